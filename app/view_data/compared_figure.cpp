// One row of the comparison as a figure: the settings laid over one another.

#include "app/view_data/cards.hpp"
#include "app/view_data/comparison.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/market_figures.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/sheets.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

std::vector<const Setting*> solved(const std::vector<Setting>& settings) {
    std::vector<const Setting*> list;
    for (const Setting& setting : settings)
        if (setting.cleared != nullptr)
            list.push_back(&setting);
    return list;
}

PriceChartData prices_of(const std::vector<const Setting*>& settings, const std::string& node,
                         const Attention& attention) {
    PriceChartData data;
    data.periods = period_labels(settings.back()->cleared->line().periods, attention.language);
    data.reference_name = settings.front()->name;
    data.period = attention.period;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const market::Outcome& outcome = settings[i]->cleared->outcome();
        const int place = settings[i]->cleared->network().find_node(node);
        PriceSeries& series = data.series.emplace_back();
        series.id = node;
        series.name = settings[i]->name;
        series.reference = i == 0;
        series.colour = i == 0 ? 0 : i - 1;
        for (std::size_t p = 0; p < data.periods.size(); ++p) {
            const int period = static_cast<int>(p);
            const bool is_known = place >= 0 && period < outcome.periods() &&
                                  outcome.basis_at(place, period) != market::PriceBasis::none;
            series.eur_per_mwh.push_back(is_known ? std::optional(outcome.price(place, period))
                                                  : std::nullopt);
        }
    }
    return data;
}

/// A card's value in the reader's unit.
double shown(const Card& card, double value, Locale language) {
    switch (card.unit) {
    case Card::Unit::price:
        return price_in(value, language);
    case Card::Unit::share:
        return 100 * value;
    case Card::Unit::volume:
        return volume_in(value, language);
    case Card::Unit::money:
        break;
    }
    return value;
}

std::string unit_of(const Card& card, Locale language) {
    switch (card.unit) {
    case Card::Unit::price:
        return price_unit(language);
    case Card::Unit::share:
        return "%";
    case Card::Unit::volume:
        return volume_unit(language);
    case Card::Unit::money:
        break;
    }
    return say(language, "million EUR");
}

/// The card period by period.
GroupsData card_by_period(const std::vector<const Setting*>& settings, const ComparisonRow& row,
                          const Attention& attention) {
    GroupsData data;
    data.decimals = 1;
    const std::vector<std::string> labels =
        period_labels(settings.back()->cleared->line().periods, attention.language);
    Attention then = attention;
    for (std::size_t p = 0; p < labels.size(); ++p) {
        then.period = p;
        GroupsData::Group& group = data.groups.emplace_back();
        group.label = labels[p];
        for (const Setting* const setting : settings) {
            auto& value = group.values.emplace_back();
            if (p >= static_cast<std::size_t>(setting->cleared->outcome().periods()))
                continue;
            for (const Card& card : cards(*setting->cleared, *setting->cleared, then)) {
                if (card.id != row.key || !card.value)
                    continue;
                value = shown(card, *card.value, attention.language);
                data.title = row.label + ", " + unit_of(card, attention.language);
                data.decimals =
                    card.unit == Card::Unit::money || card.unit == Card::Unit::share ? 0 : 1;
            }
        }
    }
    return data;
}

/// What each kind of agent of a country gains against the first setting.
GroupsData gains_by_agent(const std::vector<const Setting*>& settings, const ComparisonRow& row,
                          Locale language) {
    GroupsData data;
    data.title = row.label;
    data.decimals = 0;
    const auto before = welfare_by(*settings.front()->cleared, row.key);
    std::map<std::string, std::vector<std::optional<double>>> gains;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        for (const auto& [agent, value] : welfare_by(*settings[i]->cleared, row.key)) {
            auto& values = gains[agent];
            values.resize(settings.size());
            const auto then = before.find(agent);
            values[i] = value - (then == before.end() ? 0 : then->second);
        }
    }
    for (const auto& [agent, values] : gains) {
        const bool moves = std::any_of(values.begin(), values.end(), [](const auto& value) {
            return std::abs(value.value_or(0)) >= 0.5;
        });
        if (moves)
            data.groups.push_back({agent_label(agent, language), values});
    }
    data.hint = say(language, "Nobody gains or loses here.");
    return data;
}

/// Where the lever stands in each; nothing for a choice of words.
GroupsData lever_values_of(const std::vector<const Setting*>& settings, const ComparisonRow& row,
                           Locale language) {
    GroupsData data;
    data.hint = say(language, "These are words: the table says all.");
    const Setting& now = *settings.back();
    GroupsData::Group group;
    group.label = row.label;
    for (const Setting* const setting : settings) {
        ScenarioParts parts = setting->scenario->parts();
        parts.levers = now.scenario->parts().levers;
        const Result<Scenario> same_levers =
            make_scenario(std::move(parts), now.cleared->network());
        const Scenario& shown_scenario = same_levers ? *same_levers : *setting->scenario;
        auto& value = group.values.emplace_back();
        for (const LeverView& lever :
             lever_views(shown_scenario, shown_scenario, now.cleared->network(), language)) {
            if (lever.id != row.key || lever.is_choice)
                continue;
            value = lever.value;
            data.title = lever.unit.empty() ? lever.label : lever.label + ", " + lever.unit;
        }
    }
    data.decimals = 2;
    const bool is_known = std::any_of(group.values.begin(), group.values.end(),
                                      [](const auto& value) { return value.has_value(); });
    if (is_known)
        data.groups.push_back(std::move(group));
    return data;
}

} // namespace

ComparedFigure compared_figure(const std::vector<Setting>& settings, const ComparisonRow& row,
                               const Attention& attention) {
    const std::vector<const Setting*> list = solved(settings);
    const bool is_price_card =
        row.kind == ComparisonRow::Kind::card && row.about.kind == Selection::Kind::place;
    ComparedFigure figure;
    if (row.kind == ComparisonRow::Kind::price || is_price_card)
        figure.prices = prices_of(list, row.about.id, attention);
    else if (row.kind == ComparisonRow::Kind::card)
        figure.bars = card_by_period(list, row, attention);
    else if (row.kind == ComparisonRow::Kind::gain)
        figure.bars = gains_by_agent(list, row, attention.language);
    else
        figure.bars = lever_values_of(list, row, attention.language);
    for (const Setting* const setting : list)
        figure.bars.settings.push_back(setting->name);
    return figure;
}

Sheet compared_sheet(const ComparedFigure& figure, Locale language) {
    if (figure.prices)
        return price_sheet(*figure.prices, language);
    Sheet sheet;
    sheet.columns.push_back({figure.bars.title, -1});
    for (const std::string& setting : figure.bars.settings)
        sheet.columns.push_back({setting, figure.bars.decimals + 1});
    for (const GroupsData::Group& group : figure.bars.groups) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{group.label});
        for (const auto& value : group.values) {
            row.emplace_back();
            if (value)
                row.back() = *value;
        }
    }
    return sheet;
}

} // namespace gashub::app
