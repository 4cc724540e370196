#include "analysis/price_way.hpp"

namespace gashub {
namespace {

/// Country of the site, market or store that a column stands for; empty if none.
std::string country_of_setter(const Network& net, const SetBy& setter) {
    const auto country = [&](const std::string& node) {
        return net.node(net.find_node(node)).country;
    };
    for (const Site& site : net.parts().sites)
        if (site.id == setter.id)
            return country(site.node);
    for (const Storage& store : net.parts().storages)
        if (store.id == setter.id)
            return country(store.node);
    for (const Market& market : net.parts().markets)
        if (setter.id == market.id || setter.id.rfind(market.id + ".", 0) == 0)
            return country(market.node);
    return {};
}

} // namespace

std::string price_way(const market::Outcome& outcome, const Explanation& why) {
    if (why.basis == market::PriceBasis::rule)
        return "rule";
    if (why.basis == market::PriceBasis::none || !why.set_by)
        return {};
    const Network& net = outcome.network();
    const std::string& home = net.node(why.node).country;
    std::string way = "home";
    for (const market::Term& term : why.terms) {
        const int a = net.find_arc(term.id);
        if (a < 0)
            continue;
        const Arc& arc = net.arc(a);
        const std::string &from = net.node(net.find_node(arc.from)).country,
                          &to = net.node(net.find_node(arc.to)).country;
        if ((from == home) == (to == home)) {
            if (arc.kind == ArcKind::regasification && to == home)
                way = "lng"; // ships may tie up at a node of the country
            continue;
        }
        if (from == home) {
            way = "exits";
        } else if (arc.kind != ArcKind::pipeline) {
            way = "lng";
        } else {
            way = country_of_setter(net, *why.set_by);
            if (way.empty() || way == home)
                way = from;
        }
    }
    return way;
}

} // namespace gashub
