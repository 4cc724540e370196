#include "app/view_data/figure_uses.hpp"

#include "app/view_data/figure_kinds.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"
#include "model/path_places.hpp"

#include <algorithm>
#include <initializer_list>

namespace gashub::app {

namespace {

bool holds(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// A figure of the network: which object it is of, and where that stands.
struct Target {
    const Network& network;
    std::string path; ///< of the figure
    std::string key;
    std::string arc, site, storage, market, sector; ///< one of the first four
    int node = -1;                                  ///< of all but arcs
    std::string origin;                             ///< of a site

    Target(const Network& whole, std::string_view object, std::string_view of_key)
        : network(whole), path(std::string(object) + "." + std::string(of_key)), key(of_key) {
        const std::vector<std::string_view> steps = split_path(object);
        const NetworkParts& parts = network.parts();
        const auto node_of = [&](const auto& list) {
            for (const auto& each : list) {
                if (each.id == steps.at(1))
                    return network.find_node(each.node);
            }
            return -1;
        };
        if (steps.size() < 2)
            return;
        if (steps[0] == "arcs") {
            arc = steps[1];
        } else if (steps[0] == "sites") {
            site = steps[1];
            node = node_of(parts.sites);
            for (const Site& each : parts.sites)
                origin = each.id == site ? each.origin : origin;
        } else if (steps[0] == "storages") {
            storage = steps[1];
            node = node_of(parts.storages);
        } else if (steps[0] == "markets" && steps.size() == 4) {
            market = steps[1];
            sector = steps[3];
            node = node_of(parts.markets);
        }
    }

    bool is_in(const std::string& region) const {
        const std::vector<int> nodes = network.nodes_of(region);
        return node >= 0 && std::find(nodes.begin(), nodes.end(), node) != nodes.end();
    }
    bool is_sector(std::string_view named) const {
        return !market.empty() && (named.empty() || named == sector);
    }
};

bool is_cost(const std::string& key) {
    return key.find("tariff") != std::string::npos || key.find("cost") != std::string::npos;
}

/// Whether an event changes the figure. One overload a kind.
struct Touches {
    const Target& figure;

    bool names(const std::string& arc, const std::string& site, const std::string& storage,
               const std::string& terminal) const {
        return (!figure.arc.empty() && (arc == figure.arc || terminal == figure.arc)) ||
               (!figure.site.empty() && site == figure.site) ||
               (!figure.storage.empty() && storage == figure.storage);
    }
    bool operator()(const Outage& e) const {
        return !is_cost(figure.key) && names(e.arc, e.site, e.storage, e.terminal);
    }
    bool operator()(const Commission& e) const {
        return !is_cost(figure.key) && names(e.arc, e.site, e.storage, e.terminal);
    }
    bool operator()(const Decommission& e) const {
        return !is_cost(figure.key) && names(e.arc, e.site, e.storage, e.terminal);
    }
    bool operator()(const DemandChange& e) const {
        return figure.is_sector(e.sector) && is_at(e.region, e.country, e.market);
    }
    bool operator()(const DriverChange& e) const {
        return figure.is_sector(e.sector) && is_at(e.region, e.country, {});
    }
    bool operator()(const ProductionChange& e) const {
        return !figure.site.empty() && (e.site == figure.site || e.origin == figure.origin);
    }
    bool operator()(const Limit& e) const {
        return !figure.arc.empty() && !is_cost(figure.key) &&
               (holds(e.arcs, figure.arc) || e.terminal == figure.arc);
    }
    bool operator()(const CostChange& e) const {
        return is_cost(figure.key) &&
               ((!figure.arc.empty() && (e.arc == figure.arc || e.lane == figure.arc)) ||
                (!figure.site.empty() && e.site == figure.site));
    }
    bool operator()(const SeriesChange&) const { return false; }
    bool operator()(const ContractChange&) const { return false; }

  private:
    bool is_at(const std::string& region, const std::string& country,
               const std::string& market) const {
        if (!market.empty())
            return market == figure.market;
        if (!country.empty())
            return figure.node >= 0 && figure.network.node(figure.node).country == country;
        return region.empty() || figure.is_in(region);
    }
};

bool touches(const Policy& policy, const Target& figure) {
    if (const auto* duty = std::get_if<StorageObligation>(&policy.body))
        return !figure.storage.empty() && figure.is_in(duty->region);
    if (const auto* less = std::get_if<DemandReduction>(&policy.body))
        return figure.is_sector({}) && figure.is_in(less->region);
    return false;
}

/// Whether a value at a path sets the figure: its own, or a short form of many figures.
bool sets(const std::string& path, const Target& figure) {
    if (path == figure.path)
        return true;
    const std::vector<std::string_view> steps = split_path(path);
    if (steps.size() < 3)
        return false;
    if (steps[0] == "demand")
        return figure.is_sector(steps.size() > 3 ? steps[2] : "") &&
               figure.is_in(std::string(steps[1])) &&
               (steps.back() == "elasticity_factor") == (figure.key == "elasticity");
    if (steps[0] == "production")
        return !figure.site.empty() && steps[1] == figure.origin;
    return steps[0] == "stores" && !figure.storage.empty() && figure.is_in(std::string(steps[1]));
}

/// The lever's own path, or one that a stop of it sets.
bool moves(const Lever& lever, const Target& figure, const std::vector<std::string>& rules) {
    const auto reaches = [&](const std::string& path) {
        const std::vector<std::string_view> steps = split_path(path);
        return sets(path, figure) || (steps.size() > 2 && holds(rules, std::string(steps[0]) + "." +
                                                                           std::string(steps[1])));
    };
    if (reaches(lever.path))
        return true;
    for (std::size_t stop = 0; stop < lever.stops.size(); ++stop) {
        const PathValues values = stop_values(lever, stop);
        if (std::any_of(values.begin(), values.end(),
                        [&](const auto& entry) { return reaches(entry.first); }))
            return true;
    }
    return false;
}

std::initializer_list<FigureKind> views_of(const Target& figure) {
    static constexpr auto of_arc = {FigureKind::map, FigureKind::security};
    static constexpr auto of_site = {FigureKind::origins, FigureKind::sankey};
    static constexpr auto of_storage = {FigureKind::storage};
    static constexpr auto of_sector = {FigureKind::sankey, FigureKind::gains};
    return !figure.arc.empty()       ? of_arc
           : !figure.site.empty()    ? of_site
           : !figure.storage.empty() ? of_storage
                                     : of_sector;
}

} // namespace

std::string uses_of_figure(const Network& network, const Scenario& scenario,
                           std::string_view object, std::string_view key, Locale language) {
    const Target figure(network, object, key);
    std::string words;
    const auto add = [&](const std::string& what, const std::vector<std::string>& names) {
        std::string list;
        for (const std::string& name : names)
            list += (list.empty() ? "" : ", ") + name;
        if (!list.empty())
            words += (words.empty() ? "" : "; ") + what + " " + list;
    };
    std::vector<std::string> rules, paths, levers, contracts, limits, views;
    for (const Event& event : scenario.parts().events) {
        if (std::visit(Touches{figure}, event.body)) {
            rules.push_back(event.id);
            paths.push_back("events." + event.id);
        }
    }
    for (const Policy& policy : scenario.parts().policies) {
        if (touches(policy, figure)) {
            rules.push_back(policy.id);
            paths.push_back("policies." + policy.id);
        }
    }
    for (const Lever& lever : scenario.parts().levers) {
        if (moves(lever, figure, paths))
            levers.push_back(text_in(lever.label, language));
    }
    if (!figure.arc.empty() && !is_cost(figure.key)) {
        for (const Contract& contract : network.parts().contracts) {
            if (holds(contract.arcs, figure.arc))
                contracts.push_back(contract.id);
        }
        for (const JointLimit& limit : network.parts().joint_limits) {
            if (holds(limit.arcs, figure.arc))
                limits.push_back(limit.id);
        }
    }
    for (const FigureKind kind : views_of(figure))
        views.push_back(figure_name(kind, language));
    add(say(language, "lever"), levers);
    add(say(language, "rule"), rules);
    add(say(language, "contract"), contracts);
    add(say(language, "joint limit"), limits);
    add(say(language, "view"), views);
    return words;
}

} // namespace gashub::app
