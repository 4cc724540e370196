#include "analysis/table_shapes.hpp"

#include "analysis/tables.hpp"

namespace gashub {
namespace {

constexpr Column text_key(std::string_view name) {
    return {name, CellKind::text, true};
}
constexpr Column text(std::string_view name) {
    return {name, CellKind::text, false};
}
constexpr Column number(std::string_view name) {
    return {name, CellKind::number, false};
}
constexpr Column whole_key(std::string_view name) {
    return {name, CellKind::integer, true};
}
constexpr Column whole(std::string_view name) {
    return {name, CellKind::integer, false};
}

Table make(std::string_view name, bool is_short, std::vector<Column> columns) {
    Table table;
    table.name = name;
    table.is_short = is_short;
    table.columns = std::move(columns);
    return table;
}

} // namespace

namespace shapes {

Table flows() {
    return make("flows", false,
                {text_key("scenario"), text_key("period"), text_key("arc"), text_key("origin"),
                 text("from"), text("to"), text("kind"), number("flow_bcm"), number("capacity_bcm"),
                 number("utilisation"), number("tariff_eur_per_mwh"),
                 number("congestion_eur_per_mwh"), number("loss_bcm"), number("hub_labelled_bcm")});
}
Table prices() {
    return make("prices", true,
                {text_key("scenario"), text_key("period"), text_key("node"),
                 number("price_eur_per_mwh"), text("basis")});
}
Table production() {
    return make("production", false,
                {text_key("scenario"), text_key("period"), text_key("site"), text("node"),
                 text("origin"), number("production_bcm"), number("capacity_bcm"),
                 number("marginal_cost_eur_per_mwh")});
}
Table consumption() {
    return make("consumption", false,
                {text_key("scenario"), text_key("period"), text_key("market"), text_key("sector"),
                 text("node"), number("consumption_bcm"), number("unserved_bcm"),
                 number("rationed_bcm"), number("price_eur_per_mwh")});
}
Table mix() {
    return make("mix", false,
                {text_key("scenario"), text_key("period"), text_key("node"), text_key("origin"),
                 number("volume_bcm"), number("share")});
}
Table storage() {
    return make("storage", false,
                {text_key("scenario"), text_key("period"), text_key("site"), text("node"),
                 number("injection_bcm"), number("withdrawal_bcm"), number("level_bcm")});
}
Table contracts() {
    return make("contracts", true,
                {text_key("scenario"), whole_key("gas_year"), text_key("contract"),
                 number("taken_bcm"), number("minimum_bcm"), number("maximum_bcm"),
                 number("price_eur_per_mwh")});
}
Table rules() {
    return make("rules", true,
                {text_key("scenario"), text_key("rule"), text_key("id"), text_key("place"),
                 text_key("period"), text("state"), number("value"), number("bound"),
                 number("price_eur_per_mwh")});
}
Table welfare_table() {
    return make("welfare", true,
                {text_key("scenario"), text_key("country"), text_key("agent"), text_key("item"),
                 number("value_meur")});
}
Table import_bill_table() {
    return make("import_bill", true,
                {text_key("scenario"), whole_key("year"), text_key("country"), text_key("from"),
                 text_key("kind"), number("volume_bcm"), number("price_eur_per_mwh"),
                 number("bill_meur"), whole("due")});
}
Table indicator_table() {
    return make(
        "indicators", true,
        {text_key("scenario"), text_key("name"), text_key("scope"), number("value"), text("unit")});
}
Table parameters() {
    return make("parameters", true, {text_key("scenario"), text_key("path"), text("value")});
}
Table runs() {
    return make("runs", true,
                {text_key("scenario"), text("status"), number("objective_meur"),
                 number("primal_residual"), number("dual_residual"), number("gap"),
                 number("outer_residual_eur_per_mwh"), whole("iterations"), number("seconds"),
                 text("program_version"), whole("calibrated_on"), text("network_sha256"),
                 text("scenario_sha256")});
}

} // namespace shapes

std::vector<Table> empty_tables() {
    std::vector<Table> tables;
    for (auto table :
         {shapes::flows, shapes::prices, shapes::production, shapes::consumption, shapes::mix,
          shapes::storage, shapes::contracts, shapes::rules, shapes::welfare_table,
          shapes::import_bill_table, shapes::indicator_table, shapes::parameters, shapes::runs})
        tables.push_back(table());
    return tables;
}

} // namespace gashub
