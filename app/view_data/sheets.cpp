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

Sheet::Cell price_cell(const std::optional<double>& eur_per_mwh, Locale language) {
    return eur_per_mwh ? Sheet::Cell(price_in(*eur_per_mwh, language)) : Sheet::Cell();
}

/// Columns of those origin groups of which there is any.
std::vector<std::size_t> add_origins(Sheet& sheet, const std::vector<OriginValues>& rows,
                                     Locale language, bool labelled = false) {
    std::vector<std::size_t> used;
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        const bool any = std::any_of(rows.begin(), rows.end(),
                                     [&](const OriginValues& row) { return row[g] > 1e-9; });
        if (!any)
            continue;
        used.push_back(g);
        const std::string name = origin_group_name(static_cast<OriginGroup>(g), language);
        sheet.columns.push_back(
            {labelled ? say(language, "%1, under the hub's label", {name}) : name, 2});
    }
    return used;
}

Sheet map_sheet(const FlowMapData& data, Locale language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Line"), -1},
                     {say(language, "From"), -1},
                     {say(language, "To"), -1},
                     {say(language, "Flow, %1 a year", {volume_unit(language)}), 2},
                     {say(language, "Capacity, %1 a year", {volume_unit(language)}), 2},
                     {say(language, "Full"), -1},
                     {say(language, "Change against the reference"), 2}};
    std::vector<OriginValues> origins;
    for (const MapArc& arc : data.arcs)
        origins.push_back(arc.by_origin_bcm_per_year);
    const auto used = add_origins(sheet, origins, language);
    std::vector<OriginValues> labels;
    for (const MapArc& arc : data.arcs)
        labels.push_back(arc.labelled_bcm_per_year);
    const auto labelled = add_origins(sheet, labels, language, true);
    // A lane that states no capacity has one that no fleet could fill.
    constexpr double unlimited = 1000;
    for (const MapArc& arc : data.arcs) {
        const bool told = arc.capacity_bcm_per_year < unlimited;
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{
            arc.name, data.places[arc.from].name, data.places[arc.to].name,
            volume_in(arc.flow_bcm_per_year, language),
            told ? Sheet::Cell(volume_in(arc.capacity_bcm_per_year, language)) : Sheet::Cell(),
            arc.off    ? say(language, "switched off")
            : arc.full ? say(language, "full")
                       : std::string(),
            volume_in(arc.change_bcm_per_year, language)});
        for (const std::size_t g : used)
            row.emplace_back(volume_in(arc.by_origin_bcm_per_year[g], language));
        for (const std::size_t g : labelled)
            row.emplace_back(volume_in(arc.labelled_bcm_per_year[g], language));
    }
    return sheet;
}

Sheet origin_sheet(const OriginChartData& data, Locale language) {
    Sheet sheet;
    sheet.columns.push_back(
        {say(language, "%1, %2 a year", {data.place, volume_unit(language)}), -1});
    const auto used = add_origins(sheet, data.bcm_per_year, language);
    const auto labelled = add_origins(sheet, data.labelled, language, true);
    for (std::size_t p = 0; p < data.periods.size(); ++p) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{data.periods[p]});
        for (const std::size_t g : used)
            row.emplace_back(volume_in(data.bcm_per_year[p][g], language));
        for (const std::size_t g : labelled)
            row.emplace_back(volume_in(data.labelled[p][g], language));
    }
    return sheet;
}

/// A row for each ribbon: whose gas, by which way, to whom.
Sheet route_sheet(const SankeyData& data, Locale language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Whose gas"), -1},
                     {say(language, "By way of"), -1},
                     {say(language, "Country"), -1},
                     {say(language, "%1 a year", {volume_unit(language)}), 2}};
    for (const SankeyData::Part& part : data.parts)
        sheet.rows.push_back({origin_group_name(static_cast<OriginGroup>(part.group), language),
                              data.routes[part.route].name, data.countries[part.country].name,
                              volume_in(part.bcm_per_year, language)});
    return sheet;
}

Sheet sankey_sheet(const SankeyData& data, Locale language) {
    if (!data.routes.empty())
        return route_sheet(data, language);
    Sheet sheet;
    sheet.columns = {{say(language, "Country, %1 a year", {volume_unit(language)}), -1},
                     {say(language, "Sum"), 2}};
    std::vector<OriginValues> origins;
    for (const SankeyData::Country& country : data.countries)
        origins.push_back(country.bcm_per_year);
    const auto used = add_origins(sheet, origins, language);
    for (const SankeyData::Country& country : data.countries) {
        const OriginValues& values = country.bcm_per_year;
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{
            country.name, volume_in(std::accumulate(values.begin(), values.end(), 0.0), language)});
        for (const std::size_t g : used)
            row.emplace_back(volume_in(values[g], language));
    }
    return sheet;
}

