#pragma once
// The one entry of the market: network + scenario -> outcome. For many scenarios or a slider,
// prepare once and clear on that: the analysis of the sparsity pattern is shared.

#include "market/outcome.hpp"

#include <stop_token>

namespace gashub::market {

struct ClearOptions {
    std::stop_token stop;
    double time_limit_seconds = 0; ///< 0: none
    bool keep_factor = true;       ///< needed to explain prices
    const Outcome* warm =
        nullptr; ///< an earlier outcome to start from, if its programme has the same shape
    std::vector<Measurement> measurements = {}; ///< observed flows to be met at a penalty
    /// A buyer and a seller at a given price, in what `warm` was solved for (of rolling foresight:
    /// a window): wedges of rules, power and leaders stay where they are there.
    std::optional<Probe> probe = {};
    std::vector<PinnedPrice> pinned = {}; ///< nodes whose prices are given, in every period
};

/// Network with the analyses of the shapes it has been cleared in. Safe to share between threads.
class Prepared {
  public:
    explicit Prepared(Network network);
    const Network& network() const { return network_; }

  private:
    friend Outcome clear(const Prepared& prepared, const Scenario& scenario,
                         const ClearOptions& options);
    struct Shapes;
    Network network_;
    std::shared_ptr<Shapes> shapes_;
};

/// Prepares a network by clearing shape of `base`.
Prepared prepare(const Network& network, const Scenario& base);

/// Clears the market. Never throws on numbers: input faults and failed solves are in the outcome.
Outcome clear(const Prepared& prepared, const Scenario& scenario, const ClearOptions& options = {});
Outcome clear(const Network& network, const Scenario& scenario, const ClearOptions& options = {});

} // namespace gashub::market
