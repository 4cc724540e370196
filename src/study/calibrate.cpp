#include "study/calibrate.hpp"

#include "analysis/spans.hpp"
#include "market/clear.hpp"
#include "study/circles.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

using market::Measurement;
using market::Outcome;

constexpr int year_days = 360; // a row of so many days tells of a whole year
constexpr int most_rounds = 40;
constexpr double places = 1000;                   // adders are rounded to 0.001 EUR/MWh
constexpr double at_bound = 0.002;                // EUR/MWh
constexpr double within = 0.02, least_bcm = 0.02; // an error so small, or so small a gain, is none
constexpr double least_factor = 0.9, most_factor = 1.1, price_tolerance = 5e-4;
constexpr int most_halvings = 12;

Network checked(NetworkParts parts) {
    Result<Network> network = make_network(std::move(parts));
    if (!network)
        throw std::logic_error("a network with adders is not valid: " +
                               to_string(network.issues().front()));
    return std::move(*network);
}

template <class F>
void for_each_arc(NetworkParts& parts, F&& visit) {
    int number = 0;
    for (auto* list : {&parts.pipelines, &parts.terminals, &parts.lanes})
        for (Arc& arc : *list)
            visit(number++, arc);
}

/// The network with demand of a region times a factor and no adders.
Network without_adders(const Network& network, const CalibrateOptions& options, double factor) {
    NetworkParts parts = network.parts();
    for_each_arc(parts, [](int, Arc& arc) { arc.adder.reset(); });
    if (!options.demand_region.empty()) {
        const std::vector<int> inside = network.nodes_of(options.demand_region);
        for (Market& market : parts.markets)
            if (std::find(inside.begin(), inside.end(), network.find_node(market.node)) !=
                inside.end())
                for (Sector& sector : market.sectors)
                    sector.reference_bcm_per_year *= factor;
    }
    return checked(std::move(parts));
}

/// The longest row of a route within the horizon, if it tells of a whole year.
const MeasuredFlow* year_row(const std::vector<MeasuredFlow>& flows, const std::string& route,
                             const std::vector<Period>& periods) {
    std::vector<const MeasuredFlow*> inside;
    for (const MeasuredFlow& flow : flows)
        if (flow.route == route && days_covered(periods, flow.from, flow.to) == flow.days())
            inside.push_back(&flow);
    const auto longest = longest_apart(std::move(inside));
    return longest.empty() || longest.front()->days() < year_days ? nullptr : longest.front();
}

/// Solves the year as often as it takes, and keeps what it finds.
class Fit {
  public:
    Fit(const Network& network, const Scenario& scenario, const BacktestData& data,
        const CalibrateOptions& options, Calibration& out)
        : given_(network), scenario_(scenario), data_(data), options_(options), out_(out) {}

    void run() {
        if (!list_routes())
            return;
        const auto plain = cleared(without_adders(given_, options_, 1), {});
        if (!plain)
            return;
        out_.before = backtest(*plain, data_);
        out_.year = scenario_.periods().front().from.year();
        mark_single_sources(*plain);
        std::optional<Outcome> fitted = fit(1);
        while (fitted && drop_held(*plain, *fitted))
            fitted = fit(1);
        if (fitted && !options_.demand_region.empty())
            fitted = fit_demand(std::move(fitted));
        if (!fitted)
            return;
        out_.after = backtest(*fitted, data_);
        out_.network = fitted->network();
        judge(*plain, *fitted);
        out_.status = market::Status::solved;
    }

  private:
    /// One entry a route; false where no row can be used.
    bool list_routes() {
        bool any = false;
        for (const MeasuredFlow& flow : data_.flows) {
            const bool is_known =
                std::any_of(out_.routes.begin(), out_.routes.end(),
                            [&](const CalibratedRoute& r) { return r.route == flow.route; });
            if (is_known)
                continue;
            const MeasuredFlow* row = year_row(data_.flows, flow.route, scenario_.periods());
            CalibratedRoute route{.route = flow.route, .arcs = flow.arcs};
            route.state = row != nullptr ? RouteState::met : RouteState::not_a_year;
            route.observed_bcm = row != nullptr ? row->bcm() : 0;
            any = any || row != nullptr;
            rows_.push_back(row);
            out_.routes.push_back(std::move(route));
        }
        if (any)
            return true;
        const auto& periods = scenario_.periods();
        out_.status = market::Status::bad_input;
        out_.reason = "there is nothing to fit costs to";
        out_.issues.push_back(
            {.code = "no-year-rows",
             .where = {},
             .message = fmt::format("no observed row has a whole year within {} to {}",
                                    to_string(periods.front().from), to_string(periods.back().to)),
             .hint = "give the observed flows of the scenario's year"});
        return false;
    }

