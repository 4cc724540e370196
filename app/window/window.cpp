#include "app/window/window.hpp"

#include "app/effects_board.hpp"
#include "app/export/report_maker.hpp"
#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/banner.hpp"
#include "app/panels/cards_panel.hpp"
#include "app/panels/compare_window.hpp"
#include "app/panels/data_window.hpp"
#include "app/panels/export_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/figure_view.hpp"
#include "app/panels/issues_window.hpp"
#include "app/panels/levers_panel.hpp"
#include "app/panels/period_bar.hpp"
#include "app/panels/place_window.hpp"
#include "app/panels/rules_window.hpp"
#include "app/panels/why_panel.hpp"
#include "app/view_data/rule_links.hpp"
#include "app/window/status_line.hpp"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

namespace gashub::app {

namespace {

constexpr int two_charts_from_width = 1600;
constexpr int levers_width = 290, why_width = 300;

bool takes_text(const QObject* object) {
    return qobject_cast<const QLineEdit*>(object) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(object) != nullptr ||
           qobject_cast<const QPlainTextEdit*>(object) != nullptr;
}

} // namespace

Window::Window(Session& session, QWidget* parent)
    : QMainWindow(parent), session_(session), cards_(new CardsPanel), levers_(new LeversPanel),
      slots_{new FigureSlot(FigureKind::map, session.attention().language),
             new FigureSlot(FigureKind::prices, session.attention().language),
             new FigureSlot(FigureKind::origins, session.attention().language)},
      pages_(new QStackedWidget), columns_(new QSplitter(Qt::Horizontal)),
      rows_(new QSplitter(Qt::Vertical)), charts_(new QSplitter(Qt::Horizontal)),
      why_(new WhyPanel), periods_(new PeriodBar), banner_(new Banner), tips_(new Banner),
      lesson_(new LessonStrip(session, this)), busy_(new QFrame), question_(new QLabel),
      status_(new QLabel), status_line_(new StatusLine(session, *statusBar())),
      issues_(new IssuesWindow(this)), place_(new PlaceWindow(this)),
      compare_(new CompareWindow(this)), data_(new DataWindow(this)),
      export_(new ExportWindow(this)), rules_(new RulesWindow(session, this)),
      reports_(std::make_unique<ReportMaker>()), effects_(std::make_unique<EffectsBoard>()) {
    setMinimumSize(1100, 640);
    make_columns();
    make_actions();
    connect_session();
    connect_slots();
    qApp->installEventFilter(this);
    refresh();
}

Window::~Window() {
    qApp->removeEventFilter(this);
    session_.disconnect(this);
    session_.history().disconnect(this);
    session_.board().disconnect(this);
    // Panels speak while they go (a lever lets go), when this is no window any more.
    for (QObject* child : findChildren<QObject*>())
        child->disconnect(this);
}

void Window::make_columns() {
    constexpr std::array names = {"upper", "lower", "right"};
    for (std::size_t i = 0; i < slots_.size(); ++i)
        slots_[i]->setObjectName(QLatin1String(names[i]));
    cards_->setObjectName(QStringLiteral("cards"));
    levers_->setObjectName(QStringLiteral("levers"));
    why_->setObjectName(QStringLiteral("why"));
    periods_->setObjectName(QStringLiteral("periods"));
    status_->setObjectName(QStringLiteral("status"));
    tips_->setObjectName(QStringLiteral("tips"));
    for (QSplitter* splitter : {columns_, rows_, charts_}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(6);
    }
    charts_->addWidget(slots_[1]);
    charts_->addWidget(slots_[2]);
    rows_->addWidget(slots_[0]);
    rows_->addWidget(charts_);
    rows_->setStretchFactor(0, 9);
    rows_->setStretchFactor(1, 5);
    rows_->setSizes({450, 250});

    auto* left = new QWidget;
    auto* left_column = new QVBoxLayout(left);
    left_column->setContentsMargins(0, 0, 0, 0);
    question_->setObjectName(QStringLiteral("question"));
    question_->setWordWrap(true);
    question_->setMargin(4);
    question_->setStyleSheet(QStringLiteral("font-weight: bold"));
    left_column->addWidget(question_);
    left_column->addWidget(levers_, 1);

    columns_->addWidget(left);
    columns_->addWidget(rows_);
    columns_->addWidget(why_);
    columns_->setStretchFactor(1, 1);
    columns_->setSizes({levers_width, 760, why_width});

    busy_->setObjectName(QStringLiteral("busy"));
    busy_->setFixedHeight(2);
    busy_->setAutoFillBackground(false);
    auto* work = new QWidget;
    auto* stack = new QVBoxLayout(work);
    stack->setContentsMargins(6, 4, 6, 2);
    stack->setSpacing(3);
    stack->addWidget(cards_);
    stack->addWidget(busy_);
    stack->addWidget(banner_);
    stack->addWidget(tips_);
    stack->addWidget(lesson_);
    stack->addWidget(columns_, 1);
    stack->addWidget(periods_);
    pages_->addWidget(work);
    setCentralWidget(pages_);
    statusBar()->addWidget(status_, 1);
    // A status bar that is not shown yet does not hide what its messages stand over.
    connect(statusBar(), &QStatusBar::messageChanged, status_,
            [this](const QString& message) { status_->setVisible(message.isEmpty()); });
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(2, 0, 8, 0);
    slots_[2]->setVisible(width() >= two_charts_from_width);
}

void Window::connect_session() {
    connect(&session_, &Session::views_changed, this, &Window::refresh);
    connect(&session_, &Session::levers_changed, this, [this] {
        levers_->show_levers(session_.levers(), session_.attention().language);
        busy_timer_.start();
    });
    connect(&session_, &Session::status_changed, this, &Window::refresh_banner);
    connect(&session_, &Session::broke, this, &Window::refresh_banner);
    connect(&session_, &Session::failed, this, &Window::say_briefly);
    connect(&session_.history(), &QUndoStack::cleanChanged, this, [this](bool clean) {
        setWindowModified(!clean);
        status_line_->refresh();
    });
    connect(&session_.board(), &StudyBoard::moved, this, [this](FigureKind kind, int done, int of) {
        for (FigureSlot* slot : slots_)
            slot->show_progress(kind, done, session_.board().is_running() ? of : 0);
    });
    busy_timer_.setSingleShot(true);
    busy_timer_.setInterval(200);
    connect(&busy_timer_, &QTimer::timeout, this, &Window::show_busy);
    replay_timer_.setInterval(600);
    connect(&replay_timer_, &QTimer::timeout, this, [this] {
        session_.replay(--replays_left_ % 2 == 1);
        if (replays_left_ == 0)
            replay_timer_.stop();
    });

    connect(levers_, &LeversPanel::moved, this, [this](const QString& id, double value, bool held) {
        session_.move_lever(id, value, held ? gesture_ + 1 : 0);
    });
    connect(levers_, &LeversPanel::released, this, [this] {
        ++gesture_;
        session_.let_go();
    });
    connect(levers_, &LeversPanel::stop_chosen, &session_, &Session::choose_stop);
    connect(levers_, &LeversPanel::reset_wanted, &session_, &Session::reset_lever);
    connect(levers_, &LeversPanel::reset_all_wanted, &session_, &Session::reset_levers);
    connect(levers_, &LeversPanel::rules_wanted, this, [this] {
        rules_->refresh();
        rules_->show();
        rules_->raise();
    });
    connect(levers_, &LeversPanel::tipping_wanted, this, [this](const QString& id) {
        session_.board().choose_lever(id.toStdString());
        show_figure(FigureKind::tipping);
        session_.run_study(FigureKind::tipping);
    });
    connect(levers_, &LeversPanel::command_wanted, this, &Window::copy_command);
    connect(cards_, &CardsPanel::picked, &session_, &Session::choose_card);
    connect(cards_, &CardsPanel::asked_about, this, &Window::ask_about);
    connect(why_, &WhyPanel::picked, this, [this](const Selection& about, const QString& view) {
        if (const auto kind = figure_kind(view.toStdString()))
            show_figure(*kind);
        pick(about);
    });
    connect(why_, &WhyPanel::large_wanted, this, [this] { show_figure(FigureKind::explanation); });
    connect(why_, &WhyPanel::gains_wanted, this, [this] { show_figure(FigureKind::gains); });
    connect(periods_, &PeriodBar::chosen, this, [this](int period) {
        session_.choose_period(period < 0 ? std::nullopt
                                          : std::optional(static_cast<std::size_t>(period)));
    });
    connect(compare_, &CompareWindow::picked, this,
            [this](const Selection& about, const QString& view) {
                if (const auto kind = figure_kind(view.toStdString()))
                    show_figure(*kind);
                session_.select(about);
            });
    connect(compare_, &CompareWindow::figure_wanted, this, &Window::fill_compare);
    connect(compare_, &CompareWindow::map_wanted, this, [this] {
        session_.colour_map(MapColour::change);
        show_figure(FigureKind::map);
        raise();
    });
    connect(compare_, &CompareWindow::pin_wanted, &session_, &Session::pin);
    connect(reports_.get(), &ReportMaker::ended, this,
            [this](const QString& path, const QString& fault) {
                say_briefly(fault.isEmpty() ? tr("Saved as %1").arg(path) : fault);
            });
    connect(export_, &ExportWindow::save_wanted, this, &Window::write_figure);
    connect(export_, &ExportWindow::all_wanted, this, &Window::write_all_figures);
    connect(issues_, &IssuesWindow::mended, this, [this](const QString& path) {
        issues_->hide();
        open(path);
    });
    connect(banner_, &Banner::pressed, this,
            [this](int button) { banner_acts_.at(static_cast<std::size_t>(button))(); });
    connect(tips_, &Banner::pressed, this, [this](int button) {
        const auto acts = std::exchange(tip_acts_, {});
        tips_->show_words({}, {});
        if (static_cast<std::size_t>(button) < acts.size())
            acts[static_cast<std::size_t>(button)]();
    });
    connect(issues_, &IssuesWindow::place_wanted, this, &Window::go_to_issue);
    connect(issues_, &IssuesWindow::link_wanted, this, [this](const Issue& issue, int link) {
        const auto links = rule_links(issue, session_.scenario(), session_.network(),
                                      session_.attention().language);
        if (static_cast<std::size_t>(link) < links.size())
            follow(links[static_cast<std::size_t>(link)]);
    });
    connect(levers_, &LeversPanel::explain_wanted, this, &Window::explain_lever);
    connect(effects_.get(), &EffectsBoard::ready, this, [this](const QString& id) {
        if (levers_->explains(id))
            explain_lever(id);
    });
}

void Window::connect_slots() {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        FigureSlot* const slot = slots_[i];
        connect(slot, &FigureSlot::picked, this, &Window::pick);
        connect(slot, &FigureSlot::asked_about, this, &Window::ask_about);
        connect(slot, &FigureSlot::zoomed, &session_, [this](double factor, QPointF about) {
            session_.zoom_map(factor, about.x(), about.y());
        });
        connect(slot, &FigureSlot::dragged, &session_,
                [this](QPointF by) { session_.shift_map(by.x(), by.y()); });
        connect(slot, &FigureSlot::switch_wanted, &session_,
                [this](const Selection& arc) { session_.switch_off(arc.id); });
        connect(slot, &FigureSlot::told, &session_, &Session::tell);
        connect(slot, &FigureSlot::coloured, &session_, &Session::colour_map);
        connect(slot, &FigureSlot::whole_wanted, &session_, &Session::whole_map);
        connect(slot, &FigureSlot::why_wanted, this,
                [this] { show_figure(FigureKind::explanation); });
        connect(slot, &FigureSlot::copy_wanted, this, &Window::copy_figure);
        connect(slot, &FigureSlot::save_wanted, this, &Window::save_figure);
        connect(slot, &FigureSlot::run_wanted, &session_, &Session::run_study);
        connect(slot, &FigureSlot::kind_changed, this, [this, i] {
            active_ = static_cast<int>(i);
            lesson_->look(shown_figures());
        });
    }
}

