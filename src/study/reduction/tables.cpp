// Tables of an answer from the runs: a row a choice of a parameter, a case or a measure; the
// central run with the range over all others beside it.

#include "study/measure.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

/// The choices of an axis in their order, or the cases.
std::vector<Choice> choices_of(const Study& study, const std::string& axis) {
    std::vector<Choice> choices;
    if (axis == "case")
        for (const StudyCase& single : study.parts().cases)
            choices.push_back({"case", single.id, 0});
    if (const Parameter* parameter = study.find_parameter(axis)) {
        for (const double value : parameter->values)
            choices.push_back(choice_of(*parameter, value));
        for (const ParameterOption& option : parameter->options)
            choices.push_back(choice_of(*parameter, option));
    }
    return choices;
}

/// The measure of one match: the first `*` of each term replaced.
Measure at_match(Measure measure, const std::string& match) {
    const auto replace = [&](MeasureTerm& term) {
        if (const std::size_t star = term.scope.find('*'); star != std::string::npos)
            term.scope.replace(star, 1, match);
    };
    replace(measure.first);
    for (auto* terms : {&measure.plus, &measure.over})
        for (MeasureTerm& term : *terms)
            replace(term);
    return measure;
}

/// `2030-10`, a month among others, as its number alone.
std::string match_title(const std::string& match) {
    const bool is_month = match.size() == 7 && match[4] == '-' &&
                          match.find_first_not_of("0123456789-") == std::string::npos;
    return !is_month ? match : match[5] == '0' ? match.substr(6) : match.substr(5);
}

/// Fills cells from runs that have certain choices.
class CellMaker {
  public:
    CellMaker(const Study& study, std::span<const Ran> runs) : index_(study, runs) {}

    AnswerCell cell(const Measure& measure, const std::vector<Choice>& fixed) const {
        AnswerCell cell;
        const Ran* lead = central_with(fixed);
        if (measure.largest > 0) {
            if (lead != nullptr && lead->is_solved())
                for (const auto& [what, share] : largest_matches(measure, *lead))
                    cell.words += fmt::format("{}{} {:.0f} %", cell.words.empty() ? "" : ", ", what,
                                              100 * share);
            return cell;
        }
        if (lead != nullptr)
            cell.value = value_of(measure, *lead, index_);
        for (const Ran& run : index_.runs()) {
            if (run.point.role != PointRole::grid || !has_all(run.point, fixed))
                continue;
            if (const auto value = value_of(measure, run, index_)) {
                cell.low = std::min(cell.low.value_or(*value), *value);
                cell.high = std::max(cell.high.value_or(*value), *value);
            }
        }
        return cell;
    }

    /// What the first `*` of the measures' scopes stands for in some run, in order.
    std::vector<std::string> matches_of(const std::vector<const Measure*>& measures) const {
        std::set<std::string> found;
        for (const Measure* measure : measures)
            for (const Ran& run : index_.runs())
                for (const auto& [scope, value] :
                     run.values.matches(measure->first.indicator, measure->first.scope))
                    found.insert(step_of(scope, star_step(measure->first.scope)));
        return {found.begin(), found.end()};
    }
    /// True where the study's condition holds in the central run with these choices.
    std::optional<bool> holds_at(const std::vector<Choice>& fixed) const {
        const Ran* lead = central_with(fixed);
        return lead == nullptr ? std::nullopt
                               : holds(*index_.study().parts().condition, *lead, index_);
    }
    /// `5 of 18`: the cases with these choices in which the study's condition holds.
    AnswerCell counted(const std::vector<Choice>& fixed) const {
        std::size_t held = 0, all = 0;
        for (const Ran& run : index_.runs())
            if (run.point.role == PointRole::grid && has_all(run.point, fixed))
                if (const auto is_so = holds(*index_.study().parts().condition, run, index_))
                    held += *is_so, ++all;
        return of_words(fmt::format("{} of {}", held, all));
    }

  private:
    RunIndex index_;

    static bool has_all(const Point& point, const std::vector<Choice>& fixed) {
        return std::all_of(fixed.begin(), fixed.end(), [&](const Choice& choice) {
            const Choice* own = point.find(choice.parameter);
            return own != nullptr && own->value == choice.value;
        });
    }
    const Ran* central_with(const std::vector<Choice>& fixed) const {
        std::vector<Choice> choices = central_choices(index_.study());
        for (const Choice& choice : fixed) {
            if (choice.parameter == "case")
                choices.clear();
            const auto same =
                std::find_if(choices.begin(), choices.end(), [&](const Choice& known) {
                    return known.parameter == choice.parameter;
                });
            if (same == choices.end())
                choices.push_back(choice);
            else
                *same = choice;
        }
        return index_.find(choices);
    }
};

std::vector<const Measure*> measures_of(const Study& study, const TableSpec& spec) {
    std::vector<const Measure*> measures;
    for (const std::string& id : spec.measures)
        measures.push_back(study.find_measure(id));
    if (measures.empty())
        for (const Measure& measure : study.parts().watch)
            if (!measure.is_hidden)
                measures.push_back(&measure);
    return measures;
}