    std::optional<Outcome> cleared(const Network& network, std::vector<Measurement> measurements) {
        Outcome outcome = market::clear(
            network, scenario_, {.stop = options_.stop, .measurements = std::move(measurements)});
        ++out_.solves;
        if (outcome.status == market::Status::solved)
            return outcome;
        out_.status = outcome.status;
        out_.reason = outcome.reason;
        out_.issues = outcome.issues;
        return std::nullopt;
    }

    void mark_single_sources(const Outcome& plain) {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i] != nullptr && has_single_source(plain, rows_[i]->arcs)) {
                out_.routes[i].state = RouteState::single_source;
                rows_[i] = nullptr;
            }
    }

    std::vector<Measurement> measurements() const {
        std::vector<Measurement> list;
        for (const MeasuredFlow* row : rows_) {
            if (row == nullptr)
                continue;
            Measurement measured{.route = row->route,
                                 .arcs = {},
                                 .from = row->from,
                                 .to = row->to,
                                 .bcm = row->bcm(),
                                 .penalty_eur_per_mwh = options_.bound_eur_per_mwh,
                                 .circles = {}};
            for (const CountedArc& counted : row->arcs)
                measured.arcs.emplace_back(counted.arc, counted.sign);
            list.push_back(std::move(measured));
        }
        return list;
    }

    /// The adders of all routes with demand at `factor`, then the year without the rows.
    std::optional<Outcome> fit(double factor) {
        const Network base = without_adders(given_, options_, factor);
        std::vector<Measurement> rows = measurements();
        std::vector<double> adders(static_cast<std::size_t>(base.arc_count()), 0);
        bar_pairs(base, rows);
        for (int round = 0; round < most_rounds; ++round) {
            const auto held = cleared(base, rows);
            if (!held)
                return std::nullopt;
            read_adders(*held, adders);
            const std::vector<int> circle = cheapest_circle(base, adders);
            if (circle.empty() || !bar_circle(base, circle, rows))
                break;
        }
        raise_circles(base, adders);
        out_.circles = 0;
        for (const Measurement& row : rows)
            out_.circles += static_cast<int>(row.circles.size());
        out_.demand_factor = factor;
        return cleared(with_adders(base, adders), {});
    }

    void read_adders(const Outcome& held, std::vector<double>& adders) {
        std::fill(adders.begin(), adders.end(), 0.0);
        const market::Formulation& f = *held.formulation;
        std::vector<double> by_row;
        for (std::size_t i = 0; i < f.rows.size(); ++i)
            if (f.rows[i].kind == market::RowKind::measured)
                by_row.push_back(-held.row_price(static_cast<int>(i)));
        std::size_t next = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i] == nullptr)
                continue;
            const double bound = options_.bound_eur_per_mwh;
            const double adder =
                std::round(std::clamp(by_row[next++], -bound, bound) * places) / places;
            out_.routes[i].adder_eur_per_mwh = adder;
            for (const CountedArc& counted : rows_[i]->arcs)
                adders[static_cast<std::size_t>(counted.arc)] += counted.sign * adder;
        }
    }

    Network with_adders(const Network& base, const std::vector<double>& adders) const {
        NetworkParts parts = base.parts();
        for_each_arc(parts, [&](int a, Arc& arc) {
            const double adder = adders[static_cast<std::size_t>(a)];
            if (std::abs(adder) > 0.5 / places)
                arc.adder = Adder{std::round(adder * places) / places, out_.year};
        });
        parts.calibrated_on = out_.year;
        if (options_.half_life_years)
            parts.adder_half_life_years = *options_.half_life_years;
        return checked(std::move(parts));
    }

    /// Halves the span of factors until the node's mean price is the observed one.
    std::optional<Outcome> fit_demand(std::optional<Outcome> fitted) {
        double low = least_factor, high = most_factor;
        for (int round = 0; fitted && round < most_halvings; ++round) {
            const Backtest now = backtest(*fitted, data_);
            const auto price =
                std::find_if(now.prices.begin(), now.prices.end(),
                             [&](const PriceFit& p) { return p.node == options_.demand_node; });
            if (price == now.prices.end())
                break;
            const double off = price->model_eur_per_mwh / price->observed_eur_per_mwh - 1;
            if (std::abs(off) < price_tolerance)
                break;
            (off > 0 ? high : low) = out_.demand_factor;
            fitted = fit((low + high) / 2);
        }
        return fitted;
    }

    bool is_at_bound(const CalibratedRoute& route) const {
        return std::abs(route.adder_eur_per_mwh) >= options_.bound_eur_per_mwh - at_bound;
    }

    /// Lets go of rows whose adders stand at the bound for nothing: what holds such a flow is no
    /// cost, and the adder would only move rents. True if there were any.
    bool drop_held(const Outcome& plain, const Outcome& fitted) {
        bool any = false;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const MeasuredFlow* row = rows_[i];
            if (row == nullptr || !is_at_bound(out_.routes[i]))
                continue;
            const double before = route_flow(plain, row->arcs, row->from, row->to) - row->bcm(),
                         after = route_flow(fitted, row->arcs, row->from, row->to) - row->bcm();
            if (std::abs(before) - std::abs(after) > least_bcm + within * std::abs(row->bcm()))
                continue;
            out_.routes[i].state = RouteState::held;
            out_.routes[i].adder_eur_per_mwh = 0;
            rows_[i] = nullptr;
            any = true;
        }
        return any;
    }

    void judge(const Outcome& plain, const Outcome& fitted) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            CalibratedRoute& route = out_.routes[i];
            const MeasuredFlow* row = year_row(data_.flows, route.route, scenario_.periods());
            if (row == nullptr)
                continue;
            route.before_bcm = route_flow(plain, row->arcs, row->from, row->to);
            route.after_bcm = route_flow(fitted, row->arcs, row->from, row->to);
            if (route.state != RouteState::met)
                continue;
            const double error = std::abs(route.after_bcm - route.observed_bcm);
            if (is_at_bound(route))
                route.state = RouteState::at_bound;
            else if (error > std::max(least_bcm, within * std::abs(route.observed_bcm)))
                route.state = RouteState::barred;
        }
    }

    const Network& given_;
    const Scenario& scenario_;
    const BacktestData& data_;
    const CalibrateOptions& options_;
    Calibration& out_;
    std::vector<const MeasuredFlow*> rows_; ///< of each route; null: not to be fitted
};

} // namespace

