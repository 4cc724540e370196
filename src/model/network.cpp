#include "model/network.hpp"

#include "model/name_index.hpp"
#include "model/network_checks.hpp"

namespace gashub {

int Network::find(std::string_view collection, std::string_view id) const {
    return index_->find(collection, id);
}
std::vector<std::string> Network::names(std::string_view collection) const {
    return index_->names(collection);
}

int Network::find_node(std::string_view id) const {
    return find("nodes", id);
}
int Network::find_arc(std::string_view id) const {
    return find("arcs", id);
}
int Network::find_site(std::string_view id) const {
    return find("sites", id);
}
int Network::find_market(std::string_view id) const {
    return find("markets", id);
}
int Network::find_storage(std::string_view id) const {
    return find("storages", id);
}
int Network::find_contract(std::string_view id) const {
    return find("contracts", id);
}
int Network::find_profile(std::string_view id) const {
    return find("profiles", id);
}
int Network::find_series(std::string_view id) const {
    return find("series", id);
}
int Network::find_hub(std::string_view id) const {
    return find("hubs", id);
}
int Network::find_place(std::string_view hub_or_node) const {
    const int hub = find_hub(hub_or_node);
    return hub < 0 ? find_node(hub_or_node)
                   : find_node(parts_->hubs[static_cast<std::size_t>(hub)].node);
}

std::vector<int> Network::nodes_of(std::string_view region_or_country) const {
    const int number = find("regions", region_or_country);
    if (number < 0)
        return {};
    std::vector<bool> inside(parts_->nodes.size());
    const auto add_country = [&](std::string_view country) {
        for (std::size_t n = 0; n < inside.size(); ++n)
            if (parts_->nodes[n].country == country)
                inside[n] = true;
    };
    if (static_cast<std::size_t>(number) < parts_->regions.size()) {
        const Region& region = parts_->regions[static_cast<std::size_t>(number)];
        for (const std::string& country : region.countries)
            add_country(country);
        for (const std::string& node : region.nodes)
            inside[static_cast<std::size_t>(find_node(node))] = true;
    } else {
        add_country(region_or_country);
    }
    std::vector<int> nodes;
    for (std::size_t n = 0; n < inside.size(); ++n)
        if (inside[n])
            nodes.push_back(static_cast<int>(n));
    return nodes;
}

Result<Network> make_network(NetworkParts parts) {
    for (Arc& lane : parts.lanes)
        if (lane.kind == ArcKind::pipeline)
            lane.kind = ArcKind::lane;
    Faults faults;
    const auto shared = std::make_shared<const NetworkParts>(std::move(parts));
    const auto index = std::make_shared<const NameIndex>(*shared, faults);
    check_network(*shared, *index, faults);
    const bool broken = faults.has_errors();
    Issues issues = faults.take();
    if (broken)
        return issues;

    auto arcs = std::make_shared<std::vector<const Arc*>>();
    arcs->reserve(shared->pipelines.size() + shared->terminals.size() + shared->lanes.size());
    for (const std::vector<Arc>* collection :
         {&shared->pipelines, &shared->terminals, &shared->lanes})
        for (const Arc& arc : *collection)
            arcs->push_back(&arc);
    Network network;
    network.parts_ = shared;
    network.arcs_ = arcs;
    network.index_ = index;
    return {std::move(network), std::move(issues)};
}

} // namespace gashub
