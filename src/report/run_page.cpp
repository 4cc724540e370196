#include "report/run_page.hpp"

#include "analysis/results.hpp"
#include "io/country_names.hpp"
#include "report/chart_svg.hpp"
#include "report/names.hpp"
#include "report/page_parts.hpp"
#include "report/run_figures.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

std::string price(double eur_per_mwh) {
    return fmt::format("{:.2f}", eur_per_mwh);
}

/// One sentence of the first watched price; "" where there is none.
std::string answer_sentence(const Summary& summary) {
    if (summary.prices.empty())
        return {};
    const PriceCard& card = summary.prices.front();
    std::string text = fmt::format(
        "{}: {} EUR/MWh on the mean from {} to {}, between {} ({}) and {} ({})", card.name,
        price(card.mean), to_string(summary.from), to_string(add_days(summary.to, -1)),
        price(card.low), card.low_period, price(card.high), card.high_period);
    if (card.january)
        text += fmt::format(", {} in January", price(*card.january));
    if (!card.set_by.empty())
        text += fmt::format("; set mostly by {} ({:.0f} % of the periods)", card.set_by_name,
                            100 * card.set_by_share);
    return text + ".";
}

std::vector<Card> summary_cards(const Summary& summary) {
    std::vector<Card> cards;
    for (const PriceCard& c : summary.prices) {
        std::string note = fmt::format("{} in {} to {} in {}", price(c.low), c.low_period,
                                       price(c.high), c.high_period);
        if (c.january)
            note += fmt::format("; January {}", price(*c.january));
        if (!c.set_by.empty())
            note += fmt::format("; set by {} {:.0f} %", c.set_by_name, 100 * c.set_by_share);
        cards.push_back({.title = c.name, .value = price(c.mean), .unit = "EUR/MWh", .note = note});
    }
    for (const AreaCard& c : summary.areas) {
        std::string note;
        for (const auto& share : c.origins)
            note += fmt::format("{}{} {:.0f} %", note.empty() ? "" : ", ", share.name,
                                100 * share.share);
        if (c.unserved > 0.005)
            note += fmt::format("; {} bcm not served", short_number(c.unserved));
        cards.push_back({.title = c.name + " uses",
                         .value = short_number(c.consumption),
                         .unit = "bcm",
                         .note = note});
    }
    return cards;
}

ShortTable binding_table(const Summary& summary) {
    ShortTable table{{"what binds", "how", "periods", "price while it binds", "worth, MEUR"},
                     {false, false, true, true, true},
                     {}};
    for (const BindingLine& line : summary.binding)
        table.rows.push_back(
            {line.name, rule_words(line.kind), fmt::format("{} of {}", line.periods, line.of),
             line.periods > line.stopped ? price(line.mean_price) + " EUR/MWh" : "stops trade",
             line.worth_meur == 0 ? "" : short_number(line.worth_meur)});
    return table;
}

ShortTable assumption_table(const Network& network, const std::vector<Assumption>& list) {
    ShortTable table{{"assumption", "figure", "confidence", "from"}, {}, {}};
    for (const Assumption& a : list)
        table.rows.push_back({any_name(network, a.id), figure_words(a, {}),
                              std::string(confidence_word(a.confidence)),
                              source_words(network, a.source)});
    return table;
}

void add_figure(std::vector<PageFigure>& figures, std::optional<PageFigure> figure) {
    if (figure)
        figures.push_back(std::move(*figure));
}

void add_answer(HtmlPage& page, const Summary& summary) {
    page.section("answer", "The answer");
    page.paragraph(answer_sentence(summary), "answer");
    page.cards(summary_cards(summary));
    std::vector<std::string> sentences;
    for (const Surprise& surprise : summary.surprises)
        sentences.push_back(surprise.sentence);
    page.list(sentences);
}

void add_assumptions(HtmlPage& page, const RunReport& report, const Scenario& scenario) {
    const ScenarioParts& parts = scenario.parts();
    page.section("assumptions", "Assumptions");
    page.paragraph(parts.reading.en);
    if (!report.assumptions.empty())
        page.paragraph("What this answer hangs on most:");
    page.table(assumption_table(report.inputs->network, report.assumptions));
    std::vector<std::string> items;
    for (const auto& [path, value] : report.manifest.options)
        if (path == "set")
            items.push_back("changed for this run: " + value);
    items.push_back(
        fmt::format("{} periods, {} foresight, {} elasticities", scenario.periods().size(),
                    parts.foresight.kind == ForesightKind::perfect ? "perfect" : "rolling",
                    parts.demand_response == DemandResponse::short_run ? "short-run" : "long-run"));
    items.push_back(fmt::format("{} events and {} policies of the scenario", parts.events.size(),
                                parts.policies.size()));
    page.list(items);
}

/// Ids of the places whose prices the page shows.
std::vector<std::string> shown_places(const Network& network, const Scenario& scenario) {
    constexpr std::size_t most = 6;
    std::vector<std::string> ids;
    for (const int node : watched_nodes(network, scenario))
        if (ids.size() < most)
            ids.push_back(network.node(node).id);
    return ids;
}

} // namespace

std::string run_page(const RunReport& report) {
    if (!report.inputs) {
        HtmlPage page(report.manifest.id, "", "gashub, a run");
        page.paragraph("Tables only: " + report.no_inputs);
        add_tables(page, report.tables);
        add_manifest(page, report.manifest);
        return page.take();
    }
    const Network& network = report.inputs->network;
    const Scenario& scenario = report.inputs->scenario;
    const Summary summary = make_summary(network, scenario, report.tables);
    const RunSource run{network, scenario, report.tables};
    const std::vector<std::string> watched = shown_places(network, scenario);
    HtmlPage page(summary.title, summary.question,
                  fmt::format("gashub, run {} on {}", scenario.parts().id, network.parts().id));
    add_answer(page, summary);

    page.section("map", "Map");
    std::vector<PageFigure> figures;
    add_figure(figures, map_figure(run, watched, report.land));
    page.figures(figures);

    page.section("charts", "Charts");
    figures.clear();
    add_figure(figures, price_figure(run, watched));
    add_figure(figures, flow_figure(run));
    add_figure(figures, use_figure(run));
    for (std::size_t i = 0; i < std::min<std::size_t>(watched.size(), 2); ++i)
        add_figure(figures, mix_figure(run, watched[i]));
    add_figure(figures, storage_figure(run));
    add_figure(figures, bill_figure(run));
    page.figures(figures);

    figures.clear();
    for (const Explanation& explanation : report.explanations)
        for (PageFigure& figure : price_terms_figures(run, explanation))
            figures.push_back(std::move(figure));
    if (report.order)
        add_figure(figures, curve_figure(run, *report.order));
    if (!figures.empty() || !summary.binding.empty())
        page.section("why", "Why these prices");
    page.figures(figures);
    page.table(binding_table(summary));

    add_assumptions(page, report, scenario);
    add_tables(page, report.tables);
    add_sources(page, network, scenario);
    add_manifest(page, report.manifest);
    return page.take();
}

} // namespace gashub
