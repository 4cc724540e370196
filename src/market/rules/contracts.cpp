// Contracts: takes as claims on flows, annual quantity, take-or-pay floor, monthly profile, make-up
// gas (MODEL section 4, "Contract c, year Y").

#include "market/contract_terms.hpp"
#include "market/rules/years.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gashub::market {
namespace {

/// Keeps a buyer from paying for gas and taking it back in one and the same year, EUR/MWh.
constexpr double settling = 1e-3;

/// Gas that comes anyway counts as the contract's before it counts as any other, EUR/MWh; where the
/// contract's price decides (`priced: dispatch`) that price says how much is taken.
constexpr double contract_first = 5e-4;

/// Share of what enters a contract's arc that reaches those it is sold to at the least; the rest is
/// fuel on the way.
constexpr double arrives = 0.95;

/// Most periods a gas year may have for its contracts to be counted by the year. Over days the one
/// row that ties them all ends the solver's progress before the certificate is reached.
constexpr int most_periods_by_year = 12;

/// Takes that stand on an arc in a period, each with the classes of gas that its seller has.
struct Claim {
    int take = -1;
    std::vector<int> gas;
    bool is_all = false; ///< the seller sends nothing there but under contract
};
using Claims = std::map<std::pair<int, int>, std::vector<Claim>>; ///< by arc and period
/// Contracts that count by the year, by gas year and arc.
using YearClaims = std::map<std::pair<int, int>, std::vector<int>>;

/// Classes in which a seller's gas may be; all where it has no site.
std::vector<int> classes_of(const Draft& draft, const std::string& seller) {
    const auto& classes = draft.out.classes;
    const auto& sites = draft.network().parts().sites;
    std::vector<char> has(static_cast<std::size_t>(draft.classes()), 0);
    for (std::size_t p = 0; p < sites.size(); ++p)
        if (sites[p].seller == seller)
            has[static_cast<std::size_t>(classes.of_site[p])] = 1;
    for (std::size_t k = 0; k < has.size(); ++k)
        if (const int from = classes.list[k].relabelled_from; from >= 0)
            has[k] = has[k] || has[static_cast<std::size_t>(from)];
    std::vector<int> found;
    for (int k = 0; k < draft.classes(); ++k)
        if (has[static_cast<std::size_t>(k)])
            found.push_back(k);
    for (int k = 0; found.empty() && k < draft.classes(); ++k)
        found.push_back(k);
    return found;
}

/// Takes within the flow of the classes that their sellers have, over all of some arcs and periods.
/// `tag`: of the rows, one of a year having no period.
void add_claim_rows(Draft& draft, RowTag tag, const std::vector<int>& arcs, int first, int last,
                    const std::vector<Claim>& claims) {
    std::vector<std::vector<int>> groups;
    const auto add_group = [&](const std::vector<int>& gas) {
        if (std::find(groups.begin(), groups.end(), gas) == groups.end())
            groups.push_back(gas);
    };
    std::vector<int> all;
    for (const Claim& claim : claims) {
        add_group(claim.gas);
        all.insert(all.end(), claim.gas.begin(), claim.gas.end());
    }
    std::sort(all.begin(), all.end());
    const bool share_classes = std::adjacent_find(all.begin(), all.end()) != all.end();
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (groups.size() > 1 && share_classes)
        add_group(all);
    double nominal = 0;
    bool is_open = false;
    for (const int arc : arcs)
        for (int t = first; t <= last; ++t) {
            is_open = is_open || draft.line().arc_capacity(arc, t) > 0;
            nominal += draft.line().arc_nominal(arc, t);
        }
    for (const std::vector<int>& group : groups) {
        const bool is_all = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
            return claim.is_all && claim.gas == group;
        });
        const int row =
            draft.add_row(tag, is_all ? 0 : -no_bound, is_open ? 0 : draft.room(nominal));
        for (const int arc : arcs)
            for (int t = first; t <= last; ++t)
                for (int k : group)
                    draft.put_class_flow(row, arc, t, k, -1);
        for (const Claim& claim : claims)
            if (std::includes(group.begin(), group.end(), claim.gas.begin(), claim.gas.end()))
                draft.put(row, claim.take, 1);
    }
}

/// First and last of the periods that have days of a gas year.
std::pair<int, int> periods_of(const Draft& draft, int year) {
    const YearSpan span = span_of_year(LimitPer::gas_year, year);
    int first = draft.periods(), last = -1;
    for (int t = 0; t < draft.periods(); ++t)
        if (draft.period(t).from < span.to && span.from < draft.period(t).to) {
            first = std::min(first, t);
            last = t;
        }
    return {first, last};
}

