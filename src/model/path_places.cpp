#include "model/path_places.hpp"

#include "model/member_path.hpp"

#include <algorithm>

namespace gashub {
namespace {

bool are_arcs(std::string_view collection) {
    return collection == "arcs" || collection == "pipelines" || collection == "terminals" ||
           collection == "lanes";
}

/// Calls `action` on the member of the network that a path names; false if none.
template <class Parts, class Action>
bool at_network_path(Parts& parts, const Network& network, Segments path, Action& action) {
    if (path.size() < 3)
        return false;
    const std::string_view collection = path[0];
    const Segments inside = path.subspan(2);
    const auto in = [&](auto& objects, std::string_view name) {
        const int number = network.find(name, path[1]);
        return number >= 0 && at_path(objects[static_cast<std::size_t>(number)], inside, action);
    };
    if (are_arcs(collection)) {
        const int number = network.find_arc(path[1]);
        if (number < 0)
            return false;
        auto at = static_cast<std::size_t>(number);
        for (auto* arcs : {&parts.pipelines, &parts.terminals, &parts.lanes}) {
            if (at < arcs->size())
                return at_path((*arcs)[at], inside, action);
            at -= arcs->size();
        }
        return false;
    }
    if (collection == "sites")
        return in(parts.sites, "sites");
    if (collection == "markets")
        return in(parts.markets, "markets");
    if (collection == "storages")
        return in(parts.storages, "storages");
    if (collection == "contracts")
        return in(parts.contracts, "contracts");
    if (collection == "joint_limits")
        return in(parts.joint_limits, "joint_limits");
    return false;
}

template <class Parts, class Action>
bool at_scenario_path(Parts& parts, Segments path, Action& action) {
    const auto in = [&](auto& objects) {
        if (path.size() >= 3)
            for (auto& object : objects)
                if (object.id == path[1])
                    return at_path(object, path.subspan(2), action);
        return false;
    };
    if (path[0] == "events")
        return in(parts.events);
    if (path[0] == "policies")
        return in(parts.policies);
    if (path[0] == "conduct")
        return in(parts.conduct);
    if (path[0] == "hub" && path.size() >= 2 && parts.hub)
        return at_path(*parts.hub, path.subspan(1), action);
    if (path[0] == "foresight" && path.size() == 2)
        return at_path(parts.foresight, path.subspan(1), action);
    if (path[0] == "horizon" && path.size() == 2 && !parts.horizon.empty()) {
        if (path[1] == "end")
            return at_path(parts.horizon.back(), path.subspan(1), action);
        bool found = at_path(parts.horizon.front(), path.subspan(1), action);
        if (path[1] == "step")
            for (std::size_t i = 1; i < parts.horizon.size(); ++i)
                found = at_path(parts.horizon[i], path.subspan(1), action);
        return found;
    }
    if (path[0] == "price_level" && path.size() == 2 && parts.price_level)
        return at_path(*parts.price_level, path.subspan(1), action);
    if (path[0] == "demand_response" && path.size() == 1)
        return at_path(parts, path, action);
    return false;
}

std::vector<std::string> sectors_of(const Network& network, std::string_view region) {
    std::vector<std::string> sectors;
    const std::vector<int> nodes = network.nodes_of(region);
    for (const Market& market : network.parts().markets) {
        if (!std::binary_search(nodes.begin(), nodes.end(), network.find_node(market.node)))
            continue;
        for (const Sector& sector : market.sectors)
            if (std::find(sectors.begin(), sectors.end(), sector.id) == sectors.end())
                sectors.push_back(sector.id);
    }
    return sectors;
}

/// What `demand.REGION[.SECTOR]` may set of all curves it names.
const std::vector<KeyInfo>& demand_forms() {
    static const std::vector<KeyInfo> forms = {
        KeyInfo{"factor", "", "times the network's figure"}.in(0, 100),
        KeyInfo{"elasticity_factor", "", "times the elasticity"}.in(0, 100),
        KeyInfo{"reference_price_eur_per_mwh", "EUR/MWh", "price of the reference point"}.in(0.01,
                                                                                             10000),
        KeyInfo{"lost_load_eur_per_mwh", "EUR/MWh", "value of lost load"}.in(0.01, 100000)};
    return forms;
}

/// What `stores.REGION` may set of all stores there.
const std::vector<KeyInfo>& store_forms() {
    static const std::vector<KeyInfo> forms = {
        KeyInfo{"start_share", "share", "of working volume, at the horizon's start"}.in(0, 1),
        KeyInfo{"end_share", "share", "of working volume, least at its end"}.in(0, 1)};
    return forms;
}

/// `demand.REGION[.SECTOR].` and one of demand_forms(), `stores.REGION.` and one of store_forms(),
/// `production.ORIGIN.factor`, `series.NAME`: the range of its value.
std::optional<KeyInfo> short_form(const Network& network, Segments path) {
    const auto called = [&](const std::vector<KeyInfo>& forms) {
        const auto form = std::find_if(forms.begin(), forms.end(), [&](const KeyInfo& known) {
            return path.back() == known.name;
        });
        return form == forms.end() ? std::nullopt : std::optional(*form);
    };
    if (path[0] == "stores" && path.size() == 3 && network.find("regions", path[1]) >= 0)
        return called(store_forms());
    const KeyInfo& factor = demand_forms().front();
    const std::optional<KeyInfo> form = called(demand_forms());
    if (path[0] == "demand" && (path.size() == 3 || path.size() == 4) && form) {
        if (network.find("regions", path[1]) < 0)
            return std::nullopt;
        const std::vector<std::string> sectors = sectors_of(network, path[1]);
        if (path.size() == 4 && std::find(sectors.begin(), sectors.end(), path[2]) == sectors.end())
            return std::nullopt;
        return form;
    }
    if (path[0] == "production" && path.size() == 3 && path[2] == "factor" &&
        network.find("origins", path[1]) >= 0)
        return factor;
    if (path[0] == "series" && path.size() == 2 && network.find_series(path[1]) >= 0)
        return KeyInfo{"series", "", "level over the whole horizon"};
    return std::nullopt;
}

void report_unknown(const ScenarioParts& parts, const Network& network, std::string_view path,
                    Faults& faults) {
    std::string hint;
    // The longest known beginning tells what could have stood in the first unknown place.
    for (std::size_t dot = path.rfind('.'); faults.wants_hint();) {
        const std::string_view head = dot == std::string_view::npos ? "" : path.substr(0, dot + 1);
        const std::vector<std::string> known = paths_under(parts, network, head);
        if (!known.empty()) {
            const std::size_t next = path.find('.', head.size());
            hint = did_you_mean(next == std::string_view::npos ? path : path.substr(0, next + 1),
                                known);
            break;
        }
        if (dot == std::string_view::npos || dot == 0)
            break;
        dot = path.rfind('.', dot - 1);
    }
    faults.error("unknown-path", "the path " + quoted(path) + " names nothing that can be set",
                 hint);
}

std::optional<double> series_value(const Series& series, Date date) {
    const std::string day = to_string(date);
    for (std::size_t length : {std::size_t{7}, std::size_t{4}})
        if (const auto at = series.values.find(day.substr(0, length)); at != series.values.end())
            return at->second;
    return std::nullopt;
}

} // namespace

std::vector<std::string_view> split_path(std::string_view path) {
    std::vector<std::string_view> segments;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t dot = std::min(path.find('.', at), path.size());
        segments.push_back(path.substr(at, dot - at));
        at = dot + 1;
    }
    return segments;
}

