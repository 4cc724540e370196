#include "random_programs.hpp"

#include "solver/place.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace gashub::solver::test {

namespace {

class Draw {
  public:
    explicit Draw(unsigned seed) : generator_(seed) {}
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(generator_() >> 11) * 0x1p-53;
    }
    double power(double low, double high) { return std::pow(10, between(low, high)); }
    int below(int count) { return static_cast<int>(generator_() % static_cast<unsigned>(count)); }
    bool one_in(int count) { return below(count) == 0; }
    double sign() { return one_in(2) ? 1 : -1; }

  private:
    std::mt19937_64 generator_;
};

struct Pipe {
    int from, to;
    double capacity, tariff, loss;
};

class MarketDraw {
  public:
    MarketDraw(unsigned seed, const MarketOptions& options)
        : draw_(seed), nodes_(3 + draw_.below(10)), periods_(1 + draw_.below(6)),
          volume_(draw_.power(-2, 2)), price_(draw_.power(-1, 2)),
          curved_(options.curved && draw_.one_in(2)) {}

    ConvexProgram build() {
        draw_pipes();
        const int stores = draw_.below(3);
        for (int k = 0; k < stores; ++k)
            stores_.push_back(draw_.below(nodes_));
        for (int k = 0; k < periods_ * nodes_; ++k)
            builder_.add_equality(0);
        for (int k = 0; k < periods_ * stores; ++k)
            builder_.add_equality(0);
        annual_ = builder_.add_row(-infinity, volume_ * draw_.between(0.5, 3) * periods_);
        for (int t = 0; t < periods_; ++t) {
            add_pipes(t);
            add_fields(t);
            for (int k = 0; k <= nodes_ / 2; ++k)
                add_market(t);
            for (int s = 0; s < stores; ++s)
                add_store(s, t);
        }
        return builder_.build();
    }

  private:
    int balance(int node, int t) const { return t * nodes_ + node; }

    void draw_pipes() {
        const auto pipe = [&](int from, int to, double least) {
            pipes_.push_back({from, to, volume_ * draw_.between(least, 3),
                              price_ * draw_.between(0, 0.3), draw_.between(0, 0.05)});
        };
        for (int i = 1; i < nodes_; ++i) {
            const int j = draw_.below(i);
            pipe(i, j, 0.1);
            pipe(j, i, 0.1);
        }
        for (int k = 0; k < nodes_; ++k) {
            const int i = draw_.below(nodes_);
            pipe(i, (i + 1 + draw_.below(nodes_ - 1)) % nodes_, 0);
        }
    }
    void add_pipes(int t) {
        for (const Pipe& pipe : pipes_) {
            const double rising = draw_.one_in(2) ? 0 : 0.4 * price_ / volume_;
            const double capacity = draw_.one_in(10) ? 0 : pipe.capacity; // closed
            const int flow = builder_.add_column(pipe.tariff, rising, 0, capacity);
            builder_.add_entry(balance(pipe.from, t), flow, -1);
            builder_.add_entry(balance(pipe.to, t), flow, 1 - pipe.loss);
        }
    }
    void add_fields(int t) {
        for (int k = 0; k <= nodes_ / 3; ++k) {
            const double capacity = volume_ * draw_.between(0.2, 3);
            const int kind = draw_.below(3);
            const int field = builder_.add_column(
                price_ * draw_.between(0.1, 1),
                kind == 0 ? 0 : price_ / capacity * draw_.between(0, 1), 0, capacity);
            builder_.add_entry(balance(draw_.below(nodes_), t), field, 1);
            if (k == 0)
                builder_.add_entry(annual_, field, 1);
            if (curved_ && kind == 2)
                builder_.add_curve({.column = field,
                                    .kind = CurveKind::logarithmic,
                                    .price = -price_ * draw_.between(0.02, 0.3),
                                    .reference = capacity});
        }
    }
    void add_market(int t) {
        const double volume = volume_ * draw_.between(0.2, 2);
        const double price = price_ * draw_.between(0.5, 2);
        const double elasticity = draw_.between(0.04, 1.2), lost_load = 20 * price_;
        const int node = draw_.below(nodes_);
        if (curved_ && draw_.one_in(2)) {
            const double firm = volume * std::pow(lost_load / price, -elasticity);
            const int row = builder_.add_equality(firm);
            const int sales = builder_.add_column(0, 0, 0, infinity);
            const int above = builder_.add_column(0, 0, 0, infinity);
            const int unserved = builder_.add_column(lost_load, 0, 0, infinity);
            builder_.add_entry(balance(node, t), sales, -1);
            builder_.add_entry(row, sales, 1);
            builder_.add_entry(row, above, -1);
            builder_.add_entry(row, unserved, 1);
            builder_.add_curve({.column = above,
                                .kind = CurveKind::iso_elastic,
                                .price = price,
                                .reference = volume,
                                .shift = firm,
                                .exponent = -1 / elasticity});
            return;
        }
        const double slope = price / (elasticity * volume);
        const int demand = builder_.add_column(-(price + slope * volume), slope, 0, infinity);
        builder_.add_entry(balance(node, t), demand, -1);
    }
    void add_store(int s, int t) {
        const double volume = volume_ * draw_.between(0.2, 2);
        const int in = builder_.add_column(0.02 * price_, 0, 0, 0.4 * volume);
        const int out = builder_.add_column(0.02 * price_, 0, 0, 0.5 * volume);
        const int level = builder_.add_column(0, 0, 0, volume);
        const int first = periods_ * nodes_ + s * periods_;
        builder_.add_entry(balance(stores_[at(s)], t), in, -1);
        builder_.add_entry(balance(stores_[at(s)], t), out, 1);
        builder_.add_entry(first + t, in, 0.98);
        builder_.add_entry(first + t, out, -1);
        if (periods_ > 1) {
            builder_.add_entry(first + t, level, -1);
            builder_.add_entry(first + (t + 1) % periods_, level, 1);
        }
    }

