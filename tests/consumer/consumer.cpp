// The library as an engineer takes it: a network of two towns, cleared month by month for half a
// year.
#include <gashub/gashub.hpp>

#include <cstdio>

int main() {
    using namespace gashub;
    NetworkParts parts;
    parts.id = "two-towns";
    parts.nodes = {{.id = "north", .country = "XN"}, {.id = "city", .country = "XC"}};
    Arc pipe = {.id = "north-city", .from = "north", .to = "city", .tariff_eur_per_mwh = 2};
    pipe.capacity_bcm_per_year = Steps{10};
    pipe.full_use_cost_eur_per_mwh = 0;
    parts.pipelines = {pipe};
    Site field = {.id = "field", .node = "north", .origin = "XN", .cost = ConstantCost{10}};
    field.capacity_bcm_per_year = {20};
    parts.sites = {field};
    Sector all = {.id = "all", .reference_bcm_per_year = 8, .kind = DemandKind::fixed};
    all.reference_price_eur_per_mwh = 20;
    parts.markets = {{.id = "city", .node = "city", .sectors = {all}}};
    ScenarioParts base;
    base.id = "base";
    base.horizon = {{.start = make_date(2021, 1, 1), .end = make_date(2021, 7, 1)}};

    const Result<Network> network = make_network(parts);
    const auto scenario =
        network ? make_scenario(base, *network) : Result<Scenario>(network.issues());
    for (const Issue& issue : scenario.issues()) {
        std::printf("%s\n", to_string(issue).c_str());
    }
    if (!scenario) {
        return 2;
    }
    const market::Outcome outcome = market::clear(*network, *scenario);
    const double price = outcome.price(network->find_node("city"), 0);
    std::printf("certified: %s\n", outcome.certificate.holds() ? "yes" : "no");
    std::printf("price in the city: %.2f EUR/MWh\n", price);
}
