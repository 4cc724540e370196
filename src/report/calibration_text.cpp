#include "report/calibration_text.hpp"

#include "report/backtest_text.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_bound = 14, most_adders = 8;

std::vector<const CalibratedRoute*> routes_in(const Calibration& calibration, RouteState state) {
    std::vector<const CalibratedRoute*> list;
    for (const CalibratedRoute& route : calibration.routes)
        if (route.state == state)
            list.push_back(&route);
    return list;
}

std::string names_of(const std::vector<const CalibratedRoute*>& routes) {
    std::string text;
    for (const CalibratedRoute* route : routes)
        text += (text.empty() ? "" : ", ") + route->route;
    return text;
}

std::string fit_line(const char* name, const Backtest& test, const Quantities& q) {
    return "  " + padded(name, 22) + right(error_words(test.all, q), 26) +
           right(error_words(test.free, q), 26) +
           right(fmt::format("{} of {}", test.large_within, test.large), 16) + "\n";
}

std::string route_lines(const std::vector<const CalibratedRoute*>& routes, std::size_t most,
                        const Quantities& q) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most, routes.size()); ++i) {
        const CalibratedRoute& route = *routes[i];
        text += "  " + padded(route.route, 30) +
                right(fmt::format("{:+.2f}", q.price_of(route.adder_eur_per_mwh)), 10) +
                right(fmt::format("{:.2f}", q.volume_of(route.observed_bcm)), 12) +
                right(fmt::format("{:.2f}", q.volume_of(route.before_bcm)), 10) +
                right(fmt::format("{:.2f}", q.volume_of(route.after_bcm)), 10) + "\n";
    }
    if (routes.size() > most)
        text += fmt::format("  and {} more (--json names all)\n", routes.size() - most);
    return text;
}

std::string heading(const std::string& what, const Quantities& q) {
    return padded(what, 32) + right("adder", 10) + right("observed", 12) + right("before", 10) +
           right("after", 10) + "  " + q.price_unit() + ", " + q.volume_unit() + "\n";
}

} // namespace

std::string calibration_text(const Calibration& c, double bound, const Quantities& q) {
    std::string out = fmt::format(
        "Calibrated on {}: adders within {:.2f} {} on {} arcs, {} solves, {} ways round barred\n",
        c.year, q.price_of(bound), q.price_unit(), c.after.adders, c.solves, c.circles);
    if (c.demand_factor != 1)
        out += fmt::format("Demand times {:.4f}, so that the price meets the observed one\n",
                           c.demand_factor);
    out += padded("Mean error of a route", 24) + right("high confidence", 26) +
           right("set by no input", 26) + right("within 10 %", 16) + "\n";
    out += fit_line("tariffs alone", c.before, q) + fit_line("with adders", c.after, q);
    if (!c.after.prices.empty()) {
        out += padded("Prices, " + q.price_unit(), 32) + right("observed", 12) +
               right("before", 10) + right("after", 10) + "\n";
        for (std::size_t i = 0; i < c.after.prices.size(); ++i) {
            const PriceFit &before = c.before.prices[i], &after = c.after.prices[i];
            out += "  " + padded(node_name(*c.network, c.network->node(after.node).id), 30) +
                   right(q.price_text(after.observed_eur_per_mwh), 12) +
                   right(q.price_text(before.model_eur_per_mwh), 10) +
                   right(q.price_text(after.model_eur_per_mwh), 10) + "\n";
        }
    }
    std::vector<const CalibratedRoute*> met = routes_in(c, RouteState::met);
    std::stable_sort(met.begin(), met.end(), [](const auto* a, const auto* b) {
        return std::abs(a->adder_eur_per_mwh) > std::abs(b->adder_eur_per_mwh);
    });
    out += heading("Largest adders that suffice", q) + route_lines(met, most_adders, q);
    if (const auto bounded = routes_in(c, RouteState::at_bound); !bounded.empty())
        out += "At the bound: explained by something else: a contract, a cap, bad data\n" +
               route_lines(bounded, most_bound, q);
    if (const auto held = routes_in(c, RouteState::held); !held.empty())
        out += fmt::format("Left alone, a cost at the bound moves nothing: {}\n", names_of(held));
    if (const auto barred = routes_in(c, RouteState::barred); !barred.empty())
        out += "Not met: the adder would make a way round cost less than nothing\n" +
               route_lines(barred, most_adders, q);
    if (const auto single = routes_in(c, RouteState::single_source); !single.empty())
        out += "Left alone, nothing else feeds the places behind: " + names_of(single) + "\n";
    if (const auto others = routes_in(c, RouteState::not_a_year); !others.empty())
        out += "Left out, no row of a whole year: " + names_of(others) + "\n";
    return out;
}

void write_calibration(JsonWriter& json, const Calibration& c, double bound) {
    json.member("year", c.year).member("bound_eur_per_mwh", bound);
    json.member("demand_factor", c.demand_factor)
        .member("solves", c.solves)
        .member("circles_barred", c.circles);
    json.key("routes").begin_array();
    for (const CalibratedRoute& route : c.routes)
        json.begin_object()
            .member("route", route.route)
            .member("arcs", arcs_text(*c.network, route.arcs))
            .member("state", to_string(route.state))
            .member("adder_eur_per_mwh", route.adder_eur_per_mwh)
            .member("observed_bcm", route.observed_bcm)
            .member("before_bcm", route.before_bcm)
            .member("after_bcm", route.after_bcm)
            .end_object();
    json.end_array().key("before").begin_object();
    write_backtest(json, c.before, *c.network);
    json.end_object().key("after").begin_object();
    write_backtest(json, c.after, *c.network);
    json.end_object();
}

} // namespace gashub
