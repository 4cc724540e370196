#include "study/design/power.hpp"

#include "study/design/closing.hpp"
#include "study/design/kinds.hpp"
#include "study/run_record.hpp"
#include "study/settings.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace gashub {
namespace {

using Settings = std::shared_ptr<const PathValues>;

bool is_named(const std::vector<std::string>& list, const std::string& id) {
    return !id.empty() && std::find(list.begin(), list.end(), id) != list.end();
}

/// Nodes with markets in the outlets.
std::vector<std::string> outlet_nodes(const PowerStudy& kind, const StudyBase& base) {
    std::set<std::string> nodes;
    const std::vector<char> inside = nodes_of(base.network, kind.outlets);
    for (const Market& market : base.network.parts().markets)
        if (inside[static_cast<std::size_t>(base.network.find_node(market.node))])
            nodes.insert(market.node);
    return {nodes.begin(), nodes.end()};
}

/// Policies against gas that only the player has: without it they hold nobody.
std::vector<std::string> idle_policies(const Holdings& held, const StudyBase& base) {
    std::vector<std::string> idle;
    for (const Policy& policy : base.scenario.parts().policies) {
        const auto* embargo = std::get_if<Embargo>(&policy.body);
        if (embargo == nullptr || policy.to)
            continue;
        const bool hits_others =
            std::any_of(base.network.parts().sites.begin(), base.network.parts().sites.end(),
                        [&](const Site& site) {
                            const bool is_hit = embargo->origin.empty()
                                                    ? site.seller == embargo->seller
                                                    : site.origin == embargo->origin;
                            return is_hit && !is_named(held.elements, site.id);
                        });
        if (!hits_others)
            idle.push_back(policy.id);
    }
    return idle;
}

/// Arcs that a choice of the axis sets, by themselves or by an event.
std::set<std::string> varied_arcs(const Study& study, const std::vector<Point>& worlds) {
    std::set<std::string> arcs;
    for (const Point& world : worlds)
        for (const auto& [path, value] : world.set) {
            const std::size_t from = path.find('.') + 1, to = path.find('.', from);
            if (from == 0 || to == std::string::npos)
                continue;
            const std::string id = path.substr(from, to - from);
            if (path.starts_with("arcs."))
                arcs.insert(id);
            for (const Event& event : study.bases()[world.base].scenario.parts().events)
                if (const auto* commission = std::get_if<Commission>(&event.body);
                    path.starts_with("events.") && commission != nullptr && event.id == id)
                    arcs.insert(commission->arc.empty() ? commission->terminal : commission->arc);
        }
    return arcs;
}

std::string coalition_name(const PowerStudy& kind, Coalition coalition) {
    std::string name;
    for (std::size_t i = 0; i < kind.players.size(); ++i)
        if (coalition >> i & 1)
            name += (name.empty() ? "" : "+") + kind.players[i].id;
    return name.empty() ? "nobody" : name;
}

/// Each world with everybody in, nothing shut.
std::vector<Point> worlds_of(const Study& study) {
    std::vector<Point> worlds;
    for (const std::vector<Choice>& choices : grid_choices(study))
        if (Result<Point> point = make_point(study, PointRole::other, choices, ""))
            worlds.push_back(*std::move(point));
    return worlds;
}

/// All that the coalitions of one base share.
struct BaseParts {
    Settings duties;
    std::vector<Settings> out;                     ///< by player
    std::optional<std::vector<PointPrice>> prices; ///< of the outlets; nothing: no answer
};

/// A setting of a world says nothing where what it speaks of is shut; an event may still say more
/// than the capacity that is shut.
bool is_overridden(const std::string& path, const PathValues& closings) {
    return std::any_of(closings.begin(), closings.end(), [&](const auto& closing) {
        const std::string& closed = closing.first;
        return closed == path || (!closed.starts_with("events.") &&
                                  path.starts_with(closed.substr(0, closed.rfind('.') + 1)));
    });
}

/// Equal keys, equal scenarios.
std::string key_of(const Point& world, const BaseParts& parts, Coalition coalition) {
    std::string key = fmt::format("{} {}", world.base, coalition);
    for (const auto& [path, value] : world.set) {
        bool is_moot = false;
        for (std::size_t i = 0; i < parts.out.size() && !is_moot; ++i)
            is_moot = (coalition >> i & 1) == 0 && is_overridden(path, *parts.out[i]);
        if (!is_moot)
            key += fmt::format("\n{}={}", path, value_text(value));
    }
    return key;
}

std::vector<Point> whole_games(const Study& study) {
    std::vector<Point> points;
    std::set<std::size_t> bases;
    for (Point& world : worlds_of(study)) {
        if (!bases.insert(world.base).second)
            continue;
        world.id = fmt::format("everybody-{:02}", points.size() + 1);
        world.shared = {std::make_shared<PathValues>(without_duties(study.bases()[world.base]))};
        points.push_back(std::move(world));
    }
    return points;
}

std::optional<std::vector<PointPrice>> prices_of(const PowerStudy& kind, const StudyBase& base,
                                                 std::size_t number,
                                                 std::span<const Ran> first_round) {
    std::vector<PointPrice> prices;
    if (kind.outlets.empty())
        return prices;
    for (const Ran& run : first_round) {
        if (run.point.base != number || run.point.find(coalition_choice) != nullptr)
            continue;
        if (!run.is_solved())
            return std::nullopt;
        for (const std::string& node : outlet_nodes(kind, base))
            if (const auto price = run.values.find("mean-price", node))
                prices.push_back({node, *price});
        return prices;
    }
    return std::nullopt;
}

std::map<std::size_t, BaseParts> parts_of(const PowerStudy& kind, const Study& study,
                                          const std::vector<Point>& worlds,
                                          std::span<const Ran> first_round) {
    std::map<std::size_t, BaseParts> all;
    const std::set<std::string> varied = varied_arcs(study, worlds);
    for (const Point& world : worlds) {
        if (all.contains(world.base))
            continue;
        const StudyBase& base = study.bases()[world.base];
        BaseParts& parts = all[world.base];
        parts.duties = std::make_shared<PathValues>(without_duties(base));
        parts.prices = prices_of(kind, base, world.base, first_round);
        for (const Player& player : kind.players)
            parts.out.push_back(
                std::make_shared<PathValues>(without_player(kind, player, base, varied)));
    }
    return all;
}

/// Adds coalitions to a plan, equal scenarios once.
class Planner {
  public:
    Planner(const PowerStudy& kind, const Study& study, CoalitionPlan& plan)
        : kind_(kind), plan_(plan), most_(static_cast<std::size_t>(size_of(kind, study))) {}

