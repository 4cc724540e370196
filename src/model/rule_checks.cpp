#include "model/rule_checks.hpp"

#include "base/text.hpp"
#include "model/network_checks.hpp"

#include <algorithm>
#include <initializer_list>

namespace gashub {
namespace {

using Inside = Faults::Inside;

void check_span(const std::optional<Date>& from, const std::optional<Date>& to, Faults& faults) {
    if (!from || !to || *from < *to)
        return;
    const Inside inside(faults, "to");
    faults.error("dates-reversed", to_string(*to) + " is not after " + to_string(*from),
                 "`to` is the day after the last");
}

/// Demands at least one of what an event can be on, at most one if `only_one`.
void check_names_one(std::initializer_list<bool> named, std::string_view choices, bool only_one,
                     Faults& faults) {
    const auto count = std::count(named.begin(), named.end(), true);
    if (count == 0)
        faults.error("event-on-nothing", "the event names nothing that it happens to",
                     "give it one of: " + std::string(choices));
    else if (count > 1 && only_one)
        faults.error("ambiguous-event", "the event names more than one thing that it happens to",
                     "give it one of: " + std::string(choices));
}

void check_acts(bool acts, std::string_view choices, Faults& faults) {
    if (!acts)
        faults.error("no-effect", "the event changes nothing",
                     "give it one of: " + std::string(choices));
}

/// Terminals and lanes are arcs; the key says which are meant.
void check_arc_kind(std::string_view key, const std::string& id, const Network& network,
                    Faults& faults) {
    const int number = network.find_arc(id);
    if (number < 0)
        return;
    const ArcKind kind = network.arc(number).kind;
    const bool fits = key == "lane"
                          ? kind == ArcKind::lane
                          : kind == ArcKind::liquefaction || kind == ArcKind::regasification;
    const Inside inside(faults, key);
    if (!fits)
        faults.error("wrong-kind", "arc " + quoted(id) + " is no " + std::string(key),
                     "name it under `arc`");
}

/// Nodes that an event or policy speaks of; all of the network's where it names no place.
std::vector<int> nodes_named(const Network& network, std::string_view region,
                             std::string_view country, std::string_view market) {
    if (!market.empty()) {
        const int number = network.find_market(market);
        return number < 0 ? std::vector<int>{}
                          : std::vector<int>{network.find_node(
                                network.parts().markets[static_cast<std::size_t>(number)].node)};
    }
    return network.nodes_of(region.empty() ? country : region);
}

std::vector<const Sector*> sectors_at(const Network& network, const std::vector<int>& nodes) {
    std::vector<const Sector*> sectors;
    for (const Market& market : network.parts().markets)
        if (std::binary_search(nodes.begin(), nodes.end(), network.find_node(market.node)))
            for (const Sector& sector : market.sectors)
                sectors.push_back(&sector);
    return sectors;
}

void check_sector(const std::string& sector, const Network& network, const std::vector<int>& nodes,
                  Faults& faults) {
    if (sector.empty() || nodes.empty())
        return;
    std::vector<std::string> known;
    for (const Sector* there : sectors_at(network, nodes))
        if (std::find(known.begin(), known.end(), there->id) == known.end())
            known.push_back(there->id);
    if (std::find(known.begin(), known.end(), sector) != known.end())
        return;
    const Inside inside(faults, "sector");
    std::string words;
    for (const std::string& word : known)
        words += (words.empty() ? "there are " : ", ") + word;
    faults.error("unknown-sector", "no market there has a sector " + quoted(sector),
                 words.empty() ? "no market is there at all" : words);
}

struct EventCheck {
    const Network& network;
    Faults& faults;

