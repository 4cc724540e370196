#pragma once
// Who deserves what of a common gain. A game says what each coalition of players earns by itself;
// from that alone follow shares by what each adds (Shapley), shares that leave the worst-off
// coalition the least to complain of (nucleolus), and whether any sharing holds all together
// (core). Knows no gas: the study `power` makes the values.

#include <string>
#include <vector>

namespace gashub {

/// Coalitions are sets of bits: player i belongs to coalition c if c >> i & 1.
using Coalition = unsigned;

/// What every coalition earns. `value` has 2^players entries, value[0] = 0, all finite.
struct Game {
    int players = 0;
    std::vector<double> value;

    Coalition all() const { return (Coalition{1} << players) - 1; }
};

inline constexpr int most_players = 16;

/// Names the first thing wrong with a game (players 1 to 16, sizes, numbers); empty if it is sound.
/// All functions below demand a sound game.
std::string fault_of(const Game& game);

/// Each player's share: the mean of what it adds to those before it, over all orders of arrival
/// (Shapley 1953). Shares add up to value[all]; a player that adds nothing gets nothing.
std::vector<double> shapley_value(const Game& game);

/// What coalition `c` earns by itself beyond what `shares` give it: its reason to leave.
double excess(const Game& game, const std::vector<double>& shares, Coalition c);

struct Nucleolus {
    bool is_solved = false; ///< every programme on the way has its certificate
    std::string reason;     ///< why not
    std::vector<double> shares;
    /// Largest excess over all coalitions but none and all: the least that any sharing can reach.
    double least_excess = 0;
    /// The coalitions that have it whatever the sharing, ascending.
    std::vector<Coalition> binding;
    /// True if every player gets what it earns alone; false where the players alone earn more than
    /// all together (then no sharing can, and this is the prenucleolus).
    bool is_individually_rational = true;
    int programmes = 0; ///< solved on the way

    /// True if no sharing gives every coalition what it earns by itself.
    bool core_is_empty(double tolerance) const { return least_excess > tolerance; }
};

/// The sharing that makes the largest excess least, then the second largest, and so on (Schmeidler
/// 1969), by at most `players` linear programmes; each fixes the coalitions whose excess can not
/// fall further (Maschler, Peleg and Shapley 1979).
Nucleolus nucleolus(const Game& game);

} // namespace gashub
