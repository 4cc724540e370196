#include "report/run_figures.hpp"

#include "io/country_names.hpp"
#include "io/table_columns.hpp"
#include "report/chart_svg.hpp"
#include "report/names.hpp"
#include "report/origin_groups.hpp"
#include "report/ranking.hpp"
#include "report/summary.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

/// First day of each period -> its number.
std::map<std::string, std::size_t, std::less<>> period_numbers(const Scenario& scenario) {
    std::map<std::string, std::size_t, std::less<>> numbers;
    for (const Period& period : scenario.periods())
        numbers.emplace(to_string(period.from), numbers.size());
    return numbers;
}

std::vector<std::string> period_labels(const Scenario& scenario) {
    std::vector<std::string> labels;
    for (const Period& period : scenario.periods())
        labels.push_back(period_label(scenario, period));
    return labels;
}

std::vector<BarChart::Part> parts_of(const OriginGroups& groups, const ByOrigin& volumes) {
    std::vector<BarChart::Part> parts;
    for (std::size_t g = 0; g < groups.list().size(); ++g)
        if (volumes[g] > 0)
            parts.push_back({groups.list()[g].name, groups.list()[g].look, volumes[g]});
    return parts;
}

ByOrigin sum_of(const ByOrigin& a, const ByOrigin& b) {
    ByOrigin sum = a;
    for (std::size_t g = 0; g < sum.size(); ++g)
        sum[g] += b[g];
    return sum;
}

double total_of(const ByOrigin& volumes) {
    double sum = 0;
    for (const double volume : volumes)
        sum += volume;
    return sum;
}

std::string series_look(std::size_t number) {
    return fmt::format("s{}", number % 6 + 1);
}

} // namespace

std::vector<LegendEntry> legend_of(const OriginGroups& groups, const ByOrigin& totals) {
    std::vector<LegendEntry> legend;
    for (std::size_t g = 0; g < groups.list().size(); ++g)
        if (totals[g] > 0)
            legend.push_back({groups.list()[g].name, groups.list()[g].look});
    return legend;
}

std::optional<PageFigure> price_figure(const RunSource& run,
                                       const std::vector<std::string>& nodes) {
    const auto periods = period_numbers(run.scenario);
    LineChart chart{
        .title = "Prices", .unit = "EUR/MWh", .labels = period_labels(run.scenario), .lines = {}};
    PageFigure figure{.title = "Prices", .caption = "EUR/MWh, by period"};
    const Table& prices = table_of(run.tables, "prices");
    const ColumnView node(prices, "node"), period(prices, "period"),
        price(prices, "price_eur_per_mwh");
    for (const std::string& id : nodes) {
        ChartSeries line{.name = node_name(run.network, id),
                         .look = series_look(chart.lines.size()),
                         .values = std::vector<std::optional<double>>(chart.labels.size())};
        for (std::size_t row = 0; row < prices.rows(); ++row)
            if (node.text(row) == id && !price.is_empty(row))
                if (const auto at = periods.find(period.text(row)); at != periods.end())
                    line.values[at->second] = price.number(row);
        figure.legend.push_back({line.name, line.look});
        chart.lines.push_back(std::move(line));
    }
    if (prices.rows() == 0 || chart.lines.empty())
        return std::nullopt;
    figure.svg = line_chart_svg(chart);
    return figure;
}

std::optional<PageFigure> mix_figure(const RunSource& run, const std::string& node) {
    const auto periods = period_numbers(run.scenario);
    const Table& mix = table_of(run.tables, "mix");
    const ColumnView place(mix, "node"), period(mix, "period"), origin(mix, "origin"),
        volume(mix, "volume_bcm");
    const OriginGroups groups(run.network);
    std::vector<ByOrigin> by_period(periods.size());
    ByOrigin totals{};
    for (std::size_t row = 0; row < mix.rows(); ++row)
        if (place.text(row) == node)
            if (const auto at = periods.find(period.text(row)); at != periods.end()) {
                const std::size_t group = groups.of(origin.text(row));
                by_period[at->second][group] += volume.number(row);
                totals[group] += volume.number(row);
            }
    if (total_of(totals) <= 0)
        return std::nullopt;
    const std::string name = node_name(run.network, node);
    ColumnChart chart{.title = "Gas that comes to " + name,
                      .unit = "bcm",
                      .labels = period_labels(run.scenario),
                      .layers = {}};
    for (std::size_t g = 0; g < groups.list().size(); ++g) {
        if (totals[g] <= 0)
            continue;
        ChartSeries layer{groups.list()[g].name, groups.list()[g].look, {}};
        for (const ByOrigin& volumes : by_period)
            layer.values.emplace_back(volumes[g]);
        chart.layers.push_back(std::move(layer));
    }
    return PageFigure{.title = chart.title,
                      .caption = "bcm by period and by whose gas it is (by molecule), gas that "
                                 "passes on included",
                      .svg = column_chart_svg(chart),
                      .legend = legend_of(groups, totals)};
}

