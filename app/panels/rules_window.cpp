#include "app/panels/rules_window.hpp"

#include "app/figures/marks.hpp"
#include "app/session.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace gashub::app {

namespace {

constexpr int path_role = Qt::UserRole;

constexpr std::array kinds = {
    "embargo",          "quota",  "price-cap", "tax", "storage-obligation",
    "demand-reduction", "outage", "limit"};

QString shown(const PathValue& value, Locale language) {
    if (const double* number = std::get_if<double>(&value))
        return text_of(format_number(*number, 4, language))
            .remove(QRegularExpression(QStringLiteral("[.,]?0+$")));
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    return text_of(std::get<std::string>(value));
}

template <class List>
std::string free_id(const List& list, const std::string& kind) {
    std::string id = kind;
    for (int n = 2;
         std::any_of(list.begin(), list.end(), [&](const auto& each) { return each.id == id; });
         ++n)
        id = kind + "-" + std::to_string(n);
    return id;
}

std::string first_region(const Network& network) {
    const auto& regions = network.parts().regions;
    const bool has_eu = !network.nodes_of("eu").empty();
    return has_eu ? "eu" : !regions.empty() ? regions.front().id : network.node(0).country;
}

std::string largest_origin(const Network& network) {
    const auto& sites = network.parts().sites;
    return sites.empty() ? std::string() : sites.front().origin;
}

/// A rule that one may begin with, in force all the horizon; its keys are edited afterwards.
PolicyBody first_policy(const QString& kind, const Network& network, Date end) {
    const std::string region = first_region(network);
    if (kind == QLatin1String("quota"))
        return Quota{largest_origin(network), region, 0.25, {}};
    if (kind == QLatin1String("price-cap"))
        return PriceCap{region, 60, {}};
    if (kind == QLatin1String("tax"))
        return Tax{TaxOn::consumption, region, {}, 5, {}};
    if (kind == QLatin1String("storage-obligation"))
        return StorageObligation{region, end, 0.5, Each::country, {}};
    if (kind == QLatin1String("demand-reduction"))
        return DemandReduction{region, {}, 0.9};
    Embargo embargo;
    embargo.origin = largest_origin(network);
    embargo.region = region;
    return embargo;
}

} // namespace

