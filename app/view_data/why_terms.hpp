#pragma once
// Terms of an explanation as rows of a waterfall: named, told apart by kind, and few enough to
// read.

#include "app/view_data/cleared.hpp"
#include "app/view_data/format.hpp"

namespace gashub::app {

/// Who sets a price or answers a demand, as a noun: `gas from Shah Deniz`, `consumers in Germany
/// (industry)`.
std::string answer_name(const Network& network, market::AnswerKind kind, const std::string& id,
                        Locale language);

/// Rows of one explanation, in the order of the way: the source first; what is burnt on the way as
/// one row, a pipe's rising cost with its tariff, small tariffs together. Their sum is the terms'
/// sum.
std::vector<WaterfallTerm> waterfall_rows(const Network& network,
                                          const std::vector<market::Term>& terms, Locale language);

/// Rows of the mean of several explanations: the largest sources by name, the rest by kind.
class MeanRows {
  public:
    MeanRows(const Network& network, Locale language) : network_(network), language_(language) {}
    /// `weight`: the period's share of the span.
    void add(const std::vector<market::Term>& terms, double weight);
    std::vector<WaterfallTerm> rows() const;

  private:
    const Network& network_;
    Locale language_;
    std::vector<WaterfallTerm> sources_, groups_;
};

} // namespace gashub::app
