#pragma once
// What the program remembers from one start to the next: where windows stood, looks, language,
// recent files. Kept in GASHUB_SETTINGS if set, else among the user's settings.

#include <QSettings>
#include <QStringList>

#include <memory>

namespace gashub::app {

std::unique_ptr<QSettings> open_settings();

/// Files opened before that are still there, newest first, at most eight.
QStringList recent_files();
void note_recent(const QString& path);

} // namespace gashub::app
