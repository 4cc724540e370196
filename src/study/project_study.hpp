#pragma once
// Keys of a study of the kind `project`: what something is worth to those who pay for it; a part of
// study_kinds.hpp.

#include "model/scenario.hpp"
#include "study/sample_study.hpp"
#include "study/study_measures.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace gashub {

/// An owner's share of a project: what it pays and what it earns.
struct ProjectShare {
    std::string id;
    Text title;
    std::map<std::string, double> capex_meur; ///< by year
    double opex_meur_per_year = 0;
    int first_year = 0, life_years = 25; ///< of service
    double discount_rate = 0.08;         ///< real, a year
    double sunk_share = 0;               ///< part of capex that is spent whatever is decided
    std::vector<MeasureTerm> earns;      ///< MEUR a year; counted with the project less without
    std::vector<std::string> arcs;       ///< whose flow is its use
    double capacity_bcm_per_year = 0;    ///< of these arcs together; 0: use is not told
    std::string source;
    bool operator==(const ProjectShare&) const = default;
};

/// The base has the project; it is run with and without in every representative year, in every
/// combination of the other axes, in the central case and in drawn futures. Uncertain inputs may
/// set `study.capex`, `study.opex` (times), `study.rate` (of all shares, or plus) and `study.delay`
/// (years).
struct ProjectStudy {
    static constexpr std::string_view kind = "project";
    static constexpr std::array<std::string_view, 4> own_paths = {"study.capex", "study.opex",
                                                                  "study.rate", "study.delay"};
    std::vector<ProjectShare> shares;
    PathValues without;   ///< settings that take the project away
    std::string years;    ///< the axis whose options are representative years
    int valued_in = 2025; ///< year whose money counts one
    int draws = 0;        ///< futures; 0: the central case alone
    Sampling sampling = Sampling::latin_hypercube;
    std::vector<std::string> countries; ///< whose gains and losses are told
    bool operator==(const ProjectStudy&) const = default;
};

} // namespace gashub
