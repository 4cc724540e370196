#pragma once
// The indicators while they are summed up, for the sources that make them.

#include "analysis/results.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub {

struct IndicatorSums {
    std::map<std::pair<std::string, std::string>, std::pair<double, std::string_view>> by_name;
    void add(std::string name, std::string scope, double value, std::string_view unit) {
        auto& [sum, its_unit] = by_name[{std::move(name), std::move(scope)}];
        sum += value;
        its_unit = unit;
    }
};

/// The nodes of a country or region, marked.
std::vector<char> marked(const Network& net, const std::string& area);

/// True for horizons of several years, whose sums over all of them say little.
bool is_long(const market::Timeline& line);

/// What regions use by origin, what crosses borders or passes a watched node, and watched prices,
/// year by year; a year without anything counts 0.
void add_years(IndicatorSums& sums, const Results& results);

/// The hub's country without each of its three largest origins, and the hub's exits, month by
/// month.
void add_months(IndicatorSums& sums, const Results& results);

} // namespace gashub