    void operator()(const Outage& outage) const {
        check_names_one({!outage.arc.empty(), !outage.site.empty(), !outage.storage.empty(),
                         !outage.terminal.empty()},
                        "arc, site, storage, terminal", false, faults);
        check_arc_kind("terminal", outage.terminal, network, faults);
    }
    void operator()(const Commission& start) const {
        check_names_one({!start.arc.empty(), !start.site.empty(), !start.storage.empty(),
                         !start.terminal.empty()},
                        "arc, site, storage, terminal", true, faults);
        check_arc_kind("terminal", start.terminal, network, faults);
    }
    void operator()(const Decommission& end) const {
        check_names_one(
            {!end.arc.empty(), !end.site.empty(), !end.storage.empty(), !end.terminal.empty()},
            "arc, site, storage, terminal", true, faults);
        check_arc_kind("terminal", end.terminal, network, faults);
    }
    void operator()(const DemandChange& change) const {
        check_names_one({!change.region.empty(), !change.country.empty(), !change.market.empty()},
                        "region, country, market", true, faults);
        check_acts(change.factor || change.reference_bcm, "factor, reference_bcm", faults);
        check_sector(change.sector, network,
                     nodes_named(network, change.region, change.country, change.market), faults);
    }
    void operator()(const ProductionChange& change) const {
        check_names_one({!change.site.empty(), !change.origin.empty()}, "site, origin", true,
                        faults);
        check_acts(change.factor || change.capacity_bcm_per_year, "factor, capacity_bcm_per_year",
                   faults);
    }
    void operator()(const Limit& limit) const {
        check_names_one({!limit.arcs.empty(), !limit.seller.empty(), !limit.origin.empty(),
                         !limit.terminal.empty()},
                        "arcs, seller, origin, terminal", true, faults);
        check_acts(limit.maximum_bcm_per_year || limit.minimum_bcm_per_year,
                   "maximum_bcm_per_year, minimum_bcm_per_year", faults);
        check_arc_kind("terminal", limit.terminal, network, faults);
        const Inside inside(faults, "minimum_bcm_per_year");
        if (limit.maximum_bcm_per_year && limit.minimum_bcm_per_year &&
            *limit.minimum_bcm_per_year > *limit.maximum_bcm_per_year)
            faults.error("contradiction", "the least is above the most");
    }
    void operator()(const DriverChange& change) const {
        check_names_one({!change.region.empty(), !change.country.empty()}, "region, country", true,
                        faults);
        check_acts(change.factor || !change.series.empty(), "factor, series", faults);
        check_sector(change.sector, network,
                     nodes_named(network, change.region, change.country, ""), faults);
        const Inside inside(faults, "series");
        check_months(change.series, faults);
    }
    void operator()(const CostChange& change) const {
        check_names_one({!change.arc.empty(), !change.site.empty(), !change.lane.empty()},
                        "arc, site, lane", true, faults);
        check_acts(change.add_eur_per_mwh || change.factor, "add_eur_per_mwh, factor", faults);
        check_arc_kind("lane", change.lane, network, faults);
    }
    void operator()(const ContractChange& change) const {
        check_acts(change.volume_bcm_per_year || change.take_or_pay_share || change.end ||
                       change.price || change.rebate_share || change.deferral,
                   "volume_bcm_per_year, take_or_pay_share, end, price, rebate_share, deferral",
                   faults);
        const Inside inside(faults, "price");
        if (change.price)
            check_formula(change.price->body, network.name_index(), faults);
    }
    void operator()(const SeriesChange& change) const {
        const Inside inside(faults, "values");
        check_months(change.values, faults);
    }
};

/// [unknown-hub], [no-hub] unless the name is a hub's or that of a node where a hub stands.
void check_hub(const std::string& name, const Network& network, Faults& faults,
               std::string_view key) {
    if (name.empty() || network.find_hub(name) >= 0)
        return;
    const Inside inside(faults, key);
    if (network.find_node(name) < 0) {
        check_reference(network.name_index(), "nodes", name, faults);
        return;
    }
    const auto& hubs = network.parts().hubs;
    if (std::none_of(hubs.begin(), hubs.end(), [&](const Hub& hub) { return hub.node == name; }))
        faults.error("no-hub", "node " + quoted(name) + " is no hub",
                     "give the network a hub there, under `hubs`");
}

struct PolicyCheck {
    const Network& network;
    const std::vector<Period>& periods;
    Faults& faults;

