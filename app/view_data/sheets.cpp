#include "app/view_data/sheets.hpp"

#include "app/figures/palette.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <numeric>

namespace gashub::app {

namespace {

Sheet::Cell cell(const std::optional<double>& value) {
    return value ? Sheet::Cell(*value) : Sheet::Cell();
}

/// Columns of those origin groups of which there is any.
std::vector<std::size_t> add_origins(Sheet& sheet, const std::vector<OriginValues>& rows,
                                     Language language) {
    std::vector<std::size_t> used;
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        const bool any = std::any_of(rows.begin(), rows.end(),
                                     [&](const OriginValues& row) { return row[g] > 1e-9; });
        if (!any)
            continue;
        used.push_back(g);
        sheet.columns.push_back({origin_group_name(static_cast<OriginGroup>(g), language), 2});
    }
    return used;
}

Sheet map_sheet(const FlowMapData& data, Language language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Line"), -1},
                     {say(language, "From"), -1},
                     {say(language, "To"), -1},
                     {say(language, "Flow, bcm a year"), 2},
                     {say(language, "Capacity, bcm a year"), 2},
                     {say(language, "Full"), -1}};
    std::vector<OriginValues> origins;
    for (const MapArc& arc : data.arcs)
        origins.push_back(arc.by_origin_bcm_per_year);
    const auto used = add_origins(sheet, origins, language);
    // A lane that states no capacity has one that no fleet could fill.
    constexpr double unlimited = 1000;
    for (const MapArc& arc : data.arcs) {
        const bool told = arc.capacity_bcm_per_year < unlimited;
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{
            arc.name, data.places[arc.from].name, data.places[arc.to].name, arc.flow_bcm_per_year,
            told ? Sheet::Cell(arc.capacity_bcm_per_year) : Sheet::Cell(),
            arc.full ? say(language, "full") : std::string()});
        for (const std::size_t g : used)
            row.emplace_back(arc.by_origin_bcm_per_year[g]);
    }
    return sheet;
}

Sheet price_sheet(const PriceChartData& data, Language language) {
    Sheet sheet;
    sheet.columns.push_back({say(language, "Period"), -1});
    for (const PriceSeries& series : data.series)
        sheet.columns.push_back({series.name + ", €/MWh", 2});
    for (std::size_t p = 0; p < data.periods.size(); ++p) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{data.periods[p]});
        for (const PriceSeries& series : data.series)
            row.push_back(cell(series.eur_per_mwh[p]));
    }
    return sheet;
}

Sheet origin_sheet(const OriginChartData& data, Language language) {
    Sheet sheet;
    sheet.columns.push_back({say(language, "%1, bcm a year", {data.place}), -1});
    const auto used = add_origins(sheet, data.bcm_per_year, language);
    for (std::size_t p = 0; p < data.periods.size(); ++p) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{data.periods[p]});
        for (const std::size_t g : used)
            row.emplace_back(data.bcm_per_year[p][g]);
    }
    return sheet;
}

Sheet sankey_sheet(const SankeyData& data, Language language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Country, bcm a year"), -1}, {say(language, "Sum"), 2}};
    std::vector<OriginValues> origins;
    for (const SankeyData::Country& country : data.countries)
        origins.push_back(country.bcm_per_year);
    const auto used = add_origins(sheet, origins, language);
    for (const SankeyData::Country& country : data.countries) {
        const OriginValues& values = country.bcm_per_year;
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{
            country.name, std::accumulate(values.begin(), values.end(), 0.0)});
        for (const std::size_t g : used)
            row.emplace_back(values[g]);
    }
    return sheet;
}

Sheet storage_sheet(const StorageChartData& data, Language language) {
    Sheet sheet;
    sheet.columns = {
        {say(language, "%1, bcm", {data.place}), -1},
        {say(language, "In store at the end"), 2},
        {say(language, "Held at most"), 2},
        {say(language, "Put in"), 2},
        {say(language, "Taken out"), 2},
        {say(language, "Least by rule"), 2},
        {data.reference_bcm.empty() ? say(language, "Reference") : data.reference_name, 2}};
    for (std::size_t p = 0; p < data.level_bcm.size(); ++p)
        sheet.rows.push_back(
            {data.periods[p], data.level_bcm[p], data.working_bcm[p], data.in_bcm[p],
             data.out_bcm[p], cell(data.target_bcm[p]),
             p < data.reference_bcm.size() ? Sheet::Cell(data.reference_bcm[p]) : Sheet::Cell()});
    return sheet;
}

Sheet bars_sheet(const BarsData& data) {
    Sheet sheet;
    const auto has = [&](auto test) {
        return std::any_of(data.bars.begin(), data.bars.end(), test);
    };
    const bool other = has([](const Bar& bar) { return bar.other.has_value(); });
    const bool note = has([](const Bar& bar) { return !bar.note.empty(); });
    sheet.columns = {{data.label_title, -1}, {data.value_title, data.decimals + 1}};
    if (other)
        sheet.columns.push_back({data.other_title, data.decimals + 1});
    if (note)
        sheet.columns.push_back({data.note_title, -1});
    for (const Bar& bar : data.bars) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{bar.label, bar.value});
        if (other)
            row.push_back(cell(bar.other));
        if (note)
            row.emplace_back(bar.note);
    }
    return sheet;
}

Sheet curve_sheet(const CurveData& data, Language language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Line"), -1}, {data.across_title, 2}, {data.title, 2}};
    for (const CurveSeries& series : data.series)
        for (const auto& [across, value] : series.points)
            sheet.rows.push_back({series.name, across, value});
    for (const CurveData::Mark& mark : data.marks)
        sheet.rows.push_back({mark.words, mark.across, mark.value});
    return sheet;
}

Sheet waterfall_sheet(const WhyData& why, Language language) {
    Sheet sheet;
    sheet.columns = {{say(language, "What sets the price"), -1}, {say(language, "€/MWh"), 2}};
    const auto add = [&](const WaterfallData& data) {
        for (const WaterfallTerm& term : data.terms)
            sheet.rows.push_back({term.label, term.eur_per_mwh});
        sheet.rows.push_back({data.total_label, data.total_eur_per_mwh});
    };
    if (why.price.terms.empty())
        return sheet;
    add(why.price);
    if (!why.supply.terms.empty()) {
        sheet.rows.push_back({say(language, "What the gas here costs"), std::monostate()});
        add(why.supply);
    }
    return sheet;
}

} // namespace

Sheet sheet_of(FigureKind kind, const Views& views, Language language) {
    switch (kind) {
    case FigureKind::map:
        return map_sheet(views.map, language);
    case FigureKind::prices:
        return price_sheet(views.prices, language);
    case FigureKind::origins:
        return origin_sheet(views.origins, language);
    case FigureKind::sankey:
        return sankey_sheet(views.sankey, language);
    case FigureKind::storage:
        return storage_sheet(views.storage, language);
    case FigureKind::gains:
        return bars_sheet(views.gains);
    case FigureKind::explanation:
        return waterfall_sheet(views.why, language);
    case FigureKind::merit_order:
        return curve_sheet(views.merit_order, language);
    case FigureKind::tipping:
        return curve_sheet(views.tipping, language);
    case FigureKind::how_sure:
        return bars_sheet(views.how_sure);
    case FigureKind::security:
        return bars_sheet(views.security);
    case FigureKind::power:
        break;
    }
    return bars_sheet(views.power);
}

} // namespace gashub::app
