#pragma once
// Keys of a scenario's objects.

#include "model/keys.hpp"

namespace gashub {

// One key a line, however long, reads as the table it is.
// clang-format off
// Scenario objects.
template <> struct Keys<Horizon> {
    static constexpr std::string_view noun = "horizon";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"start", "date", "first day"}.must(), &Horizon::start);
        v.key(KeyInfo{"end", "date", "day after the last"}.must(), &Horizon::end);
        v.key(KeyInfo{"step", "", "length of a period"}, &Horizon::step);
    }
};
template <> struct Keys<PriceLevel> {
    static constexpr std::string_view noun = "price level";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"year", "", "year of the scenario's money"}.must().in(1900, 2200), &PriceLevel::year);
        v.key(KeyInfo{"factor", "", "scales all costs and reference prices once"}.must().in(0.01, 100), &PriceLevel::factor);
    }
};
template <> struct Keys<LeverStop> {
    static constexpr std::string_view noun = "lever stop";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"value", "", "value at the stop"}, &LeverStop::value);
        v.key(KeyInfo{"label", "", "word for it, by language"}, &LeverStop::label);
        v.key(KeyInfo{"set", "", "path -> value, where the stop sets several"}, &LeverStop::set);
    }
};
template <> struct Keys<Lever> {
    static constexpr std::string_view noun = "lever";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Lever::id);
        v.key(KeyInfo{"path", "", "what it sets, as --set takes it"}, &Lever::path);
        v.key(KeyInfo{"label", "", "its name, at most 22 signs, by language"}, &Lever::label);
        v.key(KeyInfo{"help", "", "what it is, by language"}, &Lever::help);
        v.key(KeyInfo{"min", "", "lowest value"}, &Lever::min);
        v.key(KeyInfo{"max", "", "highest value"}, &Lever::max);
        v.key(KeyInfo{"step", "", "smallest move"}.from(0), &Lever::step);
        v.key(KeyInfo{"unit", "", "unit shown beside the value"}, &Lever::unit);
        v.key(KeyInfo{"stops", "", "values with words"}, &Lever::stops);
        v.key(KeyInfo{"group", "", "heading it stands under, by language"}, &Lever::group);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"}, &Lever::remove);
    }
};
template <> struct Keys<Outage> {
    static constexpr std::string_view noun = "outage";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"arc", "", "what is out"}.to("arcs"), &Outage::arc);
        v.key(KeyInfo{"site", "", "what is out"}.to("sites"), &Outage::site);
        v.key(KeyInfo{"storage", "", "what is out"}.to("storages"), &Outage::storage);
        v.key(KeyInfo{"terminal", "", "what is out"}.to("arcs"), &Outage::terminal);
        v.key(KeyInfo{"availability", "share", "part of capacity that is left"}.in(0, 1), &Outage::availability);
    }
};
template <> struct Keys<Commission> {
    static constexpr std::string_view noun = "commissioning";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"arc", "", "what comes into service"}.to("arcs"), &Commission::arc);
        v.key(KeyInfo{"site", "", "what comes into service"}.to("sites"), &Commission::site);
        v.key(KeyInfo{"storage", "", "what comes into service"}.to("storages"), &Commission::storage);
        v.key(KeyInfo{"terminal", "", "what comes into service"}.to("arcs"), &Commission::terminal);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm a year", "its capacity; default the network's"}.from(0), &Commission::capacity_bcm_per_year);
    }
};
template <> struct Keys<Decommission> {
    static constexpr std::string_view noun = "decommissioning";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"arc", "", "what goes out of service"}.to("arcs"), &Decommission::arc);
        v.key(KeyInfo{"site", "", "what goes out of service"}.to("sites"), &Decommission::site);
        v.key(KeyInfo{"storage", "", "what goes out of service"}.to("storages"), &Decommission::storage);
        v.key(KeyInfo{"terminal", "", "what goes out of service"}.to("arcs"), &Decommission::terminal);
    }
};
template <> struct Keys<DemandChange> {
    static constexpr std::string_view noun = "demand change";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"region", "", "where"}.to("regions"), &DemandChange::region);
        v.key(KeyInfo{"country", "", "where"}.to("countries"), &DemandChange::country);
        v.key(KeyInfo{"market", "", "where"}.to("markets"), &DemandChange::market);
        v.key(KeyInfo{"sector", "", "whose demand; default all sectors"}, &DemandChange::sector);
        v.key(KeyInfo{"factor", "", "times reference volume and firm block"}.in(0, 100), &DemandChange::factor);
        v.key(KeyInfo{"reference_bcm", "bcm a year", "new reference volume of all it names together"}.from(0), &DemandChange::reference_bcm);
    }
};
template <> struct Keys<ProductionChange> {
    static constexpr std::string_view noun = "production change";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"site", "", "which site"}.to("sites"), &ProductionChange::site);
        v.key(KeyInfo{"origin", "", "or every site of an origin"}.to("origins"), &ProductionChange::origin);
        v.key(KeyInfo{"factor", "", "times capacity"}.in(0, 100), &ProductionChange::factor);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm a year", "new capacity of all it names together"}.from(0), &ProductionChange::capacity_bcm_per_year);
    }
};
template <> struct Keys<Limit> {
    static constexpr std::string_view noun = "limit";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"arcs", "", "arcs whose flows add up"}.to("arcs"), &Limit::arcs);
        v.key(KeyInfo{"seller", "", "or the production of a seller"}.to("sellers"), &Limit::seller);
        v.key(KeyInfo{"origin", "", "or the production of an origin"}.to("origins"), &Limit::origin);
        v.key(KeyInfo{"terminal", "", "or what enters a terminal"}.to("arcs"), &Limit::terminal);
        v.key(KeyInfo{"maximum_bcm_per_year", "bcm a year", "most"}.from(0), &Limit::maximum_bcm_per_year);
        v.key(KeyInfo{"minimum_bcm_per_year", "bcm a year", "least, soft at the penalty"}.from(0), &Limit::minimum_bcm_per_year);
        v.key(KeyInfo{"per", "", "a rate in every period, or a sum over a gas year or calendar year"}, &Limit::per);
        v.key(KeyInfo{"penalty_eur_per_mwh", "EUR/MWh", "cost of a shortfall under the least; default 500"}.in(0, 100000), &Limit::penalty_eur_per_mwh);
    }
};
template <> struct Keys<DriverChange> {
    static constexpr std::string_view noun = "driver";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"driver", "", "weather (scales the weather share only), nuclear, hydro, growth, policy"}.must(), &DriverChange::driver);
        v.key(KeyInfo{"region", "", "where"}.to("regions"), &DriverChange::region);
        v.key(KeyInfo{"country", "", "where"}.to("countries"), &DriverChange::country);
        v.key(KeyInfo{"sector", "", "whose demand; default all sectors"}, &DriverChange::sector);
        v.key(KeyInfo{"factor", "", "times demand"}.in(0, 100), &DriverChange::factor);
        v.key(KeyInfo{"series", "", "month (2021-01) -> factor"}.in(0, 100), &DriverChange::series);
    }
};
template <> struct Keys<CostChange> {
    static constexpr std::string_view noun = "cost change";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"arc", "", "whose tariff"}.to("arcs"), &CostChange::arc);
        v.key(KeyInfo{"site", "", "whose marginal cost"}.to("sites"), &CostChange::site);
        v.key(KeyInfo{"lane", "", "whose shipping cost"}.to("arcs"), &CostChange::lane);
        v.key(KeyInfo{"add_eur_per_mwh", "EUR/MWh", "added to it"}.in(-1000, 10000), &CostChange::add_eur_per_mwh);
        v.key(KeyInfo{"factor", "", "times it"}.in(0, 100), &CostChange::factor);
    }
};
template <> struct Keys<SeriesChange> {
    static constexpr std::string_view noun = "price series";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"series", "", "which series"}.must().to("series"), &SeriesChange::series);
        v.key(KeyInfo{"values", "", "month or year -> value"}.must(), &SeriesChange::values);
    }
};
template <> struct Keys<ContractChange> {
    static constexpr std::string_view noun = "contract change";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"contract", "", "whose terms change"}.must().to("contracts"), &ContractChange::contract);
        v.key(KeyInfo{"volume_bcm_per_year", "bcm a year", "new annual quantity"}.from(0), &ContractChange::volume_bcm_per_year);
        v.key(KeyInfo{"take_or_pay_share", "share", "new part that is paid for in any case"}.in(0, 1), &ContractChange::take_or_pay_share);
        v.key(KeyInfo{"end", "date", "day after its last"}, &ContractChange::end);
        v.key(KeyInfo{"price", "", "new price formula"}, &ContractChange::price);
        v.key(KeyInfo{"rebate_share", "share", "of the price, on volumes taken; touches the bill only"}.in(0, 1), &ContractChange::rebate_share);
        v.key(KeyInfo{"deferral", "", "part of the bill that is paid later"}, &ContractChange::deferral);
    }
};
template <> struct Keys<Event> {
    static constexpr std::string_view noun = "event";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Event::id);
        v.flat(&Event::body);
        v.key(KeyInfo{"from", "date", "first day; absent: from the start"}, &Event::from);
        v.key(KeyInfo{"to", "date", "day after the last; absent: to the end"}, &Event::to);
        v.key(KeyInfo{"known_from", "date", "day from which the market knows of it"}, &Event::known_from);
        v.key(KeyInfo{"note", "", "what a reader should know of it"}, &Event::note);
        v.key(KeyInfo{"confidence", "", "how far its figures can be trusted"}, &Event::confidence);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"}, &Event::remove);
    }
};
template <> struct Keys<Embargo> {
    static constexpr std::string_view noun = "embargo";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"origin", "", "whose gas"}.to("origins"), &Embargo::origin);
        v.key(KeyInfo{"seller", "", "or which seller's gas"}.to("sellers"), &Embargo::seller);
        v.key(KeyInfo{"region", "", "where it may not be sold or stored, nor enter"}.must().to("regions"), &Embargo::region);
        v.key(KeyInfo{"enforced", "", "how strictly, each allowing less: contract (hub gas is free), molecules (traced through every node; default), mix (gas from the grid carries its shares), route (all gas from the grid is barred)"}, &Embargo::enforced);
        v.key(KeyInfo{"routes", "", "pipeline, lng; default both; with one only, that way in is shut"}, &Embargo::routes);
        v.key(KeyInfo{"transit", "", "countries of the region that it may cross, though not be sold in"}.to("countries"), &Embargo::transit);
    }
};
template <> struct Keys<Quota> {
    static constexpr std::string_view noun = "quota";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"origin", "", "whose gas"}.must().to("origins"), &Quota::origin);
        v.key(KeyInfo{"region", "", "where"}.must().to("regions"), &Quota::region);
        v.key(KeyInfo{"share", "share", "most of all sales there"}.must().in(0, 1), &Quota::share);
        v.key(KeyInfo{"penalty_eur_per_mwh", "EUR/MWh", "cost of each unit over it; default none may be"}.in(0, 100000), &Quota::penalty_eur_per_mwh);
    }
};
template <> struct Keys<StorageObligation> {
    static constexpr std::string_view noun = "storage obligation";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"region", "", "whose stores"}.must().to("regions"), &StorageObligation::region);
        v.key(KeyInfo{"date", "date", "day on whose morning the level counts"}.must(), &StorageObligation::date);
        v.key(KeyInfo{"fill", "share", "least share of working volume"}.must().in(0, 1), &StorageObligation::fill);
        v.key(KeyInfo{"each", "", "what must reach it: each country, the region, or each storage"}, &StorageObligation::each);
        v.key(KeyInfo{"penalty_eur_per_mwh", "EUR/MWh", "cost of a shortfall; default 500"}.in(0, 100000), &StorageObligation::penalty_eur_per_mwh);
    }
};
template <> struct Keys<DemandReduction> {
    static constexpr std::string_view noun = "demand reduction";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"region", "", "where"}.must().to("regions"), &DemandReduction::region);
        v.key(KeyInfo{"sector", "", "whose; default all sectors"}, &DemandReduction::sector);
        v.key(KeyInfo{"share", "share", "most that may be used, of the reference: 0.85 for minus 15 %"}.must().in(0, 2), &DemandReduction::share);
    }
};
template <> struct Keys<Tax> {
    static constexpr std::string_view noun = "tax";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"on", "", "consumption, production, crossing a border inwards, or leaving"}.must(), &Tax::on);
        v.key(KeyInfo{"where", "", "region or country; for crossing the one entered, for leaving the one left"}.must().to("regions"), &Tax::where);
        v.key(KeyInfo{"origin", "", "production only: gas of this origin"}.to("origins"), &Tax::origin);
        v.key(KeyInfo{"except", "", "arcs that a tax on crossing or leaving leaves out"}.to("arcs"), &Tax::except);
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "the tax; negative is a subsidy"}.must().in(-1000, 1000), &Tax::eur_per_mwh);
    }
};
template <> struct Keys<Relabel> {
    static constexpr std::string_view noun = "relabelling";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"hub", "", "hub or node where gas takes the hub's label"}.must(), &Relabel::hub);
        v.key(KeyInfo{"origin", "", "whose gas"}.to("origins"), &Relabel::origin);
        v.key(KeyInfo{"seller", "", "or which seller's gas"}.to("sellers"), &Relabel::seller);
        v.key(KeyInfo{"share", "share", "most of that gas traded at the hub, in every period"}.in(0, 1), &Relabel::share);
        v.key(KeyInfo{"bcm_per_year", "bcm a year", "or most of it in a calendar year"}.from(0), &Relabel::bcm_per_year);
    }
};
template <> struct Keys<PriceCap> {
    static constexpr std::string_view noun = "price cap";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"region", "", "whose consumers"}.must().to("regions"), &PriceCap::region);
        v.key(KeyInfo{"price_eur_per_mwh", "EUR/MWh", "most they pay; beyond it they are rationed"}.in(0, 100000), &PriceCap::price_eur_per_mwh);
        v.key(KeyInfo{"price", "", "or a price formula"}, &PriceCap::price);
    }
};
template <> struct Keys<SellerPriceCap> {
    static constexpr std::string_view noun = "cap on a seller";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"seller", "", "whose sales"}.must().to("sellers"), &SellerPriceCap::seller);
        v.key(KeyInfo{"region", "", "where"}.must().to("regions"), &SellerPriceCap::region);
        v.key(KeyInfo{"price_eur_per_mwh", "EUR/MWh", "most it is paid; buyers keep the difference"}.in(0, 100000), &SellerPriceCap::price_eur_per_mwh);
        v.key(KeyInfo{"price", "", "or a price formula"}, &SellerPriceCap::price);
    }
};
template <> struct Keys<ReservePrice> {
    static constexpr std::string_view noun = "reserve price";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"seller", "", "whose sales"}.must().to("sellers"), &ReservePrice::seller);
        v.key(KeyInfo{"region", "", "where"}.must().to("regions"), &ReservePrice::region);
        v.key(KeyInfo{"price_eur_per_mwh", "EUR/MWh", "it sells at no less"}.in(0, 100000), &ReservePrice::price_eur_per_mwh);
        v.key(KeyInfo{"price", "", "or a price formula"}, &ReservePrice::price);
    }
};
template <> struct Keys<RegulatedPrice> {
    static constexpr std::string_view noun = "regulated price";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"country", "", "where"}.must().to("countries"), &RegulatedPrice::country);
        v.key(KeyInfo{"sector", "", "whose; default all sectors"}, &RegulatedPrice::sector);
        v.key(KeyInfo{"price_eur_per_mwh", "EUR/MWh", "what consumers pay"}.in(0, 100000), &RegulatedPrice::price_eur_per_mwh);
        v.key(KeyInfo{"share", "share", "or which share of the market's price"}.in(0.01, 10), &RegulatedPrice::share);
    }
};
template <> struct Keys<OpenTransit> {
    static constexpr std::string_view noun = "open transit";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"arcs", "", "arcs with `transit_to` whose gas is offered on the way"}.must().to("arcs"), &OpenTransit::arcs);
    }
};
template <> struct Keys<MarkUp> {
    static constexpr std::string_view noun = "mark-up";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"owner", "", "country code or seller that takes it"}, &MarkUp::owner);
        v.key(KeyInfo{"arcs", "", "on what passes these arcs"}.to("arcs"), &MarkUp::arcs);
        v.key(KeyInfo{"seller", "", "or on a seller's sales"}.to("sellers"), &MarkUp::seller);
        v.key(KeyInfo{"region", "", "in a region"}.to("regions"), &MarkUp::region);
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "the mark-up"}.in(0, 10000), &MarkUp::eur_per_mwh);
        v.key(KeyInfo{"best", "", "true: the one that earns its taker most, whatever `eur_per_mwh` says"}, &MarkUp::best);
    }
};
template <> struct Keys<Policy> {
    static constexpr std::string_view noun = "policy";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Policy::id);
        v.flat(&Policy::body);
        v.key(KeyInfo{"from", "date", "first day; absent: from the start"}, &Policy::from);
        v.key(KeyInfo{"to", "date", "day after the last; absent: to the end"}, &Policy::to);
        v.key(KeyInfo{"known_from", "date", "day from which the market knows of it"}, &Policy::known_from);
        v.key(KeyInfo{"note", "", "what a reader should know of it"}, &Policy::note);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"}, &Policy::remove);
    }
};
template <> struct Keys<Conduct> {
    static constexpr std::string_view noun = "conduct";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name; default the seller"}, &Conduct::id);
        v.key(KeyInfo{"seller", "", "who has power"}.must().to("sellers"), &Conduct::seller);
        v.key(KeyInfo{"theta", "", "0 price taker, 1 Cournot, between them a conjecture"}.must().in(0, 1), &Conduct::theta);
        v.key(KeyInfo{"region", "", "markets that it sees as one; default each country by itself"}.to("regions"), &Conduct::region);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"}, &Conduct::remove);
    }
};
template <> struct Keys<Exchange> {
    static constexpr std::string_view noun = "exchange";
    template <class V> static void visit(V&&) {}
};
template <> struct Keys<OilIndexed> {
    static constexpr std::string_view noun = "oil-indexed price rule";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"constant_eur_per_mwh", "EUR/MWh", "part that does not move"}.in(-1000, 1000), &OilIndexed::constant_eur_per_mwh);
        v.key(KeyInfo{"slope", "USD/MMBtu per USD/bbl", "0.111 = 11.1 % of Brent"}.in(0, 1), &OilIndexed::slope);
        v.key(KeyInfo{"average_months", "", "months of the mean"}.in(1, 24), &OilIndexed::average_months);
        v.key(KeyInfo{"lag_months", "", "months between the mean's end and the last month"}.in(0, 24), &OilIndexed::lag_months);
        v.key(KeyInfo{"hub", "", "node or hub that part of the price follows"}, &OilIndexed::hub);
        v.key(KeyInfo{"hub_share", "share", "that part: the hub's price of the month before; the rest follows oil"}.in(0, 1), &OilIndexed::hub_share);
        v.key(KeyInfo{"seller", "", "whose gas; default all that is traded"}.to("sellers"), &OilIndexed::seller);
    }
};
template <> struct Keys<AdministeredBand> {
    static constexpr std::string_view noun = "administered band";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"floor", "", "price formula that the hub does not fall below"}, &AdministeredBand::floor);
        v.key(KeyInfo{"ceiling", "", "price formula that it does not rise above"}, &AdministeredBand::ceiling);
    }
};
template <> struct Keys<Netback> {
    static constexpr std::string_view noun = "netback price rule";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"node", "", "node or hub whose price counts, less the cheapest way there"}.must(), &Netback::node);
        v.key(KeyInfo{"seller", "", "whose gas; default all that is traded"}.to("sellers"), &Netback::seller);
    }
};
template <> struct Keys<DominantSupplier> {
    static constexpr std::string_view noun = "dominant supplier";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"seller", "", "who sets the price that earns it most"}.must().to("sellers"), &DominantSupplier::seller);
    }
};
template <> struct Keys<SingleBuyer> {
    static constexpr std::string_view noun = "single buyer";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"buyer", "", "country that buys all at the hub, for its own welfare"}.must().to("countries"), &SingleBuyer::buyer);
    }
};
template <> struct Keys<HubSetting> {
    static constexpr std::string_view noun = "hub";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"node", "", "node or hub that the rule holds at"}.must(), &HubSetting::node);
        v.key(KeyInfo{"price_rule", "", "how its price is formed; default exchange"}, &HubSetting::price_rule);
    }
};
template <> struct Keys<Foresight> {
    static constexpr std::string_view noun = "foresight";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"kind", "", "perfect: one solve over the horizon; rolling: a window that knows only what has come"}, &Foresight::kind);
        v.key(KeyInfo{"window_months", "months", "length of the window; default 12"}.in(1, 120), &Foresight::window_months);
        v.key(KeyInfo{"step_months", "months", "how far it moves; default 1"}.in(1, 120), &Foresight::step_months);
    }
};
template <> struct Keys<ScenarioParts> {
    static constexpr std::string_view noun = "scenario";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"format", "", "format of the file: 1"}.must().in(1, 1), &ScenarioParts::format);
        v.key(KeyInfo{"id", "", "name of the scenario"}.must(), &ScenarioParts::id);
        v.key(KeyInfo{"title", "", "what it is, in a line"}, &ScenarioParts::title);
        v.key(KeyInfo{"question", "", "one sentence that a student would ask"}, &ScenarioParts::question);
        v.key(KeyInfo{"reading", "", "what to look at"}, &ScenarioParts::reading);
        v.key(KeyInfo{"sources", "", "sources of the scenario's own assumptions, in words"}, &ScenarioParts::sources);
        v.key(KeyInfo{"network", "", "path of the network, from the file's own folder; or the network itself, an object"}, &ScenarioParts::network);
        v.key(KeyInfo{"extends", "", "path of the scenario it builds on, from the file's own folder"}, &ScenarioParts::extends);
        v.key(KeyInfo{"horizon", "", "span of time and length of a period, or a list of such pieces"}, &ScenarioParts::horizon);
        v.key(KeyInfo{"demand_response", "", "which elasticity counts: short (default) or long"}, &ScenarioParts::demand_response);
        v.key(KeyInfo{"price_level", "", "money of another year than the network's"}, &ScenarioParts::price_level);
        v.key(KeyInfo{"foresight", "", "what the market knows of the future"}, &ScenarioParts::foresight);
        v.key(KeyInfo{"hub", "", "a hub and the rule that forms its price"}, &ScenarioParts::hub);
        v.key(KeyInfo{"conduct", "", "who has power over prices"}, &ScenarioParts::conduct);
        v.key(KeyInfo{"set", "", "path -> value, laid on the network or this scenario"}, &ScenarioParts::set);
        v.key(KeyInfo{"events", "", "what happens, by date"}, &ScenarioParts::events);
        v.key(KeyInfo{"policies", "", "rules, by date"}, &ScenarioParts::policies);
        v.key(KeyInfo{"levers", "", "what the app shows as sliders"}, &ScenarioParts::levers);
        v.key(KeyInfo{"watch", "", "nodes or hubs whose prices are shown first"}, &ScenarioParts::watch);
    }
};

// clang-format on

} // namespace gashub
