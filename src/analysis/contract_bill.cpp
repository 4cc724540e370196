#include "analysis/contract_bill.hpp"

#include "market/contract_terms.hpp"
#include "market/formula_prices.hpp"

#include <algorithm>

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

double delivered_take(const market::Outcome& out, int column) {
    const auto& tag = out.formulation->columns[static_cast<std::size_t>(column)];
    return out.value(column) * (1 - out.network().arc(tag.part).loss_share);
}

} // namespace gashub
