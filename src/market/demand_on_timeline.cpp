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

/// Factor on a sector's demand in a period from demand and driver events and short forms.
double demand_factor(const Timeline& line, int node, const Market& market, const Sector& sector,
                     const Period& period) {
    const Network& net = line.network;
    double factor = 1;
    const auto covers = [&](const std::string& place) { return line.lies_in(place, node); };
    for (const Event& event : line.scenario.parts().events) {
        const double share = double(covered_days(period, event.from, event.to)) / period.days();
        if (share <= 0)
            continue;
        if (const auto* change = std::get_if<DemandChange>(&event.body)) {
            if (!change->sector.empty() && change->sector != sector.id)
                continue;
            if (change->market != market.id && !covers(change->region) && !covers(change->country))
                continue;
            double times = change->factor.value_or(1);
            if (change
                    ->reference_bcm) { // the volume of all it names together, shared in proportion
                double all = 0;
                for (const Market& other : net.parts().markets) {
                    const int at = net.find_node(other.node);
                    const bool named = other.id == change->market ||
                                       line.lies_in(change->region, at) ||
                                       line.lies_in(change->country, at);
                    for (const Sector& s : other.sectors)
                        if (named && (change->sector.empty() || change->sector == s.id))
                            all += s.reference_bcm_per_year;
                }
                times *= all > 0 ? *change->reference_bcm / all : 1;
            }
            factor *= 1 + share * (times - 1);
        } else if (const auto* driver = std::get_if<DriverChange>(&event.body)) {
            if (!driver->sector.empty() && driver->sector != sector.id)
                continue;
            if ((!driver->region.empty() || !driver->country.empty()) && !covers(driver->region) &&
                !covers(driver->country))
                continue;
            const double weight = driver->driver == "weather" ? sector.weather_share : 1;
            factor *= 1 + weight * (driver_mean(event, *driver, period) - 1);
        }
    }
    return factor;
}

/// Calls `use` with what each `demand.REGION[.SECTOR].key` of the scenario's set says of a sector.
template <class Use>
void for_short_forms(const Timeline& line, int node, const Sector& sector, std::string_view key,
                     Use use) {
    for (const auto& [path, value] : line.scenario.parts().set) {
        const auto words = split(path);
        const bool whole = words.size() == 3, one = words.size() == 4 && words[2] == sector.id;
        if ((whole || one) && words[0] == "demand" && words.back() == key &&
            line.lies_in(words[1], node))
            use(std::get<double>(value));
    }
}

double short_form_factor(const Timeline& line, int node, const Sector& sector,
                         std::string_view key) {
    double factor = 1;
    for_short_forms(line, node, sector, key, [&](double value) { factor *= value; });
    return factor;
}

/// Price of a sector's reference point; of several short forms the last counts.
double reference_price(const Timeline& line, int node, const Sector& sector) {
    double price = sector.reference_price_eur_per_mwh;
    for_short_forms(line, node, sector, "reference_price_eur_per_mwh",
                    [&](double value) { price = value; });
    return price * line.price_factor;
}

/// Value of lost load, never under the price of the reference point.
double lost_load(const Timeline& line, int node, const Sector& sector) {
    double value = sector.lost_load_eur_per_mwh;
    for_short_forms(line, node, sector, "lost_load_eur_per_mwh", [&](double v) { value = v; });
    return std::max(value * line.price_factor, 1.001 * reference_price(line, node, sector));
}

double elasticity(const Timeline& line, int node, const Sector& sector) {
    const bool is_long = line.scenario.parts().demand_response == DemandResponse::long_run;
    return (is_long ? sector.elasticity_long.value_or(sector.elasticity) : sector.elasticity) *
           short_form_factor(line, node, sector, "elasticity_factor");
}

} // namespace

void lay_markets(Timeline& line) {
    const Network& net = line.network;
    line.market_first_sector = {0};
    for (int m = 0; m < static_cast<int>(net.parts().markets.size()); ++m) {
        const Market& market = net.parts().markets[static_cast<std::size_t>(m)];
        line.market_node.push_back(net.find_node(market.node));
        for (int j = 0; j < static_cast<int>(market.sectors.size()); ++j) {
            const Sector& sector = market.sectors[static_cast<std::size_t>(j)];
            const int node = line.market_node.back();
            line.sectors.push_back({m, j, node, elasticity(line, node, sector),
                                    reference_price(line, node, sector),
                                    lost_load(line, node, sector)});
        }
        line.market_first_sector.push_back(static_cast<int>(line.sectors.size()));
    }
    line.reference = Grid(static_cast<int>(line.sectors.size()), line.period_count());
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j) {
        const SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(j)];
        const Market& market = net.parts().markets[static_cast<std::size_t>(on.market)];
        const Sector& sector = market.sectors[static_cast<std::size_t>(on.sector)];
        const std::vector<double>& shares = profile_shares(net, sector.profile);
        const double whole =
            sector.reference_bcm_per_year * short_form_factor(line, on.node, sector, "factor");
        for (int t = 0; t < line.period_count(); ++t) {
            const Period& period = line.periods[static_cast<std::size_t>(t)];
            line.reference(j, t) = whole * period_share(period, shares) *
                                   demand_factor(line, on.node, market, sector, period);
        }
    }
}

} // namespace gashub::market
