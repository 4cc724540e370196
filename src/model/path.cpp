#include "model/path.hpp"

#include "base/text.hpp"
#include "model/path_places.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gashub {

PathValue parse_path_value(std::string_view text) {
    if (text == "true" || text == "false")
        return text == "true";
    double x = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), x);
    if (!text.empty() && error == std::errc{} && end == text.data() + text.size() &&
        std::isfinite(x))
        return x;
    return std::string(text);
}

Result<std::pair<std::string, PathValue>> parse_set(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        return Issues{{Severity::error,
                       "bad-set",
                       {},
                       quoted(text) + " is no PATH=VALUE",
                       "as in arcs.turkstream-1.capacity_bcm_per_year=31.5"}};
    return std::pair{std::string(text.substr(0, equals)),
                     parse_path_value(text.substr(equals + 1))};
}

Result<Scenario> with_values(const Scenario& scenario, const Network& network,
                             const PathValues& values) {
    ScenarioParts parts = scenario.parts();
    Faults faults;
    for (const auto& [path, value] : values) {
        const Faults::Inside set(faults, "set"), key(faults, path);
        apply_value(parts, network, path, value, faults);
    }
    if (faults.has_errors())
        return faults.take();
    return make_scenario(std::move(parts), network);
}

Result<Network> lay_on(const Network& network, const PathValues& set) {
    const auto is_read_elsewhere = [](const std::string& path) {
        return path.starts_with("demand.") || path.starts_with("stores.") ||
               path.starts_with("production.") || is_scenario_path(path);
    };
    if (std::all_of(set.begin(), set.end(),
                    [&](const auto& entry) { return is_read_elsewhere(entry.first); }))
        return network;
    NetworkParts parts = network.parts();
    Faults faults;
    for (const auto& [path, value] : set) {
        if (is_read_elsewhere(path))
            continue;
        const Faults::Inside in_set(faults, "set"), key(faults, path);
        lay_on_parts(parts, network, path, value, faults);
    }
    if (faults.has_errors())
        return faults.take();
    return make_network(std::move(parts));
}

std::optional<PathValue> value_at(const Scenario& scenario, const Network& network,
                                  std::string_view path) {
    for (const auto& [known, value] : scenario.parts().set)
        if (known == path)
            return value;
    const Date start = scenario.periods().empty() ? Date{} : scenario.periods().front().from;
    return value_of_parts(scenario.parts(), network, path, start);
}

std::vector<std::string> known_paths(const Scenario& scenario, const Network& network,
                                     std::string_view prefix) {
    std::vector<std::string> paths = paths_under(scenario.parts(), network, prefix);
    std::erase_if(paths, [&](const std::string& path) { return path.rfind(prefix, 0) != 0; });
    return paths;
}

} // namespace gashub
