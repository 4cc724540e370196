#pragma once
// Who answers one more unit of demand at a place and time: a back-solve of the last factor.

#include "market/outcome.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub::market {

enum class AnswerKind { supply, consumers, lost_load, stock, rationed };
std::string_view to_string(AnswerKind kind);

/// A column's part of the answer. Shares of all answers add up to one.
struct Answer {
    AnswerKind kind = AnswerKind::supply;
    std::string id; ///< site, market.sector, market or storage
    int column = -1;
    int period = 0;
    double share = 0;
};

/// Who sets a price: of the kind that answers most, the source that answers most.
struct SetBy {
    AnswerKind kind = AnswerKind::supply;
    std::string id;
    double share = 0; ///< over all periods
    int column = -1;  ///< its largest
};

struct Answers {
    std::optional<SetBy> set_by;
    std::vector<Answer> columns; ///< largest first
};

/// Price row of a node in a period: its market's, else the balance of the class of highest value
/// that passes; -1 where nothing passes.
int price_row(const Outcome& outcome, int node, int period);

/// Answers to one more unit of demand at `row` (a price row). A source counts with what it gives
/// more over all periods together: a field that brings gas forward under a year's limit answers
/// nothing. Columns with a share under `least` are left out of the list, not of the sums. Demands
/// an outcome with its factor kept.
Answers answers_to(const Outcome& outcome, int row, double least = 1e-3);

} // namespace gashub::market
