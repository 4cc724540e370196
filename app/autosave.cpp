#include "app/autosave.hpp"

#include "app/session_note.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>

namespace gashub::app {

namespace {

constexpr int kept = 10;

QString lock_of(const QString& path) {
    return path + QStringLiteral(".lock");
}

QString network_of(const QString& path) {
    return path.chopped(5) + QStringLiteral("-network.json");
}

void remove_all_of(const QString& path) {
    for (const QString& file : {path, network_of(path), lock_of(path)})
        QFile::remove(file);
}

/// True if the window that wrote it is gone.
bool is_orphan(const QString& path) {
    QLockFile lock(lock_of(path));
    lock.setStaleLockTime(0); // a lock of a living process holds however old it is
    return lock.tryLock(0);
}

Recovered read_one(const QFileInfo& file) {
    Recovered found{file.filePath(), {}, {}, file.lastModified()};
    QFile text(file.filePath());
    if (!text.open(QIODevice::ReadOnly))
        return found;
    const QJsonObject scenario = QJsonDocument::fromJson(text.readAll()).object();
    const QJsonValue title = scenario[QLatin1String("title")];
    found.title =
        title.isObject() ? title.toObject()[QLatin1String("en")].toString() : title.toString();
    found.original =
        scenario[QLatin1String("session")].toObject()[QLatin1String("original")].toString();
    return found;
}

} // namespace

QString autosave_folder() {
    const QString set = qEnvironmentVariable("GASHUB_AUTOSAVE_DIR");
    return set.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                               QStringLiteral("/autosave")
                         : set;
}

std::vector<Recovered> recovered_work(const QString& folder) {
    std::vector<Recovered> list;
    const QDir dir(folder);
    for (const QFileInfo& file :
         dir.entryInfoList({QStringLiteral("work-*.json")}, QDir::Files, QDir::Time)) {
        if (file.fileName().endsWith(QLatin1String("-network.json")) || !is_orphan(file.filePath()))
            continue;
        if (list.size() < kept)
            list.push_back(read_one(file));
        else
            remove_all_of(file.filePath());
    }
    return list;
}

Autosave::Autosave(Write write, const QString& folder, QObject* parent)
    : QObject(parent), write_(std::move(write)) {
    QDir().mkpath(folder);
    path_ = QStringLiteral("%1/work-%2.json")
                .arg(folder, QUuid::createUuid().toString(QUuid::WithoutBraces).left(13));
    lock_ = std::make_unique<QLockFile>(lock_of(path_));
    lock_->setStaleLockTime(0);
    lock_->tryLock(0);
    timer_.setSingleShot(true);
    timer_.setInterval(2000);
    connect(&timer_, &QTimer::timeout, this, &Autosave::write_now);
}

void Autosave::write_now() {
    timer_.stop();
    const QString fault = write_(path_);
    if (fault.isEmpty())
        emit written(QDateTime::currentDateTime());
    else
        emit failed(fault);
}

void Autosave::forget() {
    timer_.stop();
    for (const QString& file : {path_, network_of(path_)})
        QFile::remove(file);
}

} // namespace gashub::app
