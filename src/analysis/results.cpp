#include "analysis/results.hpp"

#include "analysis/price_way.hpp"
#include "market/classes.hpp"

#include <algorithm>

namespace gashub {

std::vector<int> watched_nodes(const Network& network, const Scenario& scenario) {
    std::vector<int> nodes;
    const auto watch = [&](int node) {
        if (node >= 0 && std::find(nodes.begin(), nodes.end(), node) == nodes.end())
            nodes.push_back(node);
    };
    for (const std::string& id : scenario.parts().watch)
        watch(network.find_place(id));
    if (nodes.empty())
        for (const Hub& hub : network.parts().hubs)
            watch(network.find_node(hub.node));
    if (nodes.empty())
        for (const Market& market : network.parts().markets)
            watch(network.find_node(market.node));
    return nodes;
}

Results make_results(std::shared_ptr<const market::Outcome> outcome, const ResultOptions& options) {
    Results results{outcome,
                    trace_origins(*outcome),
                    watched_nodes(outcome->network(), outcome->line().scenario),
                    {},
                    market::hub_node(outcome->line()),
                    {}};
    if (options.explain_watched && outcome->solution->factor) {
        const Explainer explainer(*outcome);
        for (int node : results.watched) {
            results.setters.emplace_back();
            for (int t = 0; t < outcome->periods(); ++t)
                results.setters.back().push_back(explainer.setter(node, t));
        }
        for (int t = 0; results.hub >= 0 && t < outcome->periods(); ++t)
            results.hub_ways.push_back(price_way(*outcome, explainer.explain(results.hub, t)));
    }
    return results;
}

} // namespace gashub
