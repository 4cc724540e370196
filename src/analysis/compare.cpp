#include "analysis/compare.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace gashub {
namespace {

CompareBy kind_of(std::string_view name) {
    if (name == "annual-flow")
        return CompareBy::arc;
    if (name == "mean-price" || name == "january-price" || name == "spread" ||
        name == "set-by-share" || name == "set-by-way" || name == "netback" || name == "hub-volume")
        return CompareBy::node;
    if (name == "import" || name == "origin-share" || name == "origin-share-last-border")
        return CompareBy::origin;
    return CompareBy::country;
}

std::string_view text_of(const Cell& cell) {
    const auto* text = std::get_if<std::string_view>(&cell);
    return text ? *text : std::string_view();
}

double number_of(const Cell& cell) {
    const auto* value = std::get_if<double>(&cell);
    return value ? *value : 0;
}

/// A change under this is nothing worth a sentence, in the indicator's unit.
double least_change(const std::string& unit) {
    if (unit == "share")
        return 0.005;
    if (unit == "points")
        return 50;
    if (unit == "MEUR")
        return 10;
    return 0.05; // bcm or EUR/MWh
}

/// A change that readers would call large, by indicator: what makes flows, prices and shares
/// comparable.
double large_change(std::string_view name, std::string_view unit) {
    if (name == "spread")
        return 40; // follows from two prices
    if (name == "set-by-share" || name == "set-by-way")
        return 3;
    if (name == "netback" || name == "mean-area-price" ||
        name == "january-area-price") // follow from prices
        return 60;
    if (unit == "MEUR")
        return 10000;
    if (unit == "ratio")
        return 5;
    if (unit == "EUR/MWh")
        return 15;
    if (unit == "share")
        return name == "origin-share" ? 0.5 : 1;
    return unit == "points" ? 5000 : 15; // bcm
}

/// Shares and concentration of a small market weigh less: by its use, up to this many bcm.
constexpr double full_weight_bcm = 50;

std::string first_scope(const std::string& scope) {
    return scope.substr(0, scope.find(':'));
}

std::string amount(double value, const std::string& unit) {
    if (unit == "share")
        return fmt::format("{:.1f} %", 100 * value);
    if (unit == "points")
        return fmt::format("{:.0f} points", value);
    if (unit == "MEUR")
        return fmt::format("{:.0f} million EUR", value);
    if (unit == "ratio")
        return fmt::format("{:.2f}", value);
    return fmt::format("{:.2f} {}", value, unit);
}

std::string sentence_of(const Difference& d, const NameOf& name_of) {
    const auto colon = d.scope.find(':');
    const auto named = [&](const std::string& id) {
        return name_of && !id.empty() ? name_of(id) : id;
    };
    const std::string first = named(d.scope.substr(0, colon)),
                      second = named(colon == std::string::npos ? "" : d.scope.substr(colon + 1)),
                      whole = second.empty() ? first : d.scope;
    const std::string now = amount(d.b, d.unit), was = amount(d.a, d.unit);
    if (d.name == "annual-flow")
        return d.b < 0.005 ? fmt::format("{} is idle (was {})", whole, was)
                           : fmt::format("{} carries {} (was {})", whole, now, was);
    if (d.name == "mean-price")
        return fmt::format("price at {}: {} (was {})", whole, now, was);
    if (d.name == "january-price")
        return fmt::format("January price at {}: {} (was {})", whole, now, was);
    if (d.name == "mean-area-price")
        return fmt::format("users in {} pay on the mean {} (was {})", whole, now, was);
    if (d.name == "january-area-price")
        return fmt::format("users in {} pay in January {} (was {})", whole, now, was);
    if (d.name == "spread")
        return fmt::format("price at {} less price at {}: {} (was {})", first, second, now, was);
    if (d.name == "import")
        return fmt::format("{} uses {} of gas from {} (was {})", first, now, second, was);
    if (d.name == "origin-share")
        return fmt::format("share of gas from {} in {}, by molecule: {} (was {})", second, first,
                           now, was);
    if (d.name == "origin-share-last-border")
        return fmt::format("share of inflow to {} over the border of {}: {} (was {})", first,
                           second, now, was);
    if (d.name == "set-by-share")
        return fmt::format("{} sets the price at {} in {} of periods (was {})", second, first, now,
                           was);
    if (d.name == "set-by-way")
        return fmt::format("the price at {} is made by way of {} in {} of periods (was {})", first,
                           second, now, was);
    if (d.name == "consumption")
        return fmt::format("{} uses {} (was {})", whole, now, was);
    if (d.name == "unserved")
        return fmt::format("{} goes without {} of what it wants (was {})", whole, now, was);
    if (d.name == "worst-shortfall")
        return fmt::format("in its worst period {} lacks {} of what it wants (was {})", whole, now,
                           was);
    if (d.name == "days-of-stock")
        return fmt::format("stores of {} begin with {} of its use (was {})", whole, now, was);
    if (d.name == "rationed")
        return fmt::format("{} is rationed by {} (was {})", whole, now, was);
    if (d.name == "lng-import")
        return fmt::format("{} takes {} as LNG (was {})", whole, now, was);
    if (d.name == "netback")
        return fmt::format("what {} gets at its fields for gas sold at {}: {} (was {})", first,
                           second, now, was);
    if (d.name == "net-revenue")
        return fmt::format("net revenue of {}: {} (was {})", whole, now, was);
    if (d.name == "hub-volume")
        return fmt::format("gas passing {}: {} (was {})", whole, now, was);
    if (d.name == "residual-supply-index" && !second.empty())
        return fmt::format("what {} could get without {}, over what it uses: {} (was {})", first,
                           second, now, was);
    if (d.name == "residual-supply-missing")
        return fmt::format("without gas of {1} {0} lacks {2} in its worst month (was {3})", first,
                           second, now, was);
    if (d.name == "hhi" || d.name == "hhi-sellers")
        return fmt::format("concentration of {} in {}: {} (was {})",
                           d.name == "hhi" ? "origins" : "sellers", whole, now, was);
    return fmt::format("{} of {}: {} (was {})", d.name, whole, now, was);
}

} // namespace