    Draw draw_;
    int nodes_, periods_;
    double volume_, price_;
    bool curved_;
    int annual_ = 0;
    std::vector<Pipe> pipes_;
    std::vector<int> stores_;
    ProgramBuilder builder_;
};

/// The programme's entries as triples, with room for more rows and columns.
ProgramBuilder opened(const ConvexProgram& program) {
    ProgramBuilder builder;
    for (std::size_t i = 0; i < program.row_lower.size(); ++i)
        builder.add_row(program.row_lower[i], program.row_upper[i]);
    for (std::size_t j = 0; j < program.cost.size(); ++j) {
        builder.add_column(program.cost[j], program.quadratic[j], program.lower[j],
                           program.upper[j]);
        for (int e = program.start[j]; e < program.start[j + 1]; ++e)
            builder.add_entry(program.index[at(e)], static_cast<int>(j), program.value[at(e)]);
    }
    for (const CurvedTerm& term : program.curved)
        builder.add_curve(term);
    return builder;
}

} // namespace

ConvexProgram random_market(unsigned seed, const MarketOptions& options) {
    return MarketDraw(seed, options).build();
}

ConvexProgram random_general(unsigned seed) {
    Draw draw(seed);
    const int columns = 2 + draw.below(60), rows = draw.below(40);
    const double spread = draw.between(0, 1.5);
    std::vector<std::vector<double>> matrix(at(rows), std::vector<double>(at(columns), 0));
    std::vector<double> x(at(columns)), y(at(rows));
    for (double& number : x)
        number = draw.one_in(3) ? 0 : draw.power(-spread, spread) * draw.sign();
    ProgramBuilder builder;
    for (std::size_t i = 0; i < at(rows); ++i) {
        const int entries = draw.one_in(10) ? columns : 1 + draw.below(4);
        for (int k = 0; k < entries; ++k)
            matrix[i][at(draw.below(columns))] = draw.power(-spread / 2, spread / 2) * draw.sign();
        if (i > 1 && draw.one_in(8)) { // depends on the two before
            const double share = draw.between(-2, 2);
            for (std::size_t j = 0; j < at(columns); ++j)
                matrix[i][j] = share * matrix[i - 1][j] + matrix[i - 2][j];
        }
        double activity = 0;
        for (std::size_t j = 0; j < at(columns); ++j)
            activity += matrix[i][j] * x[j];
        const double room = draw.power(-spread, spread);
        y[i] = draw.one_in(3) ? 0 : draw.between(-1, 1) * draw.power(-spread, spread);
        const int kind = draw.below(5);
        if (kind < 2) {
            builder.add_equality(activity);
        } else if (kind < 4) {
            if (y[i] > 0)
                builder.add_row(activity, draw.one_in(2) ? infinity : activity + room);
            else if (y[i] < 0)
                builder.add_row(draw.one_in(2) ? -infinity : activity - room, activity);
            else
                builder.add_row(activity - room, activity + room);
        } else {
            y[i] = 0;
            builder.add_row(-infinity, draw.one_in(3) ? infinity : activity + room);
        }
    }
    for (std::size_t j = 0; j < at(columns); ++j) {
        double worth = 0, price = 0, lower = -infinity, upper = infinity;
        for (std::size_t i = 0; i < at(rows); ++i)
            worth += matrix[i][j] * y[i];
        const double quadratic = draw.one_in(3) ? draw.power(-spread, spread) : 0;
        const double room = draw.power(-spread, spread);
        const int kind = draw.below(8);
        if (kind < 3) {
            lower = x[j];
            upper = draw.one_in(2) ? infinity : lower + room;
            price = draw.one_in(4) ? 0 : draw.power(-spread, spread);
        } else if (kind == 3) {
            upper = x[j];
            lower = draw.one_in(2) ? -infinity : upper - room;
            price = -draw.power(-spread, spread);
        } else if (kind < 6) {
            lower = x[j] - room;
            upper = x[j] + room;
        } else if (kind == 6) {
            if (draw.one_in(2)) {
                lower = upper = x[j];
                price = draw.between(-1, 1);
            }
        } else {
            lower = x[j] - room;
        }
        const int column =
            builder.add_column(worth + price - quadratic * x[j], quadratic, lower, upper);
        for (int i = 0; i < rows; ++i)
            if (matrix[at(i)][j] != 0)
                builder.add_entry(i, column, matrix[at(i)][j]);
    }
    return builder.build();
}

