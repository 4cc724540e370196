#pragma once
// Points of a figure: what the pointer finds, where arrow keys lead, which ribbon stands out.

#include "app/figures/figure_style.hpp"

#include <optional>

namespace gashub::app {

/// The ribbon under a point of the scene: its number, or -1.
int strand_at(const QGraphicsScene& scene, QPointF at);
/// One ribbon stands out, the others go pale; -1: all as they were.
void let_stand_out(const QGraphicsScene& scene, int strand);

/// The point nearest to a place of the scene within `reach` pixels, else nothing.
std::optional<std::size_t> nearest_point(const FigureScene& scene, QPointF at, double reach);
/// Where an arrow key leads from a point; from nothing to the first one. The same where it leads
/// nowhere.
std::optional<std::size_t> next_point(const FigureScene& scene, std::optional<std::size_t> from,
                                      int columns, int rows);

} // namespace gashub::app
