#include "report/curve_text.hpp"

#include "io/json_writer.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr int chart_rows = 9, chart_width = 56;
constexpr std::size_t most_lines_a_side = 4;

/// Volume of a curve at a price, along a straight line between its points.
double volume_at(const std::vector<CurvePoint>& points, double price, double CurvePoint::*side) {
    std::size_t i = 1;
    while (i + 1 < points.size() && points[i].eur_per_mwh < price)
        ++i;
    const CurvePoint &a = points[i - 1], &b = points[i];
    const double part =
        std::clamp((price - a.eur_per_mwh) / (b.eur_per_mwh - a.eur_per_mwh), 0.0, 1.0);
    return a.*side + part * (b.*side - a.*side);
}

/// Rows of prices, dearest first: S where supply stands, D where demand does, X where both do.
std::string chart(const MeritOrder& order, const Quantities& q) {
    const double low = order.points.front().eur_per_mwh, high = order.points.back().eur_per_mwh;
    double most = 1e-9;
    for (const CurvePoint& point : order.points)
        most = std::max({most, point.supply_bcm, point.demand_bcm});
    most = std::min(most, 3 * std::max(order.traded_bcm, 1e-3));
    const auto column = [&](double volume) {
        return static_cast<std::size_t>(
            std::lround(std::clamp(volume / most, 0.0, 1.0) * (chart_width - 1)));
    };
    std::string out;
    for (int row = chart_rows - 1; row >= 0; --row) {
        const double price = low + (high - low) * row / (chart_rows - 1);
        std::string line(chart_width, ' ');
        const std::size_t supply = column(volume_at(order.points, price, &CurvePoint::supply_bcm)),
                          demand = column(volume_at(order.points, price, &CurvePoint::demand_bcm));
        line[supply] = 'S';
        line[demand] = supply == demand ? 'X' : 'D';
        out += right(q.price_text(price), 9) + " |" +
               line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    const std::string end = q.volume_text(most) + " " + q.volume_unit();
    return out + std::string(10, ' ') + "+" + std::string(chart_width, '-') + "\n" +
           std::string(11, ' ') + "0" + right(end, chart_width - 1) + "\n";
}

/// All that one mover brings, and between which prices.
struct Stand {
    Mover mover;
    double low = 0, high = 0, weighted = 0;
    bool always = false; ///< at any price shown
};

std::vector<Stand> stands_of(const std::vector<CurveStep>& steps) {
    std::map<std::pair<Mover::Kind, std::string>, Stand> by_mover;
    for (const CurveStep& step : steps)
        for (const Mover& mover : step.movers) {
            const auto [at, is_new] = by_mover.try_emplace({mover.kind, mover.id});
            Stand& stand = at->second;
            const double low = std::min(step.from_eur_per_mwh, step.to_eur_per_mwh),
                         high = std::max(step.from_eur_per_mwh, step.to_eur_per_mwh);
            if (is_new)
                stand = {{mover.kind, mover.id, 0}, low, high, 0, low == high};
            stand.mover.bcm += mover.bcm;
            stand.low = std::min(stand.low, low);
            stand.high = std::max(stand.high, high);
            stand.weighted += mover.bcm * (low + high) / 2;
        }
    std::vector<Stand> stands;
    for (const auto& [key, stand] : by_mover)
        stands.push_back(stand);
    std::stable_sort(stands.begin(), stands.end(),
                     [](const Stand& a, const Stand& b) { return a.mover.bcm > b.mover.bcm; });
    if (stands.size() > most_lines_a_side)
        stands.resize(most_lines_a_side);
    return stands;
}

std::string who(const Network& network, const Mover& mover, bool supply) {
    const std::string name = thing_name(network, mover.id);
    switch (mover.kind) {
    case Mover::Kind::supply:
        return supply ? "field " + name : "field " + name + ", in its place";
    case Mover::Kind::consumers:
        return supply ? "given up by " + name : name;
    case Mover::Kind::stock:
        return name;
    case Mover::Kind::arc:
        return (supply ? "over " : "sent over ") + name;
    }
    return name;
}

std::string side_text(const Network& network, const std::vector<CurveStep>& steps, bool supply,
                      const Quantities& q) {
    std::vector<Stand> stands = stands_of(steps);
    std::stable_sort(stands.begin(), stands.end(), [&](const Stand& a, const Stand& b) {
        const double x = a.weighted / a.mover.bcm, y = b.weighted / b.mover.bcm;
        return supply ? x < y : x > y;
    });
    std::string out =
        padded(supply ? "Who supplies, cheapest first" : "Who buys, dearest first", 56) +
        right(q.volume_unit(), 8) + right(q.price_unit(), 22) + "\n";
    for (const Stand& stand : stands) {
        const std::string range = stand.always && stand.low == stand.high
                                      ? "at any price"
                                      : q.price_text(stand.low) + " to " + q.price_text(stand.high);
        out += "  " + padded(who(network, stand.mover, supply), 54) +
               right(q.volume_text(stand.mover.bcm), 8) + right(range, 22) + "\n";
    }
    return out;
}

void write_steps(JsonWriter& json, const char* key, const std::vector<CurveStep>& steps) {
    json.key(key).begin_array();
    for (const CurveStep& step : steps) {
        json.begin_object()
            .member("from_eur_per_mwh", step.from_eur_per_mwh)
            .member("to_eur_per_mwh", step.to_eur_per_mwh)
            .member("bcm", step.bcm)
            .key("movers")
            .begin_array();
        for (const Mover& mover : step.movers)
            json.begin_object()
                .member("kind", to_string(mover.kind))
                .member("id", mover.id)
                .member("bcm", mover.bcm)
                .end_object();
        json.end_array().end_object();
    }
    json.end_array();
}

} // namespace

