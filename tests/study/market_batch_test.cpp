// A batch as the command line runs it: threads clear scenarios of several shapes on one prepared
// network, explain them and make their rows. Run under the thread sanitizer too.

#include "analysis/explain.hpp"
#include "market/clear.hpp"
#include "study/run_record.hpp"
#include "support/policies.hpp"
#include "support/random_network.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace gashub;
using namespace gashub::test;

namespace {

/// Scenarios of more shapes than a prepared network remembers: steps, embargoes, demand.
std::vector<Scenario> scenarios(const Network& network, int count) {
    const Step steps[] = {Step::year, Step::quarter, Step::month};
    const char* regions[] = {"AA", "BB", "CC"};
    std::vector<Scenario> out;
    for (int i = 0; i < count; ++i) {
        ScenarioParts parts = year_by(steps[i % 3]);
        parts.id = "s" + std::to_string(i);
        if (i % 4 != 0)
            parts.policies.push_back(embargo_on(i % 2 == 0 ? "RU" : "NO", regions[i / 3 % 3]));
        Event event;
        event.id = "demand";
        DemandChange change;
        change.country = regions[i % 3];
        change.factor = 0.9 + 0.01 * i;
        event.body = change;
        parts.events.push_back(event);
        out.push_back(checked(std::move(parts), network));
    }
    return out;
}

struct Kept {
    std::vector<std::string> who; ///< scenario and who sets the price of the first node
    std::vector<double> numbers;
    bool operator==(const Kept&) const = default;
};

Kept run(const market::Prepared& prepared, const std::vector<Scenario>& list, int threads) {
    std::vector<std::size_t> jobs(list.size());
    std::iota(jobs.begin(), jobs.end(), std::size_t{0});
    std::vector<std::string> setters(list.size());
    const RunJob job = [&](std::size_t number, const std::stop_token& stop) {
        const auto outcome = std::make_shared<const market::Outcome>(
            market::clear(prepared, list[number], {.stop = stop}));
        if (const auto setter = Explainer(*outcome).setter(0, 0))
            setters[number] = setter->id;
        RunOrigin origin;
        origin.scenario = list[number].parts().id;
        return job_result(origin, outcome, TableChoice::all);
    };
    Kept kept;
    const BatchEnd end =
        run_batch(jobs, job, {.threads = threads, .stop = {}, .on_error = {}},
                  {.take = [&](std::size_t number, JobResult result) {
                      CHECK(result.status == RunStatus::solved);
                      kept.who.push_back(list[number].parts().id + " " + setters[number]);
                      for (const Table& table : result.tables)
                          if (table.name != "runs") // which tells the time that it took
                              for (const Cell& cell : table.cells)
                                  if (const double* value = std::get_if<double>(&cell))
                                      kept.numbers.push_back(*value);
                  }});
    CHECK(end.solved == list.size());
    return kept;
}

} // namespace

TEST_CASE("four threads on one prepared network give the numbers of one thread, bit for bit") {
    const Network network = checked(random_parts(11, {.nodes = 12}));
    const std::vector<Scenario> list = scenarios(network, 24);
    const Kept alone = run(market::Prepared(network), list, 1);
    CHECK(alone.numbers.size() > 1000);
    CHECK(run(market::Prepared(network), list, 4) == alone);
}
