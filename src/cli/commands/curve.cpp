// `curve`: a node's merit order, supply and demand with who stands on the steps.

#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/csv.hpp"
#include "report/curve_text.hpp"

#include <fmt/format.h>

namespace gashub::cli {

int curve_command(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<AskedPrice> asked = read_asked_price(call);
    if (!asked)
        return ExitCode::bad_input;
    const Scenario& scenario = asked->loaded.scenario;
    if (!a.output.empty())
        make_writable_folder(a.output);
    const market::Prepared prepared(asked->loaded.network);
    const market::ClearOptions options{
        .stop = call.interrupt.token(), .time_limit_seconds = a.time_limit, .keep_factor = false};
    const market::Outcome base = market::clear(prepared, scenario, options);
    MeritOrder order;
    if (base.status == market::Status::solved)
        order = merit_order(prepared, scenario, base, asked->node, asked->period, options);
    if (call.interrupt.has_come())
        return stopped(call, "there is no answer");
    if (base.status != market::Status::solved)
        return not_solved(call, base);
    if (!order.fault.empty()) {
        call.terminal.show({{.code = "no-curve",
                             .where = {.file = a.inputs[0], .pointer = ""},
                             .message = order.fault,
                             .hint = "--node and --period name another place and time"}});
        return ExitCode::bad_input;
    }
    if (!a.output.empty())
        write_csv(curve_table(order), a.output);
    call.terminal.answer(a.json ? curve_json(base.network(), scenario, order)
                                : curve_text(base.network(), scenario, order, asked->quantities));
    if (!a.output.empty())
        call.terminal.note("curve.csv is in " + a.output);
    return ExitCode::done;
}

} // namespace gashub::cli
