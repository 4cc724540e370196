// Where the window leads: to places, data, the comparison, the start page and lessons.

#include "app/figures/grouped_bars.hpp"
#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/banner.hpp"
#include "app/panels/compare_window.hpp"
#include "app/panels/data_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/levers_panel.hpp"
#include "app/panels/start_page.hpp"
#include "app/view_data/comparison.hpp"
#include "app/view_data/names.hpp"
#include "app/window/settings.hpp"
#include "app/window/window.hpp"
#include "io/load.hpp"

#include <QCompleter>
#include <QDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace gashub::app {

void Window::make_go_to() {
    go_to_ = new QLineEdit;
    go_to_->setObjectName(QStringLiteral("go_to"));
    go_to_->setPlaceholderText(tr("Go to…  (Ctrl+K)"));
    go_to_->setAccessibleName(tr("Go to place, pipe, lever, view"));
    go_to_->setFixedWidth(fontMetrics().averageCharWidth() * 26);
    connect(go_to_, &QLineEdit::returnPressed, this, [this] { go_to(go_to_->text()); });
    QAction* const focus = new QAction(tr("Go to…"), this);
    focus->setObjectName(QStringLiteral("go"));
    focus->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
    menuBar()->actions().at(3)->menu()->addAction(focus);
    connect(focus, &QAction::triggered, this, [this] {
        QStringList names;
        const Locale language = session_.attention().language;
        for (const FigureKind kind : figure_kinds)
            names << text_of(figure_name(kind, language));
        if (session_.is_open()) {
            for (int n = 0; n < session_.network().node_count(); ++n)
                names << text_of(place_name(session_.network(), n, language));
            for (int a = 0; a < session_.network().arc_count(); ++a)
                names << text_of(arc_name(session_.network(), a, language));
        }
        for (const LeverView& lever : session_.levers())
            names << text_of(lever.label);
        names.removeDuplicates();
        auto* const completer = new QCompleter(names, go_to_);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        delete go_to_->completer();
        go_to_->setCompleter(completer);
        connect(completer, QOverload<const QString&>::of(&QCompleter::activated), this,
                &Window::go_to);
        go_to_->setFocus();
        go_to_->selectAll();
    });
}

void Window::go_to(const QString& words) {
    const Locale language = session_.attention().language;
    for (const FigureKind kind : figure_kinds) {
        if (text_of(figure_name(kind, language)) == words)
            return show_figure(kind);
    }
    for (const LeverView& lever : session_.levers()) {
        if (text_of(lever.label) == words)
            return show_lever(lever.id);
    }
    if (!session_.is_open())
        return;
    const Network& network = session_.network();
    for (int n = 0; n < network.node_count(); ++n) {
        if (text_of(place_name(network, n, language)) == words)
            return session_.select({Selection::Kind::place, network.node(n).id});
    }
    for (int a = 0; a < network.arc_count(); ++a) {
        if (text_of(arc_name(network, a, language)) == words)
            return session_.select({Selection::Kind::arc, network.arc(a).id});
    }
    say_briefly(tr("Nothing here is called “%1”.").arg(words));
}

/// A lever or figure says what it is; elsewhere the keys are told.
void Window::explain_focus() {
    for (QWidget* at = focusWidget(); at != nullptr; at = at->parentWidget()) {
        if (auto* const row = qobject_cast<LeverRow*>(at))
            return row->ask_explanation();
        if (auto* const figure = qobject_cast<FigureSlot*>(at))
            return figure->explain();
    }
    show_keys();
}

void Window::show_keys() {
    auto* const dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keys"));
    auto* const table = new QTableWidget(0, 2);
    table->setHorizontalHeaderLabels({tr("Key"), tr("Does")});
    const auto put = [&](const QString& key, const QString& does) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(key));
        table->setItem(row, 1, new QTableWidgetItem(does));
    };
    for (const QAction* action : findChildren<QAction*>()) {
        for (const QKeySequence& key : action->shortcuts())
            put(key.toString(QKeySequence::NativeText), action->text().remove(QLatin1Char('&')));
    }
    put(tr("B, held"), tr("shows what it is held against"));
    put(tr("arrows on a slider"), tr("one step; PgUp, PgDn ten; Del to the reference"));
    put(tr("arrows on a figure"), tr("to the next place in that direction; + and - zoom"));
    table->setEditTriggers(QTableWidget::NoEditTriggers);
    table->resizeColumnsToContents();
    auto* const column = new QVBoxLayout(dialog);
    column->addWidget(table);
    dialog->resize(520, 520);
    dialog->show();
}