std::string_view to_string(RouteState state) {
    switch (state) {
    case RouteState::met:
        return "met";
    case RouteState::at_bound:
        return "at-bound";
    case RouteState::held:
        return "held";
    case RouteState::barred:
        return "barred";
    case RouteState::single_source:
        return "single-source";
    case RouteState::not_a_year:
        return "not-a-year";
    }
    return "";
}

bool has_single_source(const Outcome& outcome, const std::vector<CountedArc>& arcs) {
    const market::Timeline& line = outcome.line();
    const int count = outcome.network().arc_count();
    const auto is_open = [&](const market::Grid& capacity, int thing) {
        for (int t = 0; t < outcome.periods(); ++t)
            if (capacity(thing, t) > market::nothing_bcm)
                return true;
        return false;
    };
    std::vector<char> of_route(static_cast<std::size_t>(count), 0), open = of_route;
    std::vector<char> behind(static_cast<std::size_t>(outcome.network().node_count()), 0);
    for (const CountedArc& counted : arcs) {
        of_route[static_cast<std::size_t>(counted.arc)] = 1;
        behind[static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(counted.arc)])] = 1;
    }
    for (int a = 0; a < count; ++a)
        open[static_cast<std::size_t>(a)] =
            !of_route[static_cast<std::size_t>(a)] && is_open(line.arc_capacity, a);
    const auto from = [&](std::size_t a) -> char& {
        return behind[static_cast<std::size_t>(line.arc_from[a])];
    };
    const auto to = [&](std::size_t a) -> char& {
        return behind[static_cast<std::size_t>(line.arc_to[a])];
    };
    for (bool grows = true; grows;) {
        grows = false;
        for (std::size_t a = 0; a < open.size(); ++a)
            if (open[a] && from(a) && !to(a))
                grows = true, to(a) = 1;
    }
    for (std::size_t a = 0; a < open.size(); ++a)
        if (open[a] && !from(a) && to(a))
            return false;
    for (std::size_t p = 0; p < line.site_node.size(); ++p)
        if (behind[static_cast<std::size_t>(line.site_node[p])] &&
            is_open(line.site_capacity, static_cast<int>(p)))
            return false;
    return true;
}

Calibration calibrate(const Network& network, const Scenario& scenario, const BacktestData& data,
                      const CalibrateOptions& options) {
    Calibration out;
    ScenarioParts parts = scenario.parts();
    parts.foresight = {}; // rows over a year need one solve over it
    const Result<Scenario> whole = make_scenario(std::move(parts), network);
    if (!whole) {
        out.status = market::Status::bad_input;
        out.reason = "the scenario can not be laid on the network";
        out.issues = whole.issues();
        return out;
    }
    Fit(network, *whole, data, options, out).run();
    return out;
}

} // namespace gashub
