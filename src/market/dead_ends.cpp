#include "market/dead_ends.hpp"

#include <numeric>

namespace gashub::market {

namespace {

/// Rows of a programme with their columns, and how many of each still bring gas in or take it out.
class Balances {
  public:
    explicit Balances(Formulation& formulation)
        : formulation_(formulation), program_(formulation.program),
          first_(at(program_.rows) + 1, 0), column_(program_.index.size()),
          in_(at(program_.rows), 0), out_(in_) {
        for (int row : program_.index)
            ++first_[at(row) + 1];
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        std::vector<int> next(first_.begin(), first_.end() - 1);
        for (int j = 0; j < program_.columns; ++j)
            for (int e = program_.start[at(j)]; e < program_.start[at(j) + 1]; ++e) {
                const std::size_t row = at(program_.index[at(e)]);
                column_[at(next[row]++)] = j;
                if (is_open(j))
                    ++side(e)[row];
            }
    }

    bool is_open(int j) const { return j >= 0 && program_.upper[at(j)] > 0; }

    void close(int j) {
        if (!is_open(j))
            return;
        program_.upper[at(j)] = 0;
        for (int e = program_.start[at(j)]; e < program_.start[at(j) + 1]; ++e) {
            const int row = program_.index[at(e)];
            --side(e)[at(row)];
            waiting_.push_back(row);
        }
    }

    /// Closes what one-sided balances force to zero, beginning with all rows.
    void close_all() {
        waiting_.resize(at(program_.rows));
        std::iota(waiting_.begin(), waiting_.end(), 0);
        settle();
    }

    void settle() {
        while (!waiting_.empty()) {
            const int row = waiting_.back();
            waiting_.pop_back();
            if (is_one_sided(row))
                for (int k = first_[at(row)]; k < first_[at(row) + 1]; ++k)
                    close(column_[at(k)]);
        }
    }

  private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    std::vector<int>& side(int entry) { return program_.value[at(entry)] > 0 ? in_ : out_; }
    bool is_one_sided(int row) const {
        const RowKind kind = formulation_.rows[at(row)].kind;
        return (kind == RowKind::balance || kind == RowKind::entry || kind == RowKind::level) &&
               program_.row_lower[at(row)] == 0 && program_.row_upper[at(row)] == 0 &&
               (in_[at(row)] == 0) != (out_[at(row)] == 0);
    }

    Formulation& formulation_;
    solver::ConvexProgram& program_;
    std::vector<int> first_, column_, in_, out_, waiting_;
};

/// A class's part of a store whose year turns in a circle gives nothing if nothing can be put in.
void close_empty_circles(Formulation& formulation, Balances& balances) {
    const Timeline& line = formulation.line;
    for (int s = 0; s < static_cast<int>(line.storage_node.size()); ++s)
        for (int k = 0;
             k < formulation.classes.count() && !line.start_stock[static_cast<std::size_t>(s)];
             ++k) {
            bool fills = false;
            for (int t = 0; t < line.period_count(); ++t)
                fills = fills || balances.is_open(formulation.injection(s, t, k));
            for (int t = 0; t < line.period_count() && !fills; ++t) {
                balances.close(formulation.withdrawal(s, t, k));
                balances.close(formulation.level(s, t, k));
            }
        }
}

} // namespace

void close_dead_ends(Formulation& formulation) {
    Balances balances(formulation);
    balances.close_all();
    close_empty_circles(formulation, balances);
    balances.settle();
    close_empty_circles(formulation, balances); // a store that the first round cut off
    balances.settle();
}

} // namespace gashub::market