FigureStyle Window::figure_style() const {
    const bool dark = palette().color(QPalette::Window).lightness() < 128;
    const auto* const grey = findChild<QAction*>(QStringLiteral("grey"));
    return {dark ? StyleKind::screen_dark : StyleKind::screen_light,
            static_cast<double>(fontMetrics().height()) * 0.86, devicePixelRatioF(),
            grey != nullptr && grey->isChecked()};
}

QStringList Window::shown_figures() const {
    QStringList ids;
    for (const FigureSlot* slot : slots_) {
        if (slot->isVisibleTo(this))
            ids << text_of(figure_id(slot->kind()));
    }
    return ids;
}

/// In a slot that shows it already, else in the lower one, which is made room for.
void Window::show_figure(FigureKind kind) {
    if (!shown_figures().contains(text_of(figure_id(kind))))
        slots_[kind == FigureKind::map ? 0 : 1]->set_kind(kind);
}

void Window::refresh() {
    const Views& views = session_.views();
    const FigureStyle style = figure_style();
    const Locale language = session_.attention().language;
    if (session_.is_open())
        pages_->setCurrentIndex(0);
    setWindowTitle(views.title.empty() ? tr("[*]gashub")
                                       : text_of(views.title) + tr("[*] – gashub"));
    question_->setText(text_of(views.title));
    for (QAction* action : of_open_file_)
        action->setEnabled(session_.is_open());
    against_->setEnabled(session_.is_open());
    own_network_->setEnabled(session_.offers_its_network());
    cards_->show_cards(views.cards, language, views.is_earlier);
    levers_->show_levers(session_.levers(), language);
    for (FigureSlot* slot : slots_)
        slot->show_views(views, style, language);
    why_->show_why(views, style, language);
    periods_->show_periods(views.periods, session_.attention().period);
    if (!session_.is_behind())
        show_busy();
    refresh_banner();
    refresh_references();
    fill_compare();
    lesson_->look(shown_figures());
    export_->show_views(views, language);
}

