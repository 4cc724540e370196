#include "io/study_json.hpp"

#include "io/extends_chain.hpp"
#include "io/file_tree.hpp"
#include "io/load.hpp"
#include "io/merge_by_id.hpp"
#include "io/object_writer.hpp"
#include "study/dictionary_study.hpp"

#include <algorithm>
#include <array>

namespace gashub {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> merged_lists = {"parameters", "cases", "watch", "tables"};

void note_places(const JsonValue& root, const std::string& file, Places& places) {
    for (const JsonMember& member : *root.object())
        if (std::find(merged_lists.begin(), merged_lists.end(), member.key) == merged_lists.end())
            places.add(pointer_step(member.key), {file, pointer_step(member.key)});
}

/// Lays a file on what is read already; `is_base`: it extends nothing.
void lay_file(JsonValue root, const std::string& file, bool is_base, ReadStudy& out,
              Issues& issues) {
    if (is_schema(root)) {
        issues.push_back(schema_fault(file));
        return;
    }
    Faults faults;
    if (root.object() == nullptr) {
        wrong_type(root, "an object", faults);
    } else {
        std::erase_if(std::get<JsonValue::Object>(root.content),
                      [](const JsonMember& member) { return member.key == "$schema"; });
        note_places(root, file, out.places);
        read_object(root, out.parts, faults, is_base ? Missing::is_fault : Missing::is_fine);
        if (!is_base)
            for (const char* key : {"format", "id"})
                if (root.find(key) == nullptr)
                    missing_key(Keys<StudyParts>::noun, key, faults);
        merge_by_id(root, "parameters", out.parts.parameters, file, out.places, faults);
        merge_by_id(root, "cases", out.parts.cases, file, out.places, faults);
        merge_by_id(root, "watch", out.parts.watch, file, out.places, faults);
        merge_by_id(root, "tables", out.parts.tables, file, out.places, faults);
    }
    for (Issue& issue : faults.take()) {
        issue.where.file = file;
        issues.push_back(std::move(issue));
    }
}

/// The file of a scenario that a study names: a path from the folder of one of its files, or an id.
Result<fs::path> scenario_file(const std::string& name, const std::string& pointer,
                               const std::vector<FileHash>& files) {
    if (fs::path(name).extension() != ".json") {
        Result<fs::path> shipped = find_scenario(name);
        if (shipped)
            return shipped;
        Issues issues = shipped.issues();
        for (Issue& issue : issues)
            issue.where = {files.front().path, pointer};
        return issues;
    }
    Result<fs::path> first = Issues{};
    for (std::size_t i = 0; i < files.size(); ++i) {
        Result<fs::path> found =
            resolve_named(files[i].path, name, pointer, "scenarios", data_folders());
        if (found)
            return found;
        if (i == 0)
            first = std::move(found);
    }
    return first;
}

/// Where a scenario's name stands in the parts, as a pointer.
std::string pointer_of(const StudyParts& parts, const std::string& name) {
    if (name.empty())
        return "/base";
    for (std::size_t i = 0; i < parts.parameters.size(); ++i)
        for (std::size_t k = 0; k < parts.parameters[i].options.size(); ++k)
            if (parts.parameters[i].options[k].scenario == name)
                return "/parameters/" + std::to_string(i) + "/options/" + std::to_string(k) +
                       "/scenario";
    for (std::size_t i = 0; i < parts.cases.size(); ++i)
        if (parts.cases[i].scenario == name)
            return "/cases/" + std::to_string(i) + "/scenario";
    return {};
}

void add(Issues& issues, const Issues& more) {
    issues.insert(issues.end(), more.begin(), more.end());
}

/// The scenarios that a study builds on; `files` grow.
std::vector<StudyBase> load_bases(const ReadStudy& read, std::vector<FileHash>& files,
                                  Issues& issues) {
    std::vector<StudyBase> bases;
    KnownNetworks known;
    for (const std::string& name : scenarios_of(read.parts)) {
        const std::string pointer = pointer_of(read.parts, name);
        const Result<fs::path> path =
            scenario_file(name.empty() ? read.parts.base : name, pointer, read.files);
        if (!path) {
            Issues faults = path.issues();
            for (Issue& issue : faults)
                issue.where = read.places.find(pointer);
            add(issues, faults);
            continue;
        }
        Result<Loaded> loaded = load_scenario(path->string(), {}, &known);
        if (!loaded) {
            add(issues, loaded.issues());
            continue;
        }
        add(issues, loaded->warnings);
        for (const FileHash& file : loaded->files)
            if (std::find(files.begin(), files.end(), file) == files.end())
                files.push_back(file);
        bases.push_back({name, loaded->network, loaded->scenario, loaded->network_sha256(),
                         loaded->scenario_sha256()});
    }
    return bases;
}

} // namespace

Result<ReadStudy> parse_study(std::string_view text, const std::string& file) {
    const std::string name = file.empty() ? "text" : file;
    Result<JsonValue> root = parse_json(text, name);
    if (!root)
        return root.issues();
    Issues issues = root.issues();
    ReadStudy out;
    lay_file(std::move(*root), name, true, out, issues);
    out.places.add("", {name, {}});
    if (has_errors(issues))
        return issues;
    return {std::move(out), std::move(issues)};
}

Result<ReadStudy> read_study(const fs::path& path, const std::vector<fs::path>& installed) {
    ReadStudy out;
    Issues issues;
    out.places.add("", {path.string(), {}});
    std::vector<OpenedFile> chain = open_chain(path, installed, out.files, issues);
    if (has_errors(issues))
        return issues;
    for (auto file = chain.rbegin(); file != chain.rend(); ++file)
        lay_file(std::move(file->root), file->path.string(), file == chain.rbegin(), out, issues);
    out.parts.extends.clear(); // laid on already
    if (has_errors(issues))
        return issues;
    return {std::move(out), std::move(issues)};
}

std::string write_study(const StudyParts& parts) {
    JsonWriter out(2);
    out.begin_object();
    write_members(parts, out);
    out.end_object();
    return out.take();
}

Result<LoadedStudy> load_study(const std::string& path_or_id) {
    const Result<fs::path> path = find_study(path_or_id);
    if (!path)
        return path.issues();
    const Result<ReadStudy> read = read_study(*path, data_folders());
    if (!read)
        return read.issues();
    LoadedStudy loaded;
    Issues& issues = loaded.warnings;
    issues = read.issues();
    loaded.files = read->files;
    std::vector<StudyBase> bases = load_bases(*read, loaded.files, issues);
    if (has_errors(issues))
        return issues;
    Result<Study> study = make_study(read->parts, std::move(bases));
    add(issues, read->places.located(study.issues()));
    if (has_errors(issues))
        return issues;
    loaded.study = std::move(*study);
    std::string all;
    for (const FileHash& file : loaded.files)
        all += file.sha256 + "\n";
    loaded.sha256 = gashub::sha256(all);
    return loaded;
}

bool is_study_file(const fs::path& path) {
    const Result<std::string> text = read_file(path);
    const Result<JsonValue> root = text ? parse_json(*text) : Result<JsonValue>(Issues{});
    return root && is_study(*root);
}

} // namespace gashub
