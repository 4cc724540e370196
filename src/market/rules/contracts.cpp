// Contracts: takes as claims on flows, annual quantity, take-or-pay floor, monthly profile, make-up
// gas (MODEL section 4, "Contract c, year Y").

#include "market/contract_terms.hpp"
#include "market/rules/years.hpp"

#include <algorithm>
#include <map>

namespace gashub::market {
namespace {

/// Keeps a buyer from paying for gas and taking it back in one and the same year, EUR/MWh.
constexpr double settling = 1e-3;

/// Gas that comes anyway counts as the contract's before it counts as any other, EUR/MWh; where the
/// contract's price decides (`priced: dispatch`) that price says how much is taken.
constexpr double contract_first = 5e-4;

/// Takes that stand on an arc in a period, each with the classes of gas that its seller has.
struct Claim {
    int take = -1;
    std::vector<int> gas;
};
using Claims = std::map<std::pair<int, int>, std::vector<Claim>>; ///< by arc and period

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

/// Takes within the flow of the classes that their sellers have, on one arc in one period.
void add_claim_rows(Draft& draft, int arc, int t, const std::vector<Claim>& claims) {
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
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const double room = draft.line().arc_capacity(arc, t) > 0
                                ? 0
                                : draft.room(draft.line().arc_nominal(arc, t));
        const int row =
            draft.add_row({RowKind::contract_arc, arc, static_cast<int>(g), 0, t}, -no_bound, room);
        for (int k : groups[g])
            draft.put_class_flow(row, arc, t, k, -1);
        for (const Claim& claim : claims)
            if (std::includes(groups[g].begin(), groups[g].end(), claim.gas.begin(),
                              claim.gas.end()))
                draft.put(row, claim.take, 1);
    }
}

/// One contract in the making.
struct ContractRows {
    Draft& draft;
    int c;
    const Contract& contract;
    std::vector<int> makes, shorts;

    /// Columns of every arc that may carry the contract, in the periods that it offers gas in.
    void add_takes(Claims& claims) {
        Formulation& out = draft.out;
        const std::vector<int> gas = classes_of(draft, contract.seller);
        const Formula* price = contract.price ? &*contract.price : nullptr;
        const double preferred =
            is_priced_in_dispatch(contract.priced, price) ? 0.0 : -contract_first * draft.line().h;
        for (int i = 0; i < static_cast<int>(contract.arcs.size()); ++i) {
            const int a = draft.network().find_arc(contract.arcs[static_cast<std::size_t>(i)]);
            for (int t = 0; t < draft.periods(); ++t) {
                if (a < 0 || !draft.line().carries(a, t) ||
                    volume_over({draft.period(t).from, draft.period(t).to}) <= 0)
                    continue;
                const int take =
                    draft.add_column({ColumnKind::take, c, a, 0, t}, preferred, 0, 0, no_bound);
                out.take(out.take_first[static_cast<std::size_t>(c)] + i, t) = take;
                claims[{a, t}].push_back({take, gas});
            }
        }
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
        const Weighted takes = takes_of(span);
        if (takes.empty())
            return;
        const auto [quantity, floor] = contract_volume(draft.line(), c, span.from, span.to);
        put_all(draft,
                draft.add_row({RowKind::contract_quantity, c, year, 0, -1}, -no_bound, quantity,
                              year_group),
                takes);
        if (floor <= 0)
            return;
        const int row =
            draft.add_row({RowKind::contract_floor, c, year, 0, -1}, floor, no_bound, year_group);
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
        const int within =
            draft.add_row({RowKind::make_up, c, year, 0, -1}, -no_bound,
                          draft.out.make_up_opening[static_cast<std::size_t>(c)], year_group);
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
        const int row =
            draft.add_row({RowKind::make_up, c, -1, 0, -1}, opening, opening, year_group);
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
                                      volume_over(span), first == last ? 0 : 1 + last),
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
    Claims claims;
    for (int c = 0; c < static_cast<int>(contracts.size()); ++c) {
        ContractRows rows{draft, c, contracts[static_cast<std::size_t>(c)], {}, {}};
        rows.add_takes(claims);
        for (int year : years_of(draft, LimitPer::gas_year))
            rows.add_year(year);
        rows.add_left();
        rows.add_months();
    }
    for (const auto& [place, list] : claims)
        add_claim_rows(draft, place.first, place.second, list);
}

} // namespace gashub::market