void Window::refresh_references() {
    const QSignalBlocker quiet(against_);
    against_->clear();
    if (session_.has_parent())
        against_->addItem(text_of(session_.parent_title()), -1);
    against_->addItem(tr("the file as opened"), -2);
    for (std::size_t i = 0; i < session_.pins().size(); ++i)
        against_->addItem(tr("Pin %1").arg(text_of(session_.pins()[i].name)), static_cast<int>(i));
    against_->setCurrentIndex(against_->findData(session_.held_against()));
}

void Window::show_busy() {
    const bool behind = session_.is_behind();
    busy_->setAutoFillBackground(behind);
    busy_->setBackgroundRole(QPalette::Highlight);
    busy_->update();
    cards_->set_pending(behind);
}

bool Window::eventFilter(QObject* watched, QEvent* event) {
    const bool is_key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (is_key || event->type() == QEvent::ShortcutOverride) {
        auto* const key = static_cast<QKeyEvent*>(event);
        // Text fields keep Ctrl+Z for themselves; here undo is one history for everything.
        if (event->type() == QEvent::ShortcutOverride && takes_text(watched)) {
            const bool again = key->key() == Qt::Key_Z &&
                               key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
            if (again || key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore();
                return true;
            }
        }
        if (is_key && key->key() == Qt::Key_B && key->modifiers() == Qt::NoModifier &&
            !key->isAutoRepeat() && !takes_text(QApplication::focusWidget()) && isActiveWindow())
            session_.blink(event->type() == QEvent::KeyPress);
    }
    if (event->type() == QEvent::FocusIn) {
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            if (const auto* widget = qobject_cast<QWidget*>(watched);
                widget != nullptr && slots_[i]->isAncestorOf(widget))
                active_ = static_cast<int>(i);
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void Window::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    const bool was_wide = event->oldSize().width() >= two_charts_from_width;
    const bool is_wide = event->size().width() >= two_charts_from_width;
    if (is_wide != was_wide) {
        slots_[2]->setVisible(is_wide);
        if (QAction* const second = findChild<QAction*>(QStringLiteral("second")))
            second->setChecked(is_wide);
    }
}

void Window::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

void Window::keep_layout(QSettings& settings) const {
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("columns"), columns_->saveState());
    settings.setValue(QStringLiteral("rows"), rows_->saveState());
    QStringList kinds;
    for (const FigureSlot* slot : slots_)
        kinds << text_of(figure_id(slot->kind()));
    settings.setValue(QStringLiteral("figures"), kinds);
}

void Window::take_layout(const QSettings& settings) {
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    columns_->restoreState(settings.value(QStringLiteral("columns")).toByteArray());
    rows_->restoreState(settings.value(QStringLiteral("rows")).toByteArray());
    const QStringList kinds = settings.value(QStringLiteral("figures")).toStringList();
    for (int i = 0; i < std::min<int>(3, static_cast<int>(kinds.size())); ++i) {
        if (const auto kind = figure_kind(kinds[i].toStdString()))
            slot(i).set_kind(*kind);
    }
}

} // namespace gashub::app
