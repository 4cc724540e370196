// What figures tell in other ways: routes, years, the hub's label, futures behind the prices, N-1
// and what is switched off.

#include "app/figures/figure_kind.hpp"
#include "app/figures/marks.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/panels/figure_view.hpp"
#include "app/view_data/sheets.hpp"
#include "app/window/desk.hpp"
#include "window_run.hpp"

#include <numeric>

using namespace gashub;
using namespace gashub::app;

namespace {

double total(const OriginValues& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

class WaysTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void by_route_is_the_same_gas_with_the_borders_between() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        const SankeyData direct = session.views().sankey;
        QVERIFY(direct.routes.empty());
        session.tell({.by_route = true});
        QVERIFY(settle(session));
        const SankeyData& routes = session.views().sankey;
        QVERIFY(routes.routes.size() > 5);
        QVERIFY(routes.countries == direct.countries);
        std::vector<OriginValues> sums(routes.countries.size());
        double blue_stream = 0;
        for (const SankeyData::Part& part : routes.parts) {
            sums[part.country][part.group] += part.bcm_per_year;
            if (routes.routes[part.route].about.id == "blue-stream")
                blue_stream += part.bcm_per_year;
        }
        for (std::size_t c = 0; c < sums.size(); ++c)
            for (std::size_t g = 0; g < origin_group_count; ++g)
                QVERIFY2(std::abs(sums[c][g] - direct.countries[c].bcm_per_year[g]) < 1e-3,
                         routes.countries[c].name.c_str());
        QVERIFY(blue_stream > 1);
        QCOMPARE(sheet_of(FigureKind::sankey, session.views(), Language::english).rows.size(),
                 routes.parts.size());
        session.tell({});
        QVERIFY(settle(session));
        QVERIFY(session.views().sankey == direct);
    }

