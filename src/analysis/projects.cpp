#include "analysis/projects.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double lowest_rate = -0.5, highest_rate = 10;
constexpr double rate_step = 1.0005; ///< of 1 + rate, from one trial to the next
constexpr double z_of_95_percent = 1.959963984540054;

double total(const std::map<int, double>& by_year) {
    double sum = 0;
    for (const auto& [year, value] : by_year)
        sum += value;
    return sum;
}

int last_year(const ProjectTerms& terms) {
    return terms.first_year + terms.life_years - 1;
}

/// Capex and opex by year, positive.
std::map<int, double> spending(const ProjectTerms& terms) {
    std::map<int, double> spent = terms.capex_meur;
    for (int year = terms.first_year; year <= last_year(terms); ++year)
        spent[year] += terms.opex_meur_per_year;
    return spent;
}

double worth(const ProjectTerms& terms, const std::map<int, double>& flow) {
    return present_value(flow, terms.discount_rate, terms.valued_in);
}

/// The rate between `low` and `high` at which the flow's worth changes its sign.
double root_between(const std::map<int, double>& flow, double low, double high, int valued_in) {
    const bool starts_above = present_value(flow, low, valued_in) > 0;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        ((present_value(flow, middle, valued_in) > 0) == starts_above ? low : high) = middle;
    }
    return (low + high) / 2;
}

/// How often the flow turns from spending to earning or back.
int sign_changes(const std::map<int, double>& flow) {
    int changes = 0;
    double last = 0;
    for (const auto& [year, meur] : flow)
        if (meur != 0) {
            changes += last != 0 && (meur > 0) != (last > 0);
            last = meur;
        }
    return changes;
}

double mean_of(const std::vector<std::size_t>& draws, std::size_t from, std::size_t to,
               const std::vector<double>& results) {
    double sum = 0;
    for (std::size_t k = from; k < to; ++k)
        sum += results[draws[k]];
    return sum / static_cast<double>(to - from);
}

} // namespace

std::string fault_of(const ProjectTerms& terms) {
    for (const auto& [year, meur] : terms.capex_meur)
        if (!std::isfinite(meur) || meur < 0)
            return fmt::format("capex of {} is {}, which is no spending", year, meur);
    if (total(terms.capex_meur) <= 0)
        return "a project without capex has nothing to earn back";
    if (!std::isfinite(terms.opex_meur_per_year) || terms.opex_meur_per_year < 0)
        return fmt::format("opex is {} a year, which is no spending", terms.opex_meur_per_year);
    if (terms.life_years < 1 || terms.life_years > 200)
        return fmt::format("a life of {} years is not 1 to 200", terms.life_years);
    if (!std::isfinite(terms.discount_rate) || terms.discount_rate <= -1)
        return fmt::format("a discount rate of {} a year is none", terms.discount_rate);
    return "";
}

std::map<int, double> over_life(const ProjectTerms& terms, const std::map<int, double>& stated) {
    assert(!stated.empty());
    std::map<int, double> all;
    for (int year = terms.first_year; year <= last_year(terms); ++year) {
        const auto after = stated.lower_bound(year);
        if (after == stated.end())
            all[year] = stated.rbegin()->second;
        else if (after->first == year || after == stated.begin())
            all[year] = after->second;
        else {
            const auto before = std::prev(after);
            const double part = static_cast<double>(year - before->first) /
                                static_cast<double>(after->first - before->first);
            all[year] = before->second + part * (after->second - before->second);
        }
    }
    return all;
}

std::map<int, double> cash_flow(const ProjectTerms& terms, const std::map<int, double>& earned) {
    std::map<int, double> flow = over_life(terms, earned);
    for (const auto& [year, meur] : spending(terms))
        flow[year] -= meur;
    return flow;
}

double present_value(const std::map<int, double>& flow, double rate, int valued_in) {
    double sum = 0;
    for (const auto& [year, meur] : flow)
        sum += meur * std::pow(1 + rate, valued_in - year);
    return sum;
}

std::vector<double> internal_rates(const std::map<int, double>& flow) {
    std::vector<double> rates;
    if (flow.empty())
        return rates;
    const int valued_in = flow.begin()->first;
    if (sign_changes(flow) == 1) { // one root at most (Descartes)
        if ((present_value(flow, lowest_rate, valued_in) > 0) !=
            (present_value(flow, highest_rate, valued_in) > 0))
            rates.push_back(root_between(flow, lowest_rate, highest_rate, valued_in));
        return rates;
    }
    double low = lowest_rate, at_low = present_value(flow, low, valued_in);
    while (low < highest_rate) {
        const double high = std::min(highest_rate, (1 + low) * rate_step - 1);
        const double at_high = present_value(flow, high, valued_in);
        if (at_low != 0 && (at_low > 0) != (at_high > 0))
            rates.push_back(root_between(flow, low, high, valued_in));
        low = high;
        at_low = at_high;
    }
    return rates;
}

std::optional<double> payback_years(const ProjectTerms& terms,
                                    const std::map<int, double>& earned) {
    double sum = 0;
    std::optional<double> reached;
    for (const auto& [year, meur] : cash_flow(terms, earned)) {
        const double before = sum;
        sum += meur;
        if (sum < 0)
            reached.reset();
        else if (!reached)
            reached = year - terms.first_year + (meur > 0 ? -before / meur : 0.0);
    }
    return reached ? std::optional(std::max(0.0, *reached)) : std::nullopt;
}

std::optional<double> break_even_tariff(const ProjectTerms& terms,
                                        const std::map<int, double>& volume_bcm,
                                        double twh_per_bcm) {
    const double volume = worth(terms, over_life(terms, volume_bcm));
    if (volume <= 0)
        return std::nullopt;
    return worth(terms, spending(terms)) / (volume * twh_per_bcm);
}

std::optional<double> break_even_factor(const ProjectTerms& terms,
                                        const std::map<int, double>& earned) {
    const double gain = worth(terms, over_life(terms, earned));
    if (gain <= 0)
        return std::nullopt;
    return worth(terms, spending(terms)) / gain;
}

Odds odds_of(int hits, int draws) {
    assert(hits >= 0 && hits <= draws);
    if (draws == 0)
        return {0, 0, 0, 0, 1};
    const double n = draws, p = hits / n, z2 = z_of_95_percent * z_of_95_percent;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half =
        z_of_95_percent / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return {hits, draws, p, hits == 0 ? 0.0 : middle - half, hits == draws ? 1.0 : middle + half};
}

std::vector<Swing> tornado(const std::vector<DrawnInput>& inputs,
                           const std::vector<double>& results) {
    std::vector<Swing> bars;
    if (results.empty())
        return bars;
    const std::size_t tenth = std::max<std::size_t>(1, results.size() / 10);
    for (const DrawnInput& input : inputs) {
        assert(input.value.size() == results.size());
        std::vector<std::size_t> draws(results.size());
        std::iota(draws.begin(), draws.end(), std::size_t{0});
        std::stable_sort(draws.begin(), draws.end(), [&](std::size_t a, std::size_t b) {
            return input.value[a] < input.value[b];
        });
        bars.push_back({input.name, mean_of(draws, 0, tenth, results),
                        mean_of(draws, draws.size() - tenth, draws.size(), results)});
    }
    std::stable_sort(bars.begin(), bars.end(), [](const Swing& a, const Swing& b) {
        const double wide_a = std::abs(a.high - a.low), wide_b = std::abs(b.high - b.low);
        return wide_a != wide_b ? wide_a > wide_b : a.input < b.input;
    });
    return bars;
}

} // namespace gashub
