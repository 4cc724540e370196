#include "app/panels/compare_window.hpp"

#include "app/export/figure_page.hpp"
#include "app/figures/marks.hpp"
#include "app/panels/figure_view.hpp"
#include "app/view_data/comparison.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>

#include <algorithm>
#include <numeric>

namespace gashub::app {

CompareWindow::CompareWindow(QWidget* parent)
    : QDialog(parent), hint_(new QLabel(tr("Move a lever, or pin a setting, to have something to "
                                           "compare."))),
      pin_(new QPushButton(tr("Pin this setting"))), only_(new QCheckBox(tr("only what differs"))),
      by_size_(new QCheckBox(tr("largest differences first"))), table_(new QTableWidget),
      view_(new FigureView) {
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
    copy->setToolTip(tr("Copies the whole table, and that of the figure under it"));
    auto* save = new QPushButton(tr("Save…"));
    save->setToolTip(tr("Saves the whole table as CSV"));
    auto* map = new QPushButton(tr("Map of differences"));
    map->setObjectName(QStringLiteral("map_of_differences"));
    pin_->setObjectName(QStringLiteral("pin_this"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(only_);
    bar->addWidget(by_size_);
    bar->addStretch();
    bar->addWidget(map);
    bar->addWidget(copy);
    bar->addWidget(save);
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(hint_);
    column->addWidget(pin_, 0, Qt::AlignLeft);
    auto* rows = new QSplitter(Qt::Vertical);
    rows->setChildrenCollapsible(false);
    rows->addWidget(table_);
    rows->addWidget(view_);
    rows->setSizes({300, 260});
    column->addWidget(rows, 1);
    view_->setObjectName(QStringLiteral("compared_figure"));
    view_->setAccessibleName(tr("The chosen row in all settings"));
    view_->hide();
    connect(save, &QPushButton::clicked, this, &CompareWindow::save);
    connect(map, &QPushButton::clicked, this, &CompareWindow::map_wanted);
    connect(pin_, &QPushButton::clicked, this, &CompareWindow::pin_wanted);
    connect(only_, &QCheckBox::toggled, this, &CompareWindow::fill);
    connect(by_size_, &QCheckBox::toggled, this, &CompareWindow::fill);
    connect(copy, &QPushButton::clicked, this, [this] {
        std::string words = to_tab_separated(sheet_);
        if (view_->isVisible())
            words += "\n" + to_tab_separated(twin_);
        QApplication::clipboard()->setText(text_of(words));
    });
    connect(table_, &QTableWidget::cellClicked, this, [this](int row, int) {
        const ComparisonRow& shown = rows_.at(order_.at(static_cast<std::size_t>(row)));
        open_ = std::pair(static_cast<int>(shown.kind), shown.key);
        emit figure_wanted();
        emit picked(shown.about, text_of(shown.view));
    });
}

CompareWindow::~CompareWindow() = default;

void CompareWindow::save() {
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the comparison"), QStringLiteral("comparison.csv"), tr("Tables (*.csv)"));
    if (path.isEmpty())
        return;
    const QString fault = write_bytes(path, QByteArray::fromStdString(to_csv(sheet_)));
    hint_->setText(fault.isEmpty() ? tr("Saved as %1").arg(path) : fault);
    hint_->show();
}

void CompareWindow::show_rows(const Sheet& sheet, const std::vector<ComparisonRow>& rows) {
    sheet_ = sheet;
    rows_ = rows;
    fill();
}

const ComparisonRow* CompareWindow::open_row() const {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [this](const ComparisonRow& each) {
        return open_ == std::pair(static_cast<int>(each.kind), each.key);
    });
    return row == rows_.end() ? nullptr : &*row;
}

void CompareWindow::show_figure(std::function<Figure(QSizeF)> builder, const Sheet& twin) {
    twin_ = twin;
    view_->show();
    view_->show_figure(std::move(builder));
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
    pin_->setVisible(order_.empty());
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
