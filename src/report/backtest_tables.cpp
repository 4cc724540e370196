// A backtest as tables, for CSV files.

#include "report/backtest_text.hpp"
#include "report/words.hpp"

namespace gashub {
namespace {

constexpr Column text_column(std::string_view name, bool is_key = false) {
    return {name, CellKind::text, is_key};
}
constexpr Column number_column(std::string_view name) {
    return {name, CellKind::number, false};
}

Cell cell_of(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

} // namespace

std::vector<Table> backtest_tables(const Backtest& test, const Network& network) {
    std::vector<Table> tables(5);
    const auto begin = [&](std::size_t i, std::string_view name, std::vector<Column> columns) {
        tables[i].name = name;
        tables[i].columns = std::move(columns);
    };
    const auto add = [&](std::size_t i, std::initializer_list<Cell> row) {
        tables[i].cells.insert(tables[i].cells.end(), row);
    };
    begin(0, "backtest_routes",
          {text_column("route", true), text_column("arcs"), text_column("from"), text_column("to"),
           number_column("observed_bcm"), number_column("model_bcm"), number_column("error_bcm"),
           number_column("naive_bcm"), text_column("confidence"), number_column("free"),
           number_column("unit_factor")});
    for (const RouteFit& fit : test.routes)
        add(0, {tables[0].keep(fit.route), tables[0].keep(arcs_text(network, fit.arcs)),
                tables[0].keep(to_string(fit.from)), tables[0].keep(to_string(fit.to)),
                fit.observed_bcm, fit.model_bcm, fit.error_bcm(), cell_of(fit.naive_bcm),
                word_of(fit.confidence), fit.is_free ? 1.0 : 0.0, fit.unit_factor});
    begin(1, "backtest_prices",
          {text_column("node", true), text_column("from"), text_column("to"),
           number_column("observed_eur_per_mwh"), number_column("model_eur_per_mwh"),
           number_column("naive_eur_per_mwh")});
    for (const PriceFit& fit : test.prices)
        add(1, {tables[1].keep(network.node(fit.node).id), tables[1].keep(to_string(fit.from)),
                tables[1].keep(to_string(fit.to)), fit.observed_eur_per_mwh, fit.model_eur_per_mwh,
                cell_of(fit.naive_eur_per_mwh)});
    begin(2, "backtest_months",
          {text_column("node", true), text_column("month", true),
           number_column("observed_eur_per_mwh"), number_column("model_eur_per_mwh")});
    for (const PricePath& path : test.paths)
        for (std::size_t i = 0; i < path.months.size(); ++i)
            add(2, {tables[2].keep(network.node(path.node).id),
                    tables[2].keep(to_string(path.months[i])), path.observed_eur_per_mwh[i],
                    path.model_eur_per_mwh[i]});
    begin(3, "backtest_entries",
          {text_column("country", true), text_column("origin", true), number_column("observed_bcm"),
           number_column("model_bcm")});
    for (const EntryFit& entry : test.entries)
        add(3, {tables[3].keep(entry.country), tables[3].keep(entry.origin), entry.observed_bcm,
                entry.model_bcm});
    begin(4, "backtest_left_out",
          {text_column("what", true), text_column("from", true), text_column("to", true),
           text_column("why")});
    for (const LeftOutRow& row : test.left_out)
        add(4, {tables[4].keep(row.what), tables[4].keep(to_string(row.from)),
                tables[4].keep(to_string(row.to)), to_string(row.why)});
    return tables;
}

} // namespace gashub
