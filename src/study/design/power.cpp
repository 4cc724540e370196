#include "study/design/power.hpp"

#include "study/design/closing.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::string_view everybody = "everybody";

/// Sectors of a base's outlets, with the node whose price they pay.
struct Outlet {
    std::string sector_path, node;
    double reference_bcm_per_year = 0;
};

std::vector<Outlet> outlets_of(const PowerStudy& kind, const StudyBase& base) {
    std::vector<Outlet> outlets;
    const std::vector<char> inside = nodes_of(base.network, kind.outlets);
    for (const Market& market : base.network.parts().markets)
        if (inside[static_cast<std::size_t>(base.network.find_node(market.node))])
            for (const Sector& sector : market.sectors)
                outlets.push_back({"markets." + market.id + ".sectors." + sector.id + ".",
                                   market.node, sector.reference_bcm_per_year});
    return outlets;
}

/// An outlet buys what comes at one price: its surplus is nothing, whoever stands where.
PathValues price_outlets(const PowerStudy& kind, const StudyBase& base, const Ran& whole) {
    PathValues set;
    const double level =
        base.scenario.parts().price_level ? base.scenario.parts().price_level->factor : 1;
    for (const Outlet& outlet : outlets_of(kind, base)) {
        const auto price = whole.values.find("mean-price", outlet.node);
        if (!price || *price <= 0.02)
            continue;
        set.emplace_back(outlet.sector_path + "kind", std::string("fixed"));
        set.emplace_back(outlet.sector_path + "elasticity", 0.0);
        set.emplace_back(outlet.sector_path + "reference_price_eur_per_mwh",
                         *price / level / 2);
        set.emplace_back(outlet.sector_path + "lost_load_eur_per_mwh", *price / level);
        set.emplace_back(outlet.sector_path + "reference_bcm_per_year",
                         kind.outlet_room * outlet.reference_bcm_per_year);
    }
    return set;
}

/// Adds settings; of one path the last one holds.
void append(PathValues& values, const PathValues& more) {
    values.insert(values.end(), more.begin(), more.end());
}

PathValues closings_of(const Holdings& holdings, const StudyBase& base) {
    PathValues set;
    for (const std::string& id : holdings.elements)
        append(set, closing(base, id));
    for (const std::string& country : holdings.countries)
        append(set, without_demand(country));
    return set;
}

/// What a point comes to: equal keys, equal scenarios.
std::string key_of(const Point& point) {
    std::map<std::string_view, const PathValue*> last;
    for (const auto& [path, value] : point.set)
        last[path] = &value;
    std::string key = std::to_string(point.base);
    for (const auto& [path, value] : last) {
        key += fmt::format("\n{}=", path);
        if (const auto* text = std::get_if<std::string>(value))
            key += *text;
        else if (const auto* number = std::get_if<double>(value))
            key += fmt::format("{}", *number);
        else
            key += std::get<bool>(*value) ? "true" : "false";
    }
    return key;
}

/// Arcs that an option of the axes sets, by themselves or by an event.
std::set<std::string> varied_arcs(const Study& study) {
    std::set<std::string> arcs;
    const auto take = [&](std::string_view path) {
        const std::size_t from = path.find('.') + 1, to = path.find('.', from);
        if (from == 0 || to == std::string_view::npos)
            return;
        const std::string id(path.substr(from, to - from));
        if (path.starts_with("arcs."))
            arcs.insert(id);
        for (const StudyBase& base : study.bases())
            for (const Event& event : base.scenario.parts().events)
                if (const auto* commission = std::get_if<Commission>(&event.body);
                    path.starts_with("events.") && commission != nullptr && event.id == id)
                    arcs.insert(commission->arc);
    };
    for (const Parameter& parameter : study.parts().parameters)
        for (const ParameterOption& option : parameter.options)
            for (const auto& [path, value] : option.set)
                take(path);
    return arcs;
}

/// The option's own point, freed of duties.
std::optional<Point> point_of_option(const Study& study, const std::vector<Choice>& choices,
                                     std::string id) {
    Result<Point> point = make_point(study, PointRole::grid, choices, std::move(id));
    if (!point)
        return std::nullopt;
    append(point->set, without_duties(study.bases()[point->base]));
    return std::move(*point);
}

std::vector<Point> whole_games(const Study& study) {
    std::vector<Point> points;
    const auto options = grid_choices(study);
    for (std::size_t i = 0; i < options.size(); ++i)
        if (auto point = point_of_option(study, options[i],
                                         point_id(everybody, i, options.size(), options[i])))
            points.push_back(std::move(*point));
    return points;
}

} // namespace

