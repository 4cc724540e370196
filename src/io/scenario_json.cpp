#include "io/scenario_json.hpp"

#include "base/text.hpp"
#include "io/file_tree.hpp"
#include "io/json_reader.hpp"
#include "io/object_writer.hpp"

#include <algorithm>

namespace gashub {
namespace {

namespace fs = std::filesystem;

/// Lays one file's list on what it extends, by id.
template <class T>
void merge_by_id(const JsonValue& root, const char* key, std::vector<T>& into,
                 const std::string& file, Places& places, Faults& faults) {
    const JsonValue* json = root.find(key);
    if (json == nullptr)
        return;
    const Faults::Inside in_list(faults, key);
    const JsonValue::List* list = json->list();
    if (list == nullptr)
        return wrong_type(*json, "a list", faults);
    const std::string pointer = "/" + std::string(key);
    const std::size_t inherited = into.size();
    for (std::size_t j = 0; j < list->size(); ++j) {
        const Faults::Inside inside(faults, j);
        const JsonValue& element = (*list)[j];
        const Place place{file, pointer + "/" + std::to_string(j)};
        const JsonValue* id = element.find("id");
        if constexpr (std::is_same_v<T, Conduct>) // goes by its seller where it has no id
            id = id == nullptr ? element.find("seller") : id;
        std::size_t k = 0;
        while (k < inherited &&
               (id == nullptr || id->text() == nullptr || into[k].id != *id->text()))
            ++k;
        const bool is_new = k == inherited;
        if (is_new) {
            k = into.size();
            into.emplace_back();
            places.add(pointer + "/" + std::to_string(k), place);
        } else if (const JsonValue::Object* members = element.object()) {
            for (const JsonMember& member : *members)
                places.add(pointer + "/" + std::to_string(k) + pointer_step(member.key),
                           {file, place.pointer + pointer_step(member.key)});
        }
        const JsonValue* remove = element.find("remove");
        const bool takes_away =
            remove != nullptr && remove->boolean() != nullptr && *remove->boolean();
        read_object(element, into[k], faults,
                    is_new && !takes_away ? Missing::is_fault : Missing::is_fine);
        if constexpr (std::is_same_v<T, Conduct>)
            if (into[k].id.empty())
                into[k].id = into[k].seller;
        if (is_new && takes_away)
            faults.warning("nothing-to-remove", "nothing that this file extends has this id");
    }
    std::vector<int> new_number;
    int kept = 0;
    for (const T& object : into)
        new_number.push_back(object.remove ? -1 : kept++);
    if (static_cast<std::size_t>(kept) < into.size()) {
        std::erase_if(into, [](const T& object) { return object.remove; });
        places.renumber(pointer, new_number);
    }
}

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
            return member.key == "$schema" || member.key == "session";
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

struct OpenedFile {
    fs::path path;
    JsonValue root;
};

const std::string* text_of(const JsonValue& root, std::string_view key) {
    const JsonValue* value = root.find(key);
    return value == nullptr || value->text() == nullptr || value->text()->empty() ? nullptr
                                                                                  : value->text();
}

/// The file and all that it extends, outermost first; stops at the first that can not be opened.
std::vector<OpenedFile> open_chain(const fs::path& path, const std::vector<fs::path>& installed,
                                   std::vector<FileHash>& hashes, Issues& issues) {
    std::vector<OpenedFile> chain;
    std::error_code error;
    const auto add = [&](const Issues& more) {
        issues.insert(issues.end(), more.begin(), more.end());
    };
    for (fs::path next = path; !next.empty();) {
        const Result<std::string> text = read_file(next);
        add(text.issues());
        if (!text)
            return chain;
        hashes.push_back({next.string(), sha256(*text)});
        Result<JsonValue> root = parse_json(*text, next.string());
        add(root.issues());
        if (!root)
            return chain;
        chain.push_back({next, std::move(*root)});
        const std::string* extends = text_of(chain.back().root, "extends");
        if (extends == nullptr)
            return chain;
        const Place place{next.string(), "/extends"};
        const Result<fs::path> base =
            resolve_named(next, *extends, place.pointer, "scenarios", installed);
        add(base.issues());
        if (!base)
            return chain;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            if (fs::weakly_canonical(chain[i].path, error) != fs::weakly_canonical(*base, error))
                continue;
            std::string circle;
            for (std::size_t k = i; k < chain.size(); ++k)
                circle += chain[k].path.filename().string() + " -> ";
            issues.push_back(
                {Severity::error,
                 "extends-cycle",
                 place,
                 "files extend each other in a circle: " + circle + base->filename().string(),
                 {}});
            return chain;
        }
        if (chain.size() > most_extends) {
            issues.push_back(
                {Severity::error,
                 "extends-depth",
                 place,
                 "files extend each other more than " + std::to_string(most_extends) + " deep",
                 {}});
            return chain;
        }
        next = *base;
    }
    return chain;
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
        const std::string* named = text_of(file.root, "network");
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

std::string write_scenario(const ScenarioParts& parts, std::string_view session) {
    JsonWriter out(2);
    out.begin_object();
    write_members(parts, out);
    if (!session.empty())
        if (const Result<JsonValue> json = parse_json(session)) {
            out.key("session");
            write_json(*json, out);
        }
    out.end_object();
    return out.take();
}

} // namespace gashub
