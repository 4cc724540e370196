#pragma once
// What the dictionary of keys (model/dictionary.hpp) is made of.
//
//   Keys<Node>::visit(v) calls v.key(KeyInfo, &Node::member) for each key in file order, and
//   v.flat(&Node::member) for a member whose own keys stand in the same JSON object: a struct with
//   Keys of its own (Provenance), or a std::variant whose alternative is named by the key `kind`.

#include "model/scenario.hpp"

#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace gashub {

struct KeyInfo {
    std::string_view name;
    std::string_view unit;    ///< "" for none
    std::string_view meaning; ///< one sentence, no full stop
    bool required = false;
    double least = -std::numeric_limits<double>::infinity(); ///< numbers only, inclusive
    double most = std::numeric_limits<double>::infinity();
    std::string_view refers_to = ""; ///< collection an id must be found in: nodes, arcs, sellers, profiles ...
    constexpr KeyInfo must() const { KeyInfo k = *this; k.required = true; return k; }
    constexpr KeyInfo in(double low, double high) const { KeyInfo k = *this; k.least = low; k.most = high; return k; }
    constexpr KeyInfo from(double low) const { return in(low, std::numeric_limits<double>::infinity()); }
    constexpr KeyInfo to(std::string_view collection) const { KeyInfo k = *this; k.refers_to = collection; return k; }
};

template <class T>
struct Keys; // specialised below; `noun` names the object in messages

/// Words of an enum in files.
template <class E>
struct Words;
#define GASHUB_WORDS(TYPE, ...)                                                                    \
    template <>                                                                                    \
    struct Words<TYPE> {                                                                           \
        static constexpr auto list = std::to_array<std::pair<std::string_view, TYPE>>({__VA_ARGS__}); \
    };
GASHUB_WORDS(Confidence, {"high", Confidence::high}, {"medium", Confidence::medium}, {"low", Confidence::low})
GASHUB_WORDS(ArcKind, {"pipeline", ArcKind::pipeline}, {"liquefaction", ArcKind::liquefaction},
             {"regasification", ArcKind::regasification}, {"lane", ArcKind::lane})
GASHUB_WORDS(Status, {"existing", Status::existing}, {"planned", Status::planned},
             {"hypothetical", Status::hypothetical})
GASHUB_WORDS(DemandKind, {"fixed", DemandKind::fixed}, {"linear", DemandKind::linear},
             {"iso-elastic", DemandKind::iso_elastic})
GASHUB_WORDS(LimitPer, {"period", LimitPer::period}, {"gas-year", LimitPer::gas_year},
             {"calendar-year", LimitPer::calendar_year})
GASHUB_WORDS(Enforced, {"contract", Enforced::contract}, {"molecules", Enforced::molecules},
             {"mix", Enforced::mix}, {"route", Enforced::route})
GASHUB_WORDS(ForesightKind, {"perfect", ForesightKind::perfect}, {"rolling", ForesightKind::rolling})
GASHUB_WORDS(Priced, {"by-formula", Priced::by_formula}, {"dispatch", Priced::dispatch}, {"bill", Priced::bill})
GASHUB_WORDS(Each, {"country", Each::country}, {"region", Each::region}, {"storage", Each::storage})
GASHUB_WORDS(TaxOn, {"consumption", TaxOn::consumption}, {"production", TaxOn::production},
             {"crossing", TaxOn::crossing}, {"leaving", TaxOn::leaving})
GASHUB_WORDS(Step, {"day", Step::day}, {"week", Step::week}, {"month", Step::month},
             {"quarter", Step::quarter}, {"year", Step::year})
GASHUB_WORDS(DemandResponse, {"short", DemandResponse::short_run}, {"long", DemandResponse::long_run})
#undef GASHUB_WORDS

} // namespace gashub
