#include "study/reduction/standing.hpp"

#include "study/reduction/words.hpp"

namespace gashub {
namespace {

Verdict verdict_of(const ParticipationStudy& kind, const Standing& standing) {
    const double enough = kind.share * standing.central;
    if (!standing.with_all.value || !standing.alone.value)
        return Verdict::unknown;
    if (*standing.with_all.value >= enough)
        return Verdict::joins;
    if (*standing.alone.value >= enough)
        return Verdict::only_alone;
    if (standing.entry.state == EntryPrice::State::never)
        return Verdict::never;
    return standing.entry.high ? Verdict::only_above : Verdict::unknown;
}

/// What the gas is worth where it comes from while it is left out, and who has it then.
AnswerCell elsewhere_of(const Candidate& candidate, const Parties& parties,
                        const Network& network) {
    const AnswerCell price =
        parties.price_at("without:" + candidate.id, source_of(candidate, network));
    const std::string who = title_or(candidate.elsewhere, "");
    if (!price.value)
        return of_words(who.empty() ? "nowhere" : "- " + who);
    if (who.empty())
        return of_value(price.value);
    return of_words(number_words(*price.value, 1) + " " + who);
}

/// Of what the hub's country and the region beyond burn of a candidate's origin, what goes beyond.
AnswerCell beyond_of(const ParticipationStudy& kind, const Candidate& candidate,
                     const Parties& parties, const StudyBase& base) {
    const Network& net = base.network;
    const std::string origin = origin_of(candidate, net),
                      home = net.node(net.find_node(pinned_node(kind, base))).country;
    if (kind.beyond.empty())
        return {};
    return of_value(parties.with_all({}, [&](const Ran& run) -> std::optional<double> {
        const double there = run.values.find("import", kind.beyond + ":" + origin).value_or(0),
                     here = run.values.find("import", home + ":" + origin).value_or(0);
        if (there + here < 1e-6)
            return std::nullopt;
        return 100 * there / (there + here);
    }));
}

Standing standing_of(const ParticipationStudy& kind, const Candidate& candidate,
                     const Parties& parties, const StudyBase& base) {
    Standing one{.candidate = &candidate,
                 .central = central_bcm(candidate, kind, parties.looked()),
                 .entry = entry_price(kind, candidate, parties.index().runs()),
                 .verdict = Verdict::unknown,
                 .pays_alone = parties.price("alone:" + candidate.id),
                 .pays_all = parties.price(""),
                 .pays_without = parties.price("without:" + candidate.id),
                 .alone = parties.volume("alone:" + candidate.id, candidate),
                 .with_all = parties.volume("", candidate),
                 .elsewhere = elsewhere_of(candidate, parties, base.network),
                 .beyond = beyond_of(kind, candidate, parties, base),
                 .could = {},
                 .with_each = {},
                 .route = {},
                 .rate = {}};
    one.verdict = verdict_of(kind, one);
    for (const Choice& year : parties.years()) {
        one.could.push_back(of_value(central_bcm(candidate, kind, {&year, 1})));
        if (year.value == parties.year_looked_at().value) {
            one.could.back().low = candidate.low_bcm;
            one.could.back().high = candidate.high_bcm;
        }
        one.with_each.push_back(of_value(parties.with_all({year}, [&](const Ran& run) {
            return std::optional(volume_of(candidate, run.values));
        })));
    }
    one.route = route_of(candidate, base, one.central);
    // What a candidate needs at the least price looked at is not known: its rate is higher still.
    if (one.route && one.entry.high && one.pays_all.value)
        one.rate =
            rate_of(*one.route, *one.pays_all.value - *one.entry.high, base.network.twh_per_bcm());
    return one;
}

} // namespace

const StudyBase& base_looked_at(const ParticipationStudy& kind, const Study& study) {
    const Result<Point> point = make_point(study, PointRole::other, looked_in(kind, study), "");
    return study.bases()[point ? point->base : 0];
}

std::vector<Standing> standings_of(const ParticipationStudy& kind, const Parties& parties,
                                   const StudyBase& base) {
    std::vector<Standing> standings;
    for (const Candidate& candidate : kind.candidates)
        standings.push_back(standing_of(kind, candidate, parties, base));
    return standings;
}

} // namespace gashub
