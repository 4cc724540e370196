// `curve`: a node's merit order, supply and demand with who stands on the steps.

#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/csv.hpp"
#include "report/curve_text.hpp"

#include <fmt/format.h>

namespace gashub::cli {

int curve_command(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<PathValues> sets = read_sets(call);
    if (!sets)
        return ExitCode::bad_input;
    const std::optional<Loaded> loaded = read_input(call, a.inputs[0], *sets);
    if (!loaded)
        return ExitCode::bad_input;
    const int node = find_node(call, loaded->network, "--node", a.node);
    const int period = find_period(call, loaded->scenario, a.period);
    const std::optional<Quantities> quantities =
        quantities_of(call, loaded->network, loaded->scenario);
    if (node < 0 || period < 0 || !quantities)
        return ExitCode::bad_input;
    if (!a.output.empty())
        make_writable_folder(a.output);
    const market::Prepared prepared(loaded->network);
    const market::ClearOptions options{
        .stop = call.interrupt.token(), .time_limit_seconds = a.time_limit, .keep_factor = false};
    const market::Outcome base = market::clear(prepared, loaded->scenario, options);
    MeritOrder order;
    if (base.status == market::Status::solved)
        order = merit_order(prepared, loaded->scenario, base, node, period, options);
    if (call.interrupt.has_come())
        return stopped(call, "there is no answer");
    if (base.status != market::Status::solved) {
        call.terminal.show(base.issues);
        call.terminal.fault("not solved: " + base.reason);
        return base.status == market::Status::bad_input ? ExitCode::bad_input
                                                        : ExitCode::some_failed;
    }
    if (!order.fault.empty()) {
        call.terminal.show({{.code = "no-curve",
                             .where = {.file = a.inputs[0], .pointer = ""},
                             .message = order.fault,
                             .hint = "--node and --period name another place and time"}});
        return ExitCode::bad_input;
    }
    if (!a.output.empty())
        write_csv(curve_table(order), a.output);
    call.terminal.answer(a.json ? curve_json(base.network(), loaded->scenario, order)
                                : curve_text(base.network(), loaded->scenario, order, *quantities));
    if (!a.output.empty())
        call.terminal.note("curve.csv is in " + a.output);
    return ExitCode::done;
}

} // namespace gashub::cli
