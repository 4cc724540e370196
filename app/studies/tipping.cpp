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

/// The spread over the lever's values so far, EUR/MWh.
struct SpreadRun {
    std::shared_ptr<const Cleared> base;
    Lever lever;
    std::array<int, 2> places{};
    std::vector<std::array<double, 2>> points; ///< value of the lever, spread
    bool complete = false;

    std::vector<double> crossings() const {
        std::vector<double> values;
        for (std::size_t i = 1; i < points.size(); ++i) {
            if ((points[i - 1][1] < 0) != (points[i][1] < 0))
                values.push_back(crossing(points[i - 1], points[i]));
        }
        return values;
    }
};

StudyFigure figure_of(const SpreadRun& run, const Locale& language) {
    CurveData curve;
    const std::string unit = lever_unit(run.lever, language);
    const std::string name = say(language, "%1 less %2",
                                 {shown_name(*run.base, run.places[0], language),
                                  shown_name(*run.base, run.places[1], language)});
    curve.title = name + ", " + price_unit(language);
    curve.across_title = text_in(run.lever.label, language) + ", " + unit;
    CurveSeries series{name, 0, false, {}};
    for (const auto& [value, spread] : run.points)
        series.points.push_back({value, price_in(spread, language)});
    for (const double at : run.crossings())
        curve.marks.push_back({at, 0, format_number(at, 2, language) + " " + unit});
    if (run.complete && curve.marks.empty() && !series.points.empty())
        curve.marks.push_back(
            {series.points.back()[0], series.points.back()[1], say(language, "does not turn")});
    curve.series.push_back(std::move(series));
    return {.bars = {}, .curve = std::move(curve)};
}

} // namespace

void study_tipping(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr int steps = 10;
    const Lever* const lever = lever_of(job);
    std::vector<int> places = job.base->watched();
    if (places.size() > 1 && node_in_view(*job.base, job.attention) != places[0])
        places = {places[0], node_in_view(*job.base, job.attention)};
    if (lever == nullptr || places.size() < 2)
        return give_up(answer, "This needs a lever that slides and two watched places.");
    answer.lever = lever->id;
    SpreadRun run{.base = job.base,
                  .lever = *lever,
                  .places = {places[0], places[1]},
                  .points = {},
                  .complete = false};
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
            run.points.push_back({value, *a - *b});
        run.complete = i == steps;
        const std::vector<double> turns = run.crossings();
        answer.turns = turns.empty() ? std::nullopt : std::optional(turns.front());
        answer.figure = [run](const Locale& reader) { return figure_of(run, reader); };
        trials.tell();
    }
}

} // namespace gashub::app
