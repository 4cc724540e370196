#include "study/run_values.hpp"

#include "analysis/indicator_names.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace gashub {
namespace {

/// A number of a table: its column, and the name it goes by.
struct NumberColumn {
    std::string_view table, column, name;
    std::vector<std::string_view> scope;
};
const std::vector<NumberColumn>& number_columns() {
    static const std::vector<NumberColumn> list = {
        {"prices", "price_eur_per_mwh", "price", {"node", "period"}},
        {"contracts", "taken_bcm", "contract", {"contract", "gas_year"}},
        {"rules", "value", "rule-value", {"rule", "id", "place"}},
        {"rules", "price_eur_per_mwh", "rule-price", {"rule", "id", "place"}},
        {"welfare", "value_meur", "welfare", {"country", "agent", "item"}},
        {"import_bill", "volume_bcm", "bill-volume", {"country", "from", "kind"}},
        {"import_bill", "bill_meur", "bill", {"country", "from", "kind"}},
        {"runs", "objective_meur", "objective", {}}};
    return list;
}

int column_of(const Table& table, std::string_view name) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].name == name)
            return static_cast<int>(c);
    return -1;
}

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string_view>(&cell))
        return std::string(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&cell))
        return std::to_string(*whole);
    return {};
}

/// Adds the wanted ones of one column; `name_column` is that of the row's own name, or -1.
void take_column(RunValues& values, const Table& table, int value_column, int name_column,
                 std::string_view name, const std::vector<int>& scope_columns,
                 std::span<const WantedValue> wanted) {
    const bool any =
        name_column >= 0 || std::any_of(wanted.begin(), wanted.end(),
                                        [&](const WantedValue& w) { return w.name == name; });
    if (value_column < 0 || !any)
        return;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const Cell& cell = table.at(row, static_cast<std::size_t>(value_column));
        const double* value = std::get_if<double>(&cell);
        if (value == nullptr)
            continue;
        const std::string own = name_column < 0
                                    ? std::string(name)
                                    : text_of(table.at(row, static_cast<std::size_t>(name_column)));
        if (std::none_of(wanted.begin(), wanted.end(),
                         [&](const WantedValue& w) { return w.name == own; }))
            continue;
        std::string scope;
        for (std::size_t i = 0; i < scope_columns.size(); ++i)
            scope += (i > 0 ? ":" : "") +
                     text_of(table.at(row, static_cast<std::size_t>(scope_columns[i])));
        if (std::any_of(wanted.begin(), wanted.end(), [&](const WantedValue& w) {
                return w.name == own && fits_scope(w.scope, scope);
            }))
            values.add(own, scope, *value);
    }
}

} // namespace

bool fits_scope(std::string_view pattern, std::string_view scope) {
    for (;;) {
        const std::size_t p = std::min(pattern.find(':'), pattern.size());
        const std::size_t s = std::min(scope.find(':'), scope.size());
        if (pattern.substr(0, p) != "*" && pattern.substr(0, p) != scope.substr(0, s))
            return false;
        const bool ends = p == pattern.size();
        if (ends || s == scope.size())
            return ends && s == scope.size();
        pattern.remove_prefix(p + 1);
        scope.remove_prefix(s + 1);
    }
}

std::size_t star_step(std::string_view pattern) {
    const auto star = pattern.begin() + static_cast<std::ptrdiff_t>(pattern.find('*'));
    return static_cast<std::size_t>(std::count(pattern.begin(), star, ':'));
}

std::string step_of(std::string_view scope, std::size_t number) {
    for (; number > 0; --number) {
        const std::size_t colon = scope.find(':');
        if (colon == std::string_view::npos)
            return {};
        scope.remove_prefix(colon + 1);
    }
    return std::string(scope.substr(0, scope.find(':')));
}

void RunValues::add(std::string name, std::string scope, double value) {
    values_[std::move(name)][std::move(scope)] += value;
}

std::optional<double> RunValues::find(std::string_view name, std::string_view scope) const {
    const auto scopes = values_.find(name);
    if (scopes == values_.end())
        return std::nullopt;
    const auto found = scopes->second.find(scope);
    return found == scopes->second.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::pair<std::string, double>> RunValues::matches(std::string_view name,
                                                               std::string_view pattern) const {
    std::vector<std::pair<std::string, double>> found;
    if (const auto scopes = values_.find(name); scopes != values_.end())
        for (const auto& [scope, value] : scopes->second)
            if (fits_scope(pattern, scope))
                found.emplace_back(scope, value);
    return found;
}

void check_indicator(const std::string& name, Faults& faults) {
    std::vector<std::string> known{"one"};
    known.insert(known.end(), indicator_names.begin(), indicator_names.end());
    for (const NumberColumn& number : number_columns())
        known.emplace_back(number.name);
    if (std::ranges::find(known, name) != known.end())
        return;
    const Faults::Inside key(faults, "indicator");
    faults.error("unknown-indicator", "no number of a run is called " + quoted(name),
                 did_you_mean(name, known));
}

RunValues run_values(std::span<const Table> tables, std::span<const WantedValue> wanted) {
    RunValues values;
    for (const Table& table : tables) {
        if (table.name == "indicators") {
            take_column(values, table, column_of(table, "value"), column_of(table, "name"), "",
                        {column_of(table, "scope")}, wanted);
            continue;
        }
        for (const NumberColumn& number : number_columns())
            if (number.table == table.name) {
                std::vector<int> scope;
                for (std::string_view column : number.scope)
                    scope.push_back(column_of(table, column));
                take_column(values, table, column_of(table, number.column), -1, number.name, scope,
                            wanted);
            }
    }
    return values;
}

} // namespace gashub
