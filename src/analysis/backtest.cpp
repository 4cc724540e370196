#include "analysis/backtest.hpp"

#include "analysis/spans.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gashub {
namespace {

using market::Outcome;

constexpr double large_bcm = 2, within_share = 0.1, moved_bcm = 1;
constexpr double least_move = 0.01; // of what was observed: less is no move but rounding
constexpr double nothing_to_show_bcm = 0.05;
constexpr double at_bound_eur_per_mwh = 0.005;

bool is_month(Date from, Date to) {
    return from.day() == 1 && to == add_months(from, 1);
}

/// Rows by what they tell of, in order of first appearance.
template <class Row, class Key>
std::vector<std::pair<Key, std::vector<const Row*>>> grouped(const std::vector<Row>& rows,
                                                             Key Row::*key) {
    std::vector<std::pair<Key, std::vector<const Row*>>> groups;
    std::map<Key, std::size_t> place;
    for (const Row& row : rows) {
        const auto [at, is_new] = place.try_emplace(row.*key, groups.size());
        if (is_new)
            groups.push_back({row.*key, {}});
        groups[at->second].second.push_back(&row);
    }
    return groups;
}

/// The same days of another year.
template <class Row>
std::pair<Date, Date> days_in_year(const Row& row, int year) {
    const int months = 12 * (year - row.from.year());
    return {add_months(row.from, months), add_months(row.to, months)};
}

/// What a route carried on the same days of the calibration year; nothing where rows do not cover
/// them.
std::optional<double> naive_flow(const MeasuredFlow& row, const std::vector<MeasuredFlow>& naive,
                                 int year) {
    const auto [from, to] = days_in_year(row, year);
    std::vector<const MeasuredFlow*> same;
    for (const MeasuredFlow& other : naive)
        if (other.route == row.route) {
            if (other.from == from && other.to == to)
                return other.bcm();
            same.push_back(&other);
        }
    double sum = 0;
    int days = 0;
    for (const MeasuredFlow* other : longest_apart(same)) {
        const int shared = overlap_days({other->from, other->to}, from, to);
        sum += other->bcm() * shared / other->days();
        days += shared;
    }
    return days == to.days - from.days ? std::optional(sum) : std::nullopt;
}

std::optional<double> naive_price(const MeasuredPrice& row,
                                  const std::vector<MeasuredPrice>& naive) {
    for (const MeasuredPrice& other : naive) {
        const auto [from, to] = days_in_year(row, other.from.year());
        if (other.node == row.node && other.from == from && other.to == to)
            return other.eur_per_mwh;
    }
    return std::nullopt;
}

/// Mean price over [from, to); nothing where no gas can come on some day.
std::optional<double> mean_price(const Outcome& out, int node, Date from, Date to) {
    double sum = 0;
    int days = 0;
    for (int t = 0; t < out.periods(); ++t) {
        const int shared = overlap_days(out.line().periods[static_cast<std::size_t>(t)], from, to);
        if (shared > 0 && out.basis_at(node, t) == market::PriceBasis::none)
            return std::nullopt;
        sum += shared > 0 ? out.price(node, t) * shared : 0;
        days += shared;
    }
    return sum / days;
}

RouteFit fit_route(const Outcome& out, const std::vector<const MeasuredFlow*>& rows,
                   const BacktestData& data, std::optional<int> naive_year) {
    const MeasuredFlow& first = *rows.front();
    RouteFit fit{.route = first.route,
                 .arcs = first.arcs,
                 .from = first.from,
                 .to = first.to,
                 .rows = static_cast<int>(rows.size()),
                 .naive_bcm = naive_year ? std::optional(0.0) : std::nullopt,
                 .confidence = first.confidence,
                 .is_free = first.is_free,
                 .unit_factor = first.unit_factor};
    fit.is_lng = std::all_of(first.arcs.begin(), first.arcs.end(), [&](const CountedArc& counted) {
        const ArcKind kind = out.network().arc(counted.arc).kind;
        return kind == ArcKind::regasification || kind == ArcKind::lane;
    });
    for (const MeasuredFlow* row : rows) {
        fit.from = std::min(fit.from, row->from);
        fit.to = std::max(fit.to, row->to);
        fit.observed_bcm += row->bcm();
        fit.model_bcm += route_flow(out, row->arcs, row->from, row->to);
        const auto naive =
            naive_year ? naive_flow(*row, data.naive_flows, *naive_year) : std::nullopt;
        fit.naive_bcm =
            naive && fit.naive_bcm ? std::optional(*fit.naive_bcm + *naive) : std::nullopt;
    }
    return fit;
}

void fit_routes(const Outcome& out, const BacktestData& data, Backtest& test) {
    const std::optional<int> naive_year = observed_year(data.naive_flows);
    double monthly_error = 0;
    for (const auto& [route, rows] : grouped(data.flows, &MeasuredFlow::route)) {
        std::vector<const MeasuredFlow*> inside;
        for (const MeasuredFlow* row : rows) {
            const int days = days_covered(out.line().periods, row->from, row->to);
            if (days == row->days())
                inside.push_back(row);
            else
                test.left_out.push_back({route, row->from, row->to,
                                         days > 0 ? WhyLeftOut::partly : WhyLeftOut::outside});
        }
        if (inside.empty())
            continue;
        test.routes.push_back(fit_route(out, longest_apart(inside), data, naive_year));
        ++test.unit_factors[test.routes.back().unit_factor];
        for (const MeasuredFlow* row : inside)
            if (test.routes.back().counts() && is_month(row->from, row->to)) {
                monthly_error +=
                    std::abs(route_flow(out, row->arcs, row->from, row->to) - row->bcm());
                ++test.months;
            }
    }
    test.monthly_error_bcm = test.months > 0 ? monthly_error / test.months : 0;
}

RouteErrors errors_of(const std::vector<RouteFit>& routes, bool free_only) {
    RouteErrors errors;
    double sum = 0, beside = 0, naive = 0;
    for (const RouteFit& fit : routes) {
        if (!fit.counts() || (free_only && !fit.is_free))
            continue;
        ++errors.routes;
        sum += std::abs(fit.error_bcm());
        if (!fit.naive_bcm)
            continue;
        ++errors.routes_with_naive;
        beside += std::abs(fit.error_bcm());
        const double moved = fit.observed_bcm - *fit.naive_bcm;
        naive += std::abs(moved);
        if (std::abs(moved) <= moved_bcm)
            continue;
        ++errors.moved;
        errors.signs_right += (fit.model_bcm - *fit.naive_bcm) / moved > least_move;
    }
    if (errors.routes > 0)
        errors.mean_absolute_error_bcm = sum / errors.routes;
    if (errors.routes_with_naive > 0) {
        errors.error_beside_naive_bcm = beside / errors.routes_with_naive;
        errors.naive_error_bcm = naive / errors.routes_with_naive;
    }
    return errors;
}

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<double> out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        for (const double other : values) // equal ones share the mean of their ranks
            out[i] += (other < values[i] ? 1 : 0) + (other == values[i] ? 0.5 : 0);
    return out;
}

