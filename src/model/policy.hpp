#pragma once
// Policies: rules that somebody sets, by date. One struct a kind; INTERFACES "policies".

#include "model/figures.hpp"

namespace gashub {

enum class Enforced { molecules };

/// Gas of an origin (or seller) may not be sold, stored in, or enter a region.
struct Embargo {
    static constexpr std::string_view kind = "embargo";
    std::string origin, seller; ///< one of the two
    std::string region;
    Enforced enforced = Enforced::molecules;
    std::vector<std::string> routes; ///< pipeline, lng; empty: both
    std::vector<std::string>
        transit; ///< countries of the region it may cross, though not be sold in
    bool operator==(const Embargo&) const = default;
};
/// Sales of an origin in a region <= share of all sales there, in every period.
struct Quota {
    static constexpr std::string_view kind = "quota";
    std::string origin, region;
    double share = 1;
    std::optional<double> penalty_eur_per_mwh; ///< soft at this price; default hard
    bool operator==(const Quota&) const = default;
};
enum class Each { country, region, storage };
/// Stores of a region hold at least `fill` of their working volume on a date.
struct StorageObligation {
    static constexpr std::string_view kind = "storage-obligation";
    std::string region;
    std::optional<Date> date;
    double fill = 0;
    Each each = Each::country;
    std::optional<double> penalty_eur_per_mwh; ///< of a shortfall; default lost load
    bool operator==(const StorageObligation&) const = default;
};
/// Consumption in a region <= share of the reference, in every period.
struct DemandReduction {
    static constexpr std::string_view kind = "demand-reduction";
    std::string region, sector;
    double share = 1;
    bool operator==(const DemandReduction&) const = default;
};
enum class TaxOn { consumption, production, crossing };
/// A wedge; negative is a subsidy.
struct Tax {
    static constexpr std::string_view kind = "tax";
    TaxOn on = TaxOn::consumption;
    std::string where;  ///< region or country; for crossing: the region entered
    std::string origin; ///< production only: gas of this origin
    double eur_per_mwh = 0;
    bool operator==(const Tax&) const = default;
};
using PolicyBody = std::variant<Embargo, Quota, StorageObligation, DemandReduction, Tax>;

struct Policy {
    std::string id;
    std::optional<Date> from, to, known_from;
    PolicyBody body;
    Text note;
    bool remove = false;
    bool operator==(const Policy&) const = default;
};

} // namespace gashub