    void years_hold_what_their_periods_hold() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("base-2021"))));
        QVERIFY(settle(session));
        const OriginChartData months = session.views().origins;
        QCOMPARE(months.periods.size(), std::size_t{12});
        session.tell({.by_year = true});
        QVERIFY(settle(session));
        const OriginChartData& years = session.views().origins;
        QCOMPARE(years.periods, std::vector<std::string>{"2021"});
        double mean = 0;
        const std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        for (std::size_t p = 0; p < 12; ++p)
            mean += total(months.bcm_per_year[p]) * days[p] / 365;
        QVERIFY(mean > 1);
        QVERIFY(std::abs(total(years.bcm_per_year[0]) - mean) < 1e-6 * mean);
    }

    void gas_under_the_hubs_label_is_hatched_on_map_and_chart() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("eu/blend-share"))));
        QVERIFY(settle(session));
        double most = 0;
        std::string place;
        for (const MapArc& arc : session.views().map.arcs) {
            QVERIFY(total(arc.labelled_bcm_per_year) <= arc.flow_bcm_per_year + 1e-6);
            if (total(arc.labelled_bcm_per_year) > most && !arc.lane) {
                most = total(arc.labelled_bcm_per_year);
                place = session.views().map.places[arc.to].id;
            }
        }
        QVERIFY(most > 0.5);
        session.select({Selection::Kind::place, place});
        QVERIFY(settle(session));
        const OriginChartData& chart = session.views().origins;
        QCOMPARE(chart.labelled.size(), chart.bcm_per_year.size());
        double labelled = 0;
        for (std::size_t p = 0; p < chart.labelled.size(); ++p)
            for (std::size_t g = 0; g < origin_group_count; ++g) {
                QVERIFY(chart.labelled[p][g] <= chart.bcm_per_year[p][g] + 1e-6);
                labelled += chart.labelled[p][g];
            }
        QVERIFY(labelled > 0.5);
        for (const FigureKind kind : {FigureKind::map, FigureKind::origins}) {
            const Figure figure =
                build_figure(kind, session.views(), {}, {900, 500}, Language::english);
            const auto texts = texts_of(*figure);
            const bool says = std::any_of(texts.begin(), texts.end(), [](const auto& text) {
                return text.first == QLatin1String("under the hub's label");
            });
            QVERIFY2(says, std::string(figure_id(kind)).c_str());
            int hatched = 0;
            for (const QGraphicsItem* item : figure->items())
                if (const auto* shape = dynamic_cast<const QAbstractGraphicsShapeItem*>(item))
                    hatched += shape->brush().style() == Qt::BDiagPattern;
            QVERIFY(hatched > 1); // beside the legend's
        }
        const Sheet twin = sheet_of(FigureKind::origins, session.views(), Language::english);
        QVERIFY(std::any_of(twin.columns.begin(), twin.columns.end(), [](const auto& column) {
            return column.title.find("under the hub's label") != std::string::npos;
        }));
    }

    void how_sure_speaks_of_the_chosen_card() {
        Session session;
        Window window(session);
        window.show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        auto* const card = window.findChild<QFrame*>(QStringLiteral("card_russian_share"));
        QVERIFY(card != nullptr);
        QTest::keyClick(card, Qt::Key_Return);
        QVERIFY(settle(session));
        QCOMPARE(session.attention().card, std::string("russian_share"));
        QCOMPARE(card->frameShape(), QFrame::Box);
        QVERIFY(run_to_end(session, FigureKind::how_sure));
        const BarsData share = session.views().how_sure;
        QVERIFY2(share.title.starts_with("Russian share"), share.title.c_str());
        QVERIFY2(share.title.ends_with("change in points"), share.title.c_str());
        QVERIFY(!share.bars.empty());
        double widest = 0;
        for (const Bar& bar : share.bars)
            widest = std::max({widest, std::abs(bar.value), std::abs(bar.other.value_or(0))});
        QVERIFY2(widest > 0.05 && widest <= 100, qPrintable(QString::number(widest)));

        session.select({Selection::Kind::place, "tr-thrace"}); // a place ends the choice
        QVERIFY(settle(session));
        QVERIFY(session.attention().card.empty());
        QCOMPARE(card->frameShape(), QFrame::StyledPanel);
        QVERIFY(run_to_end(session, FigureKind::how_sure));
        QVERIFY(session.views().how_sure.title.starts_with("Price at "));
    }

    void a_band_lies_behind_the_prices_once_futures_were_drawn() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        QVERIFY(session.views().prices.bands.empty());
        QVERIFY(run_to_end(session, FigureKind::how_sure));
        const PriceChartData prices = session.views().prices;
        QVERIFY(!prices.bands.empty());
        QVERIFY(prices.futures >= 30);
        double widest = 0;
        for (const PriceBand& band : prices.bands)
            for (std::size_t p = 0; p < prices.periods.size(); ++p) {
                if (!band.low[p])
                    continue;
                QVERIFY(*band.low[p] <= *band.high[p] + 1e-9);
                widest = std::max(widest, *band.high[p] - *band.low[p]);
            }
        QVERIFY(widest > 0.05);
        const Sheet twin = sheet_of(FigureKind::prices, session.views(), Language::english);
        QCOMPARE(twin.columns.size(), 1 + prices.series.size() + 2 * prices.bands.size());
        // They speak of the setting that they were drawn for, of no other.
        session.move_lever(QStringLiteral("lng"), 2);
        QVERIFY(settle(session));
        QVERIFY(session.views().prices.bands.empty());
        session.history().undo();
        QVERIFY(settle(session));
        QVERIFY(session.views().prices.bands == prices.bands);
    }

    void security_has_the_formula_beside_what_was_simulated() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        QVERIFY(run_to_end(session, FigureKind::security));
        const BarsData& bars = session.views().security;
        QVERIFY(text_of(bars.headline).contains(QStringLiteral("N-1")));
        // The terms of the table, put together again, are the ratio that it tells.
        QCOMPARE(bars.facts.size(), std::size_t{8});
        const auto value = [&](std::size_t fact) {
            return parse_number(bars.facts[fact].words.substr(0, bars.facts[fact].words.find(' ')))
                .value_or(-1);
        };
        const double ratio = (value(2) + value(3) + value(4) + value(5) - value(6)) / value(7);
        QVERIFY2(std::abs(100 * ratio - value(0)) < 2, qPrintable(text_of(bars.headline_tip)));
        QVERIFY(value(1) >= 0 && value(1) <= 100);
    }

    void a_click_on_a_bar_of_security_switches_off_and_undo_puts_back() {
        Session session;
        Desk desk(session, false);
        desk.window().resize(1366, 768);
        desk.window().show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        desk.window().slot(1).set_kind(FigureKind::security);
        QVERIFY(run_to_end(session, FigureKind::security));
        const Scenario before = session.scenario();
        const Selection first = session.views().security.bars.front().about;
        QVERIFY(first.kind == Selection::Kind::arc);
        FigureView& view = desk.window().slot(1).view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(settle(session));
        QCOMPARE(session.history().count(), 1);
        const auto state = [&] {
            const auto& arcs = session.views().map.arcs;
            const auto arc = std::find_if(arcs.begin(), arcs.end(),
                                          [&](const MapArc& each) { return each.id == first.id; });
            return std::pair(arc->off, arc->flow_bcm_per_year < 1e-6);
        };
        QCOMPARE(state(), std::pair(true, true));
        QCOMPARE(session.views().security.bars.front().note, std::string("switched off"));
        const Figure map =
            build_figure(FigureKind::map, session.views(), {}, {900, 500}, Language::english);
        const auto texts = texts_of(*map);
        QVERIFY(std::any_of(texts.begin(), texts.end(), [](const auto& text) {
            return text.first == QLatin1String("switched off");
        }));
        // A new study still lists what is off; a second click puts it back.
        QVERIFY(run_to_end(session, FigureKind::security));
        const auto& bars = session.views().security.bars;
        QVERIFY(std::any_of(bars.begin(), bars.end(),
                            [&](const Bar& bar) { return bar.about == first && bar.off; }));
        session.switch_off(first.id);
        QVERIFY(settle(session));
        QVERIFY(session.scenario() == before);
        session.history().undo();
        session.history().undo();
        QVERIFY(settle(session));
        QVERIFY(session.scenario() == before);
        QCOMPARE(state().first, false);
    }
};

QTEST_MAIN(WaysTest)
#include "ways_test.moc"
