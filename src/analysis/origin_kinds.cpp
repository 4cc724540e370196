#include "analysis/origin_kinds.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gashub {
namespace {

using enum OriginKind;
constexpr auto known = std::to_array<std::pair<std::string_view, OriginKind>>({{"RU", russia},
                                                                               {"NO", norway},
                                                                               {"DZ", north_africa},
                                                                               {"LY", north_africa},
                                                                               {"EG", north_africa},
                                                                               {"MA", north_africa},
                                                                               {"AZ", azerbaijan},
                                                                               {"IR", iran},
                                                                               {"GB", eu}});

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

} // namespace

std::optional<OriginKind> known_exporter(std::string_view origin) {
    const auto* const found =
        std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first == origin; });
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

OriginKind origin_kind(const Network& network, std::string_view origin) {
    if (const auto exporter = known_exporter(origin))
        return *exporter;
    if (is_in_eu(network, origin))
        return eu;
    return liquefies(network, origin) ? lng : other;
}

} // namespace gashub
