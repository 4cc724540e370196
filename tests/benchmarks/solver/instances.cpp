#include "instances.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace gashub::bench {

namespace {

using solver::infinity;
using solver::ProgramBuilder;

std::size_t at(int number) {
    return static_cast<std::size_t>(number);
}

struct Pipe {
    int from, to;
    double capacity, tariff, loss;
};

struct Field {
    int node, origin;
    double capacity, cost;
};

struct Market {
    int node;
    double volume, elasticity;
};

struct Store {
    int node;
    double working_volume;
};

/// Draws in a fixed order, so that a size has one network.
class Draw {
  public:
    double number() { return uniform_(generator_); }
    int below(int count) { return static_cast<int>(generator_() % static_cast<unsigned>(count)); }

  private:
    std::mt19937 generator_{7};
    std::uniform_real_distribution<double> uniform_{0, 1};
};

struct Country {
    std::vector<Pipe> pipes;
    std::vector<Field> fields;
    std::vector<Market> markets;
    std::vector<Store> stores;
};

std::vector<Pipe> draw_pipes(const Instance& size, Draw& draw) {
    const int n = size.nodes;
    std::vector<double> x(at(n)), y(at(n));
    for (int i = 0; i < n; ++i) {
        x[at(i)] = draw.number();
        y[at(i)] = draw.number();
    }
    const auto distance = [&](int i, int j) {
        return std::hypot(x[at(i)] - x[at(j)], y[at(i)] - y[at(j)]);
    };
    const auto pipe = [&](int i, int j, double capacity, double length) {
        return Pipe{i, j, capacity, 0.3 + 8 * length, 0.01 * length};
    };
    std::vector<Pipe> pipes;
    for (int i = 1; i < n; ++i) { // each to its nearest earlier one, both ways
        int nearest = 0;
        for (int j = 1; j < i; ++j)
            if (distance(i, j) < distance(i, nearest))
                nearest = j;
        const double capacity = 5 + 60 * draw.number();
        pipes.push_back(pipe(i, nearest, capacity, distance(i, nearest)));
        pipes.push_back(pipe(nearest, i, capacity, distance(i, nearest)));
    }
    while (static_cast<int>(pipes.size()) < size.arcs) {
        const int i = draw.below(n);
        int nearest = -1;
        double length = 9;
        for (int k = 0; k < 8; ++k) {
            const int j = draw.below(n);
            if (j != i && distance(i, j) < length) {
                length = distance(i, j);
                nearest = j;
            }
        }
        pipes.push_back(pipe(i, nearest, 3 + 40 * draw.number(), length));
    }
    return pipes;
}

Country draw_country(const Instance& size, Draw& draw) {
    Country country;
    country.pipes = draw_pipes(size, draw);
    country.fields.resize(at(std::max(size.classes, size.nodes / 6)));
    country.markets.resize(at(size.nodes / 2));
    country.stores.resize(at(size.nodes / 6));
    for (std::size_t i = 0; i < country.fields.size(); ++i) {
        country.fields[i].node = draw.below(size.nodes);
        country.fields[i].origin = static_cast<int>(i) % size.classes;
    }
    for (Market& market : country.markets)
        market.node = draw.below(size.nodes);
    for (Store& store : country.stores)
        store.node = draw.below(size.nodes);
    double demand = 0, supply = 0;
    for (Market& market : country.markets) {
        const double first = draw.number();
        market.volume = 2 + 30 * first * draw.number();
        market.elasticity = 0.05 + 0.4 * draw.number();
        demand += market.volume;
    }
    for (Field& field : country.fields) {
        field.capacity = 0.2 + draw.number();
        supply += field.capacity;
    }
    for (Field& field : country.fields)
        field.capacity *= 1.15 * demand / supply;
    for (Field& field : country.fields)
        field.cost = 3 + 22 * draw.number();
    for (Store& store : country.stores)
        store.working_volume =
            0.25 * demand / static_cast<double>(country.stores.size()) * (0.5 + draw.number());
    return country;
}

/// Nested dissection of the periods: the middle one of a run is eliminated after both halves.
void dissect(int first, int last, int& next, std::vector<int>& group) {
    if (first >= last)
        return;
    const int middle = first + (last - first) / 2;
    if (last - first > 1) {
        dissect(first, middle, next, group);
        dissect(middle + 1, last, next, group);
    }
    group[at(middle)] = next++;
}

} // namespace

const std::vector<Instance>& instances() {
    static const std::vector<Instance> list{{"S1", 40, 90, 12, 1},
                                            {"S2", 150, 350, 12, 1},
                                            {"S3b", 150, 350, 12, 2},
                                            {"S4", 150, 350, 120, 1},
                                            {"S7", 150, 350, 1480, 1}};
    return list;
}

