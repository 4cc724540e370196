// A place's merit order as two lines that cross at its price.

#include "analysis/merit_order.hpp"

#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"
#include "base/units.hpp"

namespace gashub::app {

void study_merit_order(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr int most_solves = 16;
    const Locale language = job.attention.language.language; // in the units of the model
    const int node = node_in_view(*job.base, job.attention);
    const int period = job.attention.period ? static_cast<int>(*job.attention.period) : 0;
    answer.of = most_solves;
    if (job.tell)
        job.tell(answer);
    market::ClearOptions options;
    options.stop = std::move(stop);
    const MeritOrder order = merit_order(*job.prepared, *job.scenario, job.base->outcome(), node,
                                         period, options, most_solves);
    answer.done = order.solves;
    if (!order.fault.empty() || order.points.empty()) {
        answer.fault = order.fault.empty() ? say(language, "No gas passes here.") : order.fault;
        return;
    }
    const auto labels = period_labels(job.base->line().periods, language);
    const double days = job.base->line().periods[static_cast<std::size_t>(period)].days();
    const double a_year = units::days_per_year / days;
    answer.curve.title =
        say(language, "Merit order, %1, %2: price in €/MWh",
            {shown_name(*job.base, node, language), labels[static_cast<std::size_t>(period)]});
    answer.curve.across_title = say(language, "bcm a year");
    CurveSeries supply{say(language, "what would come"), 0, false, {}};
    CurveSeries demand{say(language, "what would be taken"), 1, false, {}};
    for (const CurvePoint& point : order.points) {
        supply.points.push_back({point.supply_bcm * a_year, point.eur_per_mwh});
        demand.points.push_back({point.demand_bcm * a_year, point.eur_per_mwh});
    }
    answer.curve.series = {std::move(supply), std::move(demand)};
    answer.curve.marks.push_back({order.traded_bcm * a_year, order.price_eur_per_mwh,
                                  format_price(order.price_eur_per_mwh, language)});
}

} // namespace gashub::app