void Window::ask_about(const Selection& selection, QPoint where) {
    if (!session_.is_open())
        return;
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (selection.kind != Selection::Kind::none) {
        menu->addAction(tr("Why this price?"), this, [this, selection] { pick(selection); });
        if (selection.kind != Selection::Kind::rule)
            menu->addAction(tr("Its data and sources…"), this,
                            [this, selection] { show_data(selection); });
    }
    menu->addAction(tr("All data and sources…"), this, [this] { show_data({}); });
    menu->popup(where);
}

void Window::show_data(const Selection& about) {
    if (!session_.is_open())
        return;
    const Network& network = session_.network();
    const Locale language = session_.attention().language;
    std::string name;
    if (about.kind == Selection::Kind::place && network.find_node(about.id) >= 0)
        name = place_name(network, network.find_node(about.id), language);
    if (about.kind == Selection::Kind::arc && network.find_arc(about.id) >= 0)
        name = arc_name(network, network.find_arc(about.id), language);
    data_->show_data(network, session_.scenario(), name.empty() ? Selection{} : about,
                     text_of(name), language);
}

void Window::replay() {
    if (!session_.can_replay() || replay_timer_.isActive())
        return;
    replays_left_ = 4;
    replay_timer_.start();
}

void Window::show_compare() {
    compare_->show();
    compare_->raise();
    fill_compare();
}

void Window::fill_compare() {
    if (!compare_->isVisible() || !session_.answered() || !session_.reference_answer())
        return;
    const Locale language = session_.attention().language;
    std::vector<Setting> settings;
    const auto& reference = session_.reference_answer();
    settings.push_back({session_.views().against, &reference->line().scenario, reference.get()});
    for (std::size_t i = 0; i < session_.pins().size(); ++i) {
        const Pin& pin = session_.pins()[i];
        if (session_.held_against() != static_cast<int>(i))
            settings.push_back({pin.name, &pin.scenario, pin.cleared.get()});
    }
    const auto& now = session_.answered();
    settings.push_back({tr("now").toStdString(), &now->line().scenario, now.get()});
    const auto rows = comparison(settings, session_.attention());
    compare_->show_rows(comparison_sheet(settings, rows, language), rows);
    const ComparisonRow* const open = compare_->open_row();
    if (open == nullptr)
        return;
    const ComparedFigure figure = compared_figure(settings, *open, session_.attention());
    compare_->show_figure(
        [figure, style = figure_style(), language](QSizeF size) {
            return build_compared(figure, style, size, language);
        },
        compared_sheet(figure, language));
}

void Window::show_start() {
    const Locale language = session_.attention().language;
    StartContent content;
    for (const char* id : {"hub-2021", "embargo-2021", "base-2021"}) {
        for (const Shipped& shipped : list_shipped()) {
            if (shipped.id == id)
                content.questions.push_back({text_of(text_in(shipped.title, language)),
                                             text_of(text_in(shipped.question, language)),
                                             QString::fromStdString(shipped.path.string())});
        }
    }
    QStringList faults;
    for (const Lesson& lesson : all_lessons(faults))
        content.lessons.push_back({text_of(text_in(lesson.title, language)),
                                   text_of(text_in(lesson.words, language)), lesson.id});
    for (const QString& path : recent_files())
        content.recent.push_back({QFileInfo(path).fileName(), path, path});
    content.recovered = recovered_work();
    auto* const page = new StartPage(content);
    if (pages_->count() > 1)
        delete pages_->widget(1);
    pages_->addWidget(page);
    pages_->setCurrentIndex(1);
    connect(page, &StartPage::open_wanted, this, &Window::ask_and_open);
    connect(page, &StartPage::recovered_chosen, this,
            [this](const QString& path, const QString& original) {
                open(path, original.isEmpty() ? path : original);
            });
    connect(page, &StartPage::file_chosen, this, [this](const QString& path) {
        open(path);
        if (session_.is_open() && session_.path() == path)
            offer(tr("Try: move a lever and watch the map · click a full pipe · hold B for "
                     "what it was · Pin, change something, Compare"),
                  {});
    });
    connect(page, &StartPage::lesson_chosen, this, [this](const QString& id) {
        QStringList ignored;
        for (const Lesson& lesson : all_lessons(ignored)) {
            if (lesson.id == id)
                return play(lesson);
        }
    });
}

void Window::play(const Lesson& lesson, std::size_t step) {
    const auto file = find_scenario(lesson.scenario.toStdString());
    if (!file) {
        say_briefly(text_of(to_string(file.issues().front())));
        return;
    }
    const QString path = QString::fromStdString(file->string());
    if (session_.path() != path || step == 0)
        open(path);
    offer({}, {});
    lesson_->play(lesson, step);
}

} // namespace gashub::app