std::optional<PageFigure> use_figure(const RunSource& run) {
    constexpr std::size_t most = 10;
    const Table& indicators = table_of(run.tables, "indicators");
    const ColumnView name(indicators, "name"), scope(indicators, "scope"),
        value(indicators, "value");
    std::set<std::string, std::less<>> countries;
    for (const Node& node : run.network.parts().nodes)
        countries.insert(node.country);
    const OriginGroups groups(run.network);
    std::map<std::string, ByOrigin, std::less<>> use;
    for (std::size_t row = 0; row < indicators.rows(); ++row) {
        const std::string_view text = scope.text(row);
        const std::size_t colon = text.find(':');
        if (name.text(row) != "import" || colon == std::string_view::npos ||
            !countries.contains(text.substr(0, colon)))
            continue;
        use[std::string(text.substr(0, colon))][groups.of(text.substr(colon + 1))] +=
            value.number(row);
    }
    const auto ranked = largest(use, most, total_of);
    if (ranked.empty())
        return std::nullopt;
    BarChart chart{.title = "Whose gas countries use", .unit = "bcm", .rows = {}};
    ByOrigin totals{};
    for (const auto& [volume, country] : ranked) {
        const ByOrigin& volumes = use.at(country);
        totals = sum_of(totals, volumes);
        chart.rows.push_back({.name = country_name(country),
                              .value_text = short_number(volume) + " bcm",
                              .parts = parts_of(groups, volumes),
                              .mark = {},
                              .mark_name = ""});
    }
    return PageFigure{.title = chart.title,
                      .caption = "bcm over the horizon, the countries that use most",
                      .svg = bar_chart_svg(chart),
                      .legend = legend_of(groups, totals)};
}

std::optional<PageFigure> flow_figure(const RunSource& run) {
    constexpr std::size_t most = 10;
    struct Sum {
        ByOrigin volumes{};
        double capacity = 0;
        std::set<std::string_view> periods;
    };
    const Table& flows = table_of(run.tables, "flows");
    const ColumnView arc(flows, "arc"), period(flows, "period"), origin(flows, "origin"),
        flow(flows, "flow_bcm"), capacity(flows, "capacity_bcm");
    const OriginGroups groups(run.network);
    std::map<std::string_view, Sum> sums;
    for (std::size_t row = 0; row < flows.rows(); ++row) {
        Sum& sum = sums[arc.text(row)];
        sum.volumes[groups.of(origin.text(row))] += flow.number(row);
        if (sum.periods.insert(period.text(row)).second)
            sum.capacity += capacity.number(row);
    }
    const auto country = [&](const std::string& node) {
        return run.network.node(run.network.find_node(node)).country;
    };
    std::erase_if(sums, [&](const auto& each) {
        const int a = run.network.find_arc(each.first);
        return a < 0 || country(run.network.arc(a).from) == country(run.network.arc(a).to) ||
               total_of(each.second.volumes) <= 0;
    });
    const auto ranked = largest(sums, most, [](const Sum& sum) { return total_of(sum.volumes); });
    if (ranked.empty())
        return std::nullopt;
    BarChart chart{.title = "Largest flows over borders", .unit = "bcm", .rows = {}};
    ByOrigin totals{};
    for (const auto& [volume, id] : ranked) {
        const Sum& sum = sums.at(id);
        totals = sum_of(totals, sum.volumes);
        chart.rows.push_back({.name = arc_name(run.network, id),
                              .value_text = short_number(volume) + " bcm",
                              .parts = parts_of(groups, sum.volumes),
                              .mark = sum.capacity > 0 && sum.capacity < 3 * volume
                                          ? std::optional(sum.capacity)
                                          : std::nullopt,
                              .mark_name = arc_name(run.network, id) + ", capacity"});
    }
    return PageFigure{.title = chart.title,
                      .caption = "bcm over the horizon by whose gas it is; the line across is the "
                                 "capacity",
                      .svg = bar_chart_svg(chart),
                      .legend = legend_of(groups, totals)};
}

