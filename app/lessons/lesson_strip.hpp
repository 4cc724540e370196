#pragma once
// Plays a lesson in a strip above the figures, never over them: one step at a time, goes on when
// what it waits for has happened, rings the widget it speaks of.

#include "app/lessons/lesson.hpp"

#include <QFrame>
#include <QPointer>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace gashub::app {

class Session;

class LessonStrip : public QFrame {
    Q_OBJECT
  public:
    /// Session and `stage`, the window whose widgets are pointed at, must outlive the strip.
    LessonStrip(Session& session, QWidget* stage);
    ~LessonStrip() override;

    void play(const Lesson& lesson, std::size_t step = 0);
    void stop();
    bool is_playing() const { return lesson_.has_value(); }
    const std::optional<Lesson>& lesson() const { return lesson_; }
    std::size_t step() const { return step_; }
    /// Looks whether what the step waits for has happened. `figures`: ids shown in the slots.
    void look(const QStringList& figures);

  signals:
    void ended(const QString& lesson);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void go(int by);
    void show_step();
    void point();
    void place_ring();
    void watch_target(bool on);
    bool has_happened(const LessonStep& step, const QStringList& figures) const;
    QString card_words(const QString& card, double value) const;

    Session& session_;
    QWidget* stage_;
    std::optional<Lesson> lesson_;
    std::size_t step_ = 0;
    QLabel *count_, *words_;
    QLineEdit* guess_;
    QPushButton *back_, *next_, *skip_;
    QPointer<QWidget> target_; ///< what is spoken of
    std::unique_ptr<QFrame> ring_;
    std::optional<double> guessed_;
    QString guessed_card_;
};

} // namespace gashub::app
