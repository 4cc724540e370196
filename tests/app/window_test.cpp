// The window as a person uses it, without a display: levers, undo, the map, names and keys.

#include "app/figures/flow_map.hpp"
#include "app/figures/marks.hpp"
#include "app/panels/lever_row.hpp"
#include "app/panels/period_bar.hpp"
#include "app/window/window.hpp"
#include "window_run.hpp"

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QGraphicsSimpleTextItem>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include <atomic>
#include <cmath>

using namespace gashub;
using namespace gashub::app;

namespace {

/// Rectangles of all texts of a figure, drawn to its scene.
std::vector<std::pair<QString, QRectF>> texts_of(const QGraphicsScene& scene) {
    std::vector<std::pair<QString, QRectF>> texts;
    for (const QGraphicsItem* item : scene.items()) {
        if (const auto* text = dynamic_cast<const QGraphicsSimpleTextItem*>(item))
            texts.emplace_back(text->text(), text->sceneBoundingRect());
    }
    return texts;
}

} // namespace

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
            const auto texts = texts_of(*map);
            QVERIFY(texts.size() > 15);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                QVERIFY2(QRectF({0, 0}, size).contains(texts[i].second),
                         qPrintable(texts[i].first));
                for (std::size_t j = 0; j < i; ++j) {
                    const QRectF common = texts[i].second & texts[j].second;
                    QVERIFY2(common.width() < 1 || common.height() < 1,
                             qPrintable(texts[i].first + QStringLiteral(" / ") + texts[j].first));
                }
            }
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
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
