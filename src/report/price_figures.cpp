// Figures of one price: what it is made of, and who supplies and buys at which price.

#include "report/chart_svg.hpp"
#include "report/names.hpp"
#include "report/run_figures.hpp"
#include "report/summary.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace gashub {
namespace {

using market::TermKind;

std::string term_look(TermKind kind) {
    switch (kind) {
    case TermKind::production_cost:
    case TermKind::willingness:
    case TermKind::price:
    case TermKind::opening_stock:
        return "s5";
    case TermKind::tariff:
    case TermKind::rising_cost:
    case TermKind::loss:
    case TermKind::fee:
        return "transport";
    case TermKind::congestion:
    case TermKind::joint_limit:
    case TermKind::lost_load:
    case TermKind::yearly_limit:
    case TermKind::store_rate:
    case TermKind::expansion:
        return "scarcity";
    default:
        return "rule";
    }
}

/// Terms of the same kind together once there are more than a chart can hold; small ones last.
std::vector<WaterfallChart::Term> shown_terms(const RunSource& run, const Explanation& explanation,
                                              std::vector<market::Term> terms) {
    constexpr std::size_t most = 12;
    std::erase_if(terms, [](const market::Term& term) {
        return term.kind == TermKind::rounding && std::abs(term.eur_per_mwh) < 0.005;
    });
    std::vector<WaterfallChart::Term> shown;
    if (terms.size() <= most) {
        for (const market::Term& term : terms) {
            std::string name = term_words(term.kind);
            if (!term.id.empty())
                name = any_name(run.network, term.id) + ": " + name;
            if (term.period >= 0 && term.period != explanation.period)
                name += ", " +
                        period_label(run.scenario,
                                     run.scenario.periods()[static_cast<std::size_t>(term.period)]);
            shown.push_back({std::move(name), term_look(term.kind), term.eur_per_mwh});
        }
        return shown;
    }
    std::vector<TermKind> kinds;
    std::map<TermKind, std::pair<double, int>> sums;
    for (const market::Term& term : terms) {
        if (!sums.contains(term.kind))
            kinds.push_back(term.kind);
        sums[term.kind].first += term.eur_per_mwh;
        ++sums[term.kind].second;
    }
    for (const TermKind kind : kinds) {
        const auto& [sum, count] = sums.at(kind);
        shown.push_back(
            {count == 1 ? term_words(kind) : fmt::format("{} ({} terms)", term_words(kind), count),
             term_look(kind), sum});
    }
    return shown;
}

std::optional<PageFigure> terms_figure(const RunSource& run, const Explanation& explanation,
                                       const std::vector<market::Term>& terms,
                                       const std::string& title, const std::string& caption) {
    if (terms.empty())
        return std::nullopt;
    const std::string place = node_name(run.network, run.network.node(explanation.node).id);
    const WaterfallChart chart{.title = title,
                               .unit = "EUR/MWh",
                               .terms = shown_terms(run, explanation, terms),
                               .total_name = "price at " + place,
                               .total = explanation.price_eur_per_mwh};
    return PageFigure{.title = title, .caption = caption, .svg = waterfall_svg(chart)};
}

std::string look_of(Mover::Kind kind) {
    switch (kind) {
    case Mover::Kind::supply:
        return "s5";
    case Mover::Kind::consumers:
        return "s6";
    case Mover::Kind::stock:
        return "s3";
    case Mover::Kind::arc:
        return "transport";
    }
    return {};
}

std::string mover_words(const RunSource& run, const Mover& mover) {
    const std::string name = thing_name(run.network, mover.id);
    switch (mover.kind) {
    case Mover::Kind::supply:
        return "field " + name;
    case Mover::Kind::consumers:
        return "given up by " + name;
    case Mover::Kind::stock:
        return name;
    case Mover::Kind::arc:
        return "over " + name;
    }
    return name;
}

} // namespace

std::vector<PageFigure> price_terms_figures(const RunSource& run, const Explanation& explanation) {
    const std::string when = period_label(
        run.scenario, run.scenario.periods()[static_cast<std::size_t>(explanation.period)]);
    const std::string place = node_name(run.network, run.network.node(explanation.node).id);
    std::string set_by = "EUR/MWh, from who set the price to the place";
    if (explanation.set_by)
        set_by = fmt::format("Set by {} ({:.0f} % of the answer to one unit more). EUR/MWh",
                             thing_name(run.network, explanation.set_by->id),
                             100 * explanation.set_by->share);
    std::vector<PageFigure> figures;
    for (auto& figure :
         {terms_figure(run, explanation, explanation.terms,
                       fmt::format("What the price at {} is made of, {}", place, when), set_by),
          terms_figure(run, explanation, explanation.supply_terms,
                       fmt::format("What the gas at {} cost to bring, {}", place, when),
                       "EUR/MWh, from field or store to the place; what is left is scarcity or a "
                       "rule")})
        if (figure)
            figures.push_back(*figure);
    return figures;
}

std::optional<PageFigure> curve_figure(const RunSource& run, const MeritOrder& order) {
    if (!order.fault.empty() || order.points.size() < 2)
        return std::nullopt;
    const std::string place = node_name(run.network, run.network.node(order.node).id),
                      when = period_label(
                          run.scenario,
                          run.scenario.periods()[static_cast<std::size_t>(order.period)]);
    CurveChart chart{.title = fmt::format("Merit order at {}, {}", place, when),
                     .volume_unit = "bcm of the period",
                     .price_unit = "EUR/MWh",
                     .supply = {},
                     .demand = {},
                     .blocks = {},
                     .price = order.price_eur_per_mwh,
                     .volume = order.traded_bcm};
    for (const CurvePoint& point : order.points) {
        chart.supply.push_back({point.supply_bcm, point.eur_per_mwh});
        chart.demand.push_back({point.demand_bcm, point.eur_per_mwh});
    }
    double at = 0;
    for (const CurveStep& step : order.supply) {
        const double price = (step.from_eur_per_mwh + step.to_eur_per_mwh) / 2;
        for (const Mover& mover : step.movers) {
            if (mover.bcm <= 0)
                continue;
            const std::string name = mover_words(run, mover);
            chart.blocks.push_back(
                {.name = name,
                 .look = look_of(mover.kind),
                 .tip = fmt::format("{}: {} bcm between {} and {} EUR/MWh", name,
                                    short_number(mover.bcm), short_number(step.from_eur_per_mwh),
                                    short_number(step.to_eur_per_mwh)),
                 .from = at,
                 .to = at + mover.bcm,
                 .price = price});
            at += mover.bcm;
        }
    }
    return PageFigure{
        .title = chart.title,
        .caption = fmt::format("What comes and what is taken at each price, the market answering "
                               "everywhere else; {} solves. The dot is the price as cleared",
                               order.solves),
        .svg = curve_chart_svg(chart),
        .legend = {{"supply", "s1"}, {"demand", "s2"}, {"who supplies", "s5"}}};
}

} // namespace gashub
