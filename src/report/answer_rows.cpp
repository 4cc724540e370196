#include "report/answer_rows.hpp"

#include "study/measure.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace gashub {
namespace {

/// Small letters and digits with `_` between them.
std::string key_of(std::string_view text) {
    std::string key;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)))
            key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!key.empty() && key.back() != '_')
            key += '_';
    while (!key.empty() && key.back() == '_')
        key.pop_back();
    return key;
}

std::string joined(std::string name, const std::string& more) {
    if (!more.empty())
        name += (name.empty() ? "" : "_") + more;
    return name;
}

/// Names of columns, each once.
class ColumnNames {
  public:
    std::string take(std::string name) {
        if (name.empty())
            name = "value";
        std::string unique = name;
        for (int i = 2; !taken_.insert(unique).second; ++i)
            unique = name + "_" + std::to_string(i);
        return unique;
    }

  private:
    std::set<std::string> taken_;
};

void add_column(Table& table, std::string name, CellKind kind, bool is_key = false) {
    table.columns.push_back({.name = table.keep(std::move(name)), .kind = kind, .is_key = is_key});
}

Cell cell_of(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}

/// What a column of an answer's table becomes.
struct Shape {
    bool has_words = false, has_range = false;
};

Shape shape_of(const AnswerTable& table, std::size_t column) {
    Shape shape;
    for (const AnswerTable::Row& row : table.rows) {
        const AnswerCell& cell = row.cells[column];
        shape.has_words = shape.has_words || (!cell.words.empty() && !cell.value);
        shape.has_range = shape.has_range || (cell.low && cell.high && *cell.low != *cell.high);
    }
    return shape;
}

const char* word_of(PointRole role) {
    switch (role) {
    case PointRole::central:
        return "central";
    case PointRole::grid:
        return "grid";
    case PointRole::single_case:
        return "case";
    case PointRole::draw:
        return "draw";
    case PointRole::swing:
        return "swing";
    case PointRole::search:
        return "search";
    case PointRole::beside:
        return "beside";
    case PointRole::other:
        break;
    }
    return "other";
}

} // namespace

std::string unit_key(std::string_view unit) {
    constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"EUR/MWh", "eur_per_mwh"},
         {"USD/MWh", "usd_per_mwh"},
         {"USD/MMBtu", "usd_per_mmbtu"},
         {"bcm/y", "bcm_per_year"},
         {"bcm/a", "bcm_per_year"},
         {"bcm a year", "bcm_per_year"},
         {"mcm/d", "mcm_per_day"},
         {"EUR m", "meur"},
         {"EUR m a year", "meur_per_year"},
         {"EUR bn", "beur"},
         {"bn EUR", "beur"},
         {"%", "percent"}});
    for (const auto& [word, key] : known)
        if (word == unit)
            return std::string(key);
    return key_of(unit);
}

Table answer_rows(const AnswerTable& table) {
    Table rows;
    rows.name = rows.keep("answer_" + key_of(table.id));
    ColumnNames names;
    add_column(rows, names.take("id"), CellKind::text, true);
    add_column(rows, names.take("title"), CellKind::text);
    std::vector<Shape> shapes;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const AnswerColumn& column = table.columns[c];
        const bool is_named = !column.id.empty() && column.id != "given";
        const std::string name = key_of(is_named ? column.id : column.title),
                          unit = unit_key(column.unit);
        const Shape shape = shapes.emplace_back(shape_of(table, c));
        add_column(rows, names.take(joined(name, unit)), CellKind::number);
        if (shape.has_range)
            for (const char* end : {"low", "high"})
                add_column(rows, names.take(joined(joined(name, end), unit)), CellKind::number);
        if (shape.has_words)
            add_column(rows, names.take(joined(name, "words")), CellKind::text);
    }
    for (const AnswerTable::Row& row : table.rows) {
        rows.cells.emplace_back(rows.keep(row.id));
        rows.cells.emplace_back(rows.keep(row.title));
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const AnswerCell& cell = row.cells[c];
            rows.cells.push_back(cell_of(cell.value));
            if (shapes[c].has_range) {
                rows.cells.push_back(cell_of(cell.low));
                rows.cells.push_back(cell_of(cell.high));
            }
            if (shapes[c].has_words)
                rows.cells.push_back(cell.words.empty() ? Cell() : Cell(rows.keep(cell.words)));
        }
    }
    return rows;
}

std::vector<Table> answer_rows(const Answer& answer) {
    std::vector<Table> tables;
    ColumnNames names;
    for (const AnswerTable& table : answer.tables) {
        tables.push_back(answer_rows(table));
        tables.back().name = tables.back().keep(names.take(std::string(tables.back().name)));
    }
    return tables;
}

Table run_rows(const Study& study, std::span<const Ran> runs) {
    const RunIndex index(study, runs);
    Table rows;
    rows.name = "every_run";
    ColumnNames names;
    for (const char* name : {"run", "role", "status"})
        add_column(rows, names.take(name), CellKind::text, name == std::string_view("run"));
    std::vector<std::pair<std::string, bool>> chosen; ///< parameter, is a number
    std::set<std::string> known;
    for (const Parameter& parameter : study.parts().parameters) {
        chosen.emplace_back(parameter.id, parameter.options.empty());
        known.insert(parameter.id);
        add_column(rows, names.take(joined(key_of(parameter.id), unit_key(parameter.unit))),
                   parameter.options.empty() ? CellKind::number : CellKind::text);
    }
    for (const Ran& run : runs) // what is chosen beside the parameters: a case, who takes part
        for (const Choice& choice : run.point.choices)
            if (known.insert(choice.parameter).second) {
                chosen.emplace_back(choice.parameter, false);
                add_column(rows, names.take(key_of(choice.parameter)), CellKind::text);
            }
    std::vector<const Measure*> measures;
    for (const Measure& measure : study.parts().watch)
        if (!measure.is_hidden && measure.largest == 0) {
            measures.push_back(&measure);
            add_column(rows, names.take(joined(key_of(measure.id), unit_key(measure.unit))),
                       CellKind::number);
        }
    for (const Ran& run : runs) {
        rows.cells.emplace_back(rows.keep(run.point.id));
        rows.cells.emplace_back(std::string_view(word_of(run.point.role)));
        rows.cells.emplace_back(rows.keep(std::string(to_string(run.status))));
        for (const auto& [parameter, is_number] : chosen) {
            const Choice* choice = run.point.find(parameter);
            rows.cells.push_back(choice == nullptr ? Cell()
                                 : is_number       ? Cell(choice->number)
                                                   : Cell(rows.keep(choice->value)));
        }
        for (const Measure* measure : measures)
            rows.cells.push_back(cell_of(value_of(*measure, run, index)));
    }
    return rows;
}

} // namespace gashub
