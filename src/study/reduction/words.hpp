#pragma once
// Words made from numbers: the names that a sentence's braces may hold, laid in.

#include "study/reduction/reduce.hpp"

#include <map>
#include <string>
#include <string_view>

namespace gashub {

/// Name -> words, of a kind's own numbers.
using Facts = std::map<std::string, std::string>;

/// `text` with every `{name}` replaced. Names: those of `facts`; a measure (its central value),
/// `measure.low`, `measure.high`; a parameter or `case` (its choice there);
/// `measure@parameter=choice,...` (at other choices); `most measure by parameter`, `least measure
/// by parameter` (the choice that has it); `table above 5@case=choice` (its rows by measures that
/// are above 5 there, largest first, `nobody` if none). What has no value becomes `(no value)`,
/// what is no name stays as it stands.
std::string laid_in(std::string_view text, const Study& study, std::span<const Ran> runs,
                    const Facts& facts);

/// A number with so many digits after the dot, thousands parted by commas, no `-0`.
std::string number_words(double value, int decimals);

/// Numbers of an answer that every kind has: runs, planned, failed, held, counted, limit (of the
/// condition), headline, threshold ...
Facts facts_of(const Answer& answer, const Study& study, std::span<const Ran> runs);

} // namespace gashub
