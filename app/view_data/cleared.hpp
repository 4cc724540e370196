#pragma once
// A cleared market as the views read it: the outcome, the origin of the gas at each place, and what
// explains its prices. Made in the worker, then shared and never changed.

#include "analysis/explain.hpp"
#include "analysis/results.hpp"
#include "analysis/welfare.hpp"
#include "app/view_data/chart_data.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace gashub::app {

class Cleared {
  public:
    /// Reads origins and prepares explanations where the outcome is solved.
    explicit Cleared(std::shared_ptr<const market::Outcome> outcome);
    Cleared(const Cleared&) = delete; ///< the explainer points at the outcome
    Cleared& operator=(const Cleared&) = delete;

    const market::Outcome& outcome() const { return *outcome_; }
    bool is_solved() const { return outcome_->status == market::Status::solved; }

    // What follows demands a solved outcome.
    const Network& network() const { return outcome_->network(); }
    const market::Timeline& line() const { return outcome_->line(); }
    const Results& results() const { return *results_; }
    const Explainer& explainer() const { return *explainer_; }
    const std::vector<WelfareRow>& welfare() const { return welfare_; }

    /// The places whose prices come first: those the scenario watches, else hubs, else markets; at
    /// most three.
    const std::vector<int>& watched() const { return watched_; }

    // Volumes of a period by the group of their origin, bcm.
    OriginValues at_node(int node, int period) const;
    OriginValues on_arc(int arc, int period) const;
    // Of these under the hub's label.
    OriginValues labelled_at_node(int node, int period) const;
    OriginValues labelled_on_arc(int arc, int period) const;
    OriginValues at_market(int market, int period) const;

  private:
    template <class Volume>
    OriginValues grouped(Volume volume) const;

    std::shared_ptr<const market::Outcome> outcome_;
    std::optional<Results> results_;
    std::optional<Explainer> explainer_;
    std::vector<WelfareRow> welfare_;
    std::vector<OriginGroup> groups_; ///< of the mix's origins
    std::vector<int> watched_;
};

/// Periods that a view is about: one, or all.
struct Span {
    int first = 0, last = 0; ///< last: the one after
    int days = 1;
};
Span span_of(const market::Timeline& line, std::optional<std::size_t> period);
Span span_of(const Cleared& cleared, std::optional<std::size_t> period);

/// Mean price over a span by days; none where in some of its periods no gas can come.
std::optional<double> mean_price(const market::Outcome& outcome, int node, const Span& span);
std::optional<double> mean_price(const Cleared& cleared, int node, const Span& span);

/// A volume of the span as a rate in bcm a year.
double yearly_rate(double bcm, const Span& span);

} // namespace gashub::app