bool is_scenario_path(std::string_view path) {
    const std::string_view first = path.substr(0, path.find('.'));
    return first == "events" || first == "policies" || first == "conduct" || first == "horizon" ||
           first == "hub" || first == "foresight" || first == "price_level" ||
           first == "demand_response";
}

void apply_value(ScenarioParts& parts, const Network& network, const std::string& path,
                 const PathValue& value, Faults& faults) {
    const std::vector<std::string_view> segments = split_path(path);
    SetMember set(value, network.name_index(), faults);
    if (is_scenario_path(path)) {
        if (segments[0] == "price_level" && !parts.price_level)
            parts.price_level = PriceLevel{network.parts().price_year, 1};
        if (!at_scenario_path(parts, segments, set))
            report_unknown(parts, network, path, faults);
        return;
    }
    if (const auto info = short_form(network, segments)) {
        double ignored = 0;
        set(*info, ignored);
    } else {
        // Tried on a copy of the one member, so that value and range are checked now.
        const auto try_on = [&](const KeyInfo& key, const auto& member) {
            auto copy = member;
            set(key, copy);
        };
        if (!at_network_path(network.parts(), network, segments, try_on))
            return report_unknown(parts, network, path, faults);
    }
    const auto same = std::find_if(parts.set.begin(), parts.set.end(),
                                   [&](const auto& entry) { return entry.first == path; });
    if (same == parts.set.end())
        parts.set.emplace_back(path, value);
    else
        same->second = value;
}

