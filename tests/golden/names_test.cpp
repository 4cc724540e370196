// What a reader meets by name is named in English and in Turkish.

#include "io/load.hpp"

#include <catch2/catch.hpp>

using namespace gashub;

namespace {

template <class Part>
int named(const std::string& network, const std::vector<Part>& parts) {
    int count = 0;
    for (const Part& part : parts) {
        if (part.name.empty())
            continue; // called by its ends or by its place
        INFO(network << ": " << part.id << ", " << part.name.en);
        CHECK(!part.name.en.empty());
        CHECK(!part.name.tr.empty());
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("all that comes with the program is named in English and in Turkish") {
    int count = 0;
    for (const Shipped& shipped : list_shipped()) {
        if (shipped.kind != "network")
            continue;
        const auto loaded = load_network(shipped.path.string());
        REQUIRE(loaded);
        const NetworkParts& parts = loaded->parts();
        const std::string& id = shipped.id;
        count += named(id, parts.nodes) + named(id, parts.regions) + named(id, parts.hubs) +
                 named(id, parts.pipelines) + named(id, parts.terminals) + named(id, parts.lanes) +
                 named(id, parts.joint_limits) + named(id, parts.sellers) + named(id, parts.sites) +
                 named(id, parts.storages) + named(id, parts.contracts) + named(id, parts.series);
        for (const Node& node : parts.nodes)
            CHECK(!node.name.empty());
    }
    CHECK(count > 1300);
}
