#include "app/view_data/comparison.hpp"

#include "app/view_data/cards.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace gashub::app {

namespace {

constexpr const char* pending = "…";

bool all_equal(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [&](const std::string& cell) { return cell == cells.front(); });
}

std::string lever_cell(const LeverView& lever, Locale language) {
    if (lever.is_choice)
        return lever.stop ? lever.stops[*lever.stop].label : say(language, "something else");
    if (!lever.value)
        return "–";
    return format_number(*lever.value, 2, language) + (lever.unit.empty() ? "" : " " + lever.unit);
}

/// Levers of the setting that stands now, as each of the scenarios has them.
void add_levers(std::vector<ComparisonRow>& rows, const std::vector<Setting>& settings,
                Locale language) {
    const Setting& now = settings.back();
    const Network& network = now.cleared->network();
    std::vector<std::vector<std::string>> columns;
    std::vector<std::string> labels, ids;
    for (const Setting& setting : settings) {
        ScenarioParts parts = setting.scenario->parts();
        parts.levers = now.scenario->parts().levers;
        const Result<Scenario> same_levers = make_scenario(std::move(parts), network);
        auto& column = columns.emplace_back();
        labels.clear();
        ids.clear();
        const Scenario& shown = same_levers ? *same_levers : *setting.scenario;
        for (const LeverView& lever : lever_views(shown, shown, network, language)) {
            labels.push_back(lever.label);
            ids.push_back(lever.id);
            column.push_back(lever_cell(lever, language));
        }
    }
    for (std::size_t i = 0; i < columns.back().size(); ++i) {
        ComparisonRow row;
        row.kind = ComparisonRow::Kind::lever;
        row.key = ids[i];
        row.label = labels[i];
        for (const auto& column : columns)
            row.cells.push_back(i < column.size() ? column[i] : "–");
        row.differs = !all_equal(row.cells);
        row.weight = row.differs ? 1e9 : 0;
        rows.push_back(std::move(row));
    }
}

void add_cards(std::vector<ComparisonRow>& rows, const std::vector<Setting>& settings,
               const Attention& attention) {
    std::vector<std::vector<Card>> columns;
    for (const Setting& setting : settings)
        columns.push_back(setting.cleared ? cards(*setting.cleared, *setting.cleared, attention)
                                          : std::vector<Card>());
    const std::vector<Card>& last = columns.back();
    for (const Card& card : last) {
        ComparisonRow row;
        row.key = card.id;
        row.label = card.title;
        row.view = "prices";
        row.about = card.about;
        std::vector<std::optional<double>> values;
        for (const auto& column : columns) {
            const auto same = std::find_if(column.begin(), column.end(),
                                           [&](const Card& each) { return each.id == card.id; });
            values.push_back(same == column.end() ? std::nullopt : same->value);
            row.cells.push_back(column.empty() ? pending
                                : values.back()
                                    ? format_card(card.unit, *values.back(), attention.language)
                                    : "–");
        }
        if (values.front() && values.back()) {
            const double change = *values.back() - *values.front();
            row.difference = format_card_difference(card.unit, change, attention.language);
            row.weight = std::abs(change) / std::max(std::abs(*values.front()), 1e-3);
        }
        row.differs = !all_equal(row.cells);
        rows.push_back(std::move(row));
    }
}

/// One row a key, filled from a table of values by setting.
void add_values(std::vector<ComparisonRow>& rows, ComparisonRow::Kind kind,
                const std::vector<std::map<std::string, double>>& columns,
                const std::vector<std::string>& keys, int decimals, double scale, Locale language,
                const std::function<ComparisonRow(const std::string&)>& row_of) {
    for (const std::string& key : keys) {
        ComparisonRow row = row_of(key);
        row.kind = kind;
        row.key = key;
        for (const auto& column : columns) {
            const auto value = column.find(key);
            row.cells.push_back(column.empty() ? pending
                                : value == column.end()
                                    ? "–"
                                    : format_number(value->second, decimals, language));
        }
        const auto first = columns.front().find(key), last = columns.back().find(key);
        if (first != columns.front().end() && last != columns.back().end()) {
            const double change = last->second - first->second;
            row.difference = format_signed(change, decimals, language);
            row.weight = std::abs(change) / scale;
        }
        row.differs = !all_equal(row.cells);
        rows.push_back(std::move(row));
    }
}

