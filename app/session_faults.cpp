// What a session says of itself when rules can not all hold, or something broke.

#include "app/figures/marks.hpp"
#include "app/session.hpp"
#include "io/scenario_json.hpp"

#include <QSysInfo>

#include <algorithm>

namespace gashub::app {

Issues Session::contradictions() const {
    Issues found;
    if (!answer_.cleared)
        return found;
    const Issues& issues = answer_.cleared->outcome().issues;
    std::copy_if(issues.begin(), issues.end(), std::back_inserter(found),
                 [](const Issue& issue) { return issue.code == "contradiction"; });
    return found;
}

void Session::note_copy(const QDateTime& when) {
    kept_ = {when, true};
    emit status_changed();
}

void Session::note_break(const QString& what) {
    broken_ = what;
    log_.add(QStringLiteral("broke: ") + what);
    emit broke();
}

QString Session::fault_report() const {
    QString text =
        QStringLiteral("gashub %1, Qt %2, %3\n%4\n")
            .arg(QStringLiteral(GASHUB_VERSION), QLatin1String(qVersion()),
                 QSysInfo::prettyProductName(), QDateTime::currentDateTime().toString(Qt::ISODate));
    text += QStringLiteral("What happened: %1\n")
                .arg(broken_.isEmpty() ? QStringLiteral("nothing that is known") : broken_);
    if (is_open())
        text += QStringLiteral("File: %1\nNetwork: %2, SHA-256 %3\n")
                    .arg(path_, text_of(network_->parts().id), text_of(network_sha256_));
    text += QStringLiteral("\nLately:\n%1\n").arg(log_.text());
    if (is_open())
        text += QStringLiteral("\nScenario:\n%1").arg(text_of(write_scenario(scenario_->parts())));
    return text;
}

} // namespace gashub::app
