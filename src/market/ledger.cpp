#include "market/ledger.hpp"

#include "market/rules/rules.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

/// Term of a rule row that the column stands in.
TermKind term_of(RowKind kind) {
    switch (kind) {
    case RowKind::joint_limit:
        return TermKind::joint_limit;
    case RowKind::store_volume:
        return TermKind::congestion;
    case RowKind::store_injection:
    case RowKind::store_withdrawal:
    case RowKind::withdrawal_falls:
        return TermKind::store_rate;
    case RowKind::store_end:
        return TermKind::store_end;
    case RowKind::obligation:
        return TermKind::obligation;
    case RowKind::limit_most:
    case RowKind::limit_least:
        return TermKind::limit;
    case RowKind::site_most:
    case RowKind::site_least:
        return TermKind::yearly_limit;
    case RowKind::contract_arc:
    case RowKind::contract_floor:
    case RowKind::contract_quantity:
        return TermKind::contract;
    case RowKind::quota:
        return TermKind::quota;
    case RowKind::demand_reduction:
        return TermKind::demand_reduction;
    case RowKind::seller_sales:
        return TermKind::mark_up;
    case RowKind::capacity:
        return TermKind::congestion;
    case RowKind::relabel_share:
    case RowKind::relabel_volume:
        return TermKind::relabelling;
    case RowKind::contract_month:
    case RowKind::destination:
        return TermKind::contract;
    case RowKind::make_up:
        return TermKind::make_up;
    case RowKind::measured:
        return TermKind::measured;
    case RowKind::door:
        return TermKind::embargo;
    default:
        return TermKind::rounding;
    }
}

std::string row_id(const Outcome& outcome, const RowTag& row) {
    const NetworkParts& parts = outcome.network().parts();
    const ScenarioParts& scenario = outcome.line().scenario.parts();
    const auto place = static_cast<std::size_t>(row.place);
    switch (row.kind) {
    case RowKind::balance:
    case RowKind::entry:
        return parts.nodes[place].id;
    case RowKind::market:
        return parts.markets[place].id;
    case RowKind::arc_total:
    case RowKind::contract_arc:
    case RowKind::capacity:
        return outcome.network().arc(row.place).id;
    case RowKind::joint_limit:
        return parts.joint_limits[place].id;
    case RowKind::limit_most:
    case RowKind::limit_least:
        return scenario.events[place].id;
    case RowKind::site_most:
    case RowKind::site_least:
        return parts.sites[place].id;
    case RowKind::contract_floor:
    case RowKind::contract_quantity:
    case RowKind::contract_month:
    case RowKind::destination:
    case RowKind::make_up:
        return parts.contracts[place].id;
    case RowKind::seller_sales:
        return scenario.conduct[place].seller;
    case RowKind::measured:
        return outcome.formulation->measurements[place].route;
    case RowKind::obligation:
    case RowKind::quota:
    case RowKind::demand_reduction:
    case RowKind::relabel_share:
    case RowKind::relabel_volume:
    case RowKind::door:
        return scenario.policies[place].id;
    default:
        return parts.storages[place].id;
    }
}

TermKind term_of(OuterKind kind) {
    switch (kind) {
    case OuterKind::hub_rule:
        return TermKind::price_rule;
    case OuterKind::seller_cap:
    case OuterKind::seller_reserve:
        return TermKind::seller_price;
    case OuterKind::contract:
        return TermKind::contract_price;
    case OuterKind::cap_price:
        return TermKind::price_cap;
    case OuterKind::power:
    case OuterKind::door:
    case OuterKind::mark_up:
        break;
    }
    return TermKind::mark_up;
}

std::string outer_id(const Outcome& outcome, const OuterNumber& number) {
    const auto place = static_cast<std::size_t>(number.place);
    if (number.kind == OuterKind::contract)
        return outcome.network().parts().contracts[place].id;
    if (number.place >= 0 && number.kind != OuterKind::power)
        return outcome.line().scenario.parts().policies[place].id;
    return outcome.network().node(std::max(0, outcome.formulation->hub)).id;
}

