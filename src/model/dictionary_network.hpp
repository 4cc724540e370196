#pragma once
// Keys of a network's objects.

#include "model/keys.hpp"

namespace gashub {

// One key a line, however long, reads as the table it is.
// clang-format off
template <> struct Keys<FigureNote> {
    static constexpr std::string_view noun = "figure note";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"source", "", "id in `sources`; several joined by +"}, &FigureNote::source);
        v.key(KeyInfo{"confidence", "", "how far the figure can be trusted"}, &FigureNote::confidence);
        v.key(KeyInfo{"note", "", "what a reader should know of it"}, &FigureNote::note);
    }
};
template <> struct Keys<Provenance> {
    static constexpr std::string_view noun = "provenance";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"source", "", "id in `sources` of the object's figures; several joined by +"}, &Provenance::source);
        v.key(KeyInfo{"confidence", "", "how far the figures can be trusted"}, &Provenance::confidence);
        v.key(KeyInfo{"note", "", "what a reader should know of the figures"}, &Provenance::note);
        v.key(KeyInfo{"figures", "", "key of this object -> source, confidence, note, where they differ from the object's"}, &Provenance::figures);
    }
};
template <> struct Keys<Source> {
    static constexpr std::string_view noun = "source";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "key that figures name"}.must(), &Source::id);
        v.key(KeyInfo{"title", "", "title of the publication"}.must(), &Source::title);
        v.key(KeyInfo{"publisher", "", "who published it"}, &Source::publisher);
        v.key(KeyInfo{"year", "", "year of publication"}.in(1900, 2200), &Source::year);
        v.key(KeyInfo{"address", "", "where it can be found"}, &Source::address);
        v.key(KeyInfo{"terms", "", "terms under which its data may be used"}, &Source::terms);
    }
};
template <> struct Keys<DatedValue> {
    static constexpr std::string_view noun = "dated value";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"from", "date", "first day of the value"}.must(), &DatedValue::from);
        v.key(KeyInfo{"value", "", "value from that day on, in the unit of the key"}.must(), &DatedValue::value);
    }
};
template <> struct Keys<Node> {
    static constexpr std::string_view noun = "node";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Node::id);
        v.key(KeyInfo{"name", "", "name for people, a string or one by language"}, &Node::name);
        v.key(KeyInfo{"country", "", "ISO 3166 alpha-2 code; XA, XR for blocks outside the map"}.must(), &Node::country);
        v.key(KeyInfo{"lat", "degrees", "latitude, north positive"}.must().in(-90, 90), &Node::lat);
        v.key(KeyInfo{"lon", "degrees", "longitude, east positive"}.must().in(-180, 180), &Node::lon);
        v.flat(&Node::provenance);
    }
};
template <> struct Keys<Region> {
    static constexpr std::string_view noun = "region";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name; a country code is a region of itself"}.must(), &Region::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Region::name);
        v.key(KeyInfo{"countries", "", "country codes whose nodes belong to it"}, &Region::countries);
        v.key(KeyInfo{"nodes", "", "nodes that belong to it besides"}.to("nodes"), &Region::nodes);
        v.flat(&Region::provenance);
    }
};
template <> struct Keys<Hub> {
    static constexpr std::string_view noun = "hub";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name, for example ttf"}.must(), &Hub::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Hub::name);
        v.key(KeyInfo{"node", "", "node whose price the hub quotes"}.must().to("nodes"), &Hub::node);
        v.flat(&Hub::provenance);
    }
};
template <> struct Keys<Adder> {
    static constexpr std::string_view noun = "adder";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "added to the tariff in its year, less with every year of distance"}.must().in(-1000, 1000), &Adder::eur_per_mwh);
        v.key(KeyInfo{"year", "", "year it was found for"}.must().in(1900, 2200), &Adder::year);
    }
};
template <> struct Keys<Expansion> {
    static constexpr std::string_view noun = "expansion";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"maximum_bcm_per_year", "bcm a year", "most that can be added"}.must().from(0), &Expansion::maximum_bcm_per_year);
        v.key(KeyInfo{"capex_meur_per_bcm_per_year", "MEUR", "cost of one bcm a year of capacity"}.must().from(0), &Expansion::capex_meur_per_bcm_per_year);
        v.key(KeyInfo{"life_years", "years", "over which it is paid back; default 25"}.in(1, 100), &Expansion::life_years);
        v.key(KeyInfo{"discount_rate", "share", "a year; default 0.08"}.in(0, 1), &Expansion::discount_rate);
        v.key(KeyInfo{"opex_share", "share", "of capex, every year"}.in(0, 1), &Expansion::opex_share);
        v.key(KeyInfo{"from", "date", "first day it could be in service"}, &Expansion::from);
    }
};
template <> struct Keys<Arc> {
    static constexpr std::string_view noun = "arc";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name over pipelines, terminals and lanes"}.must(), &Arc::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Arc::name);
        v.key(KeyInfo{"kind", "", "terminals only: liquefaction or regasification"}, &Arc::kind);
        v.key(KeyInfo{"from", "", "node where gas enters"}.must().to("nodes"), &Arc::from);
        v.key(KeyInfo{"to", "", "node where gas leaves; a reversible pipe is two arcs"}.must().to("nodes"), &Arc::to);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm a year", "most that may enter, a number or dated steps; required but for lanes"}.from(0), &Arc::capacity_bcm_per_year);
        v.key(KeyInfo{"tariff_eur_per_mwh", "EUR/MWh", "price of passing, on what enters; shipping cost on a lane"}.in(-1000, 1000), &Arc::tariff_eur_per_mwh);
        v.key(KeyInfo{"loss_share", "share", "part of what enters that does not arrive"}.in(0, 0.999), &Arc::loss_share);
        v.key(KeyInfo{"full_use_cost_eur_per_mwh", "EUR/MWh", "rise of marginal cost from idle to full use; default 0.4"}.in(0, 1000), &Arc::full_use_cost_eur_per_mwh);
        v.key(KeyInfo{"owner", "", "country code or seller that earns its rent; default half to each end's country"}, &Arc::owner);
        v.key(KeyInfo{"status", "", "planned and hypothetical ones carry gas only once an event commissions them"}, &Arc::status);
        v.key(KeyInfo{"commissioned", "date", "first day in service; absent: always there"}, &Arc::commissioned);
        v.key(KeyInfo{"decommissioned", "date", "first day out of service; absent: stays"}, &Arc::decommissioned);
        v.key(KeyInfo{"transit_to", "", "node it brings gas to without offering it on the way; policy open-transit lifts it"}.to("nodes"), &Arc::transit_to);
        v.key(KeyInfo{"via", "", "arcs passed after this one on the way to `transit_to`, in order"}.to("arcs"), &Arc::via);
        v.key(KeyInfo{"expandable", "", "capacity that the market itself may add"}, &Arc::expandable);
        v.key(KeyInfo{"adder", "", "cost that calibrate found for it"}, &Arc::adder);
        v.flat(&Arc::provenance);
    }
};
template <> struct Keys<JointLimit> {
    static constexpr std::string_view noun = "joint limit";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &JointLimit::id);
        v.key(KeyInfo{"name", "", "name for people"}, &JointLimit::name);
        v.key(KeyInfo{"arcs", "", "arcs whose flows add up"}.must().to("arcs"), &JointLimit::arcs);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm a year", "most that may enter all of them together"}.must().from(0), &JointLimit::capacity_bcm_per_year);
        v.flat(&JointLimit::provenance);
    }
};
template <> struct Keys<ConstantCost> {
    static constexpr std::string_view noun = "constant cost";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "marginal cost at any rate"}.must().in(-1000, 10000), &ConstantCost::eur_per_mwh);
    }
};
template <> struct Keys<LinearCost> {
    static constexpr std::string_view noun = "linear cost";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"at_zero_eur_per_mwh", "EUR/MWh", "marginal cost of the first unit"}.must().in(-1000, 10000), &LinearCost::at_zero_eur_per_mwh);
        v.key(KeyInfo{"at_capacity_eur_per_mwh", "EUR/MWh", "marginal cost at full capacity; not below the first"}.must().in(-1000, 10000), &LinearCost::at_capacity_eur_per_mwh);
    }
};
template <> struct Keys<CostStep> {
    static constexpr std::string_view noun = "cost step";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"share", "share", "part of capacity; all steps add up to 1"}.must().in(0, 1), &CostStep::share);
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "marginal cost on the step; rising from step to step"}.must().in(-1000, 10000), &CostStep::eur_per_mwh);
    }
};
template <> struct Keys<StepCost> {
    static constexpr std::string_view noun = "step cost";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"steps", "", "steps from cheap to dear"}.must(), &StepCost::steps);
    }
};
template <> struct Keys<IndexedCost> {
    static constexpr std::string_view noun = "indexed cost";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"constant_eur_per_mwh", "EUR/MWh", "part that does not move"}.in(-1000, 10000), &IndexedCost::constant_eur_per_mwh);
        v.key(KeyInfo{"factor", "", "times the series (1.15 for 115 % of Henry Hub)"}.in(0, 100), &IndexedCost::factor);
        v.key(KeyInfo{"series", "", "series it follows; usd-per-mmbtu is turned into EUR/MWh with series eur-usd"}.must().to("series"), &IndexedCost::series);
    }
};
template <> struct Keys<GolombekCost> {
    static constexpr std::string_view noun = "Golombek cost";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"a_eur_per_mwh", "EUR/MWh", "constant of a + b q + c ln(1 - q/Q)"}.must().in(-1000, 10000), &GolombekCost::a_eur_per_mwh);
        v.key(KeyInfo{"b_eur_per_mwh_per_bcm", "EUR/MWh per bcm a year", "slope"}.in(0, 10000), &GolombekCost::b_eur_per_mwh_per_bcm);
        v.key(KeyInfo{"c_eur_per_mwh", "EUR/MWh", "weight of the logarithm, not positive"}.must().in(-10000, 0), &GolombekCost::c_eur_per_mwh);
        v.key(KeyInfo{"full_rate_bcm_per_year", "bcm a year", "Q, where the cost has no bound; above capacity; default capacity / 0.95"}.from(0), &GolombekCost::full_rate_bcm_per_year);
    }
};
template <> struct Keys<Site> {
    static constexpr std::string_view noun = "site";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Site::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Site::name);
        v.key(KeyInfo{"node", "", "node where the gas comes in"}.must().to("nodes"), &Site::node);
        v.key(KeyInfo{"origin", "", "country code or company whose gas it is"}.must(), &Site::origin);
        v.key(KeyInfo{"seller", "", "who sells it; default a price taker of its own"}.to("sellers"), &Site::seller);
        v.key(KeyInfo{"capacity_bcm_per_year", "bcm a year", "most it gives, a number or dated steps"}.must().from(0), &Site::capacity_bcm_per_year);
        v.key(KeyInfo{"yearly_minimum_bcm", "bcm", "least per calendar year, soft at the value of lost load"}.from(0), &Site::yearly_minimum_bcm);
        v.key(KeyInfo{"yearly_maximum_bcm", "bcm", "most per calendar year"}.from(0), &Site::yearly_maximum_bcm);
        v.key(KeyInfo{"profile", "", "shape of the capacity over the months; default flat"}.to("profiles"), &Site::profile);
        v.key(KeyInfo{"cost", "", "marginal cost of production"}.must(), &Site::cost);
        v.key(KeyInfo{"status", "", "planned and hypothetical ones give gas only once an event commissions them"}, &Site::status);
        v.key(KeyInfo{"commissioned", "date", "first day in service"}, &Site::commissioned);
        v.key(KeyInfo{"decommissioned", "date", "first day out of service"}, &Site::decommissioned);
        v.flat(&Site::provenance);
    }
};
template <> struct Keys<Seller> {
    static constexpr std::string_view noun = "seller";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Seller::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Seller::name);
        v.key(KeyInfo{"country", "", "country whose agent it is"}.must(), &Seller::country);
        v.flat(&Seller::provenance);
    }
};
template <> struct Keys<Sector> {
    static constexpr std::string_view noun = "sector";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "household, industry, power ...; unique in the market"}.must(), &Sector::id);
        v.key(KeyInfo{"reference_bcm_per_year", "bcm a year", "volume of the curve's reference point"}.must().from(0), &Sector::reference_bcm_per_year);
        v.key(KeyInfo{"reference_price_eur_per_mwh", "EUR/MWh", "price of the reference point"}.must().in(0.001, 10000), &Sector::reference_price_eur_per_mwh);
        v.key(KeyInfo{"reference_year", "", "year of the reference point"}.in(1900, 2200), &Sector::reference_year);
        v.key(KeyInfo{"kind", "", "shape of the curve"}, &Sector::kind);
        v.key(KeyInfo{"elasticity", "", "short-run own-price elasticity at the reference point"}.in(-50, 0), &Sector::elasticity);
        v.key(KeyInfo{"elasticity_long", "", "long-run elasticity; default the short-run one"}.in(-50, 0), &Sector::elasticity_long);
        v.key(KeyInfo{"lost_load_eur_per_mwh", "EUR/MWh", "value of lost load, where the curve is cut; above the reference price"}.in(0.001, 100000), &Sector::lost_load_eur_per_mwh);
        v.key(KeyInfo{"profile", "", "shares of the year by month; default by days"}.to("profiles"), &Sector::profile);
        v.key(KeyInfo{"weather_share", "share", "part of demand that answers to degree days"}.in(0, 1), &Sector::weather_share);
        v.key(KeyInfo{"protected", "", "true: rationed last"}, &Sector::is_protected);
        v.flat(&Sector::provenance);
    }
};
template <> struct Keys<Market> {
    static constexpr std::string_view noun = "market";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Market::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Market::name);
        v.key(KeyInfo{"node", "", "node where it buys; one market a node"}.must().to("nodes"), &Market::node);
        v.key(KeyInfo{"sectors", "", "its sectors"}.must(), &Market::sectors);
        v.flat(&Market::provenance);
    }
};
template <> struct Keys<StockOnDate> {
    static constexpr std::string_view noun = "stock";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"date", "date", "morning of the day"}.must(), &StockOnDate::date);
        v.key(KeyInfo{"bcm", "bcm", "working gas in store"}.must().from(0), &StockOnDate::bcm);
    }
};
template <> struct Keys<Storage> {
    static constexpr std::string_view noun = "storage";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Storage::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Storage::name);
        v.key(KeyInfo{"node", "", "node it takes gas from and gives it to"}.must().to("nodes"), &Storage::node);
        v.key(KeyInfo{"working_volume_bcm", "bcm", "most it holds, a number or dated steps"}.must().from(0), &Storage::working_volume_bcm);
        v.key(KeyInfo{"injection_bcm_per_year", "bcm a year", "injection rate, as a monthly mean"}.must().from(0), &Storage::injection_bcm_per_year);
        v.key(KeyInfo{"withdrawal_bcm_per_year", "bcm a year", "withdrawal rate of a full store, as a monthly mean"}.must().from(0), &Storage::withdrawal_bcm_per_year);
        v.key(KeyInfo{"withdrawal_at_empty_share", "share", "withdrawal rate of an empty store over that of a full one; between, it falls with the level"}.in(0, 1), &Storage::withdrawal_at_empty_share);
        v.key(KeyInfo{"injection_fuel_share", "share", "part of what is injected that is burnt"}.in(0, 0.999), &Storage::injection_fuel_share);
        v.key(KeyInfo{"injection_fee_eur_per_mwh", "EUR/MWh", "fee on what is injected"}.in(0, 1000), &Storage::injection_fee_eur_per_mwh);
        v.key(KeyInfo{"withdrawal_fee_eur_per_mwh", "EUR/MWh", "fee on what is withdrawn"}.in(0, 1000), &Storage::withdrawal_fee_eur_per_mwh);
        v.key(KeyInfo{"start_bcm", "bcm", "level at the start of any horizon; default from `stocks`, else free and equal to the end"}.from(0), &Storage::start_bcm);
        v.key(KeyInfo{"end_bcm", "bcm", "least level at the end of any horizon; default from `stocks`, else equal to the start"}.from(0), &Storage::end_bcm);
        v.key(KeyInfo{"end_value_eur_per_mwh", "EUR/MWh", "value of what is left, in place of an end level"}.in(0, 10000), &Storage::end_value_eur_per_mwh);
        v.key(KeyInfo{"stocks", "", "levels on stated days; a horizon that begins or ends on one takes it"}, &Storage::stocks);
        v.key(KeyInfo{"usual_level", "share", "month (1 to 12) -> usual share of working volume on its first day"}.in(0, 1), &Storage::usual_level);
        v.key(KeyInfo{"opening_mix", "share", "origin -> share of the opening stock"}.in(0, 1), &Storage::opening_mix);
        v.key(KeyInfo{"owner", "", "country code or seller that earns its rent; default the node's country"}, &Storage::owner);
        v.key(KeyInfo{"status", "", "planned and hypothetical ones work only once an event commissions them"}, &Storage::status);
        v.key(KeyInfo{"commissioned", "date", "first day in service"}, &Storage::commissioned);
        v.key(KeyInfo{"decommissioned", "date", "first day out of service"}, &Storage::decommissioned);
        v.flat(&Storage::provenance);
    }
};
template <> struct Keys<FixedPrice> {
    static constexpr std::string_view noun = "fixed price";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "the price"}.must().in(0, 10000), &FixedPrice::eur_per_mwh);
    }
};
template <> struct Keys<HubPrice> {
    static constexpr std::string_view noun = "hub price";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"node", "", "node or hub whose price it follows"}.must(), &HubPrice::node);
        v.key(KeyInfo{"add_eur_per_mwh", "EUR/MWh", "added to it"}.in(-1000, 1000), &HubPrice::add_eur_per_mwh);
        v.key(KeyInfo{"average_months", "", "months of the mean"}.in(1, 24), &HubPrice::average_months);
        v.key(KeyInfo{"lag_months", "", "months between the mean's end and the last month"}.in(0, 24), &HubPrice::lag_months);
    }
};
template <> struct Keys<OilPrice> {
    static constexpr std::string_view noun = "oil price";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"constant_eur_per_mwh", "EUR/MWh", "part that does not move"}.in(-1000, 1000), &OilPrice::constant_eur_per_mwh);
        v.key(KeyInfo{"slope", "USD/MMBtu per USD/bbl", "0.11 = 11 % of Brent"}.must().in(0, 1), &OilPrice::slope);
        v.key(KeyInfo{"average_months", "", "months of the mean"}.in(1, 24), &OilPrice::average_months);
        v.key(KeyInfo{"lag_months", "", "months between the mean's end and the last month"}.in(0, 24), &OilPrice::lag_months);
    }
};
template <> struct Keys<SeriesPrice> {
    static constexpr std::string_view noun = "series price";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"series", "", "series it follows"}.must().to("series"), &SeriesPrice::series);
        v.key(KeyInfo{"factor", "", "times the series"}.in(0, 100), &SeriesPrice::factor);
        v.key(KeyInfo{"add_eur_per_mwh", "EUR/MWh", "added to it"}.in(-1000, 1000), &SeriesPrice::add_eur_per_mwh);
        v.key(KeyInfo{"average_months", "", "months of the mean"}.in(1, 24), &SeriesPrice::average_months);
        v.key(KeyInfo{"lag_months", "", "months between the mean's end and the last month"}.in(0, 24), &SeriesPrice::lag_months);
    }
};
template <> struct Keys<MixPrice> {
    static constexpr std::string_view noun = "mixed price";
    template <class V> static void visit(V&& v) { v.key(KeyInfo{"parts", "", "formulas with their shares"}.must(), &MixPrice::parts); }
};
template <> struct Keys<MaxPrice> {
    static constexpr std::string_view noun = "highest of prices";
    template <class V> static void visit(V&& v) { v.key(KeyInfo{"parts", "", "formulas of which the highest counts"}.must(), &MaxPrice::parts); }
};
template <> struct Keys<FormulaPart> {
    static constexpr std::string_view noun = "formula part";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"share", "share", "weight in a mix"}.in(0, 1), &FormulaPart::share);
        v.flat(&FormulaPart::body);
    }
};
template <> struct Keys<Formula> {
    static constexpr std::string_view noun = "price formula";
    template <class V> static void visit(V&& v) { v.flat(&Formula::body); }
};
template <> struct Keys<Deferral> {
    static constexpr std::string_view noun = "deferral";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"amount_meur", "MEUR", "of each year's bill"}.must().from(0), &Deferral::amount_meur);
        v.key(KeyInfo{"years", "years", "later"}.must().in(0, 100), &Deferral::years);
        v.key(KeyInfo{"rate", "share", "interest a year"}.in(0, 1), &Deferral::rate);
    }
};
template <> struct Keys<Contract> {
    static constexpr std::string_view noun = "contract";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Contract::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Contract::name);
        v.key(KeyInfo{"seller", "", "who sells"}.must().to("sellers"), &Contract::seller);
        v.key(KeyInfo{"buyer", "", "country that buys"}.must().to("countries"), &Contract::buyer);
        v.key(KeyInfo{"arcs", "", "arcs that carry it"}.must().to("arcs"), &Contract::arcs);
        v.key(KeyInfo{"annual_quantity_bcm", "bcm", "annual contract quantity, per gas year, a number or dated steps"}.must().from(0), &Contract::annual_quantity_bcm);
        v.key(KeyInfo{"take_or_pay_share", "share", "part of it that is paid for in any case"}.in(0, 1), &Contract::take_or_pay_share);
        v.key(KeyInfo{"penalty_eur_per_mwh", "EUR/MWh", "cost of a shortfall under the floor; default the contract's price"}.in(0, 10000), &Contract::penalty_eur_per_mwh);
        v.key(KeyInfo{"profile", "", "monthly shares of the quantity that a month takes at most"}.to("profiles"), &Contract::profile);
        v.key(KeyInfo{"destination", "", "destination clause: region that the gas may be sold in only"}.to("regions"), &Contract::destination);
        v.key(KeyInfo{"contract_only", "", "true: while it runs, its seller's gas passes its arcs under contract only"}, &Contract::contract_only);
        v.key(KeyInfo{"make_up", "", "true: gas paid for and not taken may be taken in later gas years"}, &Contract::make_up);
        v.key(KeyInfo{"make_up_opening_bcm", "bcm", "paid for before the horizon and not yet taken"}.from(0), &Contract::make_up_opening_bcm);
        v.key(KeyInfo{"make_up_value_eur_per_mwh", "EUR/MWh", "value of what is left of it at the end"}.in(0, 10000), &Contract::make_up_value_eur_per_mwh);
        v.key(KeyInfo{"priced", "", "dispatch: the buyer chooses the volume at the contract's price; bill: the price is paid, the market decides; default by the formula: dispatch with oil or fixed parts"}, &Contract::priced);
        v.key(KeyInfo{"price", "", "price formula"}, &Contract::price);
        v.key(KeyInfo{"rebate_share", "share", "of the price, on volumes taken; touches the bill only"}.in(0, 1), &Contract::rebate_share);
        v.key(KeyInfo{"deferral", "", "part of the bill that is paid later"}, &Contract::deferral);
        v.key(KeyInfo{"from", "date", "first day of delivery"}, &Contract::from);
        v.key(KeyInfo{"to", "date", "day after the last"}, &Contract::to);
        v.flat(&Contract::provenance);
    }
};
template <> struct Keys<Series> {
    static constexpr std::string_view noun = "series";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name: brent, henry-hub, eur-usd ..."}.must(), &Series::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Series::name);
        v.key(KeyInfo{"unit", "", "eur-per-mwh, usd-per-mmbtu, usd-per-bbl, usd-per-eur"}.must(), &Series::unit);
        v.key(KeyInfo{"values", "", "month (2021-03) or year (2021) -> value; a month falls back on its year"}.must(), &Series::values);
        v.flat(&Series::provenance);
    }
};
template <> struct Keys<Profile> {
    static constexpr std::string_view noun = "profile";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Profile::id);
        v.key(KeyInfo{"shares", "share", "twelve shares of the year, January first, sum 1"}.must().in(0, 1), &Profile::shares);
        v.flat(&Profile::provenance);
    }
};
template <> struct Keys<NetworkParts> {
    static constexpr std::string_view noun = "network";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"format", "", "format of the file: 1"}.must().in(1, 1), &NetworkParts::format);
        v.key(KeyInfo{"id", "", "name of the network"}.must(), &NetworkParts::id);
        v.key(KeyInfo{"title", "", "what it is, in a line"}, &NetworkParts::title);
        v.key(KeyInfo{"question", "", "what it is for"}, &NetworkParts::question);
        v.key(KeyInfo{"price_year", "", "year of the money"}.in(1900, 2200), &NetworkParts::price_year);
        v.key(KeyInfo{"calorific_value_kwh_per_m3", "kWh/m3", "gross calorific value of a model bcm"}.in(5, 20), &NetworkParts::calorific_value_kwh_per_m3);
        v.key(KeyInfo{"calibrated_on", "", "year whose observations its cost adders reproduce; absent: none"}.in(1900, 2200), &NetworkParts::calibrated_on);
        v.key(KeyInfo{"adder_half_life_years", "years", "distance from its year at which an adder counts half; default 5"}.in(0.1, 1000), &NetworkParts::adder_half_life_years);
        v.key(KeyInfo{"sources", "", "where the figures come from"}, &NetworkParts::sources);
        v.key(KeyInfo{"nodes", "", "places where gas has one price"}.must(), &NetworkParts::nodes);
        v.key(KeyInfo{"regions", "", "groups of countries and nodes"}, &NetworkParts::regions);
        v.key(KeyInfo{"hubs", "", "named prices"}, &NetworkParts::hubs);
        v.key(KeyInfo{"pipelines", "", "pipelines, one direction each"}, &NetworkParts::pipelines);
        v.key(KeyInfo{"terminals", "", "liquefaction and regasification plants"}, &NetworkParts::terminals);
        v.key(KeyInfo{"lanes", "", "LNG shipping lanes"}, &NetworkParts::lanes);
        v.key(KeyInfo{"joint_limits", "", "limits over several arcs"}, &NetworkParts::joint_limits);
        v.key(KeyInfo{"sellers", "", "who sells to markets"}, &NetworkParts::sellers);
        v.key(KeyInfo{"sites", "", "production sites"}, &NetworkParts::sites);
        v.key(KeyInfo{"markets", "", "who buys, by sector"}, &NetworkParts::markets);
        v.key(KeyInfo{"storages", "", "storage sites"}, &NetworkParts::storages);
        v.key(KeyInfo{"contracts", "", "long-term contracts"}, &NetworkParts::contracts);
        v.key(KeyInfo{"series", "", "monthly or yearly values of outside prices"}, &NetworkParts::series);
        v.key(KeyInfo{"profiles", "", "shapes of a year"}, &NetworkParts::profiles);
    }
};

// clang-format on

} // namespace gashub
