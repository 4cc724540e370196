#pragma once
// Runs of a study of the kind `project` by what they are for, shared by its design and its
// reduction.

#include "analysis/projects.hpp"
#include "study/design/design.hpp"

namespace gashub {

/// Choice of a run without the project; a run with it has no such choice.
inline constexpr std::string_view without_project = "project";

/// Representative years of a study: the choice that makes each, none where the base's own horizon
/// is the only one.
struct RepresentativeYear {
    int year = 0;
    std::optional<Choice> choice;
};
/// Of options that are named by years, earliest first.
std::vector<RepresentativeYear> representative_years(const ProjectStudy& kind, const Study& study);

/// Every combination of the axes but that of the years; the central one.
std::vector<std::vector<Choice>> project_policies(const ProjectStudy& kind, const Study& study);
std::vector<Choice> central_policy(const ProjectStudy& kind, const Study& study);

/// Choices of a run; `inputs`: of uncertain inputs.
std::vector<Choice> project_choices(std::vector<Choice> policy, const std::vector<Choice>& inputs,
                                    const RepresentativeYear& year, bool with);

/// The drawn futures as choices of the uncertain inputs.
std::vector<std::vector<Choice>> drawn_inputs(const ProjectStudy& kind, const Study& study);
/// Each input alone at its low and its high end; none if the study has no swings.
std::vector<std::vector<Choice>> swung_inputs(const Study& study);

/// A share's terms with what uncertain inputs make of them; sunk capex left out.
ProjectTerms terms_of(const ProjectShare& share, const ProjectStudy& kind, const Study& study,
                      std::span<const Choice> inputs);

} // namespace gashub
