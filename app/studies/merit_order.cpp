// A place's merit order as two lines that cross at its price.

#include "analysis/merit_order.hpp"

#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"
#include "base/units.hpp"

namespace gashub::app {

namespace {

struct Standing {
    std::shared_ptr<const Cleared> base;
    int node = 0, period = 0;
    MeritOrder order;
};

StudyFigure figure_of(const Standing& found, const Locale& language) {
    const std::vector<Period>& periods = found.base->line().periods;
    const auto period = static_cast<std::size_t>(found.period);
    // A rate in the reader's unit of a volume of the period.
    const double a_year = volume_in(units::days_per_year / periods[period].days(), language);
    CurveData curve;
    curve.title = say(language, "Merit order, %1, %2: price in %3",
                      {shown_name(*found.base, found.node, language),
                       period_labels(periods, language)[period], price_unit(language)});
    curve.across_title = say(language, "%1 a year", {volume_unit(language)});
    CurveSeries supply{say(language, "what would come"), 0, false, {}};
    CurveSeries demand{say(language, "what would be taken"), 1, false, {}};
    for (const CurvePoint& point : found.order.points) {
        const double price = price_in(point.eur_per_mwh, language);
        supply.points.push_back({point.supply_bcm * a_year, price});
        demand.points.push_back({point.demand_bcm * a_year, price});
    }
    curve.series = {std::move(supply), std::move(demand)};
    const double price = found.order.price_eur_per_mwh;
    curve.marks.push_back({found.order.traded_bcm * a_year, price_in(price, language),
                           format_price(price, language)});
    return {.bars = {}, .curve = std::move(curve)};
}

} // namespace

void study_merit_order(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr int most_solves = 16;
    const int node = node_in_view(*job.base, job.attention);
    const int period = job.attention.period ? static_cast<int>(*job.attention.period) : 0;
    answer.of = most_solves;
    if (job.tell)
        job.tell(answer);
    market::ClearOptions options;
    options.stop = std::move(stop);
    MeritOrder order = merit_order(*job.prepared, *job.scenario, job.base->outcome(), node, period,
                                   options, most_solves);
    answer.done = order.solves;
    if (!order.fault.empty())
        answer.fault = order.fault;
    else if (order.points.empty())
        give_up(answer, "No gas passes here.");
    else
        answer.figure = [found = Standing{job.base, node, period, std::move(order)}](
                            const Locale& reader) { return figure_of(found, reader); };
}

} // namespace gashub::app
