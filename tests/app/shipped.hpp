#pragma once
// Scenarios that come with the program, read and cleared as the application does it.

#include "app/view_data/cleared.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"
#include "market/clear.hpp"
#include "model/path.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

namespace gashub::app {

struct Shipped {
    Network network;
    Scenario scenario;
};

inline Shipped shipped(const std::filesystem::path& path) {
    const auto file = read_scenario(path);
    REQUIRE(file);
    auto network_file = read_network(file->network);
    REQUIRE(network_file);
    const auto network = make_network(network_file->parts);
    REQUIRE(network);
    const auto scenario = make_scenario(file->parts, *network);
    REQUIRE(scenario);
    return {*network, *scenario};
}

inline Shipped shipped(const char* name) {
    return shipped(std::filesystem::path(GASHUB_SOURCE_DIR) / "scenarios" /
                   (std::string(name) + ".json"));
}

inline std::shared_ptr<const Cleared> cleared(const Shipped& input, const PathValues& moved = {}) {
    const auto scenario = with_values(input.scenario, input.network, moved);
    REQUIRE(scenario);
    auto result = std::make_shared<const Cleared>(
        std::make_shared<const market::Outcome>(market::clear(input.network, *scenario)));
    REQUIRE(result->is_solved());
    return result;
}

} // namespace gashub::app
