// `backtest`: a scenario held against observed flows and prices, beside a naive forecast.

#include "analysis/backtest.hpp"

#include "cli/inputs.hpp"
#include "cli/observed.hpp"
#include "io/csv.hpp"
#include "market/clear.hpp"
#include "report/backtest_text.hpp"

#include <fmt/format.h>

namespace gashub::cli {
namespace {

BacktestContext context_of(const Loaded& loaded, const ObservedFigures& figures,
                           const Quantities& quantities) {
    const auto& periods = loaded.scenario.periods();
    return {.scenario = loaded.scenario.parts().id,
            .from = periods.front().from,
            .to = periods.back().to,
            .calibrated_on = loaded.network.parts().calibrated_on,
            .naive_year = figures.naive_year,
            .no_naive = figures.no_naive,
            .quantities = quantities};
}

std::string answer_json(const Backtest& test, const Network& network,
                        const BacktestContext& context) {
    JsonWriter json(2);
    json.begin_object().member("scenario", context.scenario);
    json.key("calibrated_on");
    context.calibrated_on ? json.value(*context.calibrated_on) : json.null();
    json.key("naive_year");
    context.naive_year ? json.value(*context.naive_year) : json.null();
    write_backtest(json, test, network);
    return json.end_object().take();
}

} // namespace

int backtest_command(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<PathValues> sets = read_sets(call);
    const std::optional<Loaded> loaded = sets ? read_input(call, a.inputs[0], *sets) : std::nullopt;
    if (!loaded)
        return ExitCode::bad_input;
    const std::optional<ObservedFigures> figures = read_observed_and_naive(call, loaded->network);
    const std::optional<Quantities> quantities =
        quantities_of(call, loaded->network, loaded->scenario);
    if (!figures || !quantities)
        return ExitCode::bad_input;
    if (!a.output.empty())
        make_writable_folder(a.output);

    const market::Outcome outcome = market::clear(
        loaded->network, loaded->scenario,
        {.stop = call.interrupt.token(), .time_limit_seconds = a.time_limit, .keep_factor = false});
    if (call.interrupt.has_come())
        return stopped(call, "there is no answer");
    if (outcome.status != market::Status::solved) {
        call.terminal.show(outcome.issues);
        call.terminal.fault(fmt::format("{}: not solved: {}", a.inputs[0], outcome.reason));
        return outcome.status == market::Status::bad_input ? ExitCode::bad_input
                                                           : ExitCode::some_failed;
    }
    const Backtest test = backtest(outcome, figures->data);
    const BacktestContext context = context_of(*loaded, *figures, *quantities);
    if (!a.output.empty()) {
        for (const Table& table : backtest_tables(test, outcome.network()))
            write_csv(table, a.output);
        call.terminal.note("tables are in " + a.output);
    }
    call.terminal.answer(a.json ? answer_json(test, outcome.network(), context)
                                : backtest_text(test, outcome.network(), context));
    return ExitCode::done;
}

} // namespace gashub::cli
