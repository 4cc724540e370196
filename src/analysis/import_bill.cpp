#include "analysis/import_bill.hpp"

#include "market/accounts/contract_bill.hpp"
#include "market/contract_terms.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub {
namespace {

struct Sum {
    double volume = 0, bill = 0;
    int due = 0;
};
using Key = std::tuple<int, std::string, std::string, std::string>; ///< year, country, from, kind
using Sums = std::map<Key, Sum>;

/// Volume under contract by country, origin and period.
using Contracted = std::map<std::tuple<std::string, std::string, int>, double>;

std::string origin_of_seller(const Network& network, const std::string& seller) {
    for (const Seller& each : network.parts().sellers)
        if (each.id == seller)
            return each.country;
    return seller;
}

/// Takes at their contracts' prices; returns each contract's bill by year.
std::map<std::pair<int, int>, double> add_contracts(Sums& sums, Contracted& contracted,
                                                    const market::Outcome& out) {
    const market::Timeline& line = out.line();
    std::map<std::pair<int, int>, double> bills; // contract, year
    for (const Take& take : takes_of(out)) {
        const Contract& contract =
            out.network().parts().contracts[static_cast<std::size_t>(take.contract)];
        const std::string from = origin_of_seller(out.network(), contract.seller);
        const Date day = line.periods[static_cast<std::size_t>(take.period)].from;
        const double price =
            stated_contract_price(out, take.contract, take.period)
                .value_or(out.price(line.arc_to[static_cast<std::size_t>(take.arc)], take.period)) *
            (1 - market::contract_terms(line, take.contract, day).rebate_share);
        const double volume = take.delivered, bill = volume * price * line.h;
        Sum& sum = sums[{day.year(), contract.buyer, from, "contract"}];
        sum.volume += volume;
        sum.bill += bill;
        sum.due = day.year();
        bills[{take.contract, day.year()}] += bill;
        contracted[{contract.buyer, from, take.period}] += volume;
    }
    return bills;
}

/// Moves what a contract lets its buyer pay later, with interest, to the year in which it is due.
void defer(Sums& sums, const market::Outcome& out,
           const std::map<std::pair<int, int>, double>& bills) {
    const market::Timeline& line = out.line();
    for (const auto& [key, bill] : bills) {
        const auto [place, year] = key;
        const Date first = std::max(make_date(year, 1, 1), line.periods.front().from),
                   end = std::min(make_date(year + 1, 1, 1), line.periods.back().to);
        const market::ContractTerms terms = market::contract_terms(line, place, first);
        if (terms.deferral == nullptr || bill <= 0)
            continue;
        const double days = make_date(year + 1, 1, 1).days - make_date(year, 1, 1).days;
        const double later =
            std::min(bill, terms.deferral->amount_meur * (end.days - first.days) / days);
        const Contract& contract = out.network().parts().contracts[static_cast<std::size_t>(place)];
        const std::string from = origin_of_seller(out.network(), contract.seller);
        sums[{year, contract.buyer, from, "contract"}].bill -= later;
        Sum& sum = sums[{year, contract.buyer, from, "deferred"}];
        sum.bill += later * std::pow(1 + terms.deferral->rate, terms.deferral->years);
        sum.due = std::max(sum.due, year + static_cast<int>(std::lround(terms.deferral->years)));
    }
}

/// Imports beyond contracts, at the prices of the markets that use them.
void add_spot(Sums& sums, const Contracted& contracted, const Results& results) {
    const market::Outcome& out = results.out();
    const market::Timeline& line = out.line();
    for (int t = 0; t < line.period_count(); ++t) {
        const int year = line.periods[static_cast<std::size_t>(t)].from.year();
        std::map<std::pair<std::string, std::string>, Sum> used; // country, origin
        for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
            const int node = line.market_node[static_cast<std::size_t>(m)];
            const std::string& country = out.network().node(node).country;
            for (int o = 0; o < results.mix.origin_count(); ++o) {
                const std::string& origin = results.mix.origins()[static_cast<std::size_t>(o)];
                const double volume = results.mix.at_market(m, t, o);
                if (volume <= market::nothing_bcm || origin == country || origin == "stock")
                    continue;
                Sum& sum = used[{country, origin}];
                sum.volume += volume;
                sum.bill += volume * out.price(node, t) * line.h;
            }
        }
        for (const auto& [key, sum] : used) {
            const auto found = contracted.find({key.first, key.second, t});
            const double under_contract =
                found == contracted.end() ? 0 : std::min(found->second, sum.volume);
            const double rest = sum.volume - under_contract;
            if (rest <= market::nothing_bcm)
                continue;
            Sum& spot = sums[{year, key.first, key.second, "spot"}];
            spot.volume += rest;
            spot.bill += sum.bill * rest / sum.volume;
            spot.due = year;
        }
    }
}

} // namespace

std::vector<ImportBillRow> import_bill(const Results& results) {
    Sums sums;
    Contracted contracted;
    const auto bills = add_contracts(sums, contracted, results.out());
    add_spot(sums, contracted, results);
    defer(sums, results.out(), bills);
    std::vector<ImportBillRow> rows;
    for (const auto& [key, sum] : sums)
        rows.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key),
                        sum.volume, sum.volume > 0 ? sum.bill / sum.volume / results.line().h : 0,
                        sum.bill, sum.due});
    return rows;
}

} // namespace gashub
