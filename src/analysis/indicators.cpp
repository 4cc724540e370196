#include "analysis/indicators.hpp"

#include "analysis/concentration.hpp"
#include "analysis/indicator_sums.hpp"
#include "analysis/monthly_supply.hpp"
#include "analysis/welfare.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gashub {
namespace {

/// Countries and the network's regions, each with its nodes.
std::vector<std::pair<std::string, std::vector<char>>> areas(const Network& net) {
    std::vector<std::pair<std::string, std::vector<char>>> list;
    const auto add = [&](const std::string& id) { list.emplace_back(id, marked(net, id)); };
    std::vector<std::string> countries;
    for (const Node& node : net.parts().nodes)
        if (std::find(countries.begin(), countries.end(), node.country) == countries.end())
            countries.push_back(node.country);
    for (const std::string& country : countries)
        add(country);
    for (const Region& region : net.parts().regions)
        add(region.id);
    return list;
}

/// Gas in store at the horizon's start, bcm.
double stock_at_start(const market::Outcome& out, const std::vector<char>& inside) {
    const market::Timeline& line = out.line();
    double stock = 0;
    for (int s = 0; s < static_cast<int>(line.storage_node.size()); ++s) {
        const auto number = static_cast<std::size_t>(s);
        if (!inside[static_cast<std::size_t>(line.storage_node[number])] ||
            line.working_volume(s, 0) <= 0)
            continue;
        // One that turns in a circle begins as it ends.
        stock += line.start_stock[number].value_or(out.level(s, out.periods() - 1));
    }
    return stock;
}

/// True for the month of January, or a part of it.
bool is_in_january(const Period& period) {
    return period.from.month() == 1 && period.days() <= 31;
}

/// What users of an area pay at their markets on the mean, weighted by what they use: over all
/// periods, and in the first January.
void add_area_prices(IndicatorSums& sums, const market::Outcome& out, const std::string& id,
                     const std::vector<char>& inside) {
    const market::Timeline& line = out.line();
    double used = 0, paid = 0, january_used = 0, january_paid = 0;
    const auto january = std::find_if(line.periods.begin(), line.periods.end(), is_in_january);
    for (int t = 0; t < out.periods(); ++t)
        for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j) {
            const market::SectorOnTimeline& sector = line.sectors[static_cast<std::size_t>(j)];
            if (!inside[static_cast<std::size_t>(sector.node)])
                continue;
            const double volume = out.consumption(j, t),
                         value =
                             volume * out.row_price(out.formulation->market_row(sector.market, t));
            used += volume;
            paid += value;
            if (t == january - line.periods.begin())
                january_used += volume, january_paid += value;
        }
    if (used > market::nothing_bcm)
        sums.add("mean-area-price", id, paid / used, "EUR/MWh");
    if (january_used > market::nothing_bcm)
        sums.add("january-area-price", id, january_paid / january_used, "EUR/MWh");
}

/// How hard it is on an area: what it lacks in its worst period, how long its stores would last.
void add_want(IndicatorSums& sums, const market::Outcome& out, const std::string& id,
              const std::vector<char>& inside) {
    const market::Timeline& line = out.line();
    double worst = 0, wanted_of_all = 0, days = 0;
    for (int t = 0; t < out.periods(); ++t) {
        double wanted = 0, missing = 0;
        for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j) {
            if (!inside[static_cast<std::size_t>(line.sectors[static_cast<std::size_t>(j)].node)])
                continue;
            const double without =
                std::max(0.0, out.unserved(j, t)) + std::max(0.0, out.rationed(j, t));
            missing += without;
            wanted += without + out.consumption(j, t);
        }
        if (missing > market::nothing_bcm)
            worst = std::max(worst, missing / wanted);
        wanted_of_all += wanted;
        days += line.periods[static_cast<std::size_t>(t)].days();
    }
    sums.add("worst-shortfall", id, worst, "share");
    if (wanted_of_all > 0)
        sums.add("days-of-stock", id, stock_at_start(out, inside) / (wanted_of_all / days), "days");
}

