#include "app/lessons/lesson_strip.hpp"

#include "app/figures/marks.hpp"
#include "app/session.hpp"
#include "app/view_data/names.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace gashub::app {

LessonStrip::LessonStrip(Session& session, QWidget* stage)
    : session_(session), stage_(stage), count_(new QLabel), words_(new QLabel),
      guess_(new QLineEdit), back_(new QPushButton(tr("Back"))), next_(new QPushButton(tr("Next"))),
      skip_(new QPushButton(tr("End"))) {
    setObjectName(QStringLiteral("lesson"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    words_->setWordWrap(true);
    words_->setObjectName(QStringLiteral("lesson_words"));
    guess_->setPlaceholderText(tr("your guess"));
    guess_->setAccessibleName(guess_->placeholderText());
    guess_->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("your guess 000")));
    next_->setObjectName(QStringLiteral("lesson_next"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 6, 3);
    row->addWidget(count_);
    row->addWidget(words_, 1);
    row->addWidget(guess_);
    for (QPushButton* button : {back_, next_, skip_})
        row->addWidget(button);
    hide();
    connect(back_, &QPushButton::clicked, this, [this] { go(-1); });
    connect(next_, &QPushButton::clicked, this, [this] { go(1); });
    connect(skip_, &QPushButton::clicked, this, &LessonStrip::stop);
    connect(guess_, &QLineEdit::textChanged, this, [this](const QString& text) {
        guessed_ = parse_number(text.toStdString());
        next_->setEnabled(guessed_.has_value());
    });
    connect(guess_, &QLineEdit::returnPressed, next_, &QPushButton::click);
}

LessonStrip::~LessonStrip() = default;

void LessonStrip::play(const Lesson& lesson, std::size_t step) {
    lesson_ = lesson;
    step_ = std::min(step, lesson.steps.size() - 1);
    guessed_.reset();
    show();
    show_step();
}

void LessonStrip::stop() {
    if (!lesson_)
        return;
    const QString id = lesson_->id;
    lesson_.reset();
    ring_.reset();
    hide();
    emit ended(id);
}

void LessonStrip::go(int by) {
    if (!lesson_)
        return;
    if (by > 0 && step_ + 1 >= lesson_->steps.size()) {
        stop();
        return;
    }
    if (by > 0 || step_ > 0)
        step_ = by > 0 ? step_ + 1 : step_ - 1;
    show_step();
}

QString LessonStrip::card_words(const QString& id, double value) const {
    for (const Card& card : session_.views().cards) {
        if (text_of(card.id) == id)
            return text_of(format_card(card.unit,
                                       card.unit == Card::Unit::share ? value / 100 : value,
                                       session_.attention().language));
    }
    return QString::number(value);
}

void LessonStrip::show_step() {
    const LessonStep& step = lesson_->steps[step_];
    const Locale language = session_.attention().language;
    QString words = text_of(text_in(step.words, language));
    if (step.reveal && guessed_) {
        for (const Card& card : session_.views().cards) {
            if (text_of(card.id) == guessed_card_ && card.value)
                words += QLatin1Char(' ') +
                         tr("You said %1; it came out at %2.")
                             .arg(card_words(guessed_card_, *guessed_),
                                  text_of(format_card(card.unit, *card.value, language)));
        }
    }
    words_->setText(words);
    setAccessibleName(words);
    count_->setText(tr("%1, %2 of %3")
                        .arg(text_of(text_in(lesson_->title, language)))
                        .arg(step_ + 1)
                        .arg(lesson_->steps.size()));
    const bool asks = !step.predict.isEmpty();
    guess_->setVisible(asks);
    if (asks) {
        guessed_card_ = step.predict;
        guess_->clear();
        guess_->setFocus();
    }
    back_->setEnabled(step_ > 0);
    next_->setEnabled(!asks);
    const bool is_last = step_ + 1 == lesson_->steps.size();
    next_->setText(is_last                               ? tr("Done")
                   : step.until == QLatin1String("next") ? tr("Next")
                                                         : tr("Skip"));
    skip_->setVisible(!is_last);
    QTimer::singleShot(0, this, &LessonStrip::point);
}

void LessonStrip::point() {
    ring_.reset();
    watch_target(false);
    target_ = lesson_ && !lesson_->steps[step_].point_at.isEmpty()
                  ? stage_->findChild<QWidget*>(lesson_->steps[step_].point_at)
                  : nullptr;
    if (!target_ || !target_->isVisible())
        return;
    watch_target(true);
    ring_ = std::make_unique<QFrame>(stage_);
    ring_->setAttribute(Qt::WA_TransparentForMouseEvents);
    ring_->setFrameStyle(QFrame::Box | QFrame::Plain);
    ring_->setLineWidth(2);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colours.color(QPalette::Highlight));
    ring_->setPalette(colours);
    place_ring();
    ring_->show();
}

/// It may still find its place, or be moved with all that it stands in.
void LessonStrip::watch_target(bool on) {
    for (QWidget* at = target_; at != nullptr && at != stage_; at = at->parentWidget()) {
        at->removeEventFilter(this);
        if (on)
            at->installEventFilter(this);
    }
}

void LessonStrip::place_ring() {
    if (ring_ && target_)
        ring_->setGeometry(
            QRect(target_->mapTo(stage_, QPoint()), target_->size()).adjusted(-2, -2, 2, 2));
}

bool LessonStrip::eventFilter(QObject* watched, QEvent* event) {
    if (watched != this && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        QTimer::singleShot(0, this, &LessonStrip::place_ring);
    return QFrame::eventFilter(watched, event);
}

bool LessonStrip::has_happened(const LessonStep& step, const QStringList& figures) const {
    const QString& until = step.until;
    const Attention& attention = session_.attention();
    if (until == QLatin1String("lever"))
        return std::any_of(session_.levers().begin(), session_.levers().end(),
                           [&](const LeverView& lever) {
                               return lever.differs &&
                                      (step.what.isEmpty() || text_of(lever.id) == step.what);
                           }) &&
               !session_.is_behind();
    if (until == QLatin1String("select"))
        return step.what.isEmpty() ? attention.selection.kind != Selection::Kind::none
                                   : text_of(attention.selection.id) == step.what;
    if (until == QLatin1String("figure"))
        return figures.contains(step.what);
    if (until == QLatin1String("pin"))
        return !session_.pins().empty();
    if (until == QLatin1String("period"))
        return attention.period.has_value();
    return until == QLatin1String("against") && session_.held_against() >= 0;
}

void LessonStrip::look(const QStringList& figures) {
    if (!lesson_)
        return;
    if (has_happened(lesson_->steps[step_], figures))
        go(1);
    else if (lesson_->steps[step_].reveal)
        show_step();
}

} // namespace gashub::app
