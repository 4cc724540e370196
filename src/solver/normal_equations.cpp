#include "solver/normal_equations.hpp"

#include "solver/ordering.hpp"
#include "solver/place.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace gashub::solver {

namespace {

int demand_int(std::size_t size) {
    if (size > at(std::numeric_limits<int>::max()))
        throw std::length_error("the normal equations of this programme are too large");
    return static_cast<int>(size);
}

/// Share of zeros that a supernode of so many columns may carry: short ones cost more to walk than
/// to fill.
double zeros_allowed(int width) {
    return width <= 4 ? 0.6 : width <= 16 ? 0.25 : width <= 32 ? 0.1 : 0.05;
}

/// Cuts the columns into supernodes. A column joins its left neighbour's only if it is its parent:
/// equal lengths alone would join columns that differ.
void list_supernodes(const Elimination& tree, AnalysisData& data) {
    struct Run {
        int first, last;
        double zeros;
    };
    std::vector<Run> runs;
    const auto entries = [&](int first, int last) {
        const double width = last - first, below = tree.length[at(last - 1)];
        return width * (width + 1) / 2 + width * below;
    };
    for (int k = 0; k < data.rows; ++k) {
        Run run{k, k + 1, 0};
        while (!runs.empty()) {
            const Run& left = runs.back();
            const int parent = tree.parent[at(left.last - 1)];
            const int width = run.last - left.first;
            if (parent < run.first || parent >= run.last || width > widest_supernode)
                break;
            const double merged = entries(left.first, run.last);
            const double zeros = merged - (entries(left.first, left.last) - left.zeros) -
                                 (entries(run.first, run.last) - run.zeros);
            if (zeros > zeros_allowed(width) * merged)
                break;
            run = {left.first, run.last, zeros};
            runs.pop_back();
        }
        runs.push_back(run);
    }
    for (const Run& run : runs)
        data.supernodes.push_back({run.first, run.last, 0, 0, 0, 0, 0});
}

/// Rows below each supernode: those of its columns in M and those of its children. Then the panels
/// and who changes whom.
void list_panels(const Elimination& tree, const SymmetricPattern& pattern, AnalysisData& data) {
    const std::size_t m = at(data.rows);
    const int count = demand_int(data.supernodes.size());
    std::vector<int> owner(m), mark(m, -1), first_child(at(count), -1), sibling(at(count), -1);
    for (int j = 0; j < count; ++j)
        for (int k = data.supernodes[at(j)].first; k < data.supernodes[at(j)].last; ++k)
            owner[at(k)] = j;
    std::size_t size = 0;
    for (int j = 0; j < count; ++j) {
        Supernode& node = data.supernodes[at(j)];
        node.row_start = demand_int(data.below_row.size());
        const auto take = [&](int i) {
            if (i >= node.last && mark[at(i)] != j) {
                mark[at(i)] = j;
                data.below_row.push_back(i);
            }
        };
        for (int k = node.first; k < node.last; ++k) {
            const std::size_t row = at(tree.order[at(k)]);
            for (int e = pattern.start[row]; e < pattern.start[row + 1]; ++e)
                take(tree.position[at(pattern.row[at(e)])]);
        }
        for (int c = first_child[at(j)]; c >= 0; c = sibling[at(c)]) {
            const Supernode& child = data.supernodes[at(c)];
            for (int r = child.row_start; r < child.row_start + child.below; ++r)
                take(data.below_row[at(r)]);
        }
        std::sort(data.below_row.begin() + node.row_start, data.below_row.end());
        node.below = demand_int(data.below_row.size()) - node.row_start;
        const int width = node.last - node.first;
        node.panel = demand_int(size);
        size += at(width) * at(width + node.below);
        data.most_below = std::max(data.most_below, node.below);
        if (node.below > 0) {
            const int parent = owner[at(data.below_row[at(node.row_start)])];
            sibling[at(j)] = first_child[at(parent)];
            first_child[at(parent)] = j;
        }
        for (int k = 1; k <= width; ++k)
            data.factor_operations += static_cast<double>(k + node.below) * (k + node.below);
    }
    data.factor_size = demand_int(size);

    const auto each_update = [&](auto&& take) {
        for (int j = 0; j < count; ++j) {
            const Supernode& node = data.supernodes[at(j)];
            for (int r = 0; r < node.below;) {
                const int target = owner[at(data.below_row[at(node.row_start + r)])];
                int end = r + 1;
                while (end < node.below &&
                       owner[at(data.below_row[at(node.row_start + end)])] == target)
                    ++end;
                take(target, Update{j, r, end});
                r = end;
            }
        }
    };
    std::vector<int> next(at(count) + 1, 0);
    each_update([&](int target, const Update&) { ++next[at(target) + 1]; });
    for (std::size_t j = 0; j < at(count); ++j)
        next[j + 1] += next[j];
    for (std::size_t j = 0; j < at(count); ++j) {
        data.supernodes[j].update_first = next[j];
        data.supernodes[j].update_last = next[j + 1];
    }
    data.updates.resize(at(next[at(count)]));
    each_update(
        [&](int target, const Update& update) { data.updates[at(next[at(target)]++)] = update; });
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

/// Fills the list of terms, entries of one term before the others.
void list_terms(AnalysisData& data) {
    struct Term {
        int column, first, second, next;
    };
    struct Lists {
        std::vector<int> place, start, column, first, second;
    } several;
    const Rows rows = rows_of(data);
    const std::size_t m = at(data.rows);
    std::vector<int> head(m, -1), last(m, -1), local(m, 0), found;
    std::vector<Term> terms;
    data.diagonal_place.resize(m);
    for (const Supernode& node : data.supernodes) {
        const int width = node.last - node.first, apart = width + node.below;
        for (int k = 0; k < width; ++k)
            local[at(node.first + k)] = k;
        for (int r = 0; r < node.below; ++r)
            local[at(data.below_row[at(node.row_start + r)])] = width + r;
        for (int j = node.first; j < node.last; ++j) {
            terms.clear();
            found.clear();
            for (int r = rows.start[at(j)]; r < rows.start[at(j) + 1]; ++r) {
                const int column = rows.column[at(r)], first = rows.entry[at(r)];
                for (int e = data.start[at(column)]; e < data.start[at(column) + 1]; ++e) {
                    const int i = data.position[at(data.index[at(e)])];
                    if (i < j)
                        continue;
                    const int number = static_cast<int>(terms.size());
                    terms.push_back({column, first, e, -1});
                    if (last[at(i)] >= 0) {
                        terms[at(last[at(i)])].next = number;
                    } else {
                        head[at(i)] = number;
                        found.push_back(i);
                    }
                    last[at(i)] = number;
                }
            }
            const int panel_column = node.panel + (j - node.first) * apart;
            data.diagonal_place[at(j)] = panel_column + local[at(j)];
            for (int i : found) {
                const int place = panel_column + local[at(i)];
                const Term& first = terms[at(head[at(i)])];
                if (first.next < 0) {
                    data.entry_place.push_back(place);
                    data.term_column.push_back(first.column);
                    data.term_first.push_back(first.first);
                    data.term_second.push_back(first.second);
                } else {
                    several.place.push_back(place);
                    several.start.push_back(demand_int(several.column.size()));
                    for (int t = head[at(i)]; t >= 0; t = terms[at(t)].next) {
                        several.column.push_back(terms[at(t)].column);
                        several.first.push_back(terms[at(t)].first);
                        several.second.push_back(terms[at(t)].second);
                    }
                }
                head[at(i)] = last[at(i)] = -1;
            }
        }
    }
    data.single_entries = demand_int(data.entry_place.size());
    several.start.push_back(demand_int(several.column.size()));
    demand_int(data.term_column.size() + several.column.size());
    const auto append = [](std::vector<int>& to, const std::vector<int>& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (int& start : several.start)
        start += data.single_entries;
    data.term_start = std::move(several.start);
    append(data.entry_place, several.place);
    append(data.term_column, several.column);
    append(data.term_first, several.first);
    append(data.term_second, several.second);
}

} // namespace

AnalysisData analyse_pattern(const ConvexProgram& program, const AnalyseOptions& options) {
    AnalysisData data;
    data.columns = program.columns;
    data.rows = program.rows;
    data.start = program.start;
    data.index = program.index;
    const SymmetricPattern pattern = product_pattern(program.rows, program.start, program.index);
    const Elimination tree = elimination(pattern, options);
    data.position = tree.position;
    list_supernodes(tree, data);
    list_panels(tree, pattern, data);
    list_terms(data);
    return data;
}

} // namespace gashub::solver