/// Correlation of the ranks; 0 where one side does not move.
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const std::vector<double> first = ranks(a), second = ranks(b);
    const double mean = static_cast<double>(a.size()) / 2;
    double both = 0, of_first = 0, of_second = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (first[i] - mean) * (second[i] - mean);
        of_first += (first[i] - mean) * (first[i] - mean);
        of_second += (second[i] - mean) * (second[i] - mean);
    }
    return of_first > 0 && of_second > 0 ? both / std::sqrt(of_first * of_second) : 0;
}

void fit_prices(const Outcome& out, const BacktestData& data, Backtest& test) {
    for (const auto& [node, rows] : grouped(data.prices, &MeasuredPrice::node)) {
        std::vector<const MeasuredPrice*> inside;
        PricePath path{.node = node};
        for (const MeasuredPrice* row : rows) {
            const int days = days_covered(out.line().periods, row->from, row->to);
            const auto price =
                days == row->days() ? mean_price(out, node, row->from, row->to) : std::nullopt;
            if (!price) {
                test.left_out.push_back({out.network().node(node).id, row->from, row->to,
                                         days == row->days() ? WhyLeftOut::no_price
                                         : days > 0          ? WhyLeftOut::partly
                                                             : WhyLeftOut::outside});
                continue;
            }
            inside.push_back(row);
            if (!is_month(row->from, row->to))
                continue;
            path.months.push_back(row->from);
            path.observed_eur_per_mwh.push_back(row->eur_per_mwh);
            path.model_eur_per_mwh.push_back(*price);
        }
        if (inside.empty())
            continue;
        PriceFit fit{.node = node, .from = inside.front()->from, .to = inside.front()->to};
        double observed = 0, model = 0, naive = 0;
        int days = 0;
        bool has_naive = true;
        for (const MeasuredPrice* row : longest_apart(inside)) {
            fit.from = std::min(fit.from, row->from);
            fit.to = std::max(fit.to, row->to);
            ++fit.rows;
            days += row->days();
            observed += row->eur_per_mwh * row->days();
            model += *mean_price(out, node, row->from, row->to) * row->days();
            const auto before = naive_price(*row, data.naive_prices);
            has_naive = has_naive && before;
            naive += before.value_or(0) * row->days();
        }
        fit.observed_eur_per_mwh = observed / days;
        fit.model_eur_per_mwh = model / days;
        if (has_naive)
            fit.naive_eur_per_mwh = naive / days;
        test.prices.push_back(fit);
        if (path.months.size() < 2)
            continue;
        path.rank_correlation = rank_correlation(path.observed_eur_per_mwh, path.model_eur_per_mwh);
        test.paths.push_back(std::move(path));
    }
}

