#include "market/contract_terms.hpp"

#include "market/dated_figures.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

const Contract& contract_at(const Timeline& line, int contract) {
    return line.network.parts().contracts[static_cast<std::size_t>(contract)];
}

/// Calls `piece(from, to, terms)` for the pieces of [from, to) on which a contract runs and its
/// terms stand still; months are pieces of their own if asked for.
template <class Piece>
void for_pieces(const Timeline& line, int contract, Date from, Date to, bool by_month,
                Piece&& piece) {
    const Contract& base = contract_at(line, contract);
    std::vector<Date> breaks{to};
    const auto add = [&](const std::optional<Date>& day) {
        if (day && from < *day && *day < to)
            breaks.push_back(*day);
    };
    add(base.from);
    add(base.to);
    for (const DatedValue& step : base.annual_quantity_bcm.later)
        add(step.from);
    for (const Event& event : line.scenario.parts().events)
        if (const auto* change = std::get_if<ContractChange>(&event.body);
            change != nullptr && change->contract == base.id) {
            add(event.from);
            add(event.to);
            add(change->end);
        }
    if (by_month)
        for (Date month = make_date(from.year(), from.month(), 1); month < to;
             month = add_months(month, 1))
            add(month);
    std::sort(breaks.begin(), breaks.end());
    for (Date day = from; const Date next : breaks) {
        if (next == day)
            continue;
        if (const ContractTerms terms = contract_terms(line, contract, day); terms.runs)
            piece(day, next, terms);
        day = next;
    }
}

bool has_own_price(const FormulaBody& body) {
    const auto any = [](const std::vector<FormulaPart>& parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [](const FormulaPart& part) { return has_own_price(part.body); });
    };
    if (const auto* mix = std::get_if<MixPrice>(&body))
        return any(mix->parts);
    if (const auto* most = std::get_if<MaxPrice>(&body))
        return any(most->parts);
    return std::holds_alternative<OilPrice>(body) || std::holds_alternative<FixedPrice>(body);
}

} // namespace

ContractTerms contract_terms(const Timeline& line, int contract, Date day) {
    const Contract& base = contract_at(line, contract);
    ContractTerms terms{false,
                        base.annual_quantity_bcm.at(day),
                        base.take_or_pay_share,
                        base.rebate_share,
                        base.price ? &*base.price : nullptr,
                        base.deferral ? &*base.deferral : nullptr};
    std::optional<Date> end = base.to;
    for (const Event& event : line.scenario.parts().events) {
        const auto* change = std::get_if<ContractChange>(&event.body);
        if (change == nullptr || change->contract != base.id || !holds(event.from, event.to, day))
            continue;
        terms.quantity_bcm_per_year =
            change->volume_bcm_per_year.value_or(terms.quantity_bcm_per_year);
        terms.take_or_pay_share = change->take_or_pay_share.value_or(terms.take_or_pay_share);
        terms.rebate_share = change->rebate_share.value_or(terms.rebate_share);
        if (change->price)
            terms.price = &*change->price;
        if (change->deferral)
            terms.deferral = &*change->deferral;
        if (change->end)
            end = change->end;
    }
    terms.runs = holds(base.from, end, day);
    return terms;
}

int contract_days(const Timeline& line, int contract, Date from, Date to) {
    int days = 0;
    for_pieces(line, contract, from, to, false,
               [&](Date a, Date b, const ContractTerms&) { days += b.days - a.days; });
    return days;
}

ContractVolume contract_volume(const Timeline& line, int contract, Date from, Date to) {
    const std::vector<double>& shares =
        profile_shares(line.network, contract_at(line, contract).profile);
    const int year = gas_year(from);
    const double year_days = make_date(year + 1, 10, 1).days - make_date(year, 10, 1).days;
    ContractVolume sum;
    for_pieces(line, contract, from, to, false, [&](Date a, Date b, const ContractTerms& terms) {
        const double share =
            shares.empty() ? (b.days - a.days) / year_days : period_share({a, b}, shares);
        sum.quantity += terms.quantity_bcm_per_year * share;
        sum.floor += terms.quantity_bcm_per_year * terms.take_or_pay_share * share;
    });
    return sum;
}

std::optional<double> contract_price(const Timeline& line, int contract, Date from, Date to) {
    double sum = 0;
    int days = 0;
    bool known = true;
    for_pieces(line, contract, from, to, true, [&](Date a, Date b, const ContractTerms& terms) {
        const auto price =
            terms.price ? line.formula_eur_per_mwh(terms.price->body, a) : std::nullopt;
        known = known && price;
        sum += price.value_or(0) * (b.days - a.days);
        days += b.days - a.days;
    });
    return known && days > 0 ? std::optional(sum / days) : std::nullopt;
}

bool is_priced_in_dispatch(Priced priced, const Formula* price) {
    if (priced != Priced::by_formula)
        return priced == Priced::dispatch;
    return price != nullptr && has_own_price(price->body);
}

} // namespace gashub::market
