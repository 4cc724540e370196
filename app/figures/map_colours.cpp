#include "app/figures/map_colours.hpp"

#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gashub::app {

Rgb line_colour(MapColour by, const Strand& strand, const Palette& colours) {
    if (by == MapColour::change)
        return strand.change > least_map_change    ? colours.more
               : strand.change < -least_map_change ? colours.less
                                                   : colours.idle;
    if (!strand.used)
        return colours.idle;
    const double step = std::floor(std::clamp(*strand.used, 0.0, 1.0) * use_steps);
    return colours.uses.at(std::min(static_cast<std::size_t>(step), use_steps - 1));
}

std::vector<LegendEntry> map_legend(const FlowMapData& data, const FigureStyle& style,
                                    Locale language) {
    const Palette& colours = style.colours();
    std::vector<LegendEntry> entries;
    const auto add_area = [&](Rgb fill, const std::string& words) {
        entries.push_back(
            {LegendEntry::Mark::area, to_qcolor(fill), to_qcolor(colours.muted), text_of(words)});
    };
    if (data.position.colour == MapColour::change) {
        add_area(colours.more, say(language, "more than in the reference"));
        add_area(colours.less, say(language, "less"));
        add_area(colours.idle, say(language, "as much"));
    }
    if (data.position.colour == MapColour::use) {
        for (std::size_t step = 0; step < use_steps; ++step)
            add_area(
                colours.uses.at(step),
                say(language, "%1 used",
                    {format_number(100.0 * static_cast<double>(step) / use_steps, 0, language) +
                     "\u2013" +
                     format_share(static_cast<double>(step + 1) / use_steps, language)}));
    }
    for (std::size_t g = 0; data.position.colour == MapColour::origin && g < origin_group_count;
         ++g) {
        const bool used = std::any_of(data.arcs.begin(), data.arcs.end(), [&](const MapArc& arc) {
            return arc.by_origin_bcm_per_year[g] > 0.05;
        });
        if (used)
            entries.push_back({LegendEntry::Mark::area, to_qcolor(colours.origins[g]),
                               to_qcolor(colours.origin_outlines[g]),
                               text_of(origin_group_name(static_cast<OriginGroup>(g), language))});
    }
    const auto add_if = [&](auto test, LegendEntry::Mark mark, Rgb fill, const std::string& words) {
        if (std::any_of(data.arcs.begin(), data.arcs.end(), test))
            entries.push_back({mark, to_qcolor(fill), to_qcolor(colours.muted), text_of(words)});
    };
    if (data.position.colour == MapColour::origin)
        add_if(
            [](const MapArc& arc) {
                return std::accumulate(arc.labelled_bcm_per_year.begin(),
                                       arc.labelled_bcm_per_year.end(), 0.0) > 0.05;
            },
            LegendEntry::Mark::hatched, colours.ink, say(language, "under the hub's label"));
    add_if([](const MapArc& arc) { return arc.off; }, LegendEntry::Mark::cross, colours.scarcity,
           say(language, "switched off"));
    entries.push_back({LegendEntry::Mark::full, to_qcolor(colours.idle), to_qcolor(colours.ink),
                       text_of(say(language, "full"))});
    entries.push_back(
        {LegendEntry::Mark::idle, to_qcolor(colours.idle), {}, text_of(say(language, "idle"))});
    return entries;
}

} // namespace gashub::app