ConvexProgram made_infeasible(const ConvexProgram& program, unsigned seed) {
    Draw draw(seed);
    ProgramBuilder builder = opened(program);
    double most = 0;
    std::vector<std::pair<int, double>> entries;
    for (int tried = 0; tried < 20 && entries.size() < 3; ++tried) {
        const int j = draw.below(program.columns);
        if (std::isinf(program.upper[at(j)]))
            continue;
        entries.emplace_back(j, draw.between(0.1, 2));
        most += entries.back().second * program.upper[at(j)];
    }
    const double gap = draw.power(-2, 2) * (1 + std::abs(most));
    const int row = builder.add_row(most + gap, draw.one_in(2) ? most + gap : infinity);
    for (const auto& [column, value] : entries)
        builder.add_entry(row, column, value);
    return builder.build();
}

ConvexProgram made_unique(const ConvexProgram& program) {
    double volume = 0, price = 0;
    for (std::size_t j = 0; j < program.cost.size(); ++j) {
        price = std::max(price, std::abs(program.cost[j]));
        if (std::isfinite(program.upper[j]))
            volume = std::max(volume, program.upper[j]);
    }
    ConvexProgram changed = program;
    for (double& quadratic : changed.quadratic)
        quadratic += 0.01 * price / volume;
    ProgramBuilder builder = opened(changed);
    for (int i = 0; i < program.rows; ++i)
        builder.add_entry(i, builder.add_column(0, 10 * price / volume, -infinity, infinity), 1);
    return builder.build();
}

ConvexProgram made_unbounded(const ConvexProgram& program, unsigned seed) {
    Draw draw(seed);
    ConvexProgram changed = program;
    const int j = draw.below(program.columns);
    changed.upper[at(j)] = infinity;
    changed.quadratic[at(j)] = 0;
    std::erase_if(changed.curved, [&](const CurvedTerm& term) { return term.column == j; });
    ProgramBuilder builder = opened(changed);
    const int undo =
        builder.add_column(-changed.cost[at(j)] - draw.between(0.01, 1), 0, 0, infinity);
    for (int e = program.start[at(j)]; e < program.start[at(j) + 1]; ++e)
        builder.add_entry(program.index[at(e)], undo, -program.value[at(e)]);
    return builder.build();
}

} // namespace gashub::solver::test
