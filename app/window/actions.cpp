// The window's menus, tool bar and keys.

#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/period_bar.hpp"
#include "app/panels/rules_window.hpp"
#include "app/panels/why_panel.hpp"
#include "app/view_data/names.hpp"
#include "app/window/status_line.hpp"
#include "app/window/window.hpp"

#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSplitter>
#include <QToolBar>
#include <QUndoView>

#include <algorithm>

namespace gashub::app {

namespace {

/// Three units of volume and three of price, of which one each stands.
void add_units(QMenu& menu, Window& window, const Session& session) {
    const auto put = [&](const char* name, const std::string& words, QActionGroup* group,
                         bool stands, const std::function<void()>& act) {
        QAction* const action = menu.addAction(text_of(words), &window, act);
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        action->setChecked(stands);
        group->addAction(action);
    };
    const Locale& locale = session.attention().language;
    auto* const volumes = new QActionGroup(&window);
    for (const auto& [name, unit] :
         {std::pair{"in_bcm", VolumeUnit::bcm}, std::pair{"in_twh", VolumeUnit::twh},
          std::pair{"in_mcm", VolumeUnit::mcm}}) {
        Locale named = locale;
        named.volume = unit;
        put(name, volume_unit(named), volumes, locale.volume == unit,
            [&window, &session, unit = unit] {
                emit window.units_wanted(unit, session.attention().language.price);
            });
    }
    menu.addSeparator();
    auto* const prices = new QActionGroup(&window);
    for (const auto& [name, unit] : {std::pair{"in_eur_per_mwh", PriceUnit::eur_per_mwh},
                                     std::pair{"in_usd_per_mmbtu", PriceUnit::usd_per_mmbtu},
                                     std::pair{"in_usd_per_1000_m3", PriceUnit::usd_per_1000_m3}}) {
        Locale named = locale;
        named.price = unit;
        put(name, price_unit(named), prices, locale.price == unit,
            [&window, &session, unit = unit] {
                emit window.units_wanted(session.attention().language.volume, unit);
            });
    }
}

} // namespace

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
    for (const char* name : {"save", "save_as", "export", "print", "report", "reset", "copy",
                             "copy_data", "copy_command", "run", "replay", "pin", "unpin",
                             "explain", "compare", "against_file", "rules", "data", "warnings"})
        of_open_file_ << findChild<QAction*>(QLatin1String(name));
}

