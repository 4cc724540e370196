#include "io/observed_csv.hpp"

#include "io/load.hpp"
#include "support/ascii_network.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace gashub;

namespace {

const Network& network() {
    static const Network it = test::ascii_network("north --6@1--> south\n"
                                                  "south --6@1--> north\n"
                                                  "north --20@2--> west --5@1--> south\n"
                                                  "north gives 30 at 10\n"
                                                  "south wants 12 fixed\n");
    return it;
}

const std::string header = "route,arcs,from,to,flow_bcm,unit_factor,confidence,free,source\n";
const std::string good = "R,north-south,2021-01-01,2022-01-01,5.5,1.05,high,0,made up\n";
const std::string price_header = "node,from,to,price_eur_per_mwh,source\n";

/// `code at place` of each fault, the first to the last.
std::vector<std::string> codes_of(const Issues& issues) {
    std::vector<std::string> codes;
    for (const Issue& issue : issues)
        codes.push_back(issue.code + " at " + issue.where.pointer);
    return codes;
}

struct Case {
    std::string text, fault;
};

} // namespace

TEST_CASE("a row of flows is read whole, a leading minus counts against") {
    const auto flows = parse_observed_flows(
        header + good + "N,north-south+-south-north,2021-02-01,2021-04-01,-0.2,1,medium,1,b\n",
        "x.csv", network());
    REQUIRE(flows);
    CHECK(flows.issues().empty());
    REQUIRE(flows->size() == 2);
    const MeasuredFlow& year = (*flows)[0];
    CHECK(year.route == "R");
    CHECK(year.bcm() == Approx(5.775));
    CHECK(year.days() == 365);
    CHECK(year.confidence == Confidence::high);
    CHECK_FALSE(year.is_free);
    CHECK(year.source == "made up");
    const MeasuredFlow& net = (*flows)[1];
    CHECK(net.arcs == std::vector<CountedArc>{{network().find_arc("north-south"), 1},
                                              {network().find_arc("south-north"), -1}});
    CHECK(net.published_bcm == -0.2);
    CHECK(net.is_free);
}

TEST_CASE("columns may stand in any order, with a byte order mark, CRLF and empty lines") {
    const auto flows =
        parse_observed_flows("\xEF\xBB\xBF"
                             "source,free,confidence,unit_factor,flow_bcm,to,from,arcs,route\r\n"
                             "a, 1 ,low,1,2,2022-01-01,2021-01-01, west-south ,\"R, west\"\r\n\r\n",
                             "x.csv", network());
    REQUIRE(flows);
    REQUIRE(flows->size() == 1);
    CHECK((*flows)[0].route == "R, west");
    CHECK((*flows)[0].is_free);
}

