#pragma once
// Largest first.

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace gashub {

/// Up to `most` entries of a map as (size, key), by `size_of(value)`, equal ones by key.
template <class Map, class SizeOf>
std::vector<std::pair<double, typename Map::key_type>> largest(const Map& map, std::size_t most,
                                                               SizeOf&& size_of) {
    std::vector<std::pair<double, typename Map::key_type>> ranked;
    for (const auto& [key, value] : map)
        ranked.emplace_back(size_of(value), key);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (ranked.size() > most)
        ranked.resize(most);
    return ranked;
}

} // namespace gashub
