#include "market/leaders.hpp"

#include "market/ledger.hpp"
#include "market/outer_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub::market {
namespace {

/// Net revenue of a seller: what its fields earn, its mark-ups and the wedges that it keeps.
double seller_gain(const Outcome& out, std::string_view seller) {
    const Formulation& f = *out.formulation;
    const auto& sites = out.network().parts().sites;
    double gain = 0;
    for (int j = 0; j < static_cast<int>(f.columns.size()); ++j) {
        const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
        if (tag.kind == ColumnKind::production &&
            sites[static_cast<std::size_t>(tag.place)].seller == seller)
            gain += column_earnings(out, j);
        if (tag.kind == ColumnKind::seller_sales &&
            f.line.scenario.parts().conduct[static_cast<std::size_t>(tag.place)].seller == seller)
            gain += 2 * column_cost(out, j); // mark-up theta b Y on Y
    }
    // Yearly limits of its fields are scarcity that it earns.
    for (std::size_t i = 0; i < f.rows.size(); ++i)
        if (f.rows[i].kind == RowKind::site_most &&
            sites[static_cast<std::size_t>(f.rows[i].place)].seller == seller)
            gain += std::abs(out.solution->row_price[i]) * f.program.row_upper[i];
    return gain;
}

/// What a number's columns pay in a solution, MEUR.
double wedge_income(const Outcome& out, const OuterNumber& number) {
    return number.wedge_value() * wedge_volume(number, *out.solution) * out.line().h;
}

double arcs_gain(const Outcome& out, const std::vector<int>& arcs) {
    double gain = 0;
    for (int a : arcs)
        for (int t = 0; t < out.periods(); ++t)
            gain += out.flow(a, t) * out.line().h *
                    (out.line().arc_tariff(a, t) + out.congestion(a, t));
    return gain;
}

/// Welfare of a country's consumers, fields and stores.
double country_gain(const Outcome& out, std::string_view country) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const auto inside = [&](int node) { return line.network.node(node).country == country; };
    double gain = 0;
    for (int j = 0; j < static_cast<int>(f.columns.size()); ++j) {
        const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
        const auto place = static_cast<std::size_t>(tag.place);
        const bool own =
            (tag.kind == ColumnKind::production && inside(line.site_node[place])) ||
            (tag.kind == ColumnKind::consumption && inside(line.sectors[place].node)) ||
            ((tag.kind == ColumnKind::unserved || tag.kind == ColumnKind::rationed) &&
             inside(line.market_node[place])) ||
            ((tag.kind == ColumnKind::injection || tag.kind == ColumnKind::withdrawal ||
              tag.kind == ColumnKind::level) &&
             inside(line.storage_node[place]));
        if (own)
            gain += column_earnings(out, j);
    }
    for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m)
        for (int t = 0; inside(line.market_node[static_cast<std::size_t>(m)]) && t < out.periods();
             ++t)
            for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                 j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
                gain += f.firm(j, t) * line.h *
                        (line.sectors[static_cast<std::size_t>(j)].lost_load -
                         out.row_price(f.market_row(m, t)));
    return gain;
}

} // namespace

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
    double gain =
        wedge_income(outcome, outcome.formulation->outer[static_cast<std::size_t>(leader.number)]);
    if (!leader.seller.empty())
        gain += seller_gain(outcome, leader.seller);
    else if (!leader.country.empty())
        gain += country_gain(outcome, leader.country);
    else
        gain += arcs_gain(outcome, leader.arcs);
    return gain;
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
            double best = values[l], best_gain = before;
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
            if (best_gain > before + 1e-3 * std::abs(before) + 1e-9) {
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
