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

std::string hash_of(const ReadNetwork& read) {
    return read.files.empty() ? std::string() : read.files.front().sha256;
}

/// A network from its text, or the one that a scenario names or carries.
ReadNetwork network_for(const ReadScenario& scenario, const std::string& text, Issues& issues) {
    if (text.empty())
        return read_network_of(scenario, issues);
    Result<ReadNetwork> read = parse_network(text);
    issues.insert(issues.end(), read.issues().begin(), read.issues().end());
    return read ? std::move(*read) : ReadNetwork{};
}

/// One file, or two that say the same (a saved scenario may carry a copy).
bool is_same_network(const ReadScenario& scenario, const OpenedFile& opened) {
    std::error_code unlike;
    if (!scenario.own_network && fs::equivalent(scenario.network, opened.network_path, unlike))
        return true;
    Issues issues;
    ReadNetwork read = read_network_of(scenario, issues);
    const Result<Network> network =
        has_errors(issues) ? Issues{} : make_network(std::move(read.parts));
    if (!network)
        return false;
    // A network without a file of its own may be an older version: what goes by its name is laid
    // on it.
    const bool is_carried = opened.network_path.empty();
    return is_carried ? network->parts().id == opened.network.parts().id
                      : *network == opened.network;
}

} // namespace

Result<OpenedFile> open_file(const fs::path& path, const std::string& network_text) {
    Result<ReadScenario> read = read_scenario(path, data_folders());
    if (!read)
        return read.issues();
    Issues issues;
    ReadNetwork network_file = network_for(*read, network_text, issues);
    if (has_errors(issues))
        return issues;
    Result<Network> network = make_network(std::move(network_file.parts));
    if (!network)
        return network_file.places.located(network.issues());
    Result<Scenario> scenario = make_scenario(read->parts, *network);
    if (!scenario)
        return read->places.located(scenario.issues());
    const bool has_file = network_text.empty() && !read->own_network;
    return {OpenedFile{*network, *scenario, has_file ? read->network : fs::path(), read->session,
                       parent_of(path),
                       network_text.empty() ? hash_of(network_file) : sha256(network_text)},
            without_inherited(read->places.located(scenario.issues()), path)};
}

std::optional<Scenario> open_beside(const fs::path& path, const OpenedFile& opened) {
    const Result<ReadScenario> read = read_scenario(path, data_folders());
    if (!read || !is_same_network(*read, opened))
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

bool is_installed_network(const fs::path& network) {
    std::error_code unlike;
    const auto shipped = network.empty() ? Issues{} : find_network(network.stem().string());
    return shipped && fs::equivalent(*shipped, network, unlike);
}

QString save_file(const fs::path& path, const OpenedFile& content) {
    ScenarioParts parts = content.scenario.parts();
    const bool is_named = is_installed_network(content.network_path);
    if (is_named)
        parts.network = content.network_path.stem().string();
    return write_whole(path, write_scenario(parts, content.session,
                                            is_named ? nullptr : &content.network.parts()));
}

} // namespace gashub::app
