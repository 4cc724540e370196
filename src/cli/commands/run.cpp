// `run`: one scenario cleared, the answer on one screen, all tables under DIR.

#include "analysis/tables.hpp"
#include "cli/inputs.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "market/clear.hpp"
#include "report/assumptions_text.hpp"
#include "report/summary_text.hpp"

#include <fmt/format.h>

namespace gashub::cli {
namespace {

Manifest answer_manifest(const Call& call, const Loaded& loaded, const market::Outcome& outcome) {
    Manifest manifest = manifest_of(call, loaded.scenario.parts().id, loaded.files);
    manifest.status = "solved";
    manifest.certificate = {.primal_residual = outcome.certificate.primal_residual,
                            .dual_residual = outcome.certificate.dual_residual,
                            .gap = outcome.certificate.gap,
                            .outer_residual_eur_per_mwh = outcome.outer_residual_eur_per_mwh,
                            .holds = outcome.certificate.holds()};
    return manifest;
}

/// True if `folder` is the store of a batch, which the tables of one run must not replace; shown as
/// a fault.
bool holds_batch(Call& call, const std::string& folder) {
    if (!is_store(folder))
        return false;
    const Result<StoreReader> store = StoreReader::open(folder);
    const bool is_of_run = store && store->identity().plan == std::vector{store->identity().batch};
    if (!is_of_run)
        call.terminal.show({{.code = "store-exists",
                             .where = {.file = folder, .pointer = ""},
                             .message = "the folder is the store of a batch and stays as it is",
                             .hint = "-o names another folder"}});
    return !is_of_run;
}

/// What to try after this run: why the first watched price is what it is.
std::string next_command(const Call& call, const Loaded& loaded, const Summary& summary) {
    if (summary.prices.empty())
        return {};
    std::string line = "gashub explain " + call.arguments.inputs[0] + " --node " +
                       summary.prices[0].node + " --period " +
                       to_string(loaded.scenario.periods().front().from).substr(0, 7);
    for (const std::string& set : call.arguments.sets)
        line += " --set " + set;
    return line;
}

std::string answer_json(const Summary& summary, const market::Outcome& outcome) {
    JsonWriter json(2);
    json.begin_object().member("status", "solved").member("objective_meur", outcome.objective_meur);
    json.key("certificate").begin_object();
    json.member("primal_residual", outcome.certificate.primal_residual)
        .member("dual_residual", outcome.certificate.dual_residual);
    json.member("gap", outcome.certificate.gap)
        .member("outer_residual_eur_per_mwh", outcome.outer_residual_eur_per_mwh);
    json.end_object();
    json.member("iterations", outcome.iterations).member("seconds", outcome.seconds);
    write_summary(json, summary);
    return json.end_object().take();
}

/// Says why there is no answer; the exit code.
int unsolved(Call& call, const market::Outcome& outcome) {
    if (call.interrupt.has_come())
        return stopped(call, "nothing was written");
    if (outcome.status == market::Status::bad_input) {
        call.terminal.show(outcome.issues);
        return ExitCode::bad_input;
    }
    call.terminal.fault(
        fmt::format("not solved: {}. There is no answer, nothing was written", outcome.reason));
    call.terminal.show(outcome.issues);
    if (call.arguments.json)
        call.terminal.answer(JsonWriter(2)
                                 .begin_object()
                                 .member("status", "not-solved")
                                 .member("reason", outcome.reason)
                                 .end_object()
                                 .take());
    return ExitCode::some_failed;
}

} // namespace

int run_command(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<PathValues> sets = read_sets(call);
    if (!sets)
        return ExitCode::bad_input;
    const std::optional<Loaded> loaded = read_input(call, a.inputs[0], *sets);
    if (!loaded)
        return ExitCode::bad_input;
    const std::optional<Quantities> quantities =
        quantities_of(call, loaded->network, loaded->scenario);
    if (!quantities)
        return ExitCode::bad_input;
    if (!a.output.empty() && holds_batch(call, a.output))
        return ExitCode::bad_input;
    if (!a.output.empty())
        make_writable_folder(a.output);

    const auto outcome = std::make_shared<const market::Outcome>(
        market::clear(loaded->network, loaded->scenario,
                      {.stop = call.interrupt.token(), .time_limit_seconds = a.time_limit}));
    if (outcome->status != market::Status::solved)
        return unsolved(call, *outcome);
    const JobResult result = job_result(origin_of(*loaded, *sets), outcome, TableChoice::all);
    if (!a.output.empty())
        write_results(a.output, result.tables, a.formats, outcome->network(), loaded->scenario,
                      answer_manifest(call, *loaded, *outcome));

    const Summary summary = make_summary(loaded->network, loaded->scenario, result.tables);
    const Proof proof{.primal_residual = outcome->certificate.primal_residual,
                      .dual_residual = outcome->certificate.dual_residual,
                      .gap = outcome->certificate.gap,
                      .seconds = outcome->seconds,
                      .iterations = outcome->iterations};
    call.terminal.answer(
        a.json ? answer_json(summary, *outcome)
               : summary_text(summary, proof,
                              {.quantities = *quantities,
                               .colour = call.terminal.has_colour(),
                               .next = a.quiet ? "" : next_command(call, *loaded, summary)}) +
                     (a.verbose ? assumptions_text(outcome->network(),
                                                   assumptions_that_matter(make_results(outcome)),
                                                   *quantities)
                                : ""));
    if (!a.output.empty())
        call.terminal.note("tables and manifest.json are in " + a.output);
    return ExitCode::done;
}

} // namespace gashub::cli
