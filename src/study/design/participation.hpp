#pragma once
// Runs of a study of the kind `participation` by what they are for, shared by its design and its
// reduction.

#include "study/design/design.hpp"

namespace gashub {

/// Choice of a run beside the axes: `none`, `alone:ID`, `without:ID`, `entry:ID`. A run with all
/// candidates has no such choice.
inline constexpr std::string_view taking_part = "candidates";
/// Choice of a run whose price is given, EUR/MWh.
inline constexpr std::string_view given_price = "given-price";

/// The node whose price is pinned: the study's, else the base's hub, else empty.
std::string pinned_node(const ParticipationStudy& kind, const StudyBase& base);

/// Where a candidate's gas comes from: the start of its first way, else the place of its first
/// site.
std::string source_of(const Candidate& candidate, const Network& network);

/// Whose gas a candidate's is, as origins of the network are named.
std::string origin_of(const Candidate& candidate, const Network& network);

/// The choices at which entry prices are looked for.
std::vector<Choice> looked_in(const ParticipationStudy& kind, const Study& study);

/// What a candidate could sell in the year that is chosen, bcm.
double central_bcm(const Candidate& candidate, const ParticipationStudy& kind,
                   std::span<const Choice> choices);

/// What a candidate supplies in a run, bcm a year.
double volume_of(const Candidate& candidate, const RunValues& values);

/// Where a candidate's volume passes the share of its central volume that counts as coming.
struct EntryPrice {
    enum class State {
        searching, ///< the bracket is wider than the tolerance
        found,     ///< in the bracket
        always,    ///< at the least price already
        never,     ///< not at the largest price
        unknown,   ///< a price that was needed has no answer
    };
    State state = State::searching;
    std::optional<double> low,
        high; ///< largest price at which it stays away, least at which it comes
};
EntryPrice entry_price(const ParticipationStudy& kind, const Candidate& candidate,
                       std::span<const Ran> runs);

} // namespace gashub
