// What the window looks like, in both languages, in longer words and in sizes: no label cut off, no
// scroll bar across, no texts of a figure over one another.
// GASHUB_SHOTS=FOLDER keeps a picture of each state; QT_SCALE_FACTOR draws them larger.

#include "app/figures/figure_style.hpp"
#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/compare_window.hpp"
#include "app/panels/data_window.hpp"
#include "app/panels/export_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/figure_view.hpp"
#include "app/panels/issues_window.hpp"
#include "app/panels/rules_window.hpp"
#include "app/window/desk.hpp"
#include "window_run.hpp"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTableWidget>

using namespace gashub;
using namespace gashub::app;

namespace {

QString path_of(const QWidget* widget) {
    QString path = widget->objectName();
    for (const QWidget* at = widget->parentWidget(); at != nullptr; at = at->parentWidget())
        path = QLatin1String(at->metaObject()->className()) + QLatin1Char('/') + path;
    return path;
}

/// Words of labels and buttons that have less room than they need.
QStringList cut_off(const QWidget& window) {
    QStringList found;
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const bool fits = label->wordWrap()
                              ? label->height() + 1 >= label->heightForWidth(label->width())
                              : label->width() + 1 >= label->sizeHint().width();
        if (!fits)
            found << label->text() + QStringLiteral(" in ") + path_of(label);
    }
    for (const auto* button : window.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->width() + 1 < button->minimumSizeHint().width())
            found << button->text() + QStringLiteral(" in ") + path_of(button);
    }
    return found;
}

/// Tables of many long texts may have one.
QStringList bars_across(const QWidget& window) {
    QStringList found;
    for (const auto* area : window.findChildren<QAbstractScrollArea*>()) {
        if (area->isVisible() && qobject_cast<const QTableView*>(area) == nullptr &&
            area->horizontalScrollBar()->isVisible())
            found << path_of(area);
    }
    return found;
}

QStringList crowded_figures(const QWidget& window) {
    QStringList found;
    for (const auto* view : window.findChildren<FigureView*>()) {
        if (!view->isVisible() || view->scene() == nullptr)
            continue;
        for (const QString& fault : crowded(*view->scene()))
            found << fault + QStringLiteral(" in ") + path_of(view);
    }
    return found;
}

} // namespace

class LooksTest : public QObject {
    Q_OBJECT

    void look_at(QWidget& window, const QString& name) {
        QCoreApplication::processEvents();
        const QString folder = qEnvironmentVariable("GASHUB_SHOTS");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            window.grab().save(QStringLiteral("%1/%2.png").arg(folder, name));
        const QStringList cut = cut_off(window), across = bars_across(window),
                          over = crowded_figures(window);
        QVERIFY2(cut.isEmpty(),
                 qPrintable(name + QStringLiteral(": cut off: ") + cut.join(QStringLiteral("; "))));
        QVERIFY2(across.isEmpty(), qPrintable(name + QStringLiteral(": scrolls across: ") +
                                              across.join(QStringLiteral("; "))));
        QVERIFY2(over.isEmpty(),
                 qPrintable(name + QStringLiteral(": ") + over.join(QStringLiteral("; "))));
    }

    /// Words of a kind of widget have the colour that the theme gives to them.
    template <class Kind>
    void check_ink(const QWidget& window, QPalette::ColorRole role) {
        int seen = 0;
        for (const Kind* each : window.findChildren<Kind*>()) {
            if (!each->isVisible())
                continue;
            ++seen;
            QVERIFY2(each->palette().color(QPalette::Active, role) ==
                         QApplication::palette().color(QPalette::Active, role),
                     qPrintable(path_of(each)));
        }
        QVERIFY(seen > 5);
    }

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void every_word_follows_the_theme() {
        Session session;
        Desk desk(session, false);
        desk.window().resize(1366, 768);
        desk.window().show();
        for (const bool opened : {false, true}) {
            if (opened) {
                QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
                QVERIFY(settle(session));
            }
            for (const char* theme : {"dark", "light", "dark"}) {
                set_looks(QLatin1String(theme));
                QCoreApplication::processEvents();
                check_ink<QLabel>(desk.window(), QPalette::Text);
                check_ink<QAbstractButton>(desk.window(), QPalette::ButtonText);
            }
        }
    }