    Coalition all() const { return (Coalition{1} << kind_.players.size()) - 1; }
    /// The number of the point that has this coalition.
    std::size_t add(const Point& world, const BaseParts& parts, Coalition c) {
        const auto [found, is_new] =
            known_.try_emplace(key_of(world, parts, c), plan_.points.size());
        if (!is_new)
            return found->second;
        Point point = world;
        point.choices.push_back({std::string(coalition_choice), coalition_name(kind_, c), 0});
        point.id = point_id("coalition", plan_.points.size(), most_, point.choices);
        point.pinned = *parts.prices;
        point.shared = {parts.duties};
        for (std::size_t i = 0; i < kind_.players.size(); ++i)
            if ((c >> i & 1) == 0)
                point.shared.push_back(parts.out[i]);
        // Tables of all coalitions would be millions of rows that nobody reads.
        point.is_brief = std::popcount(c) + 1 < static_cast<int>(kind_.players.size()) ||
                         world.role == PointRole::swing;
        plan_.points.push_back(std::move(point));
        return found->second;
    }

  private:
    const PowerStudy& kind_;
    CoalitionPlan& plan_;
    std::size_t most_;
    std::map<std::string, std::size_t> known_;
};

} // namespace

Holdings holdings_of(const PowerStudy& kind, const Player& player, const StudyBase& base,
                     const std::set<std::string>& varied) {
    const Network& net = base.network;
    const std::vector<char> own = nodes_of(net, player.countries);
    const std::vector<char> open = nodes_of(net, kind.open_access);
    const auto lies = [&](const std::vector<char>& inside, const std::string& node) {
        return inside[static_cast<std::size_t>(net.find_node(node))] != 0;
    };
    Holdings held;
    for (const Site& site : net.parts().sites)
        if (lies(own, site.node) || is_named(player.sites, site.id) ||
            is_named(player.sellers, site.seller))
            held.elements.push_back(site.id);
    for (int a = 0; a < net.arc_count(); ++a) {
        const Arc& arc = net.arc(a);
        const auto is_at = [&](const std::string& node) {
            return lies(own, node) && !lies(open, node);
        };
        const bool touches = is_at(arc.from) || is_at(arc.to);
        const bool is_inside = lies(own, arc.from) && lies(own, arc.to);
        if (is_named(player.arcs, arc.id) || is_named(player.owners, arc.owner) ||
            (touches && arc.kind != ArcKind::lane && (!is_inside || varied.contains(arc.id))))
            held.elements.push_back(arc.id);
    }
    for (const Storage& storage : net.parts().storages)
        if (lies(own, storage.node) || is_named(player.owners, storage.owner))
            held.elements.push_back(storage.id);
    for (const std::string& area : player.countries) {
        const std::vector<char> inside = nodes_of(net, {area});
        if (std::any_of(net.parts().markets.begin(), net.parts().markets.end(),
                        [&](const Market& market) { return lies(inside, market.node); }))
            held.markets.push_back(area);
    }
    return held;
}

