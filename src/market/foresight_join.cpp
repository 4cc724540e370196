#include "market/foresight_join.hpp"

#include "market/outer_search.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace gashub::market {
namespace {

/// What a column or row stands for; several of one kind are told apart by their order.
using Key = std::array<int, 6>;
constexpr int no_year = 1 << 20;

Key key_of(const RowTag& tag, int first) {
    return {static_cast<int>(tag.kind),
            tag.place,
            tag.part,
            tag.gas,
            tag.period < 0 ? -1 : tag.period + first,
            0};
}

/// A column of a year belongs to the first year whose rows it stands in.
Key key_of(const Formulation& f, int j, int first) {
    const ColumnTag& tag = f.columns[static_cast<std::size_t>(j)];
    int year = no_year;
    for (int e = f.program.start[static_cast<std::size_t>(j)];
         tag.period < 0 && e < f.program.start[static_cast<std::size_t>(j) + 1]; ++e) {
        const int row = f.program.index[static_cast<std::size_t>(e)];
        if (const int part = f.rows[static_cast<std::size_t>(row)].part; part >= 0)
            year = std::min(year, part);
    }
    return {static_cast<int>(tag.kind),
            tag.place,
            tag.part,
            tag.gas,
            tag.period < 0 ? -1 : tag.period + first,
            year};
}

class Finder {
  public:
    void add(const Key& key, int at) { places_[key].push_back(at); }
    /// Place of the next one of a key in a window, or -1.
    int next(const Key& key, std::map<Key, std::size_t>& seen) const {
        const auto found = places_.find(key);
        const std::size_t order = seen[key]++;
        return found == places_.end() || order >= found->second.size() ? -1 : found->second[order];
    }

  private:
    std::map<Key, std::vector<int>> places_;
};

/// The programme's least cost at a point, MEUR.
double cost_at(const solver::ConvexProgram& program, const std::vector<double>& x) {
    double sum = 0;
    for (std::size_t j = 0; j < x.size(); ++j)
        sum += (program.cost[j] + 0.5 * program.quadratic[j] * x[j]) * x[j];
    for (const solver::CurvedTerm& term : program.curved)
        sum += solver::curve_value(term, x[static_cast<std::size_t>(term.column)]);
    return sum;
}

class Joiner {
  public:
    explicit Joiner(Formulation& whole) : whole_(whole) {
        for (int j = 0; j < whole.program.columns; ++j)
            columns_.add(key_of(whole, j, 0), j);
        for (int i = 0; i < whole.program.rows; ++i)
            rows_.add(key_of(whole.rows[static_cast<std::size_t>(i)], 0), i);
        const auto columns = static_cast<std::size_t>(whole.program.columns);
        solution.x.assign(columns, 0);
        solution.lower_price = solution.upper_price = solution.x;
        solution.row_price.assign(static_cast<std::size_t>(whole.program.rows), 0);
        solution.termination = solver::Termination::optimal;
    }

    void take(const Outcome& window, int first, int kept) {
        const Formulation& f = *window.formulation;
        std::map<Key, std::size_t> seen;
        for (int j = 0; j < f.program.columns; ++j) {
            if (f.columns[static_cast<std::size_t>(j)].period >= kept)
                continue;
            const int at = columns_.next(key_of(f, j, first), seen);
            if (at < 0)
                continue;
            const auto to = static_cast<std::size_t>(at), from = static_cast<std::size_t>(j);
            solution.x[to] = window.solution->x[from];
            solution.lower_price[to] = window.solution->lower_price[from];
            solution.upper_price[to] = window.solution->upper_price[from];
            whole_.program.cost[to] = f.program.cost[from];
            whole_.program.quadratic[to] = f.program.quadratic[from];
        }
        seen.clear();
        for (int i = 0; i < f.program.rows; ++i) {
            const RowTag& tag = f.rows[static_cast<std::size_t>(i)];
            if (tag.period >= kept)
                continue;
            if (const int at = rows_.next(key_of(tag, first), seen); at >= 0)
                solution.row_price[static_cast<std::size_t>(at)] =
                    window.solution->row_price[static_cast<std::size_t>(i)];
        }
        for (const OuterNumber& number : f.outer)
            for (OuterNumber& own : whole_.outer)
                if (number.period < kept && own.kind == number.kind && own.place == number.place &&
                    own.part == number.part &&
                    own.period == (number.period < 0 ? -1 : number.period + first))
                    own.value = number.value;
    }

    solver::Solution solution;

  private:
    Formulation& whole_;
    Finder columns_, rows_;
};

void keep_worst(solver::Certificate& worst, const solver::Certificate& other) {
    worst.primal_residual = std::max(worst.primal_residual, other.primal_residual);
    worst.dual_residual = std::max(worst.dual_residual, other.dual_residual);
    worst.gap = std::max(worst.gap, other.gap);
}

} // namespace

Outcome join_windows(Timeline whole, const std::vector<Window>& windows,
                     std::vector<std::shared_ptr<const Outcome>> solved,
                     std::shared_ptr<const Carried> at_start,
                     std::vector<std::optional<double>> end_stock) {
    for (std::size_t s = 0; s < whole.start_stock.size(); ++s)
        whole.start_stock[s] =
            std::accumulate(at_start->stock[s].begin(), at_start->stock[s].end(), 0.0);
    whole.end_stock = std::move(end_stock);
    whole.carried = std::move(at_start);
    auto formulation = std::make_shared<Formulation>(formulate(std::move(whole)));
    add_outer_numbers(*formulation);
    Joiner joiner(*formulation);
    Outcome out;
    out.solves = 0;
    for (std::size_t w = 0; w < windows.size(); ++w) {
        const Outcome& window = *solved[w];
        joiner.take(window, windows[w].first, windows[w].kept_to - windows[w].first);
        out.window_of_period.resize(static_cast<std::size_t>(windows[w].kept_to),
                                    static_cast<int>(w));
        keep_worst(out.certificate, window.certificate);
        out.outer_residual_eur_per_mwh =
            std::max(out.outer_residual_eur_per_mwh, window.outer_residual_eur_per_mwh);
        out.solves += window.solves;
        out.iterations += window.iterations;
        out.seconds += window.seconds;
        for (const Issue& issue : window.issues)
            if (std::find(out.issues.begin(), out.issues.end(), issue) == out.issues.end())
                out.issues.push_back(issue);
    }
    joiner.solution.objective = cost_at(formulation->program, joiner.solution.x);
    out.objective_meur = formulation->constant_meur - joiner.solution.objective;
    out.solution = std::make_shared<const solver::Solution>(std::move(joiner.solution));
    out.formulation = std::move(formulation);
    out.windows = std::move(solved);
    out.status = Status::solved;
    read_back(out);
    return out;
}

} // namespace gashub::market
