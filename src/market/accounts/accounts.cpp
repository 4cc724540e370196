#include "market/accounts/accounts.hpp"

#include "market/ledger.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {

using market::ColumnKind;
using market::ColumnTag;
using market::RowKind;
using market::RowTag;

std::string Accounts::owner_country(const std::string& owner) const {
    for (const Seller& seller : net().parts().sellers)
        if (seller.id == owner)
            return seller.country;
    return owner;
}

std::string Accounts::storage_country(int s) const {
    const Storage& storage = net().parts().storages[static_cast<std::size_t>(s)];
    return storage.owner.empty() ? country_of(out.line().storage_node[static_cast<std::size_t>(s)])
                                 : owner_country(storage.owner);
}

void Accounts::add_arc(int a, std::string_view item, double meur, std::string_view agent) {
    const Arc& arc = net().arc(a);
    if (agent.empty())
        agent = transport_agent(a);
    if (!arc.owner.empty()) {
        add(owner_country(arc.owner), agent, item, meur);
        return;
    }
    add(country_of(out.line().arc_from[static_cast<std::size_t>(a)]), agent, item, meur / 2);
    add(country_of(out.line().arc_to[static_cast<std::size_t>(a)]), agent, item, meur / 2);
}

void Accounts::add_site(int p, std::string_view item, double meur) {
    add(country_of(out.line().site_node[static_cast<std::size_t>(p)]), "producer", item, meur);
    const std::string& seller = net().parts().sites[static_cast<std::size_t>(p)].seller;
    if (!seller.empty())
        revenues_[seller] += meur;
}

void Accounts::add_seller(const std::string& seller, std::string_view item, double meur) {
    add(owner_country(seller), "producer", item, meur);
    revenues_[seller] += meur;
}

std::size_t Accounts::KeyHash::operator()(const KeyView& key) const {
    const std::hash<std::string_view> hash;
    const std::size_t country = hash(std::get<0>(key)), agent = hash(std::get<1>(key));
    return (country * 31 + agent) * 31 + hash(std::get<2>(key));
}

void Accounts::add(const std::string& country, std::string_view agent, std::string_view item,
                   double meur) {
    if (meur == 0)
        return;
    const auto found = sums_.find(KeyView(country, agent, item));
    if (found != sums_.end())
        found->second += meur;
    else
        sums_.emplace(Key(country, agent, item), meur);
}

std::vector<WelfareRow> Accounts::rows() const {
    std::vector<WelfareRow> list;
    for (const auto& [key, value] : sums_)
        list.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), value});
    std::sort(list.begin(), list.end(), [](const WelfareRow& a, const WelfareRow& b) {
        return std::tie(a.country, a.agent, a.item) < std::tie(b.country, b.agent, b.item);
    });
    return list;
}

double Accounts::total() const {
    double sum = 0;
    for (const WelfareRow& row : rows()) // in order, so that the sum is the same everywhere
        sum += row.value_meur;
    return sum;
}