/// Wedges that a column pays, as terms.
std::vector<Term> wedge_terms(const Outcome& outcome, int column) {
    const Formulation& f = *outcome.formulation;
    std::vector<Term> terms;
    for (auto payer = std::lower_bound(f.payers.begin(), f.payers.end(), std::pair{column, -1});
         payer != f.payers.end() && payer->first == column; ++payer) {
        const OuterNumber& number = f.outer[static_cast<std::size_t>(payer->second)];
        if (number.wedge_value() != 0)
            terms.push_back({term_of(number.kind), outer_id(outcome, number), number.wedge_value(),
                             f.columns[static_cast<std::size_t>(column)].period});
    }
    return terms;
}

/// Marginal cost of a column, EUR/MWh, cut into terms; without its bounds and rules.
std::vector<Term> cost_terms(const Outcome& outcome, int column, double wedges) {
    const Formulation& f = *outcome.formulation;
    const Timeline& line = f.line;
    const ColumnTag& tag = f.columns[static_cast<std::size_t>(column)];
    const double x = outcome.value(column),
                 rising = f.program.quadratic[static_cast<std::size_t>(column)] * x / line.h;
    const double linear = f.program.cost[static_cast<std::size_t>(column)] / line.h - wedges;
    const std::string id = column_id(outcome, column);
    const auto curve = [&] {
        const auto& curved = f.program.curved;
        const auto term =
            std::lower_bound(curved.begin(), curved.end(), column,
                             [](const solver::CurvedTerm& c, int j) { return c.column < j; });
        return term != curved.end() && term->column == column
                   ? solver::curve_slope(*term, x) / line.h
                   : 0.0;
    };
    switch (tag.kind) {
    case ColumnKind::flow: {
        const double tax = border_tax(line, tag.place, tag.period);
        return {{TermKind::tariff, id, linear - tax, tag.period},
                {TermKind::tax, id, tax, tag.period},
                {TermKind::rising_cost, id, rising, tag.period}};
    }
    case ColumnKind::arc_total:
        return {{TermKind::rising_cost, id, rising, tag.period}};
    case ColumnKind::through: {
        std::vector<Term> terms;
        for (const Leg& leg : f.ways[static_cast<std::size_t>(tag.place)]) {
            const std::string& arc = line.network.arc(leg.arc).id;
            terms.push_back({TermKind::tariff, arc,
                             leg.share * line.arc_tariff(leg.arc, tag.period), tag.period});
            terms.push_back({TermKind::tax, arc, leg.share * border_tax(line, leg.arc, tag.period),
                             tag.period});
        }
        return terms;
    }
    case ColumnKind::seller_sales:
        return {{TermKind::mark_up, id, rising, tag.period}};
    case ColumnKind::rationed:
        return {{TermKind::price_cap,
                 line.scenario.parts().policies[static_cast<std::size_t>(tag.part)].id, linear,
                 tag.period}};
    case ColumnKind::expansion:
        return {{TermKind::expansion, id, linear, -1}};
    case ColumnKind::made_up:
    case ColumnKind::make_up_left:
        return {{TermKind::make_up, id, linear, -1}};
    case ColumnKind::production: {
        const double tax = production_tax(line, tag.place, tag.period);
        return {{TermKind::production_cost, id, linear - tax + rising + curve(), tag.period},
                {TermKind::tax, id, tax, tag.period}};
    }
    case ColumnKind::consumption: {
        const double tax = consumption_tax(
            line, line.sectors[static_cast<std::size_t>(tag.place)].node, tag.period);
        return {{TermKind::willingness, id, linear - tax + rising + curve(), tag.period},
                {TermKind::tax, id, tax, tag.period}};
    }
    case ColumnKind::unserved: {
        const double tax = consumption_tax(
            line, line.market_node[static_cast<std::size_t>(tag.place)], tag.period);
        return {{TermKind::lost_load, id, linear + tax, tag.period},
                {TermKind::tax, id, -tax, tag.period}};
    }
    case ColumnKind::injection:
    case ColumnKind::withdrawal:
        return {{TermKind::fee, id, linear, tag.period}};
    case ColumnKind::level:
        return {{TermKind::end_value, id, linear, tag.period}};
    case ColumnKind::shortfall:
    case ColumnKind::excess:
        return {{TermKind::penalty, id, linear, tag.period}};
    default:
        return {};
    }
}

} // namespace

