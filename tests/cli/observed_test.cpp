// `calibrate` and `backtest`, driven from outside.

#include "cli/program.hpp"
#include "io/csv.hpp"
#include "io/json_text.hpp"
#include "io/network_json.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <random>
#include <sstream>
#include <thread>

using namespace gashub;
using namespace gashub::test;

namespace {

const std::string observed = std::string(GASHUB_SOURCE_DIR) + "/networks/observed/";

JsonValue json_of(const std::string& text) {
    Result<JsonValue> value = parse_json(text);
    INFO(text.substr(0, 400));
    REQUIRE(value);
    return std::move(*value);
}

double number_at(const JsonValue& object, const char* key) {
    INFO(key);
    const JsonValue* value = object.find(key);
    REQUIRE(value != nullptr);
    REQUIRE(value->number() != nullptr);
    return *value->number();
}

void check_screen(const std::string& text) {
    std::istringstream lines(text);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        INFO(line);
        const auto signs = std::count_if(line.begin(), line.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        });
        CHECK(signs <= 100);
    }
    CHECK(count <= 40);
}

/// A starter folder with observed flows of its network.
void make_observed(const std::filesystem::path& folder, const std::string& rows) {
    REQUIRE(call({"new", folder.string()}).code == 0);
    write_text(folder / "flows.csv",
               "route,arcs,from,to,flow_bcm,unit_factor,confidence,free,source\n" + rows);
}

} // namespace

TEST_CASE("backtest shows errors by route and price on one screen, and the same as JSON") {
    const TemporaryFolder folder;
    const Words words = {"backtest",   "base-2021",
                         "--observed", observed + "flows-2021.csv",
                         "--prices",   observed + "prices-2021.csv"};
    Words with = words;
    with.insert(with.end(), {"-o", (folder / "out").string(), "-q"});
    const Said said = call(with);
    CHECK(said.code == 0);
    check_screen(said.out);
    CHECK(said.out_has("naive"));
    CHECK(said.out_has("EUR/MWh"));

    with = words;
    with.push_back("--json");
    const Said json = call(with);
    REQUIRE(json.code == 0);
    const JsonValue answer = json_of(json.out);
    const auto& routes = *answer.find("routes")->list();
    REQUIRE(routes.size() > 40);
    double sum = 0;
    int count = 0;
    for (const JsonValue& route : routes)
        if (*route.find("confidence")->text() == "high" && !*route.find("lng")->boolean()) {
            sum += std::abs(number_at(route, "model_bcm") - number_at(route, "observed_bcm"));
            ++count;
        }
    CHECK(count >= 40);
    CHECK(number_at(answer, "mean_absolute_error_bcm") == Approx(sum / count));
    for (const char* key :
         {"naive_error_bcm", "ratio", "ratio_free", "signs_right", "signs_all", "prices"})
        CHECK(answer.find(key) != nullptr);

    const Result<Table> table = read_csv(folder / "out" / "backtest_routes.csv");
    REQUIRE(table);
    CHECK(table->rows() == routes.size());
    CHECK(read_csv(folder / "out" / "backtest_prices.csv"));
}

TEST_CASE("a naive forecast comes from the file named, and from none where there is none") {
    const TemporaryFolder folder;
    make_observed(folder / "hub", "Pipe,field-border,2021-01-01,2022-01-01,5,1,high,1,made up\n");
    const std::string first = (folder / "hub" / "scenarios" / "base.json").string();
    write_text(folder / "before.csv",
               "route,arcs,from,to,flow_bcm,unit_factor,confidence,free,source\n"
               "Pipe,field-border,2019-01-01,2020-01-01,3,1,high,1,made up\n");
    const std::string flows = (folder / "hub" / "flows.csv").string();
    const Said none = call({"backtest", first, "--observed", flows, "--json"});
    INFO(none.err);
    REQUIRE(none.code == 0);
    CHECK(json_of(none.out).find("ratio")->noun() == "null");
    const Said naive = call({"backtest", first, "--observed", flows, "--naive",
                             (folder / "before.csv").string(), "--json"});
    REQUIRE(naive.code == 0);
    CHECK(number_at(json_of(naive.out), "naive_year") == 2019);
    const JsonValue answer = json_of(naive.out);
    CHECK(number_at(answer, "naive_error_bcm") == 2);
}

