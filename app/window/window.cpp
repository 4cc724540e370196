#include "app/window.hpp"

#include "app/export/figure_page.hpp"
#include "app/figures/marks.hpp"
#include "app/panels/cards_panel.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/figure_view.hpp"
#include "app/panels/levers_panel.hpp"
#include "app/panels/period_bar.hpp"
#include "app/panels/why_panel.hpp"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace gashub::app {

namespace {

constexpr int two_charts_from_width = 1600;
constexpr int levers_width = 290, why_width = 300;

QString open_filter() {
    return Window::tr("Scenarios (*.json);;All files (*)");
}

} // namespace

Window::Window(Session& session, QWidget* parent)
    : QMainWindow(parent), session_(session), cards_(new CardsPanel), levers_(new LeversPanel),
      upper_(new FigureSlot(FigureKind::map)), lower_(new FigureSlot(FigureKind::prices)),
      right_(new FigureSlot(FigureKind::origins)), columns_(new QSplitter(Qt::Horizontal)),
      rows_(new QSplitter(Qt::Vertical)), charts_(new QSplitter(Qt::Horizontal)),
      why_(new WhyPanel), periods_(new PeriodBar), question_(new QLabel), status_(new QLabel),
      units_(new QLabel(tr("bcm a year · €/MWh"))) {
    setMinimumSize(1100, 640);
    make_columns();
    make_actions();
    connect_session();
    qApp->installEventFilter(this);
    refresh();
}

void Window::make_columns() {
    upper_->setObjectName(QStringLiteral("upper"));
    lower_->setObjectName(QStringLiteral("lower"));
    right_->setObjectName(QStringLiteral("right"));
    cards_->setObjectName(QStringLiteral("cards"));
    levers_->setObjectName(QStringLiteral("levers"));
    why_->setObjectName(QStringLiteral("why"));
    periods_->setObjectName(QStringLiteral("periods"));
    status_->setObjectName(QStringLiteral("status"));
    for (QSplitter* splitter : {columns_, rows_, charts_}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(6);
    }
    charts_->addWidget(lower_);
    charts_->addWidget(right_);
    rows_->addWidget(upper_);
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

    auto* middle = new QWidget;
    auto* stack = new QVBoxLayout(middle);
    stack->setContentsMargins(6, 4, 6, 2);
    stack->setSpacing(5);
    stack->addWidget(cards_);
    stack->addWidget(columns_, 1);
    stack->addWidget(periods_);
    setCentralWidget(middle);
    statusBar()->addWidget(status_, 1);
    statusBar()->addPermanentWidget(units_);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(2, 0, 8, 0);
    right_->setVisible(width() >= two_charts_from_width);
}

