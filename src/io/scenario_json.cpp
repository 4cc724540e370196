#include "io/scenario_json.hpp"

#include "base/text.hpp"
#include "io/extends_chain.hpp"
#include "io/file_tree.hpp"
#include "io/json_reader.hpp"
#include "io/merge_by_id.hpp"
#include "io/object_writer.hpp"

#include <algorithm>

namespace gashub {
namespace {

namespace fs = std::filesystem;

/// Where each key of a file stands; inner keys of objects too, as they merge.
void note_places(const JsonValue& root, const std::string& file, Places& places) {
    for (const JsonMember& member : *root.object()) {
        const std::string pointer = pointer_step(member.key);
        if (member.key == "events" || member.key == "policies" || member.key == "levers" ||
            member.key == "conduct")
            continue;
        places.add(pointer, {file, pointer});
        const bool is_horizon = member.key == "horizon";
        if (const JsonValue::Object* inner = member.value.object()) {
            if (is_horizon)
                places.add(pointer + "/0", {file, pointer});
            for (const JsonMember& deeper : *inner)
                places.add(pointer + (is_horizon ? "/0" : "") + pointer_step(deeper.key),
                           {file, pointer + pointer_step(deeper.key)});
        } else if (const JsonValue::List* list = member.value.list();
                   is_horizon && list != nullptr) {
            for (std::size_t i = 0; i < list->size(); ++i)
                places.add(pointer + "/" + std::to_string(i),
                           {file, pointer + "/" + std::to_string(i)});
        }
    }
}

/// A network that a file carries in place of a name of one.
bool is_own_network(const JsonMember& member) {
    return member.key == "network" && member.value.object() != nullptr;
}

/// Lays a file on what is read already; `is_base`: it extends nothing.
void lay_file(JsonValue root, const std::string& file, bool is_base, ReadScenario& out,
              Issues& issues) {
    if (is_schema(root)) {
        issues.push_back(schema_fault(file));
        return;
    }
    Faults faults;
    if (root.object() == nullptr) {
        wrong_type(root, "an object", faults);
    } else {
        std::erase_if(std::get<JsonValue::Object>(root.content), [&](const JsonMember& member) {
            if (member.key == "session")
                out.session = to_json(member.value);
            return member.key == "$schema" || member.key == "session" || is_own_network(member);
        });
        note_places(root, file, out.places);
        read_object(root, out.parts, faults, is_base ? Missing::is_fault : Missing::is_fine);
        if (!is_base)
            for (const char* key : {"format", "id"})
                if (root.find(key) == nullptr)
                    missing_key(Keys<ScenarioParts>::noun, key, faults);
        merge_by_id(root, "events", out.parts.events, file, out.places, faults);
        merge_by_id(root, "policies", out.parts.policies, file, out.places, faults);
        merge_by_id(root, "levers", out.parts.levers, file, out.places, faults);
        merge_by_id(root, "conduct", out.parts.conduct, file, out.places, faults);
    }
    for (Issue& issue : faults.take()) {
        issue.where.file = file;
        issues.push_back(std::move(issue));
    }
}

} // namespace

Result<ReadScenario> parse_scenario(std::string_view text, const std::string& file) {
    const std::string name = file.empty() ? "text" : file;
    Result<JsonValue> root = parse_json(text, name);
    if (!root)
        return root.issues();
    Issues issues = root.issues();
    ReadScenario out;
    lay_file(std::move(*root), name, true, out, issues);
    out.places.add("", {name, {}});
    if (has_errors(issues))
        return issues;
    return {std::move(out), std::move(issues)};
}

Issues without_inherited(Issues issues, const fs::path& own) {
    std::erase_if(issues, [&](const Issue& issue) {
        return issue.code == "never-met" && issue.where.file != own.string();
    });
    return issues;
}

Result<ReadScenario> read_scenario(const fs::path& path, const std::vector<fs::path>& installed) {
    Issues issues;
    ReadScenario out = read_scenario_parts(path, installed, issues);
    if (has_errors(issues))
        return issues;
    return {std::move(out), std::move(issues)};
}

ReadScenario read_scenario_parts(const fs::path& path, const std::vector<fs::path>& installed,
                                 Issues& issues) {
    ReadScenario out;
    out.places.add("", {path.string(), {}});
    std::vector<OpenedFile> chain = open_chain(path, installed, out.files, issues);
    if (has_errors(issues))
        return out;
    for (const OpenedFile& file : chain) {
        const JsonValue* const carried = file.root.find("network");
        if (carried != nullptr && carried->object() != nullptr) {
            out.network = file.path;
            out.own_network = *carried;
            break;
        }
        const std::string* named = text_at(file.root, "network");
        if (named == nullptr)
            continue;
        const Result<fs::path> network =
            resolve_named(file.path, *named, "/network", "networks", installed);
        if (network)
            out.network = *network;
        issues.insert(issues.end(), network.issues().begin(), network.issues().end());
        break;
    }
    for (auto file = chain.rbegin(); file != chain.rend(); ++file) {
        out.session.clear();
        lay_file(std::move(file->root), file->path.string(), file == chain.rbegin(), out, issues);
    }
    out.parts.extends.clear(); // laid on already
    return out;
}

ReadNetwork read_network_of(const ReadScenario& scenario, Issues& issues) {
    return scenario.own_network
               ? read_network_inside(scenario.network, "/network", *scenario.own_network, issues)
               : read_network_parts(scenario.network, issues);
}

std::string write_scenario(const ScenarioParts& parts, std::string_view session,
                           const NetworkParts* own_network) {
    constexpr int lines = 2; // an event a line
    JsonWriter out(lines);
    out.begin_object();
    if (own_network == nullptr) {
        write_members(parts, out);
    } else {
        ScenarioParts nameless = parts;
        nameless.network.clear();
        write_members(nameless, out);
        out.key("network");
        out.set_lines(lines + 1);
        write_value(*own_network, out);
        out.set_lines(lines);
    }
    if (!session.empty())
        if (const Result<JsonValue> json = parse_json(session)) {
            out.key("session");
            write_json(*json, out);
        }
    out.end_object();
    return out.take();
}

} // namespace gashub