TEST_CASE("calibrate brings the routes of 2021 nearer to what was observed, within its bound") {
    const TemporaryFolder folder;
    const std::string target = (folder / "calibrated.json").string();
    const Said said = call({"calibrate", "eurasia", "--observed", observed + "flows-2021.csv",
                            "--prices", observed + "prices-2021.csv", "-o", target, "--json"});
    INFO(said.err);
    REQUIRE(said.code == 0);
#ifndef GASHUB_SANITIZED
    CHECK(said.seconds < 30);
#endif
    const JsonValue answer = json_of(said.out);
    const double before = number_at(*answer.find("before"), "mean_absolute_error_bcm"),
                 after = number_at(*answer.find("after"), "mean_absolute_error_bcm");
    CHECK(after <= before);
    CHECK(after < 0.6);
    for (const JsonValue& route : *answer.find("routes")->list())
        CHECK(std::abs(number_at(route, "adder_eur_per_mwh")) <= 3);
    const Result<ReadNetwork> network = read_network(target);
    REQUIRE(network);
    CHECK(network->parts.calibrated_on == 2021);
    CHECK(call({"validate", target}).code == 0);

    // Its own output is a network like any other: the same adders are found again.
    const std::string again = (folder / "again.json").string();
    REQUIRE(call({"calibrate", target, "--observed", observed + "flows-2021.csv", "-o", again,
                  "--scenario", "base-2021"})
                .code == 0);
    CHECK(read_text(again) == read_text(target));
}

TEST_CASE("bad observed files end backtest and calibrate with all faults, and nothing written") {
    const TemporaryFolder folder;
    write_text(folder / "bad.csv",
               "route,arcs,from,to,flow_bcm,unit_factor,confidence,free,source\n"
               "A,no-such-arc,2021-01-01,2022-01-01,1,1,high,1,a\n"
               "B,nord-stream-1,2021-01-01,2022-01-01,nan,1,high,1,a\n");
    write_text(folder / "bad-prices.csv", "node;from;to;price_eur_per_mwh;source\n");
    const std::string flows = (folder / "bad.csv").string(),
                      prices = (folder / "bad-prices.csv").string(),
                      target = (folder / "out.json").string();
    for (const Words& words :
         {Words{"backtest", "base-2021", "--observed", flows, "--prices", prices},
          Words{"calibrate", "eurasia", "--observed", flows, "--prices", prices, "-o", target}}) {
        const Said said = call(words);
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        CHECK(said.err_has("line 2, column arcs"));
        CHECK(said.err_has("[unknown-arc]"));
        CHECK(said.err_has("[not-finite]"));
        CHECK(said.err_has("[semicolon-csv]"));
    }
    CHECK_FALSE(std::filesystem::exists(target));
}

TEST_CASE("calibrate refuses what it can not do, before it solves anything") {
    const std::string flows = observed + "flows-2021.csv";
    const TemporaryFolder folder;
    const std::string target = (folder / "out.json").string();
    const auto refused = [&](const Words& more) {
        Words words = {"calibrate", "eurasia", "--observed", flows, "-o", target};
        words.insert(words.end(), more.begin(), more.end());
        const Said said = call(words);
        CHECK(said.code == 2);
        CHECK_FALSE(std::filesystem::exists(target));
        return said.err;
    };
    CHECK(refused({"--bound", "0"}).find("[bad-arguments]") != std::string::npos);
    CHECK(refused({"--scenario", "base-2022x"}).find("[unknown-scenario]") != std::string::npos);
    CHECK(refused({"--fit-demand", "europe"}).find("[bad-arguments]") != std::string::npos);
    CHECK(refused({"--fit-demand", "europa:ttf"}).find("[unknown-region]") != std::string::npos);
    CHECK(refused({"--fit-demand", "europe:ttf"}).find("[no-price]") != std::string::npos);
    const Said nowhere =
        call({"calibrate", "eurasia", "--observed", flows, "-o", "/nowhere/at/all.json"});
    CHECK(nowhere.code == 2);
}

TEST_CASE("kill -9 during calibrate leaves the network old or new, never half") {
    const TemporaryFolder folder;
    const std::string target = (folder / "network.json").string();
    const Words words = {"calibrate",  "eurasia",   "--observed", observed + "flows-2021.csv",
                         "--scenario", "base-2021", "-o",         target};
    const Said said = call(words);
    REQUIRE(said.code == 0);
    Words program = {GASHUB_PROGRAM};
    program.insert(program.end(), words.begin(), words.end());
    const std::string whole = read_text(target), old = "{\"old\": true}\n";
    std::mt19937 generator(3);
    int kills = 0;
    for (int round = 0; round < 10; ++round) {
        write_text(target, old);
        {
            Running running(program);
            // Most of them near the end, where the file is written.
            const double share = round < 3 ? 0.5 : 0.9 + 0.02 * static_cast<double>(round);
            std::this_thread::sleep_for(std::chrono::duration<double>(
                share * said.seconds + 0.001 * static_cast<double>(generator() % 20)));
            running.send(SIGKILL);
            kills += running.wait().signal == SIGKILL;
        }
        const std::string text = read_text(target);
        CHECK((text == old || text == whole));
    }
    CHECK(kills >= 3);
}
