// Who knows what when, and how the horizon is cut into windows.

#include "market/foresight.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

template <class... Bodies>
bool is_one_of(const EventBody& body) {
    return (std::holds_alternative<Bodies>(body) || ...);
}

bool is_shock(const EventBody& body) {
    return is_one_of<Outage, DemandChange, DriverChange, ProductionChange, Limit, CostChange,
                     SeriesChange>(body);
}

std::optional<Date> earlier(const std::optional<Date>& known, const std::optional<Date>& from) {
    return known && from ? std::optional(std::min(*known, *from)) : std::nullopt;
}

std::optional<Date> month_of(const std::string& key) {
    return parse_date(key);
}

/// Days on which something becomes known.
std::vector<Date> news(const ScenarioParts& scenario) {
    std::vector<Date> days;
    const auto add = [&](const std::optional<Date>& day) {
        if (day)
            days.push_back(*day);
    };
    for (const Event& event : scenario.events) {
        add(known_day(event));
        const auto* driver = std::get_if<DriverChange>(&event.body);
        if (driver != nullptr && !event.known_from)
            for (const auto& [month, factor] : driver->series)
                add(month_of(month));
    }
    for (const Policy& policy : scenario.policies)
        add(known_day(policy));
    std::sort(days.begin(), days.end());
    return days;
}

/// A span that never holds.
void never(std::optional<Date>& from, std::optional<Date>& to) {
    from = make_date(2199, 1, 1);
    to = make_date(2199, 1, 2);
}

} // namespace

std::optional<Date> known_day(const Event& event) {
    if (event.known_from)
        return earlier(event.known_from, event.from);
    return is_shock(event.body) ? event.from : std::nullopt;
}

std::optional<Date> known_day(const Policy& policy) {
    const auto* duty = std::get_if<StorageObligation>(&policy.body);
    return earlier(policy.known_from, duty != nullptr && duty->date ? duty->date : policy.from);
}

ScenarioParts as_known_before(Date day, ScenarioParts scenario) {
    for (Event& event : scenario.events) {
        if (const auto known = known_day(event); known && *known >= day)
            never(event.from, event.to);
        auto* driver = std::get_if<DriverChange>(&event.body);
        if (driver != nullptr && !event.known_from)
            for (auto& [month, factor] : driver->series)
                if (const auto begins = month_of(month); begins && *begins >= day)
                    factor = 1;
    }
    for (Policy& policy : scenario.policies)
        if (const auto known = known_day(policy); known && *known >= day) {
            never(policy.from, policy.to);
            if (auto* duty = std::get_if<StorageObligation>(&policy.body))
                duty->date.reset();
        }
    return scenario;
}

std::vector<Window> windows_of(const Scenario& scenario) {
    const Foresight& foresight = scenario.parts().foresight;
    const auto& periods = scenario.periods();
    const int count = static_cast<int>(periods.size());
    const std::vector<Date> days = news(scenario.parts());
    const auto begins_before = [&](int from, Date day) {
        int t = from;
        while (t < count && periods[static_cast<std::size_t>(t)].from < day)
            ++t;
        return t;
    };
    std::vector<Window> windows;
    for (int first = 0; first < count;) {
        const Period& now = periods[static_cast<std::size_t>(first)];
        Window window{first, begins_before(first, add_months(now.from, foresight.step_months)),
                      begins_before(first, add_months(now.from, foresight.window_months))};
        // The next news is in the first period that ends after it.
        if (const auto next = std::lower_bound(days.begin(), days.end(), now.to);
            next != days.end()) {
            int t = first + 1;
            while (t < window.kept_to && periods[static_cast<std::size_t>(t)].to <= *next)
                ++t;
            window.kept_to = std::min(window.kept_to, t);
        }
        windows.push_back(window);
        first = window.kept_to;
    }
    return windows;
}

} // namespace gashub::market
