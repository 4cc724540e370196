#pragma once
// The views that a figure slot offers, by name.

#include "app/view_data/format.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace gashub::app {

enum class FigureKind {
    map,
    prices,
    origins,
    sankey,
    storage,
    gains,
    explanation,
    merit_order,
    how_sure,
    tipping,
    security,
    power
};
inline constexpr std::array figure_kinds = {
    FigureKind::map,      FigureKind::prices,  FigureKind::origins,     FigureKind::sankey,
    FigureKind::storage,  FigureKind::gains,   FigureKind::explanation, FigureKind::merit_order,
    FigureKind::how_sure, FigureKind::tipping, FigureKind::security,    FigureKind::power};

std::string figure_name(FigureKind kind, Locale language);
/// What it shows and how to read it, in two sentences.
std::string figure_help(FigureKind kind, Locale language);
/// Short and lower case, for file names, options and links.
std::string_view figure_id(FigureKind kind);
std::optional<FigureKind> figure_kind(std::string_view id);

/// True for those that take many solves and wait for a button.
bool needs_study(FigureKind kind);

/// What colours of the map can tell: id and name.
std::string_view map_colour_id(MapColour colour);
std::string map_colour_name(MapColour colour, Locale language);

} // namespace gashub::app
