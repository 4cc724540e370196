#include "cli/starter_files.hpp"

namespace gashub::cli {
namespace {

constexpr std::string_view network = R"JSON({
 "format": 1,
 "id": "my-network",
 "title": "A market between two suppliers",
 "question": "Who supplies the city when the cheap pipe is not enough?",
 "price_year": 2021,
 "sources": [
  {"id": "own", "title": "My own figures: put here where they come from", "publisher": "me", "year": 2021}
 ],
 "nodes": [
  {"id": "field", "name": "Field", "country": "XF", "lat": 60, "lon": 30, "note": "a place where gas has one price; a country code of your own begins with X"},
  {"id": "port", "name": "Port", "country": "XP", "lat": 38, "lon": 24, "note": "LNG arrives here"},
  {"id": "border", "name": "Border", "country": "XC", "lat": 46, "lon": 27, "note": "gas only passes"},
  {"id": "city", "name": "City", "country": "XC", "lat": 44, "lon": 26, "note": "the market"}
 ],
 "hubs": [
  {"id": "city-hub", "name": "City hub", "node": "city"}
 ],
 "pipelines": [
  {"id": "field-border", "name": "Long pipe", "from": "field", "to": "border", "capacity_bcm_per_year": 12, "tariff_eur_per_mwh": 2, "loss_share": 0.02, "source": "own", "confidence": "low", "note": "full in winter: try a larger capacity"},
  {"id": "border-city", "name": "City pipe", "from": "border", "to": "city", "capacity_bcm_per_year": 20, "tariff_eur_per_mwh": 0.5, "source": "own", "confidence": "low"},
  {"id": "port-city", "name": "Coast pipe", "from": "port", "to": "city", "capacity_bcm_per_year": 10, "tariff_eur_per_mwh": 1, "source": "own", "confidence": "low"}
 ],
 "sites": [
  {"id": "old-field", "node": "field", "origin": "XF", "capacity_bcm_per_year": 25, "cost": {"kind": "linear", "at_zero_eur_per_mwh": 6, "at_capacity_eur_per_mwh": 12}, "source": "own", "confidence": "low", "note": "marginal cost rises from 6 to 12 EUR/MWh"},
  {"id": "lng", "node": "port", "origin": "XL", "capacity_bcm_per_year": 10, "cost": {"kind": "constant", "eur_per_mwh": 25}, "source": "own", "confidence": "low", "note": "the world market's price"}
 ],
 "markets": [
  {"id": "city", "node": "city", "sectors": [
   {"id": "household", "reference_bcm_per_year": 8, "reference_price_eur_per_mwh": 25, "reference_year": 2021, "kind": "iso-elastic", "elasticity": -0.1, "profile": "heating", "source": "own", "confidence": "low", "note": "a price twice as high saves about 7 %"},
   {"id": "industry", "reference_bcm_per_year": 6, "reference_price_eur_per_mwh": 25, "reference_year": 2021, "kind": "iso-elastic", "elasticity": -0.4, "source": "own", "confidence": "low"}
  ]}
 ],
 "storages": [
  {"id": "cavern", "name": "Cavern", "node": "city", "working_volume_bcm": 2, "injection_bcm_per_year": 12, "withdrawal_bcm_per_year": 18, "injection_fee_eur_per_mwh": 0.5, "withdrawal_fee_eur_per_mwh": 0.5, "start_bcm": 1, "end_bcm": 1, "source": "own", "confidence": "low", "note": "filled in summer, emptied in winter"}
 ],
 "profiles": [
  {"id": "heating", "shares": [0.16, 0.14, 0.12, 0.08, 0.05, 0.03, 0.03, 0.03, 0.04, 0.08, 0.11, 0.13], "source": "own", "note": "January first, sum 1"}
 ]
}
)JSON";

constexpr std::string_view base = R"JSON({
 "format": 1,
 "id": "base",
 "title": "A normal year",
 "question": "What does gas cost in the city, month by month?",
 "network": "../networks/my-network.json",
 "horizon": {"start": "2021-01-01", "end": "2022-01-01", "step": "month"},
 "watch": ["city", "border"]
}
)JSON";

constexpr std::string_view outage = R"JSON({
 "format": 1,
 "id": "outage",
 "title": "The long pipe fails in November",
 "question": "Can LNG and the cavern stand in for the long pipe?",
 "extends": "base.json",
 "events": [
  {"id": "long-pipe-out", "kind": "outage", "arc": "field-border", "from": "2021-11-01", "to": "2021-12-01", "availability": 0.25, "note": "a quarter of the pipe is left for a month"}
 ]
}
)JSON";

constexpr std::string_view page = R"TEXT(A small gas market to play with

  gashub run scenarios/base.json                                  the year in one screen
  gashub run scenarios/outage.json -o out                         the same with an outage, tables under out/
  gashub compare scenarios/base.json scenarios/outage.json        what changed, who won, who lost
  gashub explain scenarios/outage.json --node city --period 2021-11
  gashub run scenarios/base.json --set arcs.field-border.capacity_bcm_per_year=20
  gashub routes networks/my-network.json --from field --to city
  gashub validate networks/my-network.json scenarios/*.json       after every change of a file

What to try: a larger long pipe; cheaper LNG (sites.lng.cost.eur_per_mwh); a colder winter
(demand.XC.household.factor=1.1); a second outage in scenarios/outage.json; a market of your own.
)TEXT";

} // namespace

const std::array<std::pair<std::string_view, std::string_view>, 4> starter_files = {
    {{"networks/my-network.json", network},
     {"scenarios/base.json", base},
     {"scenarios/outage.json", outage},
     {"README.txt", page}}};

} // namespace gashub::cli
