// Taxes in force on a thing in a period.

#include "market/rules/rules.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

template <class Applies>
double tax_sum(const Timeline& line, TaxOn on, int period, Applies&& applies) {
    double sum = 0;
    for (const Policy& policy : line.scenario.parts().policies) {
        const auto* tax = std::get_if<Tax>(&policy.body);
        if (tax != nullptr && tax->on == on && applies(*tax))
            sum += charge(line, policy, *tax, period);
    }
    return sum;
}

} // namespace

double charge(const Timeline& line, const Policy& policy, const Tax& tax, int period) {
    const Period& span = line.periods[static_cast<std::size_t>(period)];
    return tax.eur_per_mwh * line.price_factor * covered_days(span, policy.from, policy.to) /
           span.days();
}

bool taxes_site(const Timeline& line, const Tax& tax, int site) {
    return line.lies_in(tax.where, line.site_node[static_cast<std::size_t>(site)]) &&
           (tax.origin.empty() ||
            tax.origin == line.network.parts().sites[static_cast<std::size_t>(site)].origin);
}

bool taxes_arc(const Timeline& line, const Tax& tax, int arc) {
    const bool from = line.lies_in(tax.where, line.arc_from[static_cast<std::size_t>(arc)]),
               to = line.lies_in(tax.where, line.arc_to[static_cast<std::size_t>(arc)]);
    return from != to && to == (tax.on == TaxOn::crossing) &&
           std::find(tax.except.begin(), tax.except.end(), line.network.arc(arc).id) ==
               tax.except.end();
}

double consumption_tax(const Timeline& line, int node, int period) {
    return tax_sum(line, TaxOn::consumption, period,
                   [&](const Tax& tax) { return line.lies_in(tax.where, node); });
}

double production_tax(const Timeline& line, int site, int period) {
    return tax_sum(line, TaxOn::production, period,
                   [&](const Tax& tax) { return taxes_site(line, tax, site); });
}

double crossing_tax(const Timeline& line, int arc, int period) {
    return tax_sum(line, TaxOn::crossing, period,
                   [&](const Tax& tax) { return taxes_arc(line, tax, arc); });
}

double leaving_tax(const Timeline& line, int arc, int period) {
    return tax_sum(line, TaxOn::leaving, period,
                   [&](const Tax& tax) { return taxes_arc(line, tax, arc); });
}

double border_tax(const Timeline& line, int arc, int period) {
    return crossing_tax(line, arc, period) + leaving_tax(line, arc, period);
}

} // namespace gashub::market
