#include "app/view_data/why_terms.hpp"

#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

using market::Term;
using market::TermKind;
using Kind = WaterfallTerm::Kind;

Kind kind_of(TermKind kind) {
    switch (kind) {
    case TermKind::production_cost:
    case TermKind::willingness:
    case TermKind::lost_load:
    case TermKind::opening_stock:
    case TermKind::end_value:
    case TermKind::price:
        return Kind::source;
    case TermKind::tariff:
    case TermKind::rising_cost:
    case TermKind::loss:
    case TermKind::fee:
    case TermKind::tax:
        return Kind::transport;
    case TermKind::congestion:
    case TermKind::joint_limit:
        return Kind::scarcity;
    case TermKind::store_end:
    case TermKind::store_rate:
        return Kind::storage;
    case TermKind::limit:
    case TermKind::yearly_limit:
    case TermKind::obligation:
    case TermKind::contract:
    case TermKind::quota:
    case TermKind::demand_reduction:
    case TermKind::penalty:
    case TermKind::measured:
    case TermKind::mark_up:
    case TermKind::price_rule:
    case TermKind::seller_price:
    case TermKind::contract_price:
    case TermKind::relabelling:
    case TermKind::price_cap:
    case TermKind::regulated:
    case TermKind::embargo:
    case TermKind::make_up:
        return Kind::rule;
    case TermKind::expansion:
    case TermKind::transit:
        return Kind::scarcity;
    case TermKind::rounding:
        return Kind::rounding;
    }
    return Kind::rounding;
}

/// Name of whatever an id of a term names: arc, site, storage, market or node; else the id.
std::string thing_name(const Network& network, const std::string& id, Locale language) {
    if (const int arc = network.find_arc(id); arc >= 0)
        return arc_name(network, arc, language);
    if (const int site = network.find_site(id); site >= 0)
        return site_name(network, site, language);
    if (const int storage = network.find_storage(id); storage >= 0)
        return storage_name(network, storage, language);
    if (const int node = network.find_node(id); node >= 0)
        return place_name(network, node, language);
    return market_name(network, id, language);
}

bool is_lane(const Network& network, const std::string& id) {
    const int arc = network.find_arc(id);
    return arc >= 0 && network.arc(arc).kind == ArcKind::lane;
}

std::string label_of(const Network& network, const Term& term, Locale language) {
    const std::string name = thing_name(network, term.id, language);
    switch (term.kind) {
    case TermKind::production_cost:
        return say(language, "Gas from %1", {name});
    case TermKind::willingness:
        return say(language, "Worth to consumers in %1", {name});
    case TermKind::lost_load:
        return say(language, "Value of gas not served, %1", {name});
    case TermKind::opening_stock:
        return say(language, "Gas in store at the start, %1", {name});
    case TermKind::end_value:
        return say(language, "Value of gas left in store, %1", {name});
    case TermKind::price:
        return say(language, "Price at %1", {name});
    case TermKind::tariff:
    case TermKind::rising_cost:
        return is_lane(network, term.id) ? say(language, "Shipping: %1", {name})
                                         : say(language, "Tariff: %1", {name});
    case TermKind::loss:
        return say(language, "Fuel and losses");
    case TermKind::fee:
        return say(language, "Storage fee: %1", {name});
    case TermKind::tax:
        return say(language, "Tax: %1", {name});
    case TermKind::congestion:
        return say(language, "Full: %1", {name});
    case TermKind::joint_limit:
        return say(language, "Full together: %1", {name});
    case TermKind::store_end:
        return say(language, "Gas to be left in store, %1", {name});
    case TermKind::store_rate:
        return say(language, "Rate of the store, %1", {name});
    case TermKind::limit:
        return say(language, "Limit: %1", {name});
    case TermKind::yearly_limit:
        return say(language, "Year's limit: %1", {name});
    case TermKind::obligation:
        return say(language, "Storage obligation: %1", {name});
    case TermKind::contract:
        return say(language, "Contract: %1", {name});
    case TermKind::quota:
        return say(language, "Quota: %1", {name});
    case TermKind::demand_reduction:
        return say(language, "Demand reduction: %1", {name});
    case TermKind::penalty:
        return say(language, "Penalty: %1", {name});
    case TermKind::measured:
        return say(language, "Observed flow of %1", {name});
    case TermKind::mark_up:
        return say(language, "Mark-up, %1", {name});
    case TermKind::price_rule:
        return say(language, "Price rule of the hub");
    case TermKind::seller_price:
        return say(language, "Cap or reserve, %1", {name});
    case TermKind::contract_price:
        return say(language, "Contract price less value, %1", {name});
    case TermKind::relabelling:
        return say(language, "Right to the hub's label");
    case TermKind::price_cap:
        return say(language, "Price cap, %1", {name});
    case TermKind::regulated:
        return say(language, "Price set by the state");
    case TermKind::expansion:
        return say(language, "New capacity, %1", {name});
    case TermKind::transit:
        return say(language, "Sealed transit, %1", {name});
    case TermKind::embargo:
        return say(language, "Embargo, %1", {name});
    case TermKind::make_up:
        return say(language, "Gas paid for before, %1", {name});
    case TermKind::rounding:
        return say(language, "Rounding");
    }
    return name;
}