void Window::make_file_menu() {
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    add(file, "new", tr("&Start page"), QKeySequence::New, [this] { show_start(); });
    add(file, "open", tr("&Open…"), QKeySequence::Open, [this] { ask_and_open(); });
    add(file, "save", tr("&Save"), QKeySequence::Save, [this] { save(false); });
    add(file, "save_as", tr("Save &as…"), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
        [this] { save(true); });
    own_network_ = add(file, "own_network", tr("Take the file's own &network"), {},
                       [this] { take_its_network(); });
    file->addSeparator();
    add(file, "export", tr("&Export figure…"), QKeySequence(QStringLiteral("Ctrl+E")),
        [this] { save_figure(slot(active_).kind()); });
    add(file, "print", tr("&Print…"), QKeySequence::Print,
        [this] { print_figure(slot(active_).kind()); });
    add(file, "report", tr("&Report…"), {}, [this] { save_report(); })->setIconText(tr("Report"));
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
    redo->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Y")), QKeySequence(QStringLiteral("Ctrl+Shift+Z"))});
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
    add(menu, "pin", tr("&Pin this setting"), QKeySequence(QStringLiteral("Ctrl+D")), [this] {
        session_.pin();
    })->setIconText(tr("Pin"));
    add(menu, "unpin", tr("&Unpin the last"), {}, [this] {
        if (!session_.pins().empty())
            session_.unpin(session_.pins().size() - 1);
    });
    add(menu, "explain", tr("E&xplain the price"), QKeySequence(QStringLiteral("Ctrl+J")), [this] {
        show_figure(FigureKind::explanation);
    })->setIconText(tr("Explain"));
    add(menu, "compare", tr("&Compare"), QKeySequence(QStringLiteral("Ctrl+M")),
        [this] { show_compare(); });
    add(menu, "against_file", tr("&Hold against a file…"), {}, [this] { ask_and_hold_against(); });
    menu->addSeparator();
    add(menu, "rules", tr("&Events and policies…"), {}, [this] {
        rules_->refresh();
        rules_->show();
        rules_->raise();
    });
    add(menu, "data", tr("&Data and sources…"), {}, [this] { show_data({}); });
    add(menu, "warnings", tr("&Warnings…"), {}, [this] {
        Issues all = session_.warnings();
        const Issues more = session_.contradictions();
        all.insert(all.end(), more.begin(), more.end());
        if (!all.empty())
            show_issue_list(all);
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
        for (QWidget* each :
             {static_cast<QWidget*>(why_), columns_->widget(0), static_cast<QWidget*>(periods_)})
            each->setVisible(!on);
        charts_->setVisible(!on || kept != slots_[0]);
    });
    add(view, "table", tr("As &table"), QKeySequence(QStringLiteral("Ctrl+T")),
        [this] { slot(active_).show_table(!slot(active_).shows_table()); });
    add(view, "whole_map", tr("Whole &map"), QKeySequence(QStringLiteral("Ctrl+0")),
        [this] { session_.whole_map(); });
    QMenu* const colours = view->addMenu(tr("&Colours of the map"));
    for (const MapColour colour : map_colours)
        add(colours, std::string(map_colour_id(colour)).c_str(),
            text_of(map_colour_name(colour, session_.attention().language)), {},
            [this, colour] { session_.colour_map(colour); });
    view->addSeparator();
    add(view, "earlier", tr("Earlier period"), QKeySequence(QStringLiteral("Alt+Left")),
        [this] { periods_->step(-1); });
    add(view, "later", tr("Later period"), QKeySequence(QStringLiteral("Alt+Right")),
        [this] { periods_->step(1); });
    add(view, "next_column", tr("Next column"), QKeySequence(QStringLiteral("F6")),
        [this] { step_column(1); });
    add(view, "last_column", tr("Column before"), QKeySequence(QStringLiteral("Shift+F6")),
        [this] { step_column(-1); });
    add(view, "nothing", tr("Clear selection, stop studies"), QKeySequence(QStringLiteral("Esc")),
        [this] {
            session_.board().stop();
            for (FigureSlot* each : slots_)
                each->show_stopped();
            session_.select({});
        });
    view->addSeparator();
    QAction* const grey = add(view, "grey", tr("&Greyscale check"), {}, [this] { refresh(); });
    grey->setCheckable(true);
    QMenu* const looks = view->addMenu(tr("&Looks"));
    for (const auto& [id, words] : {std::pair{"light", tr("Light")}, std::pair{"dark", tr("Dark")},
                                    std::pair{"system", tr("As the system")}}) {
        const QString theme = QLatin1String(id);
        add(looks, id, words, {}, [this, theme] { emit theme_wanted(theme); });
    }
    QMenu* const units = view->addMenu(tr("&Units"));
    add_units(*units, *this, session_);
    QMenu* const language = view->addMenu(QStringLiteral("&Language / Dil"));
    add(language, "english", QStringLiteral("English"), {},
        [this] { emit language_wanted(Language::english); });
    add(language, "turkish", QStringLiteral("Türkçe"), {},
        [this] { emit language_wanted(Language::turkish); });
    status_line_->set_menus(units, language);
}

/// Where the keys were in that column last, else to its first control.
void Window::step_column(int by) {
    const std::array<QWidget*, 3> columns{columns_->widget(0), rows_, why_};
    const QWidget* const now = focusWidget();
    const auto here = std::find_if(columns.begin(), columns.end(), [&](const QWidget* column) {
        return now != nullptr && column->isAncestorOf(now);
    });
    const int at =
        here == columns.end() ? (by > 0 ? -1 : 0) : static_cast<int>(here - columns.begin());
    for (int step = 1; step <= 3; ++step) {
        QWidget* const column = columns.at(static_cast<std::size_t>((at + by * step + 6) % 3));
        if (!column->isVisible())
            continue;
        const QWidgetList inside = column->findChildren<QWidget*>();
        const auto takes_keys = [&](const QWidget* widget) {
            return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() &&
                   widget->isEnabled();
        };
        QWidget* to = column->focusWidget();
        if (to == nullptr || !takes_keys(to)) {
            const auto first = std::find_if(inside.begin(), inside.end(), takes_keys);
            to = first == inside.end() ? nullptr : *first;
        }
        if (to != nullptr) {
            to->setFocus(Qt::TabFocusReason);
            return;
        }
    }
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
    add(help, "about_this", tr("About what has the &focus"), QKeySequence(QStringLiteral("F1")),
        [this] { explain_focus(); });
    add(help, "keys", tr("&Keys…"), QKeySequence(QStringLiteral("Shift+F1")),
        [this] { show_keys(); });
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
    put({"explain", "report"});
    auto* const room = new QWidget;
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(room);
    bar->addWidget(new QLabel(tr("Against:") + QLatin1Char(' ')));
    against_ = new QComboBox;
    against_->setObjectName(QStringLiteral("against"));
    against_->setAccessibleName(tr("What it is held against"));
    against_->setToolTip(
        tr("What differences, pale lines and notches speak of. Hold B to see it."));
    against_->setMinimumWidth(fontMetrics().averageCharWidth() * 32);
    against_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    bar->addWidget(against_);
    connect(against_, &QComboBox::activated, this,
            [this] { session_.hold_against(against_->currentData().toInt()); });
    make_go_to();
    bar->addWidget(go_to_);
}

} // namespace gashub::app
