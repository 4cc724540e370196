#include "app/panels/cards_panel.hpp"

#include "app/figures/marks.hpp"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <functional>

namespace gashub::app {

namespace {

/// One card: a frame that acts like a button, also by key.
class CardFrame : public QFrame {
  public:
    CardFrame() {
        setFrameShape(QFrame::StyledPanel);
        plain_ = frameWidth();
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(8, 3, 8, 3);
        column->setSpacing(0);
        auto* numbers = new QHBoxLayout;
        numbers->setSpacing(8);
        numbers->addWidget(&value_);
        numbers->addWidget(&difference_);
        numbers->addStretch();
        column->addWidget(&title_);
        column->addLayout(numbers);
        QFont bold = font();
        bold.setBold(true);
        bold.setPointSizeF(bold.pointSizeF() * 1.3);
        value_.setFont(bold);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.92);
        title_.setFont(small);
        difference_.setFont(small);
        for (QLabel* label : {&title_, &value_, &difference_})
            label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void show_card(const Card& card, Locale language) {
        setObjectName(QStringLiteral("card_") + text_of(card.id));
        title_.setText(text_of(card.title));
        const QString value = card.value ? text_of(format_card(card.unit, *card.value, language))
                                         : QStringLiteral("\u2013");
        QString difference;
        if (card.value && card.reference)
            difference =
                text_of(format_card_difference(card.unit, *card.value - *card.reference, language));
        value_.setText(value);
        difference_.setText(difference);
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, difference.startsWith(QLatin1Char('='))
                                                   ? palette().color(QPalette::PlaceholderText)
                                                   : palette().color(QPalette::Link));
        difference_.setPalette(colours);
        setAccessibleName(QStringLiteral("%1 %2 %3").arg(title_.text(), value, difference));
        setToolTip(tr("Click to see why"));
        setFrameShape(card.is_chosen ? QFrame::Box : QFrame::StyledPanel);
        setLineWidth(card.is_chosen ? 2 : 1);
        const int thicker = frameWidth() - plain_; // nothing moves when a card is chosen
        layout()->setContentsMargins(8 - thicker, 3 - thicker, 8 - thicker, 3 - thicker);
    }

    void set_pale(bool on) {
        QPalette colours = palette();
        QColor ink = parentWidget()->palette().color(QPalette::WindowText);
        ink.setAlphaF(on ? 0.6F : 1.0F);
        colours.setColor(QPalette::WindowText, ink);
        value_.setPalette(colours);
    }

    std::function<void()> clicked;
    std::function<void(QPoint)> asked;

  protected:
    void mouseReleaseEvent(QMouseEvent* event) override {
        if (event->button() == Qt::LeftButton)
            clicked();
    }
    void contextMenuEvent(QContextMenuEvent* event) override { asked(event->globalPos()); }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
            clicked();
        else
            QFrame::keyPressEvent(event);
    }

  private:
    QLabel title_, value_, difference_;
    int plain_ = 0; ///< width of the frame of a card that is not chosen
};

} // namespace

CardsPanel::CardsPanel(QWidget* parent) : QWidget(parent), row_(new QHBoxLayout(this)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(6);
}

void CardsPanel::show_cards(const std::vector<Card>& cards, Locale language, bool dashed) {
    shown_ = cards;
    if (dashed) {
        for (Card& card : shown_)
            card.value.reset();
    }
    while (row_->count() > static_cast<int>(cards.size())) {
        QLayoutItem* const item = row_->takeAt(row_->count() - 1);
        delete item->widget();
        delete item;
    }
    while (row_->count() < static_cast<int>(cards.size())) {
        auto* const frame = new CardFrame;
        const auto index = static_cast<std::size_t>(row_->count());
        frame->clicked = [this, index] { emit picked(shown_.at(index).id); };
        frame->asked = [this, index](QPoint where) {
            emit asked_about(shown_.at(index).about, where);
        };
        row_->addWidget(frame, 1);
    }
    for (int i = 0; i < row_->count(); ++i)
        static_cast<CardFrame*>(row_->itemAt(i)->widget())
            ->show_card(shown_[static_cast<std::size_t>(i)], language);
}

void CardsPanel::set_pending(bool on) {
    if (pending_ == on)
        return;
    pending_ = on;
    for (int i = 0; i < row_->count(); ++i)
        static_cast<CardFrame*>(row_->itemAt(i)->widget())->set_pale(on);
}

} // namespace gashub::app
