#include "analysis/welfare.hpp"

#include "market/ledger.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub {
namespace {

using market::ColumnKind;
using market::ColumnTag;
using market::RowKind;
using market::RowTag;

/// Adds up rows by country, agent and item.
class Book {
  public:
    void add(const std::string& country, std::string_view agent, std::string_view item,
             double meur) {
        if (meur != 0)
            sums_[{country, std::string(agent), std::string(item)}] += meur;
    }
    std::vector<WelfareRow> rows() const {
        std::vector<WelfareRow> out;
        for (const auto& [key, value] : sums_)
            out.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), value});
        return out;
    }

  private:
    std::map<std::tuple<std::string, std::string, std::string>, double> sums_;
};

struct Accounts {
    const market::Outcome& out;
    Book book;

    const Network& net() const { return out.network(); }
    const std::string& country_of(int node) const { return net().node(node).country; }
    std::string owner_country(const std::string& owner) const {
        for (const Seller& seller : net().parts().sellers)
            if (seller.id == owner)
                return seller.country;
        return owner;
    }
    /// An arc's money goes to its owner, else half to each end's country.
    void add_arc(int a, std::string_view agent, std::string_view item, double meur) {
        const Arc& arc = net().arc(a);
        if (!arc.owner.empty()) {
            book.add(owner_country(arc.owner), agent, item, meur);
            return;
        }
        book.add(country_of(out.line().arc_from[static_cast<std::size_t>(a)]), agent, item,
                 meur / 2);
        book.add(country_of(out.line().arc_to[static_cast<std::size_t>(a)]), agent, item, meur / 2);
    }
    std::string storage_country(int s) const {
        const Storage& storage = net().parts().storages[static_cast<std::size_t>(s)];
        return storage.owner.empty()
                   ? country_of(out.line().storage_node[static_cast<std::size_t>(s)])
                   : owner_country(storage.owner);
    }
    std::string_view transport_agent(int a) const {
        return net().arc(a).kind == ArcKind::pipeline ? "shipper" : "lng";
    }
};

void book_column(Accounts& accounts, int j) {
    const market::Outcome& out = accounts.out;
    const market::Timeline& line = out.line();
    const ColumnTag& tag = out.formulation->columns[static_cast<std::size_t>(j)];
    const double rent = market::column_earnings(out, j), x = out.value(j), h = line.h;
    const auto transfer = [&](const std::string& country,
                              double tax) { // the objective holds it as a cost
        accounts.book.add(country, "state", "tax", tax * x * h);
        accounts.book.add("", "model", "tax", -tax * x * h);
    };
    // Tariff and taxes of what of the column's gas enters an arc.
    const auto carry = [&](int arc, double share) {
        const double tariff = share * line.arc_tariff(arc, tag.period) * x * h;
        accounts.add_arc(arc, accounts.transport_agent(arc), "tariff", tariff);
        accounts.book.add("", "model", "tariff", -tariff);
        transfer(accounts.country_of(line.arc_to[static_cast<std::size_t>(arc)]),
                 share * market::crossing_tax(line, arc, tag.period));
        transfer(accounts.country_of(line.arc_from[static_cast<std::size_t>(arc)]),
                 share * market::leaving_tax(line, arc, tag.period));
    };
    switch (tag.kind) {
    case ColumnKind::flow:
        accounts.add_arc(tag.place, accounts.transport_agent(tag.place), "congestion rent", rent);
        carry(tag.place, 1);
        break;
    case ColumnKind::through:
        accounts.add_arc(tag.place, accounts.transport_agent(tag.place), "congestion rent", rent);
        for (const market::Leg& leg : out.formulation->ways[static_cast<std::size_t>(tag.place)])
            carry(leg.arc, leg.share);
        break;
    case ColumnKind::expansion:
        accounts.add_arc(tag.place, accounts.transport_agent(tag.place), "expansion", rent);
        break;
    case ColumnKind::arc_total:
        accounts.add_arc(tag.place, accounts.transport_agent(tag.place), "congestion rent", rent);
        break;
    case ColumnKind::production: {
        const std::string& country =
            accounts.country_of(line.site_node[static_cast<std::size_t>(tag.place)]);
        accounts.book.add(country, "producer", "surplus", rent);
        transfer(country, market::production_tax(line, tag.place, tag.period));
        break;
    }
    case ColumnKind::consumption: {
        const int node = line.sectors[static_cast<std::size_t>(tag.place)].node;
        accounts.book.add(accounts.country_of(node), "consumer", "surplus", rent);
        transfer(accounts.country_of(node), market::consumption_tax(line, node, tag.period));
        break;
    }
    case ColumnKind::unserved: {
        const int node = line.market_node[static_cast<std::size_t>(tag.place)];
        accounts.book.add(accounts.country_of(node), "consumer", "surplus", rent);
        transfer(accounts.country_of(node), -market::consumption_tax(line, node, tag.period));
        break;
    }
    case ColumnKind::sales:
        accounts.book.add(
            accounts.country_of(line.market_node[static_cast<std::size_t>(tag.place)]), "shipper",
            "sales", rent);
        break;
    case ColumnKind::injection:
    case ColumnKind::withdrawal:
    case ColumnKind::level:
        accounts.book.add(accounts.storage_country(tag.place), "storage", "margin", rent);
        break;
    case ColumnKind::take:
    case ColumnKind::made_up:
    case ColumnKind::make_up_left:
        accounts.book.add(
            accounts.net().parts().contracts[static_cast<std::size_t>(tag.place)].buyer, "shipper",
            "contract obligation", rent);
        break;
    case ColumnKind::shortfall:
    case ColumnKind::excess:
    case ColumnKind::deviation:
        accounts.book.add("", "model", "penalty", rent);
        break;
    case ColumnKind::trade:
    case ColumnKind::relabel:
    case ColumnKind::seller_sales:
    case ColumnKind::rationed:
        accounts.book.add("", "model", "rule", rent);
        break;
    }
}

