// gashub-app [FILE]: the window; with --figures, --screenshot or --latency what they ask for, and
// an end.

#include "app/batch/latency.hpp"
#include "app/batch/pictures.hpp"
#include "app/export/figure_page.hpp"
#include "app/figures/figure_style.hpp"
#include "app/figures/marks.hpp"
#include "app/window/desk.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <optional>
#include <string_view>
#include <unistd.h>

namespace {

using namespace gashub::app;

constexpr int wrong_use = 2;

/// What the command line asks for.
struct Wanted {
    QString file, screenshot, folder, theme;
    std::optional<QSizeF> size;
    std::vector<FigureKind> figures;
    QStringList endings, set;
    QString select;
    FigureWays ways;
    Language language = Language::english;
    bool says_language = false, says_theme = false; ///< else a window goes by its settings
    bool outlines = false;
    int moves = 0; ///< of levers, to measure
    bool is_batch() const { return !screenshot.isEmpty() || !figures.empty() || moves > 0; }
};

int refuse(const QString& words) {
    std::fprintf(stderr, "gashub-app: %s\n", qPrintable(words));
    return wrong_use;
}

QString known_figures() {
    QStringList ids;
    for (const FigureKind kind : figure_kinds)
        ids << text_of(figure_id(kind));
    return ids.join(QStringLiteral(", "));
}

struct Options {
    QCommandLineOption screenshot{QStringLiteral("screenshot"),
                                  QStringLiteral("Write a picture of the window, and end."),
                                  QStringLiteral("png")};
    QCommandLineOption figures{
        QStringLiteral("figures"),
        QStringLiteral("Without a window: write these figures, and end. Some of: all, %1. With "
                       "--screenshot: what the three places show.")
            .arg(known_figures()),
        QStringLiteral("list")};
    QCommandLineOption output{{QStringLiteral("o"), QStringLiteral("output")},
                              QStringLiteral("Folder for figures; made if it is not there."),
                              QStringLiteral("dir"),
                              QStringLiteral("figures")};
    QCommandLineOption format{QStringLiteral("format"),
                              QStringLiteral("Some of png, svg, pdf, csv."), QStringLiteral("list"),
                              QStringLiteral("png")};
    QCommandLineOption size{QStringLiteral("size"),
                            QStringLiteral("Of window or figure: 1366x768, 17.5x9cm or 16:9."),
                            QStringLiteral("WxH")};
    QCommandLineOption outlines{
        QStringLiteral("outlines"),
        QStringLiteral("Draw the letters of figures as outlines, so that they need no font.")};
    QCommandLineOption set{QStringLiteral("set"),
                           QStringLiteral("Change a figure first, as `gashub run --set` does."),
                           QStringLiteral("PATH=VALUE")};
    QCommandLineOption select{QStringLiteral("select"),
                              QStringLiteral("Choose a place or pipe by its id."),
                              QStringLiteral("id")};
    QCommandLineOption tell{QStringLiteral("tell"),
                            QStringLiteral("How figures tell it: some of routes, years."),
                            QStringLiteral("list")};
    QCommandLineOption language{QStringLiteral("language"), QStringLiteral("en or tr."),
                                QStringLiteral("language"), QStringLiteral("en")};
    QCommandLineOption theme{QStringLiteral("theme"), QStringLiteral("light, dark or system."),
                             QStringLiteral("theme"), QStringLiteral("light")};
    QCommandLineOption latency{
        QStringLiteral("latency"),
        QStringLiteral("Move levers so often, tell how long each answer took, and end."),
        QStringLiteral("moves")};

    QList<QCommandLineOption> all() const {
        return {screenshot, figures, output, format,   size,  outlines,
                set,        select,  tell,   language, theme, latency};
    }
};

/// Reads the arguments into `wanted`; gives what is wrong with them.
QString read(const QCommandLineParser& given, const Options& options, Wanted& wanted) {
    const QStringList files = given.positionalArguments();
    if (files.size() > 1)
        return QStringLiteral("one scenario at a time, here are %1").arg(files.size());
    wanted.file = files.value(0);
    wanted.screenshot = given.value(options.screenshot);
    wanted.folder = given.value(options.output);
    wanted.theme = given.value(options.theme);
    wanted.says_theme = given.isSet(options.theme);
    wanted.says_language = given.isSet(options.language);
    wanted.set = given.values(options.set);
    wanted.select = given.value(options.select);
    wanted.outlines = given.isSet(options.outlines);
    wanted.endings = given.value(options.format).split(QLatin1Char(','));
    if (given.isSet(options.size) && !(wanted.size = page_size(given.value(options.size))))
        return QStringLiteral("--size %1: takes WxH such as 1366x768, 17.5x9cm or 16:9, up to 1 m")
            .arg(given.value(options.size));
    for (const QString& id :
         given.value(options.figures).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (id == QLatin1String("all"))
            wanted.figures.assign(figure_kinds.begin(), figure_kinds.end());
        else if (const auto kind = figure_kind(id.toStdString()))
            wanted.figures.push_back(*kind);
        else
            return QStringLiteral("--figures %1: no such figure; there are %2")
                .arg(id, known_figures());
    }
    for (const QString& way :
         given.value(options.tell).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        wanted.ways.by_route = wanted.ways.by_route || way == QLatin1String("routes");
        wanted.ways.by_year = wanted.ways.by_year || way == QLatin1String("years");
        if (way != QLatin1String("routes") && way != QLatin1String("years"))
            return QStringLiteral("--tell %1: takes routes, years").arg(way);
    }
    for (const QString& ending : wanted.endings) {
        if (!QStringList{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"),
                         QStringLiteral("csv")}
                 .contains(ending))
            return QStringLiteral("--format %1: takes png, svg, pdf, csv").arg(ending);
    }
    if (!QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}
             .contains(wanted.theme))
        return QStringLiteral("--theme %1: takes light, dark or system").arg(wanted.theme);
    const QString language = given.value(options.language);
    if (language != QLatin1String("en") && language != QLatin1String("tr"))
        return QStringLiteral("--language %1: takes en or tr").arg(language);
    wanted.language = language == QLatin1String("tr") ? Language::turkish : Language::english;
    bool is_count = true;
    if (given.isSet(options.latency))
        wanted.moves = given.value(options.latency).toInt(&is_count);
    if (!is_count || wanted.moves < 0 || (given.isSet(options.latency) && wanted.moves == 0))
        return QStringLiteral("--latency %1: takes a number above 0")
            .arg(given.value(options.latency));
    if (wanted.is_batch() && wanted.file.isEmpty())
        return QStringLiteral(
            "name a scenario: FILE, or the id of one that comes with the program");
    return {};
}