/// Imports, origin shares, unserved gas and concentration of an area.
void add_area(IndicatorSums& sums, const Results& results, const SellerSplit& sellers,
              const std::string& id, const std::vector<char>& inside) {
    const market::Outcome& out = results.out();
    const market::Timeline& line = out.line();
    const Network& net = out.network();
    std::vector<double> used(static_cast<std::size_t>(results.mix.origin_count()), 0);
    double total = 0, unserved = 0, rationed = 0;
    bool has_market = false;
    for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
        if (!inside[static_cast<std::size_t>(line.market_node[static_cast<std::size_t>(m)])])
            continue;
        has_market = true;
        for (int t = 0; t < line.period_count(); ++t) {
            for (int o = 0; o < results.mix.origin_count(); ++o) {
                used[static_cast<std::size_t>(o)] += results.mix.at_market(m, t, o);
                total += results.mix.at_market(m, t, o);
            }
            for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                 j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
                unserved += out.unserved(j, t), rationed += out.rationed(j, t);
        }
    }
    if (!has_market)
        return;
    sums.add("consumption", id, total, "bcm");
    sums.add("unserved", id, unserved, "bcm");
    sums.add("rationed", id, rationed, "bcm");
    add_want(sums, out, id, inside);
    add_area_prices(sums, out, id, inside);
    double hhi = 0;
    for (int o = 0; o < results.mix.origin_count(); ++o) {
        const double volume = used[static_cast<std::size_t>(o)];
        if (volume <= market::nothing_bcm || total <= 0)
            continue;
        const std::string scope = id + ":" + results.mix.origins()[static_cast<std::size_t>(o)];
        sums.add("import", scope, volume, "bcm");
        sums.add("origin-share", scope, volume / total, "share");
        hhi += 1e4 * (volume / total) * (volume / total);
    }
    if (total > 0) {
        sums.add("hhi", id, hhi, "points");
        double by_seller = 0;
        for (const auto& [seller, share] : sellers.shares_in(inside))
            by_seller += 1e4 * share * share;
        sums.add("hhi-sellers", id, by_seller, "points");
    }
    // By last border: gross inflow over the area's border, by the country it comes from.
    std::map<std::string, double> from;
    double inflow = 0, lng = 0;
    for (int a = 0; a < net.arc_count(); ++a) {
        const int tail = line.arc_from[static_cast<std::size_t>(a)],
                  head = line.arc_to[static_cast<std::size_t>(a)];
        if (!inside[static_cast<std::size_t>(head)] || inside[static_cast<std::size_t>(tail)])
            continue;
        double volume = 0;
        for (int t = 0; t < line.period_count(); ++t)
            volume += out.flow(a, t) * (1 - net.arc(a).loss_share);
        if (volume <= market::nothing_bcm)
            continue;
        from[net.node(tail).country] += volume;
        inflow += volume;
        if (net.arc(a).kind == ArcKind::lane)
            lng += volume;
    }
    for (const auto& [country, volume] : from)
        sums.add("origin-share-last-border", id + ":" + country, volume / inflow, "share");
    sums.add("lng-import", id, lng, "bcm");
}

/// What sellers get, who is pivotal where prices are watched, what passes the hubs.
void add_structure(IndicatorSums& sums, const Results& results, const SellerSplit& sellers) {
    const market::Outcome& out = results.out();
    const Network& net = out.network();
    std::set<std::string> countries;
    for (int n : results.watched)
        countries.insert(net.node(n).country);
    for (const std::string& country : countries) {
        const auto list = residual_supply(results, sellers, country);
        double least = 0;
        for (const ResidualSupply& residual : list) {
            sums.add("residual-supply-index", country + ":" + residual.supplier, residual.index,
                     "ratio");
            least = &residual == &list.front() ? residual.index : std::min(least, residual.index);
        }
        if (!list.empty())
            sums.add("residual-supply-index", country, least, "ratio");
    }
    for (const auto& [key, value] : netbacks(results))
        sums.add("netback", key.first + ":" + key.second, value, "EUR/MWh");
    for (const auto& [seller, meur] : net_revenues(out))
        sums.add("net-revenue", seller, meur, "MEUR");
    std::set<int> hubs;
    if (const int hub = market::hub_node(out.line()); hub >= 0)
        hubs.insert(hub);
    for (const Hub& hub : net.parts().hubs)
        hubs.insert(net.find_node(hub.node));
    for (int n : hubs) {
        double volume = 0;
        for (int t = 0; t < out.periods(); ++t)
            for (int o = 0; o < results.mix.origin_count(); ++o)
                volume += results.mix.at_node(n, t, o);
        sums.add("hub-volume", net.node(n).id, volume, "bcm");
    }
}

