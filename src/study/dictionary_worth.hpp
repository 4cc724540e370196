#pragma once
// Keys of the kinds `power`, `security` and `project`; a part of dictionary_study.hpp.

#include "model/dictionary.hpp"
#include "study/worth_kinds.hpp"

namespace gashub {

// clang-format off: one key a line, however long, reads as the table it is
template <> struct Keys<Player> {
    static constexpr std::string_view noun = "player";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Player::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Player::title);
        v.key(KeyInfo{"countries", "", "countries or regions: sites, markets, stores and arcs at their nodes are the player's"}, &Player::countries);
        v.key(KeyInfo{"sites", "", "sites elsewhere that are the player's too"}, &Player::sites);
        v.key(KeyInfo{"arcs", "", "arcs elsewhere that are the player's too"}, &Player::arcs);
    }
};
template <> struct Keys<Bypass> {
    static constexpr std::string_view noun = "bypass";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Bypass::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Bypass::title);
        v.key(KeyInfo{"with", "", "option of the study's axis that has it"}.must(), &Bypass::with);
        v.key(KeyInfo{"without", "", "option of the study's axis that has it not"}.must(), &Bypass::without);
        v.key(KeyInfo{"player", "", "to whom its worth is counted"}.must(), &Bypass::player);
        v.key(KeyInfo{"capex_meur", "MEUR", "what it costs to build"}.must().from(0), &Bypass::capex_meur);
        v.key(KeyInfo{"life_years", "years", "years of service"}.in(1, 200), &Bypass::life_years);
        v.key(KeyInfo{"discount_rate", "", "a year"}.in(0, 1), &Bypass::discount_rate);
        v.key(KeyInfo{"opex_share", "", "of capex, a year"}.in(0, 1), &Bypass::opex_share);
        v.key(KeyInfo{"source", "", "where its cost comes from"}, &Bypass::source);
    }
};
template <> struct Keys<DealZone> {
    static constexpr std::string_view noun = "deal";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"option", "", "option of the study's axis in which they deal"}.must(), &DealZone::option);
        v.key(KeyInfo{"seller", "", "player that sells"}.must(), &DealZone::seller);
        v.key(KeyInfo{"buyer", "", "player that buys"}.must(), &DealZone::buyer);
        v.key(KeyInfo{"from", "", "node where the seller's gas is"}.must(), &DealZone::from);
        v.key(KeyInfo{"at", "", "node where it is handed over"}.must(), &DealZone::at);
    }
};
template <> struct Keys<PowerStudy> {
    static constexpr std::string_view noun = "power study";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"players", "", "who bargains, 2 to 12"}.must(), &PowerStudy::players);
        v.key(KeyInfo{"open_access", "", "regions whose arcs nobody can close"}, &PowerStudy::open_access);
        v.key(KeyInfo{"outlets", "", "regions that buy at the price of the whole game, so that their surplus is nobody's"}, &PowerStudy::outlets);
        v.key(KeyInfo{"outlet_room", "", "most that an outlet buys, times its reference demand"}.in(0.1, 10), &PowerStudy::outlet_room);
        v.key(KeyInfo{"focus", "", "player of the headline; default the first"}, &PowerStudy::focus);
        v.key(KeyInfo{"with", "", "option of the axis that the table shows; default its central one"}, &PowerStudy::with);
        v.key(KeyInfo{"without", "", "option that it is held against; default the first"}, &PowerStudy::without);
        v.key(KeyInfo{"bypasses", "", "new ways whose worth is told"}, &PowerStudy::bypasses);
        v.key(KeyInfo{"deal", "", "prices between which a seller and a buyer could agree"}, &PowerStudy::deal);
    }
};
template <> struct Keys<ColdDemand> {
    static constexpr std::string_view noun = "cold demand";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"region", "", "region or country"}.must(), &ColdDemand::region);
        v.key(KeyInfo{"mcm_per_day", "mcm/d", "demand of the peak day"}.from(0), &ColdDemand::mcm_per_day);
        v.key(KeyInfo{"peak_factor", "", "or the mean day of the month times this"}.in(0.1, 10), &ColdDemand::peak_factor);
        v.key(KeyInfo{"month_factor", "", "demand of the cold month, times its mean"}.in(0.1, 10), &ColdDemand::month_factor);
        v.key(KeyInfo{"source", "", "where it comes from"}, &ColdDemand::source);
    }
};
template <> struct Keys<CommonCause> {
    static constexpr std::string_view noun = "common cause";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &CommonCause::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &CommonCause::title);
        v.key(KeyInfo{"elements", "", "arcs, sites and storages that are lost together"}.must(), &CommonCause::elements);
    }
};
template <> struct Keys<SecurityStudy> {
    static constexpr std::string_view noun = "security study";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"areas", "", "regions or countries that are asked about"}.must(), &SecurityStudy::areas);
        v.key(KeyInfo{"peak_day", "", "a day of the coldest month; the month is the cold month"}.must(), &SecurityStudy::peak_day);
        v.key(KeyInfo{"demand", "", "demand of the peak day and the cold month"}, &SecurityStudy::demand);
        v.key(KeyInfo{"least_mcm_per_day", "mcm/d", "smaller elements are not taken out"}.from(0), &SecurityStudy::least_mcm_per_day);
        v.key(KeyInfo{"storage_fill", "", "share of working volume in store when it begins"}.in(0, 1), &SecurityStudy::storage_fill);
        v.key(KeyInfo{"stock_value_eur_per_mwh", "EUR/MWh", "value of gas that is left in store"}.in(0, 1000), &SecurityStudy::stock_value_eur_per_mwh);
        v.key(KeyInfo{"worst", "", "elements whose pairs are tried"}.in(0, 12), &SecurityStudy::worst);
        v.key(KeyInfo{"price_at", "", "node whose price is shown"}, &SecurityStudy::price_at);
        v.key(KeyInfo{"common_causes", "", "elements that one event takes out together"}, &SecurityStudy::common_causes);
    }
};
template <> struct Keys<ValueTerm> {
    static constexpr std::string_view noun = "earning";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"indicator", "", "name of a number of a run: net-revenue, welfare ..."}.must(), &ValueTerm::indicator);
        v.key(KeyInfo{"scope", "", "of what; `*` for a step between colons means all"}, &ValueTerm::scope);
        v.key(KeyInfo{"factor", "", "times this"}, &ValueTerm::factor);
    }
};
template <> struct Keys<ThreePoints> {
    static constexpr std::string_view noun = "triangular draw";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"low", "", "least value"}.must(), &ThreePoints::low);
        v.key(KeyInfo{"mode", "", "likeliest value"}.must(), &ThreePoints::mode);
        v.key(KeyInfo{"high", "", "largest value"}.must(), &ThreePoints::high);
        v.key(KeyInfo{"source", "", "where the range comes from"}, &ThreePoints::source);
        v.key(KeyInfo{"own_estimate", "", "true: no source but the authors' judgement"}, &ThreePoints::own_estimate);
    }
};
template <> struct Keys<ProjectOwner> {
    static constexpr std::string_view noun = "owner";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &ProjectOwner::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &ProjectOwner::title);
        v.key(KeyInfo{"capex_meur", "MEUR", "year -> spent"}.must(), &ProjectOwner::capex_meur);
        v.key(KeyInfo{"opex_share", "", "of all capex, a year"}.in(0, 1), &ProjectOwner::opex_share);
        v.key(KeyInfo{"life_years", "years", "years of service"}.in(1, 200), &ProjectOwner::life_years);
        v.key(KeyInfo{"discount_rate", "", "a year"}.in(0, 1), &ProjectOwner::discount_rate);
        v.key(KeyInfo{"earns", "", "what it earns in a year, MEUR, with the project less without"}.must(), &ProjectOwner::earns);
        v.key(KeyInfo{"source", "", "where its cost comes from"}, &ProjectOwner::source);
    }
};
template <> struct Keys<ProjectStudy> {
    static constexpr std::string_view noun = "project study";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"draws", "", "how many futures, each with every choice of the axes; 0: the central case alone"}.in(0, 1000000), &ProjectStudy::draws);
        v.key(KeyInfo{"with", "", "path -> value: the project is there"}.must(), &ProjectStudy::with);
        v.key(KeyInfo{"without", "", "path -> value: it is not"}.must(), &ProjectStudy::without);
        v.key(KeyInfo{"years", "", "calendar years that are run; straight lines between, the last held"}.must(), &ProjectStudy::years);
        v.key(KeyInfo{"step", "", "periods of a year"}, &ProjectStudy::step);
        v.key(KeyInfo{"first_year", "", "of service"}.must().in(1900, 2200), &ProjectStudy::first_year);
        v.key(KeyInfo{"valued_in", "", "year whose money counts one"}.must().in(1900, 2200), &ProjectStudy::valued_in);
        v.key(KeyInfo{"owners", "", "who pays and who earns"}.must(), &ProjectStudy::owners);
        v.key(KeyInfo{"arcs", "", "the project's arcs, for its use"}, &ProjectStudy::arcs);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm/y", "of these arcs together"}.from(0), &ProjectStudy::capacity_bcm_per_year);
        v.key(KeyInfo{"capex_factor", "", "capex times this, drawn beside the inputs"}, &ProjectStudy::capex_factor);
        v.key(KeyInfo{"delay_years", "years", "service begins later, spending does not; drawn beside the inputs"}, &ProjectStudy::delay_years);
        v.key(KeyInfo{"countries", "", "whose gain or loss is shown"}, &ProjectStudy::countries);
    }
};
// clang-format on

} // namespace gashub
