#include "app/panels/compare_window.hpp"

#include "app/figures/marks.hpp"
#include "app/view_data/comparison.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include <algorithm>
#include <numeric>

namespace gashub::app {

CompareWindow::CompareWindow(QWidget* parent)
    : QDialog(parent), hint_(new QLabel(tr("Move a lever, or pin a setting, to have something to "
                                           "compare."))),
      only_(new QCheckBox(tr("only what differs"))),
      by_size_(new QCheckBox(tr("largest differences first"))), table_(new QTableWidget) {
    setObjectName(QStringLiteral("compare"));
    setWindowTitle(tr("Compare"));
    resize(860, 600);
    only_->setChecked(true);
    table_->setAccessibleName(tr("Settings side by side"));
    table_->setEditTriggers(QTableWidget::NoEditTriggers);
    table_->setSelectionBehavior(QTableWidget::SelectRows);
    table_->setAlternatingRowColors(true);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    auto* copy = new QPushButton(tr("Copy"));
    copy->setToolTip(tr("Copies the whole table"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(only_);
    bar->addWidget(by_size_);
    bar->addStretch();
    bar->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(hint_);
    column->addWidget(table_, 1);
    connect(only_, &QCheckBox::toggled, this, &CompareWindow::fill);
    connect(by_size_, &QCheckBox::toggled, this, &CompareWindow::fill);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(text_of(to_tab_separated(sheet_))); });
    connect(table_, &QTableWidget::cellClicked, this, [this](int row, int) {
        const ComparisonRow& shown = rows_.at(order_.at(static_cast<std::size_t>(row)));
        emit picked(shown.about, text_of(shown.view));
    });
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::show_rows(const Sheet& sheet, const std::vector<ComparisonRow>& rows) {
    sheet_ = sheet;
    rows_ = rows;
    fill();
}

void CompareWindow::fill() {
    order_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!only_->isChecked() || rows_[i].differs)
            order_.push_back(i);
    }
    if (by_size_->isChecked())
        std::stable_sort(order_.begin(), order_.end(), [this](std::size_t a, std::size_t b) {
            return rows_[a].weight > rows_[b].weight;
        });
    hint_->setVisible(order_.empty());
    table_->clear();
    table_->setColumnCount(static_cast<int>(sheet_.columns.size()));
    table_->setRowCount(static_cast<int>(order_.size()));
    for (int c = 0; c < table_->columnCount(); ++c)
        table_->setHorizontalHeaderItem(
            c, new QTableWidgetItem(text_of(sheet_.columns[static_cast<std::size_t>(c)].title)));
    for (int r = 0; r < table_->rowCount(); ++r) {
        const std::size_t row = order_[static_cast<std::size_t>(r)];
        for (int c = 0; c < table_->columnCount(); ++c) {
            auto* const item = new QTableWidgetItem(
                text_of(std::get<std::string>(sheet_.rows[row][static_cast<std::size_t>(c)])));
            if (c > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table_->setItem(r, c, item);
        }
    }
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

} // namespace gashub::app
