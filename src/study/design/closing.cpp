#include "study/design/closing.hpp"

namespace gashub {
namespace {

bool names(const Commission& event, const std::string& id) {
    return event.arc == id || event.site == id || event.storage == id || event.terminal == id;
}

/// Capacities that events give the thing.
void close_events(PathValues& set, const StudyBase& base, const std::string& id) {
    for (const Event& event : base.scenario.parts().events) {
        const auto* commission = std::get_if<Commission>(&event.body);
        const auto* production = std::get_if<ProductionChange>(&event.body);
        const bool gives = commission != nullptr && names(*commission, id) &&
                           commission->capacity_bcm_per_year.has_value();
        if (gives ||
            (production != nullptr && production->site == id && production->capacity_bcm_per_year))
            set.emplace_back("events." + event.id + ".capacity_bcm_per_year", 0.0);
    }
}

} // namespace

PathValues closing(const StudyBase& base, const std::string& id) {
    PathValues set;
    const Network& network = base.network;
    if (const int arc = network.find_arc(id); arc >= 0) {
        set.emplace_back("arcs." + id + ".capacity_bcm_per_year", 0.0);
        if (network.arc(arc).expandable)
            set.emplace_back("arcs." + id + ".expandable.maximum_bcm_per_year", 0.0);
    }
    if (const int site = network.find_site(id); site >= 0) {
        const Site& held = network.parts().sites[static_cast<std::size_t>(site)];
        set.emplace_back("sites." + id + ".capacity_bcm_per_year", 0.0);
        if (held.yearly_minimum_bcm)
            set.emplace_back("sites." + id + ".yearly_minimum_bcm", 0.0);
    }
    if (network.find_storage(id) >= 0)
        // Its volume stays, as stocks of other days are checked against it.
        for (const char* key :
             {"injection_bcm_per_year", "withdrawal_bcm_per_year", "start_bcm", "end_bcm"})
            set.emplace_back("storages." + id + "." + key, 0.0);
    close_events(set, base, id);
    return set;
}

PathValues without_demand(const std::string& area) {
    return {{"demand." + area + ".factor", 0.0}};
}

PathValues without_duties(const StudyBase& base) {
    PathValues set;
    for (const Contract& contract : base.network.parts().contracts)
        if (contract.take_or_pay_share > 0)
            set.emplace_back("contracts." + contract.id + ".take_or_pay_share", 0.0);
    const ScenarioParts& parts = base.scenario.parts();
    for (const Event& event : parts.events) {
        if (const auto* limit = std::get_if<Limit>(&event.body);
            limit != nullptr && limit->minimum_bcm_per_year)
            set.emplace_back("events." + event.id + ".minimum_bcm_per_year", 0.0);
        if (const auto* change = std::get_if<ContractChange>(&event.body);
            change != nullptr && change->take_or_pay_share)
            set.emplace_back("events." + event.id + ".take_or_pay_share", 0.0);
    }
    for (const Policy& policy : parts.policies)
        if (std::holds_alternative<StorageObligation>(policy.body))
            set.emplace_back("policies." + policy.id + ".fill", 0.0);
    for (const Conduct& conduct : parts.conduct)
        set.emplace_back("conduct." + (conduct.id.empty() ? conduct.seller : conduct.id) + ".theta",
                         0.0);
    return set;
}

std::vector<char> nodes_of(const Network& network, const std::vector<std::string>& areas) {
    std::vector<char> inside(static_cast<std::size_t>(network.node_count()), 0);
    for (const std::string& area : areas)
        for (const int n : network.nodes_of(area))
            inside[static_cast<std::size_t>(n)] = 1;
    return inside;
}

} // namespace gashub
