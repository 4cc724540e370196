// What is checked of a study of the kind `participation`: its node, and of each candidate what it
// supplies by and that it can be taken away.

#include "study/checks.hpp"
#include "study/design/participation.hpp"

#include "base/text.hpp"

namespace gashub {
namespace {

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

void check_kind(const ParticipationStudy& kind, const StudyParts&,
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
    const Faults::Inside list(faults, "candidates");
    check_unique(kind.candidates, faults);
    for (std::size_t i = 0; i < kind.candidates.size(); ++i) {
        const Faults::Inside at(faults, i);
        check_candidate(kind.candidates[i], base, faults);
    }
}

} // namespace gashub
