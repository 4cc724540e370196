#include "io/manifest.hpp"

#include "io/json_writer.hpp"

namespace gashub {
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

} // namespace

void write_manifest(const Manifest& manifest, const std::filesystem::path& folder) {
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
        json.begin_object().member("path", file.path).member("sha256", file.sha256).end_object();
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
    write_text_file(folder / "manifest.json", json.text());
}

} // namespace gashub
