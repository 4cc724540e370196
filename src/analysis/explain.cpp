#include "analysis/explain.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace gashub {
namespace {

using market::at_margin;
using market::ColumnKind;
using market::LedgerEntry;
using market::Outcome;
using market::PriceBasis;
using market::Term;
using market::TermKind;

double sum(const std::vector<Term>& terms) {
    double total = 0;
    for (const Term& term : terms)
        total += term.eur_per_mwh;
    return total;
}

/// Adds terms, leaving out what is nothing and joining equal ones.
void add_terms(std::vector<Term>& to, const std::vector<Term>& terms, double sign) {
    for (const Term& term : terms)
        if (std::abs(term.eur_per_mwh) > 1e-12)
            to.push_back({term.kind, term.id, sign * term.eur_per_mwh, term.period});
}

void drop_small(std::vector<Term>& terms) {
    std::erase_if(terms, [](const Term& term) { return std::abs(term.eur_per_mwh) < 5e-6; });
}

/// What is left to the price, as a term of its own.
void close_sum(std::vector<Term>& terms, double price) {
    const double left = price - sum(terms);
    if (std::abs(left) > 1e-10)
        terms.push_back({TermKind::rounding, "", left, -1});
}

} // namespace

Explainer::Explainer(const Outcome& outcome) : outcome_(outcome) {
    for (const auto& window : outcome.windows)
        windows_.push_back(std::make_shared<const Explainer>(*window));
    if (!windows_.empty())
        return;
    const market::Formulation& f = *outcome.formulation;
    by_row_.resize(f.rows.size());
    tied_.resize(f.rows.size());
    entry_of_column_.assign(f.columns.size(), -1);
    for (int j = 0; j < static_cast<int>(f.columns.size()); ++j) {
        LedgerEntry entry = market::ledger_entry(outcome, j);
        if (entry.source_row < 0 && entry.target_row < 0)
            continue;
        const int index = static_cast<int>(entries_.size());
        entry_of_column_[static_cast<std::size_t>(j)] = index;
        for (int row : {entry.source_row, entry.target_row})
            if (row >= 0)
                by_row_[static_cast<std::size_t>(row)].push_back(index);
        tie_by_rules(entry);
        entries_.push_back(std::move(entry));
    }
}

/// A binding rule over several columns (a year's limit, a joint limit) ties the places where they
/// end.
void Explainer::tie_by_rules(const LedgerEntry& entry) {
    const market::Formulation& f = *outcome_.formulation;
    if (entry.target_row < 0 || entry.bound_price > at_margin)
        return;
    const market::ColumnTag& tag = f.columns[static_cast<std::size_t>(entry.column)];
    const int total = tag.kind == ColumnKind::flow || tag.kind == ColumnKind::through
                          ? f.arc_total(tag.place, tag.period)
                          : -1;
    const auto column = static_cast<std::size_t>(total >= 0 ? total : entry.column);
    for (int e = f.program.start[column]; e < f.program.start[column + 1]; ++e) {
        const int row = f.program.index[static_cast<std::size_t>(e)];
        const market::RowTag& at = f.rows[static_cast<std::size_t>(row)];
        if (market::is_price_row(at) || at.kind == market::RowKind::arc_total ||
            std::abs(outcome_.row_price(row)) <= at_margin)
            continue;
        tied_[static_cast<std::size_t>(row)].push_back(entry.target_row);
        tied_[static_cast<std::size_t>(entry.target_row)].push_back(row);
    }
}