/// One contract in the making.
struct ContractRows {
    Draft& draft;
    int c;
    const Contract& contract;
    std::vector<int> gas;                       ///< classes that its seller has
    std::map<int, std::vector<int>> year_takes; ///< by gas year
    std::vector<int> makes, shorts;

    bool is_priced_in_period(int t) const {
        const Formula* price = contract_terms(draft.line(), c, draft.period(t).from).price;
        return is_priced_in_dispatch(contract.priced, price);
    }

    /// True if nothing but its year holds what the contract takes: it offers gas in all periods of
    /// the year, which end with it, has no profile, and its price decides nothing. What it takes is
    /// then spread over the periods as gas flows. Windows that roll count period by period.
    bool counts_by_year(int year) const {
        const YearSpan span = span_of_year(LimitPer::gas_year, year);
        const auto [first, last] = periods_of(draft, year);
        if (!contract.profile.empty() || first >= last || last - first >= most_periods_by_year ||
            draft.line().scenario.parts().foresight.kind == ForesightKind::rolling)
            return false;
        for (int t = first; t <= last; ++t) {
            const Period& period = draft.period(t);
            if (period.from < span.from || span.to < period.to || is_priced_in_period(t) ||
                !runs_through(period) || volume_over({period.from, period.to}) <= 0)
                return false;
        }
        return true;
    }

    /// Columns of every arc that may carry the contract, in the periods that it offers gas in;
    /// where it counts by the year, a claim instead.
    void add_takes(Claims& claims, YearClaims& year_claims) {
        for (int year : years_of(draft, LimitPer::gas_year)) {
            const bool by_year = counts_by_year(year);
            const auto [first, last] = periods_of(draft, year);
            for (int i = 0; i < static_cast<int>(contract.arcs.size()); ++i)
                for (int t = first; t <= last; ++t) {
                    const int arc =
                        draft.network().find_arc(contract.arcs[static_cast<std::size_t>(i)]);
                    if (arc < 0 || !draft.line().carries(arc, t))
                        continue;
                    if (!by_year) {
                        add_period_take(claims, i, arc, t);
                        continue;
                    }
                    year_claims[{year, arc}].push_back(c);
                    break;
                }
        }
    }
    void add_period_take(Claims& claims, int i, int arc, int t) {
        int& take = draft.out.take(draft.out.take_first[static_cast<std::size_t>(c)] + i, t);
        const Period& period = draft.period(t);
        const bool is_all = sells_nothing_else() && runs_through(period);
        if (take >= 0 || (volume_over({period.from, period.to}) <= 0 && !is_all))
            return;
        take = draft.add_column({ColumnKind::take, c, arc, 0, t},
                                is_priced_in_period(t) ? 0.0 : -contract_first * draft.line().h, 0,
                                0, no_bound);
        claims[{arc, t}].push_back({take, gas, is_all});
    }
    bool runs_through(const Period& period) const {
        return contract_days(draft.line(), c, period.from, period.to) == period.days();
    }
    /// True if its seller, who has gas of its own, sells there under contract only.
    bool sells_nothing_else() const {
        const auto& classes = draft.out.classes.list;
        return contract.contract_only && std::all_of(gas.begin(), gas.end(), [&](int k) {
                   return classes[static_cast<std::size_t>(k)].seller == contract.seller;
               });
    }
    Claim add_year_take(int year, const std::vector<int>& arcs) {
        const auto [first, last] = periods_of(draft, year);
        const int take = draft.add_column({ColumnKind::take, c, arcs.front(), 0, -1},
                                          -contract_first * draft.line().h, 0, 0, no_bound);
        draft.out.year_takes.push_back({take, c, first, last, arcs, gas});
        year_takes[year].push_back(take);
        return {take, gas, sells_nothing_else()};
    }

    /// Takes of a span of days; a period's take is spread evenly over the days it runs on.
    Weighted takes_of(YearSpan span) const {
        const Formulation& out = draft.out;
        Weighted takes;
        for (int t = 0; t < draft.periods(); ++t) {
            const Period& period = draft.period(t);
            const Date from = std::max(span.from, period.from), to = std::min(span.to, period.to);
            const int days = from < to ? contract_days(draft.line(), c, from, to) : 0;
            if (days == 0)
                continue;
            const double weight =
                double(days) / contract_days(draft.line(), c, period.from, period.to);
            for (int i = 0; i < static_cast<int>(contract.arcs.size()); ++i)
                if (const int take = out.take(out.take_first[static_cast<std::size_t>(c)] + i, t);
                    take >= 0)
                    takes.emplace_back(take, weight);
        }
        return takes;
    }

