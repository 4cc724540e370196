// Every price of base-2021 is explained: the terms add up to 0.01 EUR/MWh on every node and month,
// and the named setter is the one that answers most when demand there is raised and the market
// cleared again.

#include "analysis/explain.hpp"
#include "io/load.hpp"
#include "market/clear.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>

using namespace gashub;

namespace {

const market::Outcome& base_2021() {
    static const market::Outcome outcome = [] {
        const auto loaded =
            load_scenario(std::string(GASHUB_SOURCE_DIR) + "/scenarios/base-2021.json");
        REQUIRE(loaded);
        return market::clear(loaded->network, loaded->scenario);
    }();
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}

double sum(const std::vector<market::Term>& terms) {
    double total = 0;
    for (const auto& term : terms)
        total += term.eur_per_mwh;
    return total;
}

double rounding(const std::vector<market::Term>& terms) {
    double most = 0;
    for (const auto& term : terms)
        if (term.kind == market::TermKind::rounding)
            most = std::max(most, std::abs(term.eur_per_mwh));
    return most;
}

/// What each source gave more in `after` than in `before`, per unit, by kind and id.
std::map<std::pair<market::AnswerKind, std::string>, double>
answers(const market::Outcome& before, const market::Outcome& after, double bcm) {
    std::map<std::pair<market::AnswerKind, std::string>, double> given;
    const auto& f = *before.formulation;
    for (int j = 0; j < f.program.columns; ++j) {
        const auto& tag = f.columns[static_cast<std::size_t>(j)];
        const double more = (after.value(j) - before.value(j)) / bcm;
        if (tag.kind == market::ColumnKind::production)
            given[{market::AnswerKind::supply, market::column_id(before, j)}] += more;
        else if (tag.kind == market::ColumnKind::consumption)
            given[{market::AnswerKind::consumers, market::column_id(before, j)}] -= more;
        else if (tag.kind == market::ColumnKind::unserved)
            given[{market::AnswerKind::lost_load, market::column_id(before, j)}] += more;
        else if (tag.kind == market::ColumnKind::level && tag.period + 1 == before.periods() &&
                 f.line.start_stock[static_cast<std::size_t>(tag.place)])
            given[{market::AnswerKind::stock, market::column_id(before, j)}] -= more;
    }
    return given;
}

} // namespace

TEST_CASE("on every node and month of base-2021 the terms add up to 0.01 EUR/MWh") {
    const market::Outcome& out = base_2021();
    const Explainer explainer(out);
    int explained = 0;
    for (int n = 0; n < out.network().node_count(); ++n)
        for (int t = 0; t < out.periods(); ++t) {
            const Explanation why = explainer.explain(n, t);
            INFO(out.network().node(n).id << " period " << t);
            if (why.basis == market::PriceBasis::none)
                continue;
            ++explained;
            CHECK(std::abs(sum(why.terms) - why.price_eur_per_mwh) < 1e-6);
            CHECK(rounding(why.terms) < 0.01);
            CHECK(std::abs(sum(why.supply_terms) - why.price_eur_per_mwh) < 1e-6);
            CHECK(rounding(why.supply_terms) < 0.01);
            CHECK(why.set_by.has_value() == (why.basis != market::PriceBasis::no_trade));
        }
    CHECK(explained > 1000);
}

TEST_CASE("the named setter answers most when demand is raised and the market cleared again") {
    // All nodes and months take minutes; without GASHUB_LONG every node once, its month turning
    // with it.
    const bool all = std::getenv("GASHUB_LONG") != nullptr;
    const market::Outcome& out = base_2021();
    const Explainer explainer(out);
    const solver::Analysis analysis = solver::analyse(
        out.formulation->program, {solver::Ordering::automatic, out.formulation->row_groups});
    const int nodes = out.network().node_count(), periods = out.periods();
    solver::SolveOptions options;
    options.tolerance = 1e-10;
    std::atomic<int> next{0}, places{0};
    std::mutex mutex;
    std::vector<std::string> disagreed;
    const auto work = [&] {
        for (int i = next++; i < nodes * periods; i = next++) {
            const int n = i / periods, t = i % periods;
            if (!all && t != n % periods)
                continue;
            const int row = market::price_row(out, n, t);
            const auto setter = explainer.setter(n, t);
            if (row < 0 || !setter)
                continue;
            // A thousandth of what is wanted there, so that small markets stay on the same step of
            // their curves.
            double wanted = 0;
            for (int j = 0; j < static_cast<int>(out.line().sectors.size()); ++j)
                wanted += out.line().sectors[static_cast<std::size_t>(j)].node == n
                              ? out.line().reference(j, t)
                              : 0;
            const double bcm = wanted > 0 ? std::min(0.001, 0.001 * wanted) : 0.001;
            market::Outcome more = out;
            auto formulation = std::make_shared<market::Formulation>(*out.formulation);
            formulation->program.row_lower[static_cast<std::size_t>(row)] += bcm;
            formulation->program.row_upper[static_cast<std::size_t>(row)] += bcm;
            more.solution = std::make_shared<solver::Solution>(
                solver::solve(formulation->program, options, &analysis));
            more.formulation = formulation;
            std::map<market::AnswerKind, double> by_kind;
            double named = 0, largest = 0;
            const auto given = answers(out, more, bcm);
            for (const auto& [key, answer] : given)
                by_kind[key.first] += std::max(0.0, answer);
            for (const auto& [key, answer] : given)
                if (key.first == setter->kind) {
                    largest = std::max(largest, answer);
                    if (key.second == setter->id)
                        named = answer;
                }
            ++places;
            double largest_kind = 0;
            for (const auto& [kind, answer] : by_kind)
                largest_kind = std::max(largest_kind, answer);
            if (named < largest - 0.02 || by_kind[setter->kind] < largest_kind - 0.05) {
                const std::lock_guard lock(mutex);
                disagreed.push_back(out.network().node(n).id + " " + std::to_string(t) + " " +
                                    setter->id);
            }
        }
    };
    std::thread other(work);
    work();
    other.join();
    std::string list;
    for (const std::string& place : disagreed)
        list += place + "\n";
    INFO(list);
    CHECK(places > 100);
    CHECK(disagreed.empty());
}