std::string curve_text(const Network& network, const Scenario& scenario, const MeritOrder& order,
                       const Quantities& q) {
    const Period& period = scenario.periods()[static_cast<std::size_t>(order.period)];
    const std::string& id = network.node(order.node).id;
    std::string out = fmt::format(
        "{} ({}), {} to {}: supply and demand meet at {} {}, {} {} pass\n", node_name(network, id),
        id, to_string(period.from), to_string(period.to), q.price_text(order.crossing_eur_per_mwh),
        q.price_unit(), q.volume_text(order.traded_bcm), q.volume_unit());
    out += "\n" + padded("  " + q.price_unit(), 12) + "S supply, D demand, X both\n";
    return out + chart(order, q) + side_text(network, order.supply, true, q) +
           side_text(network, order.demand, false, q);
}

std::string curve_json(const Network& network, const Scenario& scenario, const MeritOrder& order) {
    JsonWriter json(2);
    json.begin_object()
        .member("scenario", scenario.parts().id)
        .member("node", network.node(order.node).id)
        .member("period",
                to_string(scenario.periods()[static_cast<std::size_t>(order.period)].from))
        .member("price_eur_per_mwh", order.price_eur_per_mwh)
        .member("crossing_eur_per_mwh", order.crossing_eur_per_mwh)
        .member("traded_bcm", order.traded_bcm)
        .member("solves", order.solves)
        .key("points")
        .begin_array();
    for (const CurvePoint& point : order.points)
        json.begin_object()
            .member("eur_per_mwh", point.eur_per_mwh)
            .member("supply_bcm", point.supply_bcm)
            .member("demand_bcm", point.demand_bcm)
            .end_object();
    json.end_array();
    write_steps(json, "supply", order.supply);
    write_steps(json, "demand", order.demand);
    return json.end_object().take();
}

Table curve_table(const MeritOrder& order) {
    Table table;
    table.name = "curve";
    table.columns = {{"side", CellKind::text, true},
                     {"step", CellKind::integer, true},
                     {"kind", CellKind::text, true},
                     {"id", CellKind::text, true},
                     {"from_eur_per_mwh", CellKind::number, false},
                     {"to_eur_per_mwh", CellKind::number, false},
                     {"bcm", CellKind::number, false},
                     {"cumulative_bcm", CellKind::number, false}};
    const auto side = [&](std::string_view name, const std::vector<CurveStep>& steps) {
        double cumulative = 0;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            cumulative += steps[i].bcm;
            for (const Mover& mover : steps[i].movers)
                for (const Cell& cell :
                     {Cell(name), Cell(static_cast<std::int64_t>(i + 1)),
                      Cell(to_string(mover.kind)), Cell(std::string_view(mover.id)),
                      Cell(steps[i].from_eur_per_mwh), Cell(steps[i].to_eur_per_mwh),
                      Cell(mover.bcm), Cell(cumulative)})
                    table.cells.push_back(cell);
        }
    };
    side("demand", order.demand);
    side("supply", order.supply);
    return table;
}

} // namespace gashub
