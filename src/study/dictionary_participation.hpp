#pragma once
// Keys of the kind `participation`; a part of dictionary_study.hpp.

#include "model/dictionary.hpp"
#include "study/participation_study.hpp"

namespace gashub {

// clang-format off: one key a line, however long, reads as the table it is
template <>
struct Keys<Candidate> {
    static constexpr std::string_view noun = "candidate";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Candidate::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Candidate::title);
        v.key(KeyInfo{"central_bcm", "bcm", "what it could sell in a year"}.must().from(0),
              &Candidate::central_bcm);
        v.key(KeyInfo{"low_bcm", "bcm", "least that it could sell, in the year looked at"}.from(0),
              &Candidate::low_bcm);
        v.key(KeyInfo{"high_bcm", "bcm", "most that it could sell, in the year looked at"}.from(0),
              &Candidate::high_bcm);
        v.key(KeyInfo{"central_at", "bcm", "choice of the axis `years` -> what it could sell then"}
                  .from(0),
              &Candidate::central_at);
        v.key(KeyInfo{"route", "",
                      "arcs that are built for it: what they cost and earn goes by their "
                      "`expandable`"},
              &Candidate::route);
        v.key(KeyInfo{"elsewhere", "", "who else buys its gas, by language"},
              &Candidate::elsewhere);
        v.key(KeyInfo{"sites", "", "sites whose output is its volume"}, &Candidate::sites);
        v.key(KeyInfo{"arcs", "", "its ways in, whose flows are its volume"}, &Candidate::arcs);
        v.key(KeyInfo{"out", "", "path -> value: takes it away from the base"}.must(),
              &Candidate::out);
        v.key(KeyInfo{"in", "", "path -> value: brings it back where another's `out` took its way"},
              &Candidate::in);
        v.key(KeyInfo{"gate", "",
                      "odds that sanction, border and home need let it, own judgement; beside the "
                      "economics, never inside"}
                  .in(0, 1),
              &Candidate::gate);
        v.key(KeyInfo{"note", "", "what a reader should know of it"}, &Candidate::note);
    }
};
template <>
struct Keys<ParticipationStudy> {
    static constexpr std::string_view noun = "participation study";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"candidates", "", "who may supply; the base has all of them in"}.must(),
              &ParticipationStudy::candidates);
        v.key(KeyInfo{"node", "", "whose price is pinned; default the base's hub"},
              &ParticipationStudy::node);
        v.key(KeyInfo{"years", "", "axis of years: volumes are told for each of its choices"},
              &ParticipationStudy::years);
        v.key(KeyInfo{"at", "",
                      "choices at which entry prices are looked for and verdicts made; default the "
                      "central ones"},
              &ParticipationStudy::at);
        v.key(KeyInfo{"beside", "", "ids of measures told below the candidates, with all in"},
              &ParticipationStudy::beside);
        v.key(KeyInfo{"beyond", "",
                      "region or country behind the hub: how much of what it and the hub's country "
                      "burn of a candidate's origin goes on there"},
              &ParticipationStudy::beyond);
        v.key(KeyInfo{"low", "EUR/MWh", "least price looked at"}, &ParticipationStudy::low);
        v.key(KeyInfo{"high", "EUR/MWh", "largest price looked at"}, &ParticipationStudy::high);
        v.key(KeyInfo{"tolerance", "EUR/MWh", "width of the bracket at which a search ends"}.from(
                  0.001),
              &ParticipationStudy::tolerance);
        v.key(KeyInfo{"share", "", "a candidate comes if so much of its central volume does"}.in(
                  0.01, 1),
              &ParticipationStudy::share);
    }
};
// clang-format on

} // namespace gashub