/// Country that an arc brings gas into; empty where it begins at a market of the same country.
std::string_view entered_country(const Outcome& out, int arc) {
    const auto a = static_cast<std::size_t>(arc);
    const int from = out.line().arc_from[a], to = out.line().arc_to[a];
    const Network& network = out.network();
    const auto& markets = out.line().market_node;
    const bool is_inner = network.node(from).country == network.node(to).country &&
                          std::find(markets.begin(), markets.end(), from) != markets.end();
    return is_inner ? std::string_view() : std::string_view(network.node(to).country);
}

/// The country that all of a route's arcs enter; empty where there is none.
std::string_view entered_country(const Outcome& out, const std::vector<CountedArc>& arcs) {
    const std::string_view first = entered_country(out, arcs.front().arc);
    const bool is_one = std::all_of(arcs.begin(), arcs.end(), [&](const CountedArc& counted) {
        return counted.sign > 0 && entered_country(out, counted.arc) == first;
    });
    return is_one ? first : std::string_view();
}

bool is_of(const Outcome& out, const RouteFit& fit, ArcKind kind) {
    return out.network().arc(fit.arcs.front().arc).kind == kind;
}

/// True for lanes into a country whose terminals are measured too: the same gas once more.
bool is_told_by_terminals(const Outcome& out, const RouteFit& fit,
                          const std::vector<RouteFit>& routes) {
    return is_of(out, fit, ArcKind::lane) &&
           std::any_of(routes.begin(), routes.end(), [&](const RouteFit& other) {
               return other.is_lng && is_of(out, other, ArcKind::regasification) &&
                      entered_country(out, other.arcs) == entered_country(out, fit.arcs);
           });
}

