// Names: short, and no two of them alike; and what leads from a word to a thing.

#include "app/view_data/figure_uses.hpp"
#include "app/view_data/json_place.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/network_differences.hpp"
#include "app/view_data/rule_links.hpp"
#include "contradiction.hpp"
#include "shipped.hpp"

#include <map>

using namespace gashub;
using namespace gashub::app;

namespace {

int arc_of(const Network& network, const char* id) {
    const int arc = network.find_arc(id);
    REQUIRE(arc >= 0);
    return arc;
}

/// The tutorial with a floor that its pipe can not carry, and a lever that moves the floor.
Shipped with_contradiction() {
    const Shipped tutorial = shipped("tutorial");
    const ScenarioParts parts =
        contradicting(tutorial.scenario.parts(), make_date(2021, 7, 1), make_date(2022, 1, 1));
    const auto scenario = make_scenario(parts, tutorial.network);
    REQUIRE(scenario);
    return {tutorial.network, *scenario};
}

} // namespace

TEST_CASE("no two lines of a shipped network have one name, in either language") {
    for (const char* name : {"base-2021", "black-sea", "tutorial"}) {
        const Network network = shipped(name).network;
        for (const Language language : {Language::english, Language::turkish}) {
            std::map<std::string, std::string> known;
            for (int a = 0; a < network.arc_count(); ++a) {
                const Arc& arc = network.arc(a);
                if (arc.kind != ArcKind::pipeline)
                    continue;
                const std::string words = arc_name(network, a, language);
                const auto [first, is_new] = known.emplace(words, arc.id);
                INFO(words << ": " << arc.id << " and " << first->second);
                CHECK(is_new);
            }
        }
    }
}

TEST_CASE("a reverse pipe is told from the forward one, strings of a pipe tell one story") {
    const Network network = shipped("base-2021").network;
    const auto name = [&](const char* id, Language language = Language::english) {
        return arc_name(network, arc_of(network, id), language);
    };
    const auto stem = [&](const char* id) {
        return arc_stem(network, arc_of(network, id), Language::english);
    };
    CHECK(name("bg-ro-ruse") == "Ruse - Giurgiu");
    CHECK(name("bg-ro-ruse-rev") == "Ruse - Giurgiu, reverse");
    CHECK(name("bg-ro-ruse-rev", Language::turkish) == "Rusçuk - Yergöğü, ters yön");
    CHECK(name("de-ch") == "Wallbach"); // its brackets and further places are left out
    CHECK(name("tanap-31") == "TANAP, expansion from 24 to 31 bcm");
    CHECK(stem("bg-ro-ruse") == "Ruse - Giurgiu");
    CHECK(stem("bg-ro-ruse-rev") == "Ruse - Giurgiu, reverse");
    CHECK(stem("turkstream-3-4-onshore") == stem("turkstream-3-4"));
    CHECK(stem("sk-ua-budince-rev") != stem("sk-ua-budince")); // it begins at another node there
}

TEST_CASE("a figure says which levers, rules, contracts and limits rest on it") {
    const Shipped base = shipped("base-2021");
    const auto uses = [&](const char* object, const char* key) {
        return uses_of_figure(base.network, base.scenario, object, key, Language::english);
    };
    const std::string nord = uses("arcs.nord-stream-1", "capacity_bcm_per_year");
    CHECK(nord.find("Russian gas to the EU") != std::string::npos); // by the event that it moves
    CHECK(nord.find("russia-nord-stream") != std::string::npos);
    CHECK(nord.find("view Map of flows") != std::string::npos);
    CHECK(uses("sites.az-shah-deniz", "capacity_bcm_per_year").find("Azerbaijan's gas") !=
          std::string::npos);
    CHECK(uses("sites.az-shah-deniz", "capacity_bcm_per_year").find("US LNG") == std::string::npos);
    CHECK(uses("arcs.nord-stream-1", "tariff_eur_per_mwh").find("russia-nord-stream") ==
          std::string::npos);
    const auto& markets = base.network.parts().markets;
    const auto germany = std::find_if(markets.begin(), markets.end(), [&](const Market& market) {
        return base.network.node(base.network.find_node(market.node)).country == "DE";
    });
    REQUIRE(germany != markets.end());
    const std::string demand =
        uses(("markets." + germany->id + ".sectors." + germany->sectors.front().id).c_str(),
             "reference_bcm_per_year");
    CHECK(demand.find("EU demand") != std::string::npos);
}

