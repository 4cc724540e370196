// `new`: a starter folder. Nothing that is there is written over.

#include "cli/commands/commands.hpp"
#include "cli/starter_files.hpp"
#include "io/output_file.hpp"

#include <filesystem>

#include <fmt/format.h>

namespace gashub::cli {

int new_command(Call& call) {
    namespace fs = std::filesystem;
    const fs::path folder = call.arguments.inputs[0];
    Issues faults;
    std::error_code error;
    for (const auto& [path, text] : starter_files)
        if (fs::exists(fs::symlink_status(folder / path, error)))
            faults.push_back({.code = "file-exists",
                              .where = {.file = (folder / path).string(), .pointer = ""},
                              .message = "the file is there already and stays as it is",
                              .hint = "choose another folder"});
    if (!faults.empty()) {
        call.terminal.show(faults);
        return ExitCode::bad_input;
    }
    for (const auto& [path, text] : starter_files) {
        make_writable_folder((folder / path).parent_path());
        write_text_file(folder / path, text);
    }
    call.terminal.answer(
        fmt::format("{} holds a small network and two scenarios; README.txt says what to "
                    "try.\nNext: cd {} && gashub run scenarios/base.json\n",
                    folder.string(), folder.string()));
    return ExitCode::done;
}

} // namespace gashub::cli
