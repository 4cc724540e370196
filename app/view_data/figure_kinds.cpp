#include "app/view_data/figure_kinds.hpp"

#include "app/view_data/words.hpp"

namespace gashub::app {

std::string figure_name(FigureKind kind, Locale language) {
    switch (kind) {
    case FigureKind::map:
        return say(language, "Map of flows");
    case FigureKind::prices:
        return say(language, "Prices");
    case FigureKind::origins:
        return say(language, "Gas by origin");
    case FigureKind::sankey:
        return say(language, "Origins to markets");
    case FigureKind::storage:
        return say(language, "Storage");
    case FigureKind::gains:
        return say(language, "Who gains");
    case FigureKind::explanation:
        return say(language, "Price explanation");
    case FigureKind::merit_order:
        return say(language, "Merit order");
    case FigureKind::how_sure:
        return say(language, "How sure?");
    case FigureKind::tipping:
        return say(language, "Tipping point");
    case FigureKind::security:
        return say(language, "Security");
    case FigureKind::power:
        break;
    }
    return say(language, "Bargaining power");
}

std::string figure_help(FigureKind kind, Locale language) {
    switch (kind) {
    case FigureKind::map:
        return say(language, "Lines are as wide as the gas they carry, in stripes by origin. Two "
                             "bars across a line: full; dashes: idle. Click a place or a line.");
    case FigureKind::prices:
        return say(language, "The price of gas at the watched places, period by period. Dashed and "
                             "pale: what it is held against.");
    case FigureKind::origins:
        return say(language, "Whose gas passes the chosen place, traced by mixing: what leaves a "
                             "place has the mix of what came in. Hatched: under the hub's label.");
    case FigureKind::sankey:
        return say(language, "Whose gas the countries on the map use; those that burn only their "
                             "own are left out. By route: the border that gas crossed first.");
    case FigureKind::storage:
        return say(language, "How full the stores are at the end of each period, what goes in and "
                             "out, and what is not served there.");
    case FigureKind::gains:
        return say(language, "What consumers, producers, pipes, stores and the state gain or lose "
                             "against the reference; first the country in view, then all.");
    case FigureKind::explanation:
        return say(language,
                   "Who sets the price, and what the way from there adds. The bars add up "
                   "to the price.");
    case FigureKind::merit_order:
        return say(language, "How much gas would come, and how much would be taken, at each price "
                             "here. The lines cross at the price.");
    case FigureKind::how_sure:
        return say(language, "The estimated figures on which the price here hangs, each moved down "
                             "and up by what it may be wrong.");
    case FigureKind::tipping:
        return say(language,
                   "The spread between two places as one lever runs over its range. Choose "
                   "the lever by its menu.");
    case FigureKind::security:
        return say(language, "The large pipes and ports one after the other out for the whole "
                             "horizon: what supply and the price would do. A click switches off.");
    case FigureKind::power:
        break;
    }
    return say(language,
               "What each supplier adds to everybody's gain, on average over all orders in "
               "which they could join (Shapley value).");
}

std::string_view figure_id(FigureKind kind) {
    static constexpr std::array<std::string_view, figure_kinds.size()> ids = {
        "map",         "prices",      "origins",  "sankey",  "storage",  "gains",
        "explanation", "merit-order", "how-sure", "tipping", "security", "power"};
    return ids.at(static_cast<std::size_t>(kind));
}

std::optional<FigureKind> figure_kind(std::string_view id) {
    for (const FigureKind kind : figure_kinds) {
        if (figure_id(kind) == id)
            return kind;
    }
    return std::nullopt;
}

bool needs_study(FigureKind kind) {
    switch (kind) {
    case FigureKind::merit_order:
    case FigureKind::how_sure:
    case FigureKind::tipping:
    case FigureKind::security:
    case FigureKind::power:
        return true;
    default:
        return false;
    }
}

std::string_view map_colour_id(MapColour colour) {
    return colour == MapColour::origin ? "by_origin"
           : colour == MapColour::use  ? "by_use"
                                       : "by_change";
}

std::string map_colour_name(MapColour colour, Locale language) {
    return colour == MapColour::origin ? say(language, "coloured by origin")
           : colour == MapColour::use  ? say(language, "coloured by use")
                                       : say(language, "coloured by change");
}

} // namespace gashub::app
