#include "market/accounts/contract_bill.hpp"

#include "market/contract_terms.hpp"
#include "market/formula_prices.hpp"

#include <algorithm>
#include <map>

namespace gashub {
namespace {

/// Value of a formula in a period, hub parts at the prices of the run.
std::optional<double> value_of(const market::Outcome& out, const FormulaBody& formula, int t) {
    const market::Timeline& line = out.line();
    if (std::holds_alternative<HubPrice>(formula)) {
        const market::NodePrices prices = [&](int node, int period) {
            return std::pair{node < 0 ? 0.0 : out.price(node, period), -1};
        };
        return market::formula_price(line, formula, t, &prices).value;
    }
    std::optional<double> result;
    if (const auto* mix = std::get_if<MixPrice>(&formula)) {
        double sum = 0;
        for (const FormulaPart& part : mix->parts) {
            const auto value = value_of(out, part.body, t);
            if (!value)
                return std::nullopt;
            sum += part.share * *value;
        }
        return sum;
    }
    if (const auto* most = std::get_if<MaxPrice>(&formula)) {
        for (const FormulaPart& part : most->parts)
            if (const auto value = value_of(out, part.body, t))
                result = std::max(result.value_or(*value), *value);
        return result;
    }
    return line.formula_eur_per_mwh(formula, line.periods[static_cast<std::size_t>(t)].from);
}

} // namespace

bool is_in_dispatch(const market::Outcome& out, int contract) {
    return std::any_of(out.formulation->outer.begin(), out.formulation->outer.end(),
                       [&](const market::OuterNumber& number) {
                           return number.kind == market::OuterKind::contract &&
                                  number.place == contract;
                       });
}

std::optional<double> stated_contract_price(const market::Outcome& out, int contract, int t) {
    const Period& period = out.line().periods[static_cast<std::size_t>(t)];
    if (is_in_dispatch(out, contract))
        if (const auto price = market::contract_price(out.line(), contract, period.from, period.to))
            return price;
    const market::ContractTerms terms = market::contract_terms(out.line(), contract, period.from);
    return terms.price ? value_of(out, terms.price->body, t) : std::nullopt;
}

std::vector<Take> takes_of(const market::Outcome& out) {
    const market::Formulation& f = *out.formulation;
    std::vector<Take> takes;
    std::map<std::pair<int, int>, double> in_periods; // arc and period
    const auto add = [&](int contract, int arc, int t, double volume) {
        if (volume > market::nothing_bcm)
            takes.push_back(
                {contract, arc, t, volume, volume * (1 - out.network().arc(arc).loss_share)});
    };
    for (int j = 0; j < static_cast<int>(f.columns.size()); ++j) {
        const auto& tag = f.columns[static_cast<std::size_t>(j)];
        if (tag.kind != market::ColumnKind::take || tag.period < 0)
            continue;
        in_periods[{tag.part, tag.period}] += out.value(j);
        add(tag.place, tag.part, tag.period, out.value(j));
    }
    for (const market::YearTake& take : f.year_takes) {
        std::map<std::pair<int, int>, double> free; // arc and period
        double sum = 0;
        for (const int arc : take.arcs)
            for (int t = take.first; t <= take.last; ++t) {
                double flow = 0;
                for (const int gas : take.gas)
                    for (const auto& [column, share] : f.class_flow(arc, t, gas))
                        flow += share * out.value(column);
                const auto taken = in_periods.find({arc, t});
                flow -= taken == in_periods.end() ? 0.0 : taken->second;
                sum += free[{arc, t}] = std::max(0.0, flow);
            }
        for (const auto& [place, flow] : free)
            if (sum > market::nothing_bcm)
                add(take.contract, place.first, place.second, out.value(take.column) * flow / sum);
    }
    return takes;
}

} // namespace gashub
