#pragma once
// All that is read from one outcome, made once: origins, and who set the watched prices. Tables,
// indicators, comparison and the app's figures are drawn from it.

#include "analysis/explain.hpp"
#include "analysis/origins.hpp"

#include <memory>

namespace gashub {

struct ResultOptions {
    bool explain_watched = true; ///< who sets the watched nodes' prices; needs the outcome's factor
};

struct Results {
    std::shared_ptr<const market::Outcome> outcome;
    OriginMix mix;
    std::vector<int> watched; ///< as of watched_nodes
    std::vector<std::vector<std::optional<SetBy>>>
        setters;                       ///< by watched node and period; empty if not asked for
    int hub = -1;                      ///< node of the scenario's hub
    std::vector<std::string> hub_ways; ///< by period, as of price_way; empty without a hub

    const market::Outcome& out() const { return *outcome; }
    const market::Timeline& line() const { return outcome->line(); }
    const Network& network() const { return outcome->network(); }
};

/// Nodes of the scenario's `watch`, else of all hubs, else of all markets; each once.
std::vector<int> watched_nodes(const Network& network, const Scenario& scenario);

/// Demands a solved outcome.
Results make_results(std::shared_ptr<const market::Outcome> outcome,
                     const ResultOptions& options = {});

} // namespace gashub