/// A row's side is worth -price x side to whoever holds it (firm demand pays, limits earn).
void book_row(Accounts& accounts, int i) {
    const market::Outcome& out = accounts.out;
    const market::Formulation& f = *out.formulation;
    const RowTag& tag = f.rows[static_cast<std::size_t>(i)];
    const double price = out.solution->row_price[static_cast<std::size_t>(i)];
    if (price == 0)
        return;
    const double lower = f.program.row_lower[static_cast<std::size_t>(i)],
                 upper = f.program.row_upper[static_cast<std::size_t>(i)];
    const double side = price > 0 ? lower : upper;
    if (!std::isfinite(side) || side == 0)
        return;
    const double worth = -price * side;
    const market::Timeline& line = f.line;
    switch (tag.kind) {
    case RowKind::balance:
        accounts.book.add(accounts.country_of(tag.place), "consumer", "surplus", worth);
        break;
    case RowKind::market:
        accounts.book.add(
            accounts.country_of(line.market_node[static_cast<std::size_t>(tag.place)]), "consumer",
            "surplus", worth);
        break;
    case RowKind::joint_limit:
        accounts.add_arc(line.joint_arcs[static_cast<std::size_t>(tag.place)].front(), "shipper",
                         "congestion rent", worth);
        break;
    case RowKind::level:
    case RowKind::store_volume:
    case RowKind::store_injection:
    case RowKind::store_withdrawal:
    case RowKind::withdrawal_falls:
    case RowKind::store_end:
        accounts.book.add(accounts.storage_country(tag.place), "storage",
                          tag.kind == RowKind::level ? "opening stock" : "margin", worth);
        break;
    case RowKind::obligation:
        accounts.book.add(accounts.storage_country(tag.part), "storage", "obligation", worth);
        break;
    case RowKind::site_most:
    case RowKind::site_least:
        accounts.book.add(accounts.country_of(line.site_node[static_cast<std::size_t>(tag.place)]),
                          "producer", "surplus", worth);
        break;
    case RowKind::capacity:
        accounts.add_arc(tag.place, accounts.transport_agent(tag.place), "congestion rent", worth);
        break;
    case RowKind::contract_floor:
    case RowKind::contract_quantity:
    case RowKind::contract_month:
    case RowKind::make_up:
        accounts.book.add(
            accounts.net().parts().contracts[static_cast<std::size_t>(tag.place)].buyer, "shipper",
            "contract obligation", worth);
        break;
    default:
        accounts.book.add("", "model", "limit", worth);
        break;
    }
}

} // namespace

