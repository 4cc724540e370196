#pragma once
// Keys of a study of the kind `security`: what is lost when something fails on a hard day; a part
// of study_kinds.hpp.

#include "model/scenario.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// A place whose supply is asked about.
struct SafeArea {
    std::string id;
    Text title;
    std::vector<std::string> regions; ///< regions or countries, taken together; default the id
    double saved_share = 0;           ///< part of demand that market measures can save
    bool operator==(const SafeArea&) const = default;
};

/// Demand of a region in a situation: a stated one, or times what the base has there.
struct HardDemand {
    std::string region;
    std::optional<double> mcm_per_day, factor;
    std::string source;
    bool own_estimate = false;
    bool operator==(const HardDemand&) const = default;
};

/// A hard time: a horizon, what is wanted in it, and what is left in stores.
struct Situation {
    std::string id;
    Text title;
    PathValues set; ///< laid on the base before all else: `horizon.start` ...
    std::vector<HardDemand> demand;
    double storage_fill = 0.3;             ///< share of working volume at the start
    double storage_value_eur_per_mwh = 25; ///< of what is left at the end
    bool operator==(const Situation&) const = default;
};

/// Elements that one cause takes away together.
struct CommonCause {
    std::string id;
    Text title;
    std::vector<std::string> elements; ///< arcs, sites, storages
    bool operator==(const CommonCause&) const = default;
};

/// In every combination of the axes and every situation: nothing out, each element out, each common
/// cause; then pairs of the worst. Uncertain inputs may set `study.demand` (times the situation's)
/// and `study.storage_fill`.
struct SecurityStudy {
    static constexpr std::string_view kind = "security";
    static constexpr std::array<std::string_view, 2> own_paths = {"study.demand",
                                                                  "study.storage_fill"};
    std::vector<SafeArea> areas;
    std::vector<Situation> situations; ///< the answer leads with the first
    double least_mcm_per_day = 5;      ///< ways into an area from this size on are taken out
    std::vector<std::string> elements; ///< taken out beside those
    std::vector<CommonCause> common_causes;
    std::vector<std::string> origins; ///< on whose gas dependence is asked
    int pairs = 4;                    ///< so many of each area's worst are also lost two at a time
    bool operator==(const SecurityStudy&) const = default;
};

} // namespace gashub
