#include "market/response.hpp"

#include "market/ledger.hpp"
#include "market/outer_search.hpp"
#include "solver/sensitivity.hpp"

#include <algorithm>
#include <array>

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
    case ColumnKind::rationed:
        kind = AnswerKind::rationed;
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

/// True if a price on a column's bound keeps it where it is: a full field, a consumer who has given
/// all way. Where a price is not unique the barrier lets such a column move a little; it can not in
/// truth.
bool is_held(const Outcome& outcome, int column) {
    const auto j = static_cast<std::size_t>(column);
    const double most =
        std::max(outcome.solution->lower_price[j], outcome.solution->upper_price[j]);
    return most / outcome.line().h > at_margin;
}

/// What the columns of one source give together.
struct Source {
    double net = 0, more = 0; ///< more: without the columns that give less
    double largest = 0;
    int column = -1; ///< that gives most
};

constexpr std::size_t kinds = 5;
using Sources = std::array<std::vector<Source>, kinds>; ///< by kind, then by ColumnTag::place

std::optional<SetBy> setter(const Outcome& outcome, const Sources& sources, double total) {
    std::size_t most_kind = 0;
    double most = 0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        double sum = 0;
        for (const Source& source : sources[kind])
            sum += std::max(0.0, source.net);
        if (sum > most) {
            most = sum;
            most_kind = kind;
        }
    }
    if (most <= 0)
        return std::nullopt;
    const auto& of_kind = sources[most_kind];
    const Source& first =
        *std::max_element(of_kind.begin(), of_kind.end(),
                          [](const Source& a, const Source& b) { return a.net < b.net; });
    return SetBy{static_cast<AnswerKind>(most_kind), column_id(outcome, first.column),
                 first.net / total, first.column};
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
    case AnswerKind::rationed:
        return "rationed";
    }
    return "";
}

int price_row(const Outcome& outcome, int node, int period) {
    const Formulation& f = *outcome.formulation;
    for (int m = 0; m < static_cast<int>(f.line.market_node.size()); ++m)
        if (f.line.market_node[static_cast<std::size_t>(m)] == node &&
            (outcome.basis_at(node, period) == PriceBasis::market ||
             outcome.basis_at(node, period) == PriceBasis::rule))
            return f.market_row(m, period);
    if (outcome.basis_at(node, period) == PriceBasis::rule)
        return traded_row(f, *outcome.solution, period);
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

Answers answers_to(const Outcome& outcome, int row, double least) {
    const Formulation& f = *outcome.formulation;
    const solver::Response response =
        solver::sensitivity(f.program, *outcome.solution, {{{row, 1.0}}, {}});
    Sources sources;
    std::vector<Answer> given;
    for (int j = 0; j < f.program.columns; ++j) {
        const double change = response.x[static_cast<std::size_t>(j)];
        if (std::abs(change) <= 1e-7)
            continue;
        AnswerKind kind = AnswerKind::supply;
        const double more = gives(f, j, kind) * change;
        if (more == 0 || is_held(outcome, j))
            continue;
        const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
        auto& of_kind = sources[static_cast<std::size_t>(kind)];
        const auto place = static_cast<std::size_t>(tag.place);
        if (of_kind.size() <= place)
            of_kind.resize(place + 1);
        Source& source = of_kind[place];
        source.net += more;
        source.more += std::max(0.0, more);
        if (more > source.largest) {
            source.largest = more;
            source.column = j;
        }
        if (more > 0)
            given.push_back({kind, {}, j, tag.period, more});
    }
    double total = 0;
    for (const auto& of_kind : sources)
        for (const Source& source : of_kind)
            total += std::max(0.0, source.net);

    Answers answers{setter(outcome, sources, total), {}};
    for (Answer& answer : given) {
        const auto place =
            static_cast<std::size_t>(f.columns[static_cast<std::size_t>(answer.column)].place);
        const Source& source = sources[static_cast<std::size_t>(answer.kind)][place];
        if (source.net <= 0)
            continue;
        answer.share *= source.net / source.more / total;
        if (answer.share < least)
            continue;
        answer.id = column_id(outcome, answer.column);
        answers.columns.push_back(std::move(answer));
    }
    std::stable_sort(answers.columns.begin(), answers.columns.end(),
                     [](const Answer& a, const Answer& b) { return a.share > b.share; });
    return answers;
}

} // namespace gashub::market
