#include "report/origin_groups.hpp"

#include "report/country_names.hpp"

#include <algorithm>
#include <utility>

namespace gashub {
namespace {

constexpr auto known = std::to_array<std::pair<std::string_view, std::size_t>>({{"RU", 0},
                                                                                {"NO", 1},
                                                                                {"DZ", 2},
                                                                                {"LY", 2},
                                                                                {"EG", 2},
                                                                                {"MA", 2},
                                                                                {"AZ", 3},
                                                                                {"IR", 4},
                                                                                {"GB", 6}});
constexpr std::size_t lng = 5, eu = 6, other = 7;

bool is_in_eu(const Network& network, std::string_view country) {
    for (const Region& region : network.parts().regions)
        if (region.id == "eu")
            return std::find(region.countries.begin(), region.countries.end(), country) !=
                   region.countries.end();
    return false;
}

bool liquefies(const Network& network, std::string_view origin) {
    const NetworkParts& parts = network.parts();
    return std::any_of(parts.terminals.begin(), parts.terminals.end(), [&](const Arc& terminal) {
        return terminal.kind == ArcKind::liquefaction &&
               std::any_of(parts.sites.begin(), parts.sites.end(), [&](const Site& site) {
                   return site.origin == origin && site.node == terminal.from;
               });
    });
}

std::size_t world_group(const Network& network, std::string_view origin) {
    const auto* const found =
        std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first == origin; });
    if (found != known.end())
        return found->second;
    if (is_in_eu(network, origin))
        return eu;
    return liquefies(network, origin) ? lng : other;
}

} // namespace

OriginGroups::OriginGroups(const Network& network) {
    static const std::vector<OriginGroup> world = {
        {"Russia", "o-russia"},         {"Norway", "o-norway"}, {"N. Africa", "o-africa"},
        {"Azerbaijan", "o-azerbaijan"}, {"Iran", "o-iran"},     {"LNG", "o-lng"},
        {"EU and UK", "o-eu"},          {"other", "o-other"}};
    std::vector<std::string> origins;
    for (const Site& site : network.parts().sites)
        if (std::find(origins.begin(), origins.end(), site.origin) == origins.end())
            origins.push_back(site.origin);
    const bool is_of_the_world =
        std::any_of(origins.begin(), origins.end(), [&](const std::string& origin) {
            return std::any_of(known.begin(), known.end(),
                               [&](const auto& k) { return k.first == origin; });
        });
    if (is_of_the_world) {
        list_ = world;
        for (const std::string& origin : origins)
            group_of_[origin] = world_group(network, origin);
        return;
    }
    for (const std::string& origin : origins) {
        group_of_[origin] = std::min(list_.size(), most_origin_groups - 1);
        if (list_.size() < most_origin_groups - 1)
            list_.push_back({country_name(origin), world[list_.size()].look});
    }
    list_.push_back({"other", world.back().look});
}

std::size_t OriginGroups::of(std::string_view origin) const {
    const auto found = group_of_.find(origin);
    return found == group_of_.end() ? list_.size() - 1 : found->second;
}

} // namespace gashub
