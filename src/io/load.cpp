#include "io/load.hpp"

#include "base/text.hpp"
#include "io/json_text.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace gashub {
namespace {

namespace fs = std::filesystem;

void add(Issues& issues, const Issues& more) {
    issues.insert(issues.end(), more.begin(), more.end());
}

bool is_json(const fs::path& path) {
    return path.extension() == ".json" && path.stem().extension() != ".schema";
}

/// Networks: files and folders right under `networks`; scenarios: files anywhere under `scenarios`.
std::vector<fs::path> shipped_paths(const char* folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (const fs::path& data : data_folders()) {
        const fs::path root = data / folder;
        if (!fs::is_directory(root, error))
            continue;
        if (std::string_view(folder) == "networks") {
            for (const fs::directory_entry& entry : fs::directory_iterator(root, error))
                if (is_json(entry.path()) || fs::exists(entry.path() / "nodes.json", error))
                    paths.push_back(entry.path());
        } else {
            for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root, error))
                if (is_json(entry.path()))
                    paths.push_back(entry.path());
        }
        break;
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// The folders between `folder` and the file, "eu" of scenarios/eu/growth.json; empty if none.
std::string shelf_of(const fs::path& path, const char* folder) {
    std::string shelf;
    for (fs::path up = path.parent_path(); up.has_filename() && up.filename() != folder;
         up = up.parent_path())
        shelf = up.filename().string() + (shelf.empty() ? "" : "/") + shelf;
    return shelf;
}

Result<fs::path> find_shipped(const std::string& path_or_id, const char* folder, const char* noun) {
    std::error_code error;
    if (fs::exists(path_or_id, error))
        return fs::path(path_or_id);
    std::vector<std::string> ids;
    for (const fs::path& path : shipped_paths(folder)) {
        const std::string shelf = shelf_of(path, folder);
        if (path.stem() == path_or_id ||
            (!shelf.empty() && shelf + "/" + path.stem().string() == path_or_id))
            return path;
        ids.push_back(path.stem().string());
    }
    const bool is_path =
        path_or_id.find('/') != std::string::npos || fs::path(path_or_id).extension() == ".json";
    const std::string stem = fs::path(path_or_id).stem().string();
    const std::string near = did_you_mean(stem, ids);
    if (is_path)
        return Issues{
            {Severity::error, "no-such-file", {path_or_id, {}}, "there is no such file", near}};
    return Issues{{Severity::error,
                   "unknown-" + std::string(noun),
                   {},
                   "no file and no " + std::string(noun) +
                       " that comes with the program is called " + gashub::quoted(path_or_id),
                   near.empty() ? "gashub list names them" : near}};
}

/// True if what was read beside these faults can be checked: whole objects and their ids are there.
bool can_be_checked(const Issues& reading) {
    return std::all_of(reading.begin(), reading.end(), [](const Issue& issue) {
        if (issue.severity == Severity::warning || issue.code == "unknown-key")
            return true;
        const std::string& pointer = issue.where.pointer;
        const bool is_inside = std::count(pointer.begin(), pointer.end(), '/') > 1;
        const bool is_id = pointer.size() > 3 && pointer.compare(pointer.size() - 3, 3, "/id") == 0;
        return is_inside && !is_id && issue.code != "duplicate-key";
    });
}

/// `/events/3` of `/events/3/arc`.
std::string object_of(const std::string& pointer) {
    const std::size_t second = pointer.find('/', 1);
    return second == std::string::npos ? pointer : pointer.substr(0, pointer.find('/', second + 1));
}

/// Adds what checks say, but for objects that were not read whole: that would only repeat the
/// fault.
void add_checks(Issues& issues, const Issues& checks) {
    const Issues reading = issues;
    for (const Issue& check : checks)
        if (std::none_of(reading.begin(), reading.end(), [&](const Issue& issue) {
                return issue.severity == Severity::error && issue.where.file == check.where.file &&
                       object_of(issue.where.pointer) == object_of(check.where.pointer);
            }))
            issues.push_back(check);
}

/// Reads and checks; `files` grow.
Result<Network> network_from(ReadNetwork read, Issues issues, std::vector<FileHash>& files) {
    files.insert(files.end(), read.files.begin(), read.files.end());
    if (!can_be_checked(issues))
        return issues;
    Result<Network> network = make_network(std::move(read.parts));
    add_checks(issues, read.places.located(network.issues()));
    if (has_errors(issues))
        return issues;
    return {std::move(*network), std::move(issues)};
}

Result<Network> network_of(const ReadScenario& scenario, std::vector<FileHash>& files) {
    Issues issues;
    ReadNetwork read = read_network_of(scenario, issues);
    return network_from(std::move(read), std::move(issues), files);
}

/// The network of `known`, read first if it is not there; `files` grow. One that a scenario carries
/// goes by the scenario's own path.
Result<Network> network_once(const ReadScenario& scenario, KnownNetworks& known,
                             std::vector<FileHash>& files) {
    auto found = known.by_path.find(scenario.network);
    if (found == known.by_path.end()) {
        std::vector<FileHash> read;
        Result<Network> network = network_of(scenario, read);
        found =
            known.by_path.emplace(scenario.network, KnownNetworks::Known{std::move(network), read})
                .first;
    }
    files.insert(files.end(), found->second.files.begin(), found->second.files.end());
    return found->second.network;
}

/// One digest for several files: their own where there is one, else that of their digests.
std::string digest(const std::vector<FileHash>& files, std::size_t from, std::size_t to) {
    if (to - from == 1)
        return files[from].sha256;
    std::string all;
    for (std::size_t i = from; i < to; ++i)
        all += files[i].sha256 + "\n";
    return sha256(all);
}

/// Faults of `--set` say so.
Issues of_command_line(Issues issues, const Places& places) {
    for (Issue& issue : issues)
        if (issue.where.file.empty() && issue.where.pointer.rfind("/set/", 0) == 0)
            issue.where = {"--set", issue.where.pointer.substr(5)};
    return places.located(std::move(issues));
}

} // namespace

