#pragma once
// Who has power over prices and how a hub forms its own: conduct of sellers, price rules, foresight
// (MODEL sections 5 and 6).

#include "model/figures.hpp"

namespace gashub {

/// Conjecture of a seller about a region of markets: 0 price taker, 1 Cournot.
struct Conduct {
    std::string id; ///< default: the seller
    std::string seller;
    double theta = 0;
    std::string region; ///< empty: each country by itself
    bool remove = false;
    bool operator==(const Conduct&) const = default;
};

// Price rules at a hub.
struct Exchange { ///< what balances supply and demand
    static constexpr std::string_view kind = "exchange";
    bool operator==(const Exchange&) const = default;
};
struct OilIndexed { ///< constant + slope x mean of Brent, a share of it a hub's price
    static constexpr std::string_view kind = "oil-indexed";
    double constant_eur_per_mwh = 0, slope = 0.111;
    int average_months = 9, lag_months = 0;
    std::string hub;      ///< node or hub whose price of the month before counts for `hub_share`
    double hub_share = 0; ///< 0 oil alone
    std::string seller;   ///< whose gas; empty: all that is traded
    bool operator==(const OilIndexed&) const = default;
};
struct AdministeredBand {
    static constexpr std::string_view kind = "administered-band";
    std::optional<Formula> floor, ceiling; ///< one at least
    bool operator==(const AdministeredBand&) const = default;
};
struct Netback { ///< price of a named market less the cheapest way there
    static constexpr std::string_view kind = "netback";
    std::string node;
    std::string seller; ///< whose gas; empty: all that is traded
    bool operator==(const Netback&) const = default;
};
struct DominantSupplier {
    static constexpr std::string_view kind = "dominant-supplier";
    std::string seller;
    bool operator==(const DominantSupplier&) const = default;
};
struct SingleBuyer {
    static constexpr std::string_view kind = "single-buyer";
    std::string buyer; ///< country whose welfare it seeks
    bool operator==(const SingleBuyer&) const = default;
};
using PriceRule =
    std::variant<Exchange, OilIndexed, AdministeredBand, Netback, DominantSupplier, SingleBuyer>;

struct HubSetting {
    std::string node; ///< node or hub
    PriceRule price_rule;
    bool operator==(const HubSetting&) const = default;
};

enum class ForesightKind { perfect, rolling };
struct Foresight {
    ForesightKind kind = ForesightKind::perfect;
    int window_months = 12, step_months = 1;
    bool operator==(const Foresight&) const = default;
};

} // namespace gashub