    void nothing_is_cut_off_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("language");
        QTest::addColumn<QString>("theme");
        for (const auto& [name, size] :
             {std::pair{"small", QSize(1366, 768)}, std::pair{"large", QSize(1920, 1080)}}) {
            QTest::newRow(qPrintable(QStringLiteral("%1-en").arg(QLatin1String(name))))
                << size << static_cast<int>(Language::english) << QStringLiteral("light");
            QTest::newRow(qPrintable(QStringLiteral("%1-tr").arg(QLatin1String(name))))
                << size << static_cast<int>(Language::turkish) << QStringLiteral("dark");
            QTest::newRow(qPrintable(QStringLiteral("%1-longer").arg(QLatin1String(name))))
                << size << static_cast<int>(Language::longer) << QStringLiteral("light");
        }
    }

    void nothing_is_cut_off() {
        QFETCH(QSize, size);
        QFETCH(int, language);
        QFETCH(QString, theme);
        const QString row = QLatin1String(QTest::currentDataTag()) + QLatin1Char('-');
        set_looks(theme);
        Session session;
        Desk desk(session, false);
        desk.speak(static_cast<Language>(language));
        desk.window().resize(size);
        desk.window().show();
        look_at(desk.window(), row + QStringLiteral("start"));

        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("us-lng"), 0.4);
        QVERIFY(settle(session));
        look_at(desk.window(), row + QStringLiteral("window"));
        for (int i = 0; i < 3; ++i)
            desk.window().slot(i).set_kind(
                std::array{FigureKind::sankey, FigureKind::gains, FigureKind::storage}.at(
                    static_cast<std::size_t>(i)));
        session.choose_period(0);
        QVERIFY(settle(session));
        look_at(desk.window(), row + QStringLiteral("month"));

        for (const FigureKind kind : figure_kinds) {
            desk.window().slot(0).set_kind(kind);
            desk.window().slot(1).set_kind(kind);
            look_at(desk.window(), row + text_of(figure_id(kind)));
        }
        session.choose_period(std::nullopt);
        session.tell({.by_route = true, .by_year = true});
        QVERIFY(settle(session));
        desk.window().slot(0).set_kind(FigureKind::sankey);
        desk.window().slot(1).set_kind(FigureKind::origins);
        look_at(desk.window(), row + QStringLiteral("other-ways"));
        session.tell({});
        QVERIFY(settle(session));

        session.pin();
        desk.window().findChild<QAction*>(QStringLiteral("compare"))->trigger();
        look_at(*desk.window().findChild<CompareWindow*>(), row + QStringLiteral("compare"));
        emit desk.window().findChild<CompareWindow*>()->findChild<QTableWidget*>()->cellClicked(2,
                                                                                                0);
        QVERIFY(settle(session));
        look_at(*desk.window().findChild<CompareWindow*>(), row + QStringLiteral("compared"));
        desk.window().findChild<QAction*>(QStringLiteral("rules"))->trigger();
        look_at(*desk.window().findChild<RulesWindow*>(), row + QStringLiteral("rules"));
        desk.window().findChild<QAction*>(QStringLiteral("data"))->trigger();
        QCoreApplication::processEvents();
        look_at(*desk.window().findChild<DataWindow*>(), row + QStringLiteral("data"));
        desk.window().findChild<QAction*>(QStringLiteral("export"))->trigger();
        look_at(*desk.window().findChild<ExportWindow*>(), row + QStringLiteral("export"));
        desk.window().findChild<IssuesWindow*>()->show_issues(
            {{Severity::error,
              "unknown-node",
              {"scenario.json", "/pipelines/17/to"},
              "there is no node \"tr-trhace\"",
              "did you mean \"tr-thrace\"?"}},
            QStringLiteral("scenario.json"), session.attention().language);
        look_at(*desk.window().findChild<IssuesWindow*>(), row + QStringLiteral("issues"));
        QStringList faults;
        const auto lessons = all_lessons(faults);
        desk.window().play(lessons.at(2));
        QVERIFY(settle(session));
        look_at(desk.window(), row + QStringLiteral("lesson"));
    }
};

QTEST_MAIN(LooksTest)
#include "looks_test.moc"