std::optional<PageFigure> storage_figure(const RunSource& run) {
    constexpr std::size_t most = 5;
    const auto periods = period_numbers(run.scenario);
    const Table& storage = table_of(run.tables, "storage");
    const ColumnView node(storage, "node"), period(storage, "period"), level(storage, "level_bcm");
    std::map<std::string, std::vector<double>> levels;
    std::map<std::string, double> highest;
    for (std::size_t row = 0; row < storage.rows(); ++row) {
        const int n = run.network.find_node(node.text(row));
        const auto at = periods.find(period.text(row));
        if (n < 0 || at == periods.end())
            continue;
        const std::string name = country_name(run.network.node(n).country);
        std::vector<double>& values = levels[name];
        values.resize(periods.size());
        values[at->second] += level.number(row);
        highest[name] = std::max(highest[name], values[at->second]);
    }
    const auto ranked = largest(highest, highest.size(), [](double value) { return value; });
    if (ranked.empty() || ranked.front().first <= 0)
        return std::nullopt;
    ColumnChart chart{.title = "Gas in store",
                      .unit = "bcm",
                      .labels = period_labels(run.scenario),
                      .layers = {}};
    PageFigure figure{.title = chart.title,
                      .caption = "bcm at the end of each period, the countries with most"};
    ChartSeries rest{"all others", "idle", std::vector<std::optional<double>>(periods.size(), 0)};
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const std::vector<double>& values = levels.at(ranked[i].second);
        if (i < most) {
            chart.layers.push_back(
                {ranked[i].second, series_look(i), {values.begin(), values.end()}});
            figure.legend.push_back({ranked[i].second, series_look(i)});
        } else
            for (std::size_t t = 0; t < values.size(); ++t)
                *rest.values[t] += values[t];
    }
    if (ranked.size() > most) {
        figure.legend.push_back({rest.name, rest.look});
        chart.layers.push_back(std::move(rest));
    }
    figure.svg = column_chart_svg(chart);
    return figure;
}

std::optional<PageFigure> bill_figure(const RunSource& run) {
    constexpr std::size_t most = 8;
    const Table& bills = table_of(run.tables, "import_bill");
    const ColumnView country(bills, "country"), kind(bills, "kind"), bill(bills, "bill_meur"),
        volume(bills, "volume_bcm");
    struct Sum {
        double contract = 0, spot = 0, bcm = 0;
    };
    std::map<std::string, Sum, std::less<>> sums;
    for (std::size_t row = 0; row < bills.rows(); ++row) {
        Sum& sum = sums[std::string(country.text(row))];
        (kind.text(row) == "contract" ? sum.contract : sum.spot) += bill.number(row) / 1000;
        sum.bcm += volume.number(row);
    }
    const auto paid = [](const Sum& sum) { return sum.contract + sum.spot; };
    std::erase_if(sums, [&](const auto& each) { return paid(each.second) <= 0; });
    const auto ranked = largest(sums, most, paid);
    if (ranked.empty())
        return std::nullopt;
    BarChart chart{.title = "Import bills", .unit = "bn EUR", .rows = {}};
    for (const auto& [value, id] : ranked) {
        const Sum& sum = sums.at(id);
        chart.rows.push_back(
            {.name = fmt::format("{} ({} bcm)", country_name(id), short_number(sum.bcm)),
             .value_text = short_number(value) + " bn EUR",
             .parts = {{"under contract", "s5", sum.contract}, {"at the market", "s6", sum.spot}},
             .mark = {},
             .mark_name = ""});
    }
    return PageFigure{.title = chart.title,
                      .caption = "bn EUR over the horizon, the countries that pay most",
                      .svg = bar_chart_svg(chart),
                      .legend = {{"under contract", "s5"}, {"at the market", "s6"}}};
}

} // namespace gashub