PathValues without_player(const PowerStudy& kind, const Player& player, const StudyBase& base,
                          const std::set<std::string>& varied) {
    const Holdings held = holdings_of(kind, player, base, varied);
    PathValues set;
    for (const std::string& id : held.elements)
        lay_over(set, closing(base, id));
    for (const std::string& area : held.markets)
        lay_over(set, without_demand(area));
    for (const std::string& policy : idle_policies(held, base))
        lay_over(set, {{"policies." + policy + ".from", std::string("2100-01-01")}});
    return set;
}

std::vector<Coalition> blocs_of(const PowerStudy& kind) {
    std::vector<Coalition> blocs;
    Coalition seen = 0;
    for (std::size_t i = 0; i < kind.players.size(); ++i) {
        if (seen >> i & 1)
            continue;
        Coalition bloc = Coalition{1} << i;
        for (const Bloc& named : kind.blocs)
            if (is_named(named.players, kind.players[i].id))
                for (std::size_t j = i; j < kind.players.size(); ++j)
                    if (is_named(named.players, kind.players[j].id))
                        bloc |= Coalition{1} << j;
        blocs.push_back(bloc);
        seen |= bloc;
    }
    return blocs;
}

Coalition members_of(const std::vector<Coalition>& blocs, Coalition coalition) {
    Coalition members = 0;
    for (std::size_t b = 0; b < blocs.size(); ++b)
        if (coalition >> b & 1)
            members |= blocs[b];
    return members;
}

std::vector<Choice> leading_choices(const PowerStudy& kind, const Study& study) {
    std::vector<Choice> choices = central_choices(study);
    for (const Parameter& axis : study.parts().parameters)
        for (const ParameterOption& option : axis.options)
            if (option.id == kind.with)
                choices = {choice_of(axis, option)};
    return choices;
}

CoalitionPlan plan_coalitions(const PowerStudy& kind, const Study& study,
                              std::span<const Ran> first_round) {
    CoalitionPlan plan;
    const std::vector<Point> worlds = worlds_of(study);
    const std::map<std::size_t, BaseParts> bases = parts_of(kind, study, worlds, first_round);
    Planner planner(kind, study, plan);
    for (const Point& world : worlds) {
        plan.worlds.push_back(world.choices);
        std::vector<std::size_t>& point_of = plan.point_of.emplace_back();
        const BaseParts& parts = bases.at(world.base);
        for (Coalition c = 0; parts.prices && c <= planner.all(); ++c)
            point_of.push_back(planner.add(world, parts, c));
    }
    const std::vector<Coalition> blocs = blocs_of(kind);
    for (const std::vector<Choice>& choices : swing_choices(study, leading_choices(kind, study))) {
        const Result<Point> world = make_point(study, PointRole::swing, choices, "");
        if (!world || !bases.contains(world->base) || !bases.at(world->base).prices)
            continue;
        SwingGame game{choices.back().parameter, choices.back().number, {}};
        for (Coalition c = 0; c < Coalition{1} << blocs.size(); ++c)
            game.point_of.push_back(
                planner.add(*world, bases.at(world->base), members_of(blocs, c)));
        plan.swings.push_back(std::move(game));
    }
    return plan;
}

std::vector<Point> round_of(const PowerStudy& kind, const Study& study,
                            std::span<const Ran> earlier) {
    const bool has_coalitions = std::any_of(earlier.begin(), earlier.end(), [](const Ran& run) {
        return run.point.find(coalition_choice) != nullptr;
    });
    if (has_coalitions)
        return {};
    if (earlier.empty() && !kind.outlets.empty())
        return whole_games(study);
    return plan_coalitions(kind, study, earlier).points;
}

double size_of(const PowerStudy& kind, const Study& study) {
    double swings = 0;
    for (const Parameter& input : study.parts().parameters)
        swings += study.parts().swings && is_uncertain(input) ? 2 : 0;
    return grid_size(study) * std::pow(2.0, static_cast<double>(kind.players.size())) +
           swings * std::pow(2.0, static_cast<double>(blocs_of(kind).size()));
}

std::vector<WantedValue> wanted_of(const PowerStudy& kind, const Study& study) {
    std::vector<WantedValue> wanted = {{"objective", ""}};
    std::set<std::string> nodes;
    for (const StudyBase& base : study.bases())
        for (const std::string& node : outlet_nodes(kind, base))
            nodes.insert(node);
    if (kind.deal) {
        nodes.insert(kind.deal->from);
        nodes.insert(kind.deal->at);
    }
    for (const std::string& node : nodes)
        wanted.push_back({"mean-price", node});
    return wanted;
}

} // namespace gashub
