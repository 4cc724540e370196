#include "app/store.hpp"

#include "io/file_tree.hpp"
#include "io/load.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace gashub::app {

namespace fs = std::filesystem;

namespace {

QString write_whole(const fs::path& path, const std::string& text) {
    QSaveFile file(QString::fromStdString(path.string()));
    const auto size = static_cast<qint64>(text.size());
    // A small text waits in memory: that it found no room shows when it is flushed, not at commit.
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size ||
        !file.flush() || !file.commit())
        return QStringLiteral("%1: %2").arg(file.fileName(), file.errorString());
    return {};
}

/// How a file would name the network, if it may: one that comes with the program by its id, else
/// what lies in its own tree.
std::optional<std::string> name_from(const fs::path& file, const fs::path& network) {
    std::error_code unlike;
    const auto shipped = find_network(network.stem().string());
    if (shipped && fs::equivalent(*shipped, network, unlike))
        return network.stem().string();
    const fs::path from = fs::weakly_canonical(file), target = fs::weakly_canonical(network);
    const fs::path in_tree = target.lexically_relative(tree_of(from));
    if (in_tree.empty() || *in_tree.begin() == "..")
        return std::nullopt;
    return target.lexically_relative(from.parent_path()).generic_string();
}

/// The file that a scenario file names in `extends`, if it is there.
fs::path parent_of(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString named =
        QJsonDocument::fromJson(file.readAll())[QLatin1String("extends")].toString();
    if (named.isEmpty())
        return {};
    const auto parent =
        resolve_named(path, named.toStdString(), "/extends", "scenarios", data_folders());
    return parent ? *parent : fs::path();
}

/// One file, or two that say the same (a saved scenario may carry a copy).
bool is_same_network(const fs::path& file, const OpenedFile& opened) {
    std::error_code unlike;
    if (fs::equivalent(file, opened.network_path, unlike))
        return true;
    const Result<ReadNetwork> read = read_network(file);
    const Result<Network> network = read ? make_network(read->parts) : Issues{};
    return network && *network == opened.network;
}

} // namespace

Result<OpenedFile> open_file(const fs::path& path) {
    Result<ReadScenario> read = read_scenario(path, data_folders());
    if (!read)
        return read.issues();
    Result<ReadNetwork> network_file = read_network(read->network);
    if (!network_file)
        return network_file.issues();
    Result<Network> network = make_network(std::move(network_file->parts));
    if (!network)
        return network_file->places.located(network.issues());
    Result<Scenario> scenario = make_scenario(read->parts, *network);
    if (!scenario)
        return read->places.located(scenario.issues());
    const std::string hash =
        network_file->files.empty() ? std::string() : network_file->files.front().sha256;
    return {OpenedFile{*network, *scenario, read->network, read->session, parent_of(path), hash},
            read->places.located(scenario.issues())};
}

std::optional<Scenario> open_beside(const fs::path& path, const OpenedFile& opened) {
    const Result<ReadScenario> read = read_scenario(path, data_folders());
    if (!read || !is_same_network(read->network, opened))
        return std::nullopt;
    const Result<Scenario> scenario = make_scenario(read->parts, opened.network);
    return scenario ? std::optional(*scenario) : std::nullopt;
}

std::string installed_id(const fs::path& scenario) {
    std::error_code unlike;
    const std::string id = scenario.stem().string();
    const auto shipped = find_scenario(id);
    return shipped && fs::equivalent(*shipped, scenario, unlike) ? id : std::string();
}

fs::path installed_scenario(const std::string& id) {
    const auto shipped = find_scenario(id);
    return shipped && installed_id(*shipped) == id ? *shipped : fs::path();
}

QString save_file(const fs::path& path, const OpenedFile& content) {
    ScenarioParts parts = content.scenario.parts();
    if (const auto named = name_from(path, content.network_path)) {
        parts.network = *named;
    } else {
        const fs::path copy = path.parent_path() / (path.stem().string() + "-network.json");
        const QString fault = write_whole(copy, write_network(content.network.parts()));
        if (!fault.isEmpty())
            return fault;
        parts.network = copy.filename().string();
    }
    return write_whole(path, write_scenario(parts, content.session));
}

} // namespace gashub::app
