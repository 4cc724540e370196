#include "report/names.hpp"

#include "io/country_names.hpp"

namespace gashub {
namespace {

std::string name_or(const Text& name, std::string_view fallback) {
    return name.en.empty() ? std::string(fallback) : name.en;
}

template <class T>
const T* find_thing(const std::vector<T>& things, std::string_view id) {
    for (const T& thing : things)
        if (thing.id == id)
            return &thing;
    return nullptr;
}

/// `market.sector` or `market`; "" if there is no such market.
std::string market_name(const Network& network, std::string_view id) {
    const std::size_t dot = id.find('.');
    const Market* market = find_thing(network.parts().markets, id.substr(0, dot));
    if (!market)
        return {};
    const std::string place = name_or(market->name, node_name(network, market->node));
    return dot == std::string_view::npos ? place : place + ", " + std::string(id.substr(dot + 1));
}

} // namespace

std::string node_name(const Network& network, std::string_view id) {
    const int n = network.find_node(id);
    return n < 0 ? std::string(id) : name_or(network.node(n).name, id);
}

std::string arc_name(const Network& network, std::string_view id) {
    const int a = network.find_arc(id);
    return a < 0 ? std::string(id) : name_or(network.arc(a).name, id);
}

std::string thing_name(const Network& network, std::string_view id) {
    const NetworkParts& parts = network.parts();
    if (network.find_arc(id) >= 0)
        return arc_name(network, id);
    if (const Site* site = find_thing(parts.sites, id))
        return name_or(site->name, id);
    if (const Storage* storage = find_thing(parts.storages, id))
        return "stores of " + name_or(storage->name, node_name(network, storage->node));
    if (const std::string market = market_name(network, id); !market.empty())
        return market;
    if (const Contract* contract = find_thing(parts.contracts, id))
        return name_or(contract->name, id);
    if (const JointLimit* limit = find_thing(parts.joint_limits, id))
        return name_or(limit->name, id);
    return node_name(network, id);
}

std::string any_name(const Network& network, std::string_view id) {
    if (const Seller* seller = find_thing(network.parts().sellers, id))
        return name_or(seller->name, id);
    if (const Region* region = find_thing(network.parts().regions, id))
        return name_or(region->name, id);
    const std::string country = country_name(std::string(id));
    return country == id ? thing_name(network, id) : country;
}

} // namespace gashub
