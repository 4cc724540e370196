#include "io/good_files.hpp"

#include <stdexcept>

namespace gashub::test {

const std::string good_network_text = R"({
 "format": 1, "id": "small", "title": {"en": "Small", "tr": "Küçük"}, "question": "What for?", "price_year": 2021,
 "calorific_value_kwh_per_m3": 10.5, "calibrated_on": 2021,
 "sources": [{"id": "book", "title": "A book", "publisher": "Press", "year": 2020, "address": "here", "terms": "free"}],
 "nodes": [
  {"id": "field", "name": "Field", "country": "NO", "lat": 60, "lon": 5, "source": "book", "confidence": "high", "note": "n",
   "figures": {"lat": {"source": "book", "confidence": "low", "note": "by eye"}}},
  {"id": "out-port", "country": "NO", "lat": 61, "lon": 5},
  {"id": "in-port", "country": "TR", "lat": 40, "lon": 29},
  {"id": "city", "country": "TR", "lat": 41, "lon": 29}],
 "regions": [{"id": "south", "name": "South", "countries": ["TR"], "nodes": ["out-port"]}],
 "hubs": [{"id": "city-hub", "node": "city"}],
 "pipelines": [{"id": "pipe", "from": "field", "to": "city",
  "capacity_bcm_per_year": [5, {"from": "2021-07-01", "value": 10}], "tariff_eur_per_mwh": 2, "loss_share": 0.01,
  "full_use_cost_eur_per_mwh": 0.2, "owner": "TR", "status": "existing", "commissioned": "2010", "decommissioned": "2040-06"}],
 "terminals": [{"id": "plant", "kind": "liquefaction", "from": "field", "to": "out-port", "capacity_bcm_per_year": 4},
  {"id": "terminal", "kind": "regasification", "from": "in-port", "to": "city", "capacity_bcm_per_year": 4}],
 "lanes": [{"id": "lane", "from": "out-port", "to": "in-port", "tariff_eur_per_mwh": 3}],
 "joint_limits": [{"id": "both", "arcs": ["pipe", "plant"], "capacity_bcm_per_year": 12}],
 "sellers": [{"id": "seller-one", "country": "NO"}],
 "sites": [
  {"id": "site", "node": "field", "origin": "NO", "seller": "seller-one", "capacity_bcm_per_year": 20, "yearly_minimum_bcm": 1,
   "yearly_maximum_bcm": 18, "profile": "flat", "cost": {"kind": "steps", "steps": [{"share": 0.5, "eur_per_mwh": 5},
   {"share": 0.5, "eur_per_mwh": 9}]}},
  {"id": "golombek", "node": "field", "origin": "NO", "capacity_bcm_per_year": 1,
   "cost": {"kind": "golombek", "a_eur_per_mwh": 3, "b_eur_per_mwh_per_bcm": 0.1, "c_eur_per_mwh": -1, "full_rate_bcm_per_year": 2}},
  {"id": "indexed", "node": "field", "origin": "NO", "capacity_bcm_per_year": 1,
   "cost": {"kind": "indexed", "constant_eur_per_mwh": 1, "factor": 1.15, "series": "brent"}},
  {"id": "linear", "node": "field", "origin": "NO", "capacity_bcm_per_year": 1,
   "cost": {"kind": "linear", "at_zero_eur_per_mwh": 3, "at_capacity_eur_per_mwh": 8}},
  {"id": "constant", "node": "field", "origin": "NO", "capacity_bcm_per_year": 1, "cost": {"kind": "constant", "eur_per_mwh": 7}}],
 "markets": [{"id": "city-market", "node": "city", "sectors": [{"id": "all", "reference_bcm_per_year": 10,
  "reference_price_eur_per_mwh": 20, "reference_year": 2021, "kind": "linear", "elasticity": -0.2, "elasticity_long": -0.5,
  "lost_load_eur_per_mwh": 400, "profile": "flat", "weather_share": 0.4, "protected": true}]}],
 "storages": [{"id": "store", "node": "city", "working_volume_bcm": 2, "injection_bcm_per_year": 8, "withdrawal_bcm_per_year": 10,
  "withdrawal_at_empty_share": 0.4, "injection_fuel_share": 0.01, "injection_fee_eur_per_mwh": 0.5, "withdrawal_fee_eur_per_mwh": 0.6,
  "start_bcm": 1, "end_bcm": 1, "end_value_eur_per_mwh": 12, "stocks": [{"date": "2021-01-01", "bcm": 1.5}],
  "usual_level": {"4": 0.3, "10": 0.9}, "opening_mix": {"NO": 1}, "owner": "TR"}],
 "contracts": [{"id": "contract", "seller": "seller-one", "buyer": "TR", "arcs": ["pipe"], "annual_quantity_bcm": 4,
  "take_or_pay_share": 0.8, "penalty_eur_per_mwh": 30, "from": "2015-01-01", "to": "2025-01-01",
  "price": {"kind": "mix", "parts": [{"share": 0.5, "kind": "hub", "node": "city-hub", "add_eur_per_mwh": 1, "average_months": 3, "lag_months": 1},
   {"share": 0.5, "kind": "max", "parts": [{"kind": "oil", "constant_eur_per_mwh": 1, "slope": 0.11}, {"kind": "fixed", "eur_per_mwh": 20},
    {"kind": "series", "series": "brent", "factor": 0.5}]}]}}],
 "series": [{"id": "brent", "unit": "usd-per-bbl", "values": {"2020": 42, "2021-03": 65.5}}],
 "profiles": [{"id": "flat", "shares": [0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.1, 0.1]}]
})";

