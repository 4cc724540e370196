#include "cli/inputs.hpp"

#include "analysis/results.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace gashub::cli {
std::optional<PathValues> read_sets(Call& call) {
    PathValues values;
    Issues faults;
    for (const std::string& text : call.arguments.sets) {
        Result<std::pair<std::string, PathValue>> value = parse_set(text);
        if (value)
            values.push_back(std::move(*value));
        else
            faults.insert(faults.end(), value.issues().begin(), value.issues().end());
    }
    call.terminal.show(faults);
    return faults.empty() ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<Loaded> read_input(Call& call, const std::string& path_or_id, const PathValues& sets,
                                 KnownNetworks* known) {
    Result<Loaded> loaded = load_scenario(path_or_id, sets, known);
    call.terminal.show(loaded ? loaded->warnings : loaded.issues());
    return loaded ? std::optional(std::move(*loaded)) : std::nullopt;
}

int find_node(Call& call, const Network& network, const std::string& option,
              const std::string& id) {
    const int node = network.find_place(id);
    if (node >= 0)
        return node;
    std::vector<std::string> known;
    for (const Node& n : network.parts().nodes)
        known.push_back(n.id);
    for (const Hub& hub : network.parts().hubs)
        known.push_back(hub.id);
    call.terminal.show({{.code = "unknown-node",
                         .where = {.file = option, .pointer = ""},
                         .message = "no node or hub is called " + gashub::quoted(id),
                         .hint = did_you_mean(id, known)}});
    return -1;
}

int find_period(Call& call, const Scenario& scenario, const std::string& text) {
    if (text.empty())
        return 0;
    const std::optional<Date> day = parse_date(text);
    const auto& periods = scenario.periods();
    const auto found = std::find_if(periods.begin(), periods.end(), [&](const Period& p) {
        return day && p.from <= *day && *day < p.to;
    });
    if (found != periods.end())
        return static_cast<int>(found - periods.begin());
    call.terminal.show(
        {{.code = "unknown-period",
          .where = {.file = "--period", .pointer = ""},
          .message = gashub::quoted(text) + (day ? " is outside the horizon" : " is no date"),
          .hint = fmt::format("the horizon goes from {} to {}", to_string(periods.front().from),
                              to_string(periods.back().to))}});
    return -1;
}

int stopped(Call& call, const std::string& state) {
    call.terminal.fault(fmt::format("stopped by {}: {}", call.interrupt.name(), state));
    return ExitCode::interrupted;
}

RunOrigin origin_of(const Loaded& loaded, const PathValues& sets) {
    return {.scenario = loaded.scenario.parts().id,
            .program_version = GASHUB_VERSION,
            .network_sha256 = loaded.network_sha256(),
            .scenario_sha256 = loaded.scenario_sha256(),
            .calibrated_on = loaded.network.parts().calibrated_on,
            .parameters = sets};
}

std::optional<Quantities> quantities_of(Call& call, const Network& network,
                                        const Scenario& scenario) {
    Quantities q{.twh_per_bcm = network.twh_per_bcm()};
    if (call.arguments.units != "bcm")
        q.volume = call.arguments.units == "gwh" ? VolumeUnit::gwh : VolumeUnit::mcm;
    if (call.arguments.currency == "eur")
        return q;
    const std::optional<double> rate = usd_per_eur(network, scenario);
    if (!rate) {
        call.terminal.show({{.code = "no-rate",
                             .where = {.file = "--currency", .pointer = ""},
                             .message = "the network has no series `eur-usd` for these months",
                             .hint = "leave --currency out: prices are in EUR/MWh"}});
        return std::nullopt;
    }
    q.currency = Currency::usd;
    q.usd_per_eur = *rate;
    return q;
}

std::optional<AskedPrice> read_asked_price(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<PathValues> sets = read_sets(call);
    if (!sets)
        return std::nullopt;
    std::optional<Loaded> loaded = read_input(call, a.inputs[0], *sets);
    if (!loaded)
        return std::nullopt;
    const int node = find_node(call, loaded->network, "--node", a.node);
    const int period = find_period(call, loaded->scenario, a.period);
    const std::optional<Quantities> quantities =
        quantities_of(call, loaded->network, loaded->scenario);
    if (node < 0 || period < 0 || !quantities)
        return std::nullopt;
    return AskedPrice{std::move(*loaded), node, period, *quantities};
}

int not_solved(Call& call, const market::Outcome& outcome) {
    call.terminal.show(outcome.issues);
    call.terminal.fault("not solved: " + outcome.reason);
    return outcome.status == market::Status::bad_input ? ExitCode::bad_input
                                                       : ExitCode::some_failed;
}

Manifest manifest_of(const Call& call, const std::string& id, const std::vector<FileHash>& files) {
    Manifest manifest;
    manifest.program_version = GASHUB_VERSION;
    manifest.command = call.arguments.command;
    manifest.id = id;
    for (const FileHash& file : files)
        manifest.files.push_back({file.path, file.sha256});
    for (const std::string& set : call.arguments.sets)
        manifest.options.emplace_back("set", set);
    if (call.arguments.time_limit > 0)
        manifest.options.emplace_back("time-limit", fmt::format("{}", call.arguments.time_limit));
    return manifest;
}

} // namespace gashub::cli
