// The window's ways in and out: scenario files, figures, the clipboard, the printer.

#include "app/export/figure_page.hpp"
#include "app/export/report_maker.hpp"
#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/banner.hpp"
#include "app/panels/export_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/issues_window.hpp"
#include "app/store.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/sheets.hpp"
#include "app/view_data/sources_text.hpp"
#include "app/window/window.hpp"

#include <QApplication>
#include <QClipboard>
#include <QCryptographicHash>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QStandardPaths>
#include <QStatusBar>

namespace gashub::app {

namespace {

QString scenario_filter() {
    return Window::tr("Scenarios (*.json);;All files (*)");
}

/// A lock that says that a window works on a file; in the data folder, so that nothing appears
/// beside the user's files.
QString lock_for(const QString& path) {
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/open");
    QDir().mkpath(folder);
    const QByteArray key = QFileInfo(path).canonicalFilePath().toUtf8();
    return folder + QLatin1Char('/') +
           QLatin1String(QCryptographicHash::hash(key, QCryptographicHash::Sha1).toHex()) +
           QStringLiteral(".lock");
}

} // namespace

void Window::say_briefly(const QString& words) {
    statusBar()->showMessage(words, 8000);
}

void Window::open(const QString& path, const QString& as) {
    const Issues issues = session_.open(path, as);
    if (has_errors(issues)) {
        issues_->show_issues(issues, path, session_.attention().language);
        return;
    }
    lesson_->stop();
    emit opened(session_.path());
    auto lock = std::make_unique<QLockFile>(lock_for(session_.path()));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0))
        offer(tr("Another window has this file open. Save under another name, or what is "
                 "saved last stays."),
              {});
    else
        offer({}, {});
    file_lock_ = std::move(lock);
    offer_its_network();
    if (!issues.empty())
        say_briefly(
            tr("%n warning(s): Scenario > Warnings", nullptr, static_cast<int>(issues.size())));
}

void Window::ask_and_open() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a scenario"), session_.path(),
                                                      scenario_filter());
    if (!path.isEmpty())
        open(path);
}

void Window::ask_and_hold_against() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Hold against"), session_.path(), scenario_filter());
    const QString fault = path.isEmpty() ? QString() : session_.hold_against_file(path);
    if (!fault.isEmpty())
        say_briefly(fault);
}

bool Window::save(bool ask_name) {
    QString path = session_.path();
    if (ask_name || !session_.is_own_file())
        path = QFileDialog::getSaveFileName(this, tr("Save the scenario"), session_.path(),
                                            scenario_filter());
    if (path.isEmpty())
        return false;
    const QString fault = session_.save(path);
    if (!fault.isEmpty()) {
        QMessageBox::warning(this, tr("Not saved"),
                             tr("%1\n\nThe work is kept in memory and as recovered work; save it "
                                "elsewhere.")
                                 .arg(fault));
        return false;
    }
    emit opened(path);
    say_briefly(tr("Saved as %1").arg(path));
    return true;
}

bool Window::may_export() {
    const bool may =
        session_.state() != Session::State::not_solved && !session_.views().cards.empty();
    if (!may)
        say_briefly(tr("This setting is not solved: there is nothing to export."));
    return may;
}

void Window::copy_figure(FigureKind kind) {
    if (!may_export())
        return;
    const Locale language = session_.attention().language;
    QApplication::clipboard()->setMimeData(page_clip({.kind = kind}, session_.views(), language));
    say_briefly(
        tr("Copied as picture, drawing and table: %1").arg(text_of(figure_name(kind, language))));
}

void Window::copy_data(FigureKind kind) {
    if (!may_export())
        return;
    const Locale language = session_.attention().language;
    QApplication::clipboard()->setText(
        text_of(to_tab_separated(sheet_of(kind, session_.views(), language))));
    say_briefly(tr("Copied as table: %1").arg(text_of(figure_name(kind, language))));
}

void Window::copy_command() {
    if (!session_.is_open())
        return;
    bool exact = true;
    const std::string line = command_line(session_.scenario(), session_.home(), session_.network(),
                                          session_.path().toStdString(), exact);
    QApplication::clipboard()->setText(text_of(line));
    say_briefly(exact ? tr("Copied: %1").arg(text_of(line))
                      : tr("Copied; rules were changed too: save the file and run that."));
}

void Window::save_figure(FigureKind kind) {
    if (may_export())
        export_->show_figure(kind, session_.views(), session_.attention().language);
}

void Window::write_figure(const QString& path, const FigurePage& page) {
    if (!may_export())
        return;
    const Locale language = session_.attention().language;
    QString fault = write_page(path, page, session_.views(), language);
    if (fault.isEmpty() && !path.endsWith(QLatin1String(".csv")))
        fault = write_bytes(path + QStringLiteral(".sources.txt"),
                            QByteArray::fromStdString(
                                sources_text(session_.network(), session_.scenario(),
                                             session_.views().caption, GASHUB_VERSION, language)));
    export_->say(fault.isEmpty() ? tr("Saved as %1, sources beside it").arg(path) : fault);
}

void Window::write_all_figures(const FigurePage& page, const QString& ending) {
    if (!may_export())
        return;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for all figures"));
    if (folder.isEmpty())
        return;
    std::vector<FigureKind> kinds;
    for (const FigureKind kind : figure_kinds) {
        if (!needs_study(kind) || session_.board().answers().contains(kind))
            kinds.push_back(kind);
    }
    const Locale language = session_.attention().language;
    const std::string sources = sources_text(session_.network(), session_.scenario(),
                                             session_.views().caption, GASHUB_VERSION, language);
    const QString fault =
        write_pages(folder, kinds, ending, page, session_.views(), sources, language);
    export_->say(fault.isEmpty() ? tr("%1 figures written to %2").arg(kinds.size()).arg(folder)
                                 : fault);
}

void Window::save_report() {
    if (!may_export())
        return;
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the report"), QStringLiteral("report.html"), tr("Pages (*.html)"));
    if (path.isEmpty())
        return;
    say_briefly(tr("The report is being made…"));
    reports_->make(session_.report_to(path));
}

void Window::print_figure(FigureKind kind) {
    if (!may_export())
        return;
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    QPrintPreviewDialog preview(&printer, this);
    connect(&preview, &QPrintPreviewDialog::paintRequested, this, [this, kind](QPrinter* paper) {
        QPainter painter(paper);
        const QSizeF room = paper->pageRect(QPrinter::DevicePixel).size();
        const double scale = std::min(room.width() / 1000, room.height() / 680);
        painter.scale(scale, scale);
        paint_page(painter, {.kind = kind, .size = {1000, 680}}, session_.views(),
                   session_.attention().language);
    });
    preview.exec();
}

} // namespace gashub::app
