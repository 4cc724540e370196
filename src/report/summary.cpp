#include "report/summary.hpp"

#include "analysis/results.hpp"
#include "analysis/rule_states.hpp"
#include "io/country_names.hpp"
#include "io/table_columns.hpp"
#include "report/names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace gashub {
namespace {

constexpr double least_price = 0.005; ///< EUR/MWh from which a limit counts as binding
constexpr std::size_t most_prices = 6, most_flows = 8, most_binding = 6, most_origins = 5;

/// Values of one indicator by scope.
std::map<std::string, double, std::less<>> indicator(std::span<const Table> tables,
                                                     std::string_view wanted) {
    std::map<std::string, double, std::less<>> values;
    const Table& table = table_of(tables, "indicators");
    const ColumnView name(table, "name"), scope(table, "scope"), value(table, "value");
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (name.text(row) == wanted)
            values.emplace(scope.text(row), value.number(row));
    return values;
}

/// The part of `scope` after `first:`, or "" if it does not begin so.
std::string_view second_scope(std::string_view scope, std::string_view first) {
    if (scope.size() <= first.size() + 1 || !scope.starts_with(first) || scope[first.size()] != ':')
        return {};
    return scope.substr(first.size() + 1);
}

const Period* period_of(const Scenario& scenario, std::string_view first_day) {
    for (const Period& period : scenario.periods())
        if (to_string(period.from) == first_day)
            return &period;
    return nullptr;
}

std::vector<PriceCard> price_cards(const Network& network, const Scenario& scenario,
                                   std::span<const Table> tables) {
    const auto means = indicator(tables, "mean-price"),
               januaries = indicator(tables, "january-price"),
               setters = indicator(tables, "set-by-share");
    const Table& prices = table_of(tables, "prices");
    const ColumnView node(prices, "node"), period(prices, "period"),
        price(prices, "price_eur_per_mwh");
    std::vector<PriceCard> cards;
    for (const int watched : watched_nodes(network, scenario)) {
        const std::string& id = network.node(watched).id;
        const auto mean = means.find(id);
        if (mean == means.end() || cards.size() == most_prices)
            continue;
        PriceCard card;
        card.node = id;
        card.name = node_name(network, id);
        card.mean = mean->second;
        if (const auto january = januaries.find(id); january != januaries.end())
            card.january = january->second;
        bool is_first = true;
        for (std::size_t row = 0; row < prices.rows(); ++row) {
            if (node.text(row) != id)
                continue;
            const double value = price.number(row);
            const Period* when = period_of(scenario, period.text(row));
            if (when && (is_first || value < card.low)) {
                card.low = value;
                card.low_period = period_label(scenario, *when);
            }
            if (when && (is_first || value > card.high)) {
                card.high = value;
                card.high_period = period_label(scenario, *when);
            }
            is_first = false;
        }
        for (const auto& [scope, share] : setters)
            if (const std::string_view who = second_scope(scope, id);
                !who.empty() && share > card.set_by_share) {
                card.set_by = who;
                card.set_by_share = share;
            }
        card.set_by_name = thing_name(network, card.set_by);
        cards.push_back(std::move(card));
    }
    return cards;
}

std::string area_name(const Network& network, const std::string& id) {
    for (const Region& region : network.parts().regions)
        if (region.id == id && !region.name.en.empty())
            return region.name.en;
    return country_name(id);
}

std::vector<AreaCard> area_cards(const Network& network, std::span<const Table> tables) {
    const auto consumption = indicator(tables, "consumption"),
               unserved = indicator(tables, "unserved"), shares = indicator(tables, "origin-share");
    std::vector<std::string> areas;
    for (const char* region : {"eu", "turkiye"})
        if (consumption.contains(region))
            areas.emplace_back(region);
    if (areas.empty()) { // no such regions: the two countries that use most
        std::vector<std::pair<double, std::string>> countries;
        const auto is_region = [&](const std::string& id) {
            return std::any_of(network.parts().regions.begin(), network.parts().regions.end(),
                               [&](const Region& r) { return r.id == id; });
        };
        for (const auto& [id, volume] : consumption)
            if (!is_region(id))
                countries.emplace_back(-volume, id);
        std::sort(countries.begin(), countries.end());
        for (std::size_t i = 0; i < std::min<std::size_t>(2, countries.size()); ++i)
            areas.push_back(countries[i].second);
    }
    std::vector<AreaCard> cards;
    for (const std::string& id : areas) {
        AreaCard card{.area = id,
                      .name = area_name(network, id),
                      .consumption = consumption.at(id),
                      .origins = {}};
        if (const auto short_by = unserved.find(id); short_by != unserved.end())
            card.unserved = short_by->second;
        for (const auto& [scope, share] : shares)
            if (const std::string_view origin = second_scope(scope, id); !origin.empty())
                card.origins.push_back({std::string(origin), country_name(origin), share});
        const auto& sites = network.parts().sites;
        const bool has_russia = std::any_of(card.origins.begin(), card.origins.end(),
                                            [](const auto& s) { return s.origin == "RU"; });
        if (!has_russia &&
            std::any_of(sites.begin(), sites.end(), [](const Site& s) { return s.origin == "RU"; }))
            card.origins.push_back({"RU", country_name("RU"), 0});
        std::stable_sort(card.origins.begin(), card.origins.end(),
                         [](const auto& a, const auto& b) { return a.share > b.share; });
        const auto russia = std::find_if(card.origins.begin(), card.origins.end(),
                                         [](const auto& s) { return s.origin == "RU"; });
        if (russia != card.origins.end() &&
            russia - card.origins.begin() >= static_cast<std::ptrdiff_t>(most_origins))
            std::iter_swap(russia,
                           card.origins.begin() + static_cast<std::ptrdiff_t>(most_origins) - 1);
        if (card.origins.size() > most_origins)
            card.origins.resize(most_origins);
        cards.push_back(std::move(card));
    }
    return cards;
}

struct ArcSum {
    double volume = 0, capacity = 0, rent = 0, highest = 0, price_sum = 0;
    int periods = 0, of = 0;
    std::map<std::string_view, double> by_origin;
    std::set<std::string_view> seen;
};

std::map<std::string, ArcSum, std::less<>> arc_sums(const Network& network, const Table& flows) {
    std::map<std::string, ArcSum, std::less<>> sums;
    const ColumnView arc(flows, "arc"), period(flows, "period"), origin(flows, "origin"),
        flow(flows, "flow_bcm"), capacity(flows, "capacity_bcm"),
        congestion(flows, "congestion_eur_per_mwh");
    for (std::size_t row = 0; row < flows.rows(); ++row) {
        ArcSum& sum = sums[std::string(arc.text(row))];
        const double price = congestion.number(row);
        sum.volume += flow.number(row);
        sum.by_origin[origin.text(row)] += flow.number(row);
        if (price > least_price)
            sum.rent += price * flow.number(row) * network.twh_per_bcm();
        if (!sum.seen.insert(period.text(row)).second)
            continue;
        ++sum.of;
        sum.capacity += capacity.number(row);
        if (price > least_price) {
            ++sum.periods;
            sum.price_sum += price;
            sum.highest = std::max(sum.highest, price);
        }
    }
    return sums;
}

std::vector<FlowLine> biggest_flows(const Network& network,
                                    const std::map<std::string, ArcSum, std::less<>>& sums) {
    std::vector<FlowLine> lines;
    for (const auto& [id, sum] : sums) {
        const Arc& arc = network.arc(network.find_arc(id));
        const std::string &from = network.node(network.find_node(arc.from)).country,
                          &to = network.node(network.find_node(arc.to)).country;
        if (from == to || sum.volume <= 0)
            continue;
        FlowLine line{.arc = id,
                      .name = arc_name(network, id),
                      .from = node_name(network, arc.from),
                      .to = node_name(network, arc.to),
                      .volume = sum.volume,
                      .capacity = sum.capacity,
                      .origin = ""};
        for (const auto& [origin, volume] : sum.by_origin)
            if (volume > line.origin_share * sum.volume) {
                line.origin = country_name(origin);
                line.origin_share = volume / sum.volume;
            }
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const FlowLine& a, const FlowLine& b) { return a.volume > b.volume; });
    if (lines.size() > most_flows)
        lines.resize(most_flows);
    return lines;
}

