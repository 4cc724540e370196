#pragma once
// A lesson as a value, read from JSON: steps of one idea each, with a widget to point at, a
// condition to wait for, and now and then a number to predict before the answer is seen. A teacher
// adds one by dropping a file.

#include "app/view_data/format.hpp"
#include "model/figures.hpp"

#include <QString>

#include <optional>
#include <vector>

namespace gashub::app {

struct LessonStep {
    Text words;
    QString point_at; ///< object name of a widget; empty: none
    /// What ends the step: `next` (the button), `lever` (this one differs), `select` (place or
    /// line), `figure` (shown in a slot), `pin`, `period`, `against` (held against a pin).
    QString until = QStringLiteral("next");
    QString what;        ///< id that `until` is about; empty: any
    QString predict;     ///< id of a card whose value is to be guessed at this step
    bool reveal = false; ///< shows the guess beside what came out
    bool operator==(const LessonStep&) const = default;
};

struct Lesson {
    QString id, scenario; ///< scenario: id of one that comes with the program
    Text title, words;
    std::vector<LessonStep> steps;
    bool operator==(const Lesson&) const = default;
};

/// Nothing where the text is no lesson; `fault` says why.
std::optional<Lesson> parse_lesson(const QByteArray& json, QString& fault);

/// Those that come with the program, then those of the folder `lessons` in the user's data (or
/// GASHUB_LESSONS_DIR). Broken ones are left out and named in `faults`.
std::vector<Lesson> all_lessons(QStringList& faults);

} // namespace gashub::app
