// The library as an engineer takes it: the two cheapest routes of a small network and what holds
// them.
#include <gashub/gashub.hpp>

#include <cstdio>

int main() {
    using namespace gashub::graph;
    const Topology topology = {3, {{0, 1, 2, 10}, {1, 2, 1, 4}, {0, 2, 5, 3}}};
    for (const Route& route : cheapest_routes(topology, 0, 2, 2)) {
        std::printf("%zu arcs, cost %.1f, bottleneck %.1f\n", route.arcs.size(), route.cost,
                    route.bottleneck);
    }
    std::printf("at most %.1f\n", smallest_cut(topology, {{0}}, {{2}}).flow);
}
