#include "app/window/settings.hpp"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace gashub::app {

std::unique_ptr<QSettings> open_settings() {
    const QString set = qEnvironmentVariable("GASHUB_SETTINGS");
    const QString path = set.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                                   QStringLiteral("/settings.ini")
                             : set;
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

QStringList recent_files() {
    QStringList files = open_settings()->value(QStringLiteral("recent")).toStringList();
    files.erase(std::remove_if(files.begin(), files.end(),
                               [](const QString& path) { return !QFileInfo::exists(path); }),
                files.end());
    return files;
}

void note_recent(const QString& path) {
    constexpr qsizetype most = 8;
    const auto settings = open_settings();
    QStringList files = settings->value(QStringLiteral("recent")).toStringList();
    files.removeAll(path);
    files.prepend(path);
    settings->setValue(QStringLiteral("recent"), files.mid(0, most));
}

} // namespace gashub::app