void add_prices(IndicatorSums& sums, const Results& results) {
    const market::Outcome& out = results.out();
    const market::Timeline& line = out.line();
    const Network& net = out.network();
    const auto mean = [&](int n) {
        double sum = 0, days = 0;
        for (int t = 0; t < line.period_count(); ++t) {
            sum += out.price(n, t) * line.periods[static_cast<std::size_t>(t)].days();
            days += line.periods[static_cast<std::size_t>(t)].days();
        }
        return sum / days;
    };
    for (int n = 0; n < net.node_count(); ++n) {
        bool priced = true;
        for (int t = 0; t < line.period_count(); ++t)
            priced = priced && out.basis_at(n, t) != market::PriceBasis::none;
        if (!priced)
            continue;
        sums.add("mean-price", net.node(n).id, mean(n), "EUR/MWh");
        for (int t = 0; t < line.period_count(); ++t)
            if (is_in_january(line.periods[static_cast<std::size_t>(t)])) {
                sums.add("january-price", net.node(n).id, out.price(n, t), "EUR/MWh");
                break;
            }
    }
    for (std::size_t i = 0; i < results.watched.size(); ++i)
        for (std::size_t j = 0; j < results.watched.size(); ++j)
            if (i != j)
                sums.add("spread",
                         net.node(results.watched[i]).id + ":" + net.node(results.watched[j]).id,
                         mean(results.watched[i]) - mean(results.watched[j]), "EUR/MWh");
    for (std::size_t i = 0; i < results.setters.size(); ++i)
        for (const auto& setter : results.setters[i])
            if (setter)
                sums.add("set-by-share", net.node(results.watched[i]).id + ":" + setter->id,
                         1.0 / static_cast<double>(results.setters[i].size()), "share");
    std::map<std::string, double> periods_of_month;
    for (const Period& period : line.periods)
        ++periods_of_month[month_name(period)];
    for (std::size_t t = 0; t < results.hub_ways.size(); ++t) {
        const std::string &way = results.hub_ways[t], &hub = net.node(results.hub).id,
                          month = month_name(line.periods[t]);
        if (way.empty())
            continue;
        sums.add("set-by-way", hub + ":" + way, 1.0 / static_cast<double>(results.hub_ways.size()),
                 "share");
        sums.add("set-by-month", hub + ":" + month + ":" + way, 1 / periods_of_month[month],
                 "share");
    }
}

void add_volumes(IndicatorSums& sums, const market::Outcome& out) {
    for (int a = 0; a < out.network().arc_count(); ++a) {
        double volume = 0;
        for (int t = 0; t < out.periods(); ++t)
            volume += out.flow(a, t);
        if (volume > market::nothing_bcm)
            sums.add("annual-flow", out.network().arc(a).id, volume, "bcm");
    }
    for (int p = 0; p < static_cast<int>(out.line().site_node.size()); ++p) {
        double volume = 0;
        for (int t = 0; t < out.periods(); ++t)
            volume += out.production(p, t);
        if (volume > market::nothing_bcm)
            sums.add("annual-production",
                     out.network().parts().sites[static_cast<std::size_t>(p)].id, volume, "bcm");
    }
}

std::vector<Indicator> listed(const IndicatorSums& sums) {
    std::vector<Indicator> list;
    for (const auto& [key, value] : sums.by_name)
        list.push_back({key.first, key.second, value.first, value.second});
    return list;
}

} // namespace

std::vector<Indicator> indicators(const Results& results) {
    const market::Outcome& out = results.out();
    IndicatorSums sums;
    const SellerSplit sellers(results);
    add_volumes(sums, out);
    for (const auto& [id, inside] : areas(out.network()))
        add_area(sums, results, sellers, id, inside);
    if (is_long(results.line()))
        add_years(sums, results);
    else
        add_months(sums, results);
    add_prices(sums, results);
    add_structure(sums, results, sellers);
    return listed(sums);
}

std::vector<Indicator> plain_indicators(const market::Outcome& outcome, bool has_revenues) {
    IndicatorSums sums;
    add_volumes(sums, outcome);
    if (has_revenues) // the accounts take as long as all else here
        for (const auto& [seller, meur] : net_revenues(outcome))
            sums.add("net-revenue", seller, meur, "MEUR");
    return listed(sums);
}

std::optional<double> find_indicator(const std::vector<Indicator>& list, std::string_view name,
                                     std::string_view scope) {
    for (const Indicator& indicator : list)
        if (indicator.name == name && indicator.scope == scope)
            return indicator.value;
    return std::nullopt;
}

} // namespace gashub
