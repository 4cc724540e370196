#pragma once
// Keys of a study of the kind `power`: who bargains, and what each may keep from the others; a part
// of study_kinds.hpp.

#include "model/scenario.hpp"

#include <string>
#include <vector>

namespace gashub {

/// Somebody who may stand in or outside. What several hold needs all of them.
struct Player {
    std::string id;
    Text title;
    /// Countries or regions: sites, markets and storages at their nodes are the player's, and
    /// pipelines and terminals that touch them.
    std::vector<std::string> countries;
    std::vector<std::string> sellers;     ///< their sites too
    std::vector<std::string> owners;      ///< arcs and storages with this `owner` too
    std::vector<std::string> sites, arcs; ///< and these
    bool operator==(const Player&) const = default;
};

/// Players that act as one.
struct Bloc {
    std::vector<std::string> players;
    bool operator==(const Bloc&) const = default;
};

/// A new way: two worlds that differ in it, and what it costs to build.
struct Bypass {
    std::string id;
    Text title;
    std::string with, without; ///< options of the study's axis
    std::string player;        ///< to whom its worth is counted
    double capex_meur = 0, life_years = 25, discount_rate = 0.08;
    double opex_share = 0; ///< of capex, a year
    std::string source;
    bool operator==(const Bypass&) const = default;
};

/// The prices between which a seller and a buyer could agree.
struct DealZone {
    std::string option;        ///< of the axis
    std::string seller, buyer; ///< players
    std::string from, at;      ///< nodes: where the seller's gas is, where it is handed over
    bool operator==(const DealZone&) const = default;
};

/// Every coalition of the players in every option of the study's axis (its worlds). A coalition is
/// worth the surplus of the market that has its members' things and those that are nobody's.
struct PowerStudy {
    static constexpr std::string_view kind = "power";
    std::vector<Player> players;
    std::vector<std::string> open_access; ///< regions whose pipes and terminals nobody can close
    /// Regions whose nodes with markets buy and sell at the price they have with all players in, so
    /// that their surplus is nobody's.
    std::vector<std::string> outlets;
    std::string focus;         ///< player of the headline; default the first
    std::string with, without; ///< options that are compared; default central and first
    /// Players that are one where inputs are swung; the others stay by themselves. Each end of an
    /// input is a game of its own.
    std::vector<Bloc> blocs;
    std::vector<Bypass> bypasses;
    std::optional<DealZone> deal;
    bool operator==(const PowerStudy&) const = default;
};

} // namespace gashub
