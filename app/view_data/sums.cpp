#include "app/view_data/sums.hpp"

#include "app/view_data/outcome_figures.hpp"

#include <algorithm>
#include <numeric>

namespace gashub::app {

std::vector<int> eu_nodes(const Network& network) {
    std::vector<int> nodes = network.nodes_of("eu");
    if (nodes.empty()) {
        for (int n = 0; n < network.node_count(); ++n)
            nodes.push_back(n);
    }
    return nodes;
}

Used used_in(const Cleared& cleared, const std::vector<int>& nodes, const Span& span) {
    const market::Outcome& outcome = cleared.outcome();
    const auto& sectors = outcome.line().sectors;
    Used sum;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        const int node = sectors[s].node, sector = static_cast<int>(s);
        if (std::find(nodes.begin(), nodes.end(), node) == nodes.end())
            continue;
        for (int p = span.first; p < span.last; ++p) {
            const double bcm = outcome.consumption(sector, p);
            sum.unserved_bcm += outcome.unserved(sector, p);
            sum.paid_meur += bcm * outcome.line().h * outcome.price(node, p);
        }
    }
    const auto& market_nodes = outcome.line().market_node;
    for (std::size_t m = 0; m < market_nodes.size(); ++m) {
        if (std::find(nodes.begin(), nodes.end(), market_nodes[m]) == nodes.end())
            continue;
        for (int p = span.first; p < span.last; ++p) {
            const OriginValues sold = cleared.at_market(static_cast<int>(m), p);
            sum.russian_bcm += sold[static_cast<std::size_t>(OriginGroup::russia)];
            sum.bcm += std::accumulate(sold.begin(), sold.end(), 0.0);
        }
    }
    return sum;
}

double lng_landed(const Cleared& cleared, const std::vector<int>& nodes, const Span& span) {
    const auto& line = cleared.line();
    double sum = 0;
    for (int a = 0; a < cleared.network().arc_count(); ++a) {
        const int to = line.arc_to[static_cast<std::size_t>(a)];
        if (cleared.network().arc(a).kind == ArcKind::lane &&
            std::find(nodes.begin(), nodes.end(), to) != nodes.end())
            sum += arc_rate(cleared, a, span);
    }
    return sum;
}

std::vector<int> all_nodes(const Network& network) {
    std::vector<int> nodes;
    for (int n = 0; n < network.node_count(); ++n)
        nodes.push_back(n);
    return nodes;
}

} // namespace gashub::app
