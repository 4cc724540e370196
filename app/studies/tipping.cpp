// Tipping point: how the spread between the first two watched places runs with one lever, and where
// it turns.

#include "app/studies/trials.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>

namespace gashub::app {

namespace {

/// The lever asked for, else the first that slides.
const Lever* lever_of(const StudyJob& job) {
    if (const Lever* const lever = find_lever(*job.scenario, job.lever))
        return lever;
    for (const Lever& lever : job.scenario->parts().levers) {
        if (std::none_of(lever.stops.begin(), lever.stops.end(),
                         [](const LeverStop& stop) { return !stop.set.empty(); }))
            return &lever;
    }
    return nullptr;
}

/// Where a line crosses zero between two points.
double crossing(const std::array<double, 2>& a, const std::array<double, 2>& b) {
    return a[0] + (b[0] - a[0]) * a[1] / (a[1] - b[1]);
}

void mark_crossings(StudyAnswer& answer, const std::string& unit, Locale language) {
    const auto& points = answer.curve.series.front().points;
    answer.curve.marks.clear();
    answer.turns.reset();
    for (std::size_t i = 1; i < points.size(); ++i) {
        if ((points[i - 1][1] < 0) == (points[i][1] < 0))
            continue;
        const double at = crossing(points[i - 1], points[i]);
        if (!answer.turns)
            answer.turns = at;
        answer.curve.marks.push_back({at, 0, format_number(at, 2, language) + " " + unit});
    }
}

} // namespace

void study_tipping(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr int steps = 10;
    const Locale language = job.attention.language.language; // in the units of the model
    const Lever* const lever = lever_of(job);
    std::vector<int> places = job.base->watched();
    if (places.size() > 1 && node_in_view(*job.base, job.attention) != places[0])
        places = {places[0], node_in_view(*job.base, job.attention)};
    if (lever == nullptr || places.size() < 2) {
        answer.fault = say(language, "This needs a lever that slides and two watched places.");
        return;
    }
    answer.lever = lever->id;
    const std::string label = text_in(lever->label, language);
    const std::string unit = lever->unit == "x" ? "×" : lever->unit;
    const std::string name = say(
        language, "%1 less %2",
        {shown_name(*job.base, places[0], language), shown_name(*job.base, places[1], language)});
    answer.curve.title = name + ", €/MWh";
    answer.curve.across_title = label + ", " + unit;
    answer.curve.series.push_back({name, 0, false, {}});
    Trials trials(job, std::move(stop), answer, steps + 1);
    for (int i = 0; i <= steps; ++i) {
        const double value = lever->min + (lever->max - lever->min) * i / steps;
        const Result<Scenario> moved =
            with_values(*job.scenario, job.base->network(), {{lever->path, value}});
        const auto outcome = moved ? trials.clear(*moved) : nullptr;
        if (trials.is_stopped())
            return;
        const auto a = outcome ? price_in_view(*outcome, places[0], job.attention) : std::nullopt;
        const auto b = outcome ? price_in_view(*outcome, places[1], job.attention) : std::nullopt;
        if (a && b)
            answer.curve.series.front().points.push_back({value, *a - *b});
        trials.tell();
    }
    mark_crossings(answer, unit, language);
    if (answer.curve.marks.empty() && !answer.curve.series.front().points.empty()) {
        const auto& end = answer.curve.series.front().points.back();
        answer.curve.marks.push_back({end[0], end[1], say(language, "does not turn")});
    }
}

} // namespace gashub::app
