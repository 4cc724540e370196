#pragma once
// Keys of the kind `power`; a part of dictionary_study.hpp.

#include "model/dictionary.hpp"
#include "study/power_study.hpp"

namespace gashub {

// clang-format off: one key a line, however long, reads as the table it is
template <>
struct Keys<Player> {
    static constexpr std::string_view noun = "player";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Player::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Player::title);
        v.key(KeyInfo{"countries", "",
                      "countries or regions: sites, markets and storages there are the player's, "
                      "and pipelines and terminals that touch them"},
              &Player::countries);
        v.key(KeyInfo{"sellers", "", "sellers whose sites are the player's too"}, &Player::sellers);
        v.key(KeyInfo{"owners", "",
                      "names in `owner` of arcs and storages that are the player's too"},
              &Player::owners);
        v.key(KeyInfo{"sites", "", "sites elsewhere that are the player's too"}, &Player::sites);
        v.key(KeyInfo{"arcs", "", "arcs elsewhere that are the player's too"}, &Player::arcs);
    }
};
template <>
struct Keys<Bloc> {
    static constexpr std::string_view noun = "bloc";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"players", "", "players that act as one"}.must(), &Bloc::players);
    }
};
template <>
struct Keys<Bypass> {
    static constexpr std::string_view noun = "bypass";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Bypass::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Bypass::title);
        v.key(KeyInfo{"with", "", "option of the study's axis that has it"}.must(), &Bypass::with);
        v.key(KeyInfo{"without", "", "option of the study's axis that has it not"}.must(),
              &Bypass::without);
        v.key(KeyInfo{"player", "", "to whom its worth is counted"}.must(), &Bypass::player);
        v.key(KeyInfo{"capex_meur", "MEUR", "what it costs to build"}.must().from(0),
              &Bypass::capex_meur);
        v.key(KeyInfo{"life_years", "years", "years of service"}.in(1, 200), &Bypass::life_years);
        v.key(KeyInfo{"discount_rate", "", "a year"}.in(0, 1), &Bypass::discount_rate);
        v.key(KeyInfo{"opex_share", "", "of capex, a year"}.in(0, 1), &Bypass::opex_share);
        v.key(KeyInfo{"source", "", "where its cost comes from"}, &Bypass::source);
    }
};
template <>
struct Keys<DealZone> {
    static constexpr std::string_view noun = "deal";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"option", "", "option of the study's axis in which they deal"}.must(),
              &DealZone::option);
        v.key(KeyInfo{"seller", "", "player that sells"}.must(), &DealZone::seller);
        v.key(KeyInfo{"buyer", "", "player that buys"}.must(), &DealZone::buyer);
        v.key(KeyInfo{"from", "", "node where the seller's gas is"}.must(), &DealZone::from);
        v.key(KeyInfo{"at", "", "node where it is handed over"}.must(), &DealZone::at);
    }
};
template <>
struct Keys<PowerStudy> {
    static constexpr std::string_view noun = "power study";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"players", "", "who bargains, 2 to 12"}.must(), &PowerStudy::players);
        v.key(KeyInfo{"open_access", "", "regions whose pipes and terminals nobody can close"},
              &PowerStudy::open_access);
        v.key(KeyInfo{"outlets", "",
                      "regions that buy and sell at the price they have with all players in, so "
                      "that their surplus is nobody's"},
              &PowerStudy::outlets);
        v.key(KeyInfo{"focus", "", "player of the headline; default the first"},
              &PowerStudy::focus);
        v.key(
            KeyInfo{"with", "", "option of the axis that the table shows; default its central one"},
            &PowerStudy::with);
        v.key(KeyInfo{"without", "", "option that it is held against; default the first"},
              &PowerStudy::without);
        v.key(KeyInfo{"blocs", "",
                      "players that are one where inputs are swung: each end of an input is a game "
                      "of its own; the others stay by themselves"},
              &PowerStudy::blocs);
        v.key(KeyInfo{"bypasses", "", "new ways whose worth is told"}, &PowerStudy::bypasses);
        v.key(KeyInfo{"deal", "", "prices between which a seller and a buyer could agree"},
              &PowerStudy::deal);
    }
};
// clang-format on

} // namespace gashub