std::vector<Term> Explainer::chain(int from_entry, int to_row) const {
    const LedgerEntry& first = entries_[static_cast<std::size_t>(from_entry)];
    const bool sells = first.target_row >= 0; // production, lost load; else a consumer or stock
    const int start = sells ? first.target_row : first.source_row;
    // Shortest chain of columns at the margin from the setter's row; others only where there is no
    // way round.
    constexpr int by_rule = -1;
    struct Way {
        double distance = 1e300;
        int from = -1, entry = by_rule; ///< the row before, and the column or rule that leads here
    };
    std::vector<Way> ways(by_row_.size());
    using Stop = std::pair<double, int>;
    std::priority_queue<Stop, std::vector<Stop>, std::greater<>> queue;
    const auto reach = [&](int row, double distance, int from, int entry) {
        Way& way = ways[static_cast<std::size_t>(row)];
        if (distance < way.distance) {
            way = {distance, from, entry};
            queue.emplace(distance, row);
        }
    };
    reach(start, 0, -1, by_rule);
    while (!queue.empty()) {
        const auto [d, row] = queue.top();
        queue.pop();
        if (d > ways[static_cast<std::size_t>(row)].distance)
            continue;
        if (row == to_row)
            break;
        for (int index : by_row_[static_cast<std::size_t>(row)]) {
            const LedgerEntry& entry = entries_[static_cast<std::size_t>(index)];
            const int other = entry.source_row == row ? entry.target_row : entry.source_row;
            if (other >= 0)
                reach(other,
                      d + 1 + (entry.bound_price > at_margin ? 1e3 * (1 + entry.bound_price) : 0),
                      row, index);
        }
        for (int other : tied_[static_cast<std::size_t>(row)])
            reach(other, d + 1, row, by_rule);
    }
    if (ways[static_cast<std::size_t>(to_row)].distance >= 1e300)
        return {};
    std::vector<int> rows{to_row};
    while (rows.back() != start)
        rows.push_back(ways[static_cast<std::size_t>(rows.back())].from);
    std::reverse(rows.begin(), rows.end());

    std::vector<Term> terms;
    add_terms(terms, first.terms, sells ? 1 : -1);
    double price = sum(terms);
    for (std::size_t k = 1; k < rows.size(); ++k) {
        const int before = rows[k - 1], row = rows[k],
                  index = ways[static_cast<std::size_t>(row)].entry;
        if (index == by_rule) { // through a rule: two steps, the price changes at the second
            if (market::is_price_row(outcome_.formulation->rows[static_cast<std::size_t>(row)])) {
                Term term = market::rule_term(outcome_, before);
                term.eur_per_mwh = outcome_.row_price(row) - price;
                price += term.eur_per_mwh;
                terms.push_back(std::move(term));
            }
            continue;
        }
        const LedgerEntry& entry = entries_[static_cast<std::size_t>(index)];
        const bool forward = entry.source_row == before;
        const double cost = sum(entry.terms);
        const double next = forward ? (price + cost) / entry.gain : price * entry.gain - cost;
        add_terms(terms, entry.terms, forward ? 1 : -1);
        const double lost = next - price - (forward ? cost : -cost);
        if (std::abs(lost) > 1e-12)
            terms.push_back(
                {TermKind::loss, market::column_id(outcome_, entry.column), lost,
                 outcome_.formulation->columns[static_cast<std::size_t>(entry.column)].period});
        price = next;
    }
    return terms;
}

std::vector<Term> Explainer::supply_chain(int row) const {
    const market::Formulation& f = *outcome_.formulation;
    const double price = outcome_.row_price(row);
    // Back along the largest inflow; each step's terms are per unit at its target.
    std::vector<Term> backwards;
    std::vector<char> seen(by_row_.size(), 0);
    double scale = 1; // units at the node per unit here
    for (;;) {
        seen[static_cast<std::size_t>(row)] = 1;
        int largest_in = -1;
        double most = market::nothing_bcm;
        for (int index : by_row_[static_cast<std::size_t>(row)]) {
            const LedgerEntry& entry = entries_[static_cast<std::size_t>(index)];
            if (entry.target_row != row)
                continue;
            const double volume = outcome_.value(entry.column) * entry.gain;
            if (volume > most) {
                most = volume;
                largest_in = index;
            }
        }
        const market::RowTag& tag = f.rows[static_cast<std::size_t>(row)];
        if (largest_in < 0 || (tag.kind == market::RowKind::level && tag.period == 0 &&
                               f.opening_stock(tag.place, tag.gas) > most)) {
            backwards.push_back(
                {tag.kind == market::RowKind::level ? TermKind::opening_stock : TermKind::price,
                 tag.kind == market::RowKind::level
                     ? outcome_.network().parts().storages[static_cast<std::size_t>(tag.place)].id
                     : outcome_.network().node(tag.place).id,
                 outcome_.row_price(row) / scale, tag.period});
            break;
        }
        const LedgerEntry& entry = entries_[static_cast<std::size_t>(largest_in)];
        const double per_unit = 1 / (entry.gain * scale);
        const int period = f.columns[static_cast<std::size_t>(entry.column)].period;
        if (entry.source_row >= 0) {
            const double source = outcome_.row_price(entry.source_row);
            const double lost =
                (source + sum(entry.terms)) / entry.gain - source - sum(entry.terms);
            if (std::abs(lost) > 1e-12)
                backwards.push_back({TermKind::loss, market::column_id(outcome_, entry.column),
                                     lost / scale, period});
        }
        const double terms_scale = entry.source_row >= 0 ? 1 / scale : per_unit;
        for (auto term = entry.terms.rbegin(); term != entry.terms.rend(); ++term)
            if (std::abs(term->eur_per_mwh) > 1e-12)
                backwards.push_back(
                    {term->kind, term->id, term->eur_per_mwh * terms_scale, term->period});
        if (entry.source_row < 0)
            break;
        if (seen[static_cast<std::size_t>(
                entry.source_row)]) { // a store whose year turns in a circle
            backwards.push_back({TermKind::opening_stock, market::column_id(outcome_, entry.column),
                                 outcome_.row_price(entry.source_row) / scale, period});
            break;
        }
        row = entry.source_row;
    }
    std::reverse(backwards.begin(), backwards.end());
    drop_small(backwards);
    close_sum(backwards, price);
    return backwards;
}