/// Digits of a column by its largest number.
int column_decimals(const Measure& measure, const AnswerTable& table, std::size_t column) {
    double largest = 0;
    for (const AnswerTable::Row& row : table.rows)
        largest = std::max(largest, std::abs(row.cells[column].value.value_or(0)));
    return decimals_of(measure, largest);
}

/// The columns that are given, and the rows that stand in these alone.
void add_given(AnswerTable& table, const TableSpec& spec) {
    for (const WordsRow& words : spec.words)
        table.rows.push_back({words.id, title_or(words.title, words.id),
                              std::vector<AnswerCell>(table.columns.size()), true});
    for (const GivenColumn& given : spec.given) {
        table.columns.push_back({"given", title_or(given.title, "given"), given.unit, 1});
        for (AnswerTable::Row& row : table.rows) {
            AnswerCell cell;
            if (const PathValue* value = entry_of(given.values, row.id)) {
                if (const auto* number = std::get_if<double>(value))
                    cell.value = *number;
                else if (const auto* words = std::get_if<std::string>(value))
                    cell.words = *words;
            }
            row.cells.push_back(cell);
        }
    }
}

/// Of the run that the first column shows.
void add_beside(AnswerTable& table, const Study& study, const CellMaker& cells,
                const TableSpec& spec, const std::vector<Choice>& across) {
    const std::vector<Choice> first(across.begin(), across.begin() + (across.empty() ? 0 : 1));
    for (const BesideColumn& column : spec.beside) {
        table.columns.push_back({"beside", title_or(column.title, "beside"), column.unit, 0});
        for (AnswerTable::Row& row : table.rows) {
            const PathValue* id = entry_of(column.measures, row.id);
            const Measure* measure =
                id == nullptr ? nullptr : study.find_measure(std::get<std::string>(*id));
            row.cells.push_back(measure == nullptr ? AnswerCell() : cells.cell(*measure, first));
            if (measure != nullptr)
                table.columns.back().decimals = decimals_of(*measure, 1);
        }
    }
}

/// A row a measure, a column a choice; digits as the measures say, if all say the same.
void add_measure_rows(AnswerTable& table, const Study& study, const CellMaker& cells,
                      const std::vector<const Measure*>& measures,
                      const std::vector<Choice>& across) {
    const int first = measures.empty() ? -1 : measures.front()->decimals.value_or(-1);
    const bool is_same = std::all_of(measures.begin(), measures.end(), [&](const Measure* measure) {
        return measure->decimals.value_or(-1) == first;
    });
    for (const Choice& choice : across)
        table.columns.push_back(
            {choice.value, title_of(study, choice), "", is_same && first >= 0 ? first : 1});
    for (const Measure* measure : measures) {
        AnswerTable::Row row{measure->id, title_of(*measure), {}};
        if (!measure->unit.empty())
            row.title += ", " + measure->unit;
        for (const Choice& choice : across)
            row.cells.push_back(cells.cell(*measure, {choice}));
        table.rows.push_back(std::move(row));
    }
}

/// A column a match; a row a choice of the one measure, or a measure in the central case.
void add_matches(AnswerTable& table, const Study& study, const CellMaker& cells,
                 const std::vector<const Measure*>& measures, const std::vector<Choice>& rows) {
    const std::vector<std::string> matches = cells.matches_of(measures);
    const auto add_row = [&](AnswerTable::Row row, const Measure& measure,
                             const std::vector<Choice>& fixed) {
        for (const std::string& match : matches)
            row.cells.push_back(cells.cell(at_match(measure, match), fixed));
        table.rows.push_back(std::move(row));
    };
    if (rows.empty())
        for (const Measure* measure : measures)
            add_row({measure->id, title_of(*measure), {}}, *measure, {});
    for (const Choice& choice : rows)
        add_row({choice.value, title_of(study, choice), {}}, *measures.front(), {choice});
    for (std::size_t c = 0; c < matches.size(); ++c)
        table.columns.push_back({matches[c], match_title(matches[c]), measures.front()->unit,
                                 column_decimals(*measures.front(), table, c)});
}

