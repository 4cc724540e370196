#pragma once
// What happened lately, a line each with its time: for a report of a fault.

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace gashub::app {

class EventLog {
  public:
    void add(const QString& words) {
        constexpr int kept = 200;
        lines_ << QDateTime::currentDateTime().toString(Qt::ISODateWithMs) + QLatin1Char(' ') +
                      words;
        if (lines_.size() > kept)
            lines_.removeFirst();
    }
    QString text() const { return lines_.join(QLatin1Char('\n')); }

  private:
    QStringList lines_;
};

} // namespace gashub::app
