#include "solver/ordering.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <numeric>

#include <suitesparse/amd.h>
#include <suitesparse/camd.h>

namespace gashub::solver {

SymmetricPattern product_pattern(int rows, const std::vector<int>& start,
                                 const std::vector<int>& index) {
    const auto m = at(rows);
    std::vector<int> row_start(m + 1, 0), column_of(index.size());
    for (int i : index)
        ++row_start[at(i) + 1];
    for (std::size_t i = 0; i < m; ++i)
        row_start[i + 1] += row_start[i];
    std::vector<int> next(row_start.begin(), row_start.end() - 1);
    for (std::size_t j = 0; j + 1 < start.size(); ++j)
        for (int e = start[j]; e < start[j + 1]; ++e) {
            const auto i = at(index[static_cast<std::size_t>(e)]);
            column_of[at(next[i]++)] = static_cast<int>(j);
        }
    SymmetricPattern pattern;
    pattern.start.assign(1, 0);
    pattern.row.reserve(3 * index.size());
    std::vector<int> mark(m, -1);
    for (int i = 0; i < rows; ++i) {
        const std::size_t here = at(i);
        const std::size_t first = pattern.row.size();
        mark[here] = i;
        for (int r = row_start[here]; r < row_start[here + 1]; ++r) {
            const auto j = at(column_of[static_cast<std::size_t>(r)]);
            for (int e = start[j]; e < start[j + 1]; ++e) {
                const int k = index[at(e)];
                if (mark[at(k)] != i) {
                    mark[at(k)] = i;
                    pattern.row.push_back(k);
                }
            }
        }
        std::sort(pattern.row.begin() + static_cast<std::ptrdiff_t>(first), pattern.row.end());
        pattern.start.push_back(static_cast<int>(pattern.row.size()));
    }
    return pattern;
}

namespace {

/// Elimination tree of the pattern under `order` (Liu, with path compression); -1 at a root.
std::vector<int> elimination_tree(const SymmetricPattern& pattern, const std::vector<int>& order,
                                  const std::vector<int>& position) {
    const std::size_t m = order.size();
    std::vector<int> parent(m, -1), ancestor(m, -1);
    for (std::size_t k = 0; k < m; ++k) {
        const auto row = at(order[k]);
        for (int e = pattern.start[row]; e < pattern.start[row + 1]; ++e) {
            int i = position[at(pattern.row[at(e)])];
            while (i != -1 && i < static_cast<int>(k)) {
                const std::size_t here = at(i);
                const int next = ancestor[here];
                ancestor[here] = static_cast<int>(k);
                if (next == -1)
                    parent[here] = static_cast<int>(k);
                i = next;
            }
        }
    }
    return parent;
}

/// Children before parents, each subtree in one run.
std::vector<int> postorder(const std::vector<int>& parent) {
    const std::size_t m = parent.size();
    std::vector<int> child(m, -1), sibling(m, -1), stack, order;
    order.reserve(m);
    for (std::size_t k = m; k-- > 0;)
        if (parent[k] >= 0) {
            sibling[k] = child[at(parent[k])];
            child[at(parent[k])] = static_cast<int>(k);
        }
    for (std::size_t root = 0; root < m; ++root) {
        if (parent[root] >= 0)
            continue;
        stack.push_back(static_cast<int>(root));
        while (!stack.empty()) {
            const std::size_t here = at(stack.back());
            if (child[here] >= 0) {
                stack.push_back(child[here]);
                child[here] = sibling[at(child[here])];
            } else {
                order.push_back(stack.back());
                stack.pop_back();
            }
        }
    }
    return order;
}

} // namespace

std::vector<int> elimination_order(const SymmetricPattern& pattern, const AnalyseOptions& options) {
    const int m = static_cast<int>(pattern.start.size()) - 1;
    std::vector<int> order(at(m));
    std::iota(order.begin(), order.end(), 0);
    if (m == 0)
        return order;
    // AMD and CAMD want an array even where it is empty.
    std::vector<int> row = pattern.row;
    if (row.empty())
        row.push_back(0);
    if (options.ordering == Ordering::given && options.row_groups.size() == order.size()) {
        // CAMD wants set numbers 0 .. m - 1: number the sets by rank.
        std::vector<int> sets = options.row_groups;
        std::ranges::sort(sets);
        sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
        std::vector<int> group;
        group.reserve(order.size());
        for (int set : options.row_groups)
            group.push_back(static_cast<int>(std::ranges::lower_bound(sets, set) - sets.begin()));
        camd_order(m, pattern.start.data(), row.data(), order.data(), nullptr, nullptr,
                   group.data());
    } else {
        amd_order(m, pattern.start.data(), row.data(), order.data(), nullptr, nullptr);
    }
    std::vector<int> position(order.size());
    for (int k = 0; k < m; ++k)
        position[at(order[static_cast<std::size_t>(k)])] = k;
    std::vector<int> result;
    result.reserve(order.size());
    for (int k : postorder(elimination_tree(pattern, order, position)))
        result.push_back(order[at(k)]);
    return result;
}

} // namespace gashub::solver