    void never_met(std::string_view why) const {
        faults.warning("never-met", "the policy can bind nothing: " + std::string(why));
    }
    /// Nodes of a known region; warns where it has none.
    std::vector<int> region(const std::string& name) const {
        std::vector<int> nodes = network.nodes_of(name);
        if (nodes.empty() && network.find("regions", name) >= 0)
            never_met("no node belongs to region " + quoted(name));
        return nodes;
    }
    void operator()(const Embargo& embargo) const {
        if (embargo.origin.empty() == embargo.seller.empty())
            faults.error("missing-key", "an embargo names an origin or a seller, one of the two");
        const Inside inside(faults, "routes");
        for (std::size_t i = 0; i < embargo.routes.size(); ++i) {
            const Inside route(faults, i);
            if (embargo.routes[i] != "pipeline" && embargo.routes[i] != "lng")
                faults.error("unknown-word", quoted(embargo.routes[i]) + " is no kind of route",
                             "one of: pipeline, lng");
        }
        region(embargo.region);
    }
    void operator()(const Quota& quota) const {
        const std::vector<int> nodes = region(quota.region);
        if (!nodes.empty() && sectors_at(network, nodes).empty())
            never_met("no market is in region " + quoted(quota.region));
    }
    void operator()(const StorageObligation& rule) const {
        const std::vector<int> nodes = region(rule.region);
        const auto& storages = network.parts().storages;
        const bool any = std::any_of(storages.begin(), storages.end(), [&](const Storage& store) {
            return std::binary_search(nodes.begin(), nodes.end(), network.find_node(store.node));
        });
        if (!nodes.empty() && !any)
            never_met("no store is in region " + quoted(rule.region));
        if (rule.date && !periods.empty() &&
            (*rule.date < periods.front().from || *rule.date > periods.back().to))
            never_met("its day " + to_string(*rule.date) + " is outside of the horizon");
    }
    void operator()(const DemandReduction& rule) const {
        const std::vector<int> nodes = region(rule.region);
        if (!nodes.empty() && sectors_at(network, nodes).empty())
            never_met("no market is in region " + quoted(rule.region));
        else
            check_sector(rule.sector, network, nodes, faults);
    }
    void operator()(const Tax& tax) const {
        const Inside inside(faults, "origin");
        if (!tax.origin.empty() && tax.on != TaxOn::production)
            faults.error("contradiction", "only a tax on production can name an origin");
        region(tax.where);
    }
    /// A price is given as a number or as a formula, one of the two.
    void price(const std::optional<double>& number, const std::optional<Formula>& formula) const {
        if (number.has_value() == formula.has_value())
            faults.error("missing-key",
                         "the rule needs `price_eur_per_mwh` or `price`, one of the two");
        const Inside inside(faults, "price");
        if (formula)
            check_formula(formula->body, network.name_index(), faults);
    }
    /// Warns where a seller has no site.
    void seller(const std::string& id) const {
        const auto& sites = network.parts().sites;
        if (network.find("sellers", id) >= 0 &&
            std::none_of(sites.begin(), sites.end(), [&](const Site& s) { return s.seller == id; }))
            never_met("no site sells for " + quoted(id));
    }
    void operator()(const Relabel& rule) const {
        if (rule.origin.empty() == rule.seller.empty())
            faults.error("missing-key", "relabelling names an origin or a seller, one of the two");
        if (rule.share && rule.bcm_per_year)
            faults.error("contradiction", "relabelling has a `share` or `bcm_per_year`, not both");
        check_hub(rule.hub, network, faults, "hub");
        seller(rule.seller);
    }
    void operator()(const PriceCap& cap) const {
        price(cap.price_eur_per_mwh, cap.price);
        const std::vector<int> nodes = region(cap.region);
        if (!nodes.empty() && sectors_at(network, nodes).empty())
            never_met("no market is in region " + quoted(cap.region));
    }
    void operator()(const SellerPriceCap& cap) const {
        price(cap.price_eur_per_mwh, cap.price);
        region(cap.region);
        seller(cap.seller);
    }
    void operator()(const ReservePrice& rule) const {
        price(rule.price_eur_per_mwh, rule.price);
        region(rule.region);
        seller(rule.seller);
    }
    void operator()(const RegulatedPrice& rule) const {
        if (rule.price_eur_per_mwh.has_value() == rule.share.has_value())
            faults.error("missing-key",
                         "a regulated price has `price_eur_per_mwh` or `share`, one of the two");
        check_sector(rule.sector, network, network.nodes_of(rule.country), faults);
    }
    void operator()(const OpenTransit& rule) const {
        const Inside inside(faults, "arcs");
        for (std::size_t i = 0; i < rule.arcs.size(); ++i) {
            const Inside arc(faults, i);
            const int number = network.find_arc(rule.arcs[i]);
            if (number >= 0 && network.arc(number).transit_to.empty())
                never_met("gas on arc " + quoted(rule.arcs[i]) + " is offered on the way already");
        }
    }
    void operator()(const MarkUp& rule) const {
        if (rule.arcs.empty() == rule.seller.empty())
            faults.error("missing-key",
                         "a mark-up is on `arcs` or on a `seller`'s sales, one of the two");
        if (!rule.eur_per_mwh && !rule.best)
            faults.error("missing-key", "a mark-up has `eur_per_mwh`, or `best` is true");
        if (!rule.region.empty())
            region(rule.region);
        seller(rule.seller);
    }
};

} // namespace

void check_event(const Event& event, const Network& network, Faults& faults) {
    check_span(event.from, event.to, faults);
    std::visit(EventCheck{network, faults}, event.body);
}

void check_policy(const Policy& policy, const Network& network, const std::vector<Period>& periods,
                  Faults& faults) {
    check_span(policy.from, policy.to, faults);
    const PolicyCheck check{network, periods, faults};
    if (!periods.empty() && ((policy.from && *policy.from >= periods.back().to) ||
                             (policy.to && *policy.to <= periods.front().from)))
        check.never_met("its days are outside of the horizon");
    std::visit(check, policy.body);
}

void check_hub_setting(const HubSetting& hub, const Network& network, Faults& faults) {
    check_hub(hub.node, network, faults, "node");
    const Inside rule(faults, "price_rule");
    if (const auto* band = std::get_if<AdministeredBand>(&hub.price_rule)) {
        if (!band->floor && !band->ceiling)
            faults.error("missing-key", "a band needs a floor or a ceiling");
        for (const auto& [key, formula] :
             {std::pair{"floor", &band->floor}, {"ceiling", &band->ceiling}}) {
            const Inside inside(faults, key);
            if (*formula)
                check_formula((*formula)->body, network.name_index(), faults);
        }
        const auto fixed = [](const std::optional<Formula>& formula) {
            return formula ? std::get_if<FixedPrice>(&formula->body) : nullptr;
        };
        const Inside inside(faults, "floor");
        if (fixed(band->floor) && fixed(band->ceiling) &&
            fixed(band->floor)->eur_per_mwh > fixed(band->ceiling)->eur_per_mwh)
            faults.error("contradiction", "the floor is above the ceiling");
    }
    const auto check_place = [&](std::string_view key, const std::string& name) {
        const Inside inside(faults, key);
        if (network.find_hub(name) < 0)
            check_reference(network.name_index(), "nodes", name, faults);
    };
    if (const auto* netback = std::get_if<Netback>(&hub.price_rule))
        check_place("node", netback->node);
    if (const auto* oil = std::get_if<OilIndexed>(&hub.price_rule)) {
        if (!oil->hub.empty())
            check_place("hub", oil->hub);
        else if (oil->hub_share > 0)
            faults.error("missing-key", "`hub_share` is above 0 and `hub` names no hub");
    }
}

} // namespace gashub
