// Every view as figure, table and file; words in Turkish; lessons; studies.

#include "app/export/figure_page.hpp"
#include "app/figures/marks.hpp"
#include "app/lessons/lesson_strip.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/view_data/sheets.hpp"
#include "app/window/desk.hpp"
#include "io/load.hpp"
#include "window_run.hpp"

#include <QAction>
#include <QImage>
#include <QMimeData>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <map>

using namespace gashub;
using namespace gashub::app;

class ViewsTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void every_figure_is_written_as_picture_drawing_document_and_table() {
        QTemporaryDir folder;
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        for (const FigureKind kind : figure_kinds) {
            const FigurePage page{.kind = kind};
            const QString base = folder.filePath(text_of(figure_id(kind)));
            for (const char* ending : {".svg", ".png", ".pdf", ".csv"})
                QCOMPARE(write_page(base + QLatin1String(ending), page, session.views(),
                                    Language::english),
                         QString());
            QFile file(base + QStringLiteral(".svg"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&file);
            QString letters;
            while (!xml.atEnd()) {
                xml.readNext();
                if (xml.isCharacters())
                    letters += xml.text().toString() + QLatin1Char(' ');
            }
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QVERIFY(letters.contains(QStringLiteral("Network black-sea")));
            QVERIFY(letters.contains(text_of(figure_name(kind, Language::english))));
            QCOMPARE(QImage(base + QStringLiteral(".png")).size(), QSize(3125, 1875));
            QCOMPARE(page_svg(page, session.views(), Language::english),
                     page_svg(page, session.views(), Language::english));
        }
        const QString fault = write_page(folder.filePath(QStringLiteral("x.gif")), {},
                                         session.views(), Language::english);
        QVERIFY(!fault.isEmpty());
    }

