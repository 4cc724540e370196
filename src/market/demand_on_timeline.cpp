// The demand of every sector in every period: reference volumes, profiles, what events and short
// forms change.

#include "market/dated_figures.hpp"
#include "market/timeline_steps.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

/// A driver's factor over a period: each month of its series, and the days it does not hold, by
/// days.
double driver_mean(const Event& event, const DriverChange& driver, const Period& period) {
    double sum = 0;
    for (Date month = make_date(period.from.year(), period.from.month(), 1); month < period.to;
         month = add_months(month, 1)) {
        const Period part{std::max(month, period.from), std::min(add_months(month, 1), period.to)};
        const int held = covered_days(part, event.from, event.to);
        const auto found = driver.series.find(to_string(month).substr(0, 7));
        const double times =
            driver.factor.value_or(1) * (found == driver.series.end() ? 1.0 : found->second);
        sum += part.days() + held * (times - 1);
    }
    return sum / period.days();
}

/// Reference volume of all that a demand event names together, bcm a year.
double named_volume(const Timeline& line, const DemandChange& change) {
    const Network& net = line.network;
    double all = 0;
    for (const Market& market : net.parts().markets) {
        const int node = net.find_node(market.node);
        if (market.id != change.market && !line.lies_in(change.region, node) &&
            !line.lies_in(change.country, node))
            continue;
        for (const Sector& sector : market.sectors)
            if (change.sector.empty() || change.sector == sector.id)
                all += sector.reference_bcm_per_year;
    }
    return all;
}

/// What an event does to a sector's demand.
struct Shift {
    const Event* event = nullptr;
    const DriverChange* driver = nullptr; ///< or a demand event's factor:
    double times = 1;
};

/// A demand event's factor on all that it names; a volume is shared in proportion.
double times_of(const Timeline& line, const DemandChange& change) {
    const double times = change.factor.value_or(1);
    if (!change.reference_bcm)
        return times;
    const double all = named_volume(line, change);
    return all > 0 ? times * *change.reference_bcm / all : times;
}

/// Demand and driver events by place in the scenario's list; others have no event.
std::vector<Shift> shifts_of(const Timeline& line) {
    std::vector<Shift> shifts;
    for (const Event& event : line.scenario.parts().events) {
        Shift shift;
        if (const auto* change = std::get_if<DemandChange>(&event.body))
            shift = {&event, nullptr, times_of(line, *change)};
        else if (const auto* driver = std::get_if<DriverChange>(&event.body))
            shift = {&event, driver, 1};
        if (shift.event)
            shifts.push_back(shift);
    }
    return shifts;
}

/// Whether a demand or driver event speaks of a sector of a market.
bool concerns(const Timeline& line, const Shift& shift, int node, const Market& market,
              const Sector& sector) {
    if (shift.driver)
        return (shift.driver->sector.empty() || shift.driver->sector == sector.id) &&
               ((shift.driver->region.empty() && shift.driver->country.empty()) ||
                line.lies_in(shift.driver->region, node) ||
                line.lies_in(shift.driver->country, node));
    const auto& change = std::get<DemandChange>(shift.event->body);
    return (change.sector.empty() || change.sector == sector.id) &&
           (change.market == market.id || line.lies_in(change.region, node) ||
            line.lies_in(change.country, node));
}

/// Factor on a sector's demand in a period from the events that concern it.
double demand_factor(const std::vector<Shift>& shifts, const Sector& sector, const Period& period) {
    double factor = 1;
    for (const Shift& shift : shifts) {
        const double share =
            double(covered_days(period, shift.event->from, shift.event->to)) / period.days();
        if (share <= 0)
            continue;
        if (shift.driver) {
            const double weight = shift.driver->driver == "weather" ? sector.weather_share : 1;
            factor *= 1 + weight * (driver_mean(*shift.event, *shift.driver, period) - 1);
        } else {
            factor *= 1 + share * (shift.times - 1);
        }
    }
    return factor;
}

/// Calls `use` with what each `demand.REGION[.SECTOR].key` of the scenario's set says of a sector.
template <class Use>
void for_short_forms(const Timeline& line, const std::vector<ShortForm>& forms, int node,
                     const Sector& sector, std::string_view key, Use use) {
    for (const ShortForm& form : forms)
        if (form.key == key && (form.sector.empty() || form.sector == sector.id) &&
            line.lies_in(form.area, node))
            use(form.value);
}

double short_form_factor(const Timeline& line, const std::vector<ShortForm>& forms, int node,
                         const Sector& sector, std::string_view key) {
    double factor = 1;
    for_short_forms(line, forms, node, sector, key, [&](double value) { factor *= value; });
    return factor;
}

/// A sector with its elasticity, the price of its reference point and its value of lost load, which
/// is never under that price. Of several short forms of a price the last counts.
SectorOnTimeline on_timeline(const Timeline& line, const std::vector<ShortForm>& forms, int market,
                             int j, int node, const Sector& sector) {
    double price = sector.reference_price_eur_per_mwh, lost = sector.lost_load_eur_per_mwh;
    for_short_forms(line, forms, node, sector, "reference_price_eur_per_mwh",
                    [&](double value) { price = value; });
    for_short_forms(line, forms, node, sector, "lost_load_eur_per_mwh",
                    [&](double value) { lost = value; });
    price *= line.price_factor;
    const bool is_long = line.scenario.parts().demand_response == DemandResponse::long_run;
    const double elasticity =
        (is_long ? sector.elasticity_long.value_or(sector.elasticity) : sector.elasticity) *
        short_form_factor(line, forms, node, sector, "elasticity_factor");
    return {market, j, node, elasticity, price, std::max(lost * line.price_factor, 1.001 * price)};
}

} // namespace

void lay_markets(Timeline& line) {
    const Network& net = line.network;
    const std::vector<ShortForm> forms = short_forms(line.scenario, "demand");
    const std::vector<Shift> shifts = shifts_of(line);
    line.market_first_sector = {0};
    for (int m = 0; m < static_cast<int>(net.parts().markets.size()); ++m) {
        const Market& market = net.parts().markets[static_cast<std::size_t>(m)];
        line.market_node.push_back(net.find_node(market.node));
        for (int j = 0; j < static_cast<int>(market.sectors.size()); ++j) {
            const Sector& sector = market.sectors[static_cast<std::size_t>(j)];
            line.sectors.push_back(on_timeline(line, forms, m, j, line.market_node.back(), sector));
        }
        line.market_first_sector.push_back(static_cast<int>(line.sectors.size()));
    }
    line.reference = Grid(static_cast<int>(line.sectors.size()), line.period_count());
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j) {
        const SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(j)];
        const Market& market = net.parts().markets[static_cast<std::size_t>(on.market)];
        const Sector& sector = market.sectors[static_cast<std::size_t>(on.sector)];
        const std::vector<double>& shares = profile_shares(net, sector.profile);
        const double whole = sector.reference_bcm_per_year *
                             short_form_factor(line, forms, on.node, sector, "factor");
        std::vector<Shift> its;
        for (const Shift& shift : shifts)
            if (concerns(line, shift, on.node, market, sector))
                its.push_back(shift);
        for (int t = 0; t < line.period_count(); ++t) {
            const Period& period = line.periods[static_cast<std::size_t>(t)];
            line.reference(j, t) =
                whole * period_share(period, shares) * demand_factor(its, sector, period);
        }
    }
}

} // namespace gashub::market
