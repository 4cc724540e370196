#pragma once
// Keys of a study of the kind `participation`: who may supply, and what a hub must pay them; a part
// of study_kinds.hpp.

#include "model/scenario.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Somebody who may supply. The study's base has all candidates in.
struct Candidate {
    std::string id;
    Text title;
    double central_bcm = 0;                   ///< a year, what it could sell
    std::optional<double> low_bcm, high_bcm;  ///< range of it where entry prices are looked for
    std::map<std::string, double> central_at; ///< choice of the axis `years` -> that in it
    std::vector<std::string> route; ///< arcs built for it, at the cost of their `expandable`
    Text elsewhere;                 ///< who else buys its gas
    std::vector<std::string> sites; ///< whose output is its volume
    std::vector<std::string> arcs;  ///< and its ways in, whose flows are
    PathValues out;                 ///< settings that take it away
    PathValues in;              ///< settings that bring it back where others' `out` took its way
    std::optional<double> gate; ///< odds that sanction, border and home need let it: own judgement
    Text note;
    bool operator==(const Candidate&) const = default;
};

/// None, all, each alone, each left out, in every combination of the axes; and in one of them the
/// price at `node` from which each comes.
struct ParticipationStudy {
    static constexpr std::string_view kind = "participation";
    std::vector<Candidate> candidates;
    std::string node;          ///< whose price is pinned; default the base's hub
    double low = 5, high = 80; ///< prices between which an entry price is looked for, EUR/MWh
    double tolerance = 0.1;    ///< of the bracket, EUR/MWh
    std::string years;         ///< axis of years: volumes are told for each of its choices
    PathValues at; ///< choices at which entry prices are looked for; default the central ones
    std::vector<std::string> beside; ///< measures told below the candidates, with all in
    std::string beyond; ///< region behind the hub: how much of a candidate's gas goes on there
    double share = 0.5; ///< a candidate comes if so much of its central volume does
    bool operator==(const ParticipationStudy&) const = default;
};

} // namespace gashub
