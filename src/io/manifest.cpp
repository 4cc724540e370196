#include "io/manifest.hpp"

#include "io/input_file.hpp"
#include "io/json_text.hpp"
#include "io/json_writer.hpp"

namespace gashub {

namespace fs = std::filesystem;

namespace {

void write_certificate(JsonWriter& json, const ManifestCertificate& certificate) {
    json.key("certificate").begin_object();
    json.member("holds", certificate.holds);
    json.member("primal_residual", certificate.primal_residual);
    json.member("dual_residual", certificate.dual_residual);
    json.member("gap", certificate.gap);
    json.member("outer_residual_eur_per_mwh", certificate.outer_residual_eur_per_mwh);
    json.end_object();
}

std::string text_of(const JsonValue& object, std::string_view key) {
    const JsonValue* value = object.find(key);
    return value && value->text() ? *value->text() : std::string();
}

double number_of(const JsonValue& object, std::string_view key) {
    const JsonValue* value = object.find(key);
    return value && value->number() ? *value->number() : 0.0;
}

/// Elements of a list, two texts each.
std::vector<std::pair<std::string, std::string>> pairs_of(const JsonValue& object,
                                                          std::string_view key,
                                                          std::string_view first,
                                                          std::string_view second) {
    std::vector<std::pair<std::string, std::string>> pairs;
    const JsonValue* list = object.find(key);
    if (list && list->list())
        for (const JsonValue& each : *list->list())
            pairs.emplace_back(text_of(each, first), text_of(each, second));
    return pairs;
}

std::optional<std::size_t> count_of(const JsonValue& object, std::string_view key) {
    const double number = number_of(object, key);
    if (!object.find(key) || !(number >= 0) || number > 1e15)
        return std::nullopt;
    return static_cast<std::size_t>(number);
}

ManifestCertificate certificate_of(const JsonValue& json) {
    const JsonValue* holds = json.find("holds");
    return {.primal_residual = number_of(json, "primal_residual"),
            .dual_residual = number_of(json, "dual_residual"),
            .gap = number_of(json, "gap"),
            .outer_residual_eur_per_mwh = number_of(json, "outer_residual_eur_per_mwh"),
            .holds = holds && holds->boolean() && *holds->boolean()};
}

/// The way from one folder to a file; "" where there is none.
std::string way_to(const std::string& file, const fs::path& folder) {
    std::error_code failed;
    const fs::path way = fs::absolute(file, failed)
                             .lexically_normal()
                             .lexically_relative(fs::absolute(folder, failed).lexically_normal());
    return failed ? std::string() : way.generic_string();
}

/// The path as it was given, or, read from elsewhere, the way from the manifest's folder to it.
std::string found_path(const std::string& path, const std::string& way, const fs::path& folder) {
    std::error_code failed;
    if (way.empty() || fs::exists(path, failed))
        return path;
    const fs::path there = (folder / way).lexically_normal();
    return fs::exists(there, failed) ? there.string() : path;
}

} // namespace

OutputFile prepare_manifest(const Manifest& manifest, const std::filesystem::path& folder) {
    JsonWriter json(2);
    json.begin_object();
    json.member("program", "gashub").member("program_version", manifest.program_version);
    json.member("command", manifest.command).member("id", manifest.id);
    json.member("status", manifest.status);
    if (manifest.scenarios)
        json.member("scenarios", *manifest.scenarios);
    if (manifest.failed)
        json.member("failed", *manifest.failed);
    json.key("files").begin_array();
    for (const ManifestFile& file : manifest.files)
        json.begin_object()
            .member("path", file.path)
            .member("from_here", way_to(file.path, folder))
            .member("sha256", file.sha256)
            .end_object();
    json.end_array();
    json.key("options").begin_array();
    for (const auto& [name, value] : manifest.options)
        json.begin_object().member("name", name).member("value", value).end_object();
    json.end_array();
    if (manifest.certificate)
        write_certificate(json, *manifest.certificate);
    if (!manifest.rows.empty()) {
        json.key("rows").begin_object();
        for (const auto& [table, rows] : manifest.rows)
            json.member(table, rows);
        json.end_object();
    }
    json.end_object();
    OutputFile file(folder / "manifest.json");
    file.write(json.text());
    return file;
}

void write_manifest(const Manifest& manifest, const std::filesystem::path& folder) {
    prepare_manifest(manifest, folder).commit();
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "manifest.json";
    const Result<std::string> text = read_file(file);
    if (!text)
        return text.issues();
    const Result<JsonValue> json = parse_json(*text, file.string());
    if (!json)
        return json.issues();
    if (text_of(*json, "program") != "gashub")
        return Issues{{.code = "bad-manifest",
                       .where = {.file = file.string(), .pointer = "/program"},
                       .message = "this is no manifest of gashub",
                       .hint = "name a folder that `run -o`, `batch -o` or `study -o` wrote"}};
    Manifest manifest;
    manifest.program_version = text_of(*json, "program_version");
    manifest.command = text_of(*json, "command");
    manifest.id = text_of(*json, "id");
    manifest.status = text_of(*json, "status");
    if (const JsonValue* files = json->find("files"); files && files->list())
        for (const JsonValue& each : *files->list())
            manifest.files.push_back(
                {found_path(text_of(each, "path"), text_of(each, "from_here"), folder),
                 text_of(each, "sha256")});
    manifest.options = pairs_of(*json, "options", "name", "value");
    if (const JsonValue* certificate = json->find("certificate"))
        manifest.certificate = certificate_of(*certificate);
    manifest.scenarios = count_of(*json, "scenarios");
    manifest.failed = count_of(*json, "failed");
    if (const JsonValue* rows = json->find("rows"); rows && rows->object())
        for (const JsonMember& member : *rows->object())
            manifest.rows[member.key] = count_of(*rows, member.key).value_or(0);
    return manifest;
}

} // namespace gashub
