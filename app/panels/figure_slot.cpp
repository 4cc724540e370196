#include "app/panels/figure_slot.hpp"

#include "app/figures/marks.hpp"
#include "app/panels/figure_view.hpp"
#include "app/panels/sheet_view.hpp"
#include "app/view_data/sheets.hpp"
#include "app/view_data/words.hpp"

#include <QAbstractItemView>
#include <QCollator>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace gashub::app {

namespace {

constexpr int name_margin = 40; ///< pixels beside a name in the list of places: frame and arrow

QToolButton* make_button(const QString& text, const QString& name, const QString& tip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setAccessibleName(tip);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

FigureSlot::FigureSlot(FigureKind kind, Locale language, QWidget* parent)
    : QWidget(parent), choice_(new QComboBox), colour_(new QComboBox), way_(new QComboBox),
      place_(new QComboBox), progress_(new QLabel),
      run_(make_button(tr("Run"), QStringLiteral("run_study"),
                       tr("Solve what this view needs, in the background"))),
      table_button_(make_button(tr("Table"), QStringLiteral("table_twin"),
                                tr("The same as a table (Ctrl+T)"))),
      help_(make_button(QStringLiteral("?"), QStringLiteral("figure_help"),
                        tr("How to read this figure"))),
      stack_(new QStackedWidget), view_(new FigureView), table_(new SheetView),
      language_(language) {
    choice_->setObjectName(QStringLiteral("figure_choice"));
    choice_->setAccessibleName(tr("Figure shown here"));
    choice_->setMaxVisibleItems(static_cast<int>(figure_kinds.size()));
    for (const FigureKind each : figure_kinds)
        choice_->addItem(text_of(figure_name(each, language)), text_of(figure_id(each)));
    colour_->setObjectName(QStringLiteral("map_colour"));
    colour_->setAccessibleName(tr("What the colours of the map tell"));
    for (const MapColour each : map_colours)
        colour_->addItem(text_of(map_colour_name(each, language)), static_cast<int>(each));
    way_->setObjectName(QStringLiteral("figure_way"));
    way_->setAccessibleName(tr("How the figure tells it"));
    way_->setSizeAdjustPolicy(QComboBox::AdjustToContents); // its words change with the figure
    place_->setObjectName(QStringLiteral("figure_place"));
    place_->setAccessibleName(tr("Place that the figure is about"));
    place_->setMinimumContentsLength(8);
    place_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    progress_->setObjectName(QStringLiteral("progress"));
    table_button_->setCheckable(true);
    table_->setAccessibleName(tr("Table of the figure"));
    QToolButton* const copy =
        make_button(tr("Copy"), QStringLiteral("copy_figure"),
                    tr("Copy this figure as a picture, a drawing and a table at once"));
    QToolButton* const save =
        make_button(tr("Save…"), QStringLiteral("save_figure"),
                    tr("Save this figure as PNG, SVG, PDF or CSV, with its caption"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(2);
    bar->addWidget(choice_);
    bar->addWidget(colour_);
    bar->addWidget(way_);
    bar->addWidget(place_, 1); // as wide as there is room, up to its longest name
    bar->addWidget(run_);
    bar->addWidget(progress_);
    bar->addStretch();
    for (QToolButton* button : {table_button_, copy, save, help_})
        bar->addWidget(button);
    stack_->addWidget(view_);
    stack_->addWidget(table_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addLayout(bar);
    column->addWidget(stack_, 1);
    set_kind(kind);

    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        progress_->clear();
        of_ = 0;
        since_.invalidate();
        refresh();
        emit kind_changed();
    });
    connect(colour_, &QComboBox::activated, this,
            [this](int at) { emit coloured(map_colours.at(static_cast<std::size_t>(at))); });
    connect(way_, &QComboBox::activated, this, [this](int at) {
        FigureWays ways = views_ != nullptr ? views_->ways : FigureWays();
        (this->kind() == FigureKind::sankey ? ways.by_route : ways.by_year) = at == 1;
        emit told(ways);
    });
    connect(place_, &QComboBox::activated, this, [this] {
        emit picked({Selection::Kind::place, place_->currentData().toString().toStdString()});
    });
    connect(table_button_, &QToolButton::toggled, this, [this](bool on) {
        stack_->setCurrentIndex(on ? 1 : 0);
        refresh();
    });
    connect(copy, &QToolButton::clicked, this, [this] { emit copy_wanted(this->kind()); });
    connect(save, &QToolButton::clicked, this, [this] { emit save_wanted(this->kind()); });
    connect(run_, &QToolButton::clicked, this, [this] { emit run_wanted(this->kind()); });
    connect(help_, &QToolButton::clicked, this, &FigureSlot::explain);
    view_->next_inside = [this](bool forward) { return step_along_pipes(forward); };
    connect(view_, &FigureView::whole_wanted, this, &FigureSlot::whole_wanted);
    connect(view_, &FigureView::why_wanted, this, &FigureSlot::why_wanted);
    connect(view_, &FigureView::picked, this, [this](const Selection& selection) {
        if (this->kind() == FigureKind::security && selection.kind == Selection::Kind::arc)
            emit switch_wanted(selection);
        else
            emit picked(selection);
    });
    connect(view_, &FigureView::asked_about, this, &FigureSlot::asked_about);
    connect(view_, &FigureView::zoomed, this, [this](double factor, QPointF about) {
        if (this->kind() == FigureKind::map)
            emit zoomed(factor, about);
    });
    connect(view_, &FigureView::dragged, this, [this](QPointF by) {
        if (this->kind() == FigureKind::map)
            emit dragged(by);
    });
}

void FigureSlot::explain() {
    QToolTip::showText(
        help_->mapToGlobal(QPoint(0, help_->height())),
        QStringLiteral("<qt>%1</qt>").arg(text_of(figure_help(kind(), language_)).toHtmlEscaped()),
        help_);
}

/// From a place to its pipes one after another; false past the last one, and where none is chosen.
bool FigureSlot::step_along_pipes(bool forward) {
    if (kind() != FigureKind::map || views_ == nullptr || shows_table())
        return false;
    const FlowMapData& map = views_->map;
    if (map.selection.kind == Selection::Kind::place)
        pipes_of_ = map.selection.id;
    std::vector<std::string> pipes;
    for (const MapArc& arc : map.arcs) {
        const bool ends_there =
            map.places[arc.from].id == pipes_of_ || map.places[arc.to].id == pipes_of_;
        if (ends_there && !arc.lane && arc.capacity_bcm_per_year > 0)
            pipes.push_back(arc.id);
    }
    if (pipes.empty() || map.selection.kind == Selection::Kind::none)
        return false;
    const auto here = std::find(pipes.begin(), pipes.end(), map.selection.id);
    if (map.selection.kind == Selection::Kind::arc && here == pipes.end())
        return false;
    const bool ends =
        forward ? here != pipes.end() && here + 1 == pipes.end() : here == pipes.begin();
    if (ends || (!forward && here == pipes.end()))
        return false;
    const auto next = here == pipes.end() ? pipes.begin() : forward ? here + 1 : here - 1;
    emit picked({Selection::Kind::arc, *next});
    return true;
}

FigureKind FigureSlot::kind() const {
    return figure_kind(choice_->currentData().toString().toStdString()).value_or(FigureKind::map);
}

void FigureSlot::set_kind(FigureKind kind) {
    choice_->setCurrentIndex(choice_->findData(text_of(figure_id(kind))));
}

void FigureSlot::show_table(bool on) {
    table_button_->setChecked(on);
    if (on)
        table_->setFocus();
    else
        view_->setFocus();
}

bool FigureSlot::shows_table() const {
    return table_button_->isChecked();
}

void FigureSlot::show_progress(FigureKind kind, int done, int of) {
    if (kind != this->kind())
        return;
    const bool begins = of_ != of || done < done_ || !since_.isValid();
    done_ = done;
    of_ = of;
    if (begins) {
        since_.start();
        from_ = done;
    }
    if (of == 0 || done >= of) {
        of_ = 0;
        progress_->clear();
        return;
    }
    constexpr qint64 told_from_ms = 50;
    const qint64 ms = since_.elapsed();
    const double rate = ms >= told_from_ms ? (done - from_) * 1000.0 / static_cast<double>(ms) : 0;
    progress_->setText(rate > 0
                           ? tr("%1 of %2 solves, %3 a second; Esc stops")
                                 .arg(done)
                                 .arg(of)
                                 .arg(text_of(format_number(rate, rate < 10 ? 1 : 0, language_)))
                           : tr("%1 of %2 solves; Esc stops").arg(done).arg(of));
}

void FigureSlot::show_stopped() {
    if (of_ > 0)
        progress_->setText(tr("stopped at %1 of %2 solves").arg(done_).arg(of_));
    of_ = 0;
    since_.invalidate();
}

void FigureSlot::show_views(const Views& views, const FigureStyle& style, Locale language) {
    views_ = &views;
    style_ = style;
    language_ = language;
    refresh();
}

/// What else can be chosen for the figure that is shown, and what stands.
void FigureSlot::refresh_choices() {
    const bool has_ways = kind() == FigureKind::sankey || kind() == FigureKind::origins;
    run_->setVisible(needs_study(kind()));
    colour_->setVisible(kind() == FigureKind::map);
    way_->setVisible(has_ways);
    place_->setVisible(kind() == FigureKind::origins);
    if (views_ == nullptr)
        return;
    colour_->setCurrentIndex(static_cast<int>(views_->map.position.colour));
    const bool by_route = kind() == FigureKind::sankey;
    const QStringList words =
        by_route
            ? QStringList{text_of(say(language_, "direct")), text_of(say(language_, "by route"))}
            : QStringList{text_of(say(language_, "by period")), text_of(say(language_, "by year"))};
    if (has_ways && (way_->count() == 0 || way_->itemText(0) != words[0])) {
        way_->clear();
        way_->addItems(words);
    }
    way_->setCurrentIndex((by_route ? views_->ways.by_route : views_->ways.by_year) ? 1 : 0);
    if (kind() == FigureKind::origins)
        refresh_places();
}

/// Where gas is used, by name; left alone while it holds the same (it may be open).
void FigureSlot::refresh_places() {
    std::vector<std::pair<QString, QString>> places;
    for (const MapPlace& place : views_->map.places)
        if (place.rank > 0 || place.id == views_->origins.id)
            places.emplace_back(text_of(place.name), text_of(place.id));
    const QCollator order(language_ == Language::turkish ? QLocale(QLocale::Turkish)
                                                         : QLocale(QLocale::English));
    std::stable_sort(places.begin(), places.end(), [&](const auto& a, const auto& b) {
        return order.compare(a.first, b.first) < 0;
    });
    bool is_same = place_->count() == static_cast<int>(places.size());
    for (int i = 0; is_same && i < place_->count(); ++i)
        is_same = place_->itemText(i) == places[static_cast<std::size_t>(i)].first;
    if (!is_same) {
        place_->clear();
        for (const auto& [name, id] : places)
            place_->addItem(name, id);
        place_->setMaximumWidth(place_->view()->sizeHintForColumn(0) + name_margin);
    }
    place_->setCurrentIndex(place_->findData(text_of(views_->origins.id)));
}

void FigureSlot::refresh() {
    refresh_choices();
    if (views_ == nullptr)
        return;
    view_->setAccessibleName(text_of(figure_name(kind(), language_)));
    view_->show_earlier(views_->is_earlier ? tr("earlier setting")
                        : views_->shows_reference
                            ? tr("reference: %1").arg(text_of(views_->against))
                            : QString());
    if (shows_table()) {
        table_->show_sheet(sheet_of(kind(), *views_, language_), language_);
        return;
    }
    view_->show_figure(
        [this](QSizeF size) { return build_figure(kind(), *views_, style_, size, language_); });
}

} // namespace gashub::app
