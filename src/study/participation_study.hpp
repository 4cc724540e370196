#pragma once
// Keys of a study of the kind `participation`: who may supply, and what a hub must pay them; a part
// of study_kinds.hpp.

#include "model/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Somebody who may supply. The study's base has all candidates in.
struct Candidate {
    std::string id;
    Text title;
    double central_bcm = 0;         ///< a year, what it could sell
    std::vector<std::string> sites; ///< whose output is its volume
    std::vector<std::string> arcs;  ///< and its ways in, whose flows are
    PathValues out;                 ///< settings that take it away
    PathValues in;              ///< settings that bring it back where others' `out` took its way
    std::optional<double> gate; ///< odds that sanction, border and home need let it: own judgement
    Text note;
    bool operator==(const Candidate&) const = default;
};

/// None, all, each alone, each left out, in every combination of the axes; and in the central one
/// the price at `node` from which each comes.
struct ParticipationStudy {
    static constexpr std::string_view kind = "participation";
    std::vector<Candidate> candidates;
    std::string node;          ///< whose price is pinned; default the base's hub
    double low = 5, high = 80; ///< prices between which an entry price is looked for, EUR/MWh
    double tolerance = 0.1;    ///< of the bracket, EUR/MWh
    double share = 0.5;        ///< a candidate comes if so much of its central volume does
    bool operator==(const ParticipationStudy&) const = default;
};

} // namespace gashub
