// Limit events, yearly production, contracts and taxes. Sums over a year count the part of the year
// that the horizon and the rule's dates cover, by days.

#include "base/units.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <map>

namespace gashub::market {
namespace {

constexpr double year_days = units::days_per_year;

struct YearSpan {
    Date from, to;
};

YearSpan span_of_year(LimitPer per, int year) {
    return per == LimitPer::gas_year ? YearSpan{make_date(year, 10, 1), make_date(year + 1, 10, 1)}
                                     : YearSpan{make_date(year, 1, 1), make_date(year + 1, 1, 1)};
}

/// Years that the horizon touches.
std::vector<int> years_of(const Draft& draft, LimitPer per) {
    const Date first = draft.period(0).from,
               last = add_days(draft.period(draft.periods() - 1).to, -1);
    const int from = per == LimitPer::gas_year ? gas_year(first) : first.year();
    const int to = per == LimitPer::gas_year ? gas_year(last) : last.year();
    std::vector<int> years;
    for (int year = from; year <= to; ++year)
        years.push_back(year);
    return years;
}

/// What a limit adds up in a period: columns with their weights, and most that they can be
/// together.
struct Counted {
    std::vector<std::pair<int, double>> columns;
    double most = 0;
};

Counted counted_by(Draft& draft, const Limit& limit, int t) {
    const Formulation& out = draft.out;
    const Timeline& line = draft.line();
    Counted sum;
    const auto add_arc = [&](const std::string& id) {
        const int a = draft.network().find_arc(id);
        if (a < 0 || line.arc_nominal(a, t) <= 0)
            return;
        sum.most += line.arc_capacity(a, t);
        if (out.arc_total(a, t) >= 0) {
            sum.columns.emplace_back(out.arc_total(a, t), 1.0);
            return;
        }
        for (int k = 0; k < draft.classes(); ++k)
            if (out.flow(a, t, k) >= 0)
                sum.columns.emplace_back(out.flow(a, t, k), 1.0);
    };
    for (const std::string& arc : limit.arcs)
        add_arc(arc);
    if (!limit.terminal.empty())
        add_arc(limit.terminal);
    const auto& sites = draft.network().parts().sites;
    for (int p = 0; p < static_cast<int>(sites.size()); ++p) {
        const Site& site = sites[static_cast<std::size_t>(p)];
        if ((limit.seller.empty() || site.seller != limit.seller) &&
            (limit.origin.empty() || site.origin != limit.origin))
            continue;
        sum.most += line.site_capacity(p, t);
        for (int i = 0; i < out.production_pieces[static_cast<std::size_t>(p)]; ++i)
            sum.columns.emplace_back(out.production_first(p, t) + i, 1.0);
    }
    return sum;
}

void put_all(Draft& draft, int row, const std::vector<std::pair<int, double>>& columns,
             double weight) {
    for (const auto& [column, value] : columns)
        draft.put(row, column, value * weight);
}

int add_shortfall(Draft& draft, RowKind of, int place, int t, int row,
                  std::optional<double> penalty) {
    const double cost =
        penalty.value_or(Draft::default_penalty) * draft.line().price_factor * draft.line().h;
    const int under = draft.add_column({ColumnKind::shortfall, place, static_cast<int>(of), 0, t},
                                       cost, 0, 0, no_bound);
    draft.put(row, under, 1);
    return under;
}

void add_rate_limit(Draft& draft, int i, const Event& event, const Limit& limit, int t) {
    const double covered = covered_days(draft.period(t), event.from, event.to);
    const Counted sum = counted_by(draft, limit, t);
    if (covered <= 0 || sum.columns.empty())
        return;
    if (limit.maximum_bcm_per_year) { // days that the event does not cover are free up to capacity
        const double free = sum.most * (1 - covered / draft.days(t));
        const int row = draft.add_row({RowKind::limit_most, i, -1, 0, t}, -no_bound,
                                      *limit.maximum_bcm_per_year * covered / year_days + free);
        put_all(draft, row, sum.columns, 1);
    }
    if (limit.minimum_bcm_per_year) {
        const int row = draft.add_row({RowKind::limit_least, i, -1, 0, t},
                                      *limit.minimum_bcm_per_year * covered / year_days, no_bound);
        put_all(draft, row, sum.columns, 1);
        add_shortfall(draft, RowKind::limit_least, i, t, row, limit.penalty_eur_per_mwh);
    }
}

void add_yearly_limit(Draft& draft, int i, const Event& event, const Limit& limit) {
    for (int year : years_of(draft, limit.per)) {
        const YearSpan span = span_of_year(limit.per, year);
        const Date from = std::max(span.from, event.from.value_or(span.from)),
                   to = std::min(span.to, event.to.value_or(span.to));
        std::vector<std::pair<int, double>> columns;
        double covered = 0;
        for (int t = 0; t < draft.periods(); ++t) {
            const int days = overlap_days(draft.period(t), from, to);
            if (days <= 0)
                continue;
            covered += days;
            for (const auto& [column, value] : counted_by(draft, limit, t).columns)
                columns.emplace_back(column, value * days / draft.days(t));
        }
        if (columns.empty())
            continue;
        const double share = std::min(1.0, covered / year_days);
        if (limit.maximum_bcm_per_year)
            put_all(draft,
                    draft.add_row({RowKind::limit_most, i, year, 0, -1}, -no_bound,
                                  *limit.maximum_bcm_per_year * share, 1 << 20),
                    columns, 1);
        if (limit.minimum_bcm_per_year) {
            const int row = draft.add_row({RowKind::limit_least, i, year, 0, -1},
                                          *limit.minimum_bcm_per_year * share, no_bound, 1 << 20);
            put_all(draft, row, columns, 1);
            add_shortfall(draft, RowKind::limit_least, i, -1, row, limit.penalty_eur_per_mwh);
        }
    }
}

} // namespace

void add_limits(Draft& draft) {
    const auto& events = draft.line().scenario.parts().events;
    for (int i = 0; i < static_cast<int>(events.size()); ++i) {
        const Event& event = events[static_cast<std::size_t>(i)];
        const auto* limit = std::get_if<Limit>(&event.body);
        if (limit == nullptr)
            continue;
        if (limit->per != LimitPer::period) {
            add_yearly_limit(draft, i, event, *limit);
            continue;
        }
        for (int t = 0; t < draft.periods(); ++t)
            add_rate_limit(draft, i, event, *limit, t);
    }
}

void add_yearly_production(Draft& draft) {
    const Formulation& out = draft.out;
    const auto& sites = draft.network().parts().sites;
    for (int p = 0; p < static_cast<int>(sites.size()); ++p) {
        const Site& site = sites[static_cast<std::size_t>(p)];
        if (!site.yearly_minimum_bcm && !site.yearly_maximum_bcm)
            continue;
        for (int year : years_of(draft, LimitPer::calendar_year)) {
            const YearSpan span = span_of_year(LimitPer::calendar_year, year);
            std::vector<std::pair<int, double>> columns;
            double covered = 0;
            for (int t = 0; t < draft.periods(); ++t) {
                const int days = overlap_days(draft.period(t), span.from, span.to);
                covered += days;
                for (int k = 0; days > 0 && k < out.production_pieces[static_cast<std::size_t>(p)];
                     ++k)
                    columns.emplace_back(out.production_first(p, t) + k, days / draft.days(t));
            }
            const double share = std::min(1.0, covered / year_days);
            if (site.yearly_maximum_bcm)
                put_all(draft,
                        draft.add_row({RowKind::site_most, p, year, 0, -1}, -no_bound,
                                      *site.yearly_maximum_bcm * share, 1 << 20),
                        columns, 1);
            if (site.yearly_minimum_bcm) {
                const int row = draft.add_row({RowKind::site_least, p, year, 0, -1},
                                              *site.yearly_minimum_bcm * share, no_bound, 1 << 20);
                put_all(draft, row, columns, 1);
                add_shortfall(draft, RowKind::site_least, p, -1, row, std::nullopt);
            }
        }
    }
}

void add_contracts(Draft& draft) {
    const Timeline& line = draft.line();
    const auto& contracts = draft.network().parts().contracts;
    std::map<std::pair<int, int>, int>
        carrier_rows; // arc, period -> row: takes within the arc's flow
    for (int c = 0; c < static_cast<int>(contracts.size()); ++c) {
        const Contract& contract = contracts[static_cast<std::size_t>(c)];
        for (int year : years_of(draft, LimitPer::gas_year)) {
            const YearSpan span = span_of_year(LimitPer::gas_year, year);
            const Date from = std::max(span.from, contract.from.value_or(span.from)),
                       to = std::min(span.to, contract.to.value_or(span.to));
            std::vector<std::pair<int, double>> takes;
            double covered = 0;
            for (int t = 0; t < draft.periods(); ++t) {
                const int days = overlap_days(draft.period(t), from, to);
                if (days <= 0)
                    continue;
                covered += days;
                for (const std::string& id : contract.arcs) {
                    const int a = draft.network().find_arc(id);
                    if (a < 0 || line.arc_nominal(a, t) <= 0)
                        continue;
                    const int take =
                        draft.add_column({ColumnKind::take, c, a, 0, t}, 0, 0, 0, no_bound);
                    const auto [row, is_new] = carrier_rows.try_emplace({a, t}, 0);
                    if (is_new) {
                        row->second =
                            draft.add_row({RowKind::contract_arc, a, -1, 0, t}, -no_bound, 0);
                        draft.put_arc_flow(row->second, a, t, -1);
                    }
                    draft.put(row->second, take, 1);
                    takes.emplace_back(take, 1.0);
                }
            }
            if (takes.empty())
                continue;
            const double share = std::min(1.0, covered / year_days);
            const double quantity = contract.annual_quantity_bcm.at(from) * share,
                         floor = quantity * contract.take_or_pay_share;
            put_all(draft,
                    draft.add_row({RowKind::contract_quantity, c, year, 0, -1}, -no_bound, quantity,
                                  1 << 20),
                    takes, 1);
            if (floor <= 0)
                continue;
            std::optional<double> penalty = contract.penalty_eur_per_mwh;
            if (!penalty &&
                contract.price) // default: the contract's price; already in the scenario's money
                if (const auto price = line.formula_eur_per_mwh(
                        contract.price->body, std::max(from, draft.period(0).from)))
                    penalty = *price / line.price_factor;
            const int row =
                draft.add_row({RowKind::contract_floor, c, year, 0, -1}, floor, no_bound, 1 << 20);
            put_all(draft, row, takes, 1);
            add_shortfall(draft, RowKind::contract_floor, c, -1, row, penalty);
        }
    }
}

namespace {

template <class Applies>
double tax_sum(const Timeline& line, TaxOn on, int period, Applies&& applies) {
    double sum = 0;
    for (const Policy& policy : line.scenario.parts().policies) {
        const auto* tax = std::get_if<Tax>(&policy.body);
        if (tax == nullptr || tax->on != on || !applies(*tax))
            continue;
        const Period& span = line.periods[static_cast<std::size_t>(period)];
        sum += tax->eur_per_mwh * line.price_factor * covered_days(span, policy.from, policy.to) /
               span.days();
    }
    return sum;
}

} // namespace

double consumption_tax(const Timeline& line, int node, int period) {
    return tax_sum(line, TaxOn::consumption, period,
                   [&](const Tax& tax) { return line.lies_in(tax.where, node); });
}

double production_tax(const Timeline& line, int site, int period) {
    const std::string& origin = line.network.parts().sites[static_cast<std::size_t>(site)].origin;
    return tax_sum(line, TaxOn::production, period, [&](const Tax& tax) {
        return line.lies_in(tax.where, line.site_node[static_cast<std::size_t>(site)]) &&
               (tax.origin.empty() || tax.origin == origin);
    });
}

double crossing_tax(const Timeline& line, int arc, int period) {
    return tax_sum(line, TaxOn::crossing, period, [&](const Tax& tax) {
        return line.lies_in(tax.where, line.arc_to[static_cast<std::size_t>(arc)]) &&
               !line.lies_in(tax.where, line.arc_from[static_cast<std::size_t>(arc)]);
    });
}

} // namespace gashub::market