void check_path(const ScenarioParts& parts, const Network& network, std::string_view path,
                Faults& faults) {
    const std::vector<std::string_view> segments = split_path(path);
    const auto nothing = [](const KeyInfo&, const auto&) {};
    const bool found =
        is_scenario_path(path)
            ? segments[0] == "price_level" || at_scenario_path(parts, segments, nothing)
            : short_form(network, segments) ||
                  at_network_path(network.parts(), network, segments, nothing);
    if (!found)
        report_unknown(parts, network, path, faults);
}

std::optional<PathValue> value_of_parts(const ScenarioParts& parts, const Network& network,
                                        std::string_view path, Date date) {
    const std::vector<std::string_view> segments = split_path(path);
    GetMember get(date);
    if (is_scenario_path(path)) {
        at_scenario_path(parts, segments, get);
        return get.value;
    }
    if (segments[0] == "series" && segments.size() == 2) {
        const int number = network.find_series(segments[1]);
        if (number < 0)
            return std::nullopt;
        const auto level =
            series_value(network.parts().series[static_cast<std::size_t>(number)], date);
        return level ? std::optional<PathValue>(*level) : std::nullopt;
    }
    if (const auto form = short_form(network, segments))
        return form->unit.empty() ? std::optional<PathValue>(1.0) : std::nullopt;
    at_network_path(network.parts(), network, segments, get);
    return get.value;
}

void lay_on_parts(NetworkParts& parts, const Network& network, std::string_view path,
                  const PathValue& value, Faults& faults) {
    const std::vector<std::string_view> segments = split_path(path);
    if (segments[0] == "series" && segments.size() == 2) {
        const int number = network.find_series(segments[1]);
        const double* level = std::get_if<double>(&value);
        if (number < 0 || level == nullptr) {
            faults.error(number < 0 ? "unknown-path" : "wrong-type",
                         "the path " + quoted(path) + " takes the level of a known series");
            return;
        }
        // A level holds whatever the horizon: every year that a date may have.
        std::map<std::string, double>& values =
            parts.series[static_cast<std::size_t>(number)].values;
        values.clear();
        for (int year = 1900; year <= 2200; ++year)
            values.emplace(std::to_string(year), *level);
        return;
    }
    SetMember set(value, network.name_index(), faults);
    if (!at_network_path(parts, network, segments, set))
        faults.error("unknown-path", "the path " + quoted(path) + " names nothing of the network");
}

