// `list`: what comes with the program, one line each. `validate`: all faults of files.

#include "base/text.hpp"
#include "cli/commands/commands.hpp"
#include "io/json_text.hpp"
#include "io/json_writer.hpp"
#include "io/load.hpp"
#include "io/study_json.hpp"
#include "market/contradictions.hpp"
#include "report/summary_text.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

/// The text in English, or in the other language where there is no English.
const std::string& words_of(const Text& text) {
    return text.en.empty() ? text.tr : text.en;
}

/// True if a file's JSON is a network rather than a scenario. A file that is no JSON is neither.
bool is_network_file(const std::string& file) {
    const Result<std::string> text = read_file(file);
    const Result<JsonValue> root = text ? parse_json(*text) : Result<JsonValue>(Issues{});
    return root && root->find("nodes") && !root->find("horizon") && !root->find("network") &&
           !root->find("extends");
}

/// True for a study's file or id.
bool is_study_named(const std::string& name, const std::vector<Shipped>& shipped) {
    return is_study_file(name) ||
           std::any_of(shipped.begin(), shipped.end(),
                       [&](const Shipped& s) { return s.kind == "study" && s.id == name; });
}

/// Faults and warnings of one file, a network, a scenario or a study.
Issues issues_of(const std::string& file) {
    std::error_code error;
    const std::filesystem::path path(file);
    const bool is_network_folder = std::filesystem::is_directory(path, error);
    const std::vector<Shipped> shipped =
        std::filesystem::exists(path, error) ? std::vector<Shipped>() : list_shipped();
    const bool is_network_id = std::any_of(shipped.begin(), shipped.end(), [&](const Shipped& s) {
        return s.kind == "network" && s.id == file;
    });
    if (is_network_folder || is_network_id || is_network_file(file))
        return load_network(file).issues();
    if (is_study_named(file, shipped)) {
        const Result<LoadedStudy> study = load_study(file);
        return study ? study->warnings : study.issues();
    }
    const Result<Loaded> loaded = load_scenario(file);
    if (!loaded)
        return loaded.issues();
    Issues issues = loaded->warnings;
    for (Issue issue : market::check_laid(loaded->network, loaded->scenario)) {
        // A contract stands in the network's file, which is read last.
        const bool of_network = issue.where.pointer.rfind("/contracts/", 0) == 0;
        issue.where.file = of_network ? loaded->files.back().path : file;
        issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace

int list_command(Call& call) {
    const std::vector<std::string>& kinds = call.arguments.inputs;
    for (const std::string& kind : kinds)
        if (kind != "networks" && kind != "scenarios" && kind != "studies") {
            const std::vector<std::string> known = {"networks", "scenarios", "studies"};
            call.terminal.show({{.code = "bad-arguments",
                                 .where = {.file = "list", .pointer = ""},
                                 .message = "there is no kind " + gashub::quoted(kind),
                                 .hint = did_you_mean(kind, known)}});
            return ExitCode::bad_input;
        }
    const auto is_wanted = [&](const Shipped& s) {
        const std::string plural = s.kind == "study" ? "studies" : s.kind + "s";
        return kinds.empty() || std::find(kinds.begin(), kinds.end(), plural) != kinds.end();
    };
    std::string text, last_kind, last_folder;
    const auto name_of = [](const Shipped& s) {
        return (s.folder.empty() ? "" : s.folder + "/") + s.id;
    };
    const std::vector<Shipped> list = list_shipped();
    std::size_t width = 26; // of the names, none of which is cut
    for (const Shipped& s : list)
        if (is_wanted(s))
            width = std::max(width, name_of(s).size());
    JsonWriter json(2);
    json.begin_object().key("items").begin_array();
    for (const Shipped& s : list) {
        if (!is_wanted(s))
            continue;
        if (s.kind != last_kind)
            text += (text.empty() ? "" : "\n") + s.kind + "\n";
        else if (s.folder != last_folder)
            text += "\n";
        last_kind = s.kind;
        last_folder = s.folder;
        std::string words = words_of(s.question).empty() ? words_of(s.title) : words_of(s.question);
        if (s.kind == "study" && !words_of(s.title).empty() && !words_of(s.question).empty())
            words = words_of(s.title) + ": " + words;
        text += "  " + padded(name_of(s), width + 2) + words + "\n";
        json.begin_object()
            .member("id", s.id)
            .member("folder", s.folder)
            .member("kind", s.kind)
            .member("title", words_of(s.title));
        json.member("question", words_of(s.question)).member("path", s.path.string()).end_object();
    }
    json.end_array().end_object();
    call.terminal.answer(call.arguments.json ? json.text() : text);
    return ExitCode::done;
}

int validate_command(Call& call) {
    std::string text;
    JsonWriter json(2);
    json.begin_object().key("files").begin_array();
    bool is_good = true;
    for (const std::string& file : call.arguments.inputs) {
        const Issues issues = issues_of(file);
        const bool has_faults = has_errors(issues);
        is_good = is_good && !has_faults;
        for (const Issue& issue : issues)
            text += to_string(issue) + "\n";
        text += fmt::format("{}: {}\n", file,
                            has_faults       ? "not valid"
                            : issues.empty() ? "valid"
                                             : "valid, with warnings");
        json.begin_object()
            .member("file", file)
            .member("valid", !has_faults)
            .key("issues")
            .begin_array();
        for (const Issue& issue : issues)
            json.begin_object()
                .member("severity", issue.severity == Severity::error ? "error" : "warning")
                .member("code", issue.code)
                .member("file", issue.where.file)
                .member("pointer", issue.where.pointer)
                .member("message", issue.message)
                .member("hint", issue.hint)
                .end_object();
        json.end_array().end_object();
    }
    json.end_array().member("valid", is_good).end_object();
    call.terminal.answer(call.arguments.json ? json.text() : text);
    return is_good ? ExitCode::done : ExitCode::bad_input;
}

} // namespace gashub::cli
