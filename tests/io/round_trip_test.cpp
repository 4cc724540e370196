// What is written reads back equal, and stays the same text when written again.

#include "io/good_files.hpp"
#include "io/json_text.hpp"
#include "io/load.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gashub;

TEST_CASE("a network survives writing and reading") {
    const auto first = parse_network(test::good_network_text);
    REQUIRE(first);
    const std::string text = write_network(first->parts);
    const auto second = parse_network(text);
    REQUIRE(second);
    CHECK(second->parts == first->parts);
    CHECK(write_network(second->parts) == text);
}

TEST_CASE("a checked network survives too, lanes and all") {
    const Network network = *make_network(parse_network(test::good_network_text)->parts);
    CHECK(*make_network(parse_network(write_network(network.parts()))->parts) == network);
}

TEST_CASE("a scenario survives writing and reading, with the app's session beside it") {
    const auto first = parse_scenario(test::good_scenario_text);
    REQUIRE(first);
    const std::string text = write_scenario(first->parts, R"({"panel": ["map", 1]})");
    const auto second = parse_scenario(text);
    REQUIRE(second);
    CHECK(second->parts == first->parts);
    CHECK(second->session == R"({"panel": ["map", 1]})");
    CHECK(write_scenario(second->parts, second->session) == text);
    CHECK(first->session.empty());
}

TEST_CASE("a horizon of several pieces survives") {
    ScenarioParts parts = parse_scenario(test::good_scenario_text)->parts;
    parts.horizon.push_back({make_date(2022, 1, 1), make_date(2022, 2, 1), Step::day});
    CHECK(parse_scenario(write_scenario(parts))->parts == parts);
}

TEST_CASE("each object of a collection stands on a line of its own, defaults are left out") {
    const std::string text = write_network(parse_network(test::good_network_text)->parts);
    CHECK(std::count(text.begin(), text.end(), '\n') < 80);
    for (const char* line :
         {R"({"id": "out-port", "country": "NO", "lat": 61, "lon": 5})",
          R"({"id": "lane", "from": "out-port", "to": "in-port", "tariff_eur_per_mwh": 3})"})
        CHECK(text.find(line) != std::string::npos);
    CHECK(text.find("\"status\"") == std::string::npos);
}

TEST_CASE("every network and scenario that comes with the program survives") {
    std::size_t files = 0;
    for (const Shipped& thing : list_shipped()) {
        INFO(thing.path.string());
        if (thing.kind == "network") {
            const auto read = read_network(thing.path);
            REQUIRE(read);
            CHECK(parse_network(write_network(read->parts))->parts == read->parts);
            ++files;
        } else if (thing.kind == "scenario") {
            const auto read = read_scenario(thing.path, data_folders());
            REQUIRE(read);
            CHECK(parse_scenario(write_scenario(read->parts))->parts == read->parts);
            ++files;
        }
    }
    CHECK(files >= 4);
}
