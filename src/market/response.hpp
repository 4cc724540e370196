#pragma once
// Who answers one more unit of demand at a place and time: a back-solve of the last factor.

#include "market/outcome.hpp"

#include <string>
#include <vector>

namespace gashub::market {

enum class AnswerKind { supply, consumers, lost_load, stock };
std::string_view to_string(AnswerKind kind);

/// One source's part of the answer. Shares of all answers add up to one.
struct Answer {
    AnswerKind kind = AnswerKind::supply;
    std::string id; ///< site, market.sector, market or storage
    int column = -1;
    int period = 0;
    double share = 0;
};

/// Price row of a node in a period: its market's, else the balance of the class of highest value
/// that passes; -1 where nothing passes.
int price_row(const Outcome& outcome, int node, int period);

/// Answers to one more unit of demand at `row` (a price row), largest first; those under `least`
/// are left out. Demands an outcome with its factor kept.
std::vector<Answer> answers_to(const Outcome& outcome, int row, double least = 1e-4);

} // namespace gashub::market
