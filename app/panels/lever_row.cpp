#include "app/panels/lever_row.hpp"

#include "app/figures/marks.hpp"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionSlider>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

/// As many decimals as a step has, at most two.
int decimals_of(double step) {
    int decimals = 0;
    for (double scaled = step; decimals < 2 && std::abs(scaled - std::round(scaled)) > 1e-9;
         scaled *= 10)
        ++decimals;
    return decimals;
}

} // namespace

void NotchedSlider::set_notches(std::optional<int> reference, std::optional<int> turn) {
    reference_ = reference;
    turn_ = turn;
    update();
}

void NotchedSlider::draw_notch(int position, bool below) {
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect handle =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    const int span = width() - handle.width();
    const double x = handle.width() / 2.0 +
                     QStyle::sliderPositionFromValue(minimum(), maximum(), position, span);
    const double edge = below ? height() : 0, tip = below ? height() - 5 : 5;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(below ? QPalette::Link : QPalette::WindowText));
    painter.drawPolygon(QPolygonF({{x - 4, edge}, {x + 4, edge}, {x, tip}}));
}

void NotchedSlider::paintEvent(QPaintEvent* event) {
    QSlider::paintEvent(event);
    if (reference_)
        draw_notch(*reference_, false);
    if (turn_)
        draw_notch(*turn_, true);
}

void NotchedSlider::mouseDoubleClickEvent(QMouseEvent*) {
    emit reset_wanted();
}

void NotchedSlider::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete)
        emit reset_wanted();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit box_wanted();
    else
        QSlider::keyPressEvent(event);
}

LeverRow::LeverRow(QWidget* parent)
    : QWidget(parent), name_(new QLabel), box_(new QLineEdit), choice_(new QComboBox),
      slider_(new NotchedSlider(Qt::Horizontal)), help_(new QToolButton) {
    help_->setText(QStringLiteral("?"));
    help_->setAutoRaise(true);
    help_->setObjectName(QStringLiteral("help"));
    help_->setAccessibleName(tr("What this lever is"));
    box_->setObjectName(QStringLiteral("box"));
    box_->setAlignment(Qt::AlignRight);
    box_->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("000.0 $/MMBtu  ")));
    choice_->setObjectName(QStringLiteral("choice"));
    slider_->setObjectName(QStringLiteral("slider"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 2, 4, 4);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(1);
    grid->addWidget(name_, 0, 0);
    grid->addWidget(box_, 0, 1);
    grid->addWidget(help_, 0, 2);
    grid->addWidget(slider_, 1, 0, 1, 2);
    grid->addWidget(choice_, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);

    connect(box_, &QLineEdit::editingFinished, this, &LeverRow::take_text);
    connect(slider_, &QSlider::valueChanged, this, &LeverRow::take_position);
    connect(slider_, &QSlider::sliderReleased, this, [this] { emit released(text_of(lever_.id)); });
    connect(slider_, &NotchedSlider::reset_wanted, this,
            [this] { emit reset_wanted(text_of(lever_.id)); });
    connect(choice_, &QComboBox::activated, this,
            [this](int stop) { emit stop_chosen(text_of(lever_.id), stop); });
    connect(slider_, &NotchedSlider::box_wanted, this, [this] {
        box_->setFocus(Qt::OtherFocusReason);
        box_->selectAll();
    });
    connect(help_, &QToolButton::clicked, this, &LeverRow::ask_explanation);
}

bool LeverRow::explains() const {
    return QToolTip::isVisible() && !explanation_.isEmpty() && QToolTip::text() == explanation_;
}

void LeverRow::explain(const QString& what_it_moves) {
    QString words = text_of(lever_.help).toHtmlEscaped();
    if (!lever_.origin.empty())
        words += QLatin1String("<br><br>") + text_of(lever_.origin).toHtmlEscaped();
    if (!what_it_moves.isEmpty())
        words += QLatin1String("<br><br>") + what_it_moves.toHtmlEscaped();
    explanation_ = QStringLiteral("<qt>%1</qt>").arg(words);
    QToolTip::showText(help_->mapToGlobal(QPoint(0, help_->height())), explanation_, help_);
}

void LeverRow::contextMenuEvent(QContextMenuEvent* event) {
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Back to the reference"), this,
                    [this] { emit reset_wanted(text_of(lever_.id)); });
    if (!lever_.is_choice)
        menu->addAction(tr("Find its tipping point"), this,
                        [this] { emit tipping_wanted(text_of(lever_.id)); });
    menu->addAction(tr("Copy as command"), this, &LeverRow::command_wanted);
    menu->addAction(at_top_ ? tr("Back to its group") : tr("Pin to the top"), this,
                    [this] { emit top_wanted(text_of(lever_.id)); });
    menu->popup(event->globalPos());
}