    void letters_as_outlines_leave_no_text_and_the_same_picture() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        for (const FigureKind kind : {FigureKind::map, FigureKind::prices, FigureKind::sankey}) {
            const FigurePage plain{.kind = kind}, outlined{.kind = kind, .outlines = true};
            const QByteArray drawing = page_svg(outlined, session.views(), Language::english);
            QVERIFY(!drawing.contains("<text"));
            QVERIFY(page_svg(plain, session.views(), Language::english).contains("<text"));
            const QImage a = page_image(plain, session.views(), 1, Language::english);
            const QImage b = page_image(outlined, session.views(), 1, Language::english);
            int far = 0; // letters hinted and not differ at their rims
            for (int y = 0; y < a.height(); ++y)
                for (int x = 0; x < a.width(); ++x)
                    far += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 160;
            QVERIFY2(far < a.width() * a.height() / 200, qPrintable(QString::number(far)));
        }
    }

    void a_copied_figure_is_picture_drawing_and_table_at_once() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        const std::unique_ptr<QMimeData> clip(
            page_clip({.kind = FigureKind::prices}, session.views(), Language::english));
        QVERIFY(clip->hasImage());
        QVERIFY(clip->hasFormat(QStringLiteral("image/svg+xml")));
        QCOMPARE(clip->text(), text_of(to_tab_separated(sheet_of(
                                   FigureKind::prices, session.views(), Language::english))));
        QVERIFY(clip->text().contains(QLatin1Char('\t')));
    }

    void the_table_twin_of_the_prices_holds_the_values_of_the_figure() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        const PriceChartData& chart = session.views().prices;
        const Sheet sheet = sheet_of(FigureKind::prices, session.views(), Language::english);
        QCOMPARE(sheet.rows.size(), chart.periods.size());
        QCOMPARE(sheet.columns.size(), chart.series.size() + 1);
    }

    void page_sizes_are_read_and_wrong_ones_refused() {
        const auto size = page_size(QStringLiteral("17.5x9cm"));
        QVERIFY(size.has_value());
        QVERIFY(std::abs(size->width() - 17.5 / 2.54 * 96) < 1e-9);
        for (const char* wrong : {"", "9cm", "x", "0x0", "-5x5cm", "900x900cm", "nanxnan", "1e9x2"})
            QVERIFY2(!page_size(QLatin1String(wrong)), wrong);
    }

    void no_text_leaves_its_figure_in_any_language() {
        for (const Language language : {Language::english, Language::turkish, Language::longer}) {
            Session session;
            session.speak(language);
            QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
            QVERIFY(settle(session));
            session.move_lever(QStringLiteral("lng"), 2);
            QVERIFY(settle(session));
            for (const FigureKind kind : figure_kinds) {
                const QSizeF size(780, 320);
                const Figure figure = build_figure(kind, session.views(), {}, size, language);
                const QRectF allowed = QRectF({0, 0}, size).adjusted(-2, -2, 2, 2);
                for (const auto& [words, where] : texts_of(*figure))
                    QVERIFY2(allowed.contains(where),
                             qPrintable(text_of(figure_id(kind)) + QStringLiteral(": ") + words));
            }
        }
    }

    void every_word_of_the_window_is_there_in_turkish() {
        Session session;
        Desk desk(session, false);
        desk.speak(Language::turkish);
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        const auto* undo = desk.window().findChild<QAction*>(QStringLiteral("undo"));
        QVERIFY(undo->text().startsWith(QStringLiteral("Geri al")));
        QVERIFY(text_of(session.views().why.question).startsWith(QStringLiteral("Neden")));
        desk.speak(Language::english);
        undo = desk.window().findChild<QAction*>(QStringLiteral("undo"));
        QVERIFY(undo->text().startsWith(QStringLiteral("Undo")));
        QVERIFY(settle(session));
    }

    void every_shipped_lesson_can_be_played_to_its_end() {
        QStringList faults;
        const auto lessons = all_lessons(faults);
        QCOMPARE(faults, QStringList());
        QCOMPARE(lessons.size(), std::size_t{6});
        for (const Lesson& lesson : lessons) {
            Session session;
            Desk desk(session, false);
            desk.window().show();
            desk.window().play(lesson);
            QVERIFY2(session.is_open(), qPrintable(lesson.id));
            QVERIFY(settle(session));
            for (const LessonStep& step : lesson.steps) {
                QVERIFY2(!step.words.tr.empty(), qPrintable(lesson.id));
                QVERIFY2(step.point_at.isEmpty() ||
                             desk.window().findChild<QWidget*>(step.point_at) != nullptr,
                         qPrintable(step.point_at));
                if (step.until == QLatin1String("lever"))
                    QVERIFY2(desk.window().findChild<QWidget*>(QStringLiteral("lever_") +
                                                               step.what) != nullptr,
                             qPrintable(step.what));
                if (step.until == QLatin1String("figure"))
                    QVERIFY2(figure_kind(step.what.toStdString()), qPrintable(step.what));
            }
        }
    }

    void broken_lessons_say_why() {
        QString fault;
        QVERIFY(!parse_lesson("{", fault));
        QVERIFY(!fault.isEmpty());
        fault.clear();
        QVERIFY(!parse_lesson(R"({"id": "x", "scenario": "tutorial", "title": "t",
                                  "steps": [{"words": "w", "until": "never"}]})",
                              fault));
        QVERIFY(!fault.isEmpty());
    }

    void studies_end_with_rows_and_stop_when_asked() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        QVERIFY(session.views().security.bars.empty());
        QVERIFY(!session.views().security.hint.empty());
        QVERIFY(run_to_end(session, FigureKind::security));
        QVERIFY(!session.views().security.bars.empty());
        QVERIFY(run_to_end(session, FigureKind::merit_order));
        QVERIFY(session.views().merit_order.series.size() >= 2);
        session.run_study(FigureKind::how_sure);
        session.board().stop();
        QVERIFY(!session.board().is_running());
        QVERIFY(settle(session));
    }

    void studies_are_told_in_the_units_and_the_language_of_the_reader() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const auto& kinds = {FigureKind::security, FigureKind::how_sure, FigureKind::merit_order,
                             FigureKind::tipping, FigureKind::power};
        std::map<FigureKind, Sheet> found;
        for (const FigureKind kind : kinds) {
            QVERIFY(run_to_end(session, kind));
            found[kind] = sheet_of(kind, session.views(), session.attention().language);
        }
        QVERIFY(!found[FigureKind::security].rows.empty());
        session.measure_in(VolumeUnit::twh, PriceUnit::usd_per_1000_m3);
        QVERIFY(settle(session));
        const Locale reader = session.attention().language;
        const double factor = price_in(1, reader);
        QVERIFY(factor > 2);
        for (const FigureKind kind : kinds) {
            const Sheet turned = sheet_of(kind, session.views(), reader);
            const Sheet& plain = found[kind];
            QCOMPARE(turned.rows.size(), plain.rows.size());
            const bool is_curve = kind == FigureKind::merit_order || kind == FigureKind::tipping;
            const std::size_t at = is_curve ? 2 : 1;
            const double times = kind == FigureKind::power      ? 1
                                 : kind == FigureKind::security ? volume_in(1, reader)
                                                                : factor;
            for (std::size_t i = 0; i < plain.rows.size(); ++i) {
                if (!std::holds_alternative<double>(plain.rows[i][at]))
                    continue; // told in words
                const double was = std::get<double>(plain.rows[i][at]);
                const double is = std::get<double>(turned.rows[i][at]);
                QVERIFY2(std::abs(is - times * was) < 1e-9 * (1 + std::abs(is)),
                         std::string(figure_id(kind)).c_str());
            }
            if (kind == FigureKind::power)
                continue;
            QVERIFY(QString::fromStdString(to_csv(turned)).contains(QStringLiteral("$/1000 m³")));
            QVERIFY(!QString::fromStdString(to_csv(turned)).contains(QStringLiteral("€/MWh")));
        }
        session.measure_in(VolumeUnit::bcm, PriceUnit::eur_per_mwh);
        session.speak(Language::turkish);
        QVERIFY(settle(session));
        for (const FigureKind kind : kinds)
            QVERIFY(found[kind].rows.empty() ||
                    sheet_of(kind, session.views(), Language::turkish).columns !=
                        found[kind].columns);
        session.speak(Language::english);
        QVERIFY(settle(session));
        for (const FigureKind kind : kinds)
            QVERIFY(sheet_of(kind, session.views(), Language::english) == found[kind]);
    }

    void units_change_every_number_and_no_volume_of_the_market() {
        Session session;
        Desk desk(session, false);
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        const auto table = [&](FigureKind kind) {
            return QString::fromStdString(
                to_csv(sheet_of(kind, session.views(), session.attention().language)));
        };
        const QString flows = table(FigureKind::map), prices = table(FigureKind::prices);
        const double dear = price(session, "tr-thrace");
        desk.window().findChild<QAction*>(QStringLiteral("in_twh"))->trigger();
        desk.window().findChild<QAction*>(QStringLiteral("in_usd_per_mmbtu"))->trigger();
        QVERIFY(settle(session));
        QCOMPARE(price(session, "tr-thrace"), dear);
        QVERIFY(table(FigureKind::map) != flows);
        QVERIFY(table(FigureKind::map).contains(QStringLiteral("TWh")));
        QVERIFY(table(FigureKind::prices).contains(QStringLiteral("$/MMBtu")));
        QVERIFY(text_of(session.views().why.question).contains(QStringLiteral("$/MMBtu")));
        const std::vector<Sheet::Cell> told =
            sheet_of(FigureKind::explanation, session.views(), session.attention().language)
                .rows.back();
        QVERIFY(std::abs(std::get<double>(told.back()) -
                         price_in(session.views().why.price.total_eur_per_mwh,
                                  session.attention().language)) < 1e-9);
        desk.window().findChild<QAction*>(QStringLiteral("in_bcm"))->trigger();
        desk.window().findChild<QAction*>(QStringLiteral("in_eur_per_mwh"))->trigger();
        QVERIFY(settle(session));
        QCOMPARE(table(FigureKind::map), flows);
        QCOMPARE(table(FigureKind::prices), prices);
    }

    void colours_of_the_map_tell_origin_use_or_change() {
        Session session;
        Desk desk(session, false);
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        const FlowMapData before = session.views().map;
        for (const MapArc& arc : before.arcs)
            QCOMPARE(arc.change_bcm_per_year, 0.0);
        session.move_lever(QStringLiteral("turkish-demand"), 1.2);
        QVERIFY(settle(session));
        double changed = 0;
        for (std::size_t i = 0; i < before.arcs.size(); ++i) {
            const MapArc& arc = session.views().map.arcs[i];
            QVERIFY(std::abs(arc.change_bcm_per_year -
                             (arc.flow_bcm_per_year - before.arcs[i].flow_bcm_per_year)) < 1e-6);
            changed += std::abs(arc.change_bcm_per_year);
        }
        QVERIFY(changed > 1);
        const auto shown = [&](const char* words) {
            const Figure map =
                build_figure(FigureKind::map, session.views(), {}, {900, 500}, Language::english);
            const auto texts = texts_of(*map);
            return crowded(*map).isEmpty() &&
                   std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
                       return text.first.contains(QLatin1String(words));
                   });
        };
        QVERIFY(shown("Russia"));
        desk.window().findChild<QAction*>(QStringLiteral("by_use"))->trigger();
        QVERIFY(shown("used") && !shown("Azerbaijan"));
        desk.window().findChild<QAction*>(QStringLiteral("by_change"))->trigger();
        QVERIFY(shown("more than in the reference"));
        session.whole_map();
        QVERIFY(shown("more than in the reference"));
        desk.window().findChild<QAction*>(QStringLiteral("by_origin"))->trigger();
        QVERIFY(shown("Russia"));
    }

    void who_gains_adds_up_to_nothing_changed_where_nothing_changed() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        for (const Bar& bar : session.views().gains.bars)
            QVERIFY2(std::abs(bar.value) < 1, bar.label.c_str());
    }

    void blinking_shows_the_reference_and_goes_back() {
        Session session;
        QVERIFY(!has_errors(session.open(scenario_file("tutorial"))));
        QVERIFY(settle(session));
        const double before = price(session, "city");
        session.move_lever(QStringLiteral("north-pipe"), 20);
        QVERIFY(settle(session));
        const double after = price(session, "city");
        session.blink(true);
        QVERIFY(std::abs(price(session, "city") - before) < 1e-6);
        session.blink(false);
        QCOMPARE(price(session, "city"), after);
    }
};

QTEST_MAIN(ViewsTest)
#include "views_test.moc"
