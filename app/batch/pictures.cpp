#include "app/batch/pictures.hpp"

#include "app/batch/few_colours.hpp"
#include "app/figures/marks.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/view_data/sources_text.hpp"
#include "app/view_data/words.hpp"
#include "app/window/window.hpp"
#include "io/load.hpp"

#include <QApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QPixmap>

#include <algorithm>
#include <cstdio>

namespace gashub::app {

namespace {

constexpr int not_made = 1, wrong_input = 2;

int refuse(const QString& words, int code) {
    std::fprintf(stderr, "gashub-app: %s\n", qPrintable(words));
    return code;
}

/// Turns the event loop until the last question has its answer.
void wait_for_answer(Session& session) {
    while (session.is_open() && session.is_behind())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Runs the study behind a view to its end; words if it found nothing.
QString finish_study(Session& session, FigureKind kind) {
    session.run_study(kind);
    while (session.board().is_running())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const auto found = session.board().answers().find(kind);
    if (found == session.board().answers().end())
        return QStringLiteral("%1: broken off").arg(text_of(figure_id(kind)));
    return text_of(say(session.attention().language, found->second.fault));
}

} // namespace

QString find_input(const QString& name) {
    if (QFileInfo::exists(name))
        return name;
    const auto shipped = find_scenario(name.toStdString());
    return shipped ? QString::fromStdString(shipped->string()) : name;
}

bool change_input(Session& session, const QStringList& set, const QString& select) {
    if (!session.is_open())
        return false;
    bool is_done = true;
    const auto told = QObject::connect(&session, &Session::failed, [&](const QString& words) {
        refuse(words, 0);
        is_done = false;
    });
    for (const QString& change : set) {
        const auto equals = change.indexOf(QLatin1Char('='));
        if (equals > 0) {
            session.set_path(change.left(equals), change.mid(equals + 1));
        } else {
            refuse(QStringLiteral("--set %1: takes PATH=VALUE").arg(change), 0);
            is_done = false;
        }
    }
    QObject::disconnect(told);
    if (select.isEmpty())
        return is_done;
    const std::string id = select.toStdString();
    const bool is_place = session.network().find_node(id) >= 0;
    if (!is_place && session.network().find_arc(id) < 0) {
        refuse(QStringLiteral("--select %1: no place or pipe has this id").arg(select), 0);
        return false;
    }
    session.select({is_place ? Selection::Kind::place : Selection::Kind::arc, id});
    return is_done;
}

int open_and_wait(Session& session, const BatchInput& input) {
    const Issues issues = session.open(find_input(input.file));
    for (const Issue& issue : issues)
        std::fprintf(stderr, "%s\n", to_string(issue).c_str());
    if (has_errors(issues) || !change_input(session, input.set, input.select))
        return wrong_input;
    session.tell(input.ways);
    wait_for_answer(session);
    return session.state() == Session::State::not_solved ? refuse(session.status(), not_made) : 0;
}

int write_figures(Session& session, const BatchInput& input, const FigureFiles& files) {
    if (const int code = open_and_wait(session, input); code != 0)
        return code;
    for (const FigureKind kind : files.kinds) {
        const QString fault = needs_study(kind) ? finish_study(session, kind) : QString();
        if (!fault.isEmpty())
            return refuse(fault, not_made);
    }
    const Locale language = session.attention().language;
    const std::string sources = sources_text(session.network(), session.scenario(),
                                             session.views().caption, GASHUB_VERSION, language);
    for (const QString& ending : files.endings) {
        const QString fault = write_pages(files.folder, files.kinds, ending, files.page,
                                          session.views(), sources, language);
        if (!fault.isEmpty())
            return refuse(fault, not_made);
    }
    std::fprintf(stderr, "gashub-app: %zu figures in %s\n",
                 files.kinds.size() * static_cast<std::size_t>(files.endings.size()),
                 qPrintable(files.folder));
    return 0;
}

int write_screenshot(Session& session, const BatchInput& input, const Screenshot& picture) {
    Window window(session);
    window.resize(picture.size);
    window.show();
    if (const int code = open_and_wait(session, input); code != 0)
        return code;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, picture.kinds.size()); ++i) {
        if (needs_study(picture.kinds[i]))
            finish_study(session, picture.kinds[i]);
        window.slot(static_cast<int>(i)).set_kind(picture.kinds[i]);
    }
    QCoreApplication::processEvents();
    return with_few_colours(window.grab().toImage()).save(picture.path, "PNG", 0)
               ? 0
               : refuse(QStringLiteral("cannot write %1").arg(picture.path), not_made);
}

} // namespace gashub::app
