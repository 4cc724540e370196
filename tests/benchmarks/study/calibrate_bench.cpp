// How long it takes to fit eurasia's costs to 2021 and to hold the year against what was observed,
// as processor time and as multiples of one solve of base-2021 in the same run.

#include "bench.hpp"
#include "io/load.hpp"
#include "io/observed_csv.hpp"
#include "market/clear.hpp"
#include "study/calibrate.hpp"

#include <fmt/format.h>

namespace gashub::bench {
namespace {

constexpr int rounds = 5;
constexpr double floor_seconds = 30;

template <class Work>
double median_seconds(Work&& work) {
    std::vector<double> taken;
    for (int k = 0; k < rounds; ++k) {
        const double before = processor_seconds();
        work();
        taken.push_back(processor_seconds() - before);
    }
    return median(taken);
}

int run_part(const std::vector<std::string>& arguments) {
    const std::string root = GASHUB_SOURCE_DIR;
    const auto loaded = load_scenario(root + "/scenarios/base-2021.json");
    if (!loaded) {
        fmt::print("base-2021 does not load: {}\n", to_string(loaded.issues().front()));
        return 1;
    }
    const auto flows =
        read_observed_flows(root + "/networks/observed/flows-2021.csv", loaded->network);
    if (!flows) {
        fmt::print("the observed flows can not be read: {}\n", to_string(flows.issues().front()));
        return 1;
    }
    BacktestData data;
    data.flows = *flows;

    const market::Prepared prepared = market::prepare(loaded->network, loaded->scenario);
    const market::Outcome outcome = market::clear(prepared, loaded->scenario);
    std::vector<double> solves;
    for (int k = 0; k < rounds; ++k)
        solves.push_back(market::clear(prepared, loaded->scenario).seconds);
    const double solve = median(solves);
    Calibration calibration;
    const double fit =
        median_seconds([&] { calibration = calibrate(loaded->network, loaded->scenario, data); });
    if (calibration.status != market::Status::solved) {
        fmt::print("calibrate does not end in an answer: {}\n", calibration.reason);
        return 1;
    }
    const double held = median_seconds([&] { (void)backtest(outcome, data); });
    const bool passes = fit <= floor_seconds;
    fmt::print("{} rows, {} solves; mean error of a route {:.2f} -> {:.2f} bcm\n", flows->size(),
               calibration.solves, calibration.before.all.mean_absolute_error_bcm,
               calibration.after.all.mean_absolute_error_bcm);
    fmt::print("{:<24} {:>9.3f} s\n", "one solve", solve);
    fmt::print("{:<24} {:>9.3f} s {:>8.1f} solves   floor {:.0f} s   {}\n", "calibrate, whole", fit,
               fit / solve, floor_seconds, passes ? "pass" : "SHORT");
    fmt::print("{:<24} {:>9.3f} s {:>8.1f} solves\n", "backtest of an outcome", held, held / solve);
    return passes || !has(arguments, "--strict") ? 0 : 1;
}

const Part part{"calibrate", "eurasia's costs fitted to 2021", run_part};

} // namespace
} // namespace gashub::bench
