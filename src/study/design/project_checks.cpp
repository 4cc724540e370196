// What is checked of a study of the kind `project`: each share's terms, what takes the project
// away, and its representative years.

#include "study/checks.hpp"
#include "study/design/project.hpp"
#include "study/run_values.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gashub {
namespace {

bool is_year(const std::string& text) {
    return text.size() == 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_share(const ProjectShare& share, const StudyBase& base, Faults& faults) {
    double capex = 0;
    bool has_years = true;
    {
        const Faults::Inside key(faults, "capex_meur");
        for (const auto& [year, meur] : share.capex_meur) {
            capex += meur;
            if (!is_year(year)) {
                has_years = false;
                faults.error("bad-project", quoted(year) + " is no year");
            } else if (!(meur >= 0)) {
                has_years = false;
                faults.error("bad-project", "capex of " + year + " is negative");
            }
        }
    }
    if (has_years && capex * (1 - share.sunk_share) <= 0)
        faults.error("no-capex", "the share spends nothing, so there is nothing to earn back",
                     capex > 0 ? "all of its capex is sunk: `sunk_share` below 1 leaves some"
                               : "`capex_meur` says what is spent in which year");
    if (share.earns.empty())
        faults.error("missing-key", "the share earns nothing",
                     "`earns` says which numbers of a run are its income");
    {
        const Faults::Inside list(faults, "earns");
        for (std::size_t i = 0; i < share.earns.size(); ++i) {
            const Faults::Inside at(faults, i);
            check_indicator(share.earns[i].indicator, faults);
        }
    }
    const Faults::Inside key(faults, "arcs");
    for (const std::string& arc : share.arcs)
        if (base.network.find_arc(arc) < 0)
            faults.error("unknown-arc", "no arc is called " + quoted(arc));
}

void check_years(const ProjectStudy& kind, const StudyParts& parts, Faults& faults) {
    if (kind.years.empty())
        return;
    const Faults::Inside key(faults, "years");
    const Parameter* axis = parameter_called(parts, kind.years);
    if (axis == nullptr)
        return unknown_parameter(parts, kind.years, faults);
    if (axis->options.empty() || std::any_of(axis->options.begin(), axis->options.end(),
                                             [](const auto& o) { return !is_year(o.id); }))
        faults.error("bad-project", quoted(kind.years) + " has no options named by years",
                     "each option's id is a year, its `set` moves the horizon there");
}

} // namespace

void check_kind(const ProjectStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults) {
    const StudyBase& base = bases.front();
    if (kind.shares.empty())
        faults.error("empty-design", "the project has no shares");
    if (parameter_called(parts, without_project) != nullptr)
        faults.error("bad-parameter", "a study of a project names its runs by " +
                                          quoted(std::string(without_project)) +
                                          ": give the parameter another id");
    if (kind.draws > 0 && std::none_of(parts.parameters.begin(), parts.parameters.end(),
                                       [](const Parameter& p) { return is_uncertain(p); }))
        faults.error("empty-design", "there is nothing to draw",
                     "give a parameter a `distribution`, or leave `draws` out");
    check_years(kind, parts, faults);
    {
        const Faults::Inside list(faults, "shares");
        check_unique(kind.shares, faults);
        for (std::size_t i = 0; i < kind.shares.size(); ++i) {
            const Faults::Inside at(faults, i);
            check_share(kind.shares[i], base, faults);
        }
    }
    const Faults::Inside key(faults, "without");
    if (kind.without.empty())
        faults.error("empty-design", "nothing takes the project away");
    else
        try_values(base, kind.without, faults);
}

} // namespace gashub