/// True for rules that a policy of the scenario sets: they are what the reader asks about.
bool is_policy(std::string_view rule) {
    static constexpr std::array<std::string_view, 18> kinds{
        "embargo",      "quota",     "storage-obligation", "demand-reduction",
        "relabel",      "price-cap", "seller-price-cap",   "reserve-price",
        "mark-up",      "tax",       "regulated-price",    "open-transit",
        "oil-indexed",  "netback",   "administered-band",  "dominant-supplier",
        "single-buyer", "conduct"};
    return std::find(kinds.begin(), kinds.end(), rule) != kinds.end();
}

std::vector<BindingLine> binding_lines(const Network& network,
                                       const std::map<std::string, ArcSum, std::less<>>& sums,
                                       const Table& rules) {
    std::vector<BindingLine> lines;
    for (const auto& [id, sum] : sums)
        if (sum.periods > 0)
            lines.push_back({.kind = "arc",
                             .id = id,
                             .name = arc_name(network, id),
                             .periods = sum.periods,
                             .of = sum.of,
                             .highest_price = sum.highest,
                             .mean_price = sum.price_sum / sum.periods,
                             .worth_meur = sum.rent});
    std::map<std::pair<std::string, std::string>, BindingLine> by_rule;
    const ColumnView rule(rules, "rule"), id(rules, "id"), state(rules, "state"),
        value(rules, "value"), price(rules, "price_eur_per_mwh");
    for (std::size_t row = 0; row < rules.rows(); ++row) {
        BindingLine& line = by_rule[{std::string(rule.text(row)), std::string(id.text(row))}];
        ++line.of;
        if (state.text(row) == "stops-trade")
            ++line.stopped, ++line.periods;
        if ((state.text(row) != "binding" && state.text(row) != "broken") ||
            std::abs(price.number(row)) <= least_price)
            continue;
        ++line.periods;
        line.mean_price += price.number(row);
        if (std::abs(price.number(row)) > std::abs(line.highest_price))
            line.highest_price = price.number(row);
        if (!is_price_rule(rule.text(row)))
            line.worth_meur += price.number(row) * value.number(row) * network.twh_per_bcm();
    }
    for (auto& [key, line] : by_rule) {
        if (line.periods == 0)
            continue;
        std::tie(line.kind, line.id) = key;
        line.name = any_name(network, line.id);
        line.mean_price /= std::max(line.periods - line.stopped, 1);
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const BindingLine& a, const BindingLine& b) {
        return is_policy(a.kind) != is_policy(b.kind) ? is_policy(a.kind)
                                                      : a.worth_meur > b.worth_meur;
    });
    if (lines.size() > most_binding)
        lines.resize(most_binding);
    return lines;
}

} // namespace