std::string_view to_string(TermKind kind) {
    switch (kind) {
    case TermKind::production_cost:
        return "production-cost";
    case TermKind::willingness:
        return "willingness";
    case TermKind::lost_load:
        return "lost-load";
    case TermKind::tariff:
        return "tariff";
    case TermKind::rising_cost:
        return "rising-cost";
    case TermKind::congestion:
        return "congestion";
    case TermKind::loss:
        return "loss";
    case TermKind::fee:
        return "storage-fee";
    case TermKind::tax:
        return "tax";
    case TermKind::joint_limit:
        return "joint-limit";
    case TermKind::limit:
        return "limit";
    case TermKind::yearly_limit:
        return "yearly-limit";
    case TermKind::store_end:
        return "end-level";
    case TermKind::end_value:
        return "end-value";
    case TermKind::store_rate:
        return "storage-rate";
    case TermKind::obligation:
        return "obligation";
    case TermKind::contract:
        return "contract";
    case TermKind::quota:
        return "quota";
    case TermKind::demand_reduction:
        return "demand-reduction";
    case TermKind::penalty:
        return "penalty";
    case TermKind::opening_stock:
        return "opening-stock";
    case TermKind::price:
        return "price";
    case TermKind::measured:
        return "measured";
    case TermKind::mark_up:
        return "mark-up";
    case TermKind::price_rule:
        return "price-rule";
    case TermKind::seller_price:
        return "seller-price";
    case TermKind::contract_price:
        return "contract-price";
    case TermKind::relabelling:
        return "relabelling";
    case TermKind::price_cap:
        return "price-cap";
    case TermKind::regulated:
        return "regulated-price";
    case TermKind::expansion:
        return "expansion";
    case TermKind::transit:
        return "transit";
    case TermKind::make_up:
        return "make-up";
    case TermKind::embargo:
        return "embargo";
    case TermKind::rounding:
        return "rounding";
    }
    return "";
}

bool is_price_row(const RowTag& row) {
    return row.kind == RowKind::balance || row.kind == RowKind::market ||
           row.kind == RowKind::level || row.kind == RowKind::entry;
}

Term rule_term(const Outcome& outcome, int row) {
    const RowTag& tag = outcome.formulation->rows[static_cast<std::size_t>(row)];
    return {term_of(tag.kind), row_id(outcome, tag), 0, tag.period};
}

std::string column_id(const Outcome& outcome, int column) {
    const ColumnTag& tag = outcome.formulation->columns[static_cast<std::size_t>(column)];
    const NetworkParts& parts = outcome.network().parts();
    const auto place = static_cast<std::size_t>(tag.place);
    switch (tag.kind) {
    case ColumnKind::flow:
    case ColumnKind::arc_total:
    case ColumnKind::through:
    case ColumnKind::expansion:
        return outcome.network().arc(tag.place).id;
    case ColumnKind::trade:
    case ColumnKind::relabel:
    case ColumnKind::probe:
        return parts.nodes[place].id;
    case ColumnKind::seller_sales:
        return outcome.line().scenario.parts().conduct[place].seller;
    case ColumnKind::deviation:
        return outcome.formulation->measurements[place].route;
    case ColumnKind::production:
        return parts.sites[place].id;
    case ColumnKind::sales:
    case ColumnKind::unserved:
    case ColumnKind::rationed:
        return parts.markets[place].id;
    case ColumnKind::consumption: {
        const SectorOnTimeline& on = outcome.line().sectors[place];
        const Market& market = parts.markets[static_cast<std::size_t>(on.market)];
        return market.id + "." + market.sectors[static_cast<std::size_t>(on.sector)].id;
    }
    case ColumnKind::injection:
    case ColumnKind::withdrawal:
    case ColumnKind::level:
        return parts.storages[place].id;
    case ColumnKind::take:
    case ColumnKind::made_up:
    case ColumnKind::make_up_left:
        return parts.contracts[place].id;
    case ColumnKind::shortfall:
    case ColumnKind::excess:
        break;
    }
    const auto of =
        tag.kind == ColumnKind::excess ? RowKind::quota : static_cast<RowKind>(tag.part);
    return row_id(outcome, {of, tag.place, -1, 0, tag.period});
}

