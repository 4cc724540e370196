#include "io/observed_csv.hpp"

#include "base/text.hpp"
#include "io/input_file.hpp"
#include "io/observed_table.hpp"
#include "model/dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double least_factor = 0.5, most_factor = 2; // bcm at 0 or 20 degC, gross or net: near 1
constexpr double far_too_much = 3;                    // times what the arcs could ever carry
constexpr double lowest_price = -100, highest_price = 1000; // EUR/MWh
constexpr int month_days = 31;

/// Months of years in which a thing has some months but not all; a warning for each set of them.
class MonthlyRows {
  public:
    void add(const std::string& what, Date from, Date to) {
        if (to.days - from.days <= month_days && to == add_months(from, 1))
            months_[what][from.year()].insert(from.month());
    }
    void warn(ObservedTable& table) const {
        std::map<std::string, std::vector<std::string>> missing;
        for (const auto& [what, years] : months_)
            for (const auto& [year, months] : years) {
                std::string list;
                for (int month = 1; month <= 12; ++month)
                    if (months.count(month) == 0)
                        list += fmt::format("{}{}-{:02}", list.empty() ? "" : ", ", year, month);
                if (!list.empty())
                    missing[list].push_back(what);
            }
        for (const auto& [months, things] : missing)
            table.warn("missing-months",
                       fmt::format("no rows for {} of {}", months,
                                   gashub::quoted(fmt::format("{}", fmt::join(things, ", ")))),
                       "these months are not compared");
    }

  private:
    std::map<std::string, std::map<int, std::set<int>>> months_;
};

namespace flows {
enum Column : std::size_t {
    route,
    arcs,
    from,
    to,
    flow_bcm,
    unit_factor,
    confidence,
    free,
    source
};
const std::vector<std::string> columns = {"route",       "arcs",       "from", "to",    "flow_bcm",
                                          "unit_factor", "confidence", "free", "source"};
} // namespace flows

std::vector<CountedArc> counted_arcs(ObservedTable& table, const Network& network) {
    std::vector<CountedArc> arcs;
    std::string_view left = table.text(flows::arcs);
    if (left.empty()) {
        table.fault("missing-value", flows::arcs, "no arc is named",
                    "ids joined by +, one with a leading - counts against");
        return arcs;
    }
    for (bool is_last = false; !is_last;) {
        const std::size_t plus = left.find('+');
        is_last = plus == std::string_view::npos;
        std::string_view id = trimmed(left.substr(0, plus));
        left.remove_prefix(is_last ? left.size() : plus + 1);
        const double sign = id.starts_with('-') ? -1 : 1;
        if (sign < 0)
            id.remove_prefix(1);
        const int arc = network.find_arc(id);
        const bool is_twice = std::any_of(arcs.begin(), arcs.end(), [&](const CountedArc& other) {
            return arc >= 0 && other.arc == arc;
        });
        if (arc < 0)
            table.fault("unknown-arc", flows::arcs, "no arc is called " + gashub::quoted(id),
                        did_you_mean(id, network.names("arcs")));
        else if (is_twice)
            table.fault("duplicate-arc", flows::arcs,
                        "the arc " + gashub::quoted(id) + " stands there twice", "");
        arcs.push_back({arc, sign});
    }
    return arcs;
}

/// What the arcs that count for a route can carry at most in a span; nothing where one has no
/// capacity of its own.
std::optional<double> most_bcm(const MeasuredFlow& flow, const Network& network) {
    double sum = 0;
    for (const CountedArc& counted : flow.arcs) {
        const auto& capacity = network.arc(counted.arc).capacity_bcm_per_year;
        if (!capacity)
            return std::nullopt;
        double most = capacity->first;
        for (const auto& step : capacity->later)
            most = std::max(most, step.value);
        sum += most;
    }
    return sum * flow.days() / 365.0;
}

void check_amounts(ObservedTable& table, const MeasuredFlow& flow, const Network& network) {
    if (flow.unit_factor < least_factor || flow.unit_factor > most_factor) {
        table.fault("other-unit", flows::unit_factor,
                    fmt::format("{} bcm of the model in a published bcm", flow.unit_factor),
                    fmt::format("it lies between {} and {}; turn other units into bcm first",
                                least_factor, most_factor));
        return;
    }
    const std::optional<double> most = most_bcm(flow, network);
    if (most && std::abs(flow.bcm()) > far_too_much * *most + 1)
        table.fault("other-unit", flows::flow_bcm,
                    fmt::format("{} bcm in {} days, where the arcs carry {:.3g} at most",
                                flow.published_bcm, flow.days(), *most),
                    "flows are in bcm of the whole span");
}

std::optional<Confidence> confidence_of(ObservedTable& table) {
    const std::string word = table.needed_text(flows::confidence);
    for (const auto& [known, meaning] : Words<Confidence>::list)
        if (known == word)
            return meaning;
    if (!word.empty())
        table.fault("unknown-word", flows::confidence, gashub::quoted(word) + " is no confidence",
                    "high, medium or low");
    return std::nullopt;
}

std::optional<bool> freedom_of(ObservedTable& table) {
    const std::string word = table.needed_text(flows::free);
    if (word == "0" || word == "1")
        return word == "1";
    if (!word.empty())
        table.fault("unknown-word", flows::free, gashub::quoted(word) + " is neither 0 nor 1",
                    "0 where an input sets the route nearly directly");
    return std::nullopt;
}

