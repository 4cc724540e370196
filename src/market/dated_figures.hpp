#pragma once
// What of a dated figure holds when: steps, commissioning and outages of one element, shares of a
// year, words of a path. Of the timeline's sources only.

#include "model/scenario.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gashub::market {

/// True if a day lies in [from, to), an end that is not there being open.
bool holds(const std::optional<Date>& from, const std::optional<Date>& to, Date day);

/// Mean over a period, by days, of a figure that is constant between break days.
template <class Figure>
double mean_by_days(const Period& period, const std::vector<Date>& breaks, Figure&& figure) {
    double sum = 0;
    Date from = period.from;
    const auto span = [&](Date to) {
        if (to > from)
            sum += figure(from) * (to.days - from.days);
        from = std::max(from, to);
    };
    for (Date day : breaks)
        if (day > period.from && day < period.to)
            span(day);
    span(period.to);
    return sum / period.days();
}

/// What of an element's figure holds on a day: steps, commissioning, outage.
struct Availability {
    const Steps* steps = nullptr;
    Status status = Status::existing;
    std::optional<Date> commissioned, decommissioned;
    std::vector<const Event*> events;
    std::vector<Date> breaks;

    void collect_breaks();
    /// Rate a year on a day; outages left out for the nominal figure.
    double rate(Date day, bool with_outages) const;
    /// What outages leave on a day, 0 to 1.
    double share_left(Date day) const;
};

/// Events that name an element as their arc (or terminal), site or storage.
std::vector<const Event*> events_on(const ScenarioParts& scenario, std::string_view id, bool is_arc,
                                    bool is_site, bool is_storage);

/// Share of the year that a period is, by a profile of monthly shares (empty: by days).
double period_share(const Period& period, const std::vector<double>& shares);

/// Monthly shares of a profile; empty for no profile.
const std::vector<double>& profile_shares(const Network& network, const std::string& id);

/// Words of a path, `demand.eu.factor`; they live as long as the text.
std::vector<std::string_view> split(std::string_view text);

/// `COLLECTION.AREA.key` or `COLLECTION.AREA.SECTOR.key` with a number, of a scenario's `set`.
struct ShortForm {
    std::string_view area, sector, key; ///< no sector: all
    double value = 0;
};
/// Those of a collection (`demand`, `production`), in order; they live as long as the scenario.
std::vector<ShortForm> short_forms(const Scenario& scenario, std::string_view collection);

} // namespace gashub::market
