// The window's menus, tool bar and keys, and the small windows that they open.

#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/banner.hpp"
#include "app/panels/compare_window.hpp"
#include "app/panels/data_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/issues_window.hpp"
#include "app/panels/period_bar.hpp"
#include "app/panels/rules_window.hpp"
#include "app/panels/start_page.hpp"
#include "app/panels/why_panel.hpp"
#include "app/view_data/names.hpp"
#include "app/window/settings.hpp"
#include "app/window/window.hpp"
#include "io/load.hpp"

#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolBar>
#include <QUndoView>
#include <QVBoxLayout>

namespace gashub::app {

QAction* Window::add(QMenu* menu, const char* name, const QString& text, const QKeySequence& key,
                     std::function<void()> act) {
    QAction* const action = menu->addAction(text, this, std::move(act));
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    return action;
}

void Window::make_actions() {
    make_file_menu();
    make_edit_menu();
    make_scenario_menu();
    make_view_menu();
    make_lessons_menu();
    make_help_menu();
    make_tool_bar();
}

void Window::make_file_menu() {
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    add(file, "new", tr("&Start page"), QKeySequence::New, [this] { show_start(); });
    add(file, "open", tr("&Open…"), QKeySequence::Open, [this] { ask_and_open(); });
    add(file, "save", tr("&Save"), QKeySequence::Save, [this] { save(false); });
    add(file, "save_as", tr("Save &as…"), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
        [this] { save(true); });
    file->addSeparator();
    add(file, "export", tr("&Export figure…"), QKeySequence(QStringLiteral("Ctrl+E")),
        [this] { save_figure(slot(active_).kind()); });
    add(file, "export_all", tr("Export &all figures…"), {}, [this] { save_all_figures(); });
    add(file, "print", tr("&Print…"), QKeySequence::Print,
        [this] { print_figure(slot(active_).kind()); });
    file->addSeparator();
    add(file, "quit", tr("&Quit"), QKeySequence::Quit, [this] { close(); });
}

void Window::make_edit_menu() {
    QMenu* const edit = menuBar()->addMenu(tr("&Edit"));
    QAction* const undo = session_.history().createUndoAction(this, tr("Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* const redo = session_.history().createRedoAction(this, tr("Redo"));
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Y")),
                        QKeySequence(QStringLiteral("Ctrl+Shift+Z"))});
    edit->addActions({undo, redo});
    // They carry what they undo as their text; the buttons stay one word wide.
    undo->setIconText(tr("Undo"));
    redo->setIconText(tr("Redo"));
    connect(undo, &QAction::changed, this, [undo] { undo->setIconText(Window::tr("Undo")); });
    connect(redo, &QAction::changed, this, [redo] { redo->setIconText(Window::tr("Redo")); });
    add(edit, "history", tr("&History…"), {}, [this] {
        auto* const list = new QUndoView(&session_.history());
        list->setEmptyLabel(tr("as opened"));
        list->setWindowTitle(tr("History"));
        list->setAttribute(Qt::WA_DeleteOnClose);
        list->setParent(this, Qt::Tool);
        list->resize(340, 300);
        list->show();
    });
    add(edit, "reset", tr("Reset all &levers"), {}, [this] { session_.reset_levers(); });
    edit->addSeparator();
    add(edit, "copy", tr("&Copy figure"), QKeySequence::Copy,
        [this] { copy_figure(slot(active_).kind()); });
    add(edit, "copy_data", tr("Copy its &data"), QKeySequence(QStringLiteral("Ctrl+Shift+C")),
        [this] { copy_data(slot(active_).kind()); });
    add(edit, "copy_command", tr("Copy as co&mmand"), {}, [this] { copy_command(); });
}

void Window::make_scenario_menu() {
    QMenu* const menu = menuBar()->addMenu(tr("&Scenario"));
    add(menu, "run", tr("&Run"), QKeySequence(QStringLiteral("F5")), [this] { session_.run(); });
    add(menu, "replay", tr("Re&play the last change"), QKeySequence(QStringLiteral("Ctrl+R")),
        [this] { replay(); })
        ->setIconText(tr("Replay"));
    add(menu, "pin", tr("&Pin this setting"), QKeySequence(QStringLiteral("Ctrl+D")),
        [this] { session_.pin(); })
        ->setIconText(tr("Pin"));
    add(menu, "unpin", tr("&Unpin the last"), {}, [this] {
        if (!session_.pins().empty())
            session_.unpin(session_.pins().size() - 1);
    });
    add(menu, "compare", tr("&Compare"), QKeySequence(QStringLiteral("Ctrl+M")),
        [this] { show_compare(); });
    menu->addSeparator();
    add(menu, "rules", tr("&Events and policies…"), {}, [this] {
        rules_->refresh();
        rules_->show();
        rules_->raise();
    });
    add(menu, "data", tr("&Data and sources…"), {}, [this] { show_data({}); });
    add(menu, "warnings", tr("&Warnings…"), {}, [this] {
        if (!session_.warnings().empty())
            issues_->show_issues(session_.warnings(), session_.path());
        else
            say_briefly(tr("No warnings."));
    });
}

void Window::make_view_menu() {
    QMenu* const view = menuBar()->addMenu(tr("&View"));
    int number = 1;
    for (const FigureKind kind : figure_kinds) {
        const QString name = text_of(figure_name(kind, session_.attention().language));
        const std::string id = "view_" + std::string(figure_id(kind));
        add(view, id.c_str(), name,
            number <= 9 ? QKeySequence(QStringLiteral("Ctrl+%1").arg(number)) : QKeySequence(),
            [this, kind] { slot(active_).set_kind(kind); });
        ++number;
    }
    view->addSeparator();
    QAction* const second =
        add(view, "second", tr("Second chart"), QKeySequence(QStringLiteral("Ctrl+\\")), [] {});
    second->setCheckable(true);
    connect(second, &QAction::triggered, slots_[2], &QWidget::setVisible);
    QAction* const alone =
        add(view, "alone", tr("One figure alone"), QKeySequence(QStringLiteral("F11")), [] {});
    alone->setCheckable(true);
    connect(alone, &QAction::toggled, this, [this](bool on) {
        const QWidget* const kept = &slot(active_);
        for (FigureSlot* each : slots_)
            each->setVisible(!on ? each != slots_[2] || width() >= 1600 : each == kept);
        for (QWidget* each : {static_cast<QWidget*>(why_), columns_->widget(0),
                              static_cast<QWidget*>(periods_)})
            each->setVisible(!on);
        charts_->setVisible(!on || kept != slots_[0]);
    });
    add(view, "table", tr("As &table"), QKeySequence(QStringLiteral("Ctrl+T")),
        [this] { slot(active_).show_table(!slot(active_).shows_table()); });
    add(view, "whole_map", tr("Whole &map"), QKeySequence(QStringLiteral("Ctrl+0")),
        [this] { session_.whole_map(); });
    view->addSeparator();
    add(view, "earlier", tr("Earlier period"), QKeySequence(QStringLiteral("Alt+Left")),
        [this] { periods_->step(-1); });
    add(view, "later", tr("Later period"), QKeySequence(QStringLiteral("Alt+Right")),
        [this] { periods_->step(1); });
    add(view, "next_column", tr("Next column"), QKeySequence(QStringLiteral("F6")), [this] {
        focusNextChild();
    });
    add(view, "nothing", tr("Clear selection, stop studies"), QKeySequence(QStringLiteral("Esc")),
        [this] {
            session_.board().stop();
            for (FigureSlot* each : slots_)
                each->show_progress(each->kind(), 0, 0);
            session_.select({});
        });
    view->addSeparator();
    QMenu* const looks = view->addMenu(tr("&Looks"));
    for (const auto& [id, words] :
         {std::pair{"light", tr("Light")}, std::pair{"dark", tr("Dark")},
          std::pair{"system", tr("As the system")}}) {
        const QString theme = QLatin1String(id);
        add(looks, id, words, {}, [this, theme] { emit theme_wanted(theme); });
    }
    QMenu* const language = view->addMenu(QStringLiteral("&Language / Dil"));
    add(language, "english", QStringLiteral("English"), {},
        [this] { emit language_wanted(Language::english); });
    add(language, "turkish", QStringLiteral("Türkçe"), {},
        [this] { emit language_wanted(Language::turkish); });
}

void Window::make_lessons_menu() {
    QMenu* const menu = menuBar()->addMenu(tr("&Lessons"));
    QStringList faults;
    for (const Lesson& lesson : all_lessons(faults))
        add(menu, ("lesson_" + lesson.id.toStdString()).c_str(),
            text_of(text_in(lesson.title, session_.attention().language)), {},
            [this, lesson] { play(lesson); });
    if (!faults.isEmpty())
        add(menu, "broken_lessons", tr("Lessons that can not be read…"), {}, [this, faults] {
            QMessageBox::warning(this, tr("Lessons"), faults.join(QLatin1Char('\n')));
        });
}

void Window::make_help_menu() {
    QMenu* const help = menuBar()->addMenu(tr("&Help"));
    add(help, "keys", tr("&Keys…"), QKeySequence(QStringLiteral("F1")), [this] { show_keys(); });
    add(help, "about", tr("&About gashub"), {}, [this] {
        QMessageBox::about(
            this, tr("About gashub"),
            tr("gashub %1: a simulator of gas hubs and routes.\nThis application is free software, "
               "GPL-3.0-or-later; the library and the command line are Apache-2.0.\nMap: Natural "
               "Earth. Letters: DejaVu.")
                .arg(QStringLiteral(GASHUB_VERSION)));
    });
}

void Window::make_tool_bar() {
    QToolBar* const bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    const auto put = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            bar->addAction(findChild<QAction*>(QLatin1String(name)));
        bar->addSeparator();
    };
    findChild<QAction*>(QStringLiteral("open"))->setIconText(tr("Open"));
    findChild<QAction*>(QStringLiteral("save"))->setIconText(tr("Save"));
    findChild<QAction*>(QStringLiteral("compare"))->setIconText(tr("Compare"));
    put({"open", "save"});
    put({"undo", "redo", "replay"});
    put({"pin", "compare"});
    auto* const room = new QWidget;
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(room);
    bar->addWidget(new QLabel(tr("Against:") + QLatin1Char(' ')));
    against_ = new QComboBox;
    against_->setObjectName(QStringLiteral("against"));
    against_->setAccessibleName(tr("What it is held against"));
    against_->setToolTip(tr("What differences, pale lines and notches speak of. Hold B to see it."));
    against_->setMinimumWidth(fontMetrics().averageCharWidth() * 26);
    against_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    bar->addWidget(against_);
    connect(against_, &QComboBox::activated, this, [this] {
        const int which = against_->currentData().toInt();
        if (which != -3) {
            session_.hold_against(which);
            return;
        }
        const QString path = QFileDialog::getOpenFileName(this, tr("Hold against"), session_.path(),
                                                          tr("Scenarios (*.json)"));
        const QString fault = path.isEmpty() ? QString() : session_.hold_against_file(path);
        if (!fault.isEmpty())
            say_briefly(fault);
        refresh_references();
    });
    make_go_to();
    bar->addWidget(go_to_);
}

