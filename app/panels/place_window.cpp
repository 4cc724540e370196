#include "app/panels/place_window.hpp"

#include "app/figures/marks.hpp"
#include "app/view_data/fault_words.hpp"
#include "app/view_data/json_place.hpp"

#include <QFile>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace gashub::app {

PlaceWindow::PlaceWindow(QWidget* parent)
    : QDialog(parent), words_(new QLabel), text_(new QPlainTextEdit) {
    setObjectName(QStringLiteral("place"));
    resize(820, 520);
    words_->setWordWrap(true);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setObjectName(QStringLiteral("place_text"));
    text_->setAccessibleName(tr("Text of the file"));
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* const column = new QVBoxLayout(this);
    column->addWidget(words_);
    column->addWidget(text_, 1);
}

bool PlaceWindow::show_place(const Issue& issue, Locale language) {
    const std::string name = issue.where.file.substr(0, issue.where.file.find('#'));
    QFile file(text_of(name));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const TextSpan line = line_in_words(all, issue.message);
    const TextSpan place = line == TextSpan{} ? place_in_json(all, issue.where.pointer) : line;
    const auto signs_before = [&](std::size_t byte) {
        return static_cast<int>(QString::fromUtf8(bytes.left(static_cast<qsizetype>(byte))).size());
    };
    text_->setPlainText(QString::fromUtf8(bytes).remove(QLatin1Char('\r')));
    const bool has_place = place != TextSpan{0, all.size()};
    QTextCursor cursor(text_->document());
    if (has_place) {
        cursor.setPosition(
            std::min(signs_before(place.end), text_->document()->characterCount() - 1));
        cursor.setPosition(std::min(signs_before(place.begin), cursor.position()),
                           QTextCursor::KeepAnchor);
    }
    text_->setTextCursor(cursor);
    text_->centerCursor();
    const QString hint = text_of(hint_words(issue, language)),
                  what = text_of(fault_words(issue, language));
    setWindowTitle(tr("%1, line %2").arg(text_of(name)).arg(cursor.block().blockNumber() + 1));
    words_->setText(hint.isEmpty() ? what : QStringLiteral("%1 (%2)").arg(what, hint));
    show();
    raise();
    return true;
}

} // namespace gashub::app
