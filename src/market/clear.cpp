#include "market/clear.hpp"

#include "market/contradictions.hpp"
#include "market/foresight.hpp"
#include "market/leaders.hpp"
#include "market/outer_search.hpp"
#include "market/relaxation.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <list>
#include <mutex>

namespace gashub::market {
namespace {

/// A column whose flow and bound price are both near nothing holds its neighbour's price to the
/// root of the gap only: 1e-8 left prices off by 0.02 EUR/MWh in one of fifty random networks,
/// 1e-10 by less than 1e-3.
constexpr double price_tolerance = 1e-10;
constexpr double centre_tolerance = 1e-7; ///< of rows and columns at a centre

using Struck = std::vector<std::pair<int, int>>;

/// Linear sectors of regions with power whose demand ended at zero: they have no slope there.
Struck ended_demand(const Outcome& outcome) {
    const Formulation& f = *outcome.formulation;
    Struck ended;
    for (const SellerRegion& region : f.seller_regions)
        for (int m : region.markets)
            for (int j = f.line.market_first_sector[static_cast<std::size_t>(m)];
                 j < f.line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j) {
                const auto& on = f.line.sectors[static_cast<std::size_t>(j)];
                const Sector& sector = f.line.network.parts()
                                           .markets[static_cast<std::size_t>(m)]
                                           .sectors[static_cast<std::size_t>(on.sector)];
                for (int t = 0; sector.kind == DemandKind::linear && t < f.line.period_count(); ++t)
                    if (f.line.reference(j, t) > nothing_bcm &&
                        outcome.consumption(j, t) <= 1e-7 * f.line.reference(j, t))
                        ended.emplace_back(j, t);
            }
    std::sort(ended.begin(), ended.end());
    ended.erase(std::unique(ended.begin(), ended.end()), ended.end());
    return ended;
}

/// Holds all outer numbers where they stand in another outcome of the same rules.
void hold_numbers(Formulation& formulation, const Formulation& at) {
    for (std::size_t i = 0; i < formulation.outer.size() && i < at.outer.size(); ++i) {
        OuterNumber& number = formulation.outer[i];
        number.value = number.lower = number.upper = at.outer[i].value;
    }
}

/// Warns where theta times a seller's share of a region exceeds the elasticity there: then the
/// conjecture and the fringe, not demand, bound the price (MODEL section 5).
void warn_of_fringe(Outcome& outcome) {
    const Formulation& f = *outcome.formulation;
    for (int r = 0; r < static_cast<int>(f.seller_regions.size()); ++r) {
        const SellerRegion& region = f.seller_regions[static_cast<std::size_t>(r)];
        const Conduct& conduct =
            f.line.scenario.parts().conduct[static_cast<std::size_t>(region.conduct)];
        double worst = 0;
        bool is_stiff = false; // it sells where no demand answers to price
        for (int t = 0; t < f.line.period_count(); ++t) {
            is_stiff = is_stiff || (region.slope[static_cast<std::size_t>(t)] == 0 &&
                                    outcome.value(f.seller_sales(r, t)) > nothing_bcm);
            double answer = 0; // elasticity in the answer times consumption
            for (int m : region.markets)
                for (int j = f.line.market_first_sector[static_cast<std::size_t>(m)];
                     j < f.line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j) {
                    const SectorOnTimeline& on = f.line.sectors[static_cast<std::size_t>(j)];
                    const Sector& sector = f.line.network.parts()
                                               .markets[static_cast<std::size_t>(m)]
                                               .sectors[static_cast<std::size_t>(on.sector)];
                    answer += std::abs(on.elasticity) *
                              (sector.kind == DemandKind::linear
                                   ? f.line.reference(j, t) *
                                         outcome.row_price(f.market_row(m, t)) / on.reference_price
                                   : outcome.consumption(j, t));
                }
            if (answer > nothing_bcm)
                worst =
                    std::max(worst, conduct.theta * outcome.value(f.seller_sales(r, t)) / answer);
        }
        if (is_stiff)
            outcome.issues.push_back({Severity::warning,
                                      "no-elastic-demand",
                                      {"", "/conduct/" + std::to_string(region.conduct)},
                                      fmt::format("no demand in {} answers to price: {} takes the "
                                                  "price there",
                                                  region.area, conduct.seller),
                                      "give a sector there an elasticity"});
        if (worst > 1)
            outcome.issues.push_back(
                {Severity::warning,
                 "fringe-bounds-price",
                 {"", "/conduct/" + std::to_string(region.conduct)},
                 fmt::format("theta times the share of {} in {} is {:.1f} times the elasticity of "
                             "demand: its conjecture and the other suppliers, not demand, bound "
                             "the price",
                             conduct.seller, region.area, worst),
                 "lower theta, or read the price as the reach of the conjecture"});
    }
}

} // namespace

/// Analyses by sparsity pattern, most recent first; enough for a batch, a set of levers, or
/// windows that begin in each month of a year.
struct Prepared::Shapes {
    struct Shape {
        std::vector<int> start, index;
        std::vector<char> ranged; // which sides of rows exist, for these make slack columns
        solver::Analysis analysis;
    };
    static constexpr std::size_t most = 16;
    std::mutex mutex;
    std::list<Shape> shapes;

