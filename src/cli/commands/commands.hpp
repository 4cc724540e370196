#pragma once
// The commands, one source file each. A command reads, asks the library, and answers; it returns an
// exit code. Faults of the disk and of stores come through as exceptions and are named by main.

#include "cli/arguments.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

namespace gashub::cli {

struct Call {
    const Arguments& arguments;
    Terminal& terminal;
    Interrupt& interrupt;
};

int run_command(Call& call);
int explain_command(Call& call);
int curve_command(Call& call);
int compare_command(Call& call);
int backtest_command(Call& call);
int calibrate_command(Call& call);
int routes_command(Call& call);
int list_command(Call& call);
int batch_command(Call& call);
int study_command(Call& call);
int status_command(Call& call);
int merge_command(Call& call);
int export_command(Call& call);
int report_command(Call& call);
int validate_command(Call& call);
int convert_command(Call& call);
int import_command(Call& call);
int new_command(Call& call);

} // namespace gashub::cli
