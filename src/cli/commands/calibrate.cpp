// `calibrate`: costs of arcs such that a year comes out as observed, written into a new network.

#include "study/calibrate.hpp"

#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "cli/observed.hpp"
#include "io/network_json.hpp"
#include "io/output_file.hpp"
#include "market/clear.hpp"
#include "report/calibration_text.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

/// The scenario asked for, else base-YEAR: in the folder `scenarios` beside the network's, or the
/// one that comes with the program.
std::string scenario_of(const Arguments& a, int year) {
    if (!a.scenario.empty())
        return a.scenario;
    const std::string id = fmt::format("base-{}", year);
    const Result<fs::path> network = find_network(a.inputs[0]);
    std::error_code error;
    if (network) {
        const fs::path beside =
            network->parent_path() / ".." / "scenarios" / fs::path(id + ".json");
        if (fs::exists(beside, error))
            return beside.lexically_normal().string();
    }
    return id;
}

/// `--fit-demand REGION:NODE` into the options; false with a fault shown.
bool read_demand(Call& call, const Network& network, const BacktestData& data,
                 CalibrateOptions& options) {
    const std::string& words = call.arguments.fit_demand;
    if (words.empty())
        return true;
    const std::size_t colon = words.find(':');
    options.demand_region = words.substr(0, colon);
    const auto refuse = [&](std::string code, std::string message, std::string hint) {
        call.terminal.show({{.code = std::move(code),
                             .where = {.file = "--fit-demand", .pointer = ""},
                             .message = std::move(message),
                             .hint = std::move(hint)}});
        return false;
    };
    if (colon == std::string::npos)
        return refuse("bad-arguments", gashub::quoted(words) + " is no REGION:NODE",
                      "for example europe:ttf");
    if (network.nodes_of(options.demand_region).empty())
        return refuse("unknown-region",
                      "no region is called " + gashub::quoted(options.demand_region),
                      did_you_mean(options.demand_region, network.names("regions")));
    options.demand_node = find_node(call, network, "--fit-demand", words.substr(colon + 1));
    if (options.demand_node < 0)
        return false;
    for (const MeasuredPrice& price : data.prices)
        if (price.node == options.demand_node)
            return true;
    return refuse("no-price", "no price of that node is observed", "--prices names a file of them");
}

/// Says why there is no answer; the exit code.
int unsolved(Call& call, const Calibration& calibration) {
    if (call.interrupt.has_come())
        return stopped(call, "nothing was written");
    call.terminal.show(calibration.issues);
    if (calibration.status == market::Status::bad_input)
        return ExitCode::bad_input;
    call.terminal.fault(fmt::format("not solved: {}. Nothing was written", calibration.reason));
    return ExitCode::some_failed;
}

} // namespace

int calibrate_command(Call& call) {
    const Arguments& a = call.arguments;
    const Result<Network> network = load_network(a.inputs[0]);
    call.terminal.show(network.issues());
    if (!network)
        return ExitCode::bad_input;
    const std::optional<BacktestData> data = read_observed(call, *network);
    if (!data)
        return ExitCode::bad_input;
    CalibrateOptions options{.bound_eur_per_mwh = a.bound,
                             .half_life_years = {},
                             .demand_region = {},
                             .stop = call.interrupt.token()};
    if (a.half_life > 0)
        options.half_life_years = a.half_life;
    if (!read_demand(call, *network, *data, options))
        return ExitCode::bad_input;
    const std::optional<Loaded> loaded =
        read_input(call, scenario_of(a, observed_year(data->flows).value_or(0)), {});
    if (!loaded)
        return ExitCode::bad_input;
    const Result<Scenario> scenario = make_scenario(loaded->scenario.parts(), *network);
    call.terminal.show(scenario.issues());
    const std::optional<Quantities> quantities = quantities_of(call, *network, loaded->scenario);
    if (!scenario || !quantities)
        return ExitCode::bad_input;

    OutputFile file(a.output); // a place that takes no files is refused before the first solve
    const Calibration calibration = calibrate(*network, *scenario, *data, options);
    if (calibration.status != market::Status::solved)
        return unsolved(call, calibration);
    file.write(write_network(calibration.network->parts()));
    file.commit();
    if (a.json) {
        JsonWriter json(2);
        json.begin_object()
            .member("network", a.output)
            .member("scenario", loaded->scenario.parts().id);
        write_calibration(json, calibration, a.bound);
        call.terminal.answer(json.end_object().take());
    } else {
        call.terminal.answer(calibration_text(calibration, a.bound, *quantities));
    }
    call.terminal.note("the network with its adders is " + a.output);
    return ExitCode::done;
}

} // namespace gashub::cli
