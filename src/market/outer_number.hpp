#pragma once
// Numbers that enter the programme and must agree with its answer (MODEL section 6).

#include <cstdint>
#include <utility>
#include <vector>

namespace gashub::market {

/// What a number of the outer search stands for (MODEL section 6).
enum class OuterKind : std::uint8_t {
    hub_rule,       ///< wedge of the hub's price rule
    seller_cap,     ///< wedge of a cap on a seller; it takes the seller's power first
    seller_reserve, ///< wedge of a reserve price
    contract,       ///< contract price less the seller's value, either sign
    power,          ///< phi: share of a region's mark-ups that is left at a cap or lost load
    cap_price,      ///< price of a cap whose formula follows prices of the run
    door,           ///< share of other origins in what enters the hub's country
    mark_up,        ///< stated, or searched by its leader; not moved by the outer search
};

/// A number that enters the programme's costs or sides and must agree with its answer.
struct OuterNumber {
    OuterKind kind = OuterKind::hub_rule;
    int place = -1;  ///< policy, contract or seller region; -1: the hub's rule
    int part = -1;   ///< contract: its arc
    int period = -1; ///< -1: all periods
    double value = 0, lower = 0, upper = 0;
    double power =
        0; ///< EUR/MWh of the value that take away a seller's mark-up before a wedge opens
    std::vector<int> wedge; ///< columns that pay it
    std::vector<std::pair<int, double>>
        scaled; ///< columns whose rising cost it scales, with the full one
    std::vector<std::pair<int, double>> sides; ///< rows whose upper side it is, with its weight
    /// The wedge it opens, EUR/MWh, and the share of mark-ups it leaves.
    double wedge_value() const;
    double power_left() const;
};

} // namespace gashub::market
