// The window as a person uses it, without a display: levers, undo, the map, names and keys.

#include "app/figures/flow_map.hpp"
#include "app/figures/marks.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/figure_view.hpp"
#include "app/panels/lever_row.hpp"
#include "app/panels/levers_panel.hpp"
#include "app/panels/period_bar.hpp"
#include "app/panels/rules_window.hpp"
#include "app/panels/why_panel.hpp"
#include "app/window/window.hpp"
#include "file_bytes.hpp"
#include "window_run.hpp"

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QGraphicsRectItem>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace gashub;
using namespace gashub::app;

class WindowTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void a_lever_moves_the_answer_and_undo_brings_it_back() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const double before = price(session, "city");
        QVERIFY(before > 0);

        auto* row = window.findChild<LeverRow*>(QStringLiteral("lever_north-pipe"));
        QVERIFY(row != nullptr);
        auto* slider = row->findChild<NotchedSlider*>(QStringLiteral("slider"));
        slider->setValue(slider->minimum() + 2);
        QVERIFY(settle(session));
        const double after = price(session, "city");
        QVERIFY2(after > before + 1, "a narrower pipe makes the city's gas dearer");
        QVERIFY(!session.views().changes.empty());
        QCOMPARE(session.history().count(), 1);

        session.history().undo();
        QVERIFY(settle(session));
        QVERIFY(std::abs(price(session, "city") - before) < 1e-6);
        QCOMPARE(lever_value(session, "north-pipe"), 36.5);
        session.history().redo();
        QVERIFY(settle(session));
        QVERIFY(std::abs(price(session, "city") - after) < 1e-6);
    }

    void a_drag_is_one_step_of_undo() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        const Scenario start = session.scenario();
        for (int i = 1; i <= 30; ++i)
            session.move_lever(QStringLiteral("city-demand"), 1 + 0.01 * i, 7);
        QCOMPARE(session.history().count(), 1);
        session.move_lever(QStringLiteral("city-demand"), 0.8, 8);
        QCOMPARE(session.history().count(), 2);
        const Scenario end = session.scenario();
        while (session.history().canUndo())
            session.history().undo();
        QVERIFY(session.scenario() == start);
        while (session.history().canRedo())
            session.history().redo();
        QVERIFY(session.scenario() == end);
        QVERIFY(settle(session));
    }

    void undo_works_from_inside_a_text_field() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("city-demand"), 1.2);
        auto* row = window.findChild<LeverRow*>(QStringLiteral("lever_city-demand"));
        auto* box = row->findChild<QLineEdit*>(QStringLiteral("box"));
        window.activateWindow();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(lever_value(session, "city-demand"), 1.0);
        QTest::keyClick(box, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(lever_value(session, "city-demand"), 1.2);
        QVERIFY(settle(session));
    }

    void a_box_takes_comma_and_point_and_refuses_words() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        auto* row = window.findChild<LeverRow*>(QStringLiteral("lever_lng-cost"));
        auto* box = row->findChild<QLineEdit*>(QStringLiteral("box"));
        const auto type = [&](const QString& text) {
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, text);
            QTest::keyClick(box, Qt::Key_Return);
        };
        type(QStringLiteral("7,5"));
        QCOMPARE(lever_value(session, "lng-cost"), 7.5);
        type(QStringLiteral("12 EUR/MWh"));
        QCOMPARE(lever_value(session, "lng-cost"), 12.0);
        type(QStringLiteral("much"));
        QCOMPARE(lever_value(session, "lng-cost"), 12.0);
        type(QStringLiteral("900"));
        QCOMPARE(lever_value(session, "lng-cost"), 20.0);
        QVERIFY(settle(session));
    }

    void fifty_moves_end_in_the_last_value_with_few_solves() {
        std::atomic<int> solves = 0;
        Session session([&](const Question& question, std::stop_token stop) {
            ++solves;
            QTest::qSleep(30);
            return answer(question, stop);
        });
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        solves = 0;
        for (int i = 1; i <= 50; ++i)
            session.move_lever(QStringLiteral("city-demand"), 1 + 0.01 * i);
        QVERIFY(settle(session));
        QVERIFY2(solves <= 3, qPrintable(QString::number(solves)));
        Session direct;
        QVERIFY(!has_errors(direct.open(scenario_file("tutorial"))));
        direct.move_lever(QStringLiteral("city-demand"), 1.5);
        QVERIFY(settle(direct));
        const double off = price(session, "city") - price(direct, "city");
        QVERIFY2(std::abs(off) < 0.01, qPrintable(QString::number(off)));
    }

    void no_two_texts_of_a_map_overlap_and_none_leaves_it() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        for (const QSizeF size : {QSizeF(640, 260), QSizeF(780, 340), QSizeF(1130, 560)}) {
            const Figure map = build_flow_map(session.views().map, {}, size, Language::english);
            QVERIFY(texts_of(*map).size() > 15);
            const QStringList faults = crowded(*map);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
        }
    }

    void nothing_of_a_map_is_drawn_outside_its_frame() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        FlowMapData data = session.views().map;
        data.position = {5, 0.1, 0.1};
        const QSizeF size(780, 340);
        const Figure map = build_flow_map(data, {}, size, Language::english);
        const QRectF allowed = QRectF({0, 0}, size).adjusted(-8, -8, 8, 8);
        for (const QGraphicsItem* item : map->items())
            QVERIFY(allowed.contains(item->sceneBoundingRect()));
    }

    void a_click_on_a_place_explains_it_and_the_period_slider_its_month() {
        Session session;
        Window window(session);
        window.resize(1366, 768);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        session.select({Selection::Kind::place, "bg"});
        QVERIFY(settle(session));
        QVERIFY(QString::fromStdString(session.views().why.question)
                    .contains(QStringLiteral("Bulgaria")));
        auto* periods = window.findChild<PeriodBar*>(QStringLiteral("periods"));
        periods->step(1);
        QVERIFY(settle(session));
        QCOMPARE(session.attention().period.value(), std::size_t{0});
        QVERIFY(
            QString::fromStdString(session.views().why.question).contains(QStringLiteral("Jan")));
        auto* supply = window.findChild<QCheckBox*>(QStringLiteral("supply_switch"));
        QVERIFY(supply->isEnabled());
        supply->setChecked(true);
    }

    void groups_of_levers_fold_and_a_lever_goes_to_the_top_and_back() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        auto* const panel = window.findChild<LeversPanel*>(QStringLiteral("levers"));
        const auto rows = [&] { return panel->findChildren<LeverRow*>(); };
        const auto shown = [&] {
            const auto all = rows();
            return std::count_if(all.begin(), all.end(),
                                 [](const LeverRow* row) { return row->isVisible(); });
        };
        const auto all = shown();
        QCOMPARE(all, rows().size());
        auto* const heading = panel->findChild<QToolButton*>(QStringLiteral("group"));
        heading->click();
        QVERIFY(shown() < all);
        heading->click();
        QCOMPARE(shown(), all);
        const QString last = rows().back()->objectName();
        emit rows().back()->top_wanted(last.mid(6));
        QTRY_COMPARE(rows().front()->objectName(), last);
        emit rows().front()->top_wanted(last.mid(6));
        QTRY_COMPARE(rows().back()->objectName(), last);
    }

    void a_lever_and_a_figure_say_what_they_are() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        auto* const about = window.findChild<QAction*>(QStringLiteral("about_this"));
        auto* const row = window.findChild<LeverRow*>(QStringLiteral("lever_north-pipe"));
        window.activateWindow();
        row->findChild<QSlider*>(QStringLiteral("slider"))->setFocus();
        about->trigger();
        QVERIFY(QToolTip::text().contains(text_of(session.levers()[0].help)));
        QVERIFY(QToolTip::text().contains(QStringLiteral("Source:")));
        window.slot(0).view().setFocus();
        about->trigger();
        QVERIFY(
            QToolTip::text().contains(text_of(figure_help(FigureKind::map, Language::english))));
        QTest::keyClick(row->findChild<QSlider*>(QStringLiteral("slider")), Qt::Key_Return);
        QCOMPARE(window.focusWidget(), row->findChild<QLineEdit*>(QStringLiteral("box")));
    }

    void keys_on_the_map_pass_the_pipes_of_a_place() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        session.select({Selection::Kind::place, "bg"});
        QVERIFY(settle(session));
        FigureView& map = window.slot(0).view();
        map.setFocus();
        QStringList passed;
        for (int step = 0; step < 50; ++step) {
            QTest::keyClick(&map, Qt::Key_Tab);
            QVERIFY(settle(session));
            const Selection& now = session.attention().selection;
            if (now.kind != Selection::Kind::arc || window.focusWidget() != &map)
                break;
            const int arc = session.network().find_arc(now.id);
            QVERIFY(session.network().arc(arc).from == "bg" ||
                    session.network().arc(arc).to == "bg");
            QVERIFY(!passed.contains(text_of(now.id)));
            passed << text_of(now.id);
        }
        QVERIFY2(passed.size() >= 3, qPrintable(passed.join(QLatin1Char(' '))));
        QVERIFY2(window.focusWidget() != &map, "past the last pipe the next widget has the keys");
        session.zoom_map(4, 0, 0);
        QTest::keyClick(&map, Qt::Key_0);
        QCOMPARE(session.views().map.position.zoom, 1.0);
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(window.slot(1).kind(), FigureKind::explanation);
    }

    void who_gains_stands_below_the_reasons_in_a_tall_window() {
        Session session;
        Window window(session);
        window.resize(1920, 1080);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        session.move_lever(QStringLiteral("turkish-demand"), 1.1);
        QVERIFY(settle(session));
        auto* const gains = window.findChild<FigureView*>(QStringLiteral("gains_below"));
        QVERIFY(gains->isVisible());
        window.resize(1366, 768);
        QTRY_VERIFY(!gains->isVisible());
    }

    void whoever_can_be_focused_has_a_name() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
            const bool is_inner = widget->objectName().startsWith(QLatin1String("qt_")) ||
                                  (area != nullptr && area->viewport() == widget);
            if (widget->focusPolicy() == Qt::NoFocus || is_inner || !widget->isVisible())
                continue;
            const bool speaks = !widget->accessibleName().isEmpty() ||
                                qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                                widget->inherits("QMenuBar") || widget->inherits("QScrollArea");
            QVERIFY2(speaks,
                     qPrintable(QStringLiteral("%1 in %2")
                                    .arg(QLatin1String(widget->metaObject()->className()),
                                         QLatin1String(
                                             widget->parentWidget()->metaObject()->className()))));
        }
    }

    void no_key_has_two_meanings() {
        Session session;
        Window window(session);
        QStringList keys;
        for (const QAction* action : window.findChildren<QAction*>()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys << key.toString();
            }
        }
        QVERIFY(keys.size() > 10);
    }

    void a_term_of_a_price_leads_to_what_it_names() {
        Session session;
        Window window(session);
        window.resize(1366, 768);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        session.select({Selection::Kind::place, "city"});
        QVERIFY(settle(session));
        auto* const view = window.findChild<FigureView*>(QStringLiteral("waterfall"));
        QVERIFY(view != nullptr && view->isVisible());
        int clicked = 0;
        const std::vector<WaterfallTerm> terms = session.views().why.price.terms;
        for (const WaterfallTerm& term : terms) {
            if (term.about.kind == Selection::Kind::none)
                continue;
            session.select({Selection::Kind::place, "city"});
            QVERIFY(settle(session));
            for (const QGraphicsItem* item : view->scene()->items())
                if (item->toolTip().startsWith(text_of(term.label)) &&
                    dynamic_cast<const QGraphicsRectItem*>(item) != nullptr) {
                    const QPoint at = view->mapFromScene(item->sceneBoundingRect().center());
                    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
                    break;
                }
            QVERIFY(settle(session));
            QVERIFY2(session.attention().selection == term.about, term.label.c_str());
            ++clicked;
        }
        QVERIFY(clicked >= 2);
    }

    void a_term_of_a_rule_leads_to_where_it_is_set() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("levy.json"));
        QVERIFY(write_bytes_to(path, R"({"format": 1, "id": "levied", "extends": "tutorial",
 "policies": [{"id": "levy", "kind": "quota", "origin": "north", "region": "XC", "share": 0.5}]})"));
        Session session;
        Window window(session);
        window.resize(1366, 768);
        window.show();
        QVERIFY(!has_errors(session.open(path)));
        session.select({Selection::Kind::place, "city"});
        session.choose_period(0);
        QVERIFY(settle(session));
        const std::vector<WaterfallTerm>& terms = session.views().why.price.terms;
        const auto levy = std::find_if(terms.begin(), terms.end(), [](const auto& term) {
            return term.about == Selection{Selection::Kind::rule, "levy"};
        });
        QVERIFY(levy != terms.end());
        QVERIFY(std::abs(levy->eur_per_mwh - 6) < 0.01); // 14 in summer, less 6 and 2 for the way
        auto* const panel = window.findChild<WhyPanel*>();
        QVERIFY(panel != nullptr);
        const Selection before = session.attention().selection;
        emit panel->picked(levy->about, {});
        const auto* const rules = window.findChild<RulesWindow*>();
        QVERIFY(rules != nullptr && rules->isVisible());
        const auto* const tree = rules->findChild<QTreeWidget*>();
        QVERIFY(tree->currentItem() != nullptr);
        QCOMPARE(tree->currentItem()->text(0), QStringLiteral("levy"));
        QVERIFY(session.attention().selection == before);
    }

    void a_choice_that_stands_at_no_stop_says_so() {
        LeverView lever;
        lever.id = "gas";
        lever.is_choice = true;
        lever.stops = {{{}, "open"}, {{}, "shut"}};
        lever.stop = 1;
        LeverRow row;
        row.show_lever(lever, Locale{});
        auto* const choice = row.findChild<QComboBox*>(QStringLiteral("choice"));
        QCOMPARE(choice->currentText(), QStringLiteral("shut"));
        const auto drawn = [&] {
            choice->resize(200, 30);
            return choice->grab().toImage();
        };
        lever.stop.reset();
        row.show_lever(lever, Locale{});
        QCOMPARE(choice->placeholderText(), QStringLiteral("something else"));
        const QImage told = drawn();
        choice->setPlaceholderText({});
        QVERIFY2(told != drawn(), "the words are drawn");
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
