// `participation`: all candidates in every combination of the axes, none, each alone, each left
// out; then rounds of a search for each candidate's entry price, alone and with the hub's price
// pinned.

#include "study/design/participation.hpp"

#include "study/design/kinds.hpp"
#include "study/measure.hpp"
#include "study/settings.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

/// A run of some candidates at choices of the axes.
struct Party {
    std::string word; ///< of the choice `taking_part`; empty: all
    std::vector<std::string> in;
};

std::vector<Party> parties_of(const ParticipationStudy& kind) {
    std::vector<std::string> all;
    for (const Candidate& candidate : kind.candidates)
        all.push_back(candidate.id);
    std::vector<Party> parties{{"", all}, {"none", {}}};
    for (const std::string& id : all)
        parties.push_back({"alone:" + id, {id}});
    for (const std::string& id : all) {
        Party party{"without:" + id, all};
        std::erase(party.in, id);
        parties.push_back(std::move(party));
    }
    return parties;
}

/// Takes away who is not in, then brings back who is.
void lay_party(Point& point, const ParticipationStudy& kind, const std::vector<std::string>& in) {
    const auto is_in = [&](const Candidate& candidate) {
        return std::find(in.begin(), in.end(), candidate.id) != in.end();
    };
    for (const Candidate& candidate : kind.candidates)
        if (!is_in(candidate))
            lay_over(point.set, candidate.out);
    for (const Candidate& candidate : kind.candidates)
        if (is_in(candidate))
            lay_over(point.set, candidate.in);
}

std::optional<Point> point_of(const ParticipationStudy& kind, const Study& study,
                              const Party& party, const std::vector<Choice>& policy,
                              const std::string& id) {
    const PointRole role = party.word.empty() ? PointRole::grid : PointRole::other;
    Result<Point> point = make_point(study, role, policy, id);
    if (!point)
        return std::nullopt;
    lay_party(*point, kind, party.in);
    if (!party.word.empty())
        point->choices.push_back({std::string(taking_part), party.word, 0});
    return *std::move(point);
}

void add_parties(std::vector<Point>& points, const ParticipationStudy& kind, const Study& study) {
    const std::vector<Party> parties = parties_of(kind);
    const std::vector<std::vector<Choice>> policies = grid_choices(study);
    const std::size_t count = parties.size() * policies.size();
    for (const std::vector<Choice>& policy : policies)
        for (const Party& party : parties) {
            std::vector<Choice> named{{"", party.word.empty() ? "all" : party.word, 0}};
            named.insert(named.end(), policy.begin(), policy.end());
            if (auto point = point_of(kind, study, party, policy,
                                      point_id("party", points.size(), count, named)))
                points.push_back(*std::move(point));
        }
}

void add_look(std::vector<Point>& points, const ParticipationStudy& kind, const Study& study,
              const Candidate& candidate, double price) {
    auto point =
        point_of(kind, study, {"entry:" + candidate.id, {candidate.id}}, looked_in(kind, study),
                 fmt::format("entry-{}-{:.4f}", candidate.id.substr(0, 40), price));
    if (!point)
        return;
    point->choices.push_back({std::string(given_price), fmt::format("{}", price), price});
    point->pinned = {{pinned_node(kind, study.bases()[point->base]), price}};
    points.push_back(*std::move(point));
}

} // namespace

std::string pinned_node(const ParticipationStudy& kind, const StudyBase& base) {
    if (!kind.node.empty())
        return kind.node;
    const auto& hub = base.scenario.parts().hub;
    if (!hub)
        return {};
    for (const Hub& known : base.network.parts().hubs)
        if (known.id == hub->node)
            return known.node;
    return hub->node;
}

std::string source_of(const Candidate& candidate, const Network& network) {
    if (!candidate.arcs.empty())
        return network.arc(network.find_arc(candidate.arcs.front())).from;
    const int site = network.find_site(candidate.sites.front());
    return network.parts().sites[static_cast<std::size_t>(site)].node;
}

