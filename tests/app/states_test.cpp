// What the window says when something is wrong or goes on in the background, and where it leads.

#include "app/figures/marks.hpp"
#include "app/panels/banner.hpp"
#include "app/panels/data_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/issues_window.hpp"
#include "app/panels/lever_row.hpp"
#include "app/panels/place_window.hpp"
#include "app/panels/rules_window.hpp"
#include "app/panels/why_panel.hpp"
#include "app/session_note.hpp"
#include "app/window/desk.hpp"
#include "contradiction.hpp"
#include "file_bytes.hpp"
#include "io/load.hpp"
#include "io/scenario_json.hpp"
#include "window_run.hpp"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>

#include <atomic>

using namespace gashub;
using namespace gashub::app;

namespace {

/// The tutorial on a network of one's own, in a folder that holds both.
QString own_scenario(const QTemporaryDir& folder) {
    QByteArray network = bytes_of(QStringLiteral(GASHUB_SOURCE_DIR "/networks/tutorial.json"));
    QByteArray scenario = bytes_of(scenario_file("tutorial"));
    network.replace("\"id\": \"tutorial\"", "\"id\": \"mine\"");
    scenario.replace("../networks/tutorial.json", "my-network.json");
    const QString path = folder.filePath(QStringLiteral("mine.json"));
    return write_bytes_to(folder.filePath(QStringLiteral("my-network.json")), network) &&
                   write_bytes_to(path, scenario)
               ? path
               : QString();
}

} // namespace

class StatesTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void the_last_line_tells_solve_units_language_and_the_last_save() {
        QTemporaryDir folder;
        Session session;
        Desk desk(session, false);
        desk.window().resize(1366, 768);
        desk.window().show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const auto text = [&](const char* name) {
            auto* const label = desk.window().findChild<QLabel*>(QLatin1String(name));
            return label != nullptr
                       ? label->text()
                       : desk.window().findChild<QToolButton*>(QLatin1String(name))->text();
        };
        QVERIFY2(text("status").contains(QLatin1String("balance checked to ")),
                 qPrintable(text("status")));
        QCOMPARE(text("status_units"), QStringLiteral("bcm a year · €/MWh"));
        QCOMPARE(text("status_language"), QStringLiteral("English"));
        QCOMPARE(text("status_kept"), QString());
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QCOMPARE(text("status_kept"), QStringLiteral("not saved"));
        session.note_copy(QDateTime(QDate(2021, 3, 4), QTime(12, 4)));
        QCOMPARE(text("status_kept"), QStringLiteral("autosaved 12:04"));
        QCOMPARE(session.save(folder.filePath(QStringLiteral("a.json"))), QString());
        QCOMPARE(
            text("status_kept"),
            QStringLiteral("saved %1").arg(session.kept().when.toString(QStringLiteral("HH:mm"))));
        // Each opens the menu that changes it.
        for (const char* name : {"status_units", "status_language"}) {
            auto* const button = desk.window().findChild<QToolButton*>(QLatin1String(name));
            QVERIFY(button->menu() != nullptr);
            QVERIFY(button->menu()->actions().size() >= 2);
            QVERIFY(button->width() >= button->sizeHint().width());
        }
        desk.window()
            .findChild<QToolButton*>(QStringLiteral("status_language"))
            ->menu()
            ->actions()
            .at(1)
            ->trigger();
        QVERIFY(
            QTest::qWaitFor([&] { return text("status_language") == QStringLiteral("Türkçe"); }));
        QVERIFY(text("status_kept").startsWith(QStringLiteral("kayıt "))); // it outlives the window
    }

    void an_error_of_the_program_is_told_kept_and_reported() {
        QTemporaryDir folder;
        qputenv("GASHUB_AUTOSAVE_DIR", folder.path().toUtf8());
        qputenv("GASHUB_SETTINGS", folder.filePath(QStringLiteral("s.ini")).toUtf8());
        std::atomic<bool> breaks = false;
        {
            Session session([&](const Question& question, std::stop_token stop) {
                if (!breaks)
                    return answer(question, stop);
                Answer broken;
                broken.fault = "index 7 is past the end";
                return broken;
            });
            Desk desk(session, true);
            desk.speak(Language::english);
            desk.window().show();
            QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
            QVERIFY(settle(session));
            breaks = true;
            session.move_lever(QStringLiteral("north-pipe"), 20);
            QVERIFY(settle(session));
            auto* const banner = desk.window().findChild<Banner*>(QStringLiteral("banner"));
            QVERIFY2(banner->words().contains(QLatin1String("index 7 is past the end")),
                     qPrintable(banner->words()));
            QVERIFY2(banner->words().contains(QLatin1String("put on disk at")),
                     qPrintable(banner->words()));
            // It was, without waiting for the two seconds.
            QCOMPARE(
                QDir(folder.path()).entryList({QStringLiteral("work-*.json")}, QDir::Files).size(),
                1);
            auto* const copy = banner->findChild<QToolButton*>(QStringLiteral("banner_1"));
            QCOMPARE(copy->text(), QStringLiteral("Copy report"));
            copy->click();
            const QString report = QApplication::clipboard()->text();
            for (const char* part : {"What happened: index 7 is past the end", "gashub ", "Qt ",
                                     "tutorial.json", "North pipe: 20.00", "\"id\": \"tutorial\"",
                                     "\"arcs.north-city.capacity_bcm_per_year\": 20"})
                QVERIFY2(report.contains(QLatin1String(part)), part);
            breaks = false;
            session.history().undo();
            QVERIFY(settle(session));
            QCOMPARE(session.state(), Session::State::solved);
            QVERIFY(banner->words().isEmpty());
            session.note_break(QStringLiteral("a handler fell")); // as the event loop meets one
            QVERIFY(banner->words().contains(QLatin1String("a handler fell")));
        }
        qunsetenv("GASHUB_AUTOSAVE_DIR");
        qunsetenv("GASHUB_SETTINGS");
    }

    void contradicting_rules_lead_to_their_lever_or_their_row() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        QVERIFY(session.contradictions().empty());
        QVERIFY(session.put_parts(contradicting(session.scenario().parts()), QStringLiteral("x"))
                    .empty());
        QVERIFY(settle(session));
        QCOMPARE(session.state(), Session::State::solved);
        QCOMPARE(session.contradictions().size(), std::size_t{1});
        auto* const banner = window.findChild<Banner*>(QStringLiteral("banner"));
        for (const char* part : {"floor", "ceiling", "2021-07-01"})
            QVERIFY2(banner->words().contains(QLatin1String(part)), qPrintable(banner->words()));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto press = [&](int button) {
            auto* const found =
                banner->findChild<QToolButton*>(QStringLiteral("banner_%1").arg(button));
            found->click();
            return found->text();
        };
        QCOMPARE(press(0), QStringLiteral("Lever: The floor"));
        auto* const row = window.findChild<LeverRow*>(QStringLiteral("lever_floor-lever"));
        QVERIFY(row->hasFocus() || row->isAncestorOf(window.focusWidget()));
        QCOMPARE(press(1), QStringLiteral("Rule: ceiling"));
        auto* const rules = window.findChild<RulesWindow*>();
        QVERIFY(rules->isVisible());
        QCOMPARE(rules->findChild<QTreeWidget*>()->currentItem()->text(0),
                 QStringLiteral("ceiling"));
        rules->hide();
        // All of them, each with its links.
        QCOMPARE(press(2), QStringLiteral("All…"));
        auto* const issues = window.findChild<IssuesWindow*>();
        QVERIFY(issues->isVisible());
        auto* const link = issues->findChild<QPushButton*>(QStringLiteral("link_0_1"));
        QCOMPARE(link->text(), QStringLiteral("Rule: ceiling"));
        link->click();
        QVERIFY(rules->isVisible());
    }

    void a_double_click_on_a_fault_opens_its_place() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("odd.json"));
        QByteArray text = bytes_of(scenario_file("tutorial"));
        text.replace("\"../networks/tutorial.json\"", "\"tutorial\"");
        text.replace("\"unit\": \"EUR/MWh\"", "\"unti\": \"EUR/MWh\"");
        QVERIFY(write_bytes_to(path, text));
        Session session;
        Window window(session);
        window.show();
        window.open(path);
        auto* const issues = window.findChild<IssuesWindow*>();
        QVERIFY(issues->isVisible());
        auto* const list = issues->findChild<QTreeWidget*>(QStringLiteral("issue_list"));
        QVERIFY(list->topLevelItemCount() >= 1);
        emit list->itemActivated(list->topLevelItem(0), 2);
        auto* const place = window.findChild<PlaceWindow*>();
        QVERIFY(place->isVisible());
        const QString marked = place->findChild<QPlainTextEdit*>()->textCursor().selectedText();
        QVERIFY2(marked.contains(QLatin1String("\"unti\"")), qPrintable(marked));
        // Where the text itself is broken the line is told in words.
        text.replace("\"format\": 1,", "\"format\": 1");
        QVERIFY(write_bytes_to(path, text));
        window.open(path);
        emit list->itemActivated(list->topLevelItem(0), 2);
        QVERIFY(!place->findChild<QPlainTextEdit*>()->textCursor().selectedText().isEmpty());
    }

    void a_file_on_a_network_of_ones_own_can_be_mailed_alone() {
        QTemporaryDir folder, post;
        const QString path = own_scenario(folder);
        const QString mailed = post.filePath(QStringLiteral("mailed.json"));
        Session session;
        QVERIFY(!has_errors(session.open(path)));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QVERIFY(settle(session));
        session.pin();
        QCOMPARE(session.save(mailed), QString());
        QCOMPARE(QDir(post.path()).entryList(QDir::Files).size(), 1);
        QVERIFY(QFile::remove(folder.filePath(QStringLiteral("my-network.json"))));

        Session friends;
        const Issues issues = friends.open(mailed);
        QVERIFY2(issues.empty(), issues.empty() ? "" : to_string(issues.front()).c_str());
        QVERIFY(settle(friends));
        QVERIFY(friends.network() == session.network());
        QCOMPARE(friends.pins().size(), std::size_t{1});
        QVERIFY(std::abs(price(friends, "city") - price(session, "city")) < 1e-5);
        // The library that the command line is made of reads it too, and it stays whole when it is
        // saved again.
        QCOMPARE(friends.save(mailed), QString());
        const auto loaded = load_scenario(mailed.toStdString());
        QVERIFY(static_cast<bool>(loaded));
        QVERIFY(loaded->network == session.network());
    }

    void another_version_of_the_network_is_told_and_the_files_own_offered() {
        QTemporaryDir data, folder;
        QVERIFY(QDir(data.path()).mkpath(QStringLiteral("networks")));
        QVERIFY(QDir(data.path()).mkpath(QStringLiteral("scenarios")));
        const QByteArray network =
            bytes_of(QStringLiteral(GASHUB_SOURCE_DIR "/networks/tutorial.json"));
        const QString network_path = data.filePath(QStringLiteral("networks/tutorial.json"));
        const QString scenario = data.filePath(QStringLiteral("scenarios/tutorial.json"));
        QVERIFY(write_bytes_to(network_path, network));
        QVERIFY(write_bytes_to(scenario, bytes_of(scenario_file("tutorial"))));
        qputenv("GASHUB_DATA_DIR", data.path().toUtf8());
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        double seen = 0;
        {
            Session session;
            QVERIFY(!has_errors(session.open(scenario)));
            QVERIFY(settle(session));
            seen = price(session, "city");
            QCOMPARE(session.save(path), QString());
        }
        const auto again = [&](Window& window, Session& session) {
            window.open(path);
            return session.is_open() && settle(session);
        };
        // Other blanks are no other version.
        QVERIFY(write_bytes_to(network_path, QByteArray(network).append("\n\n")));
        {
            Session session;
            Window window(session);
            QVERIFY(again(window, session));
            QVERIFY(!session.offers_its_network());
            QVERIFY(session.warnings().empty());
        }
        QByteArray dearer = network;
        const QByteArray tariff = "\"tariff_eur_per_mwh\": ";
        const auto at = dearer.indexOf(tariff) + tariff.size();
        dearer.insert(at, '9');
        QVERIFY(write_bytes_to(network_path, dearer));
        {
            Session session;
            Window window(session);
            window.show();
            QVERIFY(again(window, session));
            QVERIFY(session.offers_its_network());
            QCOMPARE(session.warnings().size(), std::size_t{2}); // that it differs, and where
            QVERIFY(session.warnings().back().message.find("tariff_eur_per_mwh: ") !=
                    std::string::npos);
            QVERIFY(std::abs(price(session, "city") - seen) > 1e-3);
            session.move_lever(QStringLiteral("city-demand"), 1.2);
            QVERIFY(settle(session));
            auto* const tips = window.findChild<Banner*>(QStringLiteral("tips"));
            QVERIFY(tips->isVisible());
            auto* const own = tips->findChild<QToolButton*>(QStringLiteral("banner_0"));
            QCOMPARE(own->text(), QStringLiteral("Take the file's own"));
            own->click();
            QVERIFY(settle(session));
            QVERIFY(!session.offers_its_network());
            QCOMPARE(lever_value(session, "city-demand"), 1.2); // nothing is lost by it
            session.history().undo();
            QVERIFY(settle(session));
            QVERIFY(std::abs(price(session, "city") - seen) < 1e-5);
            // From now on the file carries it.
            QCOMPARE(session.save(path), QString());
            Session friends;
            QVERIFY(friends.open(path).empty());
            QVERIFY(settle(friends));
            QVERIFY(std::abs(price(friends, "city") - seen) < 1e-5);
        }
        qunsetenv("GASHUB_DATA_DIR");
    }

    void a_file_that_no_longer_fits_its_network_opens_with_the_copy() {
        QTemporaryDir data, folder;
        QVERIFY(QDir(data.path()).mkpath(QStringLiteral("networks")));
        const QByteArray network =
            bytes_of(QStringLiteral(GASHUB_SOURCE_DIR "/networks/tutorial.json"));
        const QString network_path = data.filePath(QStringLiteral("networks/tutorial.json"));
        QVERIFY(write_bytes_to(network_path, network));
        qputenv("GASHUB_DATA_DIR", data.path().toUtf8());
        QVERIFY(QDir(data.path()).mkpath(QStringLiteral("scenarios")));
        const QString scenario = data.filePath(QStringLiteral("scenarios/tutorial.json"));
        QVERIFY(write_bytes_to(scenario, bytes_of(scenario_file("tutorial"))));
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        Session session;
        QVERIFY(!has_errors(session.open(scenario)));
        QVERIFY(settle(session));
        QCOMPARE(session.save(path), QString());
        QByteArray renamed = network;
        renamed.replace("\"north-city\"", "\"north-to-city\"");
        QVERIFY(write_bytes_to(network_path, renamed));
        Session later;
        const Issues issues = later.open(path);
        QVERIFY2(!has_errors(issues), issues.empty() ? "" : to_string(issues.front()).c_str());
        QVERIFY(settle(later));
        QVERIFY(std::any_of(issues.begin(), issues.end(),
                            [](const Issue& issue) { return issue.code == "network-changed"; }));
        QVERIFY(std::abs(price(later, "city") - price(session, "city")) < 1e-5);
        qunsetenv("GASHUB_DATA_DIR");
    }

    void a_note_with_a_bad_copy_of_a_network_is_no_danger() {
        QCOMPARE(unpacked(packed("a network")), std::string("a network"));
        QCOMPARE(unpacked(""), std::string());
        QCOMPARE(unpacked("not letters of that kind"), std::string());
        // Promises four gigabytes.
        QCOMPARE(unpacked(QByteArray("\xff\xff\xff\xff\x78\x9c\x03").toBase64().toStdString()),
                 std::string());
    }

    void help_of_a_lever_tells_what_it_moves_most() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto* const row = window.findChild<LeverRow*>(QStringLiteral("lever_north-pipe"));
        auto* const help = row->findChild<QToolButton*>(QStringLiteral("help"));
        QVERIFY(help != nullptr);
        help->click();
        QVERIFY(QToolTip::text().contains(QLatin1String("the pipe from the north")));
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (!QToolTip::isVisible()) // other windows may take it away
                    help->click();
                return QToolTip::text().contains(QLatin1String("It moves most: "));
            },
            20'000));
        QVERIFY2(QToolTip::text().contains(QLatin1String("Price, ")), qPrintable(QToolTip::text()));
        QToolTip::hideText();
        // F1 tells the same of the lever that has the focus, now at once.
        row->findChild<NotchedSlider*>(QStringLiteral("slider"))->setFocus();
        window.findChild<QAction*>(QStringLiteral("about_this"))->trigger();
        QVERIFY(QToolTip::text().contains(QLatin1String("It moves most: ")));
        QToolTip::hideText();
    }

    void a_study_counts_its_solves_and_stops_with_its_parts() {
        Session session;
        Window window(session);
        window.resize(1366, 768);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        window.slot(0).set_kind(FigureKind::tipping);
        auto* const progress = window.slot(0).findChild<QLabel*>(QStringLiteral("progress"));
        QVERIFY(progress != nullptr);
        QStringList said;
        connect(&session.board(), &StudyBoard::moved, this, [&](FigureKind, int done, int) {
            said << progress->text();
            if (done == 3)
                QTest::qSleep(60); // long enough for a rate to be told
            if (done == 5)
                window.findChild<QAction*>(QStringLiteral("nothing"))->trigger();
        });
        session.run_study(FigureKind::tipping);
        QVERIFY(QTest::qWaitFor([&] { return !session.board().is_running(); }, 60'000));
        QVERIFY(!session.board().is_running());
        const auto& answer = session.board().answers().at(FigureKind::tipping);
        QVERIFY(answer.done < answer.of);
        QVERIFY(static_cast<bool>(answer.figure));
        QVERIFY(session.views().tipping.series.front().points.size() >= 3); // what is done stays
        QCOMPARE(progress->text(),
                 QStringLiteral("stopped at %1 of %2 solves").arg(answer.done).arg(answer.of));
        QVERIFY2(said.filter(QLatin1String(" a second; Esc stops")).size() >= 1,
                 qPrintable(said.join(QLatin1Char('\n'))));
    }

    void levers_of_one_group_stand_together_and_nothing_open_offers_nothing() {
        Session session;
        Window window(session);
        window.show();
        for (const char* name : {"save", "pin", "compare", "report", "own_network"})
            QVERIFY2(!window.findChild<QAction*>(QLatin1String(name))->isEnabled(), name);
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        QVERIFY(window.findChild<QAction*>(QStringLiteral("pin"))->isEnabled());
        ScenarioParts parts = session.scenario().parts();
        QCOMPARE(parts.levers.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            parts.levers[i].group = {i == 1 ? "Two" : "One", {}};
        QVERIFY(session.put_parts(parts, QStringLiteral("x")).empty());
        QVERIFY(settle(session));
        QCOMPARE(window.findChildren<QToolButton*>(QStringLiteral("group")).size(), 2);
    }

    void what_changed_is_announced_once() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        auto* const why = window.findChild<WhyPanel*>();
        QSignalSpy said(why, &WhyPanel::announced);
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QVERIFY(settle(session));
        const QString first = text_of(session.views().changes.front().words);
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.at(0).at(0).toString(), first);
        QCOMPARE(window.findChild<QListWidget*>(QStringLiteral("changes"))->accessibleName(),
                 QStringLiteral("What changed: ") + first);
        session.select({Selection::Kind::place, "north"}); // nothing new
        QVERIFY(settle(session));
        session.blink(true);
        session.blink(false);
        QCOMPARE(said.size(), 1);
        session.move_lever(QStringLiteral("north-pipe"), 0);
        QVERIFY(settle(session));
        QCOMPARE(said.size(), 2);
    }
};

QTEST_MAIN(StatesTest)
#include "states_test.moc"
