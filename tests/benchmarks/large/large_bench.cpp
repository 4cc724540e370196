// gashub_bench large: a made-up network of 5,000 places and 7,000 arcs read from its file, checked
// and cleared for a year by months, once, on one thread; times by the clock, most memory of the
// process.

#include "bench.hpp"
#include "io/load.hpp"
#include "io/network_json.hpp"
#include "io/output_file.hpp"
#include "io/scenario_json.hpp"
#include "large/large_network.hpp"
#include "market/clear.hpp"

#include <chrono>
#include <filesystem>
#include <sys/resource.h>

#include <fmt/format.h>

namespace gashub::bench {
namespace {

constexpr double most_seconds = 15, most_gib = 2;

double peak_gib() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return static_cast<double>(use.ru_maxrss) / 1048576.0;
}

class Clock {
  public:
    /// Seconds since the last lap; processor time of the process in `processor`.
    double lap(double& processor) {
        const auto now = std::chrono::steady_clock::now();
        const double wall = std::chrono::duration<double>(now - last_).count();
        const double used = processor_seconds();
        processor = used - used_;
        last_ = now;
        used_ = used;
        return wall;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    double used_ = processor_seconds();
};

int large_part(const std::vector<std::string>& arguments) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "gashub-bench-large";
    fs::create_directories(folder / "networks");
    fs::create_directories(folder / "scenarios");
    const LargeNetwork size;
    const fs::path file = folder / "scenarios" / "large-year.json";
    write_text_file(folder / "networks" / "large.json", write_network(large_network(size)));
    write_text_file(file, write_scenario(large_year("../networks/large.json")));

    double total = 0, processor = 0;
    const auto row = [&](const char* what, double seconds) {
        total += processor;
        fmt::print("{:<34} {:>8.2f} s by the clock {:>8.2f} s of processor\n", what, seconds,
                   processor);
        std::fflush(stdout);
    };
    Clock clock;
    const auto loaded = load_scenario(file.string());
    double seconds = clock.lap(processor);
    if (!loaded) {
        fmt::print("does not load: {}\n", to_string(loaded.issues().front()));
        return 1;
    }
    fmt::print("{} nodes, {} arcs, {} markets, {} stores, {} months; {:.1f} MiB of JSON\n",
               loaded->network.node_count(), loaded->network.arc_count(),
               loaded->network.parts().markets.size(), loaded->network.parts().storages.size(),
               loaded->scenario.periods().size(),
               static_cast<double>(fs::file_size(folder / "networks" / "large.json")) / 1048576.0);
    row("read files, check", seconds);
    (void)clock.lap(processor);
    const market::Outcome outcome = market::clear(loaded->network, loaded->scenario);
    seconds = clock.lap(processor);
    row("clear", seconds);
    fs::remove_all(folder);
    if (outcome.status != market::Status::solved) {
        fmt::print("not solved: {}\n", outcome.reason);
        return 1;
    }
    const auto& program = outcome.formulation->program;
    const bool passes = total <= most_seconds && peak_gib() <= most_gib;
    fmt::print("{} columns, {} rows, {} iterations; gap {:.1e}\n", program.columns, program.rows,
               outcome.iterations, outcome.certificate.gap);
    fmt::print("{:<34} {:>8.2f} s of processor  < {} s; {:.2f} GiB at most  < {} GiB   {}\n",
               "all of it", total, most_seconds, peak_gib(), most_gib, passes ? "pass" : "SHORT");
    return passes || !has(arguments, "--strict") ? 0 : 1;
}

const Part part{"large", "a network of 5,000 places, read, checked and cleared", large_part};

} // namespace
} // namespace gashub::bench
