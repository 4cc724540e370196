// Files as the window reads, writes and recovers them.

#include "app/autosave.hpp"
#include "app/export/figure_page.hpp"
#include "app/export/report_maker.hpp"
#include "app/figures/figure_style.hpp"
#include "app/panels/export_window.hpp"
#include "app/store.hpp"
#include "app/window/desk.hpp"
#include "file_bytes.hpp"
#include "window_run.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace gashub;
using namespace gashub::app;

namespace {

/// While it lives no file of this process grows beyond some bytes, as on a disk that is full.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &before_);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void a_parent_of_another_length_is_not_held_against_and_its_events_are_no_mistakes() {
        Session session;
        QVERIFY(
            session.open(scenario_file("lng/race")).empty()); // a year; its parent is an outlook
        QVERIFY(session.has_parent());
        QCOMPARE(session.held_against(), -2);
        QVERIFY(session.open(scenario_file("eu/market-correction")).empty()); // months of 2022 both
        QCOMPARE(session.held_against(), -1);
    }

    void a_saved_file_comes_back_as_it_was() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("north-pipe"), 20);
        session.select({Selection::Kind::place, "north"});
        session.choose_period(1);
        QVERIFY(settle(session));
        QCOMPARE(session.save(path), QString());
        QVERIFY(session.history().isClean());

        Session again;
        const Issues issues = again.open(path);
        QVERIFY2(!has_errors(issues), issues.empty() ? "" : to_string(issues.front()).c_str());
        QVERIFY(settle(again));
        QVERIFY(again.is_own_file());
        QCOMPARE(lever_value(again, "north-pipe"), 20.0);
        QVERIFY(again.levers().front().differs); // the reference came back too
        QCOMPARE(again.levers().front().reference.value(), 36.5);
        QVERIFY(again.attention().selection == session.attention().selection);
        QVERIFY(again.attention().period == session.attention().period);
        const auto &cards = session.views().cards, &back = again.views().cards;
        QCOMPARE(back.size(), cards.size());
        for (std::size_t i = 0; i < cards.size(); ++i) {
            QVERIFY(std::abs(back[i].value.value() - cards[i].value.value()) < 1e-5);
            QVERIFY(std::abs(back[i].reference.value() - cards[i].reference.value()) < 1e-5);
        }
    }

    void a_scenario_is_held_against_the_one_it_extends() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial-second-pipe"))));
        QVERIFY(settle(session));
        Session parent;
        QVERIFY(!has_errors(parent.open(scenario_file("tutorial"))));
        QVERIFY(settle(parent));
        const Card& card = session.views().cards.front();
        QVERIFY(std::abs(card.reference.value() - price(parent, "city")) < 1e-3);
        QVERIFY2(card.value.value() < card.reference.value() - 1,
                 "a second pipe makes gas cheaper");
        QCOMPARE(session.views().against, parent.scenario().parts().title.en);
        QVERIFY(!session.views().changes.empty());

        session.move_lever(QStringLiteral("city-demand"), 1.2);
        session.reset_levers(); // back to the file, not to what it extends
        QVERIFY(session.scenario() == session.home());
        QVERIFY(settle(session));

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("copy.json"));
        QCOMPARE(session.save(path), QString());
        Session again;
        QVERIFY(!has_errors(again.open(path)));
        QVERIFY(settle(again));
        QCOMPARE(again.views().against, session.views().against);
    }

    void bad_files_are_refused_and_change_nothing() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("broken.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": 1, \"network\": ");
        file.close();
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const Scenario before = session.scenario();
        QVERIFY(has_errors(session.open(path)));
        QVERIFY(has_errors(session.open(folder.filePath(QStringLiteral("none.json")))));
        QVERIFY(session.scenario() == before);
        QVERIFY(!session.views().cards.empty());
    }

    void saving_where_one_may_not_says_so_and_writes_nothing() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        QVERIFY(!session.save(QStringLiteral("/no-such-folder/mine.json")).isEmpty());
    }

    void a_full_disk_is_said_and_what_was_there_stays() {
        QTemporaryDir folder;
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const QString drawing = folder.filePath(QStringLiteral("map.svg"));
        const QString scenario = folder.filePath(QStringLiteral("mine.json"));
        QCOMPARE(write_page(drawing, {}, session.views(), Language::english), QString());
        QCOMPARE(session.save(scenario), QString());
        const QByteArray old_drawing = bytes_of(drawing), old_scenario = bytes_of(scenario);
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QVERIFY(settle(session));
        {
            const SmallDisk full(200);
            for (const char* ending : {"svg", "png", "pdf"}) {
                const QString path =
                    folder.filePath(QStringLiteral("map.") + QLatin1String(ending));
                const QString fault = write_page(path, {}, session.views(), Language::english);
                QVERIFY2(fault.contains(path), qPrintable(fault));
            }
            QVERIFY(!session.save(scenario).isEmpty());
        }
        QVERIFY(!session.history().isClean());
        QCOMPARE(bytes_of(drawing), old_drawing);
        QCOMPARE(bytes_of(scenario), old_scenario);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
        QCOMPARE(session.save(scenario), QString());
        QVERIFY(bytes_of(scenario) != old_scenario);
    }

    void figures_for_a_place_one_may_not_write_to_say_so() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        for (const char* path : {"/proc/map.svg", "/no/such/folder/map.png"}) {
            const QString fault =
                write_page(QLatin1String(path), {}, session.views(), Language::english);
            QVERIFY2(fault.contains(QLatin1String(path)), qPrintable(fault));
        }
        QVERIFY(!write_pages(QStringLiteral("/proc/figures"), {FigureKind::map},
                             QStringLiteral("svg"), {}, session.views(), "", Language::english)
                     .isEmpty());
    }

    void the_export_window_writes_what_is_chosen() {
        QTemporaryDir folder;
        Session session;
        Desk desk(session, false);
        desk.window().show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        desk.window().findChild<QAction*>(QStringLiteral("export"))->trigger();
        auto* const dialog = desk.window().findChild<ExportWindow*>();
        QVERIFY(dialog->isVisible());
        auto* const format = dialog->findChild<QComboBox*>(QStringLiteral("export_format"));
        auto* const size = dialog->findChild<QComboBox*>(QStringLiteral("export_size"));
        auto* const file = dialog->findChild<QLineEdit*>(QStringLiteral("export_file"));
        auto* const save = dialog->findChild<QPushButton*>(QStringLiteral("export_save"));
        QCOMPARE(dialog->page().kind, FigureKind::map);
        size->setCurrentIndex(1);
        file->setText(folder.filePath(QStringLiteral("narrow")));
        save->click();
        QCOMPARE(QImage(folder.filePath(QStringLiteral("narrow.png"))).width(),
                 qRound(8.5 / 2.54 * 300));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("narrow.png.sources.txt"))));
        const QString once = save->text();
        file->setText(folder.filePath(QStringLiteral("other")));
        QVERIFY2(save->text() != once, "the button says what it writes over");
        format->setCurrentIndex(1);
        file->setText(folder.filePath(QStringLiteral("untitled.svg")));
        dialog->findChild<QCheckBox*>(QStringLiteral("export_title"))->setChecked(false);
        save->click();
        QFile drawing(folder.filePath(QStringLiteral("untitled.svg")));
        QVERIFY(drawing.open(QIODevice::ReadOnly));
        // The file's own title alone, and none that is drawn.
        QCOMPARE(drawing.readAll().count(">Map of flows \u2013"), 1);
    }

    void a_report_of_what_stands_is_a_page_with_its_changes() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("report.html"));
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QVERIFY(settle(session));
        ReportMaker maker;
        QSignalSpy ended(&maker, &ReportMaker::ended);
        maker.make(session.report_to(path));
        QVERIFY(ended.wait(20'000));
        QCOMPARE(ended.at(0).at(1).toString(), QString());
        QFile page(path);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        QVERIFY(text.contains("<html"));
        QVERIFY(text.contains("arcs.north-city.capacity_bcm_per_year=20"));
        QVERIFY(text.contains("tutorial.json"));
        maker.make(session.report_to(folder.filePath(QStringLiteral("no/such/folder.html"))));
        QVERIFY(ended.wait(20'000));
        QVERIFY(!ended.at(1).at(1).toString().isEmpty());
    }

    void pins_and_what_it_is_held_against_come_back() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("pinned.json"));
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QVERIFY(settle(session));
        session.pin();
        session.move_lever(QStringLiteral("north-pipe"), 30);
        QVERIFY(settle(session));
        QCOMPARE(session.save(path), QString());

        Session again;
        QVERIFY(!has_errors(again.open(path)));
        QVERIFY(settle(again));
        QCOMPARE(again.pins().size(), std::size_t{1});
        QVERIFY(again.pins().front().scenario == session.pins().front().scenario);
    }

    void a_file_cut_off_anywhere_is_refused_or_whole_and_loses_nothing() {
        QTemporaryDir folder;
        const QString whole = folder.filePath(QStringLiteral("whole.json"));
        const QString cut = folder.filePath(QStringLiteral("cut.json"));
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QCOMPARE(session.save(whole), QString());
        const Scenario kept = session.scenario();
        const QByteArray bytes = bytes_of(whole);
        QVERIFY(bytes.size() > 1000);
        for (qsizetype length = 0; length < bytes.size() - 2; length += 100) {
            QVERIFY(write_bytes_to(cut, bytes.left(length)));
            const Issues issues = session.open(cut);
            QVERIFY2(has_errors(issues), qPrintable(QString::number(length)));
            QVERIFY(!issues.front().message.empty());
            QVERIFY(session.scenario() == kept);
        }
        QCOMPARE(bytes_of(whole), bytes);
    }

    void foreign_and_newer_files_are_named_as_such() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("foreign.json"));
        Session session;
        for (const QByteArray& words :
             {QByteArray("<html></html>"), QByteArray("PK\x03\x04"), QByteArray("[1, 2]"),
              QByteArray(R"({"format": 999, "network": "tutorial", "periods": []})")}) {
            QVERIFY(write_bytes_to(path, words));
            const Issues issues = session.open(path);
            QVERIFY2(has_errors(issues), words.constData());
            QVERIFY(!session.is_open());
        }
    }

    void autosaves_of_living_windows_are_theirs_and_a_clean_end_leaves_none() {
        QTemporaryDir folder;
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const auto write = [&](const QString& path) { return session.save_copy(path); };
        Autosave one(write, folder.path()), two(write, folder.path());
        QVERIFY(one.path() != two.path());
        session.move_lever(QStringLiteral("north-pipe"), 20);
        one.write_now();
        QVERIFY(QFile::exists(one.path()));
        QVERIFY(recovered_work(folder.path()).empty());
        one.forget();
        QVERIFY(!QFile::exists(one.path()));
    }

    void work_of_a_killed_program_is_offered_again() {
        QTemporaryDir folder;
        QProcess program;
        QProcessEnvironment setting = QProcessEnvironment::systemEnvironment();
        setting.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        setting.insert(QStringLiteral("GASHUB_AUTOSAVE_DIR"), folder.path());
        setting.insert(QStringLiteral("GASHUB_SETTINGS"), folder.filePath(QStringLiteral("s.ini")));
        program.setProcessEnvironment(setting);
        program.start(QStringLiteral(GASHUB_APP),
                      {scenario_file("tutorial"), QStringLiteral("--set"),
                       QStringLiteral("arcs.north-city.capacity_bcm_per_year=20")});
        QVERIFY(program.waitForStarted());
        const QDir files(folder.path());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return !files.entryList({QStringLiteral("work-*.json")}, QDir::Files).isEmpty();
            },
            30'000));
        QVERIFY(recovered_work(folder.path()).empty()); // it still lives
        program.kill();
        QVERIFY(program.waitForFinished());
        const auto found = recovered_work(folder.path());
        QCOMPARE(found.size(), std::size_t{1});
        Session session;
        QVERIFY(!has_errors(session.open(found.front().path, found.front().original)));
        QVERIFY(settle(session));
        QCOMPARE(lever_value(session, "north-pipe"), 20.0);
        QVERIFY(!session.history().isClean());
        QCOMPARE(session.path(), scenario_file("tutorial"));
    }
};

QTEST_MAIN(FilesTest)
#include "files_test.moc"
