#include "model/network_checks.hpp"

#include "model/value_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace gashub {
namespace {

using Inside = Faults::Inside;
constexpr double share_tolerance = 1e-3;

bool is_country_code(std::string_view text) {
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void check_country(std::string_view country, Faults& faults) {
    if (!country.empty() && !is_country_code(country))
        faults.error("bad-country", quoted(country) + " is no country code",
                     "two capital letters, as in TR");
}

void check_owner(const std::string& owner, const NameIndex& names, Faults& faults) {
    if (owner.empty() || is_country_code(owner) || names.find("sellers", owner) >= 0)
        return;
    const Inside inside(faults, "owner");
    faults.error("unknown-owner", quoted(owner) + " is neither a country code nor a seller",
                 did_you_mean(owner, names.names("sellers")));
}

/// A pair of days, `first` before `second` where both stand.
void check_dates(std::string_view key, const std::optional<Date>& first,
                 const std::optional<Date>& second, Faults& faults) {
    if (!first || !second || *first < *second)
        return;
    const Inside inside(faults, key);
    faults.error("dates-reversed",
                 fmt::format("{} is not after {}", to_string(*second), to_string(*first)));
}

void check_nodes(const NetworkParts& parts, Faults& faults) {
    {
        const Inside nodes(faults, "nodes");
        if (parts.nodes.empty())
            faults.error("missing-key", "a network needs at least one node");
        for (std::size_t i = 0; i < parts.nodes.size(); ++i) {
            const Inside node(faults, i), country(faults, "country");
            check_country(parts.nodes[i].country, faults);
        }
    }
    const Inside regions(faults, "regions");
    for (std::size_t i = 0; i < parts.regions.size(); ++i) {
        const Inside region(faults, i), countries(faults, "countries");
        for (std::size_t k = 0; k < parts.regions[i].countries.size(); ++k) {
            const Inside country(faults, k);
            check_country(parts.regions[i].countries[k], faults);
        }
    }
}

/// [broken-route] unless `via` leads from an arc's end to its `transit_to`.
void check_way(const NetworkParts& parts, const Arc& arc, Faults& faults) {
    if (arc.transit_to.empty() && arc.via.empty())
        return;
    const Inside key(faults, arc.transit_to.empty() ? "via" : "transit_to");
    if (arc.transit_to.empty()) {
        faults.error("broken-route", "`via` needs a `transit_to` to lead to");
        return;
    }
    std::string at = arc.to;
    for (const std::string& id : arc.via) {
        const Arc* next = nullptr;
        for (const auto* arcs : {&parts.pipelines, &parts.terminals, &parts.lanes})
            for (const Arc& other : *arcs)
                if (other.id == id)
                    next = &other;
        if (next == nullptr)
            return; // said by the check of references
        if (next->from != at) {
            faults.error("broken-route",
                         fmt::format("the way to {} breaks at {}: arc {} begins at {}",
                                     quoted(arc.transit_to), quoted(at), quoted(id),
                                     quoted(next->from)));
            return;
        }
        at = next->to;
    }
    if (at != arc.transit_to)
        faults.error(
            "broken-route",
            fmt::format("the way ends at {}, not at {}", quoted(at), quoted(arc.transit_to)),
            "name the arcs on the way under `via`, in order");
}

void check_arcs(std::string_view key, const NetworkParts& parts, const std::vector<Arc>& arcs,
                const NameIndex& names, Faults& faults) {
    const Inside collection(faults, key);
    const bool are_lanes = key == "lanes", are_terminals = key == "terminals";
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const Arc& arc = arcs[i];
        const Inside inside(faults, i);
        const bool is_terminal =
            arc.kind == ArcKind::liquefaction || arc.kind == ArcKind::regasification;
        if (are_terminals ? !is_terminal
                          : arc.kind != (are_lanes ? ArcKind::lane : ArcKind::pipeline)) {
            const Inside kind(faults, "kind");
            if (are_terminals && arc.kind == ArcKind::pipeline)
                faults.error("missing-key", "a terminal needs a kind",
                             "liquefaction or regasification");
            else
                faults.error("wrong-kind",
                             fmt::format("an arc of this kind does not belong to {}", key));
        }
        if (!arc.from.empty() && arc.from == arc.to) {
            const Inside to(faults, "to");
            faults.error("loop-arc", "the arc ends where it begins, at " + quoted(arc.from));
        }
        if (!are_lanes && !arc.capacity_bcm_per_year) {
            const Inside capacity(faults, "capacity_bcm_per_year");
            faults.error("missing-capacity", "an arc other than a lane needs a capacity");
        }
        check_dates("decommissioned", arc.commissioned, arc.decommissioned, faults);
        check_owner(arc.owner, names, faults);
        check_way(parts, arc, faults);
    }
}

void check_cost(const Site& site, Faults& faults) {
    const Inside inside(faults, "cost");
    if (const auto* linear = std::get_if<LinearCost>(&site.cost)) {
        const Inside key(faults, "at_capacity_eur_per_mwh");
        if (linear->at_capacity_eur_per_mwh < linear->at_zero_eur_per_mwh)
            faults.error("cost-not-rising",
                         "the cost at full capacity is below that of the first unit");
    }
    if (const auto* stepped = std::get_if<StepCost>(&site.cost)) {
        const Inside key(faults, "steps");
        double sum = 0;
        for (std::size_t i = 0; i < stepped->steps.size(); ++i) {
            const Inside step(faults, i);
            sum += stepped->steps[i].share;
            if (i > 0 && stepped->steps[i].eur_per_mwh < stepped->steps[i - 1].eur_per_mwh)
                faults.error("cost-not-rising", "the step is cheaper than the one before",
                             "order the steps from cheap to dear");
        }
        if (!stepped->steps.empty() && std::abs(sum - 1) > share_tolerance)
            faults.error("bad-shares",
                         fmt::format("the steps' shares add up to {}, not to 1", sum));
    }
    if (const auto* golombek = std::get_if<GolombekCost>(&site.cost)) {
        const Inside key(faults, "full_rate_bcm_per_year");
        const double capacity = site.capacity_bcm_per_year.largest();
        if (golombek->full_rate_bcm_per_year && *golombek->full_rate_bcm_per_year <= capacity)
            faults.error("golombek-full-rate",
                         fmt::format("the full rate {} is not above the capacity {}",
                                     *golombek->full_rate_bcm_per_year, capacity),
                         "leave it out for capacity / 0.95");
    }
}

void check_sites(const NetworkParts& parts, Faults& faults) {
    const Inside collection(faults, "sites");
    for (std::size_t i = 0; i < parts.sites.size(); ++i) {
        const Site& site = parts.sites[i];
        const Inside inside(faults, i);
        check_cost(site, faults);
        check_dates("decommissioned", site.commissioned, site.decommissioned, faults);
        if (site.yearly_minimum_bcm && site.yearly_maximum_bcm &&
            *site.yearly_minimum_bcm > *site.yearly_maximum_bcm) {
            const Inside key(faults, "yearly_minimum_bcm");
            faults.error("contradiction", "the yearly minimum is above the yearly maximum");
        }
    }
}

void check_sector(const Sector& sector, Faults& faults) {
    const Inside key(faults, "lost_load_eur_per_mwh");
    if (sector.lost_load_eur_per_mwh <= sector.reference_price_eur_per_mwh)
        faults.error("lost-load-below-reference",
                     fmt::format("the value of lost load {} is not above the reference price {}",
                                 sector.lost_load_eur_per_mwh, sector.reference_price_eur_per_mwh));
}

void check_markets(const NetworkParts& parts, Faults& faults) {
    const Inside collection(faults, "markets");
    std::set<std::string_view> nodes;
    for (std::size_t i = 0; i < parts.markets.size(); ++i) {
        const Market& market = parts.markets[i];
        const Inside inside(faults, i);
        if (!market.node.empty() && !nodes.insert(market.node).second) {
            const Inside node(faults, "node");
            faults.error("duplicate-market-at-node",
                         "node " + quoted(market.node) + " has a market already",
                         "make it a sector of that market");
        }
        const Inside sectors(faults, "sectors");
        std::set<std::string_view> ids;
        for (std::size_t k = 0; k < market.sectors.size(); ++k) {
            const Sector& sector = market.sectors[k];
            const Inside in_sector(faults, k);
            check_sector(sector, faults);
            const Inside id(faults, "id");
            if (!sector.id.empty() && !ids.insert(sector.id).second)
                faults.error("duplicate-id",
                             "sector " + quoted(sector.id) + " exists already in this market");
        }
    }
}

void check_month_numbers(const std::map<std::string, double>& levels, Faults& faults) {
    const Inside inside(faults, "usual_level");
    for (const auto& [month, level] : levels) {
        const Inside key(faults, month);
        const bool known =
            month.size() <= 2 && !month.empty() && month[0] != '0' &&
            std::all_of(month.begin(), month.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
            std::stoi(month) <= 12;
        if (!known)
            faults.error("bad-month", quoted(month) + " is no month", "1 to 12");
    }
}

void check_storages(const NetworkParts& parts, const NameIndex& names, Faults& faults) {
    const Inside collection(faults, "storages");
    for (std::size_t i = 0; i < parts.storages.size(); ++i) {
        const Storage& store = parts.storages[i];
        const Inside inside(faults, i);
        check_dates("decommissioned", store.commissioned, store.decommissioned, faults);
        check_owner(store.owner, names, faults);
        const double volume = store.working_volume_bcm.largest();
        const auto check_level = [&](std::string_view key, double level) {
            const Inside in_key(faults, key);
            if (level > volume * (1 + 1e-9))
                faults.error(
                    "contradiction",
                    fmt::format("a level of {} bcm does not fit in {} bcm", level, volume));
        };
        check_level("start_bcm", store.start_bcm.value_or(0));
        check_level("end_bcm", store.end_bcm.value_or(0));
        {
            const Inside stocks(faults, "stocks");
            for (std::size_t k = 0; k < store.stocks.size(); ++k) {
                const Inside stock(faults, k);
                check_level("bcm", store.stocks[k].bcm);
            }
        }
        check_month_numbers(store.usual_level, faults);
        const Inside mix(faults, "opening_mix");
        double sum = 0;
        for (const auto& [origin, share] : store.opening_mix) {
            const Inside in_origin(faults, origin);
            check_reference(names, "origins", origin, faults);
            sum += share;
        }
        if (!store.opening_mix.empty() && std::abs(sum - 1) > share_tolerance)
            faults.error("bad-shares",
                         fmt::format("the shares of the opening mix add up to {}, not to 1", sum));
    }
}

void check_contracts(const NetworkParts& parts, const NameIndex& names, Faults& faults) {
    const Inside collection(faults, "contracts");
    for (std::size_t i = 0; i < parts.contracts.size(); ++i) {
        const Contract& contract = parts.contracts[i];
        const Inside inside(faults, i);
        check_dates("to", contract.from, contract.to, faults);
        const Inside price(faults, "price");
        if (contract.price)
            check_formula(contract.price->body, names, faults);
    }
}

void check_series(const NetworkParts& parts, Faults& faults) {
    constexpr std::array<std::string_view, 4> units{"eur-per-mwh", "usd-per-mmbtu", "usd-per-bbl",
                                                    "usd-per-eur"};
    {
        const Inside collection(faults, "series");
        for (std::size_t i = 0; i < parts.series.size(); ++i) {
            const Series& series = parts.series[i];
            const Inside inside(faults, i);
            if (!series.unit.empty() &&
                std::find(units.begin(), units.end(), series.unit) == units.end()) {
                const Inside unit(faults, "unit");
                faults.error("unknown-unit", quoted(series.unit) + " is no unit of a series",
                             "eur-per-mwh, usd-per-mmbtu, usd-per-bbl or usd-per-eur");
            }
            const Inside values(faults, "values");
            check_months(series.values, faults);
        }
    }
    const Inside collection(faults, "profiles");
    for (std::size_t i = 0; i < parts.profiles.size(); ++i) {
        const std::vector<double>& shares = parts.profiles[i].shares;
        const Inside inside(faults, i), key(faults, "shares");
        double sum = 0;
        for (double share : shares)
            sum += share;
        if (shares.size() != 12 && !shares.empty())
            faults.error("bad-profile",
                         fmt::format("a profile has twelve shares, not {}", shares.size()));
        else if (std::abs(sum - 1) > share_tolerance && !shares.empty())
            faults.error("bad-profile",
                         fmt::format("the shares of a profile add up to {}, not to 1", sum));
    }
}

} // namespace

void check_formula(const FormulaBody& body, const NameIndex& names, Faults& faults) {
    if (const auto* hub = std::get_if<HubPrice>(&body)) {
        const Inside key(faults, "node");
        if (!hub->node.empty() && names.find("hubs", hub->node) < 0)
            check_reference(names, "nodes", hub->node, faults);
    }
    const auto check_parts = [&](const std::vector<FormulaPart>& formulas) {
        const Inside key(faults, "parts");
        for (std::size_t i = 0; i < formulas.size(); ++i) {
            const Inside part(faults, i);
            check_formula(formulas[i].body, names, faults);
        }
    };
    if (const auto* mix = std::get_if<MixPrice>(&body)) {
        check_parts(mix->parts);
        double sum = 0;
        for (const FormulaPart& part : mix->parts)
            sum += part.share;
        if (std::abs(sum - 1) > share_tolerance)
            faults.error("bad-shares",
                         fmt::format("the shares of the mix add up to {}, not to 1", sum));
    }
    if (const auto* highest = std::get_if<MaxPrice>(&body))
        check_parts(highest->parts);
}

void check_months(const std::map<std::string, double>& values, Faults& faults) {
    for (const auto& [month, ignored] : values) {
        const Inside key(faults, month);
        if (month.size() > 7 || !parse_date(month))
            faults.error("bad-month", quoted(month) + " is neither a month nor a year",
                         "as in 2021-03 or 2021");
    }
}

void check_network(const NetworkParts& parts, const NameIndex& names, Faults& faults) {
    check_object(parts, &names, faults);
    check_nodes(parts, faults);
    check_arcs("pipelines", parts, parts.pipelines, names, faults);
    check_arcs("terminals", parts, parts.terminals, names, faults);
    check_arcs("lanes", parts, parts.lanes, names, faults);
    check_sites(parts, faults);
    check_markets(parts, faults);
    check_storages(parts, names, faults);
    check_contracts(parts, names, faults);
    check_series(parts, faults);
    if (!faults.has_errors())
        check_topology(parts, names, faults);
}

} // namespace gashub