RulesWindow::RulesWindow(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), tree_(new QTreeWidget), words_(new QLabel) {
    setObjectName(QStringLiteral("rules"));
    setWindowTitle(tr("Events and policies"));
    resize(760, 560);
    tree_->setAccessibleName(tr("Events and policies"));
    tree_->setHeaderLabels({tr("Rule"), tr("Value"), tr("What for")});
    tree_->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    words_->setWordWrap(true);
    auto* add = new QToolButton;
    add->setText(tr("Add a rule"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    for (const char* kind : kinds)
        menu->addAction(text_of(say(session_.attention().language, kind)), this,
                        [this, kind] { add_rule(QLatin1String(kind)); });
    add->setMenu(menu);
    auto* remove = new QPushButton(tr("Remove"));
    remove->setObjectName(QStringLiteral("remove_rule"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(add);
    bar->addWidget(remove);
    bar->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(tree_, 1);
    column->addWidget(words_);
    connect(remove, &QPushButton::clicked, this, &RulesWindow::remove_chosen);
    connect(tree_, &QTreeWidget::itemChanged, this, &RulesWindow::take_edit);
    connect(&session_, &Session::levers_changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&session_, &Session::failed, words_, &QLabel::setText);
}

void RulesWindow::add_items(const char* collection, const std::string& id, std::string_view kind,
                            const Text& note) {
    const Locale language = session_.attention().language;
    auto* const head = new QTreeWidgetItem(
        tree_, {text_of(id), text_of(say(language, kind)), text_of(text_in(note, language))});
    head->setData(0, path_role, QLatin1String(collection));
    head->setToolTip(2, head->text(2));
    const std::string prefix = std::string(collection) + "." + id + ".";
    for (const std::string& path : known_paths(session_.scenario(), session_.network(), prefix)) {
        const auto value = value_at(session_.scenario(), session_.network(), path);
        if (path.size() <= prefix.size() || path.back() == '.')
            continue;
        auto* const item = new QTreeWidgetItem(head, {text_of(path.substr(prefix.size())),
                                                      value ? shown(*value, language) : QString()});
        item->setData(1, path_role, text_of(path));
        item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
}

void RulesWindow::refresh() {
    if (!session_.is_open())
        return;
    QStringList open;
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        if (tree_->topLevelItem(i)->isExpanded())
            open << tree_->topLevelItem(i)->text(0);
    }
    const QSignalBlocker quiet(tree_);
    tree_->clear();
    const ScenarioParts& parts = session_.scenario().parts();
    for (const Policy& policy : parts.policies)
        add_items("policies", policy.id,
                  std::visit([](const auto& body) { return body.kind; }, policy.body), policy.note);
    for (const Event& event : parts.events)
        add_items("events", event.id,
                  std::visit([](const auto& body) { return body.kind; }, event.body), event.note);
    for (int i = 0; i < tree_->topLevelItemCount(); ++i)
        tree_->topLevelItem(i)->setExpanded(open.contains(tree_->topLevelItem(i)->text(0)));
    tree_->resizeColumnToContents(0);
    tree_->setColumnWidth(1, 150);
}

void RulesWindow::show_rule(const std::string& collection, const std::string& id) {
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* const item = tree_->topLevelItem(i);
        if (item->text(0) != text_of(id) ||
            item->data(0, path_role).toString() != text_of(collection))
            continue;
        item->setExpanded(true);
        tree_->setCurrentItem(item);
        tree_->scrollToItem(item, QAbstractItemView::PositionAtTop);
    }
}

void RulesWindow::take_edit(QTreeWidgetItem* item, int column) {
    const QString path = item->data(1, path_role).toString();
    if (column != 1 || path.isEmpty())
        return;
    words_->clear();
    QString value = item->text(1).trimmed();
    if (const auto number = parse_number(value.toStdString());
        number && !value.contains(QLatin1Char('-'), Qt::CaseInsensitive))
        value = QString::number(*number, 'g', 15);
    session_.set_path(path, value);
    refresh();
}

void RulesWindow::add_rule(const QString& kind) {
    if (!session_.is_open())
        return;
    ScenarioParts parts = session_.scenario().parts();
    const Network& network = session_.network();
    const Date start = session_.scenario().periods().front().from;
    const Date end = add_days(session_.scenario().periods().back().to, -1);
    if (kind == QLatin1String("outage") || kind == QLatin1String("limit")) {
        const Selection& chosen = session_.attention().selection;
        const std::string arc =
            chosen.kind == Selection::Kind::arc ? chosen.id : network.parts().pipelines.front().id;
        Event event;
        event.id = free_id(parts.events, kind.toStdString());
        event.from = start;
        if (kind == QLatin1String("outage"))
            event.body = Outage{.arc = arc, .site = {}, .storage = {}, .terminal = {}};
        else
            event.body = Limit{{arc}, {}, {}, {}, 10, {}, LimitPer::period, {}};
        parts.events.push_back(std::move(event));
    } else {
        Policy policy;
        policy.id = free_id(parts.policies, kind.toStdString());
        policy.from = start;
        policy.body = first_policy(kind, network, end);
        parts.policies.push_back(std::move(policy));
    }
    const Issues issues = session_.put_parts(std::move(parts), tr("Add %1").arg(kind));
    words_->setText(issues.empty() ? QString() : text_of(to_string(issues.front())));
    refresh();
}

void RulesWindow::remove_chosen() {
    QTreeWidgetItem* item = tree_->currentItem();
    if (item == nullptr)
        return;
    if (item->parent() != nullptr)
        item = item->parent();
    const std::string id = item->text(0).toStdString();
    ScenarioParts parts = session_.scenario().parts();
    const auto is_it = [&](const auto& each) { return each.id == id; };
    if (item->data(0, path_role).toString() == QLatin1String("events"))
        std::erase_if(parts.events, is_it);
    else
        std::erase_if(parts.policies, is_it);
    const Issues issues = session_.put_parts(std::move(parts), tr("Remove %1").arg(item->text(0)));
    words_->setText(issues.empty() ? QString() : text_of(to_string(issues.front())));
    refresh();
}

} // namespace gashub::app