std::vector<std::string> keys_of(const std::map<std::string, double>& values) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : values)
        keys.push_back(key);
    return keys;
}

void add_prices(std::vector<ComparisonRow>& rows, const std::vector<Setting>& settings,
                const Attention& attention) {
    std::vector<std::map<std::string, double>> columns;
    for (const Setting& setting : settings) {
        auto& column = columns.emplace_back();
        if (!setting.cleared)
            continue;
        const Span span = span_of(*setting.cleared, attention.period);
        for (const int node : setting.cleared->line().market_node) {
            if (const auto price = mean_price(*setting.cleared, node, span))
                column[setting.cleared->network().node(node).id] =
                    price_in(*price, attention.language);
        }
    }
    const Cleared& now = *settings.back().cleared;
    add_values(rows, ComparisonRow::Kind::price, columns, keys_of(columns.back()),
               price_decimals(attention.language), price_in(10, attention.language),
               attention.language, [&](const std::string& id) {
                   const int node = now.network().find_node(id);
                   ComparisonRow row;
                   row.label = shown_name(now, node, attention.language) + ", " +
                               price_unit(attention.language);
                   row.view = "map";
                   row.about = {Selection::Kind::place, id};
                   return row;
               });
}

void add_gains(std::vector<ComparisonRow>& rows, const std::vector<Setting>& settings,
               Locale language) {
    std::map<std::string, double> before;
    for (const WelfareRow& row : settings.front().cleared->welfare())
        before[row.country] += row.agent == "model" ? 0 : row.value_meur;
    std::vector<std::map<std::string, double>> columns;
    for (const Setting& setting : settings) {
        auto& column = columns.emplace_back();
        if (!setting.cleared)
            continue;
        for (const WelfareRow& row : setting.cleared->welfare())
            column[row.country] += row.agent == "model" ? 0 : row.value_meur;
        for (auto& [country, value] : column)
            value -= before.contains(country) ? before.at(country) : 0;
    }
    const Network& network = settings.back().cleared->network();
    add_values(rows, ComparisonRow::Kind::gain, columns, keys_of(columns.back()), 0, 2000, language,
               [&](const std::string& country) {
                   ComparisonRow row;
                   row.label = say(language, "Gain of %1, million EUR",
                                   {country_label(network, country, language)});
                   row.view = "gains";
                   return row;
               });
}

} // namespace

std::vector<ComparisonRow> comparison(const std::vector<Setting>& settings,
                                      const Attention& attention) {
    std::vector<ComparisonRow> rows;
    add_levers(rows, settings, attention.language);
    add_cards(rows, settings, attention);
    add_prices(rows, settings, attention);
    add_gains(rows, settings, attention.language);
    return rows;
}

Sheet comparison_sheet(const std::vector<Setting>& settings, const std::vector<ComparisonRow>& rows,
                       Locale language) {
    Sheet sheet;
    sheet.columns.push_back({say(language, "What"), -1});
    for (const Setting& setting : settings)
        sheet.columns.push_back({setting.name, -1});
    sheet.columns.push_back(
        {say(language, "%1 against %2", {settings.back().name, settings.front().name}), -1});
    for (const ComparisonRow& row : rows) {
        auto& cells = sheet.rows.emplace_back(std::vector<Sheet::Cell>{row.label});
        for (const std::string& cell : row.cells)
            cells.emplace_back(cell);
        cells.emplace_back(row.difference);
    }
    return sheet;
}

} // namespace gashub::app
