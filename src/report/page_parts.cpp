#include "report/page_parts.hpp"

#include "io/table_columns.hpp"
#include "report/figure_sources.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr auto notes = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"flows", "What passes each arc in each period, by whose gas it is"},
     {"prices", "Price of each node in each period"},
     {"production", "What each field gives, its capacity and marginal cost"},
     {"consumption", "What each sector uses, what it does without"},
     {"mix", "Whose gas comes to each node"},
     {"storage", "What goes into and out of each store, its level at the period's end"},
     {"contracts", "What is taken under each contract, between which bounds"},
     {"rules", "Every rule: binding, stopping trade, slack, never met or broken"},
     {"welfare", "Who gains what"},
     {"import_bill", "What each country pays, to whom"},
     {"indicators", "Totals that everyone asks for"},
     {"parameters", "What was changed for this run"},
     {"runs", "How each run ended and what it was made from"},
     {"figures", "Every figure of the network with its source"}});

/// Confidence of figures in words: `high 1,204, medium 310, low 96`.
std::string confidence_words(const Table& figures) {
    std::map<std::string_view, int> counts;
    const ColumnView confidence(figures, "confidence");
    for (std::size_t row = 0; row < figures.rows(); ++row)
        ++counts[confidence.text(row)];
    std::string words;
    for (const std::string_view word : {"high", "medium", "low", ""})
        if (counts.contains(word))
            words += fmt::format("{}{} {}", words.empty() ? "" : ", ",
                                 word.empty() ? "not stated" : word, counts.at(word));
    return words;
}

ShortTable source_table(const Network& network, const Table& figures) {
    const auto counts = figures_by_source(figures);
    ShortTable table{{"figures", "source", "publisher", "year", "where, terms"},
                     {true, false, false, true, false},
                     {}};
    std::vector<std::pair<int, const Source*>> used;
    for (const Source& source : network.parts().sources)
        if (const auto found = counts.find(source.id); found != counts.end())
            used.emplace_back(-found->second, &source);
    std::stable_sort(used.begin(), used.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [count, source] : used) {
        std::string where = source->address;
        if (!source->terms.empty())
            where += (where.empty() ? "" : "; ") + source->terms;
        table.rows.push_back({std::to_string(-count), source->title + " [" + source->id + "]",
                              source->publisher, source->year ? std::to_string(*source->year) : "",
                              where});
    }
    return table;
}

} // namespace

std::string_view table_note(std::string_view table) {
    const auto* const found = std::find_if(notes.begin(), notes.end(),
                                           [&](const auto& note) { return note.first == table; });
    return found == notes.end() ? std::string_view() : found->second;
}

void add_tables(HtmlPage& page, std::span<const Table> tables) {
    page.section("tables", "Tables");
    page.paragraph("Open one to read, sort and search it, or save it as CSV.", "note");
    for (const Table& table : tables)
        if (table.rows() > 0)
            page.data(table, table_note(table.name));
}

void add_sources(HtmlPage& page, const Network& network, const Scenario& scenario) {
    const Table figures = figure_sources(network);
    page.section("sources", "Sources of the figures");
    page.paragraph(fmt::format("{} figures of the network {}; how far to trust them: {}.",
                               figures.rows(), network.parts().id, confidence_words(figures)));
    page.table(source_table(network, figures));
    page.data(figures, table_note("figures"));
    if (!scenario.parts().sources.empty()) {
        page.paragraph("The scenario's own assumptions:");
        page.list(scenario.parts().sources);
    }
}

void add_manifest(HtmlPage& page, const Manifest& manifest) {
    page.section("made-from", "What this was made from");
    ShortTable facts{{"", ""}, {}, {}};
    facts.rows.push_back({"program", "gashub " + manifest.program_version});
    facts.rows.push_back({"command", manifest.command});
    facts.rows.push_back({"status", manifest.status});
    if (manifest.scenarios)
        facts.rows.push_back(
            {"scenarios", fmt::format("{}, of which {} failed", *manifest.scenarios,
                                      manifest.failed.value_or(0))});
    for (const auto& [name, value] : manifest.options)
        facts.rows.push_back({"--" + name, value});
    if (const auto& c = manifest.certificate)
        facts.rows.push_back(
            {"certificate",
             fmt::format("{}: residuals {:.1e} and {:.1e}, gap {:.1e}, prices and rules agree to "
                         "{:.1g} EUR/MWh",
                         c->holds ? "holds" : "does not hold", c->primal_residual, c->dual_residual,
                         c->gap, c->outer_residual_eur_per_mwh)});
    for (const ManifestFile& file : manifest.files)
        facts.rows.push_back({"file", file.path + ", SHA-256 " + file.sha256});
    page.table(facts);
}

} // namespace gashub
