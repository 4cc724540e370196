#include "report/study_page.hpp"

#include "report/answer_rows.hpp"
#include "report/answer_words.hpp"
#include "report/page_parts.hpp"
#include "report/run_figures.hpp"
#include "report/study_inputs.hpp"
#include "study/measure.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t shown_rows = 60; ///< of a table of the answer; its CSV has all

void append(std::vector<PageFigure>& figures, std::vector<PageFigure> more) {
    for (PageFigure& figure : more)
        figures.push_back(std::move(figure));
}
void append(std::vector<PageFigure>& figures, std::optional<PageFigure> more) {
    if (more)
        figures.push_back(std::move(*more));
}

Card headline_card(const Figure& head) {
    const auto number = [&](const std::optional<double>& value) {
        return number_or_dash(value, head.decimals);
    };
    Card card{.title = head.title, .value = number(head.central), .unit = head.unit, .note = ""};
    if (head.low && head.high && head.spread != Spread::none)
        card.note = fmt::format("{} to {} {}: {}", number(head.low), number(head.high), head.unit,
                                spread_words(head.spread));
    return card;
}

std::vector<Card> answer_cards(const Answer& answer) {
    std::vector<Card> cards;
    if (answer.headline.central || answer.headline.low)
        cards.push_back(headline_card(answer.headline));
    if (answer.own_share)
        cards.push_back({.title = "Own estimates",
                         .value = fmt::format("{:.0f}", 100 * *answer.own_share),
                         .unit = "% of the inputs that decide",
                         .note = "inputs without a source but the authors' judgement"});
    cards.push_back({.title = "Runs",
                     .value = number_words(static_cast<double>(answer.solved), 0),
                     .unit = fmt::format("of {} solved", answer.planned),
                     .note = answer.failed > 0
                                 ? fmt::format("{} without an answer, left out", answer.failed)
                                 : ""});
    return cards;
}

/// `16.0 -> 11.6` as one word with an arrow: a page breaks lines where it likes.
std::string with_arrows(std::string text) {
    for (std::size_t at = text.find(" -> "); at != std::string::npos; at = text.find(" -> ", at))
        text.replace(at, 4, "\u00a0→\u00a0");
    return text;
}

/// A cell's words that may break before a range and nowhere else: the column stays narrow.
std::string range_below(std::string words) {
    constexpr std::string_view unbroken = "\u00a0";
    for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at)) {
        if (at + 1 < words.size() && words[at + 1] == '[')
            ++at;
        else
            words.replace(at, 1, unbroken);
    }
    return words;
}

ShortTable shown(const AnswerTable& table) {
    ShortTable out;
    out.head.push_back(table.row_title);
    out.is_number.push_back(false);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const AnswerColumn& column = table.columns[c];
        out.head.push_back(column.title + (column.unit.empty() ? "" : ", " + column.unit));
        out.is_number.push_back(
            std::any_of(table.rows.begin(), table.rows.end(),
                        [&](const AnswerTable::Row& row) { return !!row.cells[c].value; }));
    }
    for (std::size_t r = 0; r < std::min(table.rows.size(), shown_rows); ++r) {
        out.rows.push_back({table.rows[r].title});
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const AnswerCell& cell = table.rows[r].cells[c];
            const std::string words = cell_words(cell, decimals_in(table, r, c));
            out.rows.back().push_back(cell.value ? range_below(words) : with_arrows(words));
        }
    }
    return out;
}

std::string heading_of(const AnswerTable& table) {
    std::string heading = table.title;
    if ((heading.empty() || heading == table.id) && !table.row_title.empty())
        heading = "By " + table.row_title;
    if (table.spread == Spread::cases)
        heading += " (in brackets: over the other cases, no odds attach)";
    else if (table.spread == Spread::odds)
        heading += " (in brackets: 10 and 90 %)";
    return heading;
}

void add_answer_tables(HtmlPage& page, const Answer& answer, const std::vector<Table>& rows,
                       bool is_detail) {
    for (std::size_t t = 0; t < answer.tables.size(); ++t)
        if (answer.tables[t].is_detail == is_detail)
            page.results(heading_of(answer.tables[t]), shown(answer.tables[t]), rows[t]);
}

void add_answer(HtmlPage& page, const StudyReport& report, const std::vector<Table>& rows) {
    const Answer& answer = report.answer;
    page.section("answer", "The answer");
    page.paragraph(with_arrows(answer.sentence), "answer");
    page.cards(answer_cards(answer));
    page.paragraph(threshold_words(answer.threshold));
    add_answer_tables(page, answer, rows, false);
    page.paragraph(with_arrows(swings_words(answer)));
    if (!answer.leaves_out.empty())
        page.paragraph("What the model leaves out: " + answer.leaves_out);
    page.list(answer.notes);
    if (!answer.next.empty())
        page.paragraph("To go on: " + answer.next);
    if (!report.printed.empty())
        page.verbatim("The answer as it is printed", report.printed);
}

/// True where the table's columns are choices, not measures.
bool is_across(const std::optional<StudyRuns>& source, const AnswerTable& table) {
    if (!source)
        return false;
    const auto& specs = source->study.parts().tables;
    return std::any_of(specs.begin(), specs.end(), [&](const TableSpec& spec) {
        return spec.id == table.id && !spec.across.empty() && spec.across != "match" &&
               spec.rows != "measure";
    });
}

