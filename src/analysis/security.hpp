#pragma once
// How safe a place's supply is: the indicators of the EU's regulation and of its network operators,
// from what could enter on a day and what is wanted there. Formulas on plain numbers; what a market
// would do stands in its outcome, what the grid alone could do in supply_graph.hpp. Volumes a day
// in mcm.

#include "market/outcome.hpp"

#include <string>
#include <vector>

namespace gashub {

enum class EntryKind { pipeline, lng, production, storage };
std::string_view to_string(EntryKind kind);

/// One way for gas into an area: a border arc, a terminal, a field, a store.
struct Entry {
    EntryKind kind = EntryKind::pipeline;
    std::string id;
    std::string from; ///< country that gas comes from; of terminals, fields, stores their own
    double capacity_mcm_per_day = 0;
    double flow_mcm_per_day = 0; ///< 0 where no outcome was asked
};

/// All open entries of an area in a period, in order of kind and network: pipelines over its border
/// (the gas of sealed transit that goes on to other places left out), terminals that regasify
/// inside, fields, stores at what they give when filled to `storage_fill` (share of working
/// volume). Where they end at a node without market and store, they count as far as its pipes can
/// take their gas on inside the area, in proportion. Flows are those of `outcome`, if given: one of
/// the same timeline. `inside`: by node.
std::vector<Entry> entries_of(const market::Timeline& line, const std::vector<char>& inside,
                              int period, double storage_fill,
                              const market::Outcome* outcome = nullptr);

/// What is wanted in an area in a period, mcm a day: reference demand, before it answers to price.
double reference_demand(const market::Timeline& line, const std::vector<char>& inside, int period);

struct NMinusOne {
    double ratio = 0;             ///< 1: demand is just met; below 1 it can not be
    std::vector<std::string> out; ///< the largest infrastructure, counted as lost
    double lost_mcm_per_day = 0;
};

/// N-1 of Regulation (EU) 2017/1938, Annex II:  (EP + P + S + LNG - I) / (D - Deff).
/// EP, P, S, LNG: capacity of entries by kind; I: the largest single one, where those of one
/// `together` list (a common cause, a common upstream) count as one; D: demand of a day of
/// exceptionally high demand; Deff: part of it that market measures can save (0: the formula of
/// point 2, else the demand-side one of point 4). Fields and stores stand in I as entries do.
/// Demands demand > saved >= 0.
NMinusOne n_minus_1(const std::vector<Entry>& entries, double demand_mcm_per_day,
                    double saved_mcm_per_day = 0,
                    const std::vector<std::vector<std::string>>& together = {});

/// Import route diversification (ENTSOG, TYNDP): sum of squares of the shares of borders and of
/// terminals in the capacity to import. 1: one way only; the lower, the more ways. 0 without any.
double import_route_diversification(const std::vector<Entry>& entries);

/// Remaining flexibility (ENTSOG): share of the entries' capacity that is not in use; 0 without
/// any.
double remaining_flexibility(const std::vector<Entry>& entries);

/// HHI, 0 to 10,000, of flows by country of origin border, LNG as one: how much hangs on one way.
double entry_concentration(const std::vector<Entry>& entries);

/// Share of what an area wants at the price that is not served, rationed gas included.
double curtailed_share(const market::Outcome& outcome, const std::vector<char>& inside, int period);

/// A store as a stock that falls: full rate, and what is left of it when empty.
struct Stock {
    double level_bcm = 0, working_volume_bcm = 0;
    double full_rate_mcm_per_day = 0;
    double empty_share = 1; ///< rate of an empty store over that of a full one
};

/// Days for which stores can fill a constant gap between demand and all other supply, each drawn in
/// step with its rate; infinite without a gap. Ends where the rates fall below the gap or a store
/// is empty and the others can not do it.
double days_of_survival(std::vector<Stock> stocks, double gap_mcm_per_day);

} // namespace gashub