std::optional<OriginGroup> origin_of(const Network& network, const Term& term) {
    const int site = network.find_site(term.id);
    if (term.kind != TermKind::production_cost || site < 0)
        return std::nullopt;
    return origin_group(network, network.parts().sites[static_cast<std::size_t>(site)].origin);
}

/// The rule, the pipe or the place that a term names.
Selection about(const Network& network, const Term& term) {
    const std::string& id = term.id;
    const NetworkParts& parts = network.parts();
    const bool is_known = network.find_arc(id) >= 0 || network.find_site(id) >= 0 ||
                          network.find_storage(id) >= 0 || network.find_node(id) >= 0 ||
                          network.find_market(id.substr(0, id.find('.'))) >= 0;
    if (term.kind == TermKind::price_rule || network.find_contract(id) >= 0 ||
        (!is_known && !id.empty()))
        return {Selection::Kind::rule, id};
    const auto there = [](const std::string& node) {
        return Selection{Selection::Kind::place, node};
    };
    if (network.find_arc(id) >= 0)
        return {Selection::Kind::arc, id};
    if (const int site = network.find_site(id); site >= 0)
        return there(parts.sites[static_cast<std::size_t>(site)].node);
    if (const int storage = network.find_storage(id); storage >= 0)
        return there(parts.storages[static_cast<std::size_t>(storage)].node);
    if (const int market = network.find_market(id.substr(0, id.find('.'))); market >= 0)
        return there(parts.markets[static_cast<std::size_t>(market)].node);
    return network.find_node(id) >= 0 ? there(id) : Selection{};
}

WaterfallTerm row_of(const Network& network, const Term& term, double weight, Locale language) {
    return {kind_of(term.kind), label_of(network, term, language), term.eur_per_mwh * weight,
            origin_of(network, term), about(network, term)};
}

void add_to(std::vector<WaterfallTerm>& rows, const WaterfallTerm& row) {
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const WaterfallTerm& other) {
        return other.label == row.label && other.kind == row.kind;
    });
    if (same == rows.end())
        rows.push_back(row);
    else {
        same->eur_per_mwh += row.eur_per_mwh;
        if (same->about != row.about)
            same->about = {};
    }
}