Sheet storage_sheet(const StorageChartData& data, Locale language) {
    Sheet sheet;
    sheet.columns = {
        {say(language, "%1, %2", {data.place, volume_unit(language)}), -1},
        {say(language, "In store at the end"), 2},
        {say(language, "Held at most"), 2},
        {say(language, "Put in"), 2},
        {say(language, "Taken out"), 2},
        {say(language, "Least by rule"), 2},
        {say(language, "Not served"), 2},
        {data.reference_bcm.empty() ? say(language, "Reference") : data.reference_name, 2}};
    const auto in = [&](std::optional<double> bcm) {
        if (bcm)
            bcm = volume_in(*bcm, language);
        return cell(bcm);
    };
    for (std::size_t p = 0; p < data.level_bcm.size(); ++p) {
        const auto reference =
            p < data.reference_bcm.size() ? std::optional(data.reference_bcm[p]) : std::nullopt;
        sheet.rows.push_back({data.periods[p], in(data.level_bcm[p]), in(data.working_bcm[p]),
                              in(data.in_bcm[p]), in(data.out_bcm[p]), in(data.target_bcm[p]),
                              in(data.unserved_bcm[p]), in(reference)});
    }
    return sheet;
}

Sheet bars_sheet(const BarsData& data) {
    Sheet sheet;
    const auto has = [&](auto test) {
        return std::any_of(data.bars.begin(), data.bars.end(), test);
    };
    const bool other = has([](const Bar& bar) { return bar.other.has_value(); });
    const bool note = has([](const Bar& bar) { return !bar.note.empty(); }) || !data.facts.empty();
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
    for (const BarsData::Fact& fact : data.facts) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{fact.label, std::monostate()});
        if (other)
            row.emplace_back();
        row.emplace_back(fact.words);
    }
    return sheet;
}

Sheet curve_sheet(const CurveData& data, Locale language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Line"), -1}, {data.across_title, 2}, {data.title, 2}};
    for (const CurveSeries& series : data.series)
        for (const auto& [across, value] : series.points)
            sheet.rows.push_back({series.name, across, value});
    for (const CurveData::Mark& mark : data.marks)
        sheet.rows.push_back({mark.words, mark.across, mark.value});
    return sheet;
}

Sheet waterfall_sheet(const WhyData& why, Locale language) {
    Sheet sheet;
    sheet.columns = {{say(language, "What sets the price"), -1}, {price_unit(language), 2}};
    const auto add = [&](const WaterfallData& data) {
        for (const WaterfallTerm& term : data.terms)
            sheet.rows.push_back({term.label, price_in(term.eur_per_mwh, language)});
        sheet.rows.push_back({data.total_label, price_in(data.total_eur_per_mwh, language)});
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

Sheet price_sheet(const PriceChartData& data, Locale language) {
    Sheet sheet;
    sheet.columns.push_back({say(language, "Period"), -1});
    for (const PriceSeries& series : data.series)
        sheet.columns.push_back({series.name + ", " + price_unit(language), 2});
    for (const PriceBand& band : data.bands) {
        const auto of =
            std::find_if(data.series.begin(), data.series.end(),
                         [&](const PriceSeries& series) { return series.id == band.id; });
        const std::string name = of == data.series.end() ? band.id : of->name;
        sheet.columns.push_back({say(language, "%1, 5 % of futures", {name}), 2});
        sheet.columns.push_back({say(language, "%1, 95 % of futures", {name}), 2});
    }
    for (std::size_t p = 0; p < data.periods.size(); ++p) {
        auto& row = sheet.rows.emplace_back(std::vector<Sheet::Cell>{data.periods[p]});
        for (const PriceSeries& series : data.series) {
            row.push_back(price_cell(series.eur_per_mwh[p], language));
        }
        for (const PriceBand& band : data.bands) {
            row.push_back(price_cell(band.low[p], language));
            row.push_back(price_cell(band.high[p], language));
        }
    }
    return sheet;
}

Sheet sheet_of(FigureKind kind, const Views& views, Locale language) {
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
