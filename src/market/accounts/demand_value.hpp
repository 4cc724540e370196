#pragma once
// What gas is worth to the consumers of a sector: the area under their own demand curve, cut at the
// value of lost load (MODEL section 3). A regulated price changes what they pay, not this.

#include "market/timeline.hpp"

namespace gashub {

/// Gross value of `bcm` of the period to a sector, MEUR.
double gross_value(const market::Timeline& line, int sector, int period, double bcm);

/// What a sector would use of its own accord at a price, bcm of the period.
double demand_at(const market::Timeline& line, int sector, int period, double eur_per_mwh);

} // namespace gashub