void fit_entries(const Outcome& out, Backtest& test) {
    const OriginMix mix = trace_origins(out);
    std::map<std::pair<std::string, std::string>, EntryFit> entries;
    for (const RouteFit& fit : test.routes) {
        const std::string country(entered_country(out, fit.arcs));
        if (country.empty() || is_told_by_terminals(out, fit, test.routes))
            continue;
        std::map<std::string, double> by_origin;
        double sum = 0;
        for (const CountedArc& counted : fit.arcs)
            for (int t = 0; t < out.periods(); ++t) {
                const Period& period = out.line().periods[static_cast<std::size_t>(t)];
                const double part =
                    static_cast<double>(overlap_days(period, fit.from, fit.to)) / period.days();
                for (int o = 0; o < mix.origin_count(); ++o) {
                    const double volume = part * mix.on_arc(counted.arc, t, o);
                    by_origin[fit.is_lng ? "LNG" : mix.origins()[static_cast<std::size_t>(o)]] +=
                        volume;
                    sum += volume;
                }
            }
        if (sum <= market::nothing_bcm)
            by_origin = {{"unknown", sum = 1}};
        for (const auto& [origin, volume] : by_origin) {
            EntryFit& entry =
                entries.try_emplace({country, origin}, EntryFit{country, origin}).first->second;
            entry.observed_bcm += fit.observed_bcm * volume / sum;
            entry.model_bcm += fit.model_bcm * volume / sum;
        }
    }
    for (auto& [key, entry] : entries)
        if (std::max(entry.observed_bcm, entry.model_bcm) > nothing_to_show_bcm)
            test.entries.push_back(std::move(entry));
}

} // namespace

std::string_view to_string(WhyLeftOut why) {
    switch (why) {
    case WhyLeftOut::outside:
        return "outside";
    case WhyLeftOut::partly:
        return "partly";
    case WhyLeftOut::no_price:
        return "no-price";
    }
    return "";
}

std::optional<double> RouteErrors::ratio() const {
    return routes_with_naive > 0 && naive_error_bcm > 0
               ? std::optional(error_beside_naive_bcm / naive_error_bcm)
               : std::nullopt;
}

double route_flow(const Outcome& outcome, const std::vector<CountedArc>& arcs, Date from, Date to) {
    double sum = 0;
    for (int t = 0; t < outcome.periods(); ++t) {
        const Period& period = outcome.line().periods[static_cast<std::size_t>(t)];
        const double part = static_cast<double>(overlap_days(period, from, to)) / period.days();
        for (const CountedArc& counted : arcs)
            sum += part > 0 ? counted.sign * part * outcome.flow(counted.arc, t) : 0;
    }
    return sum;
}

std::optional<int> observed_year(const std::vector<MeasuredFlow>& flows) {
    std::map<int, int> rows;
    for (const MeasuredFlow& flow : flows)
        ++rows[flow.from.year()];
    const auto most = std::max_element(
        rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == rows.end() ? std::nullopt : std::optional(most->first);
}

Backtest backtest(const Outcome& outcome, const BacktestData& data) {
    Backtest test;
    fit_routes(outcome, data, test);
    fit_prices(outcome, data, test);
    fit_entries(outcome, test);
    test.all = errors_of(test.routes, false);
    test.free = errors_of(test.routes, true);
    for (const RouteFit& fit : test.routes) {
        if (!fit.counts() || fit.observed_bcm <= large_bcm)
            continue;
        ++test.large;
        test.large_within += std::abs(fit.error_bcm()) <= within_share * fit.observed_bcm;
    }
    for (int a = 0; a < outcome.network().arc_count(); ++a) {
        const std::optional<Adder>& adder = outcome.network().arc(a).adder;
        if (!adder)
            continue;
        ++test.adders;
        if (std::abs(adder->eur_per_mwh) >= data.adder_bound_eur_per_mwh - at_bound_eur_per_mwh)
            test.bound_adders.push_back({a, adder->eur_per_mwh});
    }
    return test;
}

} // namespace gashub