ComparedRun compared_run(const std::vector<Table>& tables, const std::string& scenario) {
    ComparedRun run;
    run.scenario = scenario;
    const auto mine = [&](const Table& table, std::size_t row) {
        return scenario.empty() || text_of(table.at(row, 0)) == scenario;
    };
    for (const Table& table : tables) {
        if (table.name == "indicators")
            for (std::size_t i = 0; i < table.rows(); ++i)
                if (mine(table, i))
                    run.indicators.push_back(
                        {std::string(text_of(table.at(i, 1))), std::string(text_of(table.at(i, 2))),
                         std::string(text_of(table.at(i, 4))), number_of(table.at(i, 3))});
        if (table.name == "welfare")
            for (std::size_t i = 0; i < table.rows(); ++i)
                if (mine(table, i))
                    run.welfare.push_back({std::string(text_of(table.at(i, 1))),
                                           std::string(text_of(table.at(i, 2))),
                                           number_of(table.at(i, 4))});
    }
    return run;
}

Comparison compare(const ComparedRun& a, const ComparedRun& b, CompareBy by,
                   const NameOf& name_of) {
    std::map<std::pair<std::string, std::string>, Difference> pairs;
    const auto read = [&](const ComparedRun& run, bool second) {
        for (const auto& value : run.indicators) {
            if (by != CompareBy::all && kind_of(value.name) != by)
                continue;
            if (value.name == "set-by-month" || value.name.ends_with("-by-month") ||
                value.name.ends_with("-by-year"))
                continue; // other rows tell their sums
            Difference& d = pairs[{value.name, value.scope}];
            d.name = value.name;
            d.scope = value.scope;
            d.unit = value.unit;
            (second ? d.b : d.a) = value.value;
        }
    };
    read(a, false);
    read(b, true);
    std::map<std::string, double> use; // bcm of each area
    std::set<std::string> in_a, in_b;  // nodes and pairs whose prices were watched
    const auto is_watched = [](std::string_view name) {
        return name == "spread" || name == "set-by-share" || name == "set-by-way" ||
               name.starts_with("residual-supply-");
    };
    const auto watched = [](const ComparedRun::Value& v) {
        return v.name.rfind("set-by-", 0) != 0 ? v.name + v.scope : v.name + first_scope(v.scope);
    };
    const auto survey = [&](const ComparedRun& run, std::set<std::string>& seen) {
        for (const auto& value : run.indicators) {
            if (value.name == "consumption")
                use[value.scope] = std::max(use[value.scope], value.value);
            if (is_watched(value.name))
                seen.insert(watched(value));
        }
    };
    survey(a, in_a);
    survey(b, in_b);
    Comparison out;
    for (auto& [key, d] : pairs) {
        if (std::abs(d.b - d.a) < least_change(d.unit))
            continue;
        if (is_watched(d.name)) { // asked for in one run only: nothing to compare
            const std::string key_of = watched({d.name, d.scope, d.unit, 0});
            if (in_a.count(key_of) == 0 || in_b.count(key_of) == 0)
                continue;
        }
        d.weight = std::abs(d.b - d.a) / large_change(d.name, d.unit);
        if (const auto area = use.find(first_scope(d.scope));
            area != use.end() && (d.unit == "share" || d.unit == "points") &&
            d.name.rfind("set-by-", 0) != 0)
            d.weight *= std::min(1.0, area->second / full_weight_bcm);
        d.sentence = sentence_of(d, name_of);
        out.differences.push_back(d);
    }
    std::stable_sort(out.differences.begin(), out.differences.end(),
                     [](const auto& x, const auto& y) { return x.weight > y.weight; });
    std::map<std::string, double> change;
    const auto book = [&](const ComparedRun& run, double sign) {
        for (const auto& gain : run.welfare)
            if (gain.agent != "model")
                change[gain.country] += sign * gain.value_meur;
    };
    book(a, -1);
    book(b, 1);
    for (const auto& [country, meur] : change) {
        out.winners.push_back({country, meur});
        out.total_meur += meur;
    }
    std::stable_sort(out.winners.begin(), out.winners.end(),
                     [](const auto& x, const auto& y) { return x.change_meur > y.change_meur; });
    return out;
}

} // namespace gashub
