#include "app/panels/figure_slot.hpp"

#include "app/panels/figure_view.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace gashub::app {

namespace {

QToolButton* make_button(const QString& text, const QString& name, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

FigureSlot::FigureSlot(FigureKind kind, QWidget* parent)
    : QWidget(parent), choice_(new QComboBox), view_(new FigureView) {
    choice_->setObjectName(QStringLiteral("figure_choice"));
    choice_->setAccessibleName(tr("Figure shown here"));
    for (const FigureKind each : figure_kinds)
        choice_->addItem(figure_name(each), figure_id(each));
    QToolButton* const copy = make_button(tr("Copy"), QStringLiteral("copy_figure"),
                                          tr("Copy this figure as a picture and as SVG"));
    QToolButton* const save = make_button(tr("Save…"), QStringLiteral("save_figure"),
                                          tr("Save this figure as PNG or SVG, with its caption"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(choice_);
    bar->addStretch();
    bar->addWidget(copy);
    bar->addWidget(save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(bar);
    column->addWidget(view_, 1);
    set_kind(kind);

    connect(choice_, &QComboBox::currentIndexChanged, this, &FigureSlot::refresh);
    connect(copy, &QToolButton::clicked, this, [this] { emit copy_wanted(this->kind()); });
    connect(save, &QToolButton::clicked, this, [this] { emit save_wanted(this->kind()); });
    connect(view_, &FigureView::picked, this, &FigureSlot::picked);
    connect(view_, &FigureView::zoomed, this, [this](double factor, QPointF about) {
        if (this->kind() == FigureKind::map)
            emit zoomed(factor, about);
    });
    connect(view_, &FigureView::dragged, this, [this](QPointF by) {
        if (this->kind() == FigureKind::map)
            emit dragged(by);
    });
}

FigureKind FigureSlot::kind() const {
    return figure_kind(choice_->currentData().toString()).value_or(FigureKind::map);
}

void FigureSlot::set_kind(FigureKind kind) {
    choice_->setCurrentIndex(choice_->findData(figure_id(kind)));
}

void FigureSlot::show_views(const Views& views, const FigureStyle& style, Language language) {
    views_ = &views;
    style_ = style;
    language_ = language;
    refresh();
}

void FigureSlot::refresh() {
    if (views_ == nullptr)
        return;
    view_->setAccessibleName(figure_name(kind()));
    view_->show_figure(
        [this](QSizeF size) { return build_figure(kind(), *views_, style_, size, language_); });
}

} // namespace gashub::app
