// `import`: networks of other programs as a network file, checked before it is written.

#include "cli/commands/commands.hpp"
#include "io/import/gaslib.hpp"
#include "io/import/pypsa.hpp"
#include "io/import/scigrid.hpp"
#include "io/network_json.hpp"
#include "io/output_file.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

Result<Imported> read_foreign(const Arguments& a) {
    const std::vector<fs::path> files(a.inputs.begin(), a.inputs.end());
    if (a.target == "scigrid")
        return import_scigrid(files, a.import);
    if (a.target == "gaslib")
        return import_gaslib(files, a.import);
    if (files.size() != 1)
        return Issues{{.code = "bad-arguments",
                       .where = {.file = a.inputs[1], .pointer = ""},
                       .message = "a PyPSA network is one folder",
                       .hint = "import each on its own"}};
    return import_pypsa(files.front(), a.import);
}

std::string counts(const NetworkParts& parts) {
    const auto number = [](std::size_t count, const char* noun) {
        return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
    };
    return number(parts.nodes.size(), "node") + ", " +
           number(parts.pipelines.size() + parts.terminals.size() + parts.lanes.size(), "arc") +
           ", " + number(parts.sites.size(), "site") + ", " +
           number(parts.markets.size(), "market") + ", " + number(parts.storages.size(), "storage");
}

} // namespace

int import_command(Call& call) {
    const Arguments& a = call.arguments;
    Result<Imported> imported = read_foreign(a);
    if (!imported) {
        call.terminal.show(imported.issues());
        return ExitCode::bad_input;
    }
    imported->parts.id = IdMaker().make(fs::path(a.output).stem().string());
    const std::string text = write_network(imported->parts);
    const Result<Network> network = make_network(std::move(imported->parts));
    call.terminal.show(network.issues());
    if (!network)
        return ExitCode::bad_input;
    write_text_file(a.output, text);
    for (const std::string& note : imported->notes)
        call.terminal.note(note);
    call.terminal.note(counts(network->parts()) + " are in " + a.output);
    return ExitCode::done;
}

} // namespace gashub::cli
