#include "app/panels/levers_panel.hpp"

#include "app/figures/marks.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace gashub::app {

LeversPanel::LeversPanel(QWidget* parent)
    : QWidget(parent), content_(new QWidget), column_(new QVBoxLayout(content_)),
      hint_(new QLabel(tr("This scenario names no levers."))),
      reset_(new QPushButton(tr("Reset all"))), rules_(new QPushButton(tr("All rules…"))) {
    reset_->setObjectName(QStringLiteral("reset_all"));
    hint_->setWordWrap(true);
    column_->setContentsMargins(4, 0, 4, 0);
    column_->setSpacing(2);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content_);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(hint_);
    outer->addWidget(scroll, 1);
    rules_->setObjectName(QStringLiteral("all_rules"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(reset_);
    buttons->addWidget(rules_);
    outer->addLayout(buttons);
    connect(rules_, &QPushButton::clicked, this, &LeversPanel::rules_wanted);
    connect(reset_, &QPushButton::clicked, this, &LeversPanel::reset_all_wanted);
}

void LeversPanel::rebuild(const std::vector<LeverView>& levers) {
    while (QLayoutItem* const item = column_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    rows_.clear();
    ids_.clear();
    std::string group;
    for (const LeverView& lever : levers) {
        if (lever.group != group) {
            group = lever.group;
            auto* const heading = new QLabel(text_of(group));
            QFont font = heading->font();
            font.setBold(true);
            heading->setFont(font);
            heading->setContentsMargins(0, 6, 0, 0);
            column_->addWidget(heading);
        }
        auto* const row = new LeverRow;
        column_->addWidget(row);
        rows_.push_back(row);
        ids_.push_back(lever.id);
        connect(row, &LeverRow::moved, this, &LeversPanel::moved);
        connect(row, &LeverRow::released, this, &LeversPanel::released);
        connect(row, &LeverRow::stop_chosen, this, &LeversPanel::stop_chosen);
        connect(row, &LeverRow::reset_wanted, this, &LeversPanel::reset_wanted);
        connect(row, &LeverRow::tipping_wanted, this, &LeversPanel::tipping_wanted);
        connect(row, &LeverRow::command_wanted, this, &LeversPanel::command_wanted);
    }
    column_->addStretch();
}

void LeversPanel::show_levers(const std::vector<LeverView>& levers, Locale language) {
    std::vector<std::string> ids;
    for (const LeverView& lever : levers)
        ids.push_back(lever.id);
    if (ids != ids_)
        rebuild(levers);
    for (std::size_t i = 0; i < levers.size(); ++i)
        rows_[i]->show_lever(levers[i], language);
    hint_->setVisible(levers.empty());
    reset_->setEnabled(std::any_of(levers.begin(), levers.end(),
                                   [](const LeverView& lever) { return lever.differs; }));
}

} // namespace gashub::app
