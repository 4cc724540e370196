#include "report/origin_groups.hpp"

#include "analysis/origin_kinds.hpp"
#include "io/country_names.hpp"

#include <algorithm>

namespace gashub {

OriginGroups::OriginGroups(const Network& network) {
    static const std::vector<OriginGroup> world = {
        // in the order of OriginKind

        {"Russia", "o-russia"},         {"Norway", "o-norway"}, {"N. Africa", "o-africa"},
        {"Azerbaijan", "o-azerbaijan"}, {"Iran", "o-iran"},     {"LNG", "o-lng"},
        {"EU and UK", "o-eu"},          {"other", "o-other"}};
    std::vector<std::string> origins;
    for (const Site& site : network.parts().sites)
        if (std::find(origins.begin(), origins.end(), site.origin) == origins.end())
            origins.push_back(site.origin);
    const bool is_of_the_world =
        std::any_of(origins.begin(), origins.end(),
                    [](const std::string& origin) { return known_exporter(origin).has_value(); });
    if (is_of_the_world) {
        list_ = world;
        for (const std::string& origin : origins)
            group_of_[origin] = static_cast<std::size_t>(origin_kind(network, origin));
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
