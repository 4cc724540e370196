#pragma once
// Runs that are made because others are held against them: those that a measure's `at` asks for,
// and among these the ones whose settings follow from what another run gave (a target's `of`).

#include "study/design/design.hpp"

namespace gashub {

/// True for a parameter that sets something by what another run gave.
bool is_follower(const Parameter& parameter);

/// Points that the measures of `points` and of runs `there` are held against and that are not among
/// them. One that follows a run which is not there yet is left for a later round; one that follows
/// a run without an answer is never made. Faults: settings that can not be made.
std::vector<Point> companions(const Study& study, std::span<const Point> points,
                              std::span<const Ran> there, Issues& faults);

} // namespace gashub