/// Puts the smallest rows of a kind together until at most `most` rows are left.
void put_together(std::vector<WaterfallTerm>& rows, Kind kind, const std::string& label,
                  std::size_t most) {
    double together = 0;
    while (rows.size() > most) {
        auto smallest = rows.end();
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            if (row->kind == kind && (smallest == rows.end() ||
                                      std::abs(row->eur_per_mwh) < std::abs(smallest->eur_per_mwh)))
                smallest = row;
        }
        if (smallest == rows.end())
            break;
        together += smallest->eur_per_mwh;
        rows.erase(smallest);
    }
    if (together != 0)
        rows.push_back({kind, label, together, std::nullopt, {}});
}

/// Terms that would be written as 0.00 go into one row of rounding, itself left out if it is as
/// small.
void sweep(std::vector<WaterfallTerm>& rows, Locale language) {
    constexpr double nothing = 0.005;
    double rest = 0;
    std::erase_if(rows, [&](const WaterfallTerm& row) {
        const bool small = std::abs(row.eur_per_mwh) < nothing || row.kind == Kind::rounding;
        if (small)
            rest += row.eur_per_mwh;
        return small;
    });
    if (std::abs(rest) >= nothing)
        rows.push_back({Kind::rounding, say(language, "Rounding"), rest, std::nullopt, {}});
}

std::string group_label(Kind kind, Locale language) {
    switch (kind) {
    case Kind::transport:
        return say(language, "Tariffs, shipping, losses");
    case Kind::scarcity:
        return say(language, "Full pipes, ports and fields");
    case Kind::storage:
        return say(language, "Limits of storage");
    case Kind::rule:
        return say(language, "Rules");
    case Kind::source:
    case Kind::rounding:
        break;
    }
    return say(language, "Rounding");
}

} // namespace

std::string answer_name(const Network& network, market::AnswerKind kind, const std::string& id,
                        Locale language) {
    const std::string name = thing_name(network, id, language);
    switch (kind) {
    case market::AnswerKind::supply:
        return say(language, "gas from %1", {name});
    case market::AnswerKind::consumers:
        return say(language, "consumers in %1", {name});
    case market::AnswerKind::lost_load:
        return say(language, "gas not served in %1", {name});
    case market::AnswerKind::stock:
        return say(language, "gas in store, %1", {name});
    case market::AnswerKind::rationed:
        return say(language, "gas rationed at the cap in %1", {name});
    }
    return name;
}

std::vector<WaterfallTerm> waterfall_rows(const Network& network, const std::vector<Term>& terms,
                                          Locale language) {
    constexpr std::size_t most = 10;
    std::vector<WaterfallTerm> rows;
    for (const Term& term : terms)
        add_to(rows, row_of(network, term, 1, language));
    sweep(rows, language);
    put_together(rows, Kind::transport, say(language, "Other tariffs"), most);
    return rows;
}

void MeanRows::add(const std::vector<Term>& terms, double weight) {
    for (const Term& term : terms) {
        const Kind kind = kind_of(term.kind);
        if (kind == Kind::source)
            add_to(sources_, row_of(network_, term, weight, language_));
        else
            add_to(groups_,
                   {kind, group_label(kind, language_), term.eur_per_mwh * weight, std::nullopt,
                    kind == Kind::rule ? about(network_, term) : Selection{}});
    }
}

std::vector<WaterfallTerm> MeanRows::rows() const {
    constexpr std::size_t most_sources = 4;
    std::vector<WaterfallTerm> rows = sources_;
    std::stable_sort(rows.begin(), rows.end(), [](const WaterfallTerm& a, const WaterfallTerm& b) {
        return a.eur_per_mwh > b.eur_per_mwh;
    });
    put_together(rows, Kind::source, say(language_, "Other sources"), most_sources);
    std::vector<WaterfallTerm> groups = groups_;
    std::stable_sort(
        groups.begin(), groups.end(),
        [](const WaterfallTerm& a, const WaterfallTerm& b) { return a.kind < b.kind; });
    rows.insert(rows.end(), groups.begin(), groups.end());
    sweep(rows, language_);
    return rows;
}

} // namespace gashub::app
