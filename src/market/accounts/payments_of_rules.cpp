// Payments that rules make: wedges, rationing, regulated prices, contracts.

#include "market/accounts/accounts.hpp"
#include "market/accounts/contract_bill.hpp"
#include "market/accounts/demand_value.hpp"
#include "market/contract_terms.hpp"
#include "market/ledger.hpp"
#include "market/outer_search.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>

namespace gashub {
namespace {

using market::ColumnKind;
using market::ColumnTag;
using market::OuterKind;
using market::OuterNumber;

const Policy& policy_at(const market::Outcome& out, int policy) {
    return out.line().scenario.parts().policies[static_cast<std::size_t>(policy)];
}

/// Wedges of a hub's own rule, on trade and relabelling.
class HubWedges {
  public:
    explicit HubWedges(Accounts& accounts) : a_(accounts), out_(accounts.out) {}

    /// A floor's wedge is the sellers', a ceiling's belongs to who gets the gas.
    void book(const OuterNumber& number, int column, double meur) {
        if (market::gap_of(*out_.formulation, *out_.solution, number).own > 0)
            to_receivers(number.period, meur);
        else
            to_sellers(column, "price rule", meur);
    }
    /// Sellers of the class traded: by name where it is one's, else by the origins that arrive.
    void to_sellers(int column, std::string_view item, double meur) {
        const ColumnTag& tag = out_.formulation->columns[static_cast<std::size_t>(column)];
        const auto& gas = out_.formulation->classes.list[static_cast<std::size_t>(tag.gas)];
        if (!gas.seller.empty()) {
            a_.add_seller(gas.seller, item, meur);
            return;
        }
        double total = 0;
        std::vector<std::pair<std::string, double>> parts; // country, volume
        if (a_.arrivals_at_hub)
            for (const auto& [origin, volume] : a_.arrivals_at_hub(tag.period)) {
                const bool covered =
                    gas.origins.empty() ||
                    std::find(gas.origins.begin(), gas.origins.end(), origin) != gas.origins.end();
                if (!covered || volume <= 0)
                    continue;
                parts.emplace_back(country_of_origin(origin), volume);
                total += volume;
            }
        if (parts.empty())
            parts.emplace_back(a_.country_of(out_.formulation->hub), total = 1);
        for (const auto& [country, volume] : parts)
            a_.add(country, "producer", item, meur * volume / total);
    }

  private:
    std::string country_of_origin(const std::string& origin) const {
        const auto& sites = a_.net().parts().sites;
        for (std::size_t p = 0; p < sites.size(); ++p)
            if (sites[p].origin == origin)
                return a_.country_of(out_.line().site_node[p]);
        return a_.country_of(out_.formulation->hub); // stock
    }

    void to_receivers(int t, double meur) {
        const market::Timeline& line = out_.line();
        const int hub = out_.formulation->hub;
        double total = 0;
        std::vector<std::tuple<std::string, std::string_view, double>> parts;
        const auto receive = [&](const std::string& country, std::string_view agent,
                                 double volume) {
            if (volume <= market::nothing_bcm)
                return;
            parts.emplace_back(country, agent, volume);
            total += volume;
        };
        for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
            if (line.sectors[static_cast<std::size_t>(j)].node == hub)
                receive(a_.country_of(hub), "consumer", out_.consumption(j, t));
        for (int s = 0; s < static_cast<int>(line.storage_node.size()); ++s)
            if (line.storage_node[static_cast<std::size_t>(s)] == hub)
                receive(a_.storage_country(s), "storage", out_.injection(s, t));
        for (int a = 0; a < a_.net().arc_count(); ++a)
            if (line.arc_from[static_cast<std::size_t>(a)] == hub)
                receive(a_.country_of(line.arc_to[static_cast<std::size_t>(a)]),
                        a_.transport_agent(a), out_.flow(a, t));
        if (parts.empty())
            receive(a_.country_of(hub), "consumer", 1);
        for (const auto& [country, agent, volume] : parts)
            a_.add(country, agent, "price rule", meur * volume / total);
    }

