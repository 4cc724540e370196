#pragma once
// Keys of the kind `security`; a part of dictionary_study.hpp.

#include "model/dictionary.hpp"
#include "study/security_study.hpp"

namespace gashub {

// clang-format off: one key a line, however long, reads as the table it is
template <>
struct Keys<SafeArea> {
    static constexpr std::string_view noun = "safe area";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &SafeArea::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &SafeArea::title);
        v.key(KeyInfo{"regions", "", "regions or countries, taken together"}.must(),
              &SafeArea::regions);
        v.key(KeyInfo{"saved_share", "", "part of demand that market measures can save on the day"}
                  .in(0, 0.99),
              &SafeArea::saved_share);
    }
};
template <>
struct Keys<HardDemand> {
    static constexpr std::string_view noun = "hard demand";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"region", "", "region or country"}.must(), &HardDemand::region);
        v.key(KeyInfo{"mcm_per_day", "mcm/d", "wanted there in the central case"}.from(0),
              &HardDemand::mcm_per_day);
        v.key(KeyInfo{"factor", "", "or times what the base has there"}.in(0, 100),
              &HardDemand::factor);
        v.key(KeyInfo{"source", "", "where the figure comes from"}, &HardDemand::source);
        v.key(KeyInfo{"own_estimate", "", "true: no source but the authors' judgement"},
              &HardDemand::own_estimate);
    }
};
template <>
struct Keys<Situation> {
    static constexpr std::string_view noun = "situation";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Situation::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Situation::title);
        v.key(KeyInfo{"set", "", "path -> value, laid on before all else: `horizon.start` ..."}
                  .must(),
              &Situation::set);
        v.key(KeyInfo{"demand", "", "what is wanted then"}, &Situation::demand);
        v.key(
            KeyInfo{"storage_fill", "", "share of working volume in stores at the start"}.in(0, 1),
            &Situation::storage_fill);
        v.key(KeyInfo{"storage_value_eur_per_mwh", "EUR/MWh",
                      "worth of what is left in stores at the end"}
                  .from(0),
              &Situation::storage_value_eur_per_mwh);
    }
};
template <>
struct Keys<CommonCause> {
    static constexpr std::string_view noun = "common cause";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &CommonCause::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &CommonCause::title);
        v.key(KeyInfo{"elements", "", "arcs, sites, storages that are lost together"}.must(),
              &CommonCause::elements);
    }
};
template <>
struct Keys<SecurityStudy> {
    static constexpr std::string_view noun = "security study";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"areas", "", "whose supply is asked about"}.must(), &SecurityStudy::areas);
        v.key(KeyInfo{"situations", "", "hard times; the answer leads with the first"}.must(),
              &SecurityStudy::situations);
        v.key(KeyInfo{"least_mcm_per_day", "mcm/d",
                      "ways into an area from this size on are taken out in turn"}
                  .from(0),
              &SecurityStudy::least_mcm_per_day);
        v.key(KeyInfo{"elements", "", "arcs, sites, storages taken out beside those"},
              &SecurityStudy::elements);
        v.key(KeyInfo{"common_causes", "", "what fails together"}, &SecurityStudy::common_causes);
        v.key(KeyInfo{"origins", "", "on whose gas dependence is asked"}, &SecurityStudy::origins);
        v.key(KeyInfo{"pairs", "",
                      "so many of each area's worst elements are also lost two at a time"}
                  .in(0, 12),
              &SecurityStudy::pairs);
    }
};
// clang-format on

} // namespace gashub
