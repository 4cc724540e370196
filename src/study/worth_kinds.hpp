#pragma once
// Keys of the kinds that ask who has power, what a project is worth and how safe supply is; a part
// of study_kinds.hpp.

#include "model/scenario.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Somebody in a game: owns what lies at nodes of its countries, arcs that touch them included, and
/// what is named beside.
struct Player {
    std::string id;
    Text title;
    std::vector<std::string> countries; ///< or regions
    std::vector<std::string> sites, arcs;
    bool operator==(const Player&) const = default;
};

/// What a new way is worth to a player: its share with it less its share without it.
struct Bypass {
    std::string id;
    Text title;
    std::string with, without; ///< options of the study's axis
    std::string player;
    double capex_meur = 0, life_years = 25, discount_rate = 0.08, opex_share = 0;
    std::string source;
    bool operator==(const Bypass&) const = default;
};

/// Prices between which a seller and a buyer could agree.
struct DealZone {
    std::string option;        ///< of the study's axis: the world in which they deal
    std::string seller, buyer; ///< players
    std::string from, at;      ///< nodes: where the seller's gas is, where it is handed over
    bool operator==(const DealZone&) const = default;
};

/// Every coalition of the players, in each option of the axes.
struct PowerStudy {
    static constexpr std::string_view kind = "power";
    std::vector<Player> players;
    std::vector<std::string> open_access; ///< regions whose arcs nobody can close
    std::vector<std::string> outlets;     ///< regions that buy at the price of the whole game
    double outlet_room = 1.5;             ///< most an outlet buys, of its own reference
    std::string focus;                    ///< player the headline speaks of; default the first
    std::string with, without;            ///< options that the table compares
    std::vector<Bypass> bypasses;
    std::optional<DealZone> deal;
    bool operator==(const PowerStudy&) const = default;
};

/// Demand of a day or month of exceptional cold.
struct ColdDemand {
    std::string region;                   ///< or country
    std::optional<double> mcm_per_day;    ///< on the peak day
    std::optional<double> peak_factor;    ///< or times the month's mean day
    double month_factor = 1;              ///< in the cold month, times its mean
    std::string source;
    bool operator==(const ColdDemand&) const = default;
};

/// Elements that one event takes out together.
struct CommonCause {
    std::string id;
    Text title;
    std::vector<std::string> elements; ///< arcs, sites, storages; `*` stands for any signs
    bool operator==(const CommonCause&) const = default;
};

/// Every element out in turn, pairs of the worst, common causes; on a peak day and in a cold month.
struct SecurityStudy {
    static constexpr std::string_view kind = "security";
    std::vector<std::string> areas; ///< regions or countries that are asked about
    std::optional<Date> peak_day;   ///< in the coldest month, which is the cold month too
    std::vector<ColdDemand> demand;
    double least_mcm_per_day = 5; ///< smaller elements are not taken out
    double storage_fill = 0.5;    ///< share of working volume when it begins
    double stock_value_eur_per_mwh = 30; ///< of gas left in store
    int worst = 4;                ///< elements whose pairs are tried
    std::string price_at;         ///< node whose price is shown
    std::vector<CommonCause> common_causes;
    bool operator==(const SecurityStudy&) const = default;
};

/// A number of a run times a factor: `welfare` of `TR:shipper:*`, `net-revenue` of `gazprom`.
struct ValueTerm {
    std::string indicator, scope;
    double factor = 1;
    bool operator==(const ValueTerm&) const = default;
};

/// A triangular draw that no scenario sees.
struct ThreePoints {
    double low = 0, mode = 0, high = 0;
    std::string source;
    bool own_estimate = false;
    bool operator==(const ThreePoints&) const = default;
};

/// Who pays for a part of a project and earns by it.
struct ProjectOwner {
    std::string id;
    Text title;
    std::map<std::string, double> capex_meur; ///< year -> spent
    double opex_share = 0.02;                 ///< of all capex, a year
    double life_years = 25, discount_rate = 0.08;
    std::vector<ValueTerm> earns; ///< MEUR a year, with the project less without
    std::string source;
    bool operator==(const ProjectOwner&) const = default;
};

/// With and without a project, in representative years, over draws of the uncertain inputs and every
/// choice of the axes.
struct ProjectStudy {
    static constexpr std::string_view kind = "project";
    int draws = 0;
    PathValues with, without;  ///< laid on the base, after all else
    std::vector<double> years; ///< calendar years that are run
    Step step = Step::quarter; ///< periods of a year
    double first_year = 0;     ///< of service
    double valued_in = 0;      ///< year whose money counts one
    std::vector<ProjectOwner> owners;
    std::vector<std::string> arcs;      ///< what the project is, for use and break-even
    double capacity_bcm_per_year = 0;   ///< of these arcs together
    std::optional<ThreePoints> capex_factor; ///< drawn beside the inputs: capex times this
    std::optional<ThreePoints> delay_years;  ///< service begins so much later, spending does not
    std::vector<std::string> countries; ///< whose welfare is shown
    bool operator==(const ProjectStudy&) const = default;
};

} // namespace gashub
