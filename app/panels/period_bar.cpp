#include "app/panels/period_bar.hpp"

#include "app/figures/marks.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

namespace gashub::app {

PeriodBar::PeriodBar(QWidget* parent)
    : QWidget(parent), play_(new QToolButton), label_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)) {
    play_->setObjectName(QStringLiteral("play"));
    play_->setText(QStringLiteral("▶"));
    play_->setCheckable(true);
    play_->setAccessibleName(tr("Play the periods one after another"));
    play_->setToolTip(play_->accessibleName());
    slider_->setObjectName(QStringLiteral("period"));
    slider_->setAccessibleName(tr("Period shown"));
    slider_->setTickPosition(QSlider::TicksBelow);
    slider_->setTickInterval(1);
    label_->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("Whole horizon  ")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(play_);
    row->addWidget(label_);
    row->addWidget(slider_, 1);
    timer_.setInterval(700);
    connect(slider_, &QSlider::valueChanged, this, [this](int at) { emit chosen(at - 1); });
    connect(play_, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            timer_.start();
        else
            timer_.stop();
    });
    connect(&timer_, &QTimer::timeout, this, [this] {
        slider_->setValue(slider_->value() == slider_->maximum() ? 1 : slider_->value() + 1);
    });
}

void PeriodBar::show_periods(const std::vector<std::string>& labels,
                             std::optional<std::size_t> chosen) {
    labels_ = labels;
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, static_cast<int>(labels.size()));
    slider_->setValue(chosen ? static_cast<int>(*chosen) + 1 : 0);
    slider_->setEnabled(labels.size() > 1);
    play_->setEnabled(labels.size() > 1);
    label_->setText(chosen && *chosen < labels.size() ? text_of(labels[*chosen])
                                                      : tr("Whole horizon"));
    slider_->setAccessibleDescription(label_->text());
}

void PeriodBar::step(int by) {
    slider_->setValue(slider_->value() + by);
}

} // namespace gashub::app
