// `project`: with and without it in every representative year, for the central case, for drawn
// futures in every combination of the other axes, and for swings about the central case. One round.

#include "study/design/project.hpp"

#include "study/design/kinds.hpp"
#include "study/run_record.hpp"
#include "study/sampling.hpp"
#include "study/settings.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gashub {
namespace {

int year_in(const std::string& text) {
    int year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    return year;
}

bool is_of_years(const ProjectStudy& kind, const Choice& choice) {
    return !kind.years.empty() && choice.parameter == kind.years;
}

/// Adds the runs of one future in one combination of the axes.
void add_runs(std::vector<Point>& points, const ProjectStudy& kind, const Study& study,
              PointRole role, std::string_view name, const std::vector<Choice>& policy,
              const std::vector<Choice>& inputs, std::size_t number, std::size_t count) {
    for (const RepresentativeYear& year : representative_years(kind, study))
        for (const bool with : {true, false}) {
            std::vector<Choice> made = policy;
            if (year.choice)
                made.push_back(*year.choice);
            std::vector<Choice> named = made; // a draw's numbers are in `parameters`
            named.push_back({"", with ? "with" : "without", 0});
            made.insert(made.end(), inputs.begin(), inputs.end());
            Result<Point> point =
                make_point(study, role, made, point_id(name, number, count, named));
            if (!point)
                continue;
            point->choices = project_choices(policy, inputs, year, with);
            if (!with)
                lay_over(point->set, kind.without);
            point->is_brief = role == PointRole::draw && is_plain(wanted_values(study));
            points.push_back(std::move(*point));
        }
}

} // namespace

std::vector<RepresentativeYear> representative_years(const ProjectStudy& kind,
                                                     const Study& study) {
    std::vector<RepresentativeYear> years;
    if (const Parameter* axis = study.find_parameter(kind.years))
        for (const ParameterOption& option : axis->options)
            years.push_back({year_in(option.id), choice_of(*axis, option)});
    if (years.empty()) {
        const auto& periods = study.bases().front().scenario.periods();
        const Date start = periods.front().from;
        years.push_back({start.month() > 6 ? start.year() + 1 : start.year(), std::nullopt});
    }
    std::stable_sort(years.begin(), years.end(),
                     [](const auto& a, const auto& b) { return a.year < b.year; });
    return years;
}

std::vector<std::vector<Choice>> project_policies(const ProjectStudy& kind, const Study& study) {
    std::vector<std::vector<Choice>> policies;
    for (std::vector<Choice> choices : grid_choices(study)) {
        std::erase_if(choices, [&](const Choice& c) { return is_of_years(kind, c); });
        if (std::find(policies.begin(), policies.end(), choices) == policies.end())
            policies.push_back(std::move(choices));
    }
    return policies;
}

std::vector<Choice> central_policy(const ProjectStudy& kind, const Study& study) {
    std::vector<Choice> choices = central_choices(study);
    std::erase_if(choices, [&](const Choice& c) { return is_of_years(kind, c); });
    return choices;
}

std::vector<Choice> project_choices(std::vector<Choice> policy, const std::vector<Choice>& inputs,
                                    const RepresentativeYear& year, bool with) {
    if (year.choice)
        policy.push_back(*year.choice);
    policy.insert(policy.end(), inputs.begin(), inputs.end());
    if (!with)
        policy.push_back({std::string(without_project), "without", 0});
    return policy;
}

std::vector<std::vector<Choice>> drawn_inputs(const ProjectStudy& kind, const Study& study) {
    std::vector<std::vector<Choice>> futures;
    if (kind.draws == 0)
        return futures;
    const Sample sample = draw_sample(study, kind.draws, kind.sampling);
    for (const std::vector<double>& drawn : sample.values) {
        futures.emplace_back();
        for (std::size_t i = 0; i < sample.inputs.size(); ++i)
            futures.back().push_back(choice_of(*sample.inputs[i], drawn[i]));
    }
    return futures;
}

std::vector<std::vector<Choice>> swung_inputs(const Study& study) {
    return swing_choices(study, {});
}

ProjectTerms terms_of(const ProjectShare& share, const ProjectStudy& kind, const Study& study,
                      std::span<const Choice> inputs) {
    const double capex = own_value(study, inputs, "study.capex", 1) * (1 - share.sunk_share);
    const int delay =
        static_cast<int>(std::lround(own_value(study, inputs, "study.delay", 0)));
    ProjectTerms terms;
    for (const auto& [year, meur] : share.capex_meur)
        terms.capex_meur[year_in(year) + delay] += capex * meur;
    terms.opex_meur_per_year =
        share.opex_meur_per_year * own_value(study, inputs, "study.opex", 1);
    terms.first_year = share.first_year + delay;
    terms.life_years = share.life_years;
    terms.discount_rate = own_value(study, inputs, "study.rate", share.discount_rate);
    terms.valued_in = kind.valued_in;
    return terms;
}

std::vector<Point> round_of(const ProjectStudy& kind, const Study& study,
                            std::span<const Ran> earlier) {
    std::vector<Point> points;
    if (!earlier.empty())
        return points;
    const std::vector<std::vector<Choice>> policies = project_policies(kind, study),
                                           futures = drawn_inputs(kind, study),
                                           swings = swung_inputs(study);
    for (std::size_t p = 0; p < policies.size(); ++p)
        add_runs(points, kind, study, PointRole::grid, "central", policies[p], {}, p,
                 policies.size());
    for (std::size_t k = 0; k < futures.size(); ++k)
        for (const std::vector<Choice>& policy : policies)
            add_runs(points, kind, study, PointRole::draw, "draw", policy, futures[k], k,
                     futures.size());
    for (std::size_t s = 0; s < swings.size(); ++s)
        add_runs(points, kind, study, PointRole::swing, "swing", central_policy(kind, study),
                 swings[s], s, swings.size());
    const auto scan = scan_choices(study, {});
    for (std::size_t s = 0; s < scan.size(); ++s)
        if (std::find(swings.begin(), swings.end(), scan[s]) == swings.end())
            add_runs(points, kind, study, PointRole::search, "scan", central_policy(kind, study),
                     scan[s], s, scan.size());
    return points;
}

double size_of(const ProjectStudy& kind, const Study& study) {
    const double years = static_cast<double>(representative_years(kind, study).size());
    return (1.0 + kind.draws) * static_cast<double>(project_policies(kind, study).size()) * 2 *
           years;
}

std::vector<WantedValue> wanted_of(const ProjectStudy& kind, const Study&) {
    std::vector<WantedValue> wanted;
    for (const ProjectShare& share : kind.shares) {
        for (const MeasureTerm& term : share.earns)
            wanted.push_back({term.indicator, term.scope});
        for (const std::string& arc : share.arcs)
            wanted.push_back({"annual-flow", arc});
    }
    for (const std::string& country : kind.countries)
        wanted.push_back({"welfare", country + ":*:*"});
    return wanted;
}

} // namespace gashub
