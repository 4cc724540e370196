// What a run of the flagship takes, step by step: eurasia's base year by months, one thread,
// medians of processor time, so that other work on the machine counts less.

#include "analysis/explain.hpp"
#include "analysis/tables.hpp"
#include "bench.hpp"
#include "io/csv.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace gashub::bench {
namespace {

constexpr int rounds = 15;

template <class Work>
double median_ms(Work&& work, int times = rounds) {
    std::vector<double> taken;
    for (int k = 0; k < times; ++k) {
        const double before = processor_seconds();
        work();
        taken.push_back(1e3 * (processor_seconds() - before));
    }
    return median(taken);
}

bool row(const char* what, double ms, double floor) {
    const bool passes = floor <= 0 || ms <= floor;
    fmt::print(
        "{:<42} {:>9.2f} ms{}\n", what, ms,
        floor <= 0 ? "" : fmt::format("   floor {:>6.0f}   {}", floor, passes ? "pass" : "SHORT"));
    return passes;
}

int run_part(const std::vector<std::string>& arguments) {
    const std::string file = std::string(GASHUB_SOURCE_DIR) + "/scenarios/base-2021.json";
    const auto loaded = load_scenario(file);
    if (!loaded) {
        fmt::print("base-2021 does not load: {}\n", to_string(loaded.issues().front()));
        return 1;
    }
    const auto lay = [&] {
        return market::formulate(*market::make_timeline(loaded->network, loaded->scenario));
    };
    const market::Formulation formulation = lay();
    const solver::Analysis analysis =
        solver::analyse(formulation.program, {solver::Ordering::automatic, formulation.row_groups});
    const market::Prepared prepared = market::prepare(loaded->network, loaded->scenario);
    const auto outcome =
        std::make_shared<const market::Outcome>(market::clear(prepared, loaded->scenario));
    const Results results = make_results(outcome);
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "gashub-bench-run";
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::vector<Table>& tables) {
        for (const Table& table : tables)
            write_csv(table, folder);
    };
    solver::SolveOptions options;
    options.tolerance = 1e-10; // as market::clear asks for
    fmt::print(
        "base-2021 on eurasia: {} nodes, {} arcs, {} months; {} columns, {} rows, {} iterations\n",
        loaded->network.node_count(), loaded->network.arc_count(), outcome->periods(),
        formulation.program.columns, formulation.program.rows, outcome->iterations);
    bool passes = true;
    row("read files, check", median_ms([&] { (void)load_scenario(file); }), 0);
    row("lay scenario on network, formulate", median_ms([&] { (void)lay(); }), 0);
    row("analyse the pattern", median_ms([&] {
            (void)solver::analyse(formulation.program,
                                  {solver::Ordering::automatic, formulation.row_groups});
        }),
        0);
    passes =
        row("solve",
            median_ms([&] { (void)solver::solve(formulation.program, options, &analysis); }), 20) &&
        passes;
    row("certificate",
        median_ms([&] { (void)solver::certify(formulation.program, *outcome->solution); }), 0);
    row("clear, prepared (a slider's move)",
        median_ms([&] { (void)market::clear(prepared, loaded->scenario); }), 0);
    market::ClearOptions warm;
    warm.warm = outcome.get();
    row("clear, prepared and warm",
        median_ms([&] { (void)market::clear(prepared, loaded->scenario, warm); }), 0);
    row("origins, setters of watched prices", median_ms([&] { (void)make_results(outcome); }), 0);
    row("tables", median_ms([&] { (void)result_tables(results, "base-2021"); }), 0);
    row("write them as CSV", median_ms([&] { write(result_tables(results, "base-2021")); }, 5), 0);
    passes = row("all of it, as `run -o` does",
                 median_ms(
                     [&] {
                         const auto again = load_scenario(file);
                         const auto cleared = std::make_shared<const market::Outcome>(
                             market::clear(again->network, again->scenario));
                         write(result_tables(make_results(cleared), "base-2021"));
                     },
                     5),
                 500) &&
             passes;
    const Explainer explainer(*outcome);
    row("explain one price",
        median_ms([&] { (void)explainer.explain(results.watched.front(), 0); }), 0);
    std::filesystem::remove_all(folder);
    return passes || !has(arguments, "--strict") ? 0 : 1;
}

const Part part{"run", "eurasia's base year, step by step", run_part};

} // namespace
} // namespace gashub::bench
