#include "solver/normal_equations.hpp"

#include "solver/ordering.hpp"
#include "solver/place.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace gashub::solver {

namespace {

constexpr int widest_group = 4;

void demand_int(std::size_t size) {
    if (size > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        throw std::length_error("the normal equations of this programme are too large");
}

/// Entries of A by row, in the order of elimination.
struct Rows {
    std::vector<int> start, entry, column;
};

Rows rows_of(const AnalysisData& data) {
    const std::size_t m = at(data.rows);
    Rows rows{.start = std::vector<int>(m + 1, 0),
              .entry = std::vector<int>(data.index.size()),
              .column = std::vector<int>(data.index.size())};
    for (int i : data.index)
        ++rows.start[at(data.position[at(i)]) + 1];
    for (std::size_t i = 0; i < m; ++i)
        rows.start[i + 1] += rows.start[i];
    std::vector<int> next(rows.start.begin(), rows.start.end() - 1);
    for (int j = 0; j < data.columns; ++j)
        for (int e = data.start[at(j)]; e < data.start[at(j) + 1]; ++e) {
            const int place = next[at(data.position[at(data.index[at(e)])])]++;
            rows.entry[at(place)] = e;
            rows.column[at(place)] = j;
        }
    return rows;
}

/// Fills the list of terms: for each column j of M the diagonal first, then rows > j ascending.
void list_terms(AnalysisData& data) {
    struct Term {
        int column, first, second, next;
    };
    const Rows rows = rows_of(data);
    const std::size_t m = at(data.rows);
    std::vector<int> last(m, -1), head(m, -1), found;
    std::vector<Term> terms;
    data.m_start.assign(1, 0);
    data.term_start.clear();
    for (int j = 0; j < data.rows; ++j) {
        terms.clear();
        found.assign(1, j);
        head[at(j)] = last[at(j)] = -1;
        for (int r = rows.start[at(j)]; r < rows.start[at(j) + 1]; ++r) {
            const int column = rows.column[at(r)], first = rows.entry[at(r)];
            for (int e = data.start[at(column)]; e < data.start[at(column) + 1]; ++e) {
                const int i = data.position[at(data.index[at(e)])];
                if (i < j)
                    continue;
                const int number = static_cast<int>(terms.size());
                terms.push_back({column, first, e, -1});
                if (last[at(i)] >= 0)
                    terms[at(last[at(i)])].next = number;
                else
                    head[at(i)] = number;
                if (last[at(i)] < 0 && i != j)
                    found.push_back(i);
                last[at(i)] = number;
            }
        }
        std::sort(found.begin() + 1, found.end());
        for (int i : found) {
            data.m_row.push_back(i);
            data.term_start.push_back(static_cast<int>(data.term_column.size()));
            for (int t = head[at(i)]; t >= 0; t = terms[at(t)].next) {
                data.term_column.push_back(terms[at(t)].column);
                data.term_first.push_back(terms[at(t)].first);
                data.term_second.push_back(terms[at(t)].second);
            }
            head[at(i)] = last[at(i)] = -1;
        }
        demand_int(data.term_column.size());
        data.m_start.push_back(static_cast<int>(data.m_row.size()));
    }
    data.term_start.push_back(static_cast<int>(data.term_column.size()));
}

/// Structure of L: a column takes its own entries of M and those of its children in the tree.
void list_factor(AnalysisData& data) {
    const std::size_t m = at(data.rows);
    std::vector<int> mark(m, -1), first_child(m, -1), sibling(m, -1);
    data.l_start.assign(1, 0);
    data.factor_operations = 0;
    for (int j = 0; j < data.rows; ++j) {
        const std::size_t first = data.l_row.size();
        mark[at(j)] = j;
        const auto take = [&](int i) {
            if (mark[at(i)] != j) {
                mark[at(i)] = j;
                data.l_row.push_back(i);
            }
        };
        for (int e = data.m_start[at(j)] + 1; e < data.m_start[at(j) + 1]; ++e)
            take(data.m_row[at(e)]);
        for (int k = first_child[at(j)]; k >= 0; k = sibling[at(k)])
            for (int e = data.l_start[at(k)] + 1; e < data.l_start[at(k) + 1]; ++e)
                take(data.l_row[at(e)]);
        demand_int(data.l_row.size());
        std::sort(data.l_row.begin() + static_cast<std::ptrdiff_t>(first), data.l_row.end());
        data.l_start.push_back(static_cast<int>(data.l_row.size()));
        if (first < data.l_row.size()) {
            const std::size_t parent = at(data.l_row[first]);
            sibling[at(j)] = first_child[parent];
            first_child[parent] = j;
        }
        const double length = static_cast<double>(data.l_row.size() - first) + 1;
        data.factor_operations += length * length;
    }
}

/// Row j of L as groups of columns k, k + 1, ...: k + 1 is the parent of k and has its structure
/// but for itself. (Equal lengths alone would join columns that differ.)
void list_groups(AnalysisData& data) {
    const std::size_t m = at(data.rows);
    const auto length = [&](int k) { return data.l_start[at(k) + 1] - data.l_start[at(k)]; };
    const auto joined = [&](int k) {
        return length(k) > 0 && data.l_row[at(data.l_start[at(k)])] == k + 1 &&
               length(k) == length(k + 1) + 1;
    };
    std::vector<int> row_start(m + 1, 0);
    for (int i : data.l_row)
        ++row_start[at(i) + 1];
    for (std::size_t i = 0; i < m; ++i)
        row_start[i + 1] += row_start[i];
    std::vector<int> next(row_start.begin(), row_start.end() - 1), column(data.l_row.size()),
        place(data.l_row.size());
    for (int k = 0; k < data.rows; ++k)
        for (int e = data.l_start[at(k)]; e < data.l_start[at(k) + 1]; ++e) {
            const int r = next[at(data.l_row[at(e)])]++;
            column[at(r)] = k;
            place[at(r)] = e;
        }
    data.group_start.assign(1, 0);
    for (std::size_t j = 0; j < m; ++j) {
        for (int r = row_start[j]; r < row_start[j + 1];) {
            int width = 1;
            while (r + width < row_start[j + 1] && width < widest_group &&
                   column[at(r + width)] == column[at(r)] + width &&
                   joined(column[at(r)] + width - 1))
                ++width;
            data.group_column.push_back(column[at(r)]);
            data.group_width.push_back(width);
            data.group_place.push_back(place[at(r)]);
            r += width;
        }
        data.group_start.push_back(static_cast<int>(data.group_column.size()));
    }
}

} // namespace

AnalysisData analyse_pattern(const ConvexProgram& program, const AnalyseOptions& options) {
    AnalysisData data;
    data.columns = program.columns;
    data.rows = program.rows;
    data.start = program.start;
    data.index = program.index;
    const std::vector<int> order =
        elimination_order(product_pattern(program.rows, program.start, program.index), options);
    data.position.resize(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        data.position[at(order[k])] = static_cast<int>(k);
    list_terms(data);
    list_factor(data);
    list_groups(data);
    return data;
}

} // namespace gashub::solver
