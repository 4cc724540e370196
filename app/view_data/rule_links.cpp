#include "app/view_data/rule_links.hpp"

#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <charconv>

namespace gashub::app {

namespace {

std::string dates_of(const std::optional<Date>& from, const std::optional<Date>& to,
                     Locale language) {
    if (!from && !to)
        return {};
    if (!to)
        return say(language, "from %1 on", {to_string(*from)});
    const std::string last = to_string(add_days(*to, -1));
    return from ? say(language, "%1 to %2", {to_string(*from), last})
                : say(language, "until %1", {last});
}

/// What stands between double quotes.
std::vector<std::string> quoted_in(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = text.find('"'); at != std::string::npos;) {
        const std::size_t end = text.find('"', at + 1);
        if (end == std::string::npos)
            break;
        names.push_back(text.substr(at + 1, end - at - 1));
        at = text.find('"', end + 1);
    }
    return names;
}

const Lever* lever_of(const Scenario& scenario, const std::string& prefix) {
    const auto is_of_rule = [&](const std::string& path) { return path.starts_with(prefix); };
    for (const Lever& lever : scenario.parts().levers) {
        if (is_of_rule(lever.path))
            return &lever;
        for (std::size_t stop = 0; stop < lever.stops.size(); ++stop) {
            const PathValues values = stop_values(lever, stop);
            if (std::any_of(values.begin(), values.end(),
                            [&](const auto& entry) { return is_of_rule(entry.first); }))
                return &lever;
        }
    }
    return nullptr;
}

class Links {
  public:
    Links(const Scenario& scenario, Locale language) : scenario_(scenario), language_(language) {}

    template <class List>
    void add_at(const List& list, const char* collection, std::size_t index) {
        if (index < list.size())
            add(list[index], collection);
    }
    template <class List>
    void add_named(const List& list, const char* collection, const std::string& id) {
        for (const auto& each : list) {
            if (each.id == id)
                add(each, collection);
        }
    }

    std::vector<RuleLink> found;

  private:
    template <class Rule>
    void add(const Rule& rule, const char* collection) {
        RuleLink link{collection, rule.id, {}, {}, dates_of(rule.from, rule.to, language_)};
        const bool is_known = std::any_of(found.begin(), found.end(), [&](const RuleLink& each) {
            return each.collection == link.collection && each.id == link.id;
        });
        if (is_known)
            return;
        if (const Lever* const lever = lever_of(scenario_, link.collection + "." + link.id + ".")) {
            link.lever = lever->id;
            link.lever_label = text_in(lever->label, language_);
        }
        found.push_back(std::move(link));
    }

    const Scenario& scenario_;
    Locale language_;
};

} // namespace

std::optional<RuleLink> rule_link(const std::string& id, const Scenario& scenario,
                                  const Network& network, Locale language) {
    Links links(scenario, language);
    links.add_named(scenario.parts().policies, "policies", id);
    links.add_named(scenario.parts().events, "events", id);
    links.add_named(network.parts().contracts, "contracts", id);
    if (!links.found.empty())
        return links.found.front();
    const int node = network.find_place(id);
    if (!scenario.parts().hub || node < 0 || network.find_place(scenario.parts().hub->node) != node)
        return std::nullopt;
    RuleLink hub{"hub", network.node(node).id, {}, {}, {}};
    if (const Lever* const lever = lever_of(scenario, "hub.price_rule")) {
        hub.lever = lever->id;
        hub.lever_label = text_in(lever->label, language);
    }
    return hub;
}

std::vector<RuleLink> rule_links(const Issue& issue, const Scenario& scenario,
                                 const Network& network, Locale language) {
    const auto& events = scenario.parts().events;
    const auto& policies = scenario.parts().policies;
    const auto& contracts = network.parts().contracts;
    Links links(scenario, language);
    const std::string& pointer = issue.where.pointer;
    const std::size_t second = pointer.find('/', 1);
    if (second != std::string::npos) {
        const std::string collection = pointer.substr(1, second - 1);
        std::size_t index = events.size() + policies.size() + contracts.size();
        std::from_chars(pointer.data() + second + 1, pointer.data() + pointer.size(), index);
        if (collection == "events")
            links.add_at(events, "events", index);
        if (collection == "policies")
            links.add_at(policies, "policies", index);
        if (collection == "contracts")
            links.add_at(contracts, "contracts", index);
    }
    for (const std::string& id : quoted_in(issue.message)) {
        links.add_named(events, "events", id);
        links.add_named(policies, "policies", id);
        links.add_named(contracts, "contracts", id);
    }
    return links.found;
}

} // namespace gashub::app
