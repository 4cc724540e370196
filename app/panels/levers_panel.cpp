#include "app/panels/levers_panel.hpp"

#include "app/figures/marks.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gashub::app {

namespace {

/// Groups together, in the order of their first levers: a scenario that builds on another may come
/// back to a group.
std::vector<LeverView> by_group(const std::vector<LeverView>& levers) {
    std::vector<std::string> groups;
    const auto rank = [&](const LeverView& lever) {
        return std::find(groups.begin(), groups.end(), lever.group) - groups.begin();
    };
    for (const LeverView& lever : levers) {
        if (rank(lever) == static_cast<std::ptrdiff_t>(groups.size()))
            groups.push_back(lever.group);
    }
    std::vector<LeverView> ordered = levers;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const LeverView& a, const LeverView& b) { return rank(a) < rank(b); });
    return ordered;
}

} // namespace

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
    QString group;
    QToolButton* heading = nullptr;
    for (const LeverView& lever : levers) {
        const bool at_top = at_top_.contains(text_of(lever.id));
        const QString its = at_top ? tr("Pinned") : text_of(lever.group);
        if (heading == nullptr || its != group) {
            group = its;
            heading = add_heading(group);
        }
        auto* const row = new LeverRow;
        column_->addWidget(row);
        rows_.push_back(row);
        row->setVisible(!folded_.contains(group));
        connect(heading, &QToolButton::toggled, row, &QWidget::setVisible);
        connect(row, &LeverRow::top_wanted, this, [this](const QString& id) {
            if (!at_top_.removeOne(id))
                at_top_ << id;
            show_again();
        });
        connect(row, &LeverRow::moved, this, &LeversPanel::moved);
        connect(row, &LeverRow::released, this, &LeversPanel::released);
        connect(row, &LeverRow::stop_chosen, this, &LeversPanel::stop_chosen);
        connect(row, &LeverRow::reset_wanted, this, &LeversPanel::reset_wanted);
        connect(row, &LeverRow::tipping_wanted, this, &LeversPanel::tipping_wanted);
        connect(row, &LeverRow::command_wanted, this, &LeversPanel::command_wanted);
        connect(row, &LeverRow::explain_wanted, this, &LeversPanel::explain_wanted);
    }
    column_->addStretch();
}

QToolButton* LeversPanel::add_heading(const QString& group) {
    auto* const heading = new QToolButton;
    const bool open = !folded_.contains(group);
    heading->setObjectName(QStringLiteral("group"));
    heading->setText(group);
    heading->setAccessibleName(group);
    heading->setStyleSheet(QStringLiteral("QToolButton { border: none; padding-top: 5px }"
                                          "QToolButton:focus { border: 1px dotted palette(mid) }"));
    heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    heading->setCheckable(true);
    heading->setChecked(open);
    heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    heading->setVisible(!group.isEmpty());
    connect(heading, &QToolButton::toggled, this, [this, heading, group](bool on) {
        heading->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        folded_.removeAll(group);
        if (!on)
            folded_ << group;
    });
    column_->addWidget(heading);
    return heading;
}

void LeversPanel::unfold(const QString& group) {
    for (QToolButton* heading : content_->findChildren<QToolButton*>(QStringLiteral("group"))) {
        if (heading->text() == group)
            heading->setChecked(true);
    }
}

LeverRow* LeversPanel::row_of(const QString& id) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const LeverRow* row) {
        return row->objectName() == QStringLiteral("lever_") + id;
    });
    return found == rows_.end() ? nullptr : *found;
}

void LeversPanel::explain(const QString& id, const QString& what_it_moves) {
    if (LeverRow* const row = row_of(id))
        row->explain(what_it_moves);
}

bool LeversPanel::explains(const QString& id) const {
    const LeverRow* const row = row_of(id);
    return row != nullptr && row->explains();
}

/// Not now: it is a row of the column that asks.
void LeversPanel::show_again() {
    QMetaObject::invokeMethod(
        this, [this] { show_levers(shown_, language_); }, Qt::QueuedConnection);
}

void LeversPanel::show_levers(const std::vector<LeverView>& levers, Locale language) {
    shown_ = levers;
    language_ = language;
    std::vector<LeverView> ordered = by_group(levers);
    std::stable_partition(ordered.begin(), ordered.end(), [this](const LeverView& lever) {
        return at_top_.contains(text_of(lever.id));
    });
    std::vector<std::string> ids;
    for (const LeverView& lever : ordered)
        ids.push_back(lever.id + (at_top_.contains(text_of(lever.id)) ? " at top" : ""));
    if (ids != ids_)
        rebuild(ordered);
    ids_ = ids;
    for (std::size_t i = 0; i < ordered.size(); ++i)
        rows_[i]->show_lever(ordered[i], language, at_top_.contains(text_of(ordered[i].id)));
    hint_->setVisible(levers.empty());
    reset_->setEnabled(std::any_of(levers.begin(), levers.end(),
                                   [](const LeverView& lever) { return lever.differs; }));
}

} // namespace gashub::app