    /// Penalty of a year's shortfall; a price is in the scenario's money already.
    std::optional<double> penalty_of(YearSpan span) const {
        if (contract.penalty_eur_per_mwh)
            return contract.penalty_eur_per_mwh;
        const Date from = std::max(span.from, draft.period(0).from);
        const auto price = contract_price(draft.line(), c, from, std::max(from, span.to));
        return price ? std::optional(*price / draft.line().price_factor) : std::nullopt;
    }

    void add_year(int year) {
        const YearSpan span = counted_part(draft, span_of_year(LimitPer::gas_year, year));
        Weighted takes = takes_of(span);
        for (int take : year_takes[year])
            takes.emplace_back(take, 1.0);
        if (takes.empty())
            return;
        const auto [quantity, floor] = contract_volume(draft.line(), c, span.from, span.to);
        put_all(draft,
                draft.add_row({RowKind::contract_quantity, c, year, 0, -1}, -no_bound, quantity),
                takes);
        if (floor <= 0)
            return;
        const int row = draft.add_row({RowKind::contract_floor, c, year, 0, -1}, floor, no_bound);
        put_all(draft, row, takes);
        const std::optional<double> penalty = penalty_of(span);
        const int under = add_shortfall(draft, RowKind::contract_floor, c, -1, row, penalty);
        if (!contract.make_up)
            return;
        // Gas made up counts as not paid: take = paid + made, paid + short >= floor.
        const double returned =
            (penalty.value_or(Draft::default_penalty) * draft.line().price_factor - settling) *
            draft.line().h;
        const int made = draft.add_column({ColumnKind::made_up, c, year, 0, -1},
                                          -std::max(0.0, returned), 0, 0, no_bound);
        draft.put(row, made, -1);
        // Made up to this year within what was paid for before it.
        const int within = draft.add_row({RowKind::make_up, c, year, 0, -1}, -no_bound,
                                         draft.out.make_up_opening[static_cast<std::size_t>(c)]);
        for (int earlier : makes)
            draft.put(within, earlier, 1);
        draft.put(within, made, 1);
        for (int earlier : shorts)
            draft.put(within, earlier, -1);
        makes.push_back(made);
        shorts.push_back(under);
    }

    /// What is paid for and not taken by the end has a stated value.
    void add_left() {
        if (makes.empty())
            return;
        const double opening = draft.out.make_up_opening[static_cast<std::size_t>(c)];
        const int row = draft.add_row({RowKind::make_up, c, -1, 0, -1}, opening, opening);
        for (int made : makes)
            draft.put(row, made, 1);
        for (int under : shorts)
            draft.put(row, under, -1);
        draft.put(row,
                  draft.add_column({ColumnKind::make_up_left, c, -1, 0, -1},
                                   -contract.make_up_value_eur_per_mwh * draft.line().price_factor *
                                       draft.line().h,
                                   0, 0, no_bound),
                  1);
    }

    /// Most that a month takes, by the profile; shorter periods of a month together.
    void add_months() {
        if (contract.profile.empty())
            return;
        for (int first = 0; first < draft.periods();) {
            int last = first;
            while (last + 1 < draft.periods() && same_month(first, last + 1))
                ++last;
            const YearSpan span{draft.period(first).from, draft.period(last).to};
            if (const Weighted takes = takes_of(span); !takes.empty())
                put_all(draft,
                        draft.add_row({RowKind::contract_month, c, -1, 0, last}, -no_bound,
                                      volume_over(span)),
                        takes);
            first = last + 1;
        }
    }

    bool same_month(int t, int later) const {
        const Date a = draft.period(t).from, b = add_days(draft.period(later).to, -1);
        return a.year() == b.year() && a.month() == b.month();
    }
    /// Quantity over days that may lie in several gas years.
    double volume_over(YearSpan span) const {
        double sum = 0;
        for (Date from = span.from; from < span.to;) {
            const Date to = std::min(span.to, span_of_year(LimitPer::gas_year, gas_year(from)).to);
            sum += contract_volume(draft.line(), c, from, to).quantity;
            from = to;
        }
        return sum;
    }
};