void Window::make_actions() {
    const auto add = [this](QMenu* menu, const QString& name, const QString& text,
                            const QKeySequence& key, auto act) {
        QAction* action = menu->addAction(text, this, act);
        action->setObjectName(name);
        action->setShortcut(key);
        return action;
    };
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    QAction* const open = add(file, QStringLiteral("open"), tr("&Open…"), QKeySequence::Open,
                              [this] { ask_and_open(); });
    QAction* const save_now =
        add(file, QStringLiteral("save"), tr("&Save"), QKeySequence::Save, [this] { save(false); });
    add(file, QStringLiteral("save_as"), tr("Save &as…"), QKeySequence(tr("Ctrl+Shift+S")),
        [this] { save(true); });
    file->addSeparator();
    add(file, QStringLiteral("export"), tr("&Export figure…"), QKeySequence(tr("Ctrl+E")),
        [this] { save_figure(upper_->kind()); });
    file->addSeparator();
    add(file, QStringLiteral("quit"), tr("&Quit"), QKeySequence::Quit, [this] { close(); });

    QMenu* const edit = menuBar()->addMenu(tr("&Edit"));
    QAction* const undo = session_.history().createUndoAction(this, tr("Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* const redo = session_.history().createRedoAction(this, tr("Redo"));
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcuts({QKeySequence(tr("Ctrl+Y")), QKeySequence(tr("Ctrl+Shift+Z"))});
    edit->addActions({undo, redo});
    add(edit, QStringLiteral("reset"), tr("Reset all &levers"), {},
        [this] { session_.reset_levers(); });
    add(edit, QStringLiteral("copy"), tr("&Copy figure"), QKeySequence::Copy,
        [this] { copy_figure(upper_->kind()); });

    QMenu* const view = menuBar()->addMenu(tr("&View"));
    int number = 1;
    for (const FigureKind kind : figure_kinds)
        add(view, QStringLiteral("view_") + figure_id(kind), figure_name(kind),
            QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)),
            [this, kind] { upper_->set_kind(kind); });
    view->addSeparator();
    QAction* const second =
        add(view, QStringLiteral("second"), tr("Second chart"), QKeySequence(tr("Ctrl+\\")), [] {});
    second->setCheckable(true);
    connect(second, &QAction::triggered, right_, &QWidget::setVisible);
    add(view, QStringLiteral("whole_map"), tr("Whole &map"), QKeySequence(tr("Ctrl+0")),
        [this] { session_.whole_map(); });
    add(view, QStringLiteral("earlier"), tr("Earlier period"), QKeySequence(tr("Alt+Left")),
        [this] { periods_->step(-1); });
    add(view, QStringLiteral("later"), tr("Later period"), QKeySequence(tr("Alt+Right")),
        [this] { periods_->step(1); });
    add(view, QStringLiteral("nothing"), tr("Clear selection"), QKeySequence(tr("Esc")),
        [this] { session_.select({}); });

    QToolBar* const bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setMovable(false);
    bar->addActions({open, save_now});
    bar->addSeparator();
    bar->addActions({undo, redo});
    // The undo actions carry what they undo as their text; the buttons stay one word wide.
    for (const auto& [action, word] :
         {std::pair{undo, tr("Undo")}, std::pair{redo, tr("Redo")}, std::pair{open, tr("Open")},
          std::pair{save_now, tr("Save")}})
        action->setIconText(word);
    connect(undo, &QAction::changed, this, [undo] { undo->setIconText(Window::tr("Undo")); });
    connect(redo, &QAction::changed, this, [redo] { redo->setIconText(Window::tr("Redo")); });
}

void Window::connect_session() {
    connect(&session_, &Session::views_changed, this, &Window::refresh);
    connect(&session_, &Session::levers_changed, this,
            [this] { levers_->show_levers(session_.levers(), session_.attention().language); });
    connect(&session_, &Session::status_changed, this, &Window::show_status);
    connect(&session_, &Session::failed, this,
            [this](const QString& words) { statusBar()->showMessage(words, 8000); });
    connect(&session_.history(), &QUndoStack::cleanChanged, this,
            [this](bool clean) { setWindowModified(!clean); });

    connect(levers_, &LeversPanel::moved, this, [this](const QString& id, double value, bool held) {
        session_.move_lever(id, value, held ? gesture_ + 1 : 0);
    });
    connect(levers_, &LeversPanel::released, this, [this] { ++gesture_; });
    connect(levers_, &LeversPanel::stop_chosen, &session_, &Session::choose_stop);
    connect(levers_, &LeversPanel::reset_wanted, &session_, &Session::reset_lever);
    connect(levers_, &LeversPanel::reset_all_wanted, &session_, &Session::reset_levers);
    connect(cards_, &CardsPanel::picked, this, &Window::pick);
    connect(why_, &WhyPanel::picked, this, &Window::pick);
    connect(periods_, &PeriodBar::chosen, this, [this](int period) {
        session_.choose_period(period < 0 ? std::nullopt
                                          : std::optional(static_cast<std::size_t>(period)));
    });
    for (FigureSlot* slot : {upper_, lower_, right_}) {
        connect(slot, &FigureSlot::picked, this, &Window::pick);
        connect(slot, &FigureSlot::zoomed, &session_, [this](double factor, QPointF about) {
            session_.zoom_map(factor, about.x(), about.y());
        });
        connect(slot, &FigureSlot::dragged, &session_,
                [this](QPointF by) { session_.shift_map(by.x(), by.y()); });
        connect(slot, &FigureSlot::copy_wanted, this, &Window::copy_figure);
        connect(slot, &FigureSlot::save_wanted, this, &Window::save_figure);
    }
}

FigureStyle Window::figure_style() const {
    const bool dark = palette().color(QPalette::Window).lightness() < 128;
    return {dark ? StyleKind::screen_dark : StyleKind::screen_light,
            static_cast<double>(fontMetrics().height()) * 0.86};
}