std::string origin_of(const Candidate& candidate, const Network& network) {
    if (candidate.arcs.empty())
        return network.parts()
            .sites[static_cast<std::size_t>(network.find_site(candidate.sites.front()))]
            .origin;
    return network.node(network.find_node(source_of(candidate, network))).country;
}

std::vector<Choice> looked_in(const ParticipationStudy& kind, const Study& study) {
    return choices_at(study, central_choices(study), kind.at);
}

double central_bcm(const Candidate& candidate, const ParticipationStudy& kind,
                   std::span<const Choice> choices) {
    for (const Choice& choice : choices)
        if (choice.parameter == kind.years)
            if (const auto there = candidate.central_at.find(choice.value);
                there != candidate.central_at.end())
                return there->second;
    return candidate.central_bcm;
}

double volume_of(const Candidate& candidate, const RunValues& values) {
    double volume = 0;
    for (const std::string& site : candidate.sites)
        volume += values.find("annual-production", site).value_or(0);
    for (const std::string& arc : candidate.arcs)
        volume += values.find("annual-flow", arc).value_or(0);
    return volume;
}

EntryPrice entry_price(const ParticipationStudy& kind, const Candidate& candidate,
                       std::span<const Ran> runs) {
    EntryPrice entry;
    for (const Ran& run : runs) {
        const Choice* who = run.point.find(taking_part);
        if (who == nullptr || who->value != "entry:" + candidate.id)
            continue;
        if (!run.is_solved()) {
            entry.state = EntryPrice::State::unknown;
            return entry;
        }
        const double price = run.point.find(given_price)->number;
        if (volume_of(candidate, run.values) >=
            kind.share * central_bcm(candidate, kind, run.point.choices))
            entry.high = std::min(entry.high.value_or(price), price);
        else
            entry.low = std::max(entry.low.value_or(price), price);
    }
    if (entry.high && (!entry.low || *entry.high <= kind.low))
        entry.state = EntryPrice::State::always;
    else if (entry.low && !entry.high)
        entry.state = EntryPrice::State::never;
    else if (entry.low && *entry.high - *entry.low <= kind.tolerance * (1 + 1e-9))
        entry.state = EntryPrice::State::found;
    return entry;
}

std::vector<Point> round_of(const ParticipationStudy& kind, const Study& study,
                            std::span<const Ran> earlier) {
    std::vector<Point> points;
    if (earlier.empty()) {
        add_parties(points, kind, study);
        add_points(points, study, PointRole::swing, "swing",
                   swing_choices(study, central_choices(study)));
        for (const Candidate& candidate : kind.candidates)
            for (const double price : {kind.low, kind.high})
                add_look(points, kind, study, candidate, price);
        return points;
    }
    for (const Candidate& candidate : kind.candidates) {
        const EntryPrice entry = entry_price(kind, candidate, earlier);
        if (entry.state == EntryPrice::State::searching)
            add_look(points, kind, study, candidate, (*entry.low + *entry.high) / 2);
    }
    return points;
}

double size_of(const ParticipationStudy& kind, const Study& study) {
    const auto candidates = static_cast<double>(kind.candidates.size());
    return (2 + 2 * candidates) * grid_size(study) + 2 * candidates;
}

std::vector<WantedValue> wanted_of(const ParticipationStudy& kind, const Study& study) {
    std::vector<WantedValue> wanted;
    for (const Candidate& candidate : kind.candidates) {
        for (const std::string& site : candidate.sites)
            wanted.push_back({"annual-production", site});
        for (const std::string& arc : candidate.arcs)
            wanted.push_back({"annual-flow", arc});
    }
    const StudyBase& base = study.bases().front();
    const std::string hub = pinned_node(kind, base);
    if (!kind.beyond.empty())
        for (const std::string& area :
             {kind.beyond, base.network.node(base.network.find_node(hub)).country})
            wanted.push_back({"import", area + ":*"});
    wanted.push_back({"mean-price", hub});
    for (const Candidate& candidate : kind.candidates)
        wanted.push_back({"mean-price", source_of(candidate, study.bases().front().network)});
    return wanted;
}

} // namespace gashub
