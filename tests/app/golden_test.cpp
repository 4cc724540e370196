// Figures as drawings, byte by byte, of values written down here. GASHUB_REWRITE=1 writes them anew
// into tests/app/golden; look at what changed before it is committed.

#include "app/export/figure_page.hpp"
#include "app/figures/figure_style.hpp"
#include "app/figures/grouped_bars.hpp"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

using namespace gashub::app;

namespace {

OriginValues origins(double russia, double azerbaijan, double lng, double eu) {
    OriginValues values{};
    values[static_cast<std::size_t>(OriginGroup::russia)] = russia;
    values[static_cast<std::size_t>(OriginGroup::azerbaijan)] = azerbaijan;
    values[static_cast<std::size_t>(OriginGroup::lng)] = lng;
    values[static_cast<std::size_t>(OriginGroup::eu)] = eu;
    return values;
}

FlowMapData a_map() {
    FlowMapData map;
    map.box = {.west = 22, .south = 38, .east = 42, .north = 46};
    map.widest_bcm_per_year = 40;
    map.places = {{"hub", "Thrace hub", 41.3, 27.6, 31.25, true, 1000},
                  {"north", "Anapa", 44.9, 37.3, 22.5, false, 10},
                  {"east", "Erzurum", 39.9, 41.3, 27, false, 20},
                  {"west", "Bulgaria", 42.7, 24.5, 33, false, 5},
                  {"sea", "Aliağa", 38.8, 26.9, std::nullopt, false, 1}};
    const auto arc = [](const char* id, std::size_t from, std::size_t to, double flow, bool full,
                        const OriginValues& by_origin) {
        return MapArc{id, id, from, to, false, flow, flow, full, by_origin};
    };
    map.arcs = {arc("blue", 1, 0, 26, false, origins(26, 0, 0, 0)),
                arc("tanap", 2, 0, 16, true, origins(4, 12, 0, 0)),
                arc("strandzha", 0, 3, 12, true, origins(8, 4, 0, 0)),
                arc("port", 4, 0, 0, false, {})};
    map.arcs[3].capacity_bcm_per_year = 6;
    map.selection = {Selection::Kind::arc, "tanap"};
    return map;
}

/// The same values told the other way.
Views other_way(Views views) {
    views.sankey.routes = {{"TurkStream", {Selection::Kind::arc, "blue"}},
                           {"TANAP", {Selection::Kind::arc, "tanap"}},
                           {"LNG to Italy", {}},
                           {"own gas", {}}};
    for (std::size_t c = 0; c < views.sankey.countries.size(); ++c)
        for (const auto& [route, group] :
             {std::pair{0, OriginGroup::russia}, std::pair{1, OriginGroup::azerbaijan},
              std::pair{2, OriginGroup::lng}, std::pair{3, OriginGroup::eu}})
            views.sankey.parts.push_back(
                {static_cast<std::size_t>(group), static_cast<std::size_t>(route), c,
                 views.sankey.countries[c].bcm_per_year.at(static_cast<std::size_t>(group))});
    views.origins.by_year = true;
    views.origins.periods = {"2021", "2022", "2023", "2024"};
    return views;
}

ComparedFigure compared() {
    ComparedFigure figure;
    figure.bars = {
        .title = "Gain of Türkiye, million EUR",
        .hint = {},
        .decimals = 0,
        .settings = {"base", "A", "now"},
        .groups = {{"consumers", {0.0, 310.0, -120.0}}, {"the state", {0.0, std::nullopt, 55.0}}}};
    return figure;
}

QByteArray drawing_of(FigureScene& figure) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setViewBox(figure.sceneRect());
    generator.setSize(figure.sceneRect().size().toSize());
    generator.setResolution(96);
    QPainter painter(&generator);
    painter.fillRect(figure.sceneRect(), figure.backgroundBrush());
    figure.render(&painter, figure.sceneRect(), figure.sceneRect());
    painter.end();
    return buffer.data();
}

void hold_against_golden(const QString& name, const QByteArray& drawn) {
    const QString path = QStringLiteral(GASHUB_SOURCE_DIR "/tests/app/golden/%1.svg").arg(name);
    if (qEnvironmentVariableIsSet("GASHUB_REWRITE"))
        QCOMPARE(write_bytes(path, drawn), QString());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const QByteArray golden = file.readAll();
    qsizetype same = 0;
    while (same < std::min(golden.size(), drawn.size()) && golden[same] == drawn[same])
        ++same;
    QVERIFY2(
        golden == drawn,
        qPrintable(QStringLiteral("%1 differs from byte %2: %3")
                       .arg(path)
                       .arg(same)
                       .arg(QString::fromUtf8(drawn.mid(std::max<qsizetype>(0, same - 60), 160)))));
}

