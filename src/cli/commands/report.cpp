// `report`: a folder that `run -o`, `study -o` or `batch -o` wrote as one HTML page.

#include "analysis/results.hpp"
#include "cli/inputs.hpp"
#include "cli/run_inputs.hpp"
#include "cli/store_report.hpp"
#include "io/output_file.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "io/table_columns.hpp"
#include "market/clear.hpp"
#include "report/run_figures.hpp"
#include "report/run_page.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

/// The period in which a node's price is highest, by the table of prices.
int dearest_period(const RunReport& report, const std::string& node) {
    const Table& prices = table_of(report.tables, "prices");
    const ColumnView place(prices, "node"), period(prices, "period"),
        price(prices, "price_eur_per_mwh");
    const auto& periods = report.inputs->scenario.periods();
    double highest = 0;
    int dearest = 0;
    for (std::size_t row = 0; row < prices.rows(); ++row) {
        if (place.text(row) != node || price.number(row) <= highest)
            continue;
        const auto at = std::find_if(periods.begin(), periods.end(), [&](const Period& p) {
            return to_string(p.from) == period.text(row);
        });
        if (at != periods.end()) {
            highest = price.number(row);
            dearest = static_cast<int>(at - periods.begin());
        }
    }
    return dearest;
}

/// What the page takes apart: the node and period asked for, else the first watched node where it
/// is dearest. False where what was asked for is not there, its fault shown.
bool asked_place(Call& call, const RunReport& report, int& node, int& period) {
    const Arguments& a = call.arguments;
    const Network& network = report.inputs->network;
    const std::vector<int> watched = watched_nodes(network, report.inputs->scenario);
    node = a.node.empty() ? (watched.empty() ? -1 : watched.front())
                          : find_node(call, network, "--node", a.node);
    if (node < 0)
        return a.node.empty();
    period = a.period.empty() ? dearest_period(report, network.node(node).id)
                              : find_period(call, report.inputs->scenario, a.period);
    return period >= 0;
}

/// Clears the run again to take prices apart and to find a place's merit order.
void explain_again(Call& call, RunReport& report, int node, int period) {
    const Loaded& inputs = *report.inputs;
    const market::Prepared prepared(inputs.network);
    const market::ClearOptions options{.stop = call.interrupt.token()};
    const auto outcome =
        std::make_shared<const market::Outcome>(market::clear(prepared, inputs.scenario, options));
    if (outcome->status != market::Status::solved)
        return;
    report.explanations.push_back(Explainer(*outcome).explain(node, period));
    report.assumptions = assumptions_that_matter(make_results(outcome));
    if (call.arguments.quick)
        return;
    MeritOrder order =
        merit_order(prepared, inputs.scenario, *outcome, node, period,
                    {.stop = call.interrupt.token(), .time_limit_seconds = 0, .keep_factor = false},
                    page_order_solves);
    if (order.fault.empty())
        report.order = std::move(order);
}

int write_page(Call& call, const std::string& page) {
    if (call.interrupt.has_come())
        return stopped(call, "nothing was written");
    write_text_file(call.arguments.output, page);
    call.terminal.note(fmt::format("the page is in {} ({} KiB)", call.arguments.output,
                                   (page.size() + 1023) / 1024));
    return ExitCode::done;
}

int report_run(Call& call, const fs::path& folder) {
    RunReport report;
    Result<std::vector<Table>> tables = read_results(folder);
    Result<Manifest> manifest = read_manifest(folder);
    if (!tables || !manifest) {
        call.terminal.show(tables ? manifest.issues() : tables.issues());
        return ExitCode::bad_input;
    }
    report.tables = std::move(*tables);
    report.manifest = std::move(*manifest);
    report.land = shipped_base_map();
    report.inputs = inputs_of(report.manifest, report.no_inputs);
    if (!report.inputs)
        call.terminal.note("no map and no charts: " + report.no_inputs);
    int node = -1, period = 0;
    if (report.inputs && !asked_place(call, report, node, period))
        return ExitCode::bad_input;
    if (node >= 0)
        explain_again(call, report, node, period);
    return write_page(call, run_page(report));
}

} // namespace

int report_command(Call& call) {
    const fs::path folder = call.arguments.inputs[0], target = call.arguments.output;
    if (fs::is_directory(target))
        throw WriteFailure(target, EISDIR);
    const OutputFile probe(target); // nobody waits for a page that has no place
    if (is_store(folder)) {
        const std::optional<std::string> page = store_page(call, folder);
        return page ? write_page(call, *page) : ExitCode::bad_input;
    }
    if (Issues faults = no_page_of(folder); !faults.empty()) {
        call.terminal.show(faults);
        return ExitCode::bad_input;
    }
    return report_run(call, folder);
}

} // namespace gashub::cli