std::vector<PageFigure> figures_of(const StudyReport& report) {
    const Answer& answer = report.answer;
    const auto& source = report.source;
    std::vector<PageFigure> figures;
    std::optional<PageFigure> turning;
    if (source)
        turning = turning_figure(*source, answer);
    append(figures, turning ? std::move(turning) : threshold_figure(answer));
    bool has_heat = false;
    for (const AnswerTable& table : answer.tables) {
        const bool is_of_search = table.id == "search" || table.id == "turns"; // drawn above
        if (is_of_search || (table.is_detail && table.picture.empty()))
            continue;
        has_heat = has_heat || table.picture == "heat" || is_across(source, table);
        std::optional<PageFigure> maps;
        if (table.picture == "maps" && source)
            maps = maps_figure(*source, table, report.land);
        if (table.picture == "staircase")
            append(figures, staircase_figure(answer, table));
        else if (maps)
            append(figures, std::move(maps));
        else
            append(figures, table_figures(table, is_across(source, table)));
        if (source && table.id == "losses")
            append(figures, cut_figure(*source, table, report.land));
    }
    if (source && report.order)
        append(figures,
               curve_figure(
                   {source->study.bases()[report.order->base].network, report.order->scenario, {}},
                   report.order->order));
    if (source && !has_heat)
        append(figures, heat_figure(*source));
    if (source)
        append(figures, futures_figure(*source));
    std::optional<double> central = answer.headline.central;
    if (source)
        if (const auto found = central_headline(*source))
            central = found;
    if (central)
        append(figures, tornado_figure(answer, *central));
    if (source)
        for (const NodePrices& prices : source->prices)
            append(figures, fan_figure(*source, prices));
    return figures;
}

void add_inputs(HtmlPage& page, const StudyReport& report) {
    page.section("assumptions", "Assumptions and inputs");
    page.paragraph(report.answer.reading);
    if (!report.source) {
        ShortTable table{{"uncertain input", "from", "to", "source"}, {false, true, true}, {}};
        for (const InputSwing& swing : report.answer.swings) {
            const std::string unit = swing.unit.empty() ? "" : " " + swing.unit;
            table.rows.push_back(
                {swing.title, fmt::format("{:g}{}", swing.at_low, unit),
                 fmt::format("{:g}{}", swing.at_high, unit),
                 swing.own_estimate ? "own estimate; " + swing.source : swing.source});
        }
        page.table(table);
        return;
    }
    const Study& study = report.source->study;
    std::set<std::string> named;
    for (std::size_t i = 0; i < study.bases().size(); ++i) {
        const ScenarioParts& parts = study.bases()[i].scenario.parts();
        if (!named.insert(parts.id).second)
            continue;
        const std::string title = title_or(parts.title, parts.id);
        page.paragraph(fmt::format("{} {} ({}), on the network {}.",
                                   i == 0 ? "The cases build on" : "Others build on", title,
                                   parts.id, study.bases()[i].network.parts().id));
    }
    page.table(axes_table(study));
    page.table(uncertain_table(study, report.answer));
    page.list(correlation_words(study));
}

void add_stored(HtmlPage& page, const StoredTables& stored) {
    for (const Table& table : stored.tables)
        if (table.rows() > 0)
            page.data(table, table_note(table.name));
    if (!stored.left_out.empty()) {
        page.paragraph("Too large for a page; gashub export writes them as CSV:", "note");
        page.list(stored.left_out);
    }
}

void add_all_sources(HtmlPage& page, const StudyReport& report) {
    if (!report.source) {
        if (report.answer.sources.empty())
            return;
        page.section("sources", "Sources");
        page.list(report.answer.sources);
        return;
    }
    std::set<std::string> shown;
    for (const StudyBase& base : report.source->study.bases())
        if (shown.insert(base.network.parts().id).second)
            add_sources(page, base.network, base.scenario);
        else if (shown.insert("scenario " + base.scenario.parts().id).second &&
                 !base.scenario.parts().sources.empty()) {
            page.paragraph("Assumptions of " + base.scenario.parts().id + ":");
            page.list(base.scenario.parts().sources);
        }
    if (!report.answer.sources.empty()) {
        page.paragraph("The study's own assumptions:");
        page.list(report.answer.sources);
    }
}

} // namespace

std::string study_page(const StudyReport& report) {
    const Answer& answer = report.answer;
    const std::vector<Table> rows = answer_rows(answer);
    HtmlPage page(answer.title, answer.question == answer.title ? "" : answer.question,
                  fmt::format("gashub, study {} ({})", answer.study, answer.kind));
    if (!report.source)
        page.paragraph("Without the study's inputs and runs: " + report.no_source, "note");
    add_answer(page, report, rows);
    const std::vector<PageFigure> figures = figures_of(report);
    if (!figures.empty())
        page.section("charts", "Charts");
    page.figures(figures);
    add_inputs(page, report);
    page.section("tables", "Tables");
    add_answer_tables(page, answer, rows, true);
    page.paragraph("Open one to read, sort and search it, or save it as CSV.", "note");
    if (report.source)
        page.data(run_rows(report.source->study, report.source->runs),
                  "What was chosen and measured in every run");
    add_stored(page, report.stored);
    add_all_sources(page, report);
    add_manifest(page, report.manifest);
    return page.take();
}

} // namespace gashub