TEST_CASE("rules that contradict each other lead to their lever, others to their row") {
    const Shipped odd = with_contradiction();
    const auto outcome = market::clear(odd.network, odd.scenario);
    const auto issue = std::find_if(outcome.issues.begin(), outcome.issues.end(),
                                    [](const Issue& each) { return each.code == "contradiction"; });
    REQUIRE(issue != outcome.issues.end());
    const auto links = rule_links(*issue, odd.scenario, odd.network, Language::english);
    REQUIRE(links.size() == 2);
    CHECK(links[0] ==
          RuleLink{"events", "floor", "floor-lever", "The floor", "2021-07-01 to 2021-12-31"});
    CHECK(links[1] == RuleLink{"events", "ceiling", "", "", ""});
}

TEST_CASE("a rule that a price names leads to its lever, row, contract or hub") {
    const Shipped oil = shipped("price/oil-indexed");
    const auto link = [&](const char* id) {
        return rule_link(id, oil.scenario, oil.network, Language::english).value_or(RuleLink{});
    };
    CHECK(link("tr-thrace") == RuleLink{"hub", "tr-thrace", "slope", "Slope on Brent", ""});
    CHECK(link("eu-ban").collection == "policies");
    CHECK(link("gazprom-botas-blue-stream").collection == "contracts");
    CHECK_FALSE(rule_link("de", oil.scenario, oil.network, Language::english));
}

TEST_CASE("two versions of a network are told apart figure by figure") {
    const Network was = shipped("tutorial").network;
    CHECK(network_differences(was, was, Language::english).empty());
    NetworkParts parts = was.parts();
    const double tariff = parts.pipelines[0].tariff_eur_per_mwh;
    parts.pipelines[0].tariff_eur_per_mwh = tariff + 1;
    const std::string gone = parts.sources.back().id;
    Source fresh = parts.sources.back();
    fresh.id = "fresh-source";
    parts.sources.push_back(fresh);
    const auto now = make_network(parts);
    REQUIRE(now);
    const auto lines = network_differences(was, *now, Language::english);
    REQUIRE(lines.size() == 2);
    CHECK(std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.starts_with("pipelines." + parts.pipelines[0].id + ".tariff_eur_per_mwh: ");
    }));
    CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.starts_with("sources.fresh-source is new: ");
    }));
    const auto back = network_differences(*now, was, Language::english);
    CHECK(std::any_of(back.begin(), back.end(), [](const std::string& line) {
        return line.starts_with("sources.fresh-source is gone");
    }));
}

TEST_CASE("a pointer finds its place in a text, as far as the text goes") {
    const std::string text = "{\n \"a\": [1, {\"b,\": \"x]\"}],\n \"c/d\": {\"e\": -2.5}\n}\n";
    const auto at = [&](const char* pointer) {
        const TextSpan span = place_in_json(text, pointer);
        return text.substr(span.begin, span.end - span.begin);
    };
    CHECK(at("/a/1/b,") == "\"b,\": \"x]\"");
    CHECK(at("/a/0") == "1");
    CHECK(at("/c~1d/e") == "\"e\": -2.5");
    CHECK(at("/c~1d/none") == "\"c/d\": {\"e\": -2.5}"); // the deepest that is there
    CHECK(at("") == text);
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        const TextSpan span = place_in_json(std::string_view(text).substr(0, cut), "/c~1d/e");
        CHECK(span.begin <= span.end);
        CHECK(span.end <= cut);
    }
    const TextSpan line = line_in_words(text, "line 2, column 7: a comma is missing");
    CHECK(text.substr(line.begin, line.end - line.begin) == " \"a\": [1, {\"b,\": \"x]\"}],");
    CHECK(line_in_words(text, "no such node") == TextSpan{});
    CHECK(line_in_words(text, "line 99, column 1").end <= text.size());
    CHECK(line_in_words("", "line 3, column 1") == TextSpan{});
}