/// One column a contract for all arcs that the same contracts claim in a year, and their rows; an
/// arc on which others take by the period is held alone, with what they take.
void add_year_claims(Draft& draft, const YearClaims& year_claims, const Claims& claims,
                     std::vector<ContractRows>& contracts) {
    struct Shared {
        std::vector<int> arcs;
        std::vector<Claim> of_periods;
    };
    std::map<std::tuple<int, std::vector<int>, int>, Shared> groups; // year, contracts, lone arc
    for (const auto& [place, list] : year_claims) {
        const auto [year, arc] = place;
        const auto [first, last] = periods_of(draft, year);
        std::vector<Claim> of_periods;
        for (int t = first; t <= last; ++t)
            if (const auto found = claims.find({arc, t}); found != claims.end())
                of_periods.insert(of_periods.end(), found->second.begin(), found->second.end());
        Shared& shared = groups[{year, list, of_periods.empty() ? -1 : arc}];
        shared.arcs.push_back(arc);
        shared.of_periods = std::move(of_periods);
    }
    for (const auto& [key, shared] : groups) {
        const auto& [year, list, lone] = key;
        const auto [first, last] = periods_of(draft, year);
        std::vector<Claim> takes = shared.of_periods;
        for (const int c : list)
            takes.push_back(
                contracts[static_cast<std::size_t>(c)].add_year_take(year, shared.arcs));
        add_claim_rows(draft, {RowKind::contract_arc, shared.arcs.front(), year, 0, -1},
                       shared.arcs, first, last, takes);
    }
}

/// What of a seller's gas is sold in a region over a span of days, or put into its stores.
Weighted kept_in(const Draft& draft, const std::string& region, const std::vector<int>& gas,
                 YearSpan span) {
    const Formulation& out = draft.out;
    const Timeline& line = draft.line();
    Weighted columns;
    const auto add = [&](int column, double weight) {
        if (column >= 0)
            columns.emplace_back(column, weight);
    };
    for (int t = 0; t < draft.periods(); ++t) {
        const double share = overlap_days(draft.period(t), span.from, span.to) / draft.days(t);
        for (int k : gas) {
            for (std::size_t m = 0; share > 0 && m < line.market_node.size(); ++m)
                if (line.lies_in(region, line.market_node[m]))
                    add(out.sales(static_cast<int>(m), t, k), share);
            for (std::size_t s = 0; share > 0 && s < line.storage_node.size(); ++s)
                if (line.lies_in(region, line.storage_node[s])) {
                    add(out.injection(static_cast<int>(s), t, k), share);
                    add(out.withdrawal(static_cast<int>(s), t, k), -share);
                }
        }
    }
    return columns;
}

/// Destination clauses: what a seller's contracts with one region take in a gas year is at most
/// what of its gas stays there. The row stands at the first of them.
void add_destinations(Draft& draft, std::vector<ContractRows>& contracts) {
    std::map<std::pair<std::string, std::string>, std::vector<ContractRows*>> by_clause;
    for (ContractRows& contract : contracts)
        if (!contract.contract.destination.empty())
            by_clause[{contract.contract.seller, contract.contract.destination}].push_back(
                &contract);
    for (const auto& [clause, bound] : by_clause)
        for (int year : years_of(draft, LimitPer::gas_year)) {
            const YearSpan span = counted_part(draft, span_of_year(LimitPer::gas_year, year));
            Weighted takes;
            for (ContractRows* contract : bound) {
                const Weighted own = contract->takes_of(span);
                takes.insert(takes.end(), own.begin(), own.end());
                for (int take : contract->year_takes[year])
                    takes.emplace_back(take, 1.0);
            }
            if (takes.empty())
                continue;
            const int row =
                draft.add_row({RowKind::destination, bound.front()->c, year, 0, -1}, -no_bound, 0);
            put_all(draft, row, takes, arrives);
            put_all(draft, row, kept_in(draft, clause.second, bound.front()->gas, span), -1);
        }
}

} // namespace

void add_contracts(Draft& draft) {
    Formulation& out = draft.out;
    const auto& contracts = draft.network().parts().contracts;
    if (draft.line().carried)
        out.make_up_opening = draft.line().carried->make_up;
    int positions = 0;
    for (const Contract& contract : contracts) {
        out.take_first.push_back(positions);
        positions += static_cast<int>(contract.arcs.size());
        if (out.make_up_opening.size() < out.take_first.size())
            out.make_up_opening.push_back(contract.make_up_opening_bcm);
    }
    out.take = Places(positions, draft.periods());
    std::vector<ContractRows> rows;
    for (int c = 0; c < static_cast<int>(contracts.size()); ++c) {
        const Contract& contract = contracts[static_cast<std::size_t>(c)];
        rows.push_back({draft, c, contract, classes_of(draft, contract.seller), {}, {}, {}});
    }
    Claims claims;
    YearClaims year_claims;
    for (ContractRows& contract : rows)
        contract.add_takes(claims, year_claims);
    add_year_claims(draft, year_claims, claims, rows);
    for (ContractRows& contract : rows) {
        for (int year : years_of(draft, LimitPer::gas_year))
            contract.add_year(year);
        contract.add_left();
        contract.add_months();
    }
    add_destinations(draft, rows);
    for (const auto& [place, list] : claims)
        add_claim_rows(draft, {RowKind::contract_arc, place.first, -1, 0, place.second},
                       {place.first}, place.second, place.second, list);
}

} // namespace gashub::market
