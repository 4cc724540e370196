#include "analysis/assumptions.hpp"

#include "analysis/rule_states.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub {
namespace {

/// Adds where a figure comes from: its own note where there is one, else its object's.
void add_origin(Assumption& to, const Provenance& from, std::string_view figure) {
    to.source = from.source;
    to.confidence = from.confidence;
    for (const auto& [key, note] : from.figures)
        if (key == figure) {
            to.source = note.source.empty() ? to.source : note.source;
            to.confidence =
                note.confidence == Confidence::unstated ? to.confidence : note.confidence;
        }
}

std::vector<Assumption> elasticities(const Results& results) {
    std::map<std::string, double> sets;
    double places = 0;
    for (const auto& periods : results.setters)
        for (const auto& setter : periods) {
            places += setter ? 1 : 0;
            if (setter && setter->kind == market::AnswerKind::consumers)
                sets[setter->id] += 1;
        }
    std::vector<Assumption> list;
    const NetworkParts& parts = results.network().parts();
    for (const auto& on : results.line().sectors) {
        const Market& market = parts.markets[static_cast<std::size_t>(on.market)];
        const Sector& sector = market.sectors[static_cast<std::size_t>(on.sector)];
        const auto found = sets.find(market.id + "." + sector.id);
        if (found == sets.end())
            continue;
        Assumption assumption{
            Assumption::Kind::elasticity, found->first,          on.elasticity, "",
            Confidence::unstated,         found->second / places};
        const bool is_long =
            results.line().scenario.parts().demand_response == DemandResponse::long_run &&
            sector.elasticity_long;
        add_origin(assumption,
                   sector.provenance.source.empty() ? market.provenance : sector.provenance,
                   is_long ? "elasticity_long" : "elasticity");
        list.push_back(std::move(assumption));
    }
    return list;
}

/// What each binding limit is worth over the horizon, by kind and id.
std::vector<Assumption> limits(const Results& results) {
    const market::Outcome& out = results.out();
    const NetworkParts& parts = out.network().parts();
    std::map<std::pair<Assumption::Kind, std::string>, Assumption> worth;
    const auto at = [&](Assumption::Kind kind, const std::string& id) -> Assumption& {
        Assumption& assumption = worth[{kind, id}];
        assumption.kind = kind;
        assumption.id = id;
        return assumption;
    };
    for (const RuleRow& row : rule_states(out)) {
        if (row.state != RuleState::binding && row.state != RuleState::broken)
            continue;
        const double meur = std::abs(row.price_eur_per_mwh) * std::abs(row.value) * out.line().h;
        if (row.rule == "end-level") {
            Assumption& assumption = at(Assumption::Kind::end_level, row.id);
            assumption.value = row.bound;
            assumption.weight += meur;
            add_origin(assumption,
                       parts.storages[static_cast<std::size_t>(out.network().find_storage(row.id))]
                           .provenance,
                       "stocks");
        } else if (row.rule == "take-or-pay" || row.rule == "contract-quantity") {
            const Contract& contract =
                parts.contracts[static_cast<std::size_t>(out.network().find_contract(row.id))];
            Assumption& assumption = at(Assumption::Kind::contract, row.id);
            assumption.value = row.bound;
            assumption.weight += meur;
            add_origin(assumption, contract.provenance,
                       row.rule == "take-or-pay" ? "take_or_pay_share" : "annual_quantity_bcm");
        } else if (row.rule == "limit-maximum" || row.rule == "limit-minimum") {
            Assumption& assumption = at(Assumption::Kind::limit, row.id);
            assumption.value += row.bound;
            assumption.weight += meur;
            for (const Event& event : out.line().scenario.parts().events)
                if (event.id == row.id) {
                    assumption.source = event.note.en;
                    assumption.confidence = event.confidence;
                }
        }
    }
    for (int a = 0; a < out.network().arc_count(); ++a)
        for (int t = 0; t < out.periods(); ++t)
            if (const double price = out.congestion(a, t); price > binding_price) {
                const Arc& arc = out.network().arc(a);
                Assumption& assumption = at(Assumption::Kind::capacity, arc.id);
                assumption.weight += price * out.flow(a, t) * out.line().h;
                if (assumption.value == 0 && arc.capacity_bcm_per_year)
                    assumption.value = arc.capacity_bcm_per_year->at(
                        out.line().periods[static_cast<std::size_t>(t)].from);
                add_origin(assumption, arc.provenance, "capacity_bcm_per_year");
            }
    std::vector<Assumption> list;
    for (auto& [key, assumption] : worth)
        list.push_back(std::move(assumption));
    return list;
}

void keep_heaviest(std::vector<Assumption>& list, std::size_t most) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Assumption& a, const Assumption& b) { return a.weight > b.weight; });
    if (list.size() > most)
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(most), list.end());
}

} // namespace

std::vector<Assumption> assumptions_that_matter(const Results& results, std::size_t most) {
    std::vector<Assumption> list = elasticities(results), others = limits(results);
    keep_heaviest(list, most / 3);
    keep_heaviest(others, most - list.size());
    list.insert(list.end(), std::make_move_iterator(others.begin()),
                std::make_move_iterator(others.end()));
    return list;
}

} // namespace gashub
