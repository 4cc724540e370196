#include "app/panels/banner.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace gashub::app {

Banner::Banner(QWidget* parent) : QFrame(parent), words_(new QLabel), row_(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("banner"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    words_->setForegroundRole(QPalette::ToolTipText);
    words_->setWordWrap(true);
    row_->setContentsMargins(8, 2, 4, 2);
    row_->addWidget(words_, 1);
    hide();
}

void Banner::show_words(const QString& words, const QStringList& buttons) {
    words_->setText(words);
    setAccessibleName(words);
    if (buttons != buttons_) {
        buttons_ = buttons;
        while (row_->count() > 1) {
            QLayoutItem* const item = row_->takeAt(1);
            item->widget()->deleteLater();
            delete item;
        }
        for (int i = 0; i < buttons.size(); ++i) {
            auto* const button = new QToolButton;
            button->setText(buttons[i]);
            button->setObjectName(QStringLiteral("banner_%1").arg(i));
            connect(button, &QToolButton::clicked, this, [this, i] { emit pressed(i); });
            row_->addWidget(button);
        }
    }
    setVisible(!words.isEmpty());
}

QString Banner::words() const {
    return isVisibleTo(parentWidget()) ? words_->text() : QString();
}

} // namespace gashub::app
