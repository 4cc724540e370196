#include "cli/run_inputs.hpp"

#include "io/study_json.hpp"
#include "io/table_columns.hpp"
#include "study/design/design.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub::cli {

namespace fs = std::filesystem;

std::string changed_file(const Manifest& manifest, std::span<const FileHash> files) {
    for (const FileHash& file : files)
        if (std::none_of(manifest.files.begin(), manifest.files.end(), [&](const ManifestFile& f) {
                return f.sha256 == file.sha256 &&
                       fs::path(f.path).filename() == fs::path(file.path).filename();
            }))
            return file.path;
    return {};
}

std::optional<Loaded> inputs_of(const Manifest& manifest, std::string& why_not) {
    PathValues sets;
    for (const auto& [name, value] : manifest.options)
        if (name == "set")
            if (auto set = parse_set(value))
                sets.push_back(std::move(*set));
    if (manifest.files.empty()) {
        why_not = "the manifest names no files.";
        return std::nullopt;
    }
    Result<Loaded> loaded = load_scenario(manifest.files.front().path, sets);
    if (!loaded) {
        why_not = fmt::format("{} can not be read any more: {}", manifest.files.front().path,
                              loaded.issues().empty() ? "" : to_string(loaded.issues().front()));
        return std::nullopt;
    }
    if (const std::string changed = changed_file(manifest, loaded->files); !changed.empty()) {
        why_not = changed + " has changed since the run; run it again for map and charts.";
        return std::nullopt;
    }
    return std::move(*loaded);
}

namespace {

/// The inputs with values laid on both.
Result<StoreInputs::Input> changed(const StoreInputs::Input& input, const PathValues& values) {
    Result<Scenario> scenario = with_values(input.scenario, input.network, values);
    if (!scenario)
        return scenario.issues();
    Result<Network> network = lay_on(input.network, scenario->parts().set);
    if (!network)
        return network.issues();
    return StoreInputs::Input{std::move(*network), std::move(*scenario)};
}

} // namespace

StoreInputs::StoreInputs(const Manifest& manifest) {
    if (manifest.command == "study") {
        for (const ManifestFile& file : manifest.files)
            if (!study_ && is_study_file(file.path))
                if (auto study = load_study(file.path))
                    study_ = std::move(study->study);
        if (study_)
            for (const StudyBase& base : study_->bases())
                sources_.push_back(
                    {{base.network, base.scenario}, base.network_sha256, base.scenario_sha256});
        return;
    }
    KnownNetworks known;
    for (const ManifestFile& file : manifest.files)
        if (const auto loaded = load_scenario(file.path, {}, &known))
            sources_.push_back({{loaded->network, loaded->scenario},
                                loaded->network_sha256(),
                                loaded->scenario_sha256()});
}

Result<StoreInputs::Input> StoreInputs::find(const Table& runs, const Table& parameters) const {
    const ColumnView id(runs, "scenario"), network(runs, "network_sha256"),
        scenario(runs, "scenario_sha256"), path(parameters, "path"), value(parameters, "value");
    const auto is_of_run = [&](const Source& source) {
        return runs.rows() > 0 && source.network_sha256 == network.text(0) &&
               source.scenario_sha256 == scenario.text(0);
    };
    const auto source = std::find_if(sources_.begin(), sources_.end(), is_of_run);
    if (source == sources_.end())
        return Issues{
            {.code = "no-inputs",
             .where = {.file = std::string(runs.rows() > 0 ? id.text(0) : ""), .pointer = ""},
             .message = "the files it was made from have changed or are gone",
             .hint = "run it again; its tables can be exported as csv and json"}};
    if (study_)
        return find_point(parameters);
    PathValues values;
    for (std::size_t row = 0; row < parameters.rows(); ++row)
        values.emplace_back(std::string(path.text(row)), parse_path_value(value.text(row)));
    return changed(source->input, values);
}

Result<StoreInputs::Input> StoreInputs::find_point(const Table& parameters) const {
    const ColumnView parameter(parameters, "path"), value(parameters, "value");
    std::vector<Choice> choices;
    for (std::size_t row = 0; row < parameters.rows(); ++row) {
        Choice choice{std::string(parameter.text(row)), std::string(value.text(row)), 0};
        const PathValue read = parse_path_value(choice.value);
        if (const double* number = std::get_if<double>(&read))
            choice.number = *number;
        choices.push_back(std::move(choice));
    }
    const Result<Point> point = make_point(*study_, PointRole::other, std::move(choices), "point");
    if (!point)
        return point.issues();
    const StudyBase& base = study_->bases()[point->base];
    return changed({base.network, base.scenario}, point->set);
}

} // namespace gashub::cli
