// Figures to be asked: keys and pointer stop at values that the table twin has, ribbons stand out,
// compared settings lie over one another, and all has room in any language.

#include "app/figures/figure_kind.hpp"
#include "app/figures/grouped_bars.hpp"
#include "app/figures/marks.hpp"
#include "app/figures/points.hpp"
#include "app/panels/compare_window.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/figure_view.hpp"
#include "app/view_data/market_figures.hpp"
#include "app/view_data/sheets.hpp"
#include "app/window/desk.hpp"
#include "window_run.hpp"

#include <QAction>
#include <QTableWidget>

using namespace gashub;
using namespace gashub::app;

namespace {

constexpr std::array sizes{QSizeF(460, 250), QSizeF(780, 320), QSizeF(1280, 620)};
constexpr std::array languages{Language::english, Language::turkish, Language::longer};

/// Every number of a sheet as words of a figure may have it, by any of the usual decimals.
QStringList numbers_of(const Sheet& sheet, Locale language) {
    QStringList words;
    for (const auto& row : sheet.rows)
        for (const Sheet::Cell& cell : row)
            if (const auto* const number = std::get_if<double>(&cell))
                for (const int decimals : {0, 1, 2})
                    words << text_of(format_number(std::abs(*number), decimals, language));
    return words;
}

/// A moved market of the small network, with a pin and two settings.
void open_moved(Session& session) {
    QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
    QVERIFY(settle(session));
    session.move_lever(QStringLiteral("lng"), 2);
    QVERIFY(settle(session));
}

double opacity_of(const FigureScene& scene, int strand) {
    for (const QGraphicsItem* item : scene.items())
        if (item->data(strand_key).isValid() && item->data(strand_key).toInt() == strand)
            return item->opacity();
    return -1;
}

} // namespace

class FiguresTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void every_stop_says_a_number_of_the_table_twin() {
        Session session;
        open_moved(session);
        for (const FigureKind kind :
             {FigureKind::prices, FigureKind::origins, FigureKind::sankey, FigureKind::storage,
              FigureKind::gains, FigureKind::explanation}) {
            const Figure figure =
                build_figure(kind, session.views(), {}, {1280, 620}, Language::english);
            const QStringList known =
                numbers_of(sheet_of(kind, session.views(), Language::english), Language::english);
            const QString id = text_of(figure_id(kind));
            QVERIFY2(!figure->points.empty(), qPrintable(id));
            for (const FigurePoint& point : figure->points) {
                QVERIFY2(figure->sceneRect().contains(point.at), qPrintable(id + point.words));
                const bool is_known =
                    std::any_of(known.begin(), known.end(), [&](const QString& number) {
                        return point.words.contains(number);
                    });
                QVERIFY2(is_known, qPrintable(id + QStringLiteral(": ") + point.words));
            }
        }
        std::size_t prices = 0;
        for (const PriceSeries& series : session.views().prices.series)
            prices += static_cast<std::size_t>(
                std::count_if(series.eur_per_mwh.begin(), series.eur_per_mwh.end(),
                              [](const auto& price) { return price.has_value(); }));
        const Figure lines =
            build_figure(FigureKind::prices, session.views(), {}, {780, 320}, Language::english);
        QCOMPARE(lines->points.size(), prices);
    }

    void arrows_walk_the_values_and_they_are_spoken() {
        Session session;
        Desk desk(session, false);
        desk.window().resize(1366, 768);
        desk.window().show();
        open_moved(session);
        FigureSlot& slot = desk.window().slot(1);
        for (const FigureKind kind :
             {FigureKind::prices, FigureKind::gains, FigureKind::sankey, FigureKind::storage}) {
            slot.set_kind(kind);
            FigureView& view = slot.view();
            view.setFocus();
            QVERIFY(view.spoken().isEmpty());
            QTest::keyClick(&view, Qt::Key_Down);
            const QString first = view.spoken();
            QVERIFY(!first.isEmpty());
            QCOMPARE(view.accessibleDescription(), first);
            QTest::keyClick(&view, kind == FigureKind::gains ? Qt::Key_Down : Qt::Key_Right);
            QVERIFY2(view.spoken() != first, qPrintable(first));
            QTest::keyClick(&view, kind == FigureKind::gains ? Qt::Key_Up : Qt::Key_Left);
            QCOMPARE(view.spoken(), first);
            // What is spoken stays through a new answer: the figure is another one.
            session.choose_period(0);
            QVERIFY(settle(session));
            QVERIFY(!view.spoken().isEmpty());
            session.choose_period(std::nullopt);
            QVERIFY(settle(session));
            desk.window().slot(0).view().setFocus();
            QVERIFY(view.spoken().isEmpty());
            QVERIFY(view.accessibleDescription().isEmpty());
        }
    }

    void a_key_at_the_edge_stays_and_steps_are_the_nearest() {
        FigureScene scene;
        for (const auto& [column, row] :
             {std::pair{0, 0}, std::pair{1, 0}, std::pair{3, 0}, std::pair{0, 1}, std::pair{2, 2}})
            scene.points.push_back({{}, column, row, {}});
        QCOMPARE(next_point(scene, std::nullopt, 1, 0), std::optional<std::size_t>(0));
        QCOMPARE(next_point(scene, 0, 1, 0), std::optional<std::size_t>(1));
        QCOMPARE(next_point(scene, 1, 1, 0), std::optional<std::size_t>(2));
        QCOMPARE(next_point(scene, 2, 1, 0), std::optional<std::size_t>(2));
        QCOMPARE(next_point(scene, 2, 0, 1), std::optional<std::size_t>(3));
        QCOMPARE(next_point(scene, 3, 0, 1), std::optional<std::size_t>(4));
        QCOMPARE(next_point(scene, 4, 0, -1), std::optional<std::size_t>(3));
        QCOMPARE(next_point(scene, 0, 0, -1), std::optional<std::size_t>(0));
    }

    void the_ribbon_under_the_pointer_stands_out() {
        Session session;
        Desk desk(session, false);
        desk.window().resize(1366, 768);
        desk.window().show();
        open_moved(session);
        for (const bool by_route : {false, true}) {
            session.tell({.by_route = by_route});
            QVERIFY(settle(session));
            desk.window().slot(0).set_kind(FigureKind::sankey);
            QCoreApplication::processEvents();
            FigureView& view = desk.window().slot(0).view();
            const FigureScene& scene = *view.figure();
            const auto widest = std::max_element(
                scene.points.begin(), scene.points.end(),
                [&](const auto& a, const auto& b) { return a.words.size() < b.words.size(); });
            QVERIFY(widest != scene.points.end());
            const FigurePoint aimed = *widest;
            QTest::mouseMove(view.viewport(), view.mapFromScene(aimed.at - QPointF(3, 0)));
            const int stands =
                strand_at(scene, view.mapToScene(view.mapFromScene(aimed.at - QPointF(3, 0))));
            QVERIFY(QTest::qWaitFor([&] { return !view.spoken().isEmpty(); }, 2000));
            QCOMPARE(opacity_of(scene, stands), 1.0);
            int pale = 0;
            for (const FigurePoint& point : scene.points)
                pale += opacity_of(scene, point.strand) < 0.5;
            QCOMPARE(pale, static_cast<int>(scene.points.size()) - 1);
            desk.window().slot(1).view().setFocus();
            QTest::mouseMove(view.viewport(), QPoint(2, 2));
            QVERIFY(QTest::qWaitFor([&] { return view.spoken().isEmpty(); }, 2000));
            for (const FigurePoint& point : scene.points)
                QCOMPARE(opacity_of(scene, point.strand), 1.0);
        }
    }

    void a_row_of_the_comparison_opens_all_settings_in_one_figure() {
        Session session;
        Desk desk(session, false);
        open_moved(session);
        session.pin();
        session.move_lever(QStringLiteral("lng"), 4);
        QVERIFY(settle(session));
        desk.window().show();
        desk.window().findChild<QAction*>(QStringLiteral("compare"))->trigger();
        auto* const compare = desk.window().findChild<CompareWindow*>();
        auto* const table = compare->findChild<QTableWidget*>();
        auto* const view = compare->findChild<FigureView*>(QStringLiteral("compared_figure"));
        QVERIFY(!view->isVisible());
        bool lines = false, bars = false;
        for (int row = 0; row < table->rowCount(); ++row) {
            emit table->cellClicked(row, 0);
            QVERIFY(settle(session));
            QCoreApplication::processEvents();
            QVERIFY(view->isVisible());
            const auto texts = texts_of(*view->figure());
            const auto says = [&](const char* words) {
                return std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
                    return text.first == QLatin1String(words);
                });
            };
            const bool is_empty = view->figure()->points.empty();
            QVERIFY2(is_empty || (says("A") && says("now")),
                     qPrintable(table->item(row, 0)->text()));
            QVERIFY2(crowded(*view->figure()).isEmpty(),
                     qPrintable(crowded(*view->figure()).join(QLatin1Char(';'))));
            const bool is_lines =
                !is_empty && view->figure()->points.front().about.kind == Selection::Kind::place;
            lines = lines || is_lines;
            bars = bars || (!is_empty && !is_lines);
        }
        QVERIFY(lines);
        QVERIFY(bars);
    }

    void compared_values_are_those_of_the_settings() {
        Session session;
        open_moved(session);
        const auto reference = session.reference_answer(), now = session.answered();
        const std::vector<Setting> settings{{"base", &reference->line().scenario, reference.get()},
                                            {"now", &now->line().scenario, now.get()}};
        int gains = 0;
        for (const ComparisonRow& row : comparison(settings, session.attention())) {
            const ComparedFigure figure = compared_figure(settings, row, session.attention());
            QCOMPARE(figure.bars.settings, (std::vector<std::string>{"base", "now"}));
            const Sheet twin = compared_sheet(figure, Language::english);
            if (figure.prices) {
                const int node = now->network().find_node(row.about.id);
                QVERIFY(figure.prices->series[0].reference && !figure.prices->series[1].reference);
                QCOMPARE(*figure.prices->series[1].eur_per_mwh[0], now->outcome().price(node, 0));
                QCOMPARE(twin.rows.size(), figure.prices->periods.size());
                continue;
            }
            QCOMPARE(twin.rows.size(), figure.bars.groups.size());
            if (row.kind != ComparisonRow::Kind::gain)
                continue;
            double sum = 0;
            for (const auto& group : figure.bars.groups)
                sum += group.values[1].value_or(0);
            const double all = [&] {
                double gain = 0;
                for (const auto& [agent, value] : welfare_by(*now, row.key))
                    gain += value;
                for (const auto& [agent, value] : welfare_by(*reference, row.key))
                    gain -= value;
                return gain;
            }();
            QVERIFY2(std::abs(sum - all) < 3, row.label.c_str()); // parts under 0.5 are left out
            ++gains;
        }
        QVERIFY(gains > 1);
    }

    void new_forms_have_room_in_three_sizes_and_all_languages() {
        for (const Language language : languages) {
            Session session;
            session.speak(language);
            QVERIFY(!has_errors(session.open(scenario_file("eu/blend-share"))));
            QVERIFY(settle(session));
            for (const FigureWays ways :
                 {FigureWays{.by_route = true, .by_year = true}, FigureWays{}}) {
                session.tell(ways);
                QVERIFY(settle(session));
                for (const FigureKind kind :
                     {FigureKind::sankey, FigureKind::origins, FigureKind::storage}) {
                    for (const QSizeF size : sizes) {
                        const Figure figure =
                            build_figure(kind, session.views(), {}, size, language);
                        QVERIFY2(crowded(*figure).isEmpty(),
                                 qPrintable(text_of(figure_id(kind)) +
                                            QStringLiteral(" %1: ").arg(size.width()) +
                                            crowded(*figure).join(QStringLiteral("; "))));
                    }
                }
            }
        }
    }
};

QTEST_MAIN(FiguresTest)
#include "figures_test.moc"
