#include "solver/ordering.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <new>
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

/// Entries of each column of L below the diagonal: each row is walked up the tree from its entries.
std::vector<int> column_lengths(const SymmetricPattern& pattern, const std::vector<int>& order,
                                const std::vector<int>& position, const std::vector<int>& parent) {
    const std::size_t m = order.size();
    std::vector<int> length(m, 0), mark(m, -1);
    for (int i = 0; i < static_cast<int>(m); ++i) {
        const std::size_t row = at(order[at(i)]);
        mark[at(i)] = i;
        for (int e = pattern.start[row]; e < pattern.start[row + 1]; ++e)
            for (int k = position[at(pattern.row[at(e)])]; k < i && mark[at(k)] != i;
                 k = parent[at(k)]) {
                ++length[at(k)];
                mark[at(k)] = i;
            }
    }
    return length;
}

/// Children before parents, each subtree in one run, the child with the longest column last (it is
/// the one most like its parent, and neighbours can share a supernode).
std::vector<int> postorder(const std::vector<int>& parent, const std::vector<int>& length) {
    const std::size_t m = parent.size();
    std::vector<int> child(m, -1), sibling(m, -1), heaviest(m, -1), stack, order;
    order.reserve(m);
    for (std::size_t k = 0; k < m; ++k)
        if (parent[k] >= 0) {
            int& best = heaviest[at(parent[k])];
            if (best < 0 || length[k] >= length[at(best)])
                best = static_cast<int>(k);
        }
    const auto link = [&](int k) {
        sibling[at(k)] = child[at(parent[at(k)])];
        child[at(parent[at(k)])] = k;
    };
    for (std::size_t k = 0; k < m; ++k) // the last in the list is visited last
        if (heaviest[k] >= 0)
            link(heaviest[k]);
    for (std::size_t k = m; k-- > 0;)
        if (parent[k] >= 0 && heaviest[at(parent[k])] != static_cast<int>(k))
            link(static_cast<int>(k));
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

std::vector<int> raw_order(const SymmetricPattern& pattern, const AnalyseOptions& options) {
    const int m = static_cast<int>(pattern.start.size()) - 1;
    std::vector<int> order(at(m));
    std::iota(order.begin(), order.end(), 0);
    if (m == 0)
        return order;
    // AMD and CAMD want an array even where it is empty.
    std::vector<int> row = pattern.row;
    if (row.empty())
        row.push_back(0);
    int status = AMD_OK;
    if (options.ordering == Ordering::given && options.row_groups.size() == order.size()) {
        // CAMD wants set numbers 0 .. m - 1: number the sets by rank.
        std::vector<int> sets = options.row_groups;
        std::ranges::sort(sets);
        sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
        std::vector<int> group;
        group.reserve(order.size());
        for (int set : options.row_groups)
            group.push_back(static_cast<int>(std::ranges::lower_bound(sets, set) - sets.begin()));
        status = camd_order(m, pattern.start.data(), row.data(), order.data(), nullptr, nullptr,
                            group.data());
    } else {
        status = amd_order(m, pattern.start.data(), row.data(), order.data(), nullptr, nullptr);
    }
    if (status == AMD_OUT_OF_MEMORY) // of both
        throw std::bad_alloc();
    return order;
}

std::vector<int> inverse_of(const std::vector<int>& order) {
    std::vector<int> position(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        position[at(order[k])] = static_cast<int>(k);
    return position;
}

double operations(const Elimination& tree) {
    double sum = 0;
    for (int length : tree.length)
        sum += (1.0 + length) * (1.0 + length);
    return sum;
}

Elimination eliminated_by(const SymmetricPattern& pattern, const AnalyseOptions& options) {
    const std::vector<int> order = raw_order(pattern, options);
    const std::vector<int> position = inverse_of(order);
    const std::vector<int> parent = elimination_tree(pattern, order, position);
    const std::vector<int> length = column_lengths(pattern, order, position, parent);
    const std::vector<int> visit = postorder(parent, length);
    const std::vector<int> place = inverse_of(visit);
    Elimination result;
    for (int k : visit) {
        result.order.push_back(order[at(k)]);
        result.length.push_back(length[at(k)]);
        result.parent.push_back(parent[at(k)] < 0 ? -1 : place[at(parent[at(k)])]);
    }
    result.position = inverse_of(result.order);
    return result;
}

} // namespace

Elimination elimination(const SymmetricPattern& pattern, const AnalyseOptions& options) {
    Elimination free = eliminated_by(
        pattern, {options.ordering == Ordering::given ? Ordering::given : Ordering::minimum_degree,
                  options.row_groups});
    if (options.ordering != Ordering::automatic || options.row_groups.empty())
        return free;
    Elimination grouped = eliminated_by(pattern, {Ordering::given, options.row_groups});
    return operations(grouped) < operations(free) ? grouped : free;
}

} // namespace gashub::solver
