// `convert`: a network for other programs, to a file or to standard output.

#include "cli/commands/commands.hpp"
#include "io/csv.hpp"
#include "io/geojson.hpp"
#include "io/graphml.hpp"
#include "io/load.hpp"
#include "io/network_tables.hpp"

#include <filesystem>

namespace gashub::cli {
namespace {

int write_tables(Call& call, const Network& network) {
    const std::filesystem::path folder = call.arguments.output;
    if (folder.empty()) {
        call.terminal.show({{.code = "bad-arguments",
                             .where = {.file = "--to csv", .pointer = ""},
                             .message = "two tables do not fit on standard output",
                             .hint = "-o names a folder for nodes.csv and arcs.csv"}});
        return ExitCode::bad_input;
    }
    make_writable_folder(folder);
    std::vector<OutputFile> files;
    for (const Table& table : network_tables(network))
        files.push_back(prepare_csv(table, folder));
    commit_all(files);
    return ExitCode::done;
}

} // namespace

int convert_command(Call& call) {
    const Arguments& a = call.arguments;
    const Result<Network> network = load_network(a.inputs[0]);
    call.terminal.show(network.issues());
    if (!network)
        return ExitCode::bad_input;
    if (a.target == "csv")
        return write_tables(call, *network);
    const std::string text =
        a.target == "geojson" ? network_geojson(*network) : network_graphml(*network);
    if (a.output.empty())
        call.terminal.answer(text);
    else
        write_text_file(a.output, text);
    return ExitCode::done;
}

} // namespace gashub::cli
