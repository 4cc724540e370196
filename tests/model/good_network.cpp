#include "model/good_network.hpp"

namespace gashub::good {

NetworkParts network() {
    NetworkParts n;
    n.id = "good";
    n.price_year = 2021;
    n.sources = {{"book", "A book", "Press", "", "", 2021}, {"map", "A map", "", "", "", {}}};
    const Provenance from_book{"book+map", Confidence::high, "", {}};
    n.nodes = {{"field", {}, "NO", 60, 5, from_book},
               {"city", {}, "TR", 41, 29, {}},
               {"out-port", {}, "NO", 61, 5, {}},
               {"in-port", {}, "TR", 40, 29, {}}};
    n.nodes[1].provenance.figures["lat"] = {"map", Confidence::low, "by eye"};
    n.regions = {{"south", {}, {"TR"}, {"out-port"}, {}}};
    n.hubs = {{"city-hub", {}, "city", {}}};
    Arc pipe;
    pipe.id = "pipe";
    pipe.from = "field";
    pipe.to = "city";
    pipe.capacity_bcm_per_year = Steps{5, {{make_date(2021, 7, 1), 10}}};
    pipe.tariff_eur_per_mwh = 2;
    pipe.owner = "TR";
    Arc plant = pipe;
    plant.id = "plant";
    plant.kind = ArcKind::liquefaction;
    plant.to = "out-port";
    plant.owner = "seller-one";
    Arc terminal = pipe;
    terminal.id = "terminal";
    terminal.kind = ArcKind::regasification;
    terminal.from = "in-port";
    Arc lane;
    lane.id = "lane";
    lane.from = "out-port";
    lane.to = "in-port";
    lane.kind = ArcKind::lane;
    n.pipelines = {pipe};
    n.terminals = {plant, terminal};
    n.lanes = {lane};
    n.joint_limits = {{"both", {}, {"pipe", "plant"}, {12, {}}, {}}};
    n.sellers = {{"seller-one", {}, "NO", {}}};
    Site site;
    site.id = "site";
    site.node = "field";
    site.origin = "NO";
    site.seller = "seller-one";
    site.capacity_bcm_per_year = {20, {}};
    site.yearly_minimum_bcm = 1;
    site.yearly_maximum_bcm = 18;
    site.profile = "flat";
    site.cost = LinearCost{5, 20};
    n.sites = {site};
    Sector all;
    all.id = "all";
    all.reference_bcm_per_year = 10;
    all.reference_price_eur_per_mwh = 20;
    all.reference_year = 2021;
    all.elasticity = -0.2;
    all.profile = "flat";
    n.markets = {{"city-market", {}, "city", {all}, {}}};
    Storage store;
    store.id = "store";
    store.node = "city";
    store.working_volume_bcm = {2, {}};
    store.injection_bcm_per_year = {8, {}};
    store.withdrawal_bcm_per_year = {10, {}};
    store.start_bcm = 1;
    store.end_bcm = 1;
    store.stocks = {{make_date(2021, 1, 1), 1.5}};
    store.usual_level = {{"4", 0.3}, {"10", 0.9}};
    store.opening_mix = {{"NO", 1.0}};
    n.storages = {store};
    Contract contract;
    contract.id = "contract";
    contract.seller = "seller-one";
    contract.buyer = "TR";
    contract.arcs = {"pipe"};
    contract.annual_quantity_bcm.first = 4;
    contract.take_or_pay_share = 0.8;
    contract.price = Formula{MixPrice{{{0.5, HubPrice{"city-hub"}}, {0.5, OilPrice{0, 0.11}}}}};
    contract.from = make_date(2015, 1, 1);
    contract.to = make_date(2025, 1, 1);
    n.contracts = {contract};
    n.series = {{"brent", {}, "usd-per-bbl", {{"2020", 42.0}, {"2021-03", 65.5}}, {}}};
    n.profiles = {{"flat", std::vector<double>(12, 1.0 / 12), {}}};
    return n;
}

ScenarioParts scenario() {
    ScenarioParts s;
    s.id = "good";
    s.title = {"Good", {}};
    s.network = "network.json";
    s.horizon = {{make_date(2021, 1, 1), make_date(2022, 1, 1), Step::month}};
    s.price_level = PriceLevel{2021, 1.0};
    s.set = {{"arcs.pipe.tariff_eur_per_mwh", 3.0}, {"demand.south.factor", 1.1}};
    const auto event = [&](const char* id, EventBody body) {
        Event e;
        e.id = id;
        e.from = make_date(2021, 2, 1);
        e.to = make_date(2021, 4, 1);
        e.body = std::move(body);
        s.events.push_back(e);
    };
    event("outage", Outage{"pipe", "", "", "", 0.5});
    event("commission", Commission{"", "", "", "plant", 3.0});
    event("decommission", Decommission{"", "", "store", ""});
    event("demand", DemandChange{"", "TR", "", "all", 1.2, {}});
    event("production", ProductionChange{"", "NO", 0.9, {}});
    Limit limit;
    limit.arcs = {"pipe"};
    limit.minimum_bcm_per_year = 1;
    limit.maximum_bcm_per_year = 4;
    event("limit", limit);
    event("driver", DriverChange{"weather", "south", "", "", {}, {{"2021-02", 1.3}}});
    event("cost", CostChange{"", "", "lane", 1.0, {}});
    event("price-series", SeriesChange{"brent", {{"2021", 70}}});
    const auto policy = [&](const char* id, PolicyBody body) {
        Policy p;
        p.id = id;
        p.body = std::move(body);
        s.policies.push_back(p);
    };
    policy("embargo", Embargo{"NO", "", "south", Enforced::molecules, {"lng"}, {"TR"}});
    policy("quota", Quota{"NO", "TR", 0.5, {}});
    policy("obligation",
           StorageObligation{"south", make_date(2021, 11, 1), 0.8, Each::country, {}});
    policy("reduction", DemandReduction{"TR", "all", 0.85});
    policy("tax", Tax{TaxOn::production, "NO", "NO", 1.0, {}});
    Lever lever;
    lever.id = "lever";
    lever.path = "events.outage.availability";
    lever.stops = {{0.0, {"none", {}}, {}},
                   {{}, {"both", {}}, {{"production.NO.factor", 0.5}, {"series.brent", 90.0}}}};
    s.levers = {lever};
    s.watch = {"city", "city-hub"};
    return s;
}

std::vector<std::string> codes_of(const Issues& issues) {
    std::vector<std::string> out;
    for (const Issue& issue : issues)
        out.push_back(issue.code + " at " + issue.where.pointer);
    return out;
}

} // namespace gashub::good