AnswerTable table_of(const Study& study, const CellMaker& cells, const TableSpec& spec) {
    AnswerTable table;
    table.id = spec.id;
    table.title = title_or(spec.title, spec.id);
    table.picture = spec.picture;
    table.is_detail = spec.is_detail;
    table.line = title_or(spec.line, "");
    table.spread = spec.rows == "case" || spec.rows == "measure" ? Spread::none : Spread::cases;
    const std::vector<const Measure*> measures = measures_of(study, spec);
    const std::vector<Choice> rows = choices_of(study, spec.rows),
                              across = choices_of(study, spec.across);
    if (const Parameter* parameter = study.find_parameter(spec.rows))
        table.row_title = title_of(*parameter);
    if (spec.across == "match") {
        add_matches(table, study, cells, measures, rows);
        return table;
    }
    if (spec.rows == "measure") {
        add_measure_rows(table, study, cells, measures, across);
        add_beside(table, study, cells, spec, across);
        add_given(table, spec);
        return table;
    }
    for (const Choice& choice : rows) {
        AnswerTable::Row row{choice.value, title_of(study, choice), {}};
        if (across.empty())
            for (const Measure* measure : measures)
                row.cells.push_back(cells.cell(*measure, {choice}));
        else
            for (const Choice& other : across) {
                row.cells.push_back(cells.cell(*measures.front(), {choice, other}));
                if (!table.line.empty())
                    row.cells.back().holds = cells.holds_at({choice, other});
            }
        table.rows.push_back(std::move(row));
    }
    if (across.empty())
        for (std::size_t c = 0; c < measures.size(); ++c)
            table.columns.push_back({measures[c]->id, title_of(*measures[c]), measures[c]->unit,
                                     column_decimals(*measures[c], table, c)});
    else
        for (std::size_t c = 0; c < across.size(); ++c)
            table.columns.push_back({across[c].value, title_of(study, across[c]),
                                     measures.front()->unit,
                                     column_decimals(*measures.front(), table, c)});
    if (!spec.counts.empty()) {
        table.columns.push_back({"counts", title_or(spec.counts, "counts"), "", 0});
        for (std::size_t r = 0; r < rows.size(); ++r)
            table.rows[r].cells.push_back(cells.counted({rows[r]}));
    }
    add_given(table, spec);
    return table;
}

/// Runs of a search by the value they look at.
std::vector<const Ran*> looked_by_value(const Study& study, std::span<const Ran> runs) {
    const std::string& name = study.parts().threshold->parameter;
    std::vector<const Ran*> looked;
    for (const Ran& run : runs)
        if (run.point.role == PointRole::search)
            looked.push_back(&run);
    std::sort(looked.begin(), looked.end(), [&](const Ran* a, const Ran* b) {
        return a->point.find(name)->number < b->point.find(name)->number;
    });
    return looked;
}

/// What was measured at the values that a search looked at.
AnswerTable search_table(const Study& study, const std::vector<const Ran*>& looked,
                         const RunIndex& index) {
    const std::string& name = study.parts().threshold->parameter;
    AnswerTable table;
    table.id = "search";
    table.title = "What was looked at";
    table.picture = "curves";
    table.row_title = title_of(*study.find_parameter(name));
    const std::vector<const Measure*> measures = measures_of(study, {});
    for (const Ran* run : looked) {
        table.rows.push_back({run->point.id, title_of(study, *run->point.find(name)), {}});
        for (const Measure* measure : measures) {
            AnswerCell cell;
            cell.value = value_of(*measure, *run, index);
            table.rows.back().cells.push_back(cell);
        }
    }
    for (std::size_t c = 0; c < measures.size(); ++c)
        table.columns.push_back({measures[c]->id, title_of(*measures[c]), measures[c]->unit,
                                 column_decimals(*measures[c], table, c)});
    return table;
}

/// The search in short: the ends of what was searched and both sides of every turn.
std::vector<const Ran*> telling(const Answer& answer, const std::vector<const Ran*>& looked,
                                const std::string& parameter) {
    std::vector<const Ran*> short_list;
    for (std::size_t i = 0; i < looked.size(); ++i) {
        const double value = looked[i]->point.find(parameter)->number;
        bool is_telling = i == 0 || i + 1 == looked.size();
        for (const auto& [low, high] : answer.threshold.brackets)
            is_telling = is_telling || value == low || value == high;
        if (is_telling)
            short_list.push_back(looked[i]);
    }
    return short_list;
}

void add_search_tables(Answer& answer, const Study& study, std::span<const Ran> runs) {
    const RunIndex index(study, runs);
    const std::vector<const Ran*> looked = looked_by_value(study, runs);
    AnswerTable in_short =
        search_table(study, telling(answer, looked, study.parts().threshold->parameter), index);
    in_short.id = "turns";
    in_short.title = "The ends and both sides of every turn";
    in_short.picture.clear();
    answer.tables.push_back(std::move(in_short));
    answer.tables.push_back(search_table(study, looked, index));
    answer.tables.back().is_detail = true;
}

} // namespace

const PathValue* entry_of(const PathValues& column, const std::string& row) {
    const auto found = std::find_if(column.begin(), column.end(),
                                    [&](const auto& entry) { return entry.first == row; });
    return found == column.end() ? nullptr : &found->second;
}

void add_tables(Answer& answer, const Study& study, std::span<const Ran> runs) {
    const CellMaker cells(study, runs);
    std::vector<TableSpec> specs = study.parts().tables;
    if (std::holds_alternative<ThresholdStudy>(study.parts().kind)) {
        add_search_tables(answer, study, runs);
    } else if (specs.empty() && answer.tables.empty()) {
        TableSpec usual;
        usual.id = "cases";
        usual.rows = "case";
        for (const Parameter& parameter : study.parts().parameters)
            if (is_axis(parameter)) {
                usual.id = usual.rows = parameter.id;
                break;
            }
        specs.push_back(std::move(usual));
    }
    for (const TableSpec& spec : specs) {
        answer.tables.push_back(table_of(study, cells, spec));
        if (!spec.gaps.empty())
            add_gaps(answer, study, runs, spec);
    }
}

} // namespace gashub
