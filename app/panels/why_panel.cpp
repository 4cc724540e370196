#include "app/panels/why_panel.hpp"

#include "app/figures/bars.hpp"
#include "app/figures/marks.hpp"
#include "app/figures/waterfall.hpp"
#include "app/panels/figure_view.hpp"

#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace gashub::app {

namespace {

QLabel* bold_label(const QString& text) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

} // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent), against_(bold_label({})), question_(bold_label({})), words_(new QLabel),
      changes_(new QListWidget), supply_(new QCheckBox(tr("What does the gas here cost?"))),
      waterfall_(new FigureView), gains_(new FigureView) {
    changes_->setObjectName(QStringLiteral("changes"));
    changes_->setAccessibleName(tr("What changed"));
    changes_->setWordWrap(true);
    changes_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    changes_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    words_->setObjectName(QStringLiteral("words"));
    words_->setWordWrap(true);
    supply_->setObjectName(QStringLiteral("supply_switch"));
    supply_->setToolTip(tr("The way of the largest inflow back to its field, with full pipes as "
                           "hatched bars. The sum is the same price."));
    waterfall_->setObjectName(QStringLiteral("waterfall"));
    waterfall_->setAccessibleName(tr("Price explanation"));
    gains_->setObjectName(QStringLiteral("gains_below"));
    gains_->setAccessibleName(tr("Who gains, who loses, M€"));
    gains_->hide();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(waterfall_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(against_);
    column->addWidget(changes_);
    column->addWidget(question_);
    column->addWidget(words_);
    column->addWidget(supply_);
    column->addWidget(scroll, 1);
    column->addWidget(gains_);
    const auto pick = [this](const QListWidgetItem* item) {
        const Change& change = shown_.at(static_cast<std::size_t>(changes_->row(item)));
        emit picked(change.about, text_of(change.view));
    };
    connect(changes_, &QListWidget::itemClicked, this, pick);
    connect(changes_, &QListWidget::itemActivated, this, pick);
    connect(waterfall_, &FigureView::picked, this, [this](const Selection& about) {
        if (about.kind == Selection::Kind::none)
            emit large_wanted();
        else
            emit picked(about, {});
    });
    connect(gains_, &FigureView::picked, this, &WhyPanel::gains_wanted);
    connect(supply_, &QCheckBox::toggled, this, &WhyPanel::show_waterfall);
}

void WhyPanel::show_why(const Views& views, const FigureStyle& style, Locale language) {
    why_ = views.why;
    style_ = style;
    language_ = language;
    against_->setText(tr("What changed against %1").arg(text_of(views.against)));
    if (shown_ != views.changes) {
        shown_ = views.changes;
        changes_->clear();
        for (const Change& change : shown_)
            changes_->addItem(text_of(change.words));
    }
    if (!views.shows_reference && !shown_.empty())
        announce(text_of(shown_.front().words));
    against_->setVisible(!shown_.empty());
    changes_->setVisible(!shown_.empty());
    question_->setText(text_of(why_.question));
    QStringList words;
    for (const std::string& sentence : why_.words)
        words << text_of(sentence);
    words_->setText(words.join(QLatin1Char(' ')));
    words_->setVisible(!words.isEmpty());
    supply_->setEnabled(!why_.supply.terms.empty());
    shown_gains_ = views.gains;
    show_gains();
    show_waterfall();
    fit_changes();
}

/// To a screen reader, once. An alert is read out where the platform knows one; elsewhere the name
/// that changes is.
void WhyPanel::announce(const QString& words) {
    if (words == announced_)
        return;
    announced_ = words;
    changes_->setAccessibleName(tr("What changed: %1").arg(words));
    QAccessibleEvent alert(changes_, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    emit announced(words);
}

/// Below the reasons, where the window is tall enough for both.
void WhyPanel::show_gains() {
    constexpr int tall_from = 900, rows = 9;
    const bool shown = window()->height() >= tall_from && !shown_gains_.bars.empty();
    gains_->setVisible(shown);
    if (!shown)
        return;
    gains_->setFixedHeight(static_cast<int>(style_.em * (3.2 + 1.55 * rows)));
    BarsData narrow = shown_gains_;
    narrow.title = tr("Who gains, who loses, M€").toStdString();
    gains_->show_figure([data = std::move(narrow), style = style_, language = language_](
                            QSizeF size) { return build_bars(data, style, size, language); });
}

void WhyPanel::fit_changes() {
    int tall = 2 * changes_->frameWidth() + 4;
    const QRect room(0, 0, width() - 2 * changes_->frameWidth() - 10, 1000);
    for (int row = 0; row < changes_->count(); ++row)
        tall += changes_->fontMetrics()
                    .boundingRect(room, Qt::TextWordWrap, changes_->item(row)->text())
                    .height() +
                1;
    // All of it where there is room beside the words and the bars below.
    int taken = 4 * layout()->spacing() + supply_->sizeHint().height() +
                std::min(waterfall_->minimumHeight(), height() / 2) +
                (gains_->isHidden() ? 0 : gains_->height());
    for (const QLabel* label : {against_, question_, words_})
        taken += label->isHidden() ? 0 : label->heightForWidth(width());
    changes_->setFixedHeight(
        std::min(tall, std::max(height() - taken, 5 * fontMetrics().height())));
}

void WhyPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    show_gains();
    fit_changes();
}

void WhyPanel::show_waterfall() {
    const bool supply = supply_->isChecked() && !why_.supply.terms.empty();
    const WaterfallData shown = supply ? why_.supply : why_.price;
    waterfall_->setVisible(!shown.terms.empty());
    // Tall enough for the lines that there are once a scroll bar takes its room.
    const double width =
        std::max(waterfall_->width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent), 220);
    waterfall_->setMinimumHeight(static_cast<int>(waterfall_height(shown, style_, width)) + 2);
    waterfall_->show_figure([shown, style = style_, language = language_](QSizeF size) {
        return build_waterfall(shown, style, size, language);
    });
}

} // namespace gashub::app
