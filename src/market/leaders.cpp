#include "market/leaders.hpp"

#include "market/accounts/accounts.hpp"
#include "market/outer_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub::market {
namespace {

/// What a policy's mark-ups take, MEUR.
double mark_up_income(const Outcome& out, int policy) {
    double sum = 0;
    for (const OuterNumber& number : out.formulation->outer)
        if (number.kind == OuterKind::mark_up && number.place == policy)
            sum += number.wedge_value() * wedge_volume(number, *out.solution) * out.line().h;
    return sum;
}

double arcs_gain(const Outcome& out, const std::vector<int>& arcs) {
    double gain = 0;
    for (int a : arcs)
        for (int t = 0; t < out.periods(); ++t)
            gain += out.flow(a, t) * out.line().h *
                    (out.line().arc_tariff(a, t) + out.congestion(a, t));
    return gain;
}

/// All that a country's agents gain.
double country_gain(const Outcome& out, std::string_view country) {
    double gain = 0;
    for (const WelfareRow& row : accounts_of(out).rows())
        gain += row.country == country ? row.value_meur : 0;
    return gain;
}

} // namespace

bool is_led(const PriceRule& rule) {
    return std::holds_alternative<DominantSupplier>(rule) ||
           std::holds_alternative<SingleBuyer>(rule);
}

bool has_leader(const ScenarioParts& scenario) {
    return (scenario.hub && is_led(scenario.hub->price_rule)) ||
           std::any_of(scenario.policies.begin(), scenario.policies.end(), [](const Policy& p) {
               const auto* mark_up = std::get_if<MarkUp>(&p.body);
               return mark_up != nullptr && mark_up->best;
           });
}

std::vector<Leader> leaders_of(const Formulation& f) {
    std::vector<Leader> leaders;
    const auto& scenario = f.line.scenario.parts();
    for (int i = 0; i < static_cast<int>(f.outer.size()); ++i) {
        const OuterNumber& number = f.outer[static_cast<std::size_t>(i)];
        if (number.kind != OuterKind::mark_up)
            continue;
        if (number.place < 0) {
            if (const auto* dominant = std::get_if<DominantSupplier>(&scenario.hub->price_rule))
                leaders.push_back({i, -1, dominant->seller, "", {}});
            else
                leaders.push_back(
                    {i, -1, "", std::get<SingleBuyer>(scenario.hub->price_rule).buyer, {}});
            continue;
        }
        const auto& rule =
            std::get<MarkUp>(scenario.policies[static_cast<std::size_t>(number.place)].body);
        if (!rule.best)
            continue;
        Leader leader{i, number.place, rule.seller, "", {}};
        for (const std::string& arc : rule.arcs)
            leader.arcs.push_back(f.line.network.find_arc(arc));
        leaders.push_back(std::move(leader));
    }
    return leaders;
}

double gain_of(const Leader& leader, const Outcome& outcome) {
    if (!leader.seller.empty()) {
        const auto revenues = accounts_of(outcome).revenues();
        const auto own = revenues.find(leader.seller);
        return own == revenues.end() ? 0 : own->second;
    }
    if (!leader.country.empty())
        return country_gain(outcome, leader.country);
    return arcs_gain(outcome, leader.arcs) + mark_up_income(outcome, leader.policy);
}

Outcome search_leaders(const std::vector<Leader>& leaders, const SolveWith& solve) {
    constexpr double close = 0.005; // EUR/MWh
    const double golden = (std::sqrt(5.0) - 1) / 2;
    std::vector<double> values(leaders.size(), 0);
    int solves = 0;
    Outcome at = solve(values);
    solves += at.solves;
    for (int round = 0; round < 20; ++round) {
        bool moved = false;
        for (std::size_t l = 0; l < leaders.size(); ++l) {
            if (at.status != Status::solved)
                return at;
            const double before = gain_of(leaders[l], at);
            double best = values[l], best_gain = before, worst_gain = before;
            Outcome best_outcome = at;
            std::map<double, double> known{{values[l], before}};
            const auto gain_at = [&](double value) {
                if (const auto seen = known.find(value); seen != known.end())
                    return seen->second;
                std::vector<double> tried = values;
                tried[l] = value;
                Outcome outcome = solve(tried);
                solves += outcome.solves;
                const double gain =
                    outcome.status == Status::solved ? gain_of(leaders[l], outcome) : -1e300;
                known.emplace(value, gain);
                if (outcome.status == Status::solved)
                    worst_gain = std::min(worst_gain, gain);
                if (gain > best_gain)
                    best = value, best_gain = gain, best_outcome = std::move(outcome);
                return gain;
            };
            // The range: up to the highest price of the market as it stands.
            double top = 1;
            for (int n = 0; n < at.network().node_count(); ++n)
                for (int t = 0; t < at.periods(); ++t)
                    if (at.basis_at(n, t) == PriceBasis::market)
                        top = std::max(top, at.price(n, t));
            top += values[l];
            for (int widened = 0; widened < 3; ++widened, top *= 2) {
                for (int k = 0; k <= 8; ++k)
                    (void)gain_at(top * k / 8);
                if (best < top * 0.99)
                    break;
            }
            double low = std::max(0.0, best - top / 8), high = best + top / 8;
            double a = high - golden * (high - low), b = low + golden * (high - low);
            while (high - low > close) {
                if (gain_at(a) >= gain_at(b)) {
                    high = b, b = a;
                    a = high - golden * (high - low);
                } else {
                    low = a, a = b;
                    b = low + golden * (high - low);
                }
            }
            // A country's gain holds the worth of all its gas, so what is at stake counts.
            const double stake = std::min(std::abs(before), best_gain - worst_gain);
            if (best_gain > before + (leaders.size() == 1 ? 0 : 1e-3 * stake) + 1e-9) {
                moved = true;
                values[l] = best;
                at = std::move(best_outcome);
            }
        }
        if (!moved || leaders.size() == 1) {
            at.solves = solves;
            return at;
        }
    }
    at.status = Status::not_solved;
    at.reason = "no rest point: the leaders answer each other without end";
    at.solves = solves;
    return at;
}

} // namespace gashub::market
