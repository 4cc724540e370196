// Where a table's numbers are far from those reported: which other way of counting comes nearest,
// how much of the gap it leaves, and what is known of the cause.

#include "study/measure.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

struct Gap {
    const GapSpec* spec = nullptr;
    std::string title, unit;
    double reported = 0, model = 0;
    const Measure* nearest = nullptr; ///< null: no other count comes nearer
    double counted = 0;               ///< by it
    double width() const { return std::abs(model - reported); }
    double left() const { return (nearest == nullptr ? model : counted) - reported; }
};

std::vector<Gap> gaps_of(const Study& study, const TableSpec& spec, const RunIndex& index,
                         const Ran& lead) {
    std::vector<Gap> gaps;
    for (const GapSpec& one : spec.gaps) {
        const Measure& measure = *study.find_measure(one.row);
        const PathValue* given = entry_of(spec.given.front().values, one.row);
        const auto* reported = given == nullptr ? nullptr : std::get_if<double>(given);
        const auto model = value_of(measure, lead, index);
        if (!reported || !model || std::abs(*model - *reported) <= spec.gap_over)
            continue;
        Gap gap{.spec = &one,
                .title = title_of(measure),
                .unit = measure.unit,
                .reported = *reported,
                .model = *model};
        for (const std::string& count : one.counts) {
            const Measure* other = study.find_measure(count);
            const auto value = value_of(*other, lead, index);
            if (value && std::abs(*value - *reported) < std::abs(gap.left())) {
                gap.nearest = other;
                gap.counted = *value;
            }
        }
        gaps.push_back(gap);
    }
    std::stable_sort(gaps.begin(), gaps.end(),
                     [](const Gap& a, const Gap& b) { return a.width() > b.width(); });
    return gaps;
}

std::string signed_words(double value) {
    return (value > 0 ? "+" : "") + number_words(value, 0);
}

std::string note_of(const Gap& gap) {
    std::string words = fmt::format(
        "{}: {} {} in the model, {} reported ({}).", gap.title, number_words(gap.model, 0),
        gap.unit, number_words(gap.reported, 0), signed_words(gap.model - gap.reported));
    if (gap.nearest != nullptr)
        words += fmt::format(" Counted as {}: {}, which leaves {}.", title_of(*gap.nearest),
                             number_words(gap.counted, 0), signed_words(gap.left()));
    else if (!gap.spec->counts.empty())
        words += " No other way of counting comes nearer.";
    if (const std::string note = title_or(gap.spec->note, ""); !note.empty())
        words += " " + note;
    return words;
}

std::string summary_of(const std::vector<Gap>& gaps, const TableSpec& spec) {
    std::string names;
    std::size_t closed = 0;
    for (const Gap& gap : gaps) {
        names += fmt::format("{}{} {}", names.empty() ? "" : ", ", gap.title,
                             signed_words(gap.model - gap.reported));
        closed += gap.nearest != nullptr && std::abs(gap.left()) <= spec.gap_over;
    }
    return fmt::format("gaps over {:g}: {}; {} of {} close by another way of counting.",
                       spec.gap_over, names, closed, gaps.size());
}

} // namespace

void add_gaps(Answer& answer, const Study& study, std::span<const Ran> runs,
              const TableSpec& spec) {
    const RunIndex index(study, runs);
    const Ran* lead = index.central();
    if (lead == nullptr && !runs.empty())
        lead = &runs.front();
    const std::vector<Gap> gaps =
        lead == nullptr ? std::vector<Gap>() : gaps_of(study, spec, index, *lead);
    if (gaps.empty())
        return;
    const std::string unit = spec.given.front().unit;
    AnswerTable table{.id = spec.id + "-gaps",
                      .title =
                          fmt::format("Gaps over {:g} {} to what is reported", spec.gap_over, unit),
                      .picture = "",
                      .is_detail = true,
                      .row_title = "",
                      .columns = {{"reported", "reported", unit, 0},
                                  {"model", "model", unit, 0},
                                  {"gap", "gap", unit, 0},
                                  {"count", "nearest other count", "", 0},
                                  {"counted", "by that count", unit, 0},
                                  {"left", "gap left", unit, 0},
                                  {"note", "what is known", "", 0}},
                      .rows = {}};
    answer.notes.push_back(summary_of(gaps, spec));
    for (const Gap& gap : gaps) {
        AnswerTable::Row row{gap.spec->row, gap.title, {}};
        row.cells = {of_value(gap.reported),
                     of_value(gap.model),
                     of_value(gap.model - gap.reported),
                     of_words(gap.nearest == nullptr ? "" : title_of(*gap.nearest)),
                     gap.nearest == nullptr ? AnswerCell() : of_value(gap.counted),
                     of_value(gap.left()),
                     of_words(title_or(gap.spec->note, ""))};
        table.rows.push_back(std::move(row));
        answer.notes.push_back(note_of(gap));
    }
    answer.tables.push_back(std::move(table));
}

} // namespace gashub
