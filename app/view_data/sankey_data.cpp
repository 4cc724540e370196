// Whose gas goes to whom, directly or by the borders that it crossed first.

#include "analysis/border_ways.hpp"
#include "app/view_data/market_figures.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/sums.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace gashub::app {

namespace {

constexpr std::size_t most_routes = 12;
constexpr std::size_t most_countries = 14;

double total(const OriginValues& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// What a country uses, and how much of it is its own gas.
struct CountryUse {
    OriginValues groups{};
    double own = 0, busiest = 0;
    int node = -1; ///< where most of it is used
};

bool is_on_map(const Node& node, const MapBox& box) {
    return node.lon >= box.west && node.lon <= box.east && node.lat >= box.south &&
           node.lat <= box.north;
}

std::map<std::string, CountryUse> use_by_country(const Cleared& now, const Span& span) {
    const MapBox box = box_of(now.network());
    const OriginMix& mix = now.results().mix;
    std::map<std::string, CountryUse> uses;
    const auto& market_nodes = now.line().market_node;
    for (std::size_t m = 0; m < market_nodes.size(); ++m) {
        const Node& node = now.network().node(market_nodes[m]);
        if (!is_on_map(node, box))
            continue;
        CountryUse& use = uses[node.country];
        double here = 0;
        for (int p = span.first; p < span.last; ++p) {
            const OriginValues sold = now.at_market(static_cast<int>(m), p);
            for (std::size_t g = 0; g < origin_group_count; ++g)
                use.groups[g] += yearly_rate(sold[g], span);
            here += yearly_rate(total(sold), span);
            for (int o = 0; o < mix.origin_count(); ++o) {
                if (mix.origins()[static_cast<std::size_t>(o)] == node.country)
                    use.own += yearly_rate(mix.at_market(static_cast<int>(m), p, o), span);
            }
        }
        if (use.node < 0 || here > use.busiest) {
            use.node = market_nodes[m];
            use.busiest = here;
        }
    }
    return uses;
}

/// The country of each market by its place in the figure; nothing where it is left out.
std::vector<std::optional<std::size_t>> places_of_markets(const Cleared& now,
                                                          const std::vector<std::string>& codes,
                                                          const std::vector<std::string>& rest) {
    std::vector<std::optional<std::size_t>> places;
    const MapBox box = box_of(now.network());
    for (const int node : now.line().market_node) {
        const Node& place = now.network().node(node);
        const auto shown = std::find(codes.begin(), codes.end(), place.country);
        auto& found = places.emplace_back();
        if (!is_on_map(place, box))
            continue;
        if (shown != codes.end())
            found = static_cast<std::size_t>(shown - codes.begin());
        else if (std::find(rest.begin(), rest.end(), place.country) != rest.end())
            found = codes.size();
    }
    return places;
}

SankeyData::Route route_of(const Network& network, const BorderWay& way, Locale language) {
    switch (way.kind) {
    case BorderWay::Kind::home:
        return {say(language, "own gas"), {}};
    case BorderWay::Kind::pipe:
        return {arc_name(network, way.arc, language),
                {Selection::Kind::arc, network.arc(way.arc).id}};
    case BorderWay::Kind::ships:
        return {say(language, "LNG to %1", {country_label(network, way.landing, language)}), {}};
    case BorderWay::Kind::stock:
        break;
    }
    return {say(language, "in store before"), {}};
}

/// All that came by one route, by origin and country.
struct RouteUse {
    SankeyData::Route route;
    bool is_border = false;
    std::map<std::pair<std::size_t, std::size_t>, double> parts;
    double bcm = 0;
    std::size_t main_group() const {
        OriginValues sums{};
        for (const auto& [key, volume] : parts)
            sums[key.first] += volume;
        return static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    }
    void take(const RouteUse& other) {
        for (const auto& [key, volume] : other.parts)
            parts[key] += volume;
        bcm += other.bcm;
    }
};

std::vector<RouteUse> route_uses(const Cleared& now, const Attention& attention,
                                 const std::vector<std::optional<std::size_t>>& places) {
    const Span span = span_of(now, attention.period);
    const Network& network = now.network();
    std::vector<RouteUse> uses;
    for (const CameBy& came : border_ways(now.outcome())) {
        const auto country = places[static_cast<std::size_t>(came.market)];
        if (!country || came.period < span.first || came.period >= span.last)
            continue;
        // Strings that have one name are one route.
        SankeyData::Route route = route_of(network, came.way, attention.language);
        auto use = std::find_if(uses.begin(), uses.end(), [&](const RouteUse& each) {
            return each.route.name == route.name;
        });
        if (use == uses.end()) {
            uses.emplace_back().route = std::move(route);
            use = uses.end() - 1;
            use->is_border =
                came.way.kind == BorderWay::Kind::pipe || came.way.kind == BorderWay::Kind::ships;
        }
        const double rate = yearly_rate(came.bcm, span);
        use->parts[{static_cast<std::size_t>(origin_group(network, came.origin)), *country}] +=
            rate;
        use->bcm += rate;
    }
    return uses;
}

/// The largest borders by themselves, the others as one; by their main origins, then by size.
void fold_small(std::vector<RouteUse>& uses, Locale language) {
    std::stable_sort(uses.begin(), uses.end(),
                     [](const RouteUse& a, const RouteUse& b) { return a.bcm > b.bcm; });
    RouteUse rest;
    std::size_t borders = 0;
    std::vector<RouteUse> kept;
    for (RouteUse& use : uses) {
        if (use.is_border && ++borders > most_routes)
            rest.take(use);
        else
            kept.push_back(std::move(use));
    }
    std::stable_sort(kept.begin(), kept.end(), [](const RouteUse& a, const RouteUse& b) {
        return a.main_group() < b.main_group();
    });
    if (rest.bcm > 0) {
        rest.route.name = say(language, "other ways");
        kept.push_back(std::move(rest));
    }
    uses = std::move(kept);
}

void add_routes(SankeyData& data, const Cleared& now, const Attention& attention,
                const std::vector<std::optional<std::size_t>>& places) {
    std::vector<RouteUse> uses = route_uses(now, attention, places);
    fold_small(uses, attention.language);
    for (const RouteUse& use : uses) {
        for (const auto& [key, volume] : use.parts)
            data.parts.push_back({.group = key.first,
                                  .route = data.routes.size(),
                                  .country = key.second,
                                  .bcm_per_year = volume});
        data.routes.push_back(use.route);
    }
}

} // namespace

SankeyData sankey_data(const Cleared& now, const Attention& attention, bool by_route) {
    constexpr double nearly_all = 0.97, worth_showing = 0.3;
    SankeyData data;
    data.selection = attention.selection;
    std::vector<std::pair<std::string, CountryUse>> uses;
    for (const auto& [country, use] : use_by_country(now, span_of(now, attention.period))) {
        const double used = total(use.groups);
        if (used >= worth_showing && use.own <= nearly_all * used)
            uses.emplace_back(country, use);
    }
    std::stable_sort(uses.begin(), uses.end(), [](const auto& a, const auto& b) {
        return total(a.second.groups) > total(b.second.groups);
    });
    std::vector<std::string> codes, rest;
    for (const auto& [country, use] : uses) {
        const bool is_small = uses.size() > most_countries && codes.size() + 1 == most_countries;
        if (is_small && rest.empty())
            data.countries.push_back({{}, say(attention.language, "others"), {}});
        if (is_small) {
            rest.push_back(country);
            for (std::size_t g = 0; g < origin_group_count; ++g)
                data.countries.back().bcm_per_year[g] += use.groups[g];
            continue;
        }
        codes.push_back(country);
        data.countries.push_back({now.network().node(use.node).id,
                                  country_label(now.network(), country, attention.language),
                                  use.groups});
    }
    if (by_route)
        add_routes(data, now, attention, places_of_markets(now, codes, rest));
    return data;
}

} // namespace gashub::app