std::string Loaded::network_sha256() const {
    return digest(files, scenario_files, files.size());
}
std::string Loaded::scenario_sha256() const {
    return digest(files, 0, scenario_files);
}

std::vector<fs::path> data_folders() {
    if (const char* folder = std::getenv("GASHUB_DATA_DIR"); folder != nullptr && *folder != '\0')
        return {folder};
    std::vector<fs::path> folders;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error)
        folders.push_back(program.parent_path().parent_path() / "share" / "gashub");
    folders.emplace_back(GASHUB_SOURCE_DIR);
    folders.emplace_back(GASHUB_DATA_DIR);
    return folders;
}

Result<fs::path> find_scenario(const std::string& path_or_id) {
    return find_shipped(path_or_id, "scenarios", "scenario");
}
Result<fs::path> find_study(const std::string& path_or_id) {
    return find_shipped(path_or_id, "scenarios", "study");
}
bool is_study(const JsonValue& root) {
    return root.find("kind") != nullptr && root.find("horizon") == nullptr;
}
Result<fs::path> find_network(const std::string& path_or_id) {
    return find_shipped(path_or_id, "networks", "network");
}

Result<Network> load_network(const std::string& path_or_id, std::vector<FileHash>* files) {
    const Result<fs::path> path = find_network(path_or_id);
    if (!path)
        return path.issues();
    Issues issues;
    ReadNetwork read = read_network_parts(*path, issues);
    std::vector<FileHash> hashes;
    Result<Network> network = network_from(std::move(read), std::move(issues), hashes);
    if (files != nullptr)
        *files = std::move(hashes);
    return network;
}

Result<Loaded> load_scenario(const std::string& path_or_id, const PathValues& sets,
                             KnownNetworks* known) {
    const Result<fs::path> path = find_scenario(path_or_id);
    if (!path)
        return path.issues();
    Loaded loaded;
    Issues& issues = loaded.warnings;
    ReadScenario read = read_scenario_parts(*path, data_folders(), issues);
    loaded.files = read.files;
    loaded.scenario_files = loaded.files.size();
    loaded.session = std::move(read.session);
    if (read.network.empty()) {
        if (!has_errors(issues))
            issues.push_back({Severity::error,
                              "missing-key",
                              {path->string(), "/network"},
                              "the scenario names no network",
                              R"(as in "network": "../networks/eurasia.json")"});
        return issues;
    }
    Result<Network> network = known != nullptr ? network_once(read, *known, loaded.files)
                                               : network_of(read, loaded.files);
    if (!network || !can_be_checked(issues)) {
        add(issues, network.issues());
        return issues;
    }
    Result<Scenario> scenario = make_scenario(read.parts, *network);
    add_checks(issues, without_inherited(read.places.located(scenario.issues()), *path));
    add(issues, network.issues());
    if (has_errors(issues))
        return issues;
    if (!sets.empty()) {
        Result<Scenario> changed = with_values(*scenario, *network, sets);
        if (!changed) {
            add(issues, of_command_line(changed.issues(), read.places));
            return issues;
        }
        scenario = std::move(changed);
    }
    if (const Result<Network> laid = lay_on(*network, scenario->parts().set); !laid) {
        add(issues, of_command_line(laid.issues(), read.places));
        return issues;
    }
    loaded.network = std::move(*network);
    loaded.scenario = std::move(*scenario);
    return loaded;
}

std::vector<Shipped> list_shipped() {
    std::vector<Shipped> all;
    const auto text = [](const JsonValue& root, std::string_view key) {
        Text out;
        const JsonValue* value = root.find(key);
        if (value != nullptr && value->text() != nullptr)
            out.en = *value->text();
        else if (value != nullptr)
            for (const auto& [language, into] :
                 {std::pair{"en", &out.en}, std::pair{"tr", &out.tr}})
                if (const JsonValue* words = value->find(language);
                    words != nullptr && words->text() != nullptr)
                    *into = *words->text();
        return out;
    };
    for (const auto& [folder, kind] :
         {std::pair{"networks", "network"}, std::pair{"scenarios", "scenario"}}) {
        for (const fs::path& path : shipped_paths(folder)) {
            std::vector<fs::path> files{path};
            std::error_code error;
            if (fs::is_directory(path, error)) {
                files.clear();
                for (const fs::directory_entry& entry : fs::directory_iterator(path, error))
                    if (is_json(entry.path()))
                        files.push_back(entry.path());
                std::sort(files.begin(), files.end());
            }
            for (const fs::path& file : files) {
                const Result<std::string> content = read_file(file);
                const Result<JsonValue> root =
                    content ? parse_json(*content) : Result<JsonValue>(Issues{});
                if (!root || root->find("id") == nullptr || root->find("id")->text() == nullptr)
                    continue;
                all.push_back({*root->find("id")->text(), is_study(*root) ? "study" : kind,
                               text(*root, "title"), text(*root, "question"), path,
                               shelf_of(path, folder)});
                break;
            }
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Shipped& a, const Shipped& b) {
        const auto rank = [](const Shipped& s) {
            return s.kind == "network" ? 0 : s.kind == "scenario" ? 1 : 2;
        };
        return std::tuple(rank(a), std::string_view(a.folder), std::string_view(a.id)) <
               std::tuple(rank(b), std::string_view(b.folder), std::string_view(b.id));
    });
    return all;
}

} // namespace gashub
