#include "app/panels/sheet_view.hpp"

#include "app/figures/marks.hpp"

#include <QApplication>
#include <QClipboard>
#include <QCollator>
#include <QHeaderView>
#include <QKeyEvent>

namespace gashub::app {

namespace {

/// A cell that sorts by its number where it has one, words as people sort them.
class Item : public QTableWidgetItem {
  public:
    Item(const QString& words, const Sheet::Cell& cell) : QTableWidgetItem(words), cell_(cell) {
        setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        if (std::holds_alternative<double>(cell))
            setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    bool operator<(const QTableWidgetItem& other) const override {
        const auto& that = static_cast<const Item&>(other).cell_;
        const double *a = std::get_if<double>(&cell_), *b = std::get_if<double>(&that);
        if (a != nullptr && b != nullptr)
            return *a < *b;
        if (a != nullptr || b != nullptr)
            return b != nullptr;
        static const QCollator order;
        return order.compare(text(), other.text()) < 0;
    }

  private:
    Sheet::Cell cell_;
};

} // namespace

SheetView::SheetView(QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("sheet"));
    setAlternatingRowColors(true);
    setSelectionMode(ContiguousSelection);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSortingEnabled(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void SheetView::show_sheet(const Sheet& sheet, Locale language) {
    if (sheet == shown_ && language == language_)
        return;
    shown_ = sheet;
    language_ = language;
    setSortingEnabled(false);
    clear();
    setColumnCount(static_cast<int>(sheet.columns.size()));
    setRowCount(static_cast<int>(sheet.rows.size()));
    for (int c = 0; c < columnCount(); ++c)
        setHorizontalHeaderItem(
            c, new QTableWidgetItem(text_of(sheet.columns[static_cast<std::size_t>(c)].title)));
    for (int r = 0; r < rowCount(); ++r) {
        const auto row = static_cast<std::size_t>(r);
        for (int c = 0; c < static_cast<int>(sheet.rows[row].size()); ++c) {
            const auto column = static_cast<std::size_t>(c);
            setItem(r, c,
                    new Item(text_of(cell_text(sheet, row, column, language)),
                             sheet.rows[row][column]));
        }
    }
    setSortingEnabled(true);
}

void SheetView::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) {
        QTableWidget::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (const QTableWidgetSelectionRange& range : selectedRanges()) {
        for (int r = range.topRow(); r <= range.bottomRow(); ++r) {
            QStringList cells;
            for (int c = range.leftColumn(); c <= range.rightColumn(); ++c)
                cells << (item(r, c) != nullptr ? item(r, c)->text() : QString());
            lines << cells.join(QLatin1Char('\t'));
        }
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace gashub::app
