#pragma once
// What is checked of a study before anything is run. Each kind checks its own keys in a function of
// its own, found by its type.

#include "base/text.hpp"
#include "model/faults.hpp"
#include "study/study.hpp"

#include <set>

namespace gashub {

/// Parameters, cases, measures, conditions, tables, correlations, and every setting that they make
/// against the scenarios it is laid on.
void check_study(const StudyParts& parts, const std::vector<StudyBase>& bases, Faults& faults);

// Of one kind each.
void check_kind(const GridStudy& kind, const StudyParts& parts, const std::vector<StudyBase>& bases,
                Faults& faults);
void check_kind(const ListStudy& kind, const StudyParts& parts, const std::vector<StudyBase>& bases,
                Faults& faults);
void check_kind(const SampleStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults);
void check_kind(const ThresholdStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults);
void check_kind(const ParticipationStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults);
void check_kind(const SecurityStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults);
void check_kind(const PowerStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults);
void check_kind(const ProjectStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults);

/// Values of `at`: each a parameter's choice or a case. [unknown-parameter], [unknown-option],
/// [unknown-case], [wrong-type].
void check_choices(const StudyParts& parts, const PathValues& at, Faults& faults);

/// What a measure makes of its matches and conditions. [bad-measure], [unknown-measure].
void check_matches(const StudyParts& parts, const Measure& measure, Faults& faults);
/// Columns and rows beside a table, and what explains its gaps. [unknown-measure], [bad-table].
void check_beside(const StudyParts& parts, const TableSpec& table, Faults& faults);

/// Fault [duplicate-id] at each thing whose id one before it has.
template <class T>
void check_unique(const std::vector<T>& things, Faults& faults) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < things.size(); ++i)
        if (!seen.insert(things[i].id).second) {
            const Faults::Inside at(faults, i), key(faults, "id");
            faults.error("duplicate-id", quoted(things[i].id) + " stands here twice");
        }
}
/// The parameter of this id or path; null if there is none.
const Parameter* parameter_called(const StudyParts& parts, std::string_view name);
/// Lays values on a base as a run would; what is wrong with them is said at the place now.
void try_values(const StudyBase& base, const PathValues& values, Faults& faults);
/// Fault [unknown-parameter] with the nearest name.
void unknown_parameter(const StudyParts& parts, const std::string& name, Faults& faults);
/// Fault [unknown-measure] with the nearest name where no watched measure has this id.
void check_watched(const StudyParts& parts, const std::string& id, Faults& faults);

} // namespace gashub
