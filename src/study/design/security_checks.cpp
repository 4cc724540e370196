// What is checked of a study of the kind `security`: its areas, its situations and what is lost.

#include "study/checks.hpp"
#include "study/design/security.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gashub {
namespace {

void check_region(const Network& network, const std::string& region, Faults& faults) {
    if (network.nodes_of(region).empty())
        faults.error("unknown-region", "no region or country is called " + quoted(region));
}

void check_elements(const Network& network, const std::vector<std::string>& elements,
                    Faults& faults) {
    for (std::size_t i = 0; i < elements.size(); ++i)
        if (network.find_arc(elements[i]) < 0 && network.find_site(elements[i]) < 0 &&
            network.find_storage(elements[i]) < 0) {
            const Faults::Inside at(faults, i);
            faults.error("unknown-element",
                         "no arc, site or storage is called " + quoted(elements[i]));
        }
}

void check_situation(const Situation& situation, const StudyBase& base, Faults& faults) {
    {
        const Faults::Inside list(faults, "demand");
        for (std::size_t i = 0; i < situation.demand.size(); ++i) {
            const Faults::Inside at(faults, i);
            const HardDemand& demand = situation.demand[i];
            check_region(base.network, demand.region, faults);
            if (demand.mcm_per_day.has_value() == demand.factor.has_value())
                faults.error("bad-situation", "demand needs `mcm_per_day` or `factor`");
            const auto same = [&](const HardDemand& other) { return other.region == demand.region; };
            if (std::count_if(situation.demand.begin(), situation.demand.end(), same) > 1)
                faults.error("bad-situation", quoted(demand.region) + " stands here twice");
        }
    }
    const Faults::Inside key(faults, "set");
    try_values(base, situation.set, faults);
}

} // namespace

void check_kind(const SecurityStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults) {
    const StudyBase& base = bases.front();
    if (kind.areas.empty() || kind.situations.empty())
        faults.error("empty-design", "the study needs `areas` and `situations`");
    for (const std::string_view name : {hard_time, taken_out})
        if (parameter_called(parts, name) != nullptr)
            faults.error("bad-parameter",
                         "a study of security names its runs by " + quoted(std::string(name)) +
                             ": give the parameter another id");
    {
        const Faults::Inside list(faults, "areas");
        check_unique(kind.areas, faults);
        for (std::size_t i = 0; i < kind.areas.size(); ++i) {
            const Faults::Inside at(faults, i);
            if (kind.areas[i].regions.empty())
                faults.error("missing-key", "the area needs `regions`");
            for (const std::string& region : kind.areas[i].regions)
                check_region(base.network, region, faults);
        }
    }
    {
        const Faults::Inside list(faults, "situations");
        check_unique(kind.situations, faults);
        for (std::size_t i = 0; i < kind.situations.size(); ++i) {
            const Faults::Inside at(faults, i);
            check_situation(kind.situations[i], base, faults);
        }
    }
    {
        const Faults::Inside list(faults, "elements");
        check_elements(base.network, kind.elements, faults);
    }
    const Faults::Inside list(faults, "common_causes");
    check_unique(kind.common_causes, faults);
    for (std::size_t i = 0; i < kind.common_causes.size(); ++i) {
        const Faults::Inside at(faults, i);
        const CommonCause& cause = kind.common_causes[i];
        if (base.network.find_arc(cause.id) >= 0 || base.network.find_site(cause.id) >= 0 ||
            base.network.find_storage(cause.id) >= 0)
            faults.error("duplicate-id",
                         quoted(cause.id) + " is an element of the network: name the cause else");
        const Faults::Inside key(faults, "elements");
        check_elements(base.network, cause.elements, faults);
    }
}

} // namespace gashub