/// Every figure has something to draw, nothing hangs on a solver.
Views values() {
    const std::vector<std::string> periods{"Jan", "Feb", "Mar", "Apr"};
    Views views;
    views.title = "What if?";
    views.caption = "Scenario of the test. Network of the test; sources: none.";
    views.periods = periods;
    views.map = a_map();
    views.prices.periods = periods;
    views.prices.reference_name = "as opened";
    views.prices.series = {{"hub", "Thrace hub", 0, false, {31.25, 30.5, std::nullopt, 28}},
                           {"ttf", "TTF", 1, false, {35, 34, 33.5, 32}},
                           {"hub", "Thrace hub", 0, true, {33, 32, 31, 30}}};
    views.prices.period = 1;
    views.origins = {.place = "Thrace hub",
                     .id = "hub",
                     .periods = periods,
                     .bcm_per_year = {origins(20, 10, 5, 0), origins(18, 10, 8, 0),
                                      origins(15, 10, 4, 1), origins(10, 10, 0, 2)},
                     .labelled = {},
                     .period = std::nullopt};
    views.prices.bands = {
        {"hub", {29.5, 29.0, std::nullopt, 26.0}, {33.0, 32.25, std::nullopt, 30.5}}};
    views.prices.futures = 40;
    views.origins.labelled = {origins(6, 0, 0, 0), origins(5, 0, 0, 0), origins(4, 1, 0, 0), {}};
    views.sankey.countries = {{"tr", "Türkiye", origins(25, 12, 14, 0)},
                              {"de", "Germany", origins(40, 0, 8, 20)},
                              {"it", "Italy", origins(20, 9, 12, 4)}};
    views.storage = {.place = "EU",
                     .reference_name = "as opened",
                     .periods = periods,
                     .level_bcm = {50, 38, 30, 35},
                     .reference_bcm = {52, 41, 32, 36},
                     .working_bcm = {100, 100, 100, 100},
                     .in_bcm = {0, 0, 1, 6},
                     .out_bcm = {14, 12, 9, 1},
                     .target_bcm = {std::nullopt, std::nullopt, 28.0, std::nullopt},
                     .unserved_bcm = {0, 1.5, 0, 0},
                     .period = 2};
    views.gains = {.title = "Who gains, who loses, million EUR over the horizon",
                   .headline = {},
                   .headline_tip = {},
                   .facts = {},
                   .label_title = "Who",
                   .value_title = "Gain, million EUR",
                   .other_title = {},
                   .note_title = {},
                   .hint = {},
                   .decimals = 0,
                   .bars = {}};
    for (const auto& [label, value] :
         {std::pair{"Türkiye, all together", 1240.0}, std::pair{"Türkiye: consumers", -310.0},
          std::pair{"Russia", -2150.0}}) {
        Bar& bar = views.gains.bars.emplace_back();
        bar.label = label;
        bar.value = value;
    }
    views.gains.bars.back().other = 400;
    views.gains.bars.back().note = "a note";
    views.security = {.title = "One way into EU out: gas used less there, bcm",
                      .headline = "N-1 by the EU's formula 112 %; simulated 97 %",
                      .headline_tip = "(80 + 20 + 60 + 40 − 30) / 152 = 112 %",
                      .facts = {{"N-1 by the EU's formula", "112 %"}},
                      .label_title = "Out",
                      .value_title = "used less, bcm",
                      .other_title = {},
                      .note_title = {},
                      .hint = {},
                      .decimals = 2,
                      .has_signs = false,
                      .bars = {}};
    for (const auto& [label, value] : {std::pair{"TurkStream", 9.1}, std::pair{"Yamal", 4.0}}) {
        Bar& bar = views.security.bars.emplace_back();
        bar.label = label;
        bar.value = value;
        bar.note = "+3.2 €/MWh";
    }
    views.security.bars.back().off = true;
    views.security.bars.back().note = "switched off";
    views.power = views.gains;
    views.power.other_is_ring = true;
    views.why.price = {
        .terms = {{WaterfallTerm::Kind::source, "Gas from Shah Deniz", 14, OriginGroup::azerbaijan},
                  {WaterfallTerm::Kind::transport, "Tariffs", 9.25, std::nullopt},
                  {WaterfallTerm::Kind::scarcity, "Full: TANAP", 8, std::nullopt}},
        .total_label = "Price at Thrace hub",
        .total_eur_per_mwh = 31.25};
    views.merit_order = {.title = "Merit order, Thrace hub, Jan: price in €/MWh",
                         .across_title = "bcm a year",
                         .hint = {},
                         .series = {{"supply", 0, false, {{0, 10}, {20, 20}, {40, 35}}},
                                    {"demand", 1, false, {{50, 10}, {30, 28}, {10, 60}}}},
                         .marks = {{29, 27, "price"}}};
    return views;
}

} // namespace

class GoldenTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void figures_are_drawn_as_they_were_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("language");
        for (const FigureKind kind : {FigureKind::map, FigureKind::prices, FigureKind::origins,
                                      FigureKind::sankey, FigureKind::storage, FigureKind::gains,
                                      FigureKind::explanation, FigureKind::merit_order}) {
            const std::string id(figure_id(kind));
            QTest::newRow(id.c_str())
                << static_cast<int>(kind) << static_cast<int>(Language::english);
        }
        QTest::newRow("map-tr") << static_cast<int>(FigureKind::map)
                                << static_cast<int>(Language::turkish);
        QTest::newRow("storage-tr")
            << static_cast<int>(FigureKind::storage) << static_cast<int>(Language::turkish);
    }

    void figures_are_drawn_as_they_were() {
        QFETCH(int, kind);
        QFETCH(int, language);
        const FigurePage page{.kind = static_cast<FigureKind>(kind), .size = {661, 340}};
        const QByteArray drawn = page_svg(page, values(), static_cast<Language>(language));
        hold_against_golden(QLatin1String(QTest::currentDataTag()), drawn);
    }

    void other_ways_are_drawn_as_they_were_in_every_style_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("style");
        QTest::addColumn<int>("language");
        QTest::addColumn<QSizeF>("size");
        const auto row = [](const char* name, FigureKind kind, StyleKind style, Language language,
                            QSizeF size) {
            QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(style)
                                << static_cast<int>(language) << size;
        };
        row("sankey-routes", FigureKind::sankey, StyleKind::paper, Language::english, {661, 340});
        row("sankey-routes-dark-tr", FigureKind::sankey, StyleKind::screen_dark, Language::turkish,
            {1280, 620});
        row("origins-years", FigureKind::origins, StyleKind::screen_light, Language::english,
            {460, 250});
        row("origins-years-dark-tr", FigureKind::origins, StyleKind::screen_dark, Language::turkish,
            {661, 340});
        row("prices-band-dark", FigureKind::prices, StyleKind::screen_dark, Language::english,
            {661, 340});
        row("security", FigureKind::security, StyleKind::paper, Language::english, {661, 340});
        row("security-light-tr", FigureKind::security, StyleKind::screen_light, Language::turkish,
            {460, 250});
        row("power", FigureKind::power, StyleKind::paper, Language::english, {661, 340});
    }

    void other_ways_are_drawn_as_they_were_in_every_style() {
        QFETCH(int, kind);
        QFETCH(int, style);
        QFETCH(int, language);
        QFETCH(QSizeF, size);
        const Figure figure = build_figure(static_cast<FigureKind>(kind), other_way(values()),
                                           {static_cast<StyleKind>(style), 13}, size,
                                           static_cast<Language>(language));
        hold_against_golden(QLatin1String(QTest::currentDataTag()), drawing_of(*figure));
    }

    void compared_settings_are_drawn_as_they_were() {
        const Figure figure = build_compared(compared(), {}, {661, 340}, Language::english);
        hold_against_golden(QStringLiteral("compared"), drawing_of(*figure));
    }

    void one_value_more_changes_the_drawing() {
        Views views = values();
        const FigurePage page{.kind = FigureKind::sankey, .size = {661, 340}};
        const QByteArray before = page_svg(page, views, Language::english);
        views.sankey.countries[0].bcm_per_year[0] += 1;
        QVERIFY(before != page_svg(page, views, Language::english));
    }
};

QTEST_MAIN(GoldenTest)
#include "golden_test.moc"