/// One row; what can not be read stays at its default, its fault told.
MeasuredFlow flow_of_row(ObservedTable& table, const Network& network, bool& is_whole) {
    MeasuredFlow flow;
    flow.route = table.needed_text(flows::route);
    flow.arcs = counted_arcs(table, network);
    const auto span = table.span(flows::from, flows::to);
    const auto amount = table.number(flows::flow_bcm), factor = table.number(flows::unit_factor);
    const auto confidence = confidence_of(table);
    const auto is_free = freedom_of(table);
    flow.source = table.needed_text(flows::source);
    const bool has_arcs = !flow.arcs.empty() &&
                          std::all_of(flow.arcs.begin(), flow.arcs.end(),
                                      [](const CountedArc& counted) { return counted.arc >= 0; });
    is_whole = span && amount && factor && confidence && is_free && has_arcs;
    if (!is_whole)
        return flow;
    std::tie(flow.from, flow.to) = *span;
    flow.published_bcm = *amount;
    flow.unit_factor = *factor;
    flow.confidence = *confidence;
    flow.is_free = *is_free;
    const bool is_net = std::any_of(flow.arcs.begin(), flow.arcs.end(),
                                    [](const CountedArc& counted) { return counted.sign < 0; });
    if (*amount < 0 && !is_net)
        table.fault("negative-flow", flows::flow_bcm,
                    fmt::format("{} bcm on a route that is not a net of two directions", *amount),
                    "name the arcs of the other direction, or give them a leading -");
    check_amounts(table, flow, network);
    return flow;
}

namespace prices {
enum Column : std::size_t { node, from, to, price_eur_per_mwh, source };
const std::vector<std::string> columns = {"node", "from", "to", "price_eur_per_mwh", "source"};
} // namespace prices

int node_of_row(ObservedTable& table, const Network& network) {
    const std::string id = table.needed_text(prices::node);
    if (id.empty())
        return -1;
    const int node = network.find_place(id);
    if (node < 0) {
        std::vector<std::string> known = network.names("nodes");
        const std::vector<std::string> hubs = network.names("hubs");
        known.insert(known.end(), hubs.begin(), hubs.end());
        table.fault("unknown-node", prices::node, "no node or hub is called " + gashub::quoted(id),
                    did_you_mean(id, known));
    }
    return node;
}

template <class Rows>
Result<Rows> finished(ObservedTable& table, Rows rows) {
    if (table.has_faults())
        return table.take();
    return {std::move(rows), table.take()};
}

} // namespace

Result<std::vector<MeasuredFlow>>
parse_observed_flows(const std::string& text, const std::string& name, const Network& network) {
    ObservedTable table(text, name, flows::columns);
    std::vector<MeasuredFlow> out;
    std::map<std::tuple<std::string, Date, Date>, int> lines;
    std::map<std::tuple<std::vector<std::pair<int, double>>, Date, Date>, int> lines_of_arcs;
    MonthlyRows months;
    while (table.next()) {
        bool is_whole = false;
        MeasuredFlow flow = flow_of_row(table, network, is_whole);
        if (!is_whole)
            continue;
        std::vector<std::pair<int, double>> arcs;
        for (const CountedArc& counted : flow.arcs)
            arcs.emplace_back(counted.arc, counted.sign);
        std::sort(arcs.begin(), arcs.end());
        const auto [same, is_new] =
            lines.try_emplace({flow.route, flow.from, flow.to}, table.line());
        const auto [twin, is_first] =
            lines_of_arcs.try_emplace({std::move(arcs), flow.from, flow.to}, table.line());
        if (!is_new)
            table.fault("duplicate-row", flows::route,
                        fmt::format("line {} has the same route and dates", same->second), "");
        else if (!is_first)
            table.fault("duplicate-row", flows::arcs,
                        fmt::format("line {} has the same arcs and dates", twin->second), "");
        months.add(flow.route, flow.from, flow.to);
        out.push_back(std::move(flow));
    }
    months.warn(table);
    return finished(table, std::move(out));
}

Result<std::vector<MeasuredPrice>>
parse_observed_prices(const std::string& text, const std::string& name, const Network& network) {
    ObservedTable table(text, name, prices::columns);
    std::vector<MeasuredPrice> out;
    std::map<std::tuple<int, Date, Date>, int> lines;
    MonthlyRows months;
    while (table.next()) {
        const int node = node_of_row(table, network);
        const auto span = table.span(prices::from, prices::to);
        const auto amount = table.number(prices::price_eur_per_mwh);
        std::string source = table.needed_text(prices::source);
        if (amount && (*amount < lowest_price || *amount > highest_price))
            table.fault("other-unit", prices::price_eur_per_mwh,
                        fmt::format("{} EUR/MWh as the mean of a span", *amount),
                        "prices are in EUR/MWh of gross calorific value");
        if (node < 0 || !span || !amount)
            continue;
        const auto [same, is_new] =
            lines.try_emplace({node, span->first, span->second}, table.line());
        if (!is_new)
            table.fault("duplicate-row", prices::node,
                        fmt::format("line {} has the same node and dates", same->second), "");
        months.add(network.node(node).id, span->first, span->second);
        out.push_back({node, span->first, span->second, *amount, std::move(source)});
    }
    months.warn(table);
    return finished(table, std::move(out));
}

Result<std::vector<MeasuredFlow>> read_observed_flows(const std::filesystem::path& file,
                                                      const Network& network) {
    const Result<std::string> text = read_file(file);
    return text ? parse_observed_flows(*text, file.string(), network)
                : Result<std::vector<MeasuredFlow>>(text.issues());
}

Result<std::vector<MeasuredPrice>> read_observed_prices(const std::filesystem::path& file,
                                                        const Network& network) {
    const Result<std::string> text = read_file(file);
    return text ? parse_observed_prices(*text, file.string(), network)
                : Result<std::vector<MeasuredPrice>>(text.issues());
}

} // namespace gashub
