#include "market/formula_prices.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

/// Period that a month begins in, or -1 before the horizon.
int period_of(const Timeline& line, Date month) {
    for (int t = 0; t < line.period_count(); ++t)
        if (month < line.periods[static_cast<std::size_t>(t)].to)
            return month >= line.periods.front().from ? t : -1;
    return line.period_count() - 1;
}

void add(Valued& to, const Valued& part, double weight) {
    to.value += weight * part.value;
    for (const auto& [row, slope] : part.rows)
        to.rows.emplace_back(row, weight * slope);
}

Valued hub_month(const Timeline& line, const HubPrice& hub, Date month, const NodePrices* prices) {
    int t = period_of(line, month);
    if (t < 0) {
        if (const auto past = line.series_eur_per_mwh(hub.node, month))
            return {*past, {}};
        t = 0;
    }
    if (prices == nullptr)
        return {unknown_price, {}};
    const auto [price, row] = (*prices)(line.network.find_place(hub.node), t);
    return {price,
            row < 0 ? std::vector<std::pair<int, double>>{} : std::vector{std::pair{row, 1.0}}};
}

} // namespace

FormulaBody formula_of(const OilIndexed& rule) {
    const OilPrice oil{rule.constant_eur_per_mwh, rule.slope, rule.average_months, rule.lag_months};
    if (rule.hub_share <= 0)
        return oil;
    return MixPrice{{{1 - rule.hub_share, oil}, {rule.hub_share, HubPrice{.node = rule.hub}}}};
}

Valued formula_price(const Timeline& line, const FormulaBody& formula, int period,
                     const NodePrices* prices) {
    const Date month = line.periods[static_cast<std::size_t>(period)].from;
    if (const auto* fixed = std::get_if<FixedPrice>(&formula))
        return {fixed->eur_per_mwh, {}};
    if (const auto* hub = std::get_if<HubPrice>(&formula)) {
        Valued mean{hub->add_eur_per_mwh, {}};
        for (int k = 0; k < hub->average_months; ++k)
            add(mean, hub_month(line, *hub, add_months(month, -hub->lag_months - k - 1), prices),
                1.0 / hub->average_months);
        return mean;
    }
    if (const auto* mix = std::get_if<MixPrice>(&formula)) {
        Valued sum;
        for (const FormulaPart& part : mix->parts)
            add(sum, formula_price(line, part.body, period, prices), part.share);
        return sum;
    }
    if (const auto* highest = std::get_if<MaxPrice>(&formula)) {
        Valued most{-unknown_price, {}};
        for (const FormulaPart& part : highest->parts)
            if (Valued price = formula_price(line, part.body, period, prices);
                price.value > most.value)
                most = std::move(price);
        return most;
    }
    return {line.formula_eur_per_mwh(formula, month).value_or(unknown_price), {}};
}

Valued stated_price(const Timeline& line, const std::optional<double>& number,
                    const std::optional<Formula>& formula, int period, const NodePrices* prices) {
    if (number)
        return {*number, {}};
    return formula ? formula_price(line, formula->body, period, prices) : Valued{unknown_price, {}};
}

namespace {

/// True if every part of a formula that follows a series of the network has its months.
bool has_values(const Timeline& line, const FormulaBody& formula, Date month) {
    const auto all = [&](const std::vector<FormulaPart>& parts) {
        return std::all_of(parts.begin(), parts.end(), [&](const FormulaPart& part) {
            return has_values(line, part.body, month);
        });
    };
    if (const auto* mix = std::get_if<MixPrice>(&formula))
        return all(mix->parts);
    if (const auto* most = std::get_if<MaxPrice>(&formula))
        return all(most->parts);
    return std::holds_alternative<HubPrice>(formula) ||
           line.formula_eur_per_mwh(formula, month).has_value();
}

} // namespace

Issues formula_faults(const Timeline& line) {
    Issues found;
    const auto check = [&](const FormulaBody& formula, const std::string& place) {
        for (const Period& period : line.periods)
            if (!has_values(line, formula, period.from)) {
                found.push_back(
                    {Severity::error,
                     "missing-series-value",
                     {"", place},
                     "a series that this price follows has no value for a month before " +
                         to_string(period.from).substr(0, 7),
                     "give the series these months or their years, or shorten the mean"});
                return;
            }
    };
    const ScenarioParts& scenario = line.scenario.parts();
    if (scenario.hub) {
        const std::string place = "/hub/price_rule";
        if (const auto* oil = std::get_if<OilIndexed>(&scenario.hub->price_rule))
            check(formula_of(*oil), place);
        if (const auto* band = std::get_if<AdministeredBand>(&scenario.hub->price_rule)) {
            if (band->floor)
                check(band->floor->body, place + "/floor");
            if (band->ceiling)
                check(band->ceiling->body, place + "/ceiling");
        }
    }
    for (std::size_t i = 0; i < scenario.policies.size(); ++i)
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { body.price; })
                    if (body.price)
                        check(body.price->body, "/policies/" + std::to_string(i) + "/price");
            },
            scenario.policies[i].body);
    return found;
}

} // namespace gashub::market
