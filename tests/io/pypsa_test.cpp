// PyPSA folders: units by hand, there and back on whole networks, folders as PyPSA itself writes
// them, and folders with faults.

#include "io/good_files.hpp"
#include "io/import/pypsa.hpp"
#include "io/load.hpp"
#include "io/pypsa.hpp"
#include "support/random_network.hpp"
#include "support/solved_market.hpp"
#include "support/temporary_folder.hpp"

using namespace gashub;
using namespace gashub::test;

namespace {

using Files = std::map<std::string, std::string>;

void write(const TemporaryFolder& folder, const Files& files) {
    for (const auto& [name, text] : files)
        write_text(folder / name, text);
}

Files folder_of(const Network& network) {
    Files files;
    for (const auto& [name, text] : pypsa_folder(network).files)
        files[name] = text;
    return files;
}

Imported imported(const Files& files, const ImportOptions& options = {}) {
    const TemporaryFolder folder;
    write(folder, files);
    auto result = import_pypsa(folder.path(), options);
    for (const Issue& issue : result.issues())
        UNSCOPED_INFO(to_string(issue));
    REQUIRE(result);
    return std::move(*result);
}

std::vector<std::string> faults_of(const Files& files, const ImportOptions& options = {}) {
    const TemporaryFolder folder;
    write(folder, files);
    const auto result = import_pypsa(folder.path(), options);
    CHECK_FALSE(result);
    std::vector<std::string> codes;
    for (const Issue& issue : result.issues())
        codes.push_back(issue.code);
    return codes;
}

/// As export_to_csv_folder writes it: an index without a name, names that are numbers, power plants
/// beside the gas.
const Files foreign = {
    {"buses.csv", "name,x,y,carrier,country\n0,5,52,gas,NL\n1,10,51,gas,DE\n2,10,51,AC,DE\n"},
    {"snapshots.csv", ",snapshot,objective,stores,generators\n"
                      "0,2030-01-01 00:00:00,4380,4380,4380\n"
                      "1,2030-07-01 00:00:00,4380,4380,4380\n"},
    {"links.csv", "name,bus0,bus1,p_nom,p_min_pu,efficiency,marginal_cost,p_nom_extendable\n"
                  "pipe,0,1,1000,-0.5,0.98,0.4,True\n"
                  "plant,1,2,500,,0.5,3,\n"},
    {"generators.csv", "name,bus,carrier,p_nom,marginal_cost,marginal_cost_quadratic\n"
                       "field,0,gas,2000,9,0.001\n"
                       "wind,2,onwind,800,0,\n"},
    {"loads.csv", "name,bus,p_set\nhomes,1,0\npower,2,100\n"},
    {"loads-p_set.csv", ",homes\n0,900\n1,300\n"},
    {"stores.csv", "name,bus,e_nom,e_cyclic\ncavern,1,1055000,True\n"}};

} // namespace

TEST_CASE("a bcm a year is 1,204 MW, and a price stays a price") {
    NetworkParts parts = ascii_parts("north --10@1.5/0.02--> south\n"
                                     "north gives 20 at 5..15\n"
                                     "south wants 8.76 fixed\n"
                                     "south stores 2 in 4 out 8\n");
    const Files files = folder_of(checked(parts));
    CHECK(files.at("links.csv").find("north-south,north,south,pipeline,12043.3789954") !=
          std::string::npos);
    CHECK(files.at("links.csv").find(",0.98,1.5,True,existing,") != std::string::npos);
    CHECK(files.at("loads.csv").find("south all,south,gas,10550,") != std::string::npos);
    // 20 bcm a year are 24,087 MW: 5 + 2 x q x 24,087 = 15.
    const Imported back = imported(files);
    REQUIRE(back.parts.sites.size() == 1);
    const auto* cost = std::get_if<LinearCost>(&back.parts.sites[0].cost);
    REQUIRE(cost != nullptr);
    CHECK(cost->at_zero_eur_per_mwh == 5);
    CHECK(cost->at_capacity_eur_per_mwh == Approx(15));
    CHECK(back.parts.sites[0].capacity_bcm_per_year.first == Approx(20));
    CHECK(back.parts.storages[0].working_volume_bcm.first == Approx(2));
    CHECK(back.parts.storages[0].injection_bcm_per_year.first == Approx(4));
    CHECK(back.parts.storages[0].withdrawal_bcm_per_year.first == Approx(8));
}

TEST_CASE("there and back the market clears at the same prices, on random networks and tutorial") {
    const auto same = [](const Network& network, const ScenarioParts& year) {
        Result<Network> back = make_network(imported(folder_of(network)).parts);
        REQUIRE(back);
        REQUIRE(back->node_count() == network.node_count());
        const market::Outcome there = solved(network, year), again = solved(*back, year);
        // At market nodes: elsewhere a price may not be unique.
        for (const Market& market : network.parts().markets)
            for (int t = 0; t < there.periods(); ++t) {
                INFO(market.node << " " << t);
                CHECK(price(again, market.node, t) ==
                      Approx(price(there, market.node, t)).margin(0.01));
            }
        CHECK(again.objective_meur == Approx(there.objective_meur));
    };
    for (unsigned seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        NetworkParts parts = random_parts(seed, {.linear_demand = true});
        parts.joint_limits.clear(); // PyPSA has none
        same(checked(parts), year_by(Step::quarter));
    }
    const auto tutorial = load_network(std::string(GASHUB_SOURCE_DIR) + "/networks/tutorial.json");
    REQUIRE(tutorial);
    same(*tutorial, year_by(Step::month));
}

