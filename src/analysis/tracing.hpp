#pragma once
// Proportional tracing of labels through one outcome, period after period and class by class: what
// origins and ways over borders have in common.

#include "market/outcome.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gashub {

struct TraceLabels {
    int count = 0;            ///< the last: gas in store of which nothing is known
    std::vector<int> of_site; ///< of what a site produces
    /// Of an origin that a store's opening mix states; -1 where there is none.
    std::function<int(int store, const std::string& origin)> in_store;
    /// By arc what each label is after it; empty, or empty for an arc: as it was.
    std::vector<std::vector<int>> crossing = {};
};

/// Shares of labels at nodes; those of a place where gas passes add up to one.
class Traced {
  public:
    Traced(int nodes, int labels) : nodes_(nodes), labels_(labels) {}
    double share(int period, int gas, int node, int label) const {
        return shares[static_cast<std::size_t>(period)]
                     [static_cast<std::size_t>((gas * nodes_ + node) * labels_ + label)];
    }
    std::vector<std::vector<double>> shares; ///< period: (class * nodes + node) * labels

  private:
    int nodes_, labels_;
};

/// Opening stocks are as stated; where nothing is, they have the mean mix of their class that came
/// by their node over the run.
Traced trace_labels(const market::Outcome& outcome, const TraceLabels& labels);

/// Gas of a class that arrives at the end of a sealed way, bcm.
double arriving_by(const market::Outcome& outcome, const std::vector<market::Leg>& way, int period,
                   int gas);
/// Gas of a class that a market takes, bcm.
double sold_of_class(const market::Outcome& outcome, int market, int period, int gas);

} // namespace gashub