void Window::make_go_to() {
    go_to_ = new QLineEdit;
    go_to_->setObjectName(QStringLiteral("go_to"));
    go_to_->setPlaceholderText(tr("Go to place, pipe, lever…  Ctrl+K"));
    go_to_->setAccessibleName(tr("Go to place, pipe, lever, view"));
    go_to_->setFixedWidth(fontMetrics().averageCharWidth() * 34);
    connect(go_to_, &QLineEdit::returnPressed, this, [this] { go_to(go_to_->text()); });
    QAction* const focus = new QAction(tr("Go to…"), this);
    focus->setObjectName(QStringLiteral("go"));
    focus->setShortcut(QKeySequence(QStringLiteral("Ctrl+K")));
    menuBar()->actions().at(3)->menu()->addAction(focus);
    connect(focus, &QAction::triggered, this, [this] {
        QStringList names;
        const Language language = session_.attention().language;
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
    const Language language = session_.attention().language;
    for (const FigureKind kind : figure_kinds) {
        if (text_of(figure_name(kind, language)) == words)
            return show_figure(kind);
    }
    for (const LeverView& lever : session_.levers()) {
        QWidget* const row = findChild<QWidget*>(QStringLiteral("lever_") + text_of(lever.id));
        if (text_of(lever.label) == words && row != nullptr)
            return row->setFocus();
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
        menu->addAction(tr("Why this price?"), this,
                        [this, selection] { session_.select(selection); });
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
    const Language language = session_.attention().language;
    std::string name;
    if (about.kind == Selection::Kind::place && network.find_node(about.id) >= 0)
        name = place_name(network, network.find_node(about.id), language);
    if (about.kind == Selection::Kind::arc && network.find_arc(about.id) >= 0)
        name = arc_name(network, network.find_arc(about.id), language);
    data_->show_data(network, name.empty() ? Selection{} : about, text_of(name), language);
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
    const Language language = session_.attention().language;
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
}

void Window::show_start() {
    const Language language = session_.attention().language;
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
            tips_->show_words(tr("Try: move a lever and watch the map · click a full pipe · hold B for "
                                 "what it was · Pin, change something, Compare"),
                              {tr("Close")});
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
    tips_->show_words({}, {});
    lesson_->play(lesson, step);
}

} // namespace gashub::app