/// Errors of the program itself that handlers of events let out are told, and the window goes on.
class Program : public QApplication {
  public:
    using QApplication::QApplication;
    Session* session = nullptr;

    bool notify(QObject* receiver, QEvent* event) override {
        // The one place of this thread where such an error is met: it becomes words.
        try {
            return QApplication::notify(receiver, event);
        } catch (const std::exception& error) {
            if (session == nullptr)
                throw;
            session->note_break(QString::fromUtf8(error.what()));
            return true;
        }
    }
};

int signal_pipe[2] = {-1, -1};

void tell_pipe(int) {
    const char byte = 1;
    [[maybe_unused]] const auto written = write(signal_pipe[1], &byte, 1);
}

/// SIGTERM, SIGINT, SIGHUP: the work is kept, then the program ends.
void end_on_signals(Desk& desk) {
    if (pipe(signal_pipe) != 0)
        return;
    auto* const listener = new QSocketNotifier(signal_pipe[0], QSocketNotifier::Read, &desk);
    QObject::connect(listener, &QSocketNotifier::activated, &desk, [&desk] {
        desk.keep();
        QCoreApplication::exit(0);
    });
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        std::signal(number, tell_pipe);
}

int work_in_batch(Session& session, Wanted& wanted) {
    const BatchInput input{
        .file = wanted.file, .set = wanted.set, .select = wanted.select, .ways = wanted.ways};
    if (wanted.moves > 0)
        return print_latency(session, input, wanted.moves);
    if (wanted.screenshot.isEmpty())
        return write_figures(session, input,
                             {.folder = wanted.folder,
                              .kinds = wanted.figures,
                              .endings = wanted.endings,
                              .page = {.size = wanted.size.value_or(FigurePage().size),
                                       .outlines = wanted.outlines}});
    return write_screenshot(session, input,
                            {.path = wanted.screenshot,
                             .size = wanted.size.value_or(QSizeF(1366, 768)).toSize(),
                             .kinds = wanted.figures});
}

int work_in_window(Session& session, const Wanted& wanted) {
    Desk desk(session, true);
    end_on_signals(desk);
    if (wanted.says_theme)
        desk.look(wanted.theme);
    if (wanted.says_language)
        desk.speak(wanted.language);
    Window& window = desk.window();
    if (wanted.size)
        window.resize(wanted.size->toSize());
    window.show();
    if (!wanted.file.isEmpty()) {
        QTimer::singleShot(0, &desk, [&desk, &session, &wanted] {
            desk.window().open(find_input(wanted.file));
            change_input(session, wanted.set, wanted.select);
        });
    }
    return QApplication::exec();
}

} // namespace

int main(int count, char** words) {
    const bool no_display_needed = std::any_of(words, words + count, [](std::string_view word) {
        return word.starts_with("--screenshot") || word.starts_with("--figures") ||
               word.starts_with("--latency") || word == "--help" || word == "-h" ||
               word == "--version" || word == "-v";
    });
    if (no_display_needed && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    Program application(count, words);
    QCoreApplication::setApplicationName(QStringLiteral("gashub-app"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GASHUB_VERSION));
    const Options options;
    QCommandLineParser arguments;
    arguments.setApplicationDescription(QStringLiteral(
        "Moves the levers of a gas market scenario and shows flows, prices and reasons."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("file"),
                                    QStringLiteral("scenario: a file, or the id of one that comes "
                                                   "with the program"),
                                    QStringLiteral("[file]"));
    arguments.addOptions(options.all());
    arguments.process(application);
    Wanted wanted;
    const QString fault = read(arguments, options, wanted);
    if (!fault.isEmpty())
        return refuse(fault);
    const bool has_letters = load_resources();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app/gashub-app.svg")));
    QGuiApplication::setDesktopFileName(QStringLiteral("gashub-app"));
    if (!has_letters)
        std::fprintf(stderr, "gashub-app: the bundled letters are missing\n");
    set_looks(wanted.theme);
    Session session;
    if (!wanted.is_batch()) {
        application.session = &session;
        const int code = work_in_window(session, wanted);
        application.session = nullptr;
        return code;
    }
    const Translator translator(wanted.language);
    QCoreApplication::installTranslator(const_cast<Translator*>(&translator));
    session.speak(wanted.language);
    return work_in_batch(session, wanted);
}
