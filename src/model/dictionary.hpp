#pragma once
// The dictionary of keys: every key of every object of a file, once, as data. Reader, writer, paths,
// range checks, JSON Schema and the README tables all walk it, so none can lag behind another.
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
GASHUB_WORDS(Enforced, {"molecules", Enforced::molecules})
GASHUB_WORDS(Each, {"country", Each::country}, {"region", Each::region}, {"storage", Each::storage})
GASHUB_WORDS(TaxOn, {"consumption", TaxOn::consumption}, {"production", TaxOn::production},
             {"crossing", TaxOn::crossing})
GASHUB_WORDS(Step, {"day", Step::day}, {"week", Step::week}, {"month", Step::month},
             {"quarter", Step::quarter}, {"year", Step::year})
GASHUB_WORDS(DemandResponse, {"short", DemandResponse::short_run}, {"long", DemandResponse::long_run})
#undef GASHUB_WORDS

// clang-format off: one key a line, however long, reads as the table it is
inline constexpr double no_limit = std::numeric_limits<double>::infinity();

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
template <> struct Keys<Contract> {
    static constexpr std::string_view noun = "contract";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Contract::id);
        v.key(KeyInfo{"name", "", "name for people"}, &Contract::name);
        v.key(KeyInfo{"seller", "", "who sells"}.must().to("sellers"), &Contract::seller);
        v.key(KeyInfo{"buyer", "", "country that buys"}.must().to("countries"), &Contract::buyer);
        v.key(KeyInfo{"arcs", "", "arcs that carry it"}.must().to("arcs"), &Contract::arcs);
        v.key(KeyInfo{"annual_quantity_bcm", "bcm", "annual contract quantity, per gas year"}.must().from(0), &Contract::annual_quantity_bcm);
        v.key(KeyInfo{"take_or_pay_share", "share", "part of it that is paid for in any case"}.in(0, 1), &Contract::take_or_pay_share);
        v.key(KeyInfo{"penalty_eur_per_mwh", "EUR/MWh", "cost of a shortfall under the floor; default the contract's price"}.in(0, 10000), &Contract::penalty_eur_per_mwh);
        v.key(KeyInfo{"price", "", "price formula"}, &Contract::price);
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
template <> struct Keys<Event> {
    static constexpr std::string_view noun = "event";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &Event::id);
        v.flat(&Event::body);
        v.key(KeyInfo{"from", "date", "first day; absent: from the start"}, &Event::from);
        v.key(KeyInfo{"to", "date", "day after the last; absent: to the end"}, &Event::to);
        v.key(KeyInfo{"known_from", "date", "day from which the market knows of it"}, &Event::known_from);
        v.key(KeyInfo{"note", "", "what a reader should know of it"}, &Event::note);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"}, &Event::remove);
    }
};
template <> struct Keys<Embargo> {
    static constexpr std::string_view noun = "embargo";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"origin", "", "whose gas"}.to("origins"), &Embargo::origin);
        v.key(KeyInfo{"seller", "", "or which seller's gas"}.to("sellers"), &Embargo::seller);
        v.key(KeyInfo{"region", "", "where it may not be sold or stored, nor enter"}.must().to("regions"), &Embargo::region);
        v.key(KeyInfo{"enforced", "", "molecules: the gas is traced through every node"}, &Embargo::enforced);
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
        v.key(KeyInfo{"on", "", "consumption, production or crossing a border"}.must(), &Tax::on);
        v.key(KeyInfo{"where", "", "region or country; for crossing the one entered"}.must().to("regions"), &Tax::where);
        v.key(KeyInfo{"origin", "", "production only: gas of this origin"}.to("origins"), &Tax::origin);
        v.key(KeyInfo{"eur_per_mwh", "EUR/MWh", "the tax; negative is a subsidy"}.must().in(-1000, 1000), &Tax::eur_per_mwh);
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
template <> struct Keys<ScenarioParts> {
    static constexpr std::string_view noun = "scenario";
    template <class V> static void visit(V&& v) {
        v.key(KeyInfo{"format", "", "format of the file: 1"}.must().in(1, 1), &ScenarioParts::format);
        v.key(KeyInfo{"id", "", "name of the scenario"}.must(), &ScenarioParts::id);
        v.key(KeyInfo{"title", "", "what it is, in a line"}, &ScenarioParts::title);
        v.key(KeyInfo{"question", "", "one sentence that a student would ask"}, &ScenarioParts::question);
        v.key(KeyInfo{"reading", "", "what to look at"}, &ScenarioParts::reading);
        v.key(KeyInfo{"sources", "", "sources of the scenario's own assumptions, in words"}, &ScenarioParts::sources);
        v.key(KeyInfo{"network", "", "path of the network, from the file's own folder"}, &ScenarioParts::network);
        v.key(KeyInfo{"extends", "", "path of the scenario it builds on, from the file's own folder"}, &ScenarioParts::extends);
        v.key(KeyInfo{"horizon", "", "span of time and length of a period, or a list of such pieces"}, &ScenarioParts::horizon);
        v.key(KeyInfo{"demand_response", "", "which elasticity counts: short (default) or long"}, &ScenarioParts::demand_response);
        v.key(KeyInfo{"price_level", "", "money of another year than the network's"}, &ScenarioParts::price_level);
        v.key(KeyInfo{"set", "", "path -> value, laid on the network or this scenario"}, &ScenarioParts::set);
        v.key(KeyInfo{"events", "", "what happens, by date"}, &ScenarioParts::events);
        v.key(KeyInfo{"policies", "", "rules, by date"}, &ScenarioParts::policies);
        v.key(KeyInfo{"levers", "", "what the app shows as sliders"}, &ScenarioParts::levers);
        v.key(KeyInfo{"watch", "", "nodes or hubs whose prices are shown first"}, &ScenarioParts::watch);
    }
};

// clang-format on

} // namespace gashub