double LeverRow::value_of(int position) const {
    return std::min(lever_.max, lever_.min + position * lever_.step);
}

int LeverRow::position_of(double value) const {
    return static_cast<int>(
        std::lround((std::clamp(value, lever_.min, lever_.max) - lever_.min) / lever_.step));
}

QString LeverRow::words_of(double value) const {
    for (const LeverView::Stop& stop : lever_.stops) {
        if (stop.value && std::abs(*stop.value - value) < lever_.step / 2)
            return text_of(stop.label);
    }
    QString words = text_of(format_number(value, decimals_of(lever_.step), language_));
    if (!lever_.unit.empty())
        words += QLatin1Char(' ') + text_of(lever_.unit);
    return words;
}

QString LeverRow::spoken_value() const {
    if (lever_.is_choice) {
        const auto word = [&](std::optional<std::size_t> stop) {
            return stop ? text_of(lever_.stops.at(*stop).label) : tr("something else");
        };
        return tr("%1, reference %2").arg(word(lever_.stop), word(lever_.reference_stop));
    }
    const QString value = words_of(lever_.value.value_or(lever_.min));
    return lever_.reference ? tr("%1, reference %2").arg(value, words_of(*lever_.reference))
                            : value;
}

void LeverRow::show_lever(const LeverView& lever, Locale language, bool at_top) {
    at_top_ = at_top;
    const bool new_shape = lever_.id != lever.id || lever_.stops != lever.stops;
    lever_ = lever;
    language_ = language;
    setObjectName(QStringLiteral("lever_") + text_of(lever.id));
    const QSignalBlocker quiet_slider(slider_), quiet_box(box_);
    const bool choice = lever.is_choice;
    box_->setVisible(!choice);
    slider_->setVisible(!choice);
    choice_->setVisible(choice);
    if (choice && new_shape) {
        choice_->clear();
        for (const LeverView::Stop& stop : lever.stops)
            choice_->addItem(text_of(stop.label));
    }
    if (choice) {
        choice_->setPlaceholderText(tr("something else"));
        choice_->setCurrentIndex(lever.stop ? static_cast<int>(*lever.stop) : -1);
    }
    QFont font = name_->font();
    font.setBold(lever.differs);
    name_->setFont(font);
    const QString label = text_of(lever.label);
    name_->setText(lever.differs ? QStringLiteral("• ") + label : label);
    slider_->setRange(0, position_of(lever.max));
    slider_->setPageStep(10);
    const double value = lever.value.value_or(lever.min);
    if (!slider_->isSliderDown())
        slider_->setValue(position_of(value));
    const auto at = [this](std::optional<double> number) {
        return number ? std::optional(position_of(*number)) : std::nullopt;
    };
    slider_->set_notches(at(lever.reference), at(lever.turns));
    if (!box_->hasFocus() || !box_->isModified())
        box_->setText(words_of(value));
    const QString spoken = spoken_value();
    for (QWidget* control : {static_cast<QWidget*>(slider_), static_cast<QWidget*>(box_),
                             static_cast<QWidget*>(choice_)}) {
        control->setAccessibleName(label);
        control->setAccessibleDescription(spoken);
    }
    name_->setToolTip(text_of(lever.help));
    slider_->setToolTip(spoken);
}

void LeverRow::take_position(int position) {
    const double value = value_of(position);
    box_->setText(words_of(value));
    emit moved(text_of(lever_.id), value, slider_->isSliderDown());
}

void LeverRow::take_text() {
    if (!box_->isModified())
        return;
    box_->setModified(false);
    const QString typed = box_->text().trimmed();
    std::optional<double> value = parse_number(typed.toStdString());
    for (const LeverView::Stop& stop : lever_.stops) {
        if (typed.compare(text_of(stop.label), Qt::CaseInsensitive) == 0)
            value = stop.value;
    }
    if (!value) {
        box_->setText(words_of(lever_.value.value_or(lever_.min)));
        QToolTip::showText(box_->mapToGlobal(QPoint(0, box_->height())),
                           tr("“%1” is not a number; the value stays.").arg(typed), box_);
        return;
    }
    const double taken = std::clamp(*value, lever_.min, lever_.max);
    box_->setText(words_of(taken));
    emit moved(text_of(lever_.id), taken, false);
    emit released(text_of(lever_.id));
}

} // namespace gashub::app