namespace {

const Contract& contract_at(const Accounts& a, int contract) {
    return a.net().parts().contracts[static_cast<std::size_t>(contract)];
}

/// Id of the region or country that a policy speaks of.
std::string region_of(const Accounts& a, int policy) {
    return std::visit(
        [](const auto& rule) -> std::string {
            if constexpr (requires { rule.region; })
                return rule.region;
            else
                return {};
        },
        a.out.line().scenario.parts().policies[static_cast<std::size_t>(policy)].body);
}

/// The row that a shortfall or an excess stands in.
const RowTag& row_of(const market::Formulation& f, int column) {
    const int entry = f.program.start[static_cast<std::size_t>(column)];
    return f.rows[static_cast<std::size_t>(f.program.index[static_cast<std::size_t>(entry)])];
}

/// Penalties: a contract's is paid to its seller, a policy's to the state; others are nobody's.
void book_penalty(Accounts& a, int j, double rent) {
    const market::Formulation& f = *a.out.formulation;
    const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
    const double paid = market::column_cost(a.out, j);
    a.add("", "model", "penalty", rent);
    if (tag.kind == ColumnKind::excess) {
        a.add_from_model(region_of(a, tag.place), "state", "penalty", paid);
        return;
    }
    const RowTag& row = row_of(f, j);
    if (row.kind == RowKind::obligation) {
        a.add_from_model(a.storage_country(row.part), "state", "penalty", paid);
    } else if (row.kind == RowKind::contract_floor) {
        a.add_seller(contract_at(a, tag.place).seller, "take-or-pay", paid);
        a.add("", "model", "take-or-pay", -paid);
    }
}

void book_column(Accounts& a, int j) {
    const market::Outcome& out = a.out;
    const market::Timeline& line = out.line();
    const ColumnTag& tag = out.formulation->columns[static_cast<std::size_t>(j)];
    const double rent = market::column_earnings(out, j), x = out.value(j), h = line.h;
    const auto place = static_cast<std::size_t>(tag.place);
    const auto tax = [&](const std::string& country, double eur_per_mwh) {
        a.add_from_model(country, "state", "tax", eur_per_mwh * x * h);
    };
    // Tariff and taxes of what of the column's gas enters an arc.
    const auto carry = [&](int arc, double share) {
        const double tariff = share * line.arc_tariff(arc, tag.period) * x * h;
        a.add_arc(arc, "tariff", tariff);
        a.add("", "model", "tariff", -tariff);
        tax(a.country_of(line.arc_to[static_cast<std::size_t>(arc)]),
            share * market::crossing_tax(line, arc, tag.period));
        tax(a.country_of(line.arc_from[static_cast<std::size_t>(arc)]),
            share * market::leaving_tax(line, arc, tag.period));
    };
    switch (tag.kind) {
    case ColumnKind::flow:
        a.add_arc(tag.place, "congestion rent", rent);
        carry(tag.place, 1);
        break;
    case ColumnKind::through:
        a.add_arc(tag.place, "congestion rent", rent);
        for (const market::Leg& leg : out.formulation->ways[place])
            carry(leg.arc, leg.share);
        break;
    case ColumnKind::arc_total:
        a.add_arc(tag.place, "congestion rent", rent);
        break;
    case ColumnKind::expansion:
        a.add_arc(tag.place, "expansion", rent);
        break;
    case ColumnKind::production:
        a.add_site(tag.place, "surplus", rent);
        tax(a.country_of(line.site_node[place]),
            market::production_tax(line, tag.place, tag.period));
        break;
    case ColumnKind::consumption: {
        const int node = line.sectors[place].node;
        a.add(a.country_of(node), "consumer", "surplus", rent);
        tax(a.country_of(node), market::consumption_tax(line, node, tag.period));
        break;
    }
    case ColumnKind::unserved: {
        const int node = line.market_node[place];
        a.add(a.country_of(node), "consumer", "surplus", rent);
        tax(a.country_of(node), -market::consumption_tax(line, node, tag.period));
        break;
    }
    case ColumnKind::rationed:
    case ColumnKind::sales:
        a.add(a.country_of(line.market_node[place]), "consumer", "surplus", rent);
        break;
    case ColumnKind::injection:
    case ColumnKind::withdrawal:
        a.add_from_model(a.storage_country(tag.place), "storage", "fee",
                         market::column_cost(out, j));
        [[fallthrough]];
    case ColumnKind::level:
        a.add(a.storage_country(tag.place), "storage", "margin", rent);
        break;
    case ColumnKind::take:
    case ColumnKind::make_up_left:
        a.add(contract_at(a, tag.place).buyer, "shipper", "contract obligation", rent);
        break;
    case ColumnKind::made_up: // paid for before: its seller gives it without a bill
        a.add(contract_at(a, tag.place).buyer, "shipper", "contract obligation", rent);
        a.add_seller(contract_at(a, tag.place).seller, "take-or-pay", market::column_cost(out, j));
        a.add("", "model", "take-or-pay", -market::column_cost(out, j));
        break;
    case ColumnKind::shortfall:
    case ColumnKind::excess:
        book_penalty(a, j, rent);
        break;
    case ColumnKind::trade:
    case ColumnKind::relabel:
        a.add(a.country_of(tag.place), "shipper", "trade at the hub", rent);
        break;
    case ColumnKind::seller_sales: { // the mark-up theta b Y on Y; the objective counts half of it
        const std::string& seller = line.scenario.parts().conduct[place].seller;
        a.add_seller(seller, "market power", rent + market::column_cost(out, j));
        a.add("", "model", "market power", -market::column_cost(out, j));
        break;
    }
    case ColumnKind::deviation:
    case ColumnKind::probe:
        a.add("", "model", "probe", rent);
        break;
    }
}

/// True for rows whose worth goes to those whose columns stand in them.
bool is_shared(RowKind kind) {
    switch (kind) {
    case RowKind::joint_limit:
    case RowKind::limit_most:
    case RowKind::limit_least:
    case RowKind::door:
    case RowKind::demand_reduction:
    case RowKind::relabel_volume:
    case RowKind::obligation:
    case RowKind::store_end:
    case RowKind::site_most:
    case RowKind::site_least:
    case RowKind::contract_floor:
        return true;
    default:
        return false;
    }
}

/// Gives what a column pays in a shared row back to who bears the rule: a full pipe's owner, a
/// field at its yearly limit, consumers who save, a store that must be filled.
void book_share(Accounts& a, const RowTag& row, int j, double meur) {
    const market::Formulation& f = *a.out.formulation;
    const market::Timeline& line = f.line;
    const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
    const auto place = static_cast<std::size_t>(tag.place);
    switch (tag.kind) {
    case ColumnKind::flow:
    case ColumnKind::through:
    case ColumnKind::arc_total:
        a.add_arc(tag.place, "congestion rent", meur);
        break;
    case ColumnKind::production:
        a.add_site(tag.place, "surplus", meur);
        break;
    case ColumnKind::consumption:
        a.add(a.country_of(line.sectors[place].node), "consumer", "surplus", meur);
        break;
    case ColumnKind::unserved:
        a.add(a.country_of(line.market_node[place]), "consumer", "surplus", meur);
        break;
    case ColumnKind::level:
        a.add(a.storage_country(tag.place), "storage",
              row.kind == RowKind::obligation ? "obligation" : "margin", meur);
        break;
    case ColumnKind::relabel:
        a.add(a.country_of(tag.place), "shipper", "relabelling", meur);
        break;
    case ColumnKind::take:
    case ColumnKind::made_up:
        a.add(contract_at(a, tag.place).buyer, "shipper", "contract obligation", meur);
        break;
    case ColumnKind::shortfall: // who is short pays the penalty; nobody's penalty is no payment
        if (row.kind == RowKind::obligation)
            a.add(a.storage_country(row.part), "storage", "obligation", meur);
        else if (row.kind == RowKind::contract_floor)
            a.add(contract_at(a, tag.place).buyer, "shipper", "contract obligation", meur);
        else
            a.add("", "model", "penalty", meur);
        break;
    default:
        a.add("", "model", "limit", meur);
        break;
    }
}

/// What columns pay in shared rows; the rest of such a row by row number.
std::vector<double> book_shares(Accounts& a) {
    const market::Formulation& f = *a.out.formulation;
    std::vector<double> booked(f.rows.size(), 0);
    for (int j = 0; j < f.program.columns; ++j)
        for (int e = f.program.start[static_cast<std::size_t>(j)];
             e < f.program.start[static_cast<std::size_t>(j) + 1]; ++e) {
            const auto row = static_cast<std::size_t>(f.program.index[static_cast<std::size_t>(e)]);
            const double price = a.out.solution->row_price[row];
            if (!is_shared(f.rows[row].kind) || price == 0)
                continue;
            const double meur =
                -price * f.program.value[static_cast<std::size_t>(e)] * a.out.value(j);
            book_share(a, f.rows[row], j, meur);
            booked[row] += meur;
        }
    return booked;
}

/// A row's side is worth -price x side to whoever holds it (firm demand pays, limits earn).
void book_row(Accounts& a, int i, double booked) {
    const market::Formulation& f = *a.out.formulation;
    const RowTag& tag = f.rows[static_cast<std::size_t>(i)];
    const double price = a.out.solution->row_price[static_cast<std::size_t>(i)];
    if (price == 0)
        return;
    const double side = price > 0 ? f.program.row_lower[static_cast<std::size_t>(i)]
                                  : f.program.row_upper[static_cast<std::size_t>(i)];
    const double worth = (std::isfinite(side) ? -price * side : 0) - booked;
    const market::Timeline& line = f.line;
    const auto place = static_cast<std::size_t>(tag.place);
    if (worth == 0)
        return;
    switch (tag.kind) {
    case RowKind::balance:
        a.add(a.country_of(tag.place), "consumer", "surplus", worth);
        break;
    case RowKind::market:
        a.add(a.country_of(line.market_node[place]), "consumer", "surplus", worth);
        break;
    case RowKind::level:
        a.add(a.storage_country(tag.place), "storage", "opening stock", worth);
        break;
    case RowKind::store_volume:
    case RowKind::store_injection:
    case RowKind::store_withdrawal:
    case RowKind::withdrawal_falls:
        a.add(a.storage_country(tag.place), "storage", "margin", worth);
        break;
    case RowKind::capacity:
        a.add_arc(tag.place, "congestion rent", worth);
        break;
    case RowKind::contract_quantity:
    case RowKind::contract_month:
    case RowKind::make_up:
        a.add(contract_at(a, tag.place).buyer, "shipper", "contract obligation", worth);
        break;
    default:
        a.add("", "model", "limit", worth);
        break;
    }
}

/// The firm block is worth its value of lost load to consumers; the tax on it goes to the state.
void book_firm_blocks(Accounts& a) {
    const market::Formulation& f = *a.out.formulation;
    const market::Timeline& line = f.line;
    for (int j = 0; j < static_cast<int>(line.sectors.size()); ++j) {
        const auto& on = line.sectors[static_cast<std::size_t>(j)];
        const std::string& country = a.country_of(on.node);
        for (int t = 0; t < line.period_count(); ++t) {
            const double tax = market::consumption_tax(line, on.node, t) * f.firm(j, t) * line.h;
            a.add(country, "consumer", "surplus", on.lost_load * line.h * f.firm(j, t) - tax);
            a.add_from_model(country, "state", "tax", tax);
        }
    }
}

} // namespace

Accounts accounts_of(const market::Outcome& out, ArrivalsAtHub arrivals) {
    const market::Formulation& f = *out.formulation;
    Accounts a(out, std::move(arrivals));
    for (int j = 0; j < f.program.columns; ++j)
        book_column(a, j);
    const std::vector<double> booked = book_shares(a);
    for (int i = 0; i < f.program.rows; ++i)
        book_row(a, i, booked[static_cast<std::size_t>(i)]);
    book_firm_blocks(a);
    // Windows see prices that the next one does not keep: what nobody foresaw is nobody's gain.
    if (!out.windows.empty())
        a.add("", "model", "foresight", out.objective_meur - a.total());
    book_wedges(a);
    book_consumers_under_rules(a);
    book_contract_bills(a);
    return a;
}

} // namespace gashub
