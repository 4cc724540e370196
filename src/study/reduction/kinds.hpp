#pragma once
// The reduction of each kind, found by its type: one file a kind.

#include "study/reduction/reduce.hpp"

namespace gashub {

Answer answer_of(const GridStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const ListStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const SampleStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const ThresholdStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const ParticipationStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const SecurityStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const PowerStudy& kind, const Study& study, std::span<const Ran> runs);
Answer answer_of(const ProjectStudy& kind, const Study& study, std::span<const Ran> runs);

} // namespace gashub
