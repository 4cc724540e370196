// What is checked of a study of the kind `participation`: its node, and of each candidate what it
// supplies by and that it can be taken away.

#include "study/checks.hpp"
#include "study/design/participation.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gashub {
namespace {

/// Choices of the axis of years; empty without one.
std::vector<std::string> year_choices(const ParticipationStudy& kind, const StudyParts& parts) {
    std::vector<std::string> choices;
    if (const Parameter* axis = parameter_called(parts, kind.years))
        for (const Choice& choice : choices_along(*axis))
            choices.push_back(choice.value);
    return choices;
}

/// What is told of the candidates: their years, the arcs built for them, measures beside.
void check_telling(const ParticipationStudy& kind, const StudyParts& parts, const Network& network,
                   Faults& faults) {
    const std::vector<std::string> years = year_choices(kind, parts);
    if (!kind.years.empty() && years.empty()) {
        const Faults::Inside key(faults, "years");
        unknown_parameter(parts, kind.years, faults);
    }
    check_choices(parts, kind.at, faults);
    if (!kind.beyond.empty() && network.nodes_of(kind.beyond).empty()) {
        const Faults::Inside key(faults, "beyond");
        faults.error("unknown-region", "no region or country is called " + quoted(kind.beyond));
    }
    {
        const Faults::Inside key(faults, "beside");
        for (const std::string& id : kind.beside)
            check_watched(parts, id, faults);
    }
    const Faults::Inside list(faults, "candidates");
    for (std::size_t i = 0; i < kind.candidates.size(); ++i) {
        const Faults::Inside at(faults, i);
        const Candidate& one = kind.candidates[i];
        if (one.low_bcm.value_or(0) > one.central_bcm ||
            one.high_bcm.value_or(one.central_bcm) < one.central_bcm)
            faults.error("bad-candidate", "`low_bcm`, `central_bcm`, `high_bcm` do not rise");
        for (const auto& [year, bcm] : kind.candidates[i].central_at)
            if (std::find(years.begin(), years.end(), year) == years.end()) {
                const Faults::Inside key(faults, "central_at"), inside(faults, year);
                faults.error("unknown-option", "no choice of `years` is called so",
                             did_you_mean(year, years));
            }
        const Faults::Inside key(faults, "route");
        for (const std::string& id : kind.candidates[i].route)
            if (const int arc = network.find_arc(id); arc < 0)
                faults.error("unknown-arc", "no arc is called " + quoted(id));
            else if (!network.arc(arc).expandable)
                faults.error("bad-candidate", "nothing says what " + quoted(id) + " costs",
                             "`expandable` of the arc does");
    }
}

void check_candidate(const Candidate& candidate, const StudyBase& base, Faults& faults) {
    const Network& network = base.network;
    if (candidate.central_bcm <= 0)
        faults.error("bad-candidate", "the candidate could sell nothing",
                     "`central_bcm` above 0 says what it could");
    if (candidate.sites.empty() && candidate.arcs.empty())
        faults.error("missing-key", "the candidate supplies by nothing",
                     "`sites` or `arcs` say whose output or flow is its volume");
    for (const std::string& site : candidate.sites)
        if (network.find_site(site) < 0)
            faults.error("unknown-site", "no site is called " + quoted(site));
    for (const std::string& arc : candidate.arcs)
        if (network.find_arc(arc) < 0)
            faults.error("unknown-arc", "no arc is called " + quoted(arc));
    for (const auto& [key, settings] :
         {std::pair{"out", &candidate.out}, std::pair{"in", &candidate.in}}) {
        const Faults::Inside inside(faults, key);
        if (!settings->empty())
            try_values(base, *settings, faults);
    }
}

} // namespace

void check_kind(const ParticipationStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults) {
    const StudyBase& base = bases.front();
    if (kind.candidates.empty())
        faults.error("empty-design", "the study has no candidates");
    const std::string node = pinned_node(kind, base);
    if (node.empty())
        faults.error("missing-key", "the base has no hub", "`node` says where the price is pinned");
    else if (base.network.find_node(node) < 0)
        faults.error("unknown-node", "no node is called " + quoted(node));
    if (kind.low >= kind.high) {
        const Faults::Inside key(faults, "low");
        faults.error("bad-threshold", "there is nothing between `low` and `high`");
    }
    check_telling(kind, parts, base.network, faults);
    const Faults::Inside list(faults, "candidates");
    check_unique(kind.candidates, faults);
    for (std::size_t i = 0; i < kind.candidates.size(); ++i) {
        const Faults::Inside at(faults, i);
        check_candidate(kind.candidates[i], base, faults);
    }
}

} // namespace gashub
