#include "app/view_data/lever_views.hpp"

#include "app/view_data/data_rows.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gashub::app {

namespace {

/// A factor that nobody has set is one.
std::optional<PathValue> standing_value(const Scenario& scenario, const Network& network,
                                        const std::string& path) {
    std::optional<PathValue> value = value_at(scenario, network, path);
    if (!value && path.ends_with(".factor"))
        return PathValue(1.0);
    return value;
}

std::optional<double> number_at(const Scenario& scenario, const Network& network,
                                const std::string& path) {
    const auto value = standing_value(scenario, network, path);
    if (const double* number = value ? std::get_if<double>(&*value) : nullptr)
        return *number;
    return std::nullopt;
}

bool same(const PathValue& a, const PathValue& b) {
    const double *x = std::get_if<double>(&a), *y = std::get_if<double>(&b);
    return x && y ? std::abs(*x - *y) <= 1e-9 * std::max(1.0, std::abs(*x)) : a == b;
}

/// The stop whose every path stands where it says; none if the scenario says something else.
std::optional<std::size_t> standing_stop(const Lever& lever, const Scenario& scenario,
                                         const Network& network) {
    for (std::size_t i = 0; i < lever.stops.size(); ++i) {
        const PathValues values = stop_values(lever, i);
        const bool stands = std::all_of(values.begin(), values.end(), [&](const auto& entry) {
            const auto value = standing_value(scenario, network, entry.first);
            return value && same(*value, entry.second);
        });
        if (stands && !values.empty())
            return i;
    }
    return std::nullopt;
}

/// In quotes where a shell would read it otherwise.
std::string shell_word(const std::string& word) {
    const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "0123456789_-./=,:+") == std::string::npos;
    if (plain)
        return word;
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

/// The shortest digits that read back as the same number.
std::string in_full(double value) {
    std::array<char, 40> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

} // namespace

std::string lever_unit(const Lever& lever, Locale language) {
    if (lever.unit == "x")
        return "×";
    if (lever.unit == "share")
        return say(language, "share");
    return lever.unit == "bcm/y" ? say(language, "bcm/y") : lever.unit;
}

const Lever* find_lever(const Scenario& scenario, const std::string& id) {
    const auto& levers = scenario.parts().levers;
    const auto found = std::find_if(levers.begin(), levers.end(),
                                    [&](const Lever& lever) { return lever.id == id; });
    return found == levers.end() ? nullptr : &*found;
}

PathValues stop_values(const Lever& lever, std::size_t stop) {
    const LeverStop& chosen = lever.stops.at(stop);
    if (!chosen.set.empty())
        return chosen.set;
    if (chosen.value)
        return {{lever.path, *chosen.value}};
    return {};
}

PathValues lever_values(const Lever& lever, const Scenario& scenario, const Network& network) {
    PathValues values;
    const auto add = [&](const std::string& path) {
        const bool known = std::any_of(values.begin(), values.end(),
                                       [&](const auto& entry) { return entry.first == path; });
        if (known)
            return;
        if (const auto value = standing_value(scenario, network, path))
            values.emplace_back(path, *value);
    };
    add(lever.path);
    for (std::size_t i = 0; i < lever.stops.size(); ++i) {
        for (const auto& [path, value] : stop_values(lever, i))
            add(path);
    }
    return values;
}

std::vector<LeverView> lever_views(const Scenario& scenario, const Scenario& reference,
                                   const Network& network, Locale language) {
    std::vector<LeverView> views;
    for (const Lever& lever : scenario.parts().levers) {
        LeverView& view = views.emplace_back();
        view.id = lever.id;
        view.label = text_in(lever.label, language);
        view.help = text_in(lever.help, language);
        view.origin = origin_of_value(network, scenario, lever.path, language);
        view.unit = lever_unit(lever, language);
        view.group = text_in(lever.group, language);
        view.min = lever.min;
        view.max = lever.max;
        view.step = lever.step.value_or((lever.max - lever.min) / 100);
        for (const LeverStop& stop : lever.stops)
            view.stops.push_back({stop.value, text_in(stop.label, language)});
        view.is_choice = !lever.stops.empty() &&
                         std::all_of(lever.stops.begin(), lever.stops.end(),
                                     [](const LeverStop& stop) { return !stop.set.empty(); });
        view.value = number_at(scenario, network, lever.path);
        view.reference = number_at(reference, network, lever.path);
        if (view.is_choice) {
            view.stop = standing_stop(lever, scenario, network);
            view.reference_stop = standing_stop(lever, reference, network);
        }
        view.differs =
            lever_values(lever, scenario, network) != lever_values(lever, reference, network);
    }
    return views;
}

PathValues moved_values(const Scenario& scenario, const Scenario& home, const Network& network) {
    PathValues moved;
    for (const Lever& lever : scenario.parts().levers) {
        const PathValues before = lever_values(lever, home, network);
        for (const auto& entry : lever_values(lever, scenario, network)) {
            const bool stands = std::find(before.begin(), before.end(), entry) != before.end();
            if (!stands && std::find(moved.begin(), moved.end(), entry) == moved.end())
                moved.push_back(entry);
        }
    }
    return moved;
}

std::string command_line(const Scenario& scenario, const Scenario& home, const Network& network,
                         const std::string& file, bool& exact) {
    const PathValues moved = moved_values(scenario, home, network);
    const Result<Scenario> again = with_values(home, network, moved);
    exact = again && *again == scenario;
    std::string line = "gashub run " + shell_word(file);
    for (const auto& [path, value] : moved) {
        const double* number = std::get_if<double>(&value);
        const bool* flag = std::get_if<bool>(&value);
        line += " --set " + shell_word(path + "=" +
                                       (number != nullptr ? in_full(*number)
                                        : flag != nullptr ? (*flag ? "true" : "false")
                                                          : std::get<std::string>(value)));
    }
    return line;
}

} // namespace gashub::app