std::vector<WelfareRow> welfare(const market::Outcome& out) {
    const market::Formulation& f = *out.formulation;
    const market::Timeline& line = f.line;
    Accounts accounts{out, {}};
    for (int j = 0; j < f.program.columns; ++j)
        book_column(accounts, j);
    for (int i = 0; i < f.program.rows; ++i)
        book_row(accounts, i);
    // The firm block is worth its value of lost load to consumers; the tax on it goes to the state.
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j) {
        const auto& on = line.sectors[static_cast<std::size_t>(j)];
        for (int t = 0; t < line.period_count(); ++t) {
            const double tax = market::consumption_tax(line, on.node, t) * f.firm(j, t) * line.h;
            accounts.book.add(accounts.country_of(on.node), "consumer", "surplus",
                              on.lost_load * line.h * f.firm(j, t) - tax);
            accounts.book.add(accounts.country_of(on.node), "state", "tax", tax);
            accounts.book.add("", "model", "tax", -tax);
        }
    }
    return accounts.book.rows();
}

std::vector<ImportBillRow> import_bill(const Results& results) {
    const market::Outcome& out = results.out();
    const market::Formulation& f = *out.formulation;
    const market::Timeline& line = f.line;
    const Network& net = out.network();
    struct Sum {
        double volume = 0, bill = 0;
    };
    std::map<std::tuple<int, std::string, std::string, std::string>, Sum>
        sums; // year, country, from, kind
    std::map<std::tuple<int, std::string, std::string, int>, double>
        contracted; // year, country, from, period
    for (int j = 0; j < f.program.columns; ++j) {
        const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
        if (tag.kind != ColumnKind::take || out.value(j) <= market::nothing_bcm)
            continue;
        const Contract& contract = net.parts().contracts[static_cast<std::size_t>(tag.place)];
        std::string from;
        for (const Seller& seller : net.parts().sellers)
            if (seller.id == contract.seller)
                from = seller.country;
        const Date day = line.periods[static_cast<std::size_t>(tag.period)].from;
        const int end = line.arc_to[static_cast<std::size_t>(tag.part)];
        double price = out.price(end, tag.period);
        if (contract.price)
            price = line.formula_eur_per_mwh(contract.price->body, day).value_or(price);
        Sum& sum = sums[{day.year(), contract.buyer, from, "contract"}];
        sum.volume += out.value(j);
        sum.bill += out.value(j) * price * line.h;
        contracted[{day.year(), contract.buyer, from, tag.period}] += out.value(j);
    }
    for (int t = 0; t < line.period_count(); ++t) {
        const int year = line.periods[static_cast<std::size_t>(t)].from.year();
        std::map<std::pair<std::string, std::string>, Sum>
            used; // country, origin: volume and value at its markets
        for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
            const int node = line.market_node[static_cast<std::size_t>(m)];
            for (int o = 0; o < results.mix.origin_count(); ++o) {
                const std::string& origin = results.mix.origins()[static_cast<std::size_t>(o)];
                const double volume = results.mix.at_market(m, t, o);
                if (volume <= market::nothing_bcm || origin == net.node(node).country ||
                    origin == "stock")
                    continue;
                Sum& sum = used[{net.node(node).country, origin}];
                sum.volume += volume;
                sum.bill += volume * out.price(node, t) * line.h;
            }
        }
        for (const auto& [key, sum] : used) {
            const auto found = contracted.find({year, key.first, key.second, t});
            const double under_contract =
                found == contracted.end() ? 0 : std::min(found->second, sum.volume);
            const double rest = sum.volume - under_contract;
            if (rest <= market::nothing_bcm)
                continue;
            Sum& spot = sums[{year, key.first, key.second, "spot"}];
            spot.volume += rest;
            spot.bill += sum.bill * rest / sum.volume;
        }
    }
    std::vector<ImportBillRow> rows;
    for (const auto& [key, sum] : sums)
        rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key),
                        sum.volume, sum.volume > 0 ? sum.bill / sum.volume / line.h : 0, sum.bill});
    return rows;
}

} // namespace gashub