std::vector<std::string> paths_under(const ScenarioParts& parts, const Network& network,
                                     std::string_view prefix) {
    const std::size_t last_dot = prefix.rfind('.');
    const std::string head(last_dot == std::string_view::npos ? ""
                                                              : prefix.substr(0, last_dot + 1));
    std::vector<std::string> out;
    const auto add_all = [&](const std::vector<std::string>& names, std::string_view tail) {
        for (const std::string& name : names)
            out.push_back(head + name + std::string(tail));
    };
    if (head.empty())
        return {"arcs.",    "conduct.",   "contracts.",   "demand.",     "demand_response",
                "events.",  "foresight.", "horizon.",     "hub.",        "joint_limits.",
                "markets.", "policies.",  "price_level.", "production.", "series.",
                "sites.",   "storages.",  "stores."};
    const std::vector<std::string_view> segments =
        split_path(std::string_view(head).substr(0, head.size() - 1));
    const std::string_view first = segments[0];
    if (segments.size() == 1) {
        if (first == "horizon")
            add_all({"start", "end", "step"}, "");
        else if (first == "price_level")
            add_all({"year", "factor"}, "");
        else if (first == "demand" || first == "stores")
            add_all(network.names("regions"), ".");
        else if (first == "production")
            add_all(network.names("origins"), ".");
        else if (first == "series")
            add_all(network.names("series"), "");
        else if (first == "events")
            for (const Event& event : parts.events)
                out.push_back(head + event.id + ".");
        else if (first == "policies")
            for (const Policy& policy : parts.policies)
                out.push_back(head + policy.id + ".");
        else if (first == "conduct")
            for (const Conduct& conduct : parts.conduct)
                out.push_back(head + conduct.id + ".");
        else if (first == "foresight")
            add_all({"kind", "window_months", "step_months"}, "");
        else if (first == "hub" && parts.hub)
            add_all({"node", "price_rule", "price_rule."}, "");
        else if (are_arcs(first))
            add_all(network.names("arcs"), ".");
        else if (first != "nodes" && first != "regions" && first != "sellers" &&
                 first != "sources" && first != "countries" && first != "origins" &&
                 first != "hubs" && first != "profiles")
            add_all(network.names(first), ".");
        return out;
    }
    if (first == "demand" && network.find("regions", segments[1]) >= 0) {
        const std::vector<std::string> sectors =
            segments.size() == 2 ? sectors_of(network, segments[1]) : std::vector<std::string>();
        for (const KeyInfo& form : demand_forms()) {
            if (segments.size() <= 3)
                add_all({std::string(form.name)}, "");
            add_all(sectors, "." + std::string(form.name));
        }
        return out;
    }
    if (first == "stores" && segments.size() == 2 && network.find("regions", segments[1]) >= 0) {
        for (const KeyInfo& form : store_forms())
            add_all({std::string(form.name)}, "");
        return out;
    }
    if (first == "production" && segments.size() == 2 &&
        network.find("origins", segments[1]) >= 0) {
        add_all({"factor"}, "");
        return out;
    }
    if (segments.size() != 2)
        return out;
    std::vector<std::string> keys;
    const std::string id(segments[1]);
    const auto list = [&](const auto& objects) {
        for (const auto& object : objects)
            if (object.id == id)
                list_keys(object, keys);
    };
    const NetworkParts& net = network.parts();
    if (first == "events")
        list(parts.events);
    else if (first == "policies")
        list(parts.policies);
    else if (first == "conduct")
        list(parts.conduct);
    else if (first == "hub" && parts.hub)
        std::visit([&](const auto& rule) { list_keys(rule, keys); }, parts.hub->price_rule);
    else if (first == "sites")
        list(net.sites);
    else if (first == "markets")
        list(net.markets);
    else if (first == "storages")
        list(net.storages);
    else if (first == "contracts")
        list(net.contracts);
    else if (first == "joint_limits")
        list(net.joint_limits);
    else if (const int arc = network.find_arc(id); are_arcs(first) && arc >= 0)
        list_keys(network.arc(arc), keys);
    add_all(keys, "");
    return out;
}

} // namespace gashub
