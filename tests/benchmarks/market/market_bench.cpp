// gashub_bench market: the whole market model on eurasia, one thread, medians of processor time,
// each also as a multiple of one clearing of base-2021 in the same run.

#include "analysis/explain.hpp"
#include "analysis/merit_order.hpp"
#include "bench.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"

#ifdef GASHUB_HAVE_RIVALS
#include "rivals.hpp"
#endif

#include <fmt/format.h>

namespace gashub::bench {
namespace {

struct Loaded {
    Network network;
    Scenario scenario;
};

Loaded load(const std::string& id) {
    const auto loaded =
        load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/" + id + ".json");
    if (!loaded)
        throw std::runtime_error(id + " does not load: " + to_string(loaded.issues().front()));
    return {loaded->network, loaded->scenario};
}

/// The scenario with changes laid on it.
template <class Change>
Scenario changed(const Loaded& loaded, Change&& change) {
    ScenarioParts parts = loaded.scenario.parts();
    change(parts);
    auto scenario = make_scenario(std::move(parts), loaded.network);
    if (!scenario)
        throw std::runtime_error(to_string(scenario.issues().front()));
    return *scenario;
}

class Rows {
  public:
    explicit Rows(double base) : base_(base) {}
    bool passes() const { return passes_; }

    /// Times one clearing after another on a prepared network; prints the median.
    market::Outcome clearing(const char* what, const Loaded& loaded, const Scenario& scenario,
                             double floor, int times = 3) {
        const market::Prepared prepared = market::prepare(loaded.network, scenario);
        market::Outcome outcome;
        std::vector<double> taken;
        for (int k = 0; k < times; ++k) {
            const double before = processor_seconds();
            outcome = market::clear(prepared, scenario);
            taken.push_back(processor_seconds() - before);
        }
        const std::string more =
            outcome.status != market::Status::solved
                ? "NOT SOLVED: " + outcome.reason
                : fmt::format("{} columns, {} classes, {} solves, {} iterations",
                              outcome.formulation->program.columns,
                              outcome.formulation->classes.count(), outcome.solves,
                              outcome.iterations);
        row(what, median(taken), floor, more);
        passes_ = passes_ && outcome.status == market::Status::solved;
        return outcome;
    }

    void row(const char* what, double seconds, double floor, const std::string& more) {
        passes_ = passes_ && (floor <= 0 || seconds <= floor);
        fmt::print("{:<40} {:>7.3f} s {:>7.1f} x {}   {}\n", what, seconds, seconds / base_,
                   floor <= 0
                       ? std::string(16, ' ')
                       : fmt::format("  < {:>3} s {}", floor, seconds <= floor ? "pass " : "SHORT"),
                   more);
    }

  private:
    double base_;
    bool passes_ = true;
};

int run([[maybe_unused]] const std::vector<std::string>& arguments) {
    const Loaded base = load("base-2021");
    const market::Prepared prepared = market::prepare(base.network, base.scenario);
    std::vector<double> taken;
    for (int k = 0; k < 9; ++k) {
        const double before = processor_seconds();
        (void)market::clear(prepared, base.scenario);
        taken.push_back(processor_seconds() - before);
    }
    Rows rows(median(taken));
    rows.row("base-2021, prepared", median(taken), 0, "");

    // Eight sellers with power, each a class of its own where its gas can get.
    const Scenario eight = changed(base, [](ScenarioParts& parts) {
        for (const char* seller : {"gazprom", "equinor", "sonatrach", "qatarenergy", "us-exporters",
                                   "socar", "gasterra", "novatek"}) {
            Conduct conduct;
            conduct.id = conduct.seller = seller;
            conduct.theta = 0.25;
            parts.conduct.push_back(conduct);
        }
    });
    [[maybe_unused]] const market::Outcome powers =
        rows.clearing("eight sellers with power", base, eight, 3);
#ifdef GASHUB_HAVE_RIVALS
    // Ipopt takes minutes on it: only when asked for.
    if (has(arguments, "--ipopt") && powers.status == market::Status::solved) {
        const double before = processor_seconds();
        const rivals::Answer answer = rivals::solve_with_ipopt(powers.formulation->program);
        const double ipopt = processor_seconds() - before;
        const double mid = processor_seconds();
        (void)solver::solve(powers.formulation->program, {});
        const double ours = processor_seconds() - mid;
        fmt::print("    the same programme: Ipopt {:.1f} s, ours {:.2f} s with its analysis, "
                   "{:.0f}x (30)   {}, optima apart {:.0e}\n",
                   ipopt, ours, ipopt / ours, ipopt / ours >= 30 ? "pass" : "SHORT",
                   std::abs(answer.objective - powers.solution->objective) /
                       std::abs(answer.objective));
    }
#endif
    const Loaded outlook = load("outlook-2025-2040");
    rows.clearing("quarters to 2040", outlook, outlook.scenario, 0.3);
    const Loaded winter = load("winter-2021-days");
    rows.clearing("a winter by days", winter, winter.scenario, 1);
    const Scenario rolling = changed(base, [](ScenarioParts& parts) {
        parts.foresight.kind = ForesightKind::rolling;
        parts.horizon = {{make_date(2020, 1, 1), make_date(2022, 1, 1), Step::month}};
    });
    rows.clearing("rolling foresight, 24 monthly windows", base, rolling, 1);
    const Loaded hub = load("hub-2021");
    const Scenario leads = changed(hub, [](ScenarioParts& parts) {
        parts.hub = HubSetting{"thrace", DominantSupplier{"gazprom"}};
    });
    rows.clearing("a dominant supplier's search", hub, leads, 3, 1);

    const market::Outcome outcome = market::clear(prepared, base.scenario);
    const double before = processor_seconds();
    const Explainer explainer(outcome);
    int explained = 0;
    for (int n = 0; n < base.network.node_count(); ++n)
        for (int t = 0; t < outcome.periods(); ++t)
            explained += explainer.explain(n, t).terms.empty() ? 0 : 1;
    rows.row("explain every node and period", processor_seconds() - before, 0.5,
             fmt::format("{} prices", explained));

    const double asked = processor_seconds();
    const MeritOrder order =
        merit_order(prepared, base.scenario, outcome, base.network.find_node("tr-thrace"), 0);
    rows.row("the merit order of a node", processor_seconds() - asked, 1,
             fmt::format("{} steps, {} solves", order.supply.size() + order.demand.size(),
                         order.solves));
    return rows.passes() ? 0 : 1;
}

const Part part("market", "the whole market model on eurasia: power, outlook, days, surprise", run);

} // namespace
} // namespace gashub::bench
