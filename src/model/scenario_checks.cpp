#include "model/path_places.hpp"
#include "model/rule_checks.hpp"
#include "model/value_checks.hpp"

#include <fmt/format.h>

#include <set>

namespace gashub {
namespace {

using Inside = Faults::Inside;

/// The horizon's periods; faults [missing-key], [dates-reversed], [horizon-gap],
/// [too-many-periods].
std::vector<Period> check_horizon(const std::vector<Horizon>& pieces, Faults& faults) {
    const Inside horizon(faults, "horizon");
    std::vector<Period> periods;
    if (pieces.empty()) {
        faults.error("missing-key", "a scenario needs a horizon",
                     R"(as in {"start": "2021-01-01", "end": "2022-01-01"})");
        return periods;
    }
    bool whole = true;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Horizon& piece = pieces[i];
        const Inside inside(faults, i);
        if (!piece.start || !piece.end) {
            whole = false; // said by the check of required keys
        } else if (*piece.end <= *piece.start) {
            const Inside end(faults, "end");
            faults.error("dates-reversed",
                         to_string(*piece.end) + " is not after " + to_string(*piece.start),
                         "`end` is the day after the last");
            whole = false;
        } else if (i > 0 && pieces[i - 1].end && *piece.start != *pieces[i - 1].end) {
            const Inside start(faults, "start");
            faults.error("horizon-gap", "the piece does not begin where the one before ends, on " +
                                            to_string(*pieces[i - 1].end));
            whole = false;
        }
    }
    if (!whole)
        return periods;
    std::size_t count = 0;
    for (const Horizon& piece : pieces) {
        const std::vector<Period> more = make_periods(*piece.start, *piece.end, piece.step);
        count += more.size();
        if (count <= most_periods)
            periods.insert(periods.end(), more.begin(), more.end());
    }
    if (count > most_periods) {
        faults.error("too-many-periods",
                     fmt::format("{} periods are more than {}", count, most_periods),
                     "take a shorter horizon or a longer step");
        periods.clear();
    }
    return periods;
}

template <class T>
void check_ids(const std::vector<T>& objects, std::string_view key, Faults& faults) {
    const Inside collection(faults, key);
    std::set<std::string_view> ids;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const Inside inside(faults, i), id(faults, "id");
        if (!objects[i].id.empty() && !ids.insert(objects[i].id).second)
            faults.error("duplicate-id", quoted(objects[i].id) + " exists already",
                         "give it another id");
    }
}

/// [never-met] as a warning for an event all of whose days lie outside of the horizon.
void check_meets_horizon(const Event& event, const std::vector<Period>& periods, Faults& faults) {
    if (periods.empty())
        return;
    const Date start = periods.front().from, end = periods.back().to;
    const std::string runs =
        "the horizon runs from " + to_string(start) + " to before " + to_string(end);
    if (event.from && *event.from >= end) {
        const Inside from(faults, "from");
        faults.warning("never-met", "the event begins after the horizon, so it changes nothing",
                       runs);
    } else if (event.to && *event.to <= start && (!event.from || *event.from < *event.to)) {
        const Inside to(faults, "to");
        faults.warning("never-met", "the event ends before the horizon, so it changes nothing",
                       runs);
    }
}

void check_lever(const Lever& lever, const ScenarioParts& parts, const Network& network,
                 Faults& faults) {
    if (lever.path.empty() && lever.stops.empty()) {
        faults.error("missing-key", "a lever needs a path or stops that set something");
        return;
    }
    {
        const Inside path(faults, "path");
        if (!lever.path.empty())
            check_path(parts, network, lever.path, faults);
    }
    {
        const Inside max(faults, "max");
        if (lever.max <= lever.min)
            faults.error("contradiction",
                         fmt::format("the highest value {} is not above the lowest {}", lever.max,
                                     lever.min));
    }
    const Inside stops(faults, "stops");
    if (lever.stops.empty())
        return;
    ScenarioParts tried = parts; // paths are tried on it, so that value and range are checked
    for (std::size_t i = 0; i < lever.stops.size(); ++i) {
        const LeverStop& stop = lever.stops[i];
        const Inside inside(faults, i);
        if (!stop.value && stop.set.empty())
            faults.error("missing-key", "a stop needs a value or a `set`");
        const Inside set(faults, "set");
        for (const auto& [path, value] : stop.set) {
            const Inside key(faults, path);
            apply_value(tried, network, path, value, faults);
        }
    }
}

} // namespace

Result<Scenario> make_scenario(ScenarioParts parts, const Network& network) {
    Faults faults;
    const PathValues set = std::move(parts.set);
    parts.set.clear();
    {
        const Inside in_set(faults, "set");
        for (const auto& [path, value] : set) {
            const Inside key(faults, path);
            apply_value(parts, network, path, value, faults);
        }
    }
    check_object(parts, &network.name_index(), faults);
    const std::vector<Period> periods = check_horizon(parts.horizon, faults);
    check_ids(parts.events, "events", faults);
    check_ids(parts.policies, "policies", faults);
    check_ids(parts.levers, "levers", faults);
    check_ids(parts.conduct, "conduct", faults);
    if (parts.hub) {
        const Inside hub(faults, "hub");
        check_hub_setting(*parts.hub, network, faults);
    }
    if (parts.foresight.step_months > parts.foresight.window_months) {
        const Inside foresight(faults, "foresight"), step(faults, "step_months");
        faults.error("contradiction", "the window moves by more than its length");
    }
    {
        const Inside events(faults, "events");
        for (std::size_t i = 0; i < parts.events.size(); ++i) {
            const Inside event(faults, i);
            check_event(parts.events[i], network, faults);
            check_meets_horizon(parts.events[i], periods, faults);
        }
    }
    {
        const Inside policies(faults, "policies");
        for (std::size_t i = 0; i < parts.policies.size(); ++i) {
            const Inside policy(faults, i);
            check_policy(parts.policies[i], network, periods, faults);
        }
    }
    {
        const Inside levers(faults, "levers");
        for (std::size_t i = 0; i < parts.levers.size(); ++i) {
            const Inside lever(faults, i);
            check_lever(parts.levers[i], parts, network, faults);
        }
    }
    {
        const Inside watch(faults, "watch");
        for (std::size_t i = 0; i < parts.watch.size(); ++i) {
            const Inside node(faults, i);
            if (network.find_hub(parts.watch[i]) < 0)
                check_reference(network.name_index(), "nodes", parts.watch[i], faults);
        }
    }
    const bool broken = faults.has_errors();
    Issues issues = faults.take();
    if (broken)
        return issues;
    std::erase_if(parts.events, [](const Event& event) { return event.remove; });
    std::erase_if(parts.policies, [](const Policy& policy) { return policy.remove; });
    std::erase_if(parts.levers, [](const Lever& lever) { return lever.remove; });
    std::erase_if(parts.conduct, [](const Conduct& conduct) { return conduct.remove; });
    Scenario scenario;
    scenario.parts_ = std::make_shared<const ScenarioParts>(std::move(parts));
    scenario.periods_ = std::make_shared<const std::vector<Period>>(periods);
    return {std::move(scenario), std::move(issues)};
}

} // namespace gashub
