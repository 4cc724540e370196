#pragma once
// Nothing is lost: while a window works, its scenario lies in the data folder too, written aside
// and renamed; a clean end takes it away. What a dead program left behind is offered again. Two
// windows never share a file, for each holds a lock.

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace gashub::app {

/// What a program that did not end cleanly left behind.
struct Recovered {
    QString path;     ///< the autosave
    QString original; ///< the file it was made of
    QString title;
    QDateTime when;
};

/// Where autosaves lie: `GASHUB_AUTOSAVE_DIR`, else a folder of the user's data.
QString autosave_folder();

/// Autosaves that no running window holds, newest first; at most ten are kept, older ones removed.
std::vector<Recovered> recovered_work(const QString& folder = autosave_folder());

class Autosave : public QObject {
    Q_OBJECT
  public:
    /// `write` puts the state into a file of the given path and says what went wrong, or nothing.
    using Write = std::function<QString(const QString& path)>;

    explicit Autosave(Write write, const QString& folder = autosave_folder(),
                      QObject* parent = nullptr);

    /// Something changed: it is written two seconds after the last change.
    void note_change() { timer_.start(); }
    /// Writes now, if something changed since the last time.
    void write_now();
    /// The work is saved elsewhere, or given up: takes the autosave away.
    void forget();
    const QString& path() const { return path_; }

  signals:
    void written(const QDateTime& when);
    void failed(const QString& words);

  private:
    Write write_;
    QString path_;
    std::unique_ptr<QLockFile> lock_;
    QTimer timer_;
};

} // namespace gashub::app
