#pragma once
// Small markets cleared in a test, and what is read of them by name.

#include "market/clear.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>

namespace gashub::test {

/// Clears a scenario on a network; fails the test, with the reason, if it is not solved.
inline market::Outcome solved(const Network& network, ScenarioParts scenario) {
    market::Outcome outcome = market::clear(network, checked(std::move(scenario), network));
    INFO(outcome.reason);
    REQUIRE(outcome.status == market::Status::solved);
    return outcome;
}
inline market::Outcome solved(NetworkParts parts, ScenarioParts scenario = one_year()) {
    return solved(checked(std::move(parts)), std::move(scenario));
}

inline double price(const market::Outcome& outcome, const std::string& node, int period = 0) {
    return outcome.price(outcome.network().find_node(node), period);
}
inline double flow(const market::Outcome& outcome, const std::string& arc, int period = 0) {
    return outcome.flow(outcome.network().find_arc(arc), period);
}
inline double made(const market::Outcome& outcome, const std::string& site, int period = 0) {
    return outcome.production(outcome.network().find_site(site), period);
}

/// A policy that holds from the start on.
template <class Body>
Policy policy(const std::string& id, Body body) {
    Policy out;
    out.id = id;
    out.body = std::move(body);
    return out;
}

/// Makes the first site's gas that of `seller` and gives it a contract `long-term` with a buyer:
/// 5 bcm a gas year on an arc, four fifths of it in any case.
inline Contract& add_contract(NetworkParts& parts, const std::string& seller,
                              const std::string& arc) {
    parts.sellers.push_back({seller, {}, "RU", {}});
    parts.sites[0].seller = seller;
    Contract contract;
    contract.id = "long-term";
    contract.seller = seller;
    contract.buyer = "XX";
    contract.arcs = {arc};
    contract.annual_quantity_bcm.first = 5;
    contract.take_or_pay_share = 0.8;
    parts.contracts.push_back(contract);
    return parts.contracts.back();
}

/// South has cheap gas of its own at 10; a contract brings gas that costs 31 there, at least 4 and
/// at most 5 a gas year, or 40 a unit that is not taken.
inline NetworkParts dear_contract() {
    NetworkParts parts = ascii_parts("east --20@1--> south\n"
                                     "east gives 20 at 30 as RU\n"
                                     "south gives 20 at 10\n"
                                     "south wants 8 fixed\n");
    Contract& contract = add_contract(parts, "gazprom", "east-south");
    contract.penalty_eur_per_mwh = 40;
    contract.priced = Priced::bill;
    return parts;
}

/// Cheap gas of the east, at most 20, comes to south (country SS, demand through (10, 30), falling
/// by 6 a bcm) and from there for 1 to north, which wants 8 and has its own at 20. A contract over
/// 14 to south, all of it in any case, or 40 a unit that is not taken.
inline NetworkParts through_south() {
    NetworkParts parts = ascii_parts("east --20@0--> south --20@1--> north\n"
                                     "east gives 20 at 5 as RU\n"
                                     "north gives 20 at 20 as NO\n"
                                     "south wants 10 at 30 linear -0.5\n"
                                     "north wants 8 fixed\n");
    for (Node& node : parts.nodes)
        if (node.id == "south")
            node.country = "SS";
    Contract& contract = add_contract(parts, "gazprom", "east-south");
    contract.annual_quantity_bcm.first = 14;
    contract.take_or_pay_share = 1;
    contract.penalty_eur_per_mwh = 40;
    contract.priced = Priced::bill;
    return parts;
}

} // namespace gashub::test
