#include "app/lessons/lesson.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>

namespace gashub::app {

namespace {

Text text_in_json(const QJsonValue& value) {
    if (value.isString())
        return {value.toString().toStdString(), {}};
    const QJsonObject words = value.toObject();
    return {words[QLatin1String("en")].toString().toStdString(),
            words[QLatin1String("tr")].toString().toStdString()};
}

bool is_known_condition(const QString& until) {
    static const QStringList known = {QStringLiteral("next"),   QStringLiteral("lever"),
                                      QStringLiteral("select"), QStringLiteral("pin"),
                                      QStringLiteral("figure"), QStringLiteral("period"),
                                      QStringLiteral("against")};
    return known.contains(until);
}

LessonStep step_of(const QJsonObject& json) {
    LessonStep step;
    step.words = text_in_json(json[QLatin1String("words")]);
    step.point_at = json[QLatin1String("point_at")].toString();
    step.until = json[QLatin1String("until")].toString(QStringLiteral("next"));
    step.what = json[QLatin1String("what")].toString();
    step.predict = json[QLatin1String("predict")].toString();
    step.reveal = json[QLatin1String("reveal")].toBool();
    return step;
}

} // namespace

std::optional<Lesson> parse_lesson(const QByteArray& json, QString& fault) {
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) {
        fault = error.errorString();
        return std::nullopt;
    }
    Lesson lesson;
    lesson.id = object[QLatin1String("id")].toString();
    lesson.scenario = object[QLatin1String("scenario")].toString();
    lesson.title = text_in_json(object[QLatin1String("title")]);
    lesson.words = text_in_json(object[QLatin1String("words")]);
    for (const QJsonValue& step : object[QLatin1String("steps")].toArray())
        lesson.steps.push_back(step_of(step.toObject()));
    const auto wrong =
        std::find_if(lesson.steps.begin(), lesson.steps.end(), [](const LessonStep& step) {
            return step.words.empty() || !is_known_condition(step.until);
        });
    if (lesson.id.isEmpty() || lesson.scenario.isEmpty() || lesson.title.empty() ||
        lesson.steps.empty())
        fault = QCoreApplication::translate("lessons", "a lesson needs id, scenario, title, steps");
    else if (wrong != lesson.steps.end())
        fault = QCoreApplication::translate("lessons", "step %1 has no words or waits for nothing "
                                                       "known")
                    .arg(wrong - lesson.steps.begin() + 1);
    return fault.isEmpty() ? std::optional(lesson) : std::nullopt;
}

std::vector<Lesson> all_lessons(QStringList& faults) {
    const QString set = qEnvironmentVariable("GASHUB_LESSONS_DIR");
    const QString own = set.isEmpty()
                            ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                  QStringLiteral("/lessons")
                            : set;
    std::vector<Lesson> lessons;
    for (const QString& folder : {QStringLiteral(":/app/lessons"), own}) {
        for (const QFileInfo& info :
             QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            QString fault;
            const bool opened = file.open(QIODevice::ReadOnly);
            const auto lesson =
                opened ? parse_lesson(file.readAll(), fault) : std::optional<Lesson>();
            if (lesson)
                lessons.push_back(*lesson);
            else
                faults << QStringLiteral("%1: %2").arg(info.filePath(),
                                                       opened ? fault : file.errorString());
        }
    }
    return lessons;
}

} // namespace gashub::app
