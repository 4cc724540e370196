#include "app/session_note.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace gashub::app {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QJsonValue to_json(const PathValue& value) {
    if (const double* number = std::get_if<double>(&value))
        return *number;
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag;
    return text(std::get<std::string>(value));
}

std::optional<PathValue> to_path_value(const QJsonValue& value) {
    if (value.isDouble())
        return PathValue(value.toDouble());
    if (value.isBool())
        return PathValue(value.toBool());
    if (value.isString())
        return PathValue(value.toString().toStdString());
    return std::nullopt;
}

void put(QJsonObject& object, const char* key, const std::string& words) {
    if (!words.empty())
        object[QLatin1String(key)] = text(words);
}

std::string get(const QJsonObject& object, const char* key) {
    return object[QLatin1String(key)].toString().toStdString();
}

} // namespace

std::string packed(const std::string& text) {
    return qCompress(QByteArray::fromStdString(text), 9).toBase64().toStdString();
}

std::string unpacked(const std::string& letters) {
    constexpr quint32 most_bytes = 64U << 20U;
    const QByteArray bytes = QByteArray::fromBase64(QByteArray::fromStdString(letters));
    // The first four bytes promise a size, which is made room for before anything is read.
    if (bytes.size() < 5)
        return {};
    quint32 promised = 0;
    for (int i = 0; i < 4; ++i)
        promised = promised << 8U | static_cast<unsigned char>(bytes[i]);
    if (promised > most_bytes)
        return {};
    return qUncompress(bytes).toStdString();
}

std::string to_json_text(const SessionNote& note) {
    QJsonObject object{{QStringLiteral("program"), QStringLiteral("gashub-app")}};
    QJsonObject home;
    for (const auto& [path, value] : note.home)
        home[text(path)] = to_json(value);
    object[QStringLiteral("home")] = home;
    put(object, "home_scenario", note.home_scenario);
    put(object, "against", note.against);
    put(object, "network_sha256", note.network_sha256);
    put(object, "network_copy", note.network_copy);
    put(object, "app_version", note.app_version);
    put(object, "original", note.original);
    if (note.selection.kind == Selection::Kind::place)
        put(object, "place", note.selection.id);
    if (note.selection.kind == Selection::Kind::arc)
        put(object, "arc", note.selection.id);
    if (note.period)
        object[QStringLiteral("period")] = static_cast<int>(*note.period);
    QJsonArray pins;
    for (const SessionNote::Pin& pin : note.pins)
        pins.append(QJsonObject{{QStringLiteral("name"), text(pin.name)},
                                {QStringLiteral("scenario"), text(pin.scenario)}});
    if (!pins.isEmpty())
        object[QStringLiteral("pins")] = pins;
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<SessionNote> parse_note(const std::string& words) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(words)).object();
    if (object.isEmpty())
        return std::nullopt;
    SessionNote note;
    const QJsonObject home = object[QLatin1String("home")].toObject();
    for (auto entry = home.begin(); entry != home.end(); ++entry) {
        if (const auto value = to_path_value(entry.value()))
            note.home.emplace_back(entry.key().toStdString(), *value);
    }
    note.home_scenario = get(object, "home_scenario");
    note.against = get(object, "against");
    note.network_sha256 = get(object, "network_sha256");
    note.network_copy = get(object, "network_copy");
    note.app_version = get(object, "app_version");
    note.original = get(object, "original");
    const std::string place = get(object, "place"), arc = get(object, "arc");
    if (!place.empty())
        note.selection = {Selection::Kind::place, place};
    else if (!arc.empty())
        note.selection = {Selection::Kind::arc, arc};
    if (const int period = object[QLatin1String("period")].toInt(-1); period >= 0)
        note.period = static_cast<std::size_t>(period);
    for (const QJsonValue& value : object[QLatin1String("pins")].toArray()) {
        const QJsonObject pin = value.toObject();
        note.pins.push_back({get(pin, "name"), get(pin, "scenario")});
    }
    return note;
}

} // namespace gashub::app
