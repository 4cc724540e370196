#pragma once
// Keys of the kind `project`; a part of dictionary_study.hpp.

#include "model/dictionary.hpp"
#include "study/project_study.hpp"

namespace gashub {

// clang-format off: one key a line, however long, reads as the table it is
template <>
struct Keys<ProjectShare> {
    static constexpr std::string_view noun = "share";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &ProjectShare::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &ProjectShare::title);
        v.key(KeyInfo{"capex_meur", "MEUR", "year -> spent in it"}.must(),
              &ProjectShare::capex_meur);
        v.key(KeyInfo{"opex_meur_per_year", "MEUR/a", "spent in every year of service"}.from(0),
              &ProjectShare::opex_meur_per_year);
        v.key(KeyInfo{"first_year", "", "of service"}.must().in(1900, 2200),
              &ProjectShare::first_year);
        v.key(KeyInfo{"life_years", "", "of service"}.in(1, 200), &ProjectShare::life_years);
        v.key(KeyInfo{"discount_rate", "", "real, a year: 0.08 for 8 %"}.in(-0.5, 1),
              &ProjectShare::discount_rate);
        v.key(KeyInfo{"sunk_share", "", "part of capex that is spent whatever is decided"}.in(0, 1),
              &ProjectShare::sunk_share);
        v.key(KeyInfo{"earns", "",
                      "numbers of a run in MEUR, added up: counted with the project less without"}
                  .must(),
              &ProjectShare::earns);
        v.key(KeyInfo{"arcs", "", "whose flow is its use"}, &ProjectShare::arcs);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm/a",
                      "of these arcs together; default: use is not told"}
                  .from(0),
              &ProjectShare::capacity_bcm_per_year);
        v.key(KeyInfo{"source", "", "where the figures come from"}, &ProjectShare::source);
    }
};
template <>
struct Keys<ProjectStudy> {
    static constexpr std::string_view noun = "project study";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"shares", "", "owners, with what each pays and earns"}.must(),
              &ProjectStudy::shares);
        v.key(KeyInfo{"without", "", "path -> value: takes the project away from the base"}.must(),
              &ProjectStudy::without);
        v.key(KeyInfo{"years", "",
                      "the axis whose options are named by representative years; straight lines "
                      "between; default the base's horizon alone"},
              &ProjectStudy::years);
        v.key(KeyInfo{"valued_in", "", "year whose money counts one"}.in(1900, 2200),
              &ProjectStudy::valued_in);
        v.key(KeyInfo{"draws", "", "how many futures; 0: the central case alone"}.in(0, 1000000),
              &ProjectStudy::draws);
        v.key(KeyInfo{"sampling", "", "latin-hypercube or monte-carlo"}, &ProjectStudy::sampling);
        v.key(KeyInfo{"countries", "", "whose gains and losses are told"},
              &ProjectStudy::countries);
    }
};
// clang-format on

} // namespace gashub
