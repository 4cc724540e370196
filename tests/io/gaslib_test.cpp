// GasLib: a made-up network in its form, units by hand, a nomination, and files with faults.

#include "io/good_files.hpp"
#include "io/import/gaslib.hpp"
#include "io/import/xml.hpp"
#include "support/solved_market.hpp"

#include <random>

using namespace gashub;
using namespace gashub::test;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

const std::string net = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- made for a test -->
<network xmlns="http://gaslib.zib.de/Gas" xmlns:framework="http://gaslib.zib.de/Framework">
  <framework:information><framework:title>Made Up</framework:title></framework:information>
  <framework:nodes>
    <source id="entry" x="0" y="0">
      <flowMin unit="1000m_cube_per_hour" value="50"/>
      <flowMax unit="1000m_cube_per_hour" value="500"/>
      <calorificValue unit="MJ_per_m_cube" value="36"/>
      <normDensity unit="kg_per_m_cube" value="0.8"/>
    </source>
    <innode id="mid" x="100" y="0"/>
    <sink id="exit" x="100" y="50">
      <flowMin unit="1000m_cube_per_hour" value="0"/>
      <flowMax unit="1000m_cube_per_hour" value="400"/>
    </sink>
  </framework:nodes>
  <framework:connections>
    <pipe id="pipe" from="entry" to="mid">
      <flowMin unit="1000m_cube_per_hour" value="-1000"/>
      <flowMax unit="1000m_cube_per_hour" value="1000"/>
      <length unit="m" value="50000"/>
    </pipe>
    <compressorStation id="station" from="mid" to="exit">
      <flowMin unit="m_cube_per_s" value="0"/>
      <flowMax unit="kg_per_s" value="200"/>
    </compressorStation>
  </framework:connections>
</network>
)";

const std::string scn = R"(<boundaryValue xmlns="http://gaslib.zib.de/Gas">
  <scenario id="cold">
    <node type="entry" id="entry"><flow bound="upper" value="250" unit="1000m_cube_per_hour"/></node>
    <node type="exit" id="exit">
      <flow bound="lower" value="100" unit="1000m_cube_per_hour"/>
      <flow bound="upper" value="250" unit="1000m_cube_per_hour"/>
    </node>
  </scenario>
</boundaryValue>)";

Imported imported(const Files& files, const ImportOptions& options = {}) {
    auto result = parse_gaslib(files, options);
    for (const Issue& issue : result.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(result);
    return std::move(*result);
}

std::vector<std::string> faults_of(const Files& files, const ImportOptions& options = {}) {
    const auto result = parse_gaslib(files, options);
    CHECK_FALSE(result);
    std::vector<std::string> codes;
    for (const Issue& issue : result.issues())
        codes.push_back(issue.code);
    return codes;
}

/// bcm a year at 15 degC of 1000 normal m3 an hour.
constexpr double bcm = 8760e3 / 1e9 * 288.15 / 273.15;

} // namespace

TEST_CASE("a GasLib network has its flows in bcm a year and its gas in kWh") {
    const Imported read = imported({{"a.net", net}, {"a.scn", scn}});
    const NetworkParts& parts = read.parts;
    CHECK(parts.title.en == "Made Up");
    REQUIRE(parts.nodes.size() == 3);
    REQUIRE(parts.pipelines.size() == 3);
    CHECK(parts.pipelines[0].capacity_bcm_per_year->first == Approx(1000 * bcm));
    CHECK(parts.pipelines[0].tariff_eur_per_mwh == Approx(0.05)); // 50 km
    CHECK(parts.pipelines[1].id == "pipe-back");
    CHECK(parts.pipelines[1].capacity_bcm_per_year->first == Approx(1000 * bcm));
    // 200 kg/s of 0.8 kg/m3 are 900 thousand m3 an hour.
    CHECK(parts.pipelines[2].capacity_bcm_per_year->first == Approx(900 * bcm));
    CHECK(parts.sites[0].capacity_bcm_per_year.first == Approx(500 * bcm));
    CHECK(parts.markets[0].sectors[0].reference_bcm_per_year == Approx(250 * bcm));
    // 36 MJ are 10 kWh in a normal m3, less in one at 15 degC.
    CHECK(parts.calorific_value_kwh_per_m3 == Approx(10 * 273.15 / 288.15));
    const market::Outcome outcome = solved(parts);
    CHECK(flow(outcome, "station") == Approx(250 * bcm).epsilon(1e-3));
    CHECK(price(outcome, "exit") < 11); // the field's 10, the pipe, and how full they are
}

