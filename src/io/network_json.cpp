#include "io/network_json.hpp"

#include "base/text.hpp"
#include "io/json_reader.hpp"
#include "io/object_writer.hpp"

#include <algorithm>

namespace gashub {
namespace {

/// Moves what one file says into the whole: lists grow, anything else may be said once.
class PartJoiner {
  public:
    PartJoiner(NetworkParts& whole, NetworkParts& part, const JsonValue& json, const Place& at,
               Places& places, Faults& faults)
        : whole_(whole), part_(part), json_(json), at_(at), places_(places), faults_(faults) {}

    template <class M>
    void key(const KeyInfo& info, M NetworkParts::*member) const {
        if (json_.find(info.name) == nullptr)
            return;
        const std::string pointer = "/" + std::string(info.name);
        M &into = whole_.*member, &from = part_.*member;
        if constexpr (is_vector<M>) {
            const std::size_t before = into.size();
            for (std::size_t i = 0; i < from.size(); ++i) {
                places_.add(pointer + "/" + std::to_string(before + i),
                            {at_.file, at_.pointer + pointer + "/" + std::to_string(i)});
                into.push_back(std::move(from[i]));
            }
        } else {
            const bool is_said =
                places_.find(pointer).file != at_.file && !places_.find(pointer).file.empty();
            if (is_said && !(into == from)) {
                const Faults::Inside inside(faults_, info.name);
                faults_.error("duplicate-key", "another file of the folder says something else: " +
                                                   places_.find(pointer).file);
            }
            into = std::move(from);
        }
        places_.add(pointer, {at_.file, at_.pointer + pointer});
    }

  private:
    NetworkParts &whole_, &part_;
    const JsonValue& json_;
    const Place& at_; ///< of the part
    Places& places_;
    Faults& faults_;
};

/// Faults for required keys that no file has.
struct RequiredKeys {
    const Places& places;
    Faults& faults;
    template <class M>
    void key(const KeyInfo& info, M NetworkParts::*) const {
        if (info.required && places.find("/" + std::string(info.name)).file.empty())
            missing_key(Keys<NetworkParts>::noun, info.name, faults);
    }
};

void add_faults(Faults& faults, const Place& at, Issues& issues) {
    for (Issue& issue : faults.take()) {
        issue.where = {at.file, at.pointer + issue.where.pointer};
        issues.push_back(std::move(issue));
    }
}

/// Adds what one place says to a network that may have parts already.
void add_part(JsonValue json, const Place& at, ReadNetwork& out, Issues& issues) {
    if (is_schema(json)) {
        issues.push_back(schema_fault(at.file));
        return;
    }
    Faults faults;
    NetworkParts part;
    if (json.object() != nullptr)
        std::erase_if(std::get<JsonValue::Object>(json.content),
                      [](const JsonMember& member) { return member.key == "$schema"; });
    read_object(json, part, faults, Missing::is_fine);
    if (json.object() != nullptr)
        Keys<NetworkParts>::visit(PartJoiner(out.parts, part, json, at, out.places, faults));
    add_faults(faults, at, issues);
}

void add_text(std::string_view text, const std::string& file, ReadNetwork& out, Issues& issues) {
    Result<JsonValue> json = parse_json(text, file);
    issues.insert(issues.end(), json.issues().begin(), json.issues().end());
    if (json)
        add_part(std::move(*json), {file, {}}, out, issues);
}

void finish(ReadNetwork& out, const Place& at, Issues& issues) {
    if (!has_errors(issues)) {
        Faults faults;
        Keys<NetworkParts>::visit(RequiredKeys{out.places, faults});
        add_faults(faults, at, issues);
    }
    out.places.add("", at);
}

} // namespace

Result<ReadNetwork> parse_network(std::string_view text, const std::string& file) {
    ReadNetwork out;
    Issues issues;
    const std::string name = file.empty() ? "text" : file;
    add_text(text, name, out, issues);
    finish(out, {name, {}}, issues);
    if (has_errors(issues))
        return issues;
    return {std::move(out), std::move(issues)};
}

Result<ReadNetwork> read_network(const std::filesystem::path& path) {
    Issues issues;
    ReadNetwork out = read_network_parts(path, issues);
    if (has_errors(issues))
        return issues;
    return {std::move(out), std::move(issues)};
}

ReadNetwork read_network_parts(const std::filesystem::path& path, Issues& issues) {
    ReadNetwork out;
    std::error_code error;
    std::vector<std::filesystem::path> files{path};
    if (std::filesystem::is_directory(path, error)) {
        files.clear();
        for (auto entry = std::filesystem::directory_iterator(path, error);
             !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
            if (entry->path().extension() == ".json" &&
                entry->path().stem().extension() != ".schema")
                files.push_back(entry->path());
        std::sort(files.begin(), files.end());
        if (files.empty())
            issues.push_back({Severity::error,
                              "no-such-file",
                              {path.string(), {}},
                              "the folder holds no JSON file",
                              {}});
    }
    for (const std::filesystem::path& file : files) {
        const Result<std::string> text = read_file(file);
        issues.insert(issues.end(), text.issues().begin(), text.issues().end());
        if (!text)
            continue;
        out.files.push_back({file.string(), sha256(*text)});
        add_text(*text, file.string(), out, issues);
    }
    finish(out, {path.string(), {}}, issues);
    return out;
}

ReadNetwork read_network_inside(const std::filesystem::path& file, const std::string& pointer,
                                JsonValue network, Issues& issues) {
    ReadNetwork out;
    const Place at{file.string(), pointer};
    out.files.push_back({at.file + "#" + pointer, sha256(to_json(network))});
    add_part(std::move(network), at, out, issues);
    finish(out, at, issues);
    return out;
}

std::string write_network(const NetworkParts& parts) {
    JsonWriter out(2);
    write_value(parts, out);
    return out.take();
}

} // namespace gashub