double column_cost(const Outcome& outcome, int column) {
    const solver::ConvexProgram& program = outcome.formulation->program;
    const double x = outcome.value(column);
    double cost = program.cost[static_cast<std::size_t>(column)] * x +
                  0.5 * program.quadratic[static_cast<std::size_t>(column)] * x * x;
    const auto term =
        std::lower_bound(program.curved.begin(), program.curved.end(), column,
                         [](const solver::CurvedTerm& c, int j) { return c.column < j; });
    if (term != program.curved.end() && term->column == column)
        cost += solver::curve_value(*term, x);
    return cost;
}

double column_earnings(const Outcome& outcome, int column) {
    const solver::ConvexProgram& program = outcome.formulation->program;
    double paid = 0;
    for (int e = program.start[static_cast<std::size_t>(column)];
         e < program.start[static_cast<std::size_t>(column) + 1]; ++e)
        paid +=
            program.value[static_cast<std::size_t>(e)] *
            outcome.solution
                ->row_price[static_cast<std::size_t>(program.index[static_cast<std::size_t>(e)])];
    return paid * outcome.value(column) - column_cost(outcome, column);
}

LedgerEntry ledger_entry(const Outcome& outcome, int column) {
    const Formulation& f = *outcome.formulation;
    const solver::ConvexProgram& program = f.program;
    const ColumnTag& tag = f.columns[static_cast<std::size_t>(column)];
    LedgerEntry entry;
    entry.column = column;
    const std::vector<Term> wedges = wedge_terms(outcome, column);
    double wedge = 0;
    for (const Term& term : wedges)
        wedge += term.eur_per_mwh;
    entry.terms = cost_terms(outcome, column, wedge);
    entry.terms.insert(entry.terms.end(), wedges.begin(), wedges.end());
    const std::string id = column_id(outcome, column);
    const double lower = outcome.solution->lower_price[static_cast<std::size_t>(column)] / f.line.h;
    const double upper = outcome.solution->upper_price[static_cast<std::size_t>(column)] / f.line.h;
    entry.bound_price = lower + upper;
    if (upper != 0 || lower != 0)
        entry.terms.push_back({TermKind::congestion, id, upper - lower, tag.period});
    for (int e = program.start[static_cast<std::size_t>(column)];
         e < program.start[static_cast<std::size_t>(column) + 1]; ++e) {
        const int row = program.index[static_cast<std::size_t>(e)];
        const double value = program.value[static_cast<std::size_t>(e)];
        const RowTag& at = f.rows[static_cast<std::size_t>(row)];
        if (is_price_row(at)) {
            if (value < 0)
                entry.source_row = row;
            else {
                entry.target_row = row;
                entry.gain = value;
            }
        } else if (at.kind == RowKind::arc_total) {
            if (tag.kind == ColumnKind::arc_total)
                continue; // its own price, which is what it pays
            // The total's price is what its own column pays: rising cost and congestion.
            const LedgerEntry total = ledger_entry(outcome, f.arc_total(at.place, at.period));
            for (Term term : total.terms) {
                term.eur_per_mwh *= value;
                entry.terms.push_back(std::move(term));
            }
            entry.bound_price += value * total.bound_price;
        } else {
            const double paid = -value * outcome.row_price(row);
            if (paid != 0)
                entry.terms.push_back({term_of(at.kind), row_id(outcome, at), paid, at.period});
        }
    }
    return entry;
}

} // namespace gashub::market