std::string period_label(const Scenario& scenario, const Period& period) {
    constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string day = to_string(period.from);
    const Period &first = scenario.periods().front(), &last = scenario.periods().back();
    const bool is_month = period.from.day() == 1 && period.days() >= 28 && period.days() <= 31;
    if (is_month && first.from.year() == last.from.year())
        return months[static_cast<std::size_t>(period.from.month() - 1)];
    if (period.days() >= 360)
        return day.substr(0, 4);
    return period.days() >= 28 ? day.substr(0, 7) : day;
}

Summary make_summary(const Network& network, const Scenario& scenario,
                     std::span<const Table> tables) {
    const ScenarioParts& parts = scenario.parts();
    const auto sums = arc_sums(network, table_of(tables, "flows"));
    Summary summary{.scenario = parts.id,
                    .title = parts.title.en.empty() ? parts.id : parts.title.en,
                    .question = parts.question.en,
                    .from = scenario.periods().front().from,
                    .to = scenario.periods().back().to,
                    .periods = scenario.periods().size(),
                    .prices = price_cards(network, scenario, tables),
                    .areas = area_cards(network, tables),
                    .flows = biggest_flows(network, sums),
                    .binding = binding_lines(network, sums, table_of(tables, "rules")),
                    .surprises = find_surprises(network, scenario, tables)};
    const Table& consumption = table_of(tables, "consumption");
    const ColumnView used(consumption, "consumption_bcm"), unserved(consumption, "unserved_bcm"),
        rationed(consumption, "rationed_bcm");
    for (std::size_t row = 0; row < consumption.rows(); ++row) {
        summary.consumption += used.number(row);
        summary.unserved += unserved.number(row);
        summary.rationed += rationed.number(row);
    }
    return summary;
}

} // namespace gashub