    Accounts& a_;
    const market::Outcome& out_;
};

void book_mark_up(Accounts& a, HubWedges& hub, const OuterNumber& number, int column, double meur) {
    const auto& scenario = a.out.line().scenario.parts();
    if (number.place < 0) {
        if (const auto* buyer = std::get_if<SingleBuyer>(&scenario.hub->price_rule))
            a.add(buyer->buyer, "shipper", "mark-up", meur);
        else
            hub.to_sellers(column, "mark-up", meur);
        return;
    }
    const auto& rule = std::get<MarkUp>(policy_at(a.out, number.place).body);
    const ColumnTag& tag = a.out.formulation->columns[static_cast<std::size_t>(column)];
    if (tag.kind == ColumnKind::sales)
        a.add_seller(rule.seller, "mark-up", meur);
    else if (!rule.owner.empty())
        a.add(a.owner_country(rule.owner), a.transport_agent(tag.place), "mark-up", meur);
    else
        a.add_arc(tag.place, "mark-up", meur);
}

} // namespace

void book_wedges(Accounts& a) {
    const market::Outcome& out = a.out;
    const market::Formulation& f = *out.formulation;
    HubWedges hub(a);
    for (const OuterNumber& number : f.outer) {
        if (number.wedge_value() == 0)
            continue;
        for (int column : number.wedge) {
            const double meur = number.wedge_value() * out.value(column) * f.line.h;
            if (meur == 0)
                continue;
            const ColumnTag& tag = f.columns[static_cast<std::size_t>(column)];
            a.add("", "model", "wedge", -meur);
            switch (number.kind) {
            case OuterKind::hub_rule:
                hub.book(number, column, meur);
                break;
            case OuterKind::seller_cap:
                a.add(a.country_of(f.line.market_node[static_cast<std::size_t>(tag.place)]),
                      "consumer", "cap on a seller", meur);
                break;
            case OuterKind::seller_reserve:
                a.add_seller(std::get<ReservePrice>(policy_at(out, number.place).body).seller,
                             "reserve price", meur);
                break;
            case OuterKind::contract:
                a.add_seller(
                    a.net().parts().contracts[static_cast<std::size_t>(number.place)].seller,
                    "contract price", meur);
                break;
            case OuterKind::mark_up:
                book_mark_up(a, hub, number, column, meur);
                break;
            case OuterKind::power:
            case OuterKind::cap_price:
            case OuterKind::door:
                a.add("", "model", "wedge", meur);
                break;
            }
        }
    }
}

void book_consumers_under_rules(Accounts& a) {
    const market::Outcome& out = a.out;
    const market::Formulation& f = *out.formulation;
    const market::Timeline& line = f.line;
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j)
        for (int t = 0; t < line.period_count(); ++t) {
            const auto& on = line.sectors[static_cast<std::size_t>(j)];
            const market::Regulated regulated = market::regulated_price(line, j, t);
            const double rationed = out.rationed(j, t), served = out.consumption(j, t),
                         wanted = served + rationed;
            if ((regulated.policy < 0 && rationed <= 0) || wanted <= 0)
                continue;
            const double h = line.h, price = out.row_price(f.market_row(on.market, t)),
                         tax = market::consumption_tax(line, on.node, t);
            // As the programme values it: lost load under the firm block, its curve above.
            const int above = f.consumption(j, t);
            double counted = on.lost_load * h * (f.firm(j, t) - out.unserved(j, t));
            if (above >= 0)
                counted -= market::column_cost(out, above) - tax * h * out.value(above);
            const double worth = regulated.policy < 0 ? counted : gross_value(line, j, t, wanted);
            const double paid = regulated.price ? *regulated.price : regulated.share * price;
            const double consumer = worth * served / wanted - (paid + tax) * served * h,
                         before = counted - (price + tax) * wanted * h;
            const std::string& country = a.country_of(on.node);
            a.add_from_model(country, "consumer", "surplus", consumer - before);
            a.add_from_model(country, "state", "tax", -tax * rationed * h);
            a.add_from_model(country, "state", "regulated price", (paid - price) * served * h);
        }
}

void book_contract_bills(Accounts& a) {
    const market::Outcome& out = a.out;
    const market::Timeline& line = out.line();
    for (const Take& take : takes_of(out)) {
        const auto price = stated_contract_price(out, take.contract, take.period);
        if (!price)
            continue;
        const Contract& contract =
            a.net().parts().contracts[static_cast<std::size_t>(take.contract)];
        const double energy = take.delivered * line.h;
        const double rebate =
            market::contract_terms(line, take.contract,
                                   line.periods[static_cast<std::size_t>(take.period)].from)
                .rebate_share *
            *price * energy;
        // Where the price decided the volume, its wedge has paid the difference already.
        const double more =
            is_in_dispatch(out, take.contract)
                ? 0
                : energy * (*price - out.price(line.arc_to[static_cast<std::size_t>(take.arc)],
                                               take.period));
        a.add_seller(contract.seller, "contract price", more - rebate);
        a.add(contract.buyer, "shipper", "contract price", rebate - more);
    }
}

} // namespace gashub
