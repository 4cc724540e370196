#include "market/response.hpp"

#include "market/ledger.hpp"
#include "solver/sensitivity.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

/// What gas a column gives per unit of its own change, if it is a source; 0 otherwise.
double gives(const Formulation& f, int column, AnswerKind& kind) {
    const ColumnTag& tag = f.columns[static_cast<std::size_t>(column)];
    switch (tag.kind) {
    case ColumnKind::production:
        kind = AnswerKind::supply;
        return 1;
    case ColumnKind::consumption:
        kind = AnswerKind::consumers;
        return -1;
    case ColumnKind::unserved:
        kind = AnswerKind::lost_load;
        return 1;
    case ColumnKind::level: // of the last period: stock that is drawn on, unless it comes back as
                            // the first
        kind = AnswerKind::stock;
        return tag.period + 1 == f.line.period_count() &&
                       f.line.start_stock[static_cast<std::size_t>(tag.place)]
                   ? -1
                   : 0;
    default:
        return 0;
    }
}

/// True if a column's bound keeps it from giving more: a full field, a consumer who has given all
/// way. Where a price is not unique the barrier lets such a column move a little; it can not in
/// truth.
bool is_spent(const Outcome& outcome, int column, bool rises) {
    const auto& prices = rises ? outcome.solution->upper_price : outcome.solution->lower_price;
    return prices[static_cast<std::size_t>(column)] / outcome.line().h > at_margin;
}

} // namespace

std::string_view to_string(AnswerKind kind) {
    switch (kind) {
    case AnswerKind::supply:
        return "supply";
    case AnswerKind::consumers:
        return "consumers";
    case AnswerKind::lost_load:
        return "lost-load";
    case AnswerKind::stock:
        return "stock";
    }
    return "";
}

int price_row(const Outcome& outcome, int node, int period) {
    const Formulation& f = *outcome.formulation;
    for (int m = 0; m < static_cast<int>(f.line.market_node.size()); ++m)
        if (f.line.market_node[static_cast<std::size_t>(m)] == node &&
            outcome.basis_at(node, period) == PriceBasis::market)
            return f.market_row(m, period);
    if (outcome.basis_at(node, period) != PriceBasis::transit)
        return -1;
    int best = -1;
    for (int k = 0; k < f.classes.count(); ++k) {
        const int row = f.balance(node, period, k);
        if (row < 0 || std::abs(outcome.row_price(row) - outcome.price(node, period)) > 1e-9)
            continue;
        best = row;
    }
    return best;
}

std::vector<Answer> answers_to(const Outcome& outcome, int row, double least) {
    const Formulation& f = *outcome.formulation;
    const solver::Response response =
        solver::sensitivity(f.program, *outcome.solution, {{{row, 1.0}}, {}});
    std::vector<Answer> answers;
    double total = 0;
    for (int j = 0; j < f.program.columns; ++j) {
        AnswerKind kind = AnswerKind::supply;
        const double sign = gives(f, j, kind),
                     given = sign * response.x[static_cast<std::size_t>(j)];
        if (given <= 1e-7 || is_spent(outcome, j, sign > 0))
            continue;
        total += given;
        answers.push_back({kind, {}, j, f.columns[static_cast<std::size_t>(j)].period, given});
    }
    for (Answer& answer : answers)
        answer.share /= total;
    std::erase_if(answers, [&](const Answer& answer) { return answer.share < least; });
    std::stable_sort(answers.begin(), answers.end(),
                     [](const Answer& a, const Answer& b) { return a.share > b.share; });
    for (Answer& answer : answers)
        answer.id = column_id(outcome, answer.column);
    return answers;
}

} // namespace gashub::market