void Explainer::explain_first_offer(Explanation& out) const {
    // Back along the arcs of the first offer to a place with a price, or to a field.
    std::vector<Term> backwards;
    double delivered = out.price_eur_per_mwh;
    for (int n = out.node;;) {
        const market::FirstOffer& offer = outcome_.first_offer_at(n, out.period);
        if (offer.site >= 0) {
            backwards.push_back(
                {TermKind::production_cost,
                 outcome_.network().parts().sites[static_cast<std::size_t>(offer.site)].id,
                 delivered, out.period});
            break;
        }
        if (offer.arc < 0) {
            backwards.push_back(
                {TermKind::price, outcome_.network().node(n).id, delivered, out.period});
            break;
        }
        std::vector<market::Leg> legs{{offer.arc, 1}};
        if (offer.is_sealed)
            legs = outcome_.formulation->ways[static_cast<std::size_t>(offer.arc)];
        for (auto leg = legs.rbegin(); leg != legs.rend(); ++leg) {
            const Arc& arc = outcome_.network().arc(leg->arc);
            const double tariff = outcome_.line().arc_tariff(leg->arc, out.period);
            if (arc.loss_share > 0)
                backwards.push_back(
                    {TermKind::loss, arc.id, delivered * arc.loss_share, out.period});
            backwards.push_back({TermKind::tariff, arc.id, tariff, out.period});
            delivered = delivered * (1 - arc.loss_share) - tariff;
        }
        n = outcome_.line().arc_from[static_cast<std::size_t>(offer.arc)];
    }
    std::reverse(backwards.begin(), backwards.end());
    drop_small(backwards);
    out.terms = out.supply_terms = backwards;
}

Explanation Explainer::explain_in_window(int node, int period) const {
    const int window = outcome_.window_of_period[static_cast<std::size_t>(period)],
              first = outcome_.first_period(window);
    Explanation out = windows_[static_cast<std::size_t>(window)]->explain(node, period - first);
    const auto shift = [&](int& at) { at += at < 0 ? 0 : first; };
    shift(out.period);
    for (auto* terms : {&out.terms, &out.supply_terms})
        for (Term& term : *terms)
            shift(term.period);
    for (market::Answer& answer : out.answers)
        shift(answer.period);
    return out;
}

std::optional<SetBy> Explainer::setter(int node, int period) const {
    if (!windows_.empty()) {
        const int window = outcome_.window_of_period[static_cast<std::size_t>(period)];
        return windows_[static_cast<std::size_t>(window)]->setter(
            node, period - outcome_.first_period(window));
    }
    const int row = market::price_row(outcome_, node, period);
    return row < 0 ? std::nullopt : market::answers_to(outcome_, row).set_by;
}

Explanation Explainer::explain(int node, int period) const {
    if (!windows_.empty())
        return explain_in_window(node, period);
    Explanation out;
    out.node = node;
    out.period = period;
    out.price_eur_per_mwh = outcome_.price(node, period);
    out.basis = outcome_.basis_at(node, period);
    if (out.basis == PriceBasis::none)
        return out;
    if (out.basis == PriceBasis::no_trade) {
        explain_first_offer(out);
        return out;
    }
    const int row = market::price_row(outcome_, node, period);
    market::Answers answers = market::answers_to(outcome_, row);
    out.answers = std::move(answers.columns);
    out.set_by = std::move(answers.set_by);
    if (out.set_by) {
        // The setter's largest column stands for it: there the chain begins.
        const int entry = entry_of_column_[static_cast<std::size_t>(out.set_by->column)];
        if (entry >= 0)
            out.terms = chain(entry, row);
    }
    drop_small(out.terms);
    out.supply_terms = supply_chain(row);
    if (out.terms.empty()) // nobody answers: the price stands between two steps
        out.terms = out.supply_terms;
    // A hub's rule may pay sellers less than the gas is worth to those who get it.
    if (const double ruled = out.price_eur_per_mwh - outcome_.row_price(row);
        out.basis == PriceBasis::rule && std::abs(ruled) > 1e-9)
        for (auto* terms : {&out.terms, &out.supply_terms})
            terms->push_back(
                {TermKind::price_rule, outcome_.network().node(node).id, ruled, period});
    close_sum(out.terms, out.price_eur_per_mwh);
    return out;
}

} // namespace gashub
