// `routes`: the cheapest ways from one node to another, what is narrowest on each, and the cut that
// binds all of them together.

#include "analysis/network_graph.hpp"
#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/country_names.hpp"
#include "io/json_writer.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

/// The day of the answer: as asked for, else the network's price year, so that the answer does not
/// change with the calendar.
std::optional<Date> find_day(Call& call, const Network& network) {
    if (call.arguments.period.empty())
        return make_date(network.parts().price_year > 0 ? network.parts().price_year : 2021, 7, 1);
    const std::optional<Date> day = parse_date(call.arguments.period);
    if (!day)
        call.terminal.show({{.code = "bad-date",
                             .where = {.file = "--period", .pointer = ""},
                             .message = gashub::quoted(call.arguments.period) + " is no date",
                             .hint = "as in 2021-07-01 or 2021-07"}});
    return day;
}

/// Bottlenecks may be without limit (lanes).
std::string capacity_text(double bcm_per_year, const Quantities& q) {
    return std::isfinite(bcm_per_year)
               ? q.volume_text(bcm_per_year) + " " + q.volume_unit() + "/year"
               : "no limit";
}

std::string routes_text(const Network& network, const NetworkRoutes& found, const Quantities& q,
                        const std::string& from, const std::string& to, Date day) {
    if (found.routes.empty())
        return fmt::format("No way leads from {} to {} over what is in service on {}.\n", from, to,
                           to_string(day));
    std::string out = fmt::format("From {} to {}, as the network stands on {}\n",
                                  node_name(network, from), node_name(network, to), to_string(day));
    int number = 0;
    for (const NetworkRoute& route : found.routes) {
        out += fmt::format(
            "\n{}. {} {} of tariffs, {:.1f} % arrives, narrowest {} ({})\n", ++number,
            q.price_text(route.tariff_eur_per_mwh), q.price_unit(), 100 * route.delivered_share,
            capacity_text(route.bottleneck_bcm_per_year, q),
            route.bottleneck_arc >= 0 ? arc_name(network, network.arc(route.bottleneck_arc).id)
                                      : "none");
        std::string countries;
        for (const std::string& country : route.countries)
            countries += (countries.empty() ? "" : " > ") + country_name(country);
        out += "   " + countries + "\n";
        for (const int a : route.arcs) {
            const Arc& arc = network.arc(a);
            out += "   - " + padded(arc_name(network, arc.id), 60) +
                   right(q.price_text(arc.tariff_eur_per_mwh), 8) + "  " + arc.from + " > " +
                   arc.to + "\n";
        }
    }
    out += fmt::format("\nAll ways together carry at most {}. What holds them back:\n",
                       capacity_text(found.cut_bcm_per_year, q));
    for (const int a : found.cut_arcs)
        out += "   - " + arc_name(network, network.arc(a).id) + "\n";
    return out;
}

std::string routes_json(const Network& network, const NetworkRoutes& found, const std::string& from,
                        const std::string& to, Date day) {
    JsonWriter json(2);
    json.begin_object()
        .member("network", network.parts().id)
        .member("from", from)
        .member("to", to)
        .member("day", to_string(day));
    json.key("routes").begin_array();
    for (const NetworkRoute& route : found.routes) {
        json.begin_object()
            .member("tariff_eur_per_mwh", route.tariff_eur_per_mwh)
            .member("delivered_share", route.delivered_share);
        json.member("bottleneck_bcm_per_year", route.bottleneck_bcm_per_year);
        if (route.bottleneck_arc >= 0)
            json.member("bottleneck_arc", network.arc(route.bottleneck_arc).id);
        json.key("arcs").begin_array();
        for (const int a : route.arcs)
            json.value(network.arc(a).id);
        json.end_array().key("countries").begin_array();
        for (const std::string& country : route.countries)
            json.value(country);
        json.end_array().end_object();
    }
    json.end_array()
        .member("cut_bcm_per_year", found.cut_bcm_per_year)
        .key("cut_arcs")
        .begin_array();
    for (const int a : found.cut_arcs)
        json.value(network.arc(a).id);
    return json.end_array().end_object().take();
}

} // namespace

int routes_command(Call& call) {
    const Arguments& a = call.arguments;
    const Result<Network> network = load_network(a.inputs[0]);
    call.terminal.show(network.issues());
    if (!network)
        return ExitCode::bad_input;
    const int from = find_node(call, *network, "--from", a.from),
              to = find_node(call, *network, "--to", a.to);
    const std::optional<Date> day = find_day(call, *network);
    if (from < 0 || to < 0 || !day)
        return ExitCode::bad_input;
    if (from == to) {
        call.terminal.show({{.code = "bad-arguments",
                             .where = {.file = "--to", .pointer = ""},
                             .message = "both ends are " + gashub::quoted(a.to),
                             .hint = "a route needs two different nodes"}});
        return ExitCode::bad_input;
    }
    Quantities quantities{.twh_per_bcm = network->twh_per_bcm()};
    if (a.units != "bcm")
        quantities.volume = a.units == "gwh" ? VolumeUnit::gwh : VolumeUnit::mcm;
    const NetworkRoutes found = find_routes(*network, from, to, a.routes, *day);
    const std::string &first = network->node(from).id, &last = network->node(to).id;
    call.terminal.answer(a.json ? routes_json(*network, found, first, last, *day)
                                : routes_text(*network, found, quantities, first, last, *day));
    return found.routes.empty() ? ExitCode::some_failed : ExitCode::done;
}

} // namespace gashub::cli
