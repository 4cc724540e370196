#include "analysis/results.hpp"

#include <algorithm>

namespace gashub {

Results make_results(std::shared_ptr<const market::Outcome> outcome, const ResultOptions& options) {
    Results results{outcome, trace_origins(*outcome), {}, {}};
    const Network& net = outcome->network();
    const auto watch = [&](int node) {
        if (node >= 0 && std::find(results.watched.begin(), results.watched.end(), node) ==
                             results.watched.end())
            results.watched.push_back(node);
    };
    for (const std::string& id : outcome->line().scenario.parts().watch)
        watch(net.find_place(id));
    if (results.watched.empty())
        for (const Hub& hub : net.parts().hubs)
            watch(net.find_node(hub.node));
    if (results.watched.empty())
        for (const Market& market : net.parts().markets)
            watch(net.find_node(market.node));
    if (options.explain_watched && outcome->solution->factor) {
        const Explainer explainer(*outcome);
        for (int node : results.watched) {
            results.setters.emplace_back();
            for (int t = 0; t < outcome->periods(); ++t)
                results.setters.back().push_back(explainer.setter(node, t));
        }
    }
    return results;
}

} // namespace gashub
