// `convert`: a network for other programs, to a file or to standard output.

#include "cli/commands/commands.hpp"
#include "io/csv.hpp"
#include "io/geojson.hpp"
#include "io/graphml.hpp"
#include "io/load.hpp"
#include "io/network_tables.hpp"
#include "io/pypsa.hpp"

#include <filesystem>

namespace gashub::cli {
namespace {

/// The folder of formats that are more than one file; "" where none was named, its fault shown.
std::filesystem::path named_folder(Call& call) {
    if (call.arguments.output.empty())
        call.terminal.show({{.code = "bad-arguments",
                             .where = {.file = "--to " + call.arguments.target, .pointer = ""},
                             .message = "several files do not fit on standard output",
                             .hint = "-o names a folder for them"}});
    else
        make_writable_folder(call.arguments.output);
    return call.arguments.output;
}

int write_pypsa(Call& call, const Network& network) {
    const std::filesystem::path folder = named_folder(call);
    if (folder.empty())
        return ExitCode::bad_input;
    const PypsaFolder made = pypsa_folder(network);
    std::vector<OutputFile> files;
    for (const auto& [name, text] : made.files) {
        files.emplace_back(folder / name);
        files.back().write(text);
    }
    commit_all(files);
    for (const std::string& note : made.notes)
        call.terminal.note(note);
    return ExitCode::done;
}

int write_tables(Call& call, const Network& network) {
    const std::filesystem::path folder = named_folder(call);
    if (folder.empty())
        return ExitCode::bad_input;
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
    if (a.target == "pypsa")
        return write_pypsa(call, *network);
    const std::string text =
        a.target == "geojson" ? network_geojson(*network) : network_graphml(*network);
    if (a.output.empty())
        call.terminal.answer(text);
    else
        write_text_file(a.output, text);
    return ExitCode::done;
}

} // namespace gashub::cli