const std::string good_scenario_text = R"({
 "format": 1, "id": "small-year", "title": "A year", "question": "Who pays?", "reading": "Look at the city.",
 "sources": ["invented"], "network": "network.json",
 "horizon": {"start": "2021-01-01", "end": "2022-01-01", "step": "month"},
 "demand_response": "long", "price_level": {"year": 2022, "factor": 1.1},
 "set": {"arcs.pipe.tariff_eur_per_mwh": 3, "demand.south.factor": 1.1, "arcs.pipe.status": "existing"},
 "events": [
  {"id": "outage", "kind": "outage", "arc": "pipe", "availability": 0.5, "from": "2021-02-01", "to": "2021-04-01", "known_from": "2021-01-15", "note": "n"},
  {"id": "commission", "kind": "commission", "terminal": "plant", "capacity_bcm_per_year": 3},
  {"id": "decommission", "kind": "decommission", "storage": "store", "from": "2021-10-01"},
  {"id": "demand", "kind": "demand", "country": "TR", "sector": "all", "factor": 1.2},
  {"id": "demand-2", "kind": "demand", "market": "city-market", "reference_bcm": 9},
  {"id": "production", "kind": "production", "site": "site", "capacity_bcm_per_year": 9},
  {"id": "limit", "kind": "limit", "arcs": ["pipe"], "maximum_bcm_per_year": 4, "minimum_bcm_per_year": 1, "per": "gas-year", "penalty_eur_per_mwh": 40},
  {"id": "driver", "kind": "driver", "driver": "weather", "region": "south", "series": {"2021-02": 1.3}},
  {"id": "cost", "kind": "cost", "lane": "lane", "add_eur_per_mwh": 1, "factor": 1.5},
  {"id": "price-series", "kind": "price-series", "series": "brent", "values": {"2021": 70}}],
 "policies": [
  {"id": "embargo", "kind": "embargo", "origin": "NO", "region": "south", "enforced": "molecules", "routes": ["lng"], "transit": ["TR"], "from": "2021-06-01"},
  {"id": "quota", "kind": "quota", "origin": "NO", "region": "TR", "share": 0.5, "penalty_eur_per_mwh": 25},
  {"id": "obligation", "kind": "storage-obligation", "region": "south", "date": "2021-11-01", "fill": 0.8, "each": "region"},
  {"id": "reduction", "kind": "demand-reduction", "region": "TR", "sector": "all", "share": 0.85},
  {"id": "tax", "kind": "tax", "on": "crossing", "where": "TR", "eur_per_mwh": -1}],
 "levers": [{"id": "lever", "path": "events.outage.availability", "label": {"en": "Pipe", "tr": "Boru"}, "help": "How much is left", "min": 0, "max": 1,
  "step": 0.1, "unit": "share", "group": "Pipes", "stops": [{"value": 0, "label": "none"}, {"label": "both", "set": {"production.NO.factor": 0.5, "series.brent": 90}}]}],
 "watch": ["city-hub", "city"]
})";

std::vector<std::string> codes_of(const Issues& issues) {
    std::vector<std::string> out;
    for (const Issue& issue : issues)
        out.push_back(issue.code + " at " + issue.where.pointer);
    return out;
}

std::string with(const std::string& text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos || text.find(what, at + 1) != std::string::npos)
        throw std::runtime_error("stands not once: " + what);
    return text.substr(0, at) + by + text.substr(at + what.size());
}

} // namespace gashub::test