MarketProgram market_program(const Instance& size) {
    Draw draw;
    const Country country = draw_country(size, draw);
    const int periods = size.periods, classes = size.classes, nodes = size.nodes;
    const double month = 1.0 / 12;
    ProgramBuilder builder;
    std::vector<int> balance(at(nodes * periods * classes)),
        sales(country.markets.size() * at(periods)), joint(country.pipes.size() * at(periods)),
        level(country.stores.size() * at(periods * classes));
    const auto balance_of = [&](int t, int k, int node) {
        return balance[at((t * classes + k) * nodes + node)];
    };
    const auto level_of = [&](std::size_t s, int k, int t) {
        return level[(s * at(classes) + at(k)) * at(periods) + at(t % periods)];
    };
    for (int t = 0; t < periods; ++t) {
        for (int k = 0; k < classes; ++k)
            for (int i = 0; i < nodes; ++i)
                balance[at((t * classes + k) * nodes + i)] = builder.add_equality(0);
        for (std::size_t j = 0; j < country.markets.size(); ++j)
            sales[at(t) * country.markets.size() + j] = builder.add_equality(0);
        if (classes > 1) // with one class the capacity is a bound
            for (std::size_t a = 0; a < country.pipes.size(); ++a)
                joint[at(t) * country.pipes.size() + a] =
                    builder.add_equality(country.pipes[a].capacity * month);
    }
    const int first_level = builder.rows();
    for (int& row : level)
        row = builder.add_equality(0);
    const auto column = [&](double cost, double quadratic, double upper) {
        return builder.add_column(cost, quadratic, 0, upper);
    };
    for (int t = 0; t < periods; ++t) {
        const double season = 1 + 0.45 * std::cos(2 * std::numbers::pi * t / 12.0);
        for (int k = 0; k < classes; ++k)
            for (std::size_t a = 0; a < country.pipes.size(); ++a) {
                const Pipe& pipe = country.pipes[a];
                const int flow =
                    column(pipe.tariff, 0, classes == 1 ? pipe.capacity * month : infinity);
                builder.add_entry(balance_of(t, k, pipe.from), flow, -1);
                builder.add_entry(balance_of(t, k, pipe.to), flow, 1 - pipe.loss);
                if (classes > 1)
                    builder.add_entry(joint[at(t) * country.pipes.size() + a], flow, 1);
            }
        if (classes > 1)
            for (std::size_t a = 0; a < country.pipes.size(); ++a)
                builder.add_entry(joint[at(t) * country.pipes.size() + a], column(0, 0, infinity),
                                  1);
        for (const Field& field : country.fields) {
            const double capacity = field.capacity * month;
            builder.add_entry(balance_of(t, field.origin, field.node),
                              column(field.cost, 10 / capacity, capacity), 1);
        }
        for (std::size_t j = 0; j < country.markets.size(); ++j) {
            const Market& market = country.markets[j];
            const int row = sales[at(t) * country.markets.size() + j];
            const double volume = market.volume * month * season * (0.95 + 0.1 * draw.number()),
                         price = 28, slope = price / (market.elasticity * volume);
            builder.add_entry(row, column(-(price + slope * volume), slope, infinity), -1);
            builder.add_entry(row, column(180, 0, infinity), 1);
            for (int k = 0; k < classes; ++k) {
                const int sold = column(0, 0, infinity);
                builder.add_entry(balance_of(t, k, market.node), sold, -1);
                builder.add_entry(row, sold, 1);
            }
        }
        for (std::size_t s = 0; s < country.stores.size(); ++s)
            for (int k = 0; k < classes; ++k) {
                const Store& store = country.stores[s];
                const int in = column(0.4, 0, store.working_volume * 0.25);
                const int out = column(0.4, 0, store.working_volume * 0.4);
                const int kept = column(0, 0, store.working_volume);
                builder.add_entry(balance_of(t, k, store.node), in, -1);
                builder.add_entry(balance_of(t, k, store.node), out, 1);
                builder.add_entry(level_of(s, k, t), in, 0.985);
                builder.add_entry(level_of(s, k, t), out, -1);
                builder.add_entry(level_of(s, k, t), kept, -1);
                builder.add_entry(level_of(s, k, t + 1), kept, 1);
            }
    }
    MarketProgram result{builder.build(), {}};
    if (classes == 1) {
        std::vector<int> group(at(periods));
        int next = 1;
        dissect(0, periods, next, group);
        result.row_groups.assign(at(result.program.rows), 0);
        for (std::size_t s = 0; s < country.stores.size(); ++s)
            for (int t = 0; t < periods; ++t)
                result.row_groups[at(first_level) + s * at(periods) + at(t)] = group[at(t)];
    }
    return result;
}

} // namespace gashub::bench
