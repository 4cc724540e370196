#pragma once
// Policies: rules that somebody sets, by date. One struct a kind; INTERFACES "policies".

#include "model/figures.hpp"

namespace gashub {

/// Rungs of a region's door, each allowing less than the one before (MODEL section 6).
enum class Enforced { contract, molecules, mix, route };

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
enum class TaxOn { consumption, production, crossing, leaving };
/// A wedge; negative is a subsidy. An export duty is one on leaving.
struct Tax {
    static constexpr std::string_view kind = "tax";
    TaxOn on = TaxOn::consumption;
    std::string where;  ///< region or country; crossing: the one entered, leaving: the one left
    std::string origin; ///< production only: gas of this origin
    double eur_per_mwh = 0;
    std::vector<std::string> except; ///< arcs that a tax on crossing or leaving leaves out
    bool operator==(const Tax&) const = default;
};
/// At the hub, gas of an origin or seller may take the hub's label.
struct Relabel {
    static constexpr std::string_view kind = "relabel";
    std::string hub; ///< hub or node
    std::string origin, seller;
    std::optional<double> share;        ///< of that gas traded at the hub, in every period
    std::optional<double> bcm_per_year; ///< or a sum over a calendar year
    bool operator==(const Relabel&) const = default;
};
/// Consumers of a region pay no more; what is wanted beyond is rationed.
struct PriceCap {
    static constexpr std::string_view kind = "price-cap";
    std::string region;
    std::optional<double> price_eur_per_mwh;
    std::optional<Formula> price; ///< one of the two
    bool operator==(const PriceCap&) const = default;
};
/// A seller is paid no more in a region; buyers keep the difference.
struct SellerPriceCap {
    static constexpr std::string_view kind = "seller-price-cap";
    std::string seller, region;
    std::optional<double> price_eur_per_mwh;
    std::optional<Formula> price;
    bool operator==(const SellerPriceCap&) const = default;
};
/// A seller does not sell in a region at less.
struct ReservePrice {
    static constexpr std::string_view kind = "reserve-price";
    std::string seller, region;
    std::optional<double> price_eur_per_mwh;
    std::optional<Formula> price;
    bool operator==(const ReservePrice&) const = default;
};
/// A sector of a country pays a given price or a share of the market's; the state pays the rest.
struct RegulatedPrice {
    static constexpr std::string_view kind = "regulated-price";
    std::string country, sector;
    std::optional<double> price_eur_per_mwh, share;
    bool operator==(const RegulatedPrice&) const = default;
};
/// Gas on arcs marked `transit_to` is offered on the way.
struct OpenTransit {
    static constexpr std::string_view kind = "open-transit";
    std::vector<std::string> arcs;
    bool operator==(const OpenTransit&) const = default;
};
/// A mark-up that the owner of arcs, or a seller in a region, takes: given, or its best.
struct MarkUp {
    static constexpr std::string_view kind = "mark-up";
    std::string owner;
    std::vector<std::string> arcs;
    std::string seller, region;
    std::optional<double> eur_per_mwh;
    bool best = false;
    bool operator==(const MarkUp&) const = default;
};
using PolicyBody =
    std::variant<Embargo, Quota, StorageObligation, DemandReduction, Tax, Relabel, PriceCap,
                 SellerPriceCap, ReservePrice, RegulatedPrice, OpenTransit, MarkUp>;

struct Policy {
    std::string id;
    std::optional<Date> from, to, known_from;
    PolicyBody body;
    Text note;
    bool remove = false;
    bool operator==(const Policy&) const = default;
};

} // namespace gashub
