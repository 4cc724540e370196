#pragma once
// What a project is worth in one future: runs with it less runs without, over its life. Between the
// rows of a study of the kind `project` and its answer.

#include "study/design/project.hpp"
#include "study/measure.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// One share in one future; MEUR.
struct ShareWorth {
    double capex = 0, npv = 0;
    std::optional<double> rate;    ///< internal, the only one
    std::optional<double> payback; ///< years from the first of service
    std::optional<double> use;     ///< share of capacity, mean over its life
    std::optional<double> tariff;  ///< EUR/MWh at which it is worth nothing
    std::optional<double> factor;  ///< on what it earns, at which it is worth nothing
};

struct Worth {
    std::vector<ShareWorth> shares; ///< as the study's
    ShareWorth all;                 ///< of all owners: their NPVs added up, each at its own rate
    std::map<std::string, double> gains; ///< country -> MEUR a year, mean over the life
};

/// Nothing where a run of that future is missing or has no answer. `inputs`: of uncertain inputs;
/// none is the central case.
std::optional<Worth> worth_of(const ProjectStudy& kind, const RunIndex& runs,
                              const std::vector<Choice>& policy, const std::vector<Choice>& inputs);

} // namespace gashub
