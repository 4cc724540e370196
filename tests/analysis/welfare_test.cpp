// Welfare: who gains adds up, whatever the rules, and to what the gas is worth less what it costs.

#include "market/accounts/demand_value.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "market/ledger.hpp"
#include "support/random_rules.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

using namespace gashub;
using namespace gashub::test;
using market::ColumnKind;

namespace {

double sum_of(const std::vector<WelfareRow>& rows) {
    double sum = 0;
    for (const WelfareRow& row : rows)
        sum += row.value_meur;
    return sum;
}

/// What gas is worth to those who use it less what it costs to bring, found without prices: true
/// demand curves, costs of fields, rising cost of arcs, new capacity, what is left in store.
double net_worth(const market::Outcome& out) {
    const market::Formulation& f = *out.formulation;
    const market::Timeline& line = f.line;
    double worth = 0;
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        for (int t = 0; t < line.period_count(); ++t) {
            const double served = out.consumption(j, t), wanted = served + out.rationed(j, t);
            if (wanted > 0)
                worth += gross_value(line, j, t, wanted) * served / wanted;
        }
    for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p)
        for (int t = 0; t < line.period_count(); ++t) {
            const auto& pieces =
                line.site_pieces[static_cast<std::size_t>(p)][static_cast<std::size_t>(t)];
            for (std::size_t i = 0; i < pieces.size(); ++i) {
                const double x = out.value(f.production_first(p, t) + static_cast<int>(i));
                double cost = (pieces[i].cost + pieces[i].slope * x / 2) * x;
                if (pieces[i].log_weight != 0) { // integral of c ln(1 - q/Q)
                    const double q = pieces[i].log_capacity, left = 1 - x / q;
                    cost += pieces[i].log_weight * -q * (left * std::log(left) - left + 1);
                }
                worth -= cost * line.h;
            }
        }
    for (std::size_t j = 0; j < f.columns.size(); ++j) {
        const double x = out.solution->x[j];
        switch (f.columns[j].kind) {
        case ColumnKind::flow:
        case ColumnKind::arc_total:
            worth -= 0.5 * f.program.quadratic[j] * x * x;
            break;
        case ColumnKind::expansion:
        case ColumnKind::level:
        case ColumnKind::make_up_left:
            worth -= f.program.cost[j] * x;
            break;
        default:
            break;
        }
    }
    return worth;
}

} // namespace

TEST_CASE(
    "with random rules of every kind all rows add up to the objective, all but the model's to "
    "what gas is worth less what it costs") {
    int solved = 0;
    std::map<std::string, int> met;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const RandomMarket m = random_market(seed);
        std::string rules;
        for (const std::string& rule : m.rules)
            rules += rule + " ";
        INFO("seed " << seed << ": " << rules);
        const Network network = checked(m.network);
        const market::Outcome out = market::clear(network, checked(m.scenario, network));
        if (out.status != market::Status::solved)
            continue;
        ++solved;
        for (const std::string& rule : m.rules)
            ++met[rule];
        const auto rows = welfare(out);
        CHECK(sum_of(rows) == Approx(out.objective_meur).epsilon(1e-6));
        const double worth = net_worth(out);
        CHECK(total_welfare(rows) == Approx(worth).epsilon(1e-6));
    }
    INFO(solved << " of 200 solved");
    CHECK(solved >= 180);
    CHECK(met.size() == rule_kinds().size());
}