TEST_CASE("without a nomination an exit takes the middle, and a drawing is no place on Earth") {
    const Imported read = imported({{"a.net", net}});
    CHECK(read.parts.sites[0].capacity_bcm_per_year.first == Approx(500 * bcm));
    CHECK(read.parts.markets[0].sectors[0].reference_bcm_per_year == Approx(200 * bcm));
    CHECK(read.parts.nodes[0].lon == Approx(-5));
    CHECK(read.parts.nodes[2].lat == Approx(2.5));
    std::string on_earth = net;
    for (const auto& [x, y] : {std::pair{"x=\"0\"", "y=\"0\">"}})
        on_earth = with(on_earth, std::string(x) + " " + y,
                        "x=\"0\" y=\"0\" geoWGS84Long=\"13.4\" geoWGS84Lat=\"52.5\">");
    on_earth = with(on_earth, "x=\"100\" y=\"0\"/>",
                    "x=\"1\" y=\"0\" geoWGS84Long=\"11.5\" geoWGS84Lat=\"48.1\"/>");
    on_earth = with(on_earth, "x=\"100\" y=\"50\">",
                    "x=\"1\" y=\"5\" geoWGS84Long=\"8.6\" geoWGS84Lat=\"50.1\">");
    CHECK(imported({{"a.net", on_earth}}).parts.nodes[1].lat == 48.1);
    ImportOptions map;
    map.projection = "EPSG:3857";
    const Imported on_map = imported({{"a.net", net}}, map);
    CHECK(on_map.parts.nodes[1].lon == Approx(100 / 6378137.0 * 57.29577951308232));
}

TEST_CASE("each fault of GasLib files is named by its code") {
    using Codes = std::vector<std::string>;
    const auto broken = [](const std::string& what, const std::string& by) {
        return faults_of({{"a.net", with(net, what, by)}});
    };
    CHECK(broken("</network>", "") == Codes{"broken-xml"});
    CHECK(broken("<innode id=\"mid\"", "<innode id=mid") == Codes{"broken-xml"});
    CHECK(broken("<!-- made for a test -->",
                 "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>") ==
          Codes{"has-doctype"});
    CHECK(broken("unit=\"m\"", "unit=\"mile\"") == Codes{"unknown-unit"});
    CHECK(broken("<length unit=\"m\" value", "<length value") == Codes{"missing-unit"});
    CHECK(broken("kg_per_s", "bar") == Codes{"unknown-unit"});
    CHECK(broken("value=\"200\"", "value=\"many\"") == Codes{"bad-number"});
    CHECK(broken("value=\"200\"", "value=\"1e999\"") == Codes{"bad-number"});
    CHECK(broken("from=\"mid\"", "from=\"midd\"") == Codes{"unknown-node"});
    CHECK(broken("id=\"station\" ", "") == Codes{"missing-key"});
    CHECK(broken("id=\"mid\" x", "id=\"exit\" x") ==
          Codes{"duplicate-id", "unknown-node", "unknown-node"});
    CHECK(broken("<flowMax unit=\"1000m_cube_per_hour\" value=\"400\"/>", "") ==
          Codes{"missing-key"});
    CHECK(broken("framework:connections>\n    <pipe", "framework:links>\n    <pipe") ==
          Codes{"broken-xml"});
    CHECK(faults_of({}) == Codes{"no-network"});
    CHECK(faults_of({{"a.scn", scn}}) == Codes{"no-network"});
    CHECK(faults_of({{"a.net", net}, {"b.net", net}}) == Codes{"two-files"});
    CHECK(faults_of({{"a.net", "<html/>"}}) == Codes{"not-gaslib"});
    CHECK(faults_of({{"a.net", net}, {"a.scn", with(scn, "id=\"exit\"", "id=\"nobody\"")}}) ==
          Codes{"unknown-node"});
    CHECK(faults_of({{"a.net", std::string(200, ' ')}}) == Codes{"broken-xml"});
    std::string deep;
    for (int k = 0; k < 100; ++k)
        deep += "<a>";
    CHECK(faults_of({{"a.net", deep}}) == Codes{"depth-limit"});
    ImportOptions options;
    options.projection = "UTM33";
    CHECK(faults_of({{"a.net", net}}, options) == Codes{"unknown-projection"});
}

TEST_CASE("GasLib files with any bytes changed never bring down the reader") {
    std::mt19937 generator(5);
    const std::string signs = "<>/=\"'&;:.-0123456789eax \n\xc3\xff";
    int sound = 0;
    for (int round = 0; round < 500; ++round) {
        Files files = {{"a.net", net}, {"a.scn", scn}};
        std::string& text = files[generator() % 2].second;
        for (unsigned k = 1 + generator() % 2; k > 0; --k) {
            const std::size_t at = generator() % text.size();
            if (generator() % 3 == 0)
                text.erase(at, 1 + generator() % 6);
            else
                text[at] = signs[generator() % signs.size()];
        }
        const auto result = parse_gaslib(files);
        CHECK((result || !result.issues().empty()));
        if (result)
            sound += static_cast<bool>(make_network(result->parts));
    }
    CHECK(sound > 20);
}