void Window::refresh() {
    const Views& views = session_.views();
    const FigureStyle style = figure_style();
    const Language language = session_.attention().language;
    setWindowTitle(views.title.empty() ? tr("[*]gashub")
                                       : text_of(views.title) + tr("[*] – gashub"));
    question_->setText(text_of(views.title));
    cards_->show_cards(views.cards, language);
    levers_->show_levers(session_.levers(), language);
    for (FigureSlot* slot : {upper_, lower_, right_})
        slot->show_views(views, style, language);
    why_->show_why(views, style, language);
    periods_->show_periods(views.periods, session_.attention().period);
    show_status();
}

void Window::show_status() {
    status_->setText(session_.status());
}

void Window::pick(const Selection& selection) {
    session_.select(selection);
}

void Window::open(const QString& path) {
    const Issues issues = session_.open(path);
    if (!has_errors(issues))
        return;
    QStringList lines;
    for (const Issue& issue : issues)
        lines << text_of(to_string(issue));
    QMessageBox box(QMessageBox::Warning, tr("This file can not be used"),
                    tr("%1\n\nWhat was shown before stays.").arg(path), QMessageBox::Ok, this);
    box.setObjectName(QStringLiteral("issues"));
    box.setDetailedText(lines.join(QLatin1Char('\n')));
    box.setInformativeText(lines.mid(0, 6).join(QLatin1Char('\n')));
    box.exec();
}

void Window::ask_and_open() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a scenario"), session_.path(), open_filter());
    if (!path.isEmpty())
        open(path);
}

bool Window::save(bool ask_name) {
    QString path = session_.path();
    if (ask_name || !session_.is_own_file())
        path = QFileDialog::getSaveFileName(this, tr("Save the scenario"), session_.path(),
                                            open_filter());
    if (path.isEmpty())
        return false;
    const QString fault = session_.save(path);
    if (!fault.isEmpty()) {
        QMessageBox::warning(this, tr("Not saved"), fault);
        return false;
    }
    statusBar()->showMessage(tr("Saved as %1").arg(path), 5000);
    return true;
}

void Window::copy_figure(FigureKind kind) {
    const FigurePage page{.kind = kind};
    auto* clip = new QMimeData;
    clip->setImageData(page_image(page, session_.views(), 2, session_.attention().language));
    clip->setData(QStringLiteral("image/svg+xml"),
                  page_svg(page, session_.views(), session_.attention().language));
    QApplication::clipboard()->setMimeData(clip);
    statusBar()->showMessage(tr("Copied: %1").arg(figure_name(kind)), 5000);
}

void Window::save_figure(FigureKind kind) {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the figure"), figure_id(kind) + tr(".svg"),
                                     tr("Drawings (*.svg);;Pictures (*.png)"));
    if (path.isEmpty())
        return;
    const QString fault =
        write_page(path, {.kind = kind}, session_.views(), session_.attention().language);
    statusBar()->showMessage(fault.isEmpty() ? tr("Saved as %1").arg(path) : fault, 8000);
}

bool Window::eventFilter(QObject* watched, QEvent* event) {
    // Text fields keep Ctrl+Z for themselves; here undo is one history for everything.
    if (event->type() == QEvent::ShortcutOverride &&
        (qobject_cast<QLineEdit*>(watched) || qobject_cast<QAbstractSpinBox*>(watched))) {
        auto* const key = static_cast<QKeyEvent*>(event);
        const bool again = key->key() == Qt::Key_Z &&
                           key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
        if (again || key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void Window::closeEvent(QCloseEvent* event) {
    if (!session_.is_open() || session_.history().isClean()) {
        event->accept();
        return;
    }
    const auto choice = QMessageBox::question(
        this, tr("Save before closing?"), tr("The levers were moved since the last save."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    const bool leave =
        choice == QMessageBox::Discard || (choice == QMessageBox::Save && save(false));
    event->setAccepted(leave);
}

void Window::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    const bool was_wide = event->oldSize().width() >= two_charts_from_width;
    const bool is_wide = event->size().width() >= two_charts_from_width;
    if (is_wide != was_wide) {
        right_->setVisible(is_wide);
        if (QAction* const second = findChild<QAction*>(QStringLiteral("second")))
            second->setChecked(is_wide);
    }
}

void Window::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace gashub::app