TEST_CASE("the networks of the program go out and come back as sound ones") {
    for (const char* id : {"black-sea", "eurasia"}) {
        INFO(id);
        const auto network =
            load_network(std::string(GASHUB_SOURCE_DIR) + "/networks/" + id + ".json");
        REQUIRE(network);
        const PypsaFolder folder = pypsa_folder(*network);
        CHECK_FALSE(folder.notes.empty());
        Files files(folder.files.begin(), folder.files.end());
        const Imported back = imported(files);
        const auto again = make_network(back.parts);
        REQUIRE(again);
        CHECK(again->arc_count() == network->arc_count());
        CHECK(again->parts().markets.size() == network->parts().markets.size());
        for (const Arc& arc : network->parts().pipelines) {
            INFO(arc.id);
            const int a = again->find_arc(arc.id);
            REQUIRE(a >= 0);
            CHECK(again->arc(a).status == arc.status);
            CHECK(again->arc(a).commissioned == arc.commissioned);
            CHECK(again->arc(a).tariff_eur_per_mwh == arc.tariff_eur_per_mwh);
            CHECK(again->arc(a).loss_share == Approx(arc.loss_share).margin(1e-12));
        }
    }
}

TEST_CASE("a folder that PyPSA wrote is read: both ways of a link, months, other carriers") {
    const Imported read = imported(foreign);
    const NetworkParts& parts = read.parts;
    REQUIRE(parts.nodes.size() == 2);
    CHECK(parts.nodes[0].id == "0");
    CHECK(parts.nodes[0].country == "NL");
    REQUIRE(parts.pipelines.size() == 2);
    const double bcm = 8760 / 10.55e6;
    CHECK(parts.pipelines[0].capacity_bcm_per_year->first == Approx(1000 * bcm));
    CHECK(parts.pipelines[1].id == "pipe-back");
    CHECK(parts.pipelines[1].from == "1");
    CHECK(parts.pipelines[1].capacity_bcm_per_year->first == Approx(500 * bcm));
    REQUIRE(parts.sites.size() == 1);
    CHECK(parts.sites[0].origin == "NL");
    REQUIRE(parts.markets.size() == 1);
    CHECK(parts.markets[0].sectors[0].reference_bcm_per_year == Approx(600 * bcm));
    CHECK(parts.markets[0].sectors[0].profile.empty()); // two snapshots say nothing of months
    CHECK(parts.storages[0].working_volume_bcm.first == Approx(0.1));
    CHECK(read.notes.size() >= 4);
    CHECK(make_network(parts));
}

TEST_CASE("each fault of a folder is named by its code") {
    const auto broken = [](const std::string& file, const std::string& what,
                           const std::string& by) {
        Files files = foreign;
        files.at(file) = with(files.at(file), what, by);
        return faults_of(files);
    };
    using Codes = std::vector<std::string>;
    CHECK(broken("links.csv", "bus0", "from") == Codes{"missing-column"});
    CHECK(broken("links.csv", "1000", "1000 MW") == Codes{"bad-number"});
    CHECK(broken("links.csv", "pipe,0,1", "pipe,0,7") == Codes{"unknown-bus"});
    CHECK(broken("links.csv", "0.98", "1.2") == Codes{"out-of-range"});
    CHECK(broken("links.csv", "1000", "-1000") == Codes{"out-of-range"});
    CHECK(broken("links.csv", "True", "yes") == Codes{"bad-number"});
    CHECK(broken("links.csv", "pipe,0", "pipe,x,0") == Codes{"bad-csv"});
    CHECK(broken("links.csv", "p_min_pu", "p_nom") == Codes{"duplicate-column"});
    CHECK(broken("links.csv", "pipe,", "\"pipe,") == Codes{"bad-csv"});
    CHECK(broken("links.csv", "pipe,", "p\xff,") == Codes{"bad-utf8"});
    CHECK(broken("buses.csv", "52", "520") == Codes{"bad-coordinate"});
    CHECK(broken("buses.csv", "1,10", "0,10") == Codes{"duplicate-id"});
    CHECK(broken("loads-p_set.csv", "900", "inf") == Codes{"bad-number"});
    CHECK(faults_of({}) == Codes{"no-buses"});
    CHECK(faults_of({{"buses.csv", ""}}) == Codes{"bad-csv"});
    CHECK(faults_of(foreign, {.projection = "EPSG:25832", .carrier = ""}) ==
          Codes{"unknown-projection"});
    CHECK(faults_of(foreign, {.projection = "", .carrier = "hydrogen"}) == Codes{"many-carriers"});
    Files gases = foreign;
    gases["meta.json"] = "{";
    CHECK(faults_of(gases) == Codes{"broken-json"});
}

TEST_CASE("a folder with any bytes changed is read or refused, and never brings down the reader") {
    std::mt19937 generator(7);
    const std::string signs = ",\"\n\r;-.0123456789eninfa \xc3\xff";
    int sound = 0;
    for (int round = 0; round < 400; ++round) {
        Files files = foreign;
        auto file = files.begin();
        std::advance(file, generator() % files.size());
        for (unsigned k = 1 + generator() % 4; k > 0; --k) {
            const std::size_t at = generator() % file->second.size();
            if (generator() % 3 == 0)
                file->second.erase(at, 1 + generator() % 5);
            else
                file->second[at] = signs[generator() % signs.size()];
        }
        const TemporaryFolder folder;
        write(folder, files);
        const auto result = import_pypsa(folder.path());
        CHECK((result || !result.issues().empty()));
        if (result)
            sound += static_cast<bool>(make_network(result->parts));
    }
    CHECK(sound > 10);
}
