// Indicators by year and by month (indicator_sums.hpp).

#include "analysis/indicator_sums.hpp"

#include "analysis/concentration.hpp"
#include "analysis/monthly_supply.hpp"
#include "market/contract_terms.hpp"

#include <algorithm>

namespace gashub {
namespace {

/// Of the need: so much must be there without the largest supplier (ACER's gas target model).
constexpr double ample_supply = 1.1;

/// The calendar year in which each period begins.
std::vector<std::string> years_of(const market::Timeline& line) {
    std::vector<std::string> years;
    for (const Period& period : line.periods)
        years.push_back(to_string(period.from).substr(0, 4));
    return years;
}

/// What contracts of a region's buyers offer in a year, by pipe and as LNG; 0 in years without.
void add_contracted(IndicatorSums& sums, const Results& results,
                    const std::vector<std::string>& years) {
    const market::Timeline& line = results.line();
    const Network& net = results.network();
    for (const Region& region : net.parts().regions)
        for (std::size_t t = 0; t < years.size(); ++t) {
            const std::string head = region.id + ":" + years[t];
            double pipe = 0, lng = 0;
            for (std::size_t c = 0; c < net.parts().contracts.size(); ++c) {
                const Contract& contract = net.parts().contracts[c];
                const bool is_its = std::any_of(
                    region.countries.begin(), region.countries.end(),
                    [&](const std::string& country) { return country == contract.buyer; });
                if (!is_its || contract.arcs.empty())
                    continue;
                const int arc = net.find_arc(contract.arcs.front());
                (net.arc(arc).kind == ArcKind::lane ? lng : pipe) +=
                    market::contract_volume(line, static_cast<int>(c), line.periods[t].from,
                                            line.periods[t].to)
                        .quantity;
            }
            sums.add("contracted-by-year", head + ":pipe", pipe, "bcm");
            sums.add("contracted-by-year", head + ":lng", lng, "bcm");
        }
}

} // namespace

std::vector<char> marked(const Network& net, const std::string& area) {
    std::vector<char> inside(static_cast<std::size_t>(net.node_count()), 0);
    for (int n : net.nodes_of(area))
        inside[static_cast<std::size_t>(n)] = 1;
    return inside;
}

bool is_long(const market::Timeline& line) {
    return line.periods.back().to.days - line.periods.front().from.days > 2 * 366;
}

void add_years(IndicatorSums& sums, const Results& results) {
    const market::Outcome& out = results.out();
    const market::Timeline& line = out.line();
    const Network& net = out.network();
    const std::vector<std::string> years = years_of(line);
    const auto add = [&](const char* name, const std::string& head, const std::string& tail,
                         const auto& read) {
        std::map<std::string, double> by_year;
        double all = 0;
        for (std::size_t t = 0; t < years.size(); ++t) {
            const double volume = read(static_cast<int>(t));
            by_year[years[t]] += volume;
            all += volume;
        }
        if (all > market::nothing_bcm)
            for (const auto& [year, volume] : by_year)
                sums.add(name, head + ":" + year + tail, volume, "bcm");
    };
    for (const Region& region : net.parts().regions) {
        const std::vector<char> inside = marked(net, region.id);
        for (int o = 0; o < results.mix.origin_count(); ++o)
            add("import-by-year", region.id,
                ":" + results.mix.origins()[static_cast<std::size_t>(o)], [&](int t) {
                    double used = 0;
                    for (std::size_t m = 0; m < line.market_node.size(); ++m)
                        if (inside[static_cast<std::size_t>(line.market_node[m])])
                            used += results.mix.at_market(static_cast<int>(m), t, o);
                    return used;
                });
    }
    add_contracted(sums, results, years);
    const auto is_watched = [&](int node) {
        return std::find(results.watched.begin(), results.watched.end(), node) !=
               results.watched.end();
    };
    for (int a = 0; a < net.arc_count(); ++a)
        if (const int from = line.arc_from[static_cast<std::size_t>(a)],
            to = line.arc_to[static_cast<std::size_t>(a)];
            net.node(from).country != net.node(to).country || is_watched(from) || is_watched(to))
            add("flow-by-year", net.arc(a).id, "", [&](int t) { return out.flow(a, t); });
    std::map<std::string, double> days;
    for (std::size_t t = 0; t < years.size(); ++t)
        days[years[t]] += line.periods[t].days();
    for (const int node : results.watched)
        for (std::size_t t = 0; t < years.size(); ++t)
            sums.add("price-by-year", net.node(node).id + ":" + years[t],
                     out.price(node, static_cast<int>(t)) * line.periods[t].days() / days[years[t]],
                     "EUR/MWh");
}

void add_months(IndicatorSums& sums, const Results& results) {
    const market::Outcome& out = results.out();
    if (results.hub < 0)
        return;
    const Network& net = out.network();
    const std::string &country = net.node(results.hub).country, &hub = net.node(results.hub).id;
    std::vector<std::pair<double, std::string>> origins;
    for (int o = 0; o < results.mix.origin_count(); ++o) {
        double used = 0;
        for (std::size_t m = 0; m < results.line().market_node.size(); ++m)
            for (int t = 0; t < out.periods(); ++t)
                if (net.node(results.line().market_node[m]).country == country)
                    used += results.mix.at_market(static_cast<int>(m), t, o);
        const std::string& origin = results.mix.origins()[static_cast<std::size_t>(o)];
        if (used > market::nothing_bcm && origin != "stock")
            origins.emplace_back(-used, origin);
    }
    std::sort(origins.begin(), origins.end());
    origins.resize(std::min<std::size_t>(origins.size(), 3));
    for (const auto& [used, origin] : origins) {
        const std::vector<MonthSupply> months = supply_without(results, country, origin);
        bool is_needed = true; // a month without need has no index
        for (const MonthSupply& month : months)
            is_needed = is_needed && month.need > market::nothing_bcm;
        if (!is_needed)
            continue;
        for (const MonthSupply& month : months)
            sums.add("residual-supply-by-month", country + ":" + month.month + ":" + origin,
                     month.supply / month.need, "ratio");
        sums.add("residual-supply-missing", country + ":" + origin,
                 missing_supply(months, ample_supply), "bcm/y");
    }
    const std::vector<double> use = exits_use(results);
    std::map<std::string, std::pair<double, double>> by_month; // use times days, days
    for (std::size_t t = 0; t < use.size(); ++t) {
        auto& [sum, days] = by_month[month_name(results.line().periods[t])];
        sum += use[t] * results.line().periods[t].days();
        days += results.line().periods[t].days();
    }
    for (const auto& [month, mean] : by_month)
        sums.add("exits-use-by-month", hub + ":" + month, mean.first / mean.second, "share");
}

} // namespace gashub
