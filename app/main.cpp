// gashub-app [FILE]: the window. With --screenshot it draws itself once the first answer is there.

#include "app/figures/figure_style.hpp"
#include "app/store.hpp"
#include "app/window.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>

namespace {

using gashub::app::Session;
using gashub::app::Window;

QString shipped_scenario(const char* name) {
    for (const auto& folder : gashub::app::installed_folders()) {
        const auto file = folder / "scenarios" / name;
        if (std::filesystem::exists(file))
            return QString::fromStdString(file.string());
    }
    return {};
}

void set_looks(QApplication& application) {
    QApplication::setStyle(QStringLiteral("Fusion"));
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(9);
    QApplication::setFont(font);
    QPalette colours = QApplication::palette();
    const bool dark = colours.color(QPalette::Window).lightness() < 128;
    colours.setColor(QPalette::Link, QColor(dark ? 0x8ab4f8 : 0x1f5fa8));
    application.setPalette(colours);
}

std::optional<QSize> size_of(const QString& text) {
    const QStringList sides = text.split(QLatin1Char('x'));
    const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    return size.width() >= 200 && size.height() >= 200 ? std::optional(size) : std::nullopt;
}

/// Waits for the first answer, then for its painting.
void take_screenshot(Session& session, Window& window, const QString& path) {
    QObject::connect(&session, &Session::views_changed, &window, [&session, &window, path] {
        if (session.is_behind())
            return;
        QTimer::singleShot(0, &window, [&window, path] {
            const bool written = window.grab().save(path);
            if (!written)
                std::fprintf(stderr, "gashub-app: cannot write %s\n", qPrintable(path));
            QCoreApplication::exit(written ? 0 : 1);
        });
    });
    QObject::connect(&session, &Session::status_changed, &window, [&session] {
        std::fprintf(stderr, "gashub-app: %s\n", qPrintable(session.status()));
        QCoreApplication::exit(1);
    });
}

} // namespace

int main(int count, char** words) {
    const bool no_display_needed = std::any_of(words, words + count, [](const char* word) {
        return std::string_view(word).starts_with("--screenshot");
    });
    if (no_display_needed && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, words);
    QCoreApplication::setApplicationName(QStringLiteral("gashub-app"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GASHUB_VERSION));
    QCommandLineParser arguments;
    arguments.setApplicationDescription(QStringLiteral(
        "Moves the levers of a gas market scenario and shows flows, prices and reasons."));
    arguments.addHelpOption();
    arguments.addVersionOption();
    arguments.addPositionalArgument(QStringLiteral("file"), QStringLiteral("scenario (JSON)"),
                                    QStringLiteral("[file]"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        QStringLiteral("Write a picture of the window after the first answer, and end."),
        QStringLiteral("png"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window."),
                                  QStringLiteral("WxH"), QStringLiteral("1366x768"));
    arguments.addOptions({screenshot, size});
    arguments.process(application);
    const std::optional<QSize> wanted = size_of(arguments.value(size));
    if (!wanted) {
        std::fprintf(stderr, "gashub-app: --size takes WxH, such as 1366x768\n");
        return 2;
    }
    if (!gashub::app::load_resources())
        std::fprintf(stderr, "gashub-app: the bundled letters are missing\n");
    set_looks(application);

    Session session;
    Window window(session);
    window.resize(*wanted);
    window.show();
    const QStringList files = arguments.positionalArguments();
    const QString file = files.isEmpty() ? shipped_scenario("base-2021.json") : files.front();
    if (arguments.isSet(screenshot)) {
        take_screenshot(session, window, arguments.value(screenshot));
        const gashub::Issues issues = session.open(file);
        for (const gashub::Issue& issue : issues)
            std::fprintf(stderr, "%s\n", gashub::to_string(issue).c_str());
        if (gashub::has_errors(issues))
            return 2;
    } else if (!file.isEmpty()) {
        QTimer::singleShot(0, &window, [&window, file] { window.open(file); });
    }
    return QApplication::exec();
}
