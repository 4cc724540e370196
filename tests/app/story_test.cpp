// The first ten minutes of a student, as a script: from the start page to a figure in a paper. No
// dialog stands in between, and it takes few actions.

#include "app/export/figure_page.hpp"
#include "app/figures/figure_style.hpp"
#include "app/panels/compare_window.hpp"
#include "app/panels/data_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/levers_panel.hpp"
#include "app/window/desk.hpp"
#include "window_run.hpp"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace gashub;
using namespace gashub::app;

class StoryTest : public QObject {
    Q_OBJECT

    Session session_;
    std::unique_ptr<Desk> desk_;
    int actions_ = 0;

    Window& window() { return desk_->window(); }

    template <class Widget>
    Widget* find(const char* name) {
        auto* const found = window().findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qWarning("nothing is called %s", name);
        return found;
    }

    /// Counts an action, waits for its answer, and looks whether something stands in the way.
    bool done() {
        ++actions_;
        if (session_.pace() == Session::Pace::on_demand) // on a slow machine F5 is pressed
            session_.run();
        return settle(session_) && QApplication::activeModalWidget() == nullptr &&
               session_.state() == Session::State::solved;
    }

    /// A word of a lever's box.
    void choose(const char* lever, const char* word) {
        auto* const box = find<QWidget>(lever)->findChild<QComboBox*>(QStringLiteral("choice"));
        const int stop = box->findText(QLatin1String(word));
        QVERIFY2(stop >= 0 && box->isVisible(), word);
        box->setCurrentIndex(stop);
        emit box->activated(stop);
    }

    bool trigger(const char* action) {
        auto* const found = find<QAction>(action);
        if (found == nullptr)
            return false;
        found->trigger();
        return done();
    }

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }
    void cleanupTestCase() { desk_.reset(); }

    void the_first_ten_minutes_need_no_manual() {
        QTemporaryDir folder;
        desk_ = std::make_unique<Desk>(session_, false);
        window().resize(1366, 768);
        window().show();

        // A question of the start page opens a scenario with its base case.
        auto* const question = find<QAbstractButton>("question_hub-2021");
        QVERIFY(question != nullptr);
        question->click();
        QVERIFY(done());
        QVERIFY(find<QWidget>("tips")->isVisible());
        QVERIFY(session_.has_parent());
        QVERIFY(std::any_of(session_.views().cards.begin(), session_.views().cards.end(),
                            [](const Card& card) {
                                return card.value && card.reference &&
                                       std::abs(*card.value - *card.reference) > 1e-3;
                            }));

        // A lever to its end: sentences say what changed.
        choose("lever_russian-pipeline-gas", "none");
        QVERIFY(done());
        auto* const changes = find<QListWidget>("changes");
        QVERIFY(changes->count() > 2);

        // A click on a sentence leads to the pipe it speaks of.
        const auto& told = session_.views().changes;
        const auto pipe = std::find_if(told.begin(), told.end(), [](const Change& change) {
            return change.about.kind == Selection::Kind::arc;
        });
        QVERIFY(pipe != told.end());
        const std::string pipe_id = pipe->about.id;
        emit changes->itemClicked(changes->item(static_cast<int>(pipe - told.begin())));
        QVERIFY(done());
        QCOMPARE(session_.attention().selection.id, pipe_id);
        QVERIFY(!session_.views().why.words.empty());
        const WaterfallData why = session_.views().why.price;
        double sum = 0;
        for (const WaterfallTerm& term : why.terms)
            sum += term.eur_per_mwh;
        QVERIFY2(std::abs(sum - why.total_eur_per_mwh) < 0.01, qPrintable(QString::number(sum)));

        // More American LNG; B held shows what it was, let go what it is.
        session_.move_lever(QStringLiteral("us-lng"), 1.5);
        QVERIFY(done());
        const double now = price(session_, "tr-thrace");
        window().activateWindow();
        window().setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTest::keyPress(&window(), Qt::Key_B);
        QVERIFY(session_.views().shows_reference);
        QTest::keyRelease(&window(), Qt::Key_B);
        QVERIFY(!session_.views().shows_reference);
        ++actions_;

        // Replay ends where it began.
        QVERIFY(trigger("replay"));
        QVERIFY(QTest::qWaitFor([&] { return lever_value(session_, "us-lng") < 1.4; }, 5000));
        QTest::qWait(2600);
        QVERIFY(settle(session_));
        QCOMPARE(lever_value(session_, "us-lng"), 1.5);
        QVERIFY(std::abs(price(session_, "tr-thrace") - now) < 1e-6);

        // Pinned, changed and compared: the row that differs leads to its figure.
        QVERIFY(trigger("pin"));
        QCOMPARE(session_.pins().size(), std::size_t{1});
        choose("lever_price-rule", "oil-indexed");
        QVERIFY(done());
        QVERIFY(std::holds_alternative<OilIndexed>(session_.scenario().parts().hub->price_rule));
        QVERIFY(std::abs(price(session_, "tr-thrace") - now) > 0.1);
        QVERIFY(trigger("compare"));
        auto* const table = find<CompareWindow>("compare")->findChild<QTableWidget*>();
        QVERIFY(table->rowCount() > 5);
        QVERIFY(table->columnCount() >= 4);
        // The assumption that was changed is the one that differs from the pin.
        QVERIFY(
            !table->findItems(QStringLiteral("How the price forms"), Qt::MatchExactly).isEmpty());
        find<CompareWindow>("compare")->hide();

        // Where the spread turns is marked on the lever.
        emit find<LeversPanel>("levers")->tipping_wanted(QStringLiteral("us-lng"));
        QVERIFY(done());
        QVERIFY(QTest::qWaitFor([&] { return !session_.board().is_running(); }, 120'000));
        QVERIFY(session_.views().tipping.series.size() >= 1);

        // A figure into the paper, the file to a friend, a number to its source.
        QVERIFY(trigger("view_sankey"));
        QVERIFY(trigger("copy"));
        const QMimeData* const clip = QApplication::clipboard()->mimeData();
        QVERIFY(clip->hasImage() && clip->hasFormat(QStringLiteral("image/svg+xml")));
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        QCOMPARE(session_.save(path), QString());
        QVERIFY(done());
        Session friends;
        QVERIFY(!has_errors(friends.open(path)));
        QVERIFY(settle(friends));
        // A tenth of a digit that is shown: the window's answer began from the one before.
        const double theirs = price(friends, "tr-thrace"), mine = price(session_, "tr-thrace");
        QVERIFY2(std::abs(theirs - mine) < 1e-3, qPrintable(QString::number(theirs, 'g', 12) + " " +
                                                            QString::number(mine, 'g', 12)));
        QCOMPARE(friends.pins().size(), std::size_t{1});
        QVERIFY(trigger("data"));
        QVERIFY(window().findChild<DataWindow*>()->isVisible());
        QVERIFY2(actions_ <= 25, qPrintable(QString::number(actions_)));
    }
};

QTEST_MAIN(StoryTest)
#include "story_test.moc"
