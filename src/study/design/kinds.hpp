#pragma once
// The design of each kind, found by its type: one file a kind (grid.cpp, sample.cpp ...), and the
// parts that several share.

#include "study/design/design.hpp"

namespace gashub {

// Points of the next round.
std::vector<Point> round_of(const GridStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const ListStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const SampleStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const ThresholdStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const ParticipationStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const SecurityStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const PowerStudy& kind, const Study& study,
                            std::span<const Ran> earlier);
std::vector<Point> round_of(const ProjectStudy& kind, const Study& study,
                            std::span<const Ran> earlier);

// Points of the first round, without making them.
double size_of(const GridStudy& kind, const Study& study);
double size_of(const ListStudy& kind, const Study& study);
double size_of(const SampleStudy& kind, const Study& study);
double size_of(const ThresholdStudy& kind, const Study& study);
double size_of(const ParticipationStudy& kind, const Study& study);
double size_of(const SecurityStudy& kind, const Study& study);
double size_of(const PowerStudy& kind, const Study& study);
double size_of(const ProjectStudy& kind, const Study& study);

// Numbers that a kind reads beside the study's measures.
std::vector<WantedValue> wanted_of(const GridStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const ListStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const SampleStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const ThresholdStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const ParticipationStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const SecurityStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const PowerStudy& kind, const Study& study);
std::vector<WantedValue> wanted_of(const ProjectStudy& kind, const Study& study);

// Shared ----------------------------------------------------------------------------------------

/// Every combination of the axes' choices, the last axis fastest; one without choices if there is
/// no axis.
std::vector<std::vector<Choice>> grid_choices(const Study& study);
double grid_size(const Study& study);
/// Each case by itself.
std::vector<std::vector<Choice>> case_choices(const Study& study);
/// Each uncertain input at its low and high end, all else as in `about`.
std::vector<std::vector<Choice>> swing_choices(const Study& study,
                                               const std::vector<Choice>& about);
/// The threshold's parameter at evenly spaced values, all else as in `about`.
std::vector<std::vector<Choice>> scan_choices(const Study& study, const std::vector<Choice>& about);
/// What a threshold's search covers: its own ends, else those of the parameter.
std::pair<double, double> search_span(const Study& study);

/// Adds points with these choices, but for those that are there already; ids begin with `name`. A
/// point that can not be made is left out: make_study has tried every setting.
void add_points(std::vector<Point>& points, const Study& study, PointRole role,
                std::string_view name, const std::vector<std::vector<Choice>>& choices);

} // namespace gashub