Holdings holdings_of(const PowerStudy& kind, const Player& player, const StudyBase& base,
                     const std::set<std::string>& varied) {
    const Network& net = base.network;
    const std::vector<char> own = nodes_of(net, player.countries);
    const std::vector<char> open = nodes_of(net, kind.open_access);
    const auto lies = [&](const std::vector<char>& inside, const std::string& node) {
        return inside[static_cast<std::size_t>(net.find_node(node))] != 0;
    };
    const auto is_named = [](const std::vector<std::string>& list, const std::string& id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    };
    Holdings held;
    for (const Site& site : net.parts().sites)
        if (lies(own, site.node) || is_named(player.sites, site.id))
            held.elements.push_back(site.id);
    for (int a = 0; a < net.arc_count(); ++a) {
        const Arc& arc = net.arc(a);
        const auto touches = [&](const std::string& node) {
            return lies(own, node) && !lies(open, node);
        };
        // Arcs inside a closed land lead nowhere: they are closed only where options differ in them.
        const bool is_inside = lies(own, arc.from) && lies(own, arc.to);
        if (is_named(player.arcs, arc.id) ||
            (arc.kind != ArcKind::lane && (touches(arc.from) || touches(arc.to)) &&
             (!is_inside || varied.contains(arc.id))))
            held.elements.push_back(arc.id);
    }
    for (const Storage& storage : net.parts().storages)
        if (lies(own, storage.node))
            held.elements.push_back(storage.id);
    std::set<std::string> countries;
    for (const Market& market : net.parts().markets)
        if (lies(own, market.node))
            countries.insert(net.node(net.find_node(market.node)).country);
    held.countries.assign(countries.begin(), countries.end());
    return held;
}

std::string coalition_name(const PowerStudy& kind, Coalition coalition) {
    std::string name;
    for (std::size_t i = 0; i < kind.players.size(); ++i)
        if (coalition >> i & 1)
            name += (name.empty() ? "" : "+") + kind.players[i].id;
    return name.empty() ? "nobody" : name;
}

CoalitionPlan plan_coalitions(const PowerStudy& kind, const Study& study,
                              std::span<const Ran> first_round) {
    CoalitionPlan plan;
    plan.options = grid_choices(study);
    const std::set<std::string> varied = varied_arcs(study);
    const Coalition all = (Coalition{1} << kind.players.size()) - 1;
    const std::size_t count = plan.options.size() * (std::size_t{all} + 1);
    std::map<std::string, std::size_t> known;
    for (std::size_t o = 0; o < plan.options.size(); ++o) {
        plan.point_of.emplace_back();
        const std::optional<Point> option = point_of_option(study, plan.options[o], "");
        const auto whole = std::find_if(
            first_round.begin(), first_round.end(), [&](const Ran& run) {
                return run.is_solved() && run.point.choices == plan.options[o];
            });
        if (!option || whole == first_round.end())
            continue; // the whole game has no answer: nor have its coalitions
        const StudyBase& base = study.bases()[option->base];
        const PathValues outlets = price_outlets(kind, base, *whole);
        std::vector<PathValues> closings;
        for (const Player& player : kind.players)
            closings.push_back(closings_of(holdings_of(kind, player, base, varied), base));
        for (Coalition c = 0; c <= all; ++c) {
            Point point = *option;
            append(point.set, outlets);
            for (std::size_t i = 0; i < kind.players.size(); ++i)
                if ((c >> i & 1) == 0)
                    append(point.set, closings[i]);
            const auto [found, is_new] = known.try_emplace(key_of(point), plan.points.size());
            plan.point_of.back().push_back(found->second);
            if (!is_new)
                continue;
            point.role = PointRole::other;
            point.id = point_id("coalition", plan.options.size() * c + o, count,
                                plan.options[o]);
            point.choices.push_back({"coalition", coalition_name(kind, c), 0});
            plan.points.push_back(std::move(point));
        }
    }
    return plan;
}

std::vector<Point> round_of(const PowerStudy& kind, const Study& study,
                            std::span<const Ran> earlier) {
    if (earlier.empty())
        return whole_games(study);
    const bool has_coalitions =
        std::any_of(earlier.begin(), earlier.end(),
                    [](const Ran& run) { return run.point.find("coalition") != nullptr; });
    return has_coalitions ? std::vector<Point>{}
                          : plan_coalitions(kind, study, earlier).points;
}

double size_of(const PowerStudy& kind, const Study& study) {
    return grid_size(study) * static_cast<double>((std::size_t{1} << kind.players.size()) + 1);
}

std::vector<WantedValue> wanted_of(const PowerStudy& kind, const Study& study) {
    std::vector<WantedValue> wanted = {{"objective", ""}};
    std::set<std::string> nodes;
    for (const StudyBase& base : study.bases())
        for (const Outlet& outlet : outlets_of(kind, base))
            nodes.insert(outlet.node);
    if (kind.deal) {
        nodes.insert(kind.deal->from);
        nodes.insert(kind.deal->at);
    }
    for (const std::string& node : nodes)
        wanted.push_back({"mean-price", node});
    return wanted;
}

} // namespace gashub
