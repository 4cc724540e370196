// Prices that a timeline's series and formulas give in a month.

#include "base/units.hpp"
#include "market/dated_figures.hpp"
#include "market/timeline.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

/// Keys of a month in a series: 2021-03 and 2021.
struct SeriesKeys {
    std::string month = "0000-00", year;
    explicit SeriesKeys(Date date) {
        const auto write = [&](std::size_t first, int digits, int number) {
            for (; digits > 0; number /= 10)
                month[first + static_cast<std::size_t>(--digits)] =
                    static_cast<char>('0' + number % 10);
        };
        write(0, 4, date.year());
        write(5, 2, date.month());
        year = month.substr(0, 4);
    }
};

} // namespace

std::optional<double> Timeline::series_eur_per_mwh(std::string_view id, Date month) const {
    const SeriesKeys keys(month);
    const auto value_of = [&](std::string_view name) -> std::optional<double> {
        const int found = network.find_series(name);
        if (found < 0)
            return std::nullopt;
        const auto pick =
            [&](const std::map<std::string, double>& values) -> std::optional<double> {
            if (auto hit = values.find(keys.month); hit != values.end())
                return hit->second;
            if (auto hit = values.find(keys.year); hit != values.end())
                return hit->second;
            return std::nullopt;
        };
        std::optional<double> value =
            pick(network.parts().series[static_cast<std::size_t>(found)].values);
        for (const Event& event : scenario.parts().events)
            if (const auto* change = std::get_if<SeriesChange>(&event.body);
                change != nullptr && change->series == name)
                if (holds(event.from, event.to, month))
                    if (const auto changed = pick(change->values))
                        value = changed;
        return value;
    };
    const auto value = value_of(id);
    if (!value)
        return std::nullopt;
    const std::string& unit =
        network.parts().series[static_cast<std::size_t>(network.find_series(id))].unit;
    if (unit == "usd-per-mmbtu" ||
        unit == "usd-per-bbl") { // a barrel stands for itself: slope turns it into MMBtu
        const double usd_per_eur = value_of("eur-usd").value_or(1.1);
        return units::eur_per_mwh_from_usd_per_mmbtu(*value, usd_per_eur);
    }
    return value;
}

std::optional<double> Timeline::formula_eur_per_mwh(const FormulaBody& formula, Date month) const {
    const auto mean = [&](std::string_view series, int months, int lag) -> std::optional<double> {
        double sum = 0;
        for (int k = 0; k < months; ++k) {
            const auto value = series_eur_per_mwh(series, add_months(month, -lag - k - 1));
            if (!value)
                return std::nullopt;
            sum += *value;
        }
        return sum / months;
    };
    if (const auto* fixed = std::get_if<FixedPrice>(&formula))
        return fixed->eur_per_mwh * price_factor;
    if (const auto* oil = std::get_if<OilPrice>(&formula)) {
        const auto brent = mean("brent", oil->average_months, oil->lag_months);
        return brent ? std::optional(oil->constant_eur_per_mwh + oil->slope * *brent)
                     : std::nullopt;
    }
    if (const auto* hub = std::get_if<HubPrice>(&formula)) {
        const auto price = mean(hub->node, hub->average_months, hub->lag_months);
        return price ? std::optional(*price + hub->add_eur_per_mwh) : std::nullopt;
    }
    if (const auto* series = std::get_if<SeriesPrice>(&formula)) {
        const auto price = mean(series->series, series->average_months, series->lag_months);
        return price ? std::optional(series->factor * *price + series->add_eur_per_mwh)
                     : std::nullopt;
    }
    const bool is_mix = std::holds_alternative<MixPrice>(formula);
    const auto& parts =
        is_mix ? std::get<MixPrice>(formula).parts : std::get<MaxPrice>(formula).parts;
    std::optional<double> total;
    for (const FormulaPart& part : parts) {
        const auto price = formula_eur_per_mwh(part.body, month);
        if (!price)
            return std::nullopt;
        total = !total ? (is_mix ? part.share * *price : *price)
                       : (is_mix ? *total + part.share * *price : std::max(*total, *price));
    }
    return total;
}

} // namespace gashub::market
