#include "market/dated_figures.hpp"

#include "base/units.hpp"

#include <type_traits>

namespace gashub::market {
namespace {

void add_break(std::vector<Date>& breaks, const std::optional<Date>& day) {
    if (day)
        breaks.push_back(*day);
}

} // namespace

bool holds(const std::optional<Date>& from, const std::optional<Date>& to, Date day) {
    return (!from || *from <= day) && (!to || day < *to);
}

void Availability::collect_breaks() {
    for (const DatedValue& step : steps->later)
        breaks.push_back(step.from);
    add_break(breaks, commissioned);
    add_break(breaks, decommissioned);
    for (const Event* event : events) {
        add_break(breaks, event->from);
        add_break(breaks, event->to);
    }
    std::sort(breaks.begin(), breaks.end());
}

double Availability::rate(Date day, bool with_outages) const {
    double value = steps->at(day);
    bool open = status == Status::existing && holds(commissioned, decommissioned, day);
    for (const Event* event : events) {
        if (!holds(event->from, event->to, day))
            continue;
        if (const auto* commission = std::get_if<Commission>(&event->body)) {
            open = true;
            value = commission->capacity_bcm_per_year.value_or(value);
        } else if (std::holds_alternative<Decommission>(event->body)) {
            open = false;
        }
    }
    return open ? value * (with_outages ? share_left(day) : 1.0) : 0.0;
}

double Availability::share_left(Date day) const {
    double share = 1;
    for (const Event* event : events)
        if (const auto* outage = std::get_if<Outage>(&event->body);
            outage && holds(event->from, event->to, day))
            share *= outage->availability;
    return share;
}

std::vector<const Event*> events_on(const ScenarioParts& scenario, std::string_view id, bool is_arc,
                                    bool is_site, bool is_storage) {
    std::vector<const Event*> found;
    for (const Event& event : scenario.events) {
        const auto names = [&](const auto& body) {
            return (is_arc && (body.arc == id || body.terminal == id)) ||
                   (is_site && body.site == id) || (is_storage && body.storage == id);
        };
        const bool hit = std::visit(
            [&](const auto& body) {
                using Body = std::decay_t<decltype(body)>;
                if constexpr (std::is_same_v<Body, Outage> || std::is_same_v<Body, Commission> ||
                              std::is_same_v<Body, Decommission>)
                    return names(body);
                else
                    return false;
            },
            event.body);
        if (hit)
            found.push_back(&event);
    }
    return found;
}

double period_share(const Period& period, const std::vector<double>& shares) {
    if (shares.size() != 12)
        return period.days() / units::days_per_year;
    double sum = 0;
    for (Date month = make_date(period.from.year(), period.from.month(), 1); month < period.to;
         month = add_months(month, 1)) {
        const int days = days_in_month(month.year(), month.month());
        sum += shares[static_cast<std::size_t>(month.month() - 1)] *
               overlap_days(period, month, add_months(month, 1)) / days;
    }
    return sum;
}

const std::vector<double>& profile_shares(const Network& network, const std::string& id) {
    static const std::vector<double> none;
    const int found = id.empty() ? -1 : network.find_profile(id);
    return found < 0 ? none : network.parts().profiles[static_cast<std::size_t>(found)].shares;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0;;) {
        const std::size_t dot = text.find('.', at);
        words.push_back(text.substr(at, dot - at));
        if (dot == std::string_view::npos)
            return words;
        at = dot + 1;
    }
}

std::vector<ShortForm> short_forms(const Scenario& scenario, std::string_view collection) {
    std::vector<ShortForm> forms;
    for (const auto& [path, value] : scenario.parts().set) {
        if (!path.starts_with(collection))
            continue; // most paths of a study
        const auto words = split(path);
        const auto* number = std::get_if<double>(&value);
        if (words[0] == collection && number && (words.size() == 3 || words.size() == 4))
            forms.push_back({words[1], words.size() == 4 ? words[2] : std::string_view(),
                             words.back(), *number});
    }
    return forms;
}

} // namespace gashub::market