    static std::vector<char> sides(const solver::ConvexProgram& program) {
        std::vector<char> out(static_cast<std::size_t>(program.rows));
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<char>((program.row_lower[i] == program.row_upper[i] ? 4 : 0) +
                                       (program.row_lower[i] > -solver::infinity ? 2 : 0) +
                                       (program.row_upper[i] < solver::infinity ? 1 : 0));
        return out;
    }

    solver::Analysis analysis_of(const Formulation& formulation) {
        const solver::ConvexProgram& program = formulation.program;
        const auto ranged = sides(program);
        {
            const std::lock_guard lock(mutex);
            for (auto shape = shapes.begin(); shape != shapes.end(); ++shape)
                if (shape->index == program.index && shape->start == program.start &&
                    shape->ranged == ranged) {
                    shapes.splice(shapes.begin(), shapes, shape);
                    return shape->analysis;
                }
        }
        solver::Analysis analysis =
            solver::analyse(program, {solver::Ordering::automatic, formulation.row_groups});
        const std::lock_guard lock(mutex);
        shapes.push_front({program.start, program.index, ranged, analysis});
        if (shapes.size() > most)
            shapes.pop_back();
        return analysis;
    }

    Outcome solve_formulation(std::shared_ptr<Formulation> formulation,
                              const ClearOptions& options);
    Outcome clear_line(const Network& network, const Timeline& line, const ClearOptions& options);
    Outcome solve_with_power(const Timeline& line, const std::vector<double>& leaders,
                             const ClearOptions& options);
};

/// One equilibrium: the programme with the outer search over its numbers.
Outcome Prepared::Shapes::solve_formulation(std::shared_ptr<Formulation> formulation,
                                            const ClearOptions& options) {
    Outcome outcome;
    outcome.formulation = formulation;
    const solver::Analysis analysis = analysis_of(*formulation);
    solver::SolveOptions solve_options;
    solve_options.tolerance = price_tolerance;
    solve_options.stop = options.stop;
    solve_options.time_limit_seconds = options.time_limit_seconds;
    solve_options.keep_factor = options.keep_factor || !formulation->outer.empty();
    if (options.warm != nullptr && options.warm->solution && options.warm->formulation &&
        options.warm->formulation->program.index == formulation->program.index)
        solve_options.warm = options.warm->solution.get();

    const auto begin = std::chrono::steady_clock::now();
    std::shared_ptr<const solver::Solution> last;
    std::string disagreeing; // rule that leaves the most, if one does
    const auto solve = [&](const solver::ConvexProgram& program, double centre) {
        solve_options.centre = centre;
        solve_options.tolerance = centre > 0 ? centre_tolerance : price_tolerance;
        last = std::make_shared<const solver::Solution>(
            solver::solve(program, solve_options, &analysis));
        outcome.iterations += last->iterations;
        return last->termination == solver::Termination::optimal
                   ? last
                   : std::shared_ptr<const solver::Solution>();
    };
    if (formulation->outer.empty()) {
        outcome.solution = solve(formulation->program, 0);
    } else {
        const OuterCosts costs(formulation->program);
        const OuterAnswer answer = search_outer(*formulation, costs, solve);
        outcome.solution = answer.solution;
        outcome.outer_residual_eur_per_mwh = answer.residual;
        outcome.solves = answer.solves;
        if (answer.worst >= 0)
            disagreeing =
                name_of(*formulation, formulation->outer[static_cast<std::size_t>(answer.worst)]);
    }
    outcome.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (!outcome.solution) {
        outcome.solution = last;
        outcome.reason =
            fmt::format("the solver ended in {}{}{}", solver::to_string(last->termination),
                        last->message.empty() ? "" : ": ", last->message);
        if (last->termination == solver::Termination::infeasible)
            if (const std::string least = least_relaxation(*formulation); !least.empty())
                outcome.reason += "; least relaxation: " + least;
        return outcome;
    }
    outcome.certificate = solver::certify(formulation->program, *outcome.solution);
    outcome.objective_meur = formulation->constant_meur - outcome.solution->objective;
    if (!outcome.certificate.holds()) {
        outcome.reason = fmt::format("no certificate: primal residual {:.1e}, dual residual "
                                     "{:.1e}, gap {:.1e}, allowed 1e-6",
                                     outcome.certificate.primal_residual,
                                     outcome.certificate.dual_residual, outcome.certificate.gap);
        return outcome;
    }
    if (outcome.outer_residual_eur_per_mwh > outer_tolerance) {
        outcome.reason = fmt::format("price rules and prices do not agree: {:.3f} EUR/MWh are left "
                                     "after {} solves, allowed {}; most at {}",
                                     outcome.outer_residual_eur_per_mwh, outcome.solves,
                                     outer_tolerance, disagreeing);
        return outcome;
    }
    outcome.status = Status::solved;
    read_back(outcome);
    return outcome;
}

/// The same, with slopes of demand struck where it ends and leaders' numbers as given.
Outcome Prepared::Shapes::solve_with_power(const Timeline& line,
                                           const std::vector<double>& leader_values,
                                           const ClearOptions& options) {
    Struck struck;
    int solves = 0, iterations = 0;
    double seconds = 0;
    for (;;) {
        auto formulation = std::make_shared<Formulation>(
            formulate(line, options.measurements, struck, options.probe, options.pinned));
        add_outer_numbers(*formulation);
        const std::vector<Leader> leaders = leaders_of(*formulation);
        for (std::size_t l = 0; l < leader_values.size() && l < leaders.size(); ++l) {
            OuterNumber& number = formulation->outer[static_cast<std::size_t>(leaders[l].number)];
            number.value = number.lower = number.upper = leader_values[l];
        }
        if (options.probe && options.warm)
            hold_numbers(*formulation, *options.warm->formulation);
        Outcome outcome = solve_formulation(std::move(formulation), options);
        outcome.solves += solves;
        outcome.iterations += iterations;
        outcome.seconds += seconds;
        if (outcome.status != Status::solved)
            return outcome;
        Struck more = ended_demand(outcome);
        more.insert(more.end(), struck.begin(), struck.end());
        std::sort(more.begin(), more.end());
        more.erase(std::unique(more.begin(), more.end()), more.end());
        if (more == struck) {
            warn_of_fringe(outcome);
            return outcome;
        }
        struck = std::move(more);
        solves = outcome.solves;
        iterations = outcome.iterations;
        seconds = outcome.seconds;
    }
}

Prepared::Prepared(Network network)
    : network_(std::move(network)), shapes_(std::make_shared<Shapes>()) {}

Prepared prepare(const Network& network, const Scenario& base) {
    Prepared prepared(network);
    ClearOptions options;
    options.keep_factor = false;
    (void)clear(prepared, base, options);
    return prepared;
}

Outcome clear(const Prepared& prepared, const Scenario& scenario, const ClearOptions& options) {
    auto line = make_timeline(prepared.network(), scenario);
    if (!line) {
        Outcome outcome;
        outcome.status = Status::bad_input;
        outcome.reason = "the scenario can not be laid on the network";
        outcome.issues = line.issues();
        return outcome;
    }
    Outcome outcome = prepared.shapes_->clear_line(prepared.network(), *line, options);
    const Issues said = contradictions(*line);
    outcome.issues.insert(outcome.issues.end(), said.begin(), said.end());
    return outcome;
}

/// One outcome by one solve, by windows, or by a search for the leaders' best.
Outcome Prepared::Shapes::clear_line(const Network& network, const Timeline& line,
                                     const ClearOptions& options) {
    if (options.probe) // what `warm` was solved for: of rolling foresight, one window
        return solve_with_power(options.warm ? options.warm->line() : line, {}, options);
    if (line.scenario.parts().foresight.kind == ForesightKind::rolling)
        return roll(network, line,
                    [&](const Timeline& window) { return solve_with_power(window, {}, options); });
    Outcome outcome = solve_with_power(line, {}, options);
    if (!outcome.formulation || outcome.status != Status::solved)
        return outcome;
    const std::vector<Leader> leaders = leaders_of(*outcome.formulation);
    if (leaders.empty())
        return outcome;
    return search_leaders(leaders, [&](const std::vector<double>& values) {
        return solve_with_power(line, values, options);
    });
}

Outcome clear(const Network& network, const Scenario& scenario, const ClearOptions& options) {
    return clear(Prepared(network), scenario, options);
}

} // namespace gashub::market