TEST_CASE("each fault of a file of flows has its code, line and column") {
    const auto row = [](const std::string& what) { return header + what + "\n"; };
    const std::vector<Case> cases = {
        {"", "bad-csv at line 1"},
        {header, "empty-table at line 1"},
        {"\xFF\xFEr\0", "not-utf8 at line 1"},
        {"route;arcs;from;to;flow_bcm\nR;north-south;2021-01-01;2022-01-01;5,5\n",
         "semicolon-csv at line 1"},
        {header + "R,\"north-south,2021-01-01\n", "bad-csv at line 3"},
        {"route,arcs,from,to,flow_bcm,unit_factor,confidence,free\n",
         "missing-column at line 1, column source"},
        {"route,arcs,from,to,flow_gwh,unit_factor,confidence,free,source\n",
         "other-unit at line 1, column flow_gwh"},
        {"route,arcs,from,to,flow_bcm,unit_factor,confidance,free,source\n",
         "unknown-column at line 1, column \"confidance\""},
        {"route,arcs,from,to,flow_bcm,unit_factor,confidence,free,source,route\n",
         "duplicate-column at line 1, column route"},
        {row("R,north-south,2021-01-01,2022-01-01,5.5,1,high,0"), "wrong-field-count at line 2"},
        {row(",north-south,2021-01-01,2022-01-01,5.5,1,high,0,a"),
         "missing-value at line 2, column route"},
        {row("R,,2021-01-01,2022-01-01,5.5,1,high,0,a"), "missing-value at line 2, column arcs"},
        {row("R,north-soth,2021-01-01,2022-01-01,5.5,1,high,0,a"),
         "unknown-arc at line 2, column arcs"},
        {row("R,north-south+north-south,2021-01-01,2022-01-01,5,1,high,0,a"),
         "duplicate-arc at line 2, column arcs"},
        {row("R,north-south,2021-13-01,2022-01-01,5.5,1,high,0,a"),
         "bad-date at line 2, column from"},
        {row("R,north-south,2022-01-01,2021-01-01,5.5,1,high,0,a"),
         "empty-span at line 2, column to"},
        {row("R,north-south,2021-01-01,2022-01-01,\"5,5\",1,high,0,a"),
         "bad-number at line 2, column flow_bcm"},
        {row("R,north-south,2021-01-01,2022-01-01,5.5 bcm,1,high,0,a"),
         "bad-number at line 2, column flow_bcm"},
        {row("R,north-south,2021-01-01,2022-01-01,nan,1,high,0,a"),
         "not-finite at line 2, column flow_bcm"},
        {row("R,north-south,2021-01-01,2022-01-01,1e999,1,high,0,a"),
         "not-finite at line 2, column flow_bcm"},
        {row("R,north-south,2021-01-01,2022-01-01,5,inf,high,0,a"),
         "not-finite at line 2, column unit_factor"},
        {row("R,north-south,2021-01-01,2022-01-01,-5,1,high,0,a"),
         "negative-flow at line 2, column flow_bcm"},
        {row("R,north-south,2021-01-01,2022-01-01,5,10.55,high,0,a"),
         "other-unit at line 2, column unit_factor"},
        {row("R,north-south,2021-01-01,2022-01-01,5500,1,high,0,a"),
         "other-unit at line 2, column flow_bcm"},
        {row("R,north-south,2021-01-01,2022-01-01,5,1,sure,0,a"),
         "unknown-word at line 2, column confidence"},
        {row("R,north-south,2021-01-01,2022-01-01,5,1,high,yes,a"),
         "unknown-word at line 2, column free"},
        {header + good + good, "duplicate-row at line 3, column route"},
        {header + good + "S" + good.substr(1), "duplicate-row at line 3, column arcs"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const auto flows = parse_observed_flows(c.text, "x.csv", network());
        REQUIRE_FALSE(flows);
        CHECK(codes_of(flows.issues()) == std::vector{c.fault});
        CHECK(flows.issues()[0].where.file == "x.csv");
    }
}

TEST_CASE("all faults of a file are told at once, with hints") {
    const auto flows =
        parse_observed_flows(header + "R,north-soth,2021-01-01,2022-01-01,x,1,high,0,a\n" + good +
                                 "S,west-south,2021-01-01,2021-01-01,-1,1,high,2,\n",
                             "x.csv", network());
    REQUIRE_FALSE(flows);
    CHECK(codes_of(flows.issues()) ==
          std::vector<std::string>{
              "unknown-arc at line 2, column arcs", "bad-number at line 2, column flow_bcm",
              "empty-span at line 4, column to", "unknown-word at line 4, column free",
              "missing-value at line 4, column source"});
    CHECK(flows.issues()[0].hint == "did you mean \"north-south\"?");
}

TEST_CASE("a file of nothing but faults ends after a thousand") {
    std::string text = header;
    for (int i = 0; i < 3000; ++i)
        text += "R,no-arc,2021,2020,x,1,high,0,a\n";
    const auto flows = parse_observed_flows(text, "x.csv", network());
    REQUIRE_FALSE(flows);
    CHECK(flows.issues().size() == 1000);
    CHECK(flows.issues().back().code == "too-many-faults");
}

TEST_CASE("months that are missing among months are counted in a warning") {
    std::string text = header;
    for (const char* month : {"01", "02", "04", "12"})
        text += "R,north-south,2021-" + std::string(month) + "-01," +
                to_string(add_months(*parse_date("2021-" + std::string(month)), 1)) +
                ",0.5,1,high,1,a\n";
    const auto flows = parse_observed_flows(text + good, "x.csv", network());
    REQUIRE(flows);
    CHECK(flows->size() == 5);
    REQUIRE(flows.issues().size() == 1);
    CHECK(flows.issues()[0].code == "missing-months");
    CHECK(flows.issues()[0].severity == Severity::warning);
    CHECK(flows.issues()[0].message.find("2021-03, 2021-05") != std::string::npos);
    CHECK(flows.issues()[0].message.find("2021-02") == std::string::npos);
}

TEST_CASE("prices are read by node, their faults named") {
    const auto prices = parse_observed_prices(
        price_header + "south,2021-01-01,2022-01-01,46.2,made up\n", "p.csv", network());
    REQUIRE(prices);
    REQUIRE(prices->size() == 1);
    CHECK((*prices)[0].node == network().find_node("south"));
    CHECK((*prices)[0].eur_per_mwh == 46.2);

    const std::vector<Case> cases = {
        {"soth,2021-01-01,2022-01-01,46.2,a", "unknown-node at line 2, column node"},
        {"south,2021-01-01,2022-01-01,46200,a", "other-unit at line 2, column price_eur_per_mwh"},
        {"south,2021-01-01,2022-01-01,,a", "missing-value at line 2, column price_eur_per_mwh"},
        {"south,2021-01-01,2022-01-01,46.2,", "missing-value at line 2, column source"},
        {"south,2021-01-01,2022-01-01,46.2,a\nsouth,2021-01-01,2022-01-01,47,b",
         "duplicate-row at line 3, column node"},
    };
    for (const Case& c : cases) {
        INFO(c.text);
        const auto bad = parse_observed_prices(price_header + c.text + "\n", "p.csv", network());
        REQUIRE_FALSE(bad);
        CHECK(codes_of(bad.issues()) == std::vector{c.fault});
    }
    const auto dollars =
        parse_observed_prices("node,from,to,price_usd_per_mmbtu,source\n", "p.csv", network());
    REQUIRE_FALSE(dollars);
    CHECK(dollars.issues()[0].code == "other-unit");
}

TEST_CASE("a hub's name stands for its node") {
    NetworkParts parts = network().parts();
    parts.hubs.push_back({"exchange", {}, "south", {}});
    const Network with = test::checked(parts);
    const auto prices = parse_observed_prices(
        price_header + "exchange,2021-01-01,2022-01-01,46.2,made up\n", "p.csv", with);
    REQUIRE(prices);
    CHECK((*prices)[0].node == with.find_node("south"));
}

TEST_CASE("a file that is not there is named, one that is there is read") {
    const test::TemporaryFolder folder;
    const auto none = read_observed_flows(folder / "none.csv", network());
    REQUIRE_FALSE(none);
    CHECK(none.issues()[0].code == "no-such-file");
    test::write_text(folder / "flows.csv", header + good);
    CHECK(read_observed_flows(folder / "flows.csv", network()));
}

TEST_CASE("the observed figures that come with the program are in order") {
    const auto eurasia = load_network("eurasia");
    REQUIRE(eurasia);
    const std::filesystem::path folder =
        std::filesystem::path(GASHUB_SOURCE_DIR) / "networks" / "observed";
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        const bool is_flows = name.starts_with("flows-"), is_prices = name.starts_with("prices-");
        if (is_flows)
            CHECK(read_observed_flows(entry.path(), *eurasia));
        if (is_prices)
            CHECK(read_observed_prices(entry.path(), *eurasia));
        files += is_flows || is_prices;
    }
    CHECK(files >= 2);
}

TEST_CASE("a damaged file is read or refused with codes, never more") {
    std::string whole = header + good;
    for (int month = 1; month <= 12; ++month)
        whole += "N,north-south+-south-north," + to_string(make_date(2021, month, 1)) + "," +
                 to_string(add_months(make_date(2021, month, 1), 1)) + ",0.2,1,medium,1,\"b, c\"\n";
    const std::string signs = std::string(",;\"\n\r+-.0e9 \xC3", 13) + std::string(1, '\0');
    std::mt19937 generator(1);
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text = whole;
        for (unsigned hits = 1 + generator() % 4; hits > 0; --hits) {
            const std::size_t at = generator() % text.size();
            switch (generator() % 3) {
            case 0:
                text[at] = signs[generator() % signs.size()];
                break;
            case 1:
                text.insert(at, 1, signs[generator() % signs.size()]);
                break;
            default:
                text.erase(at, generator() % 40);
                break;
            }
        }
        const auto flows = parse_observed_flows(text, "x.csv", network());
        if (!flows) {
            ++refused;
            REQUIRE_FALSE(flows.issues().empty());
        }
        for (const Issue& issue : flows.issues())
            CHECK_FALSE(issue.code.empty());
    }
    CHECK(refused > 1000);
}
