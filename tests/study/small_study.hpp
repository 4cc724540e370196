#pragma once
// Studies on a market that is solved in the head: gas from the north costs 6 at the south by a pipe
// of 10, gas of the south costs 30, the south wants 15 a year whatever the price. A pipe below 15
// leaves the south's price at 30, a wider one brings 6.

#include "study/reduction/reduce.hpp"
#include "study/run_study.hpp"
#include "support/ascii_network.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

namespace gashub::test {

inline StudyBase small_base(const std::string& cost_in_north = "5") {
    StudyBase base;
    base.network = ascii_network("north --10@1--> south\n"
                                 "north gives 60 at " +
                                 cost_in_north +
                                 "\n"
                                 "south gives 60 at 30\n"
                                 "south wants 15 at 20\n");
    base.scenario = checked(one_year(), base.network);
    return base;
}

inline Parameter pipe_of(std::vector<double> values) {
    Parameter pipe;
    pipe.id = "pipe";
    pipe.path = "arcs.north-south.capacity_bcm_per_year";
    pipe.values = std::move(values);
    return pipe;
}

/// The south's demand, drawn.
inline Parameter demand_drawn(double low, double mode, double high) {
    Parameter demand;
    demand.id = "demand";
    demand.path = "demand.XX.factor";
    demand.distribution = Distribution{Triangular{low, mode, high}};
    return demand;
}

inline Measure measure_of(const std::string& id, const std::string& indicator,
                          const std::string& scope) {
    Measure measure;
    measure.id = id;
    measure.first.indicator = indicator;
    measure.first.scope = scope;
    return measure;
}

/// Watches the south's price and what comes by the pipe.
inline StudyParts small_parts(StudyKind kind) {
    StudyParts parts;
    parts.id = "small";
    parts.base = "base";
    parts.kind = std::move(kind);
    parts.watch = {measure_of("price", "mean-price", "south"),
                   measure_of("flow", "annual-flow", "north-south")};
    return parts;
}

inline Condition cheap() {
    Condition condition;
    condition.measure = "price";
    condition.below = 20;
    return condition;
}

inline Study made(StudyParts parts, StudyBase base = small_base()) {
    Result<Study> study = make_study(std::move(parts), {std::move(base)});
    if (!study) {
        std::string words;
        for (const Issue& issue : study.issues())
            words += to_string(issue) + "\n";
        throw std::invalid_argument(words);
    }
    return *study;
}

inline std::set<std::string> codes_of(StudyParts parts) {
    std::set<std::string> codes;
    const Result<Study> study = make_study(std::move(parts), {small_base()});
    for (const Issue& issue : study.issues())
        codes.insert(issue.code);
    return codes;
}

inline std::vector<Ran> runs_of(const Study& study, StudyOptions options = {}) {
    return run_study(study, options, {}).runs;
}

inline Answer answer_of(const Study& study) {
    return reduce(study, runs_of(study));
}

/// The cell of a table by the ids of its row and column; fails the test where there is none.
inline const AnswerCell& cell(const Answer& answer, const std::string& table,
                              const std::string& row, const std::string& column) {
    for (const AnswerTable& each : answer.tables)
        for (const AnswerTable::Row& line : each.rows)
            for (std::size_t c = 0; c < each.columns.size(); ++c)
                if (each.id == table && line.id == row && each.columns[c].id == column)
                    return line.cells[c];
    FAIL("no cell " << table << " " << row << " " << column);
    return answer.tables.front().rows.front().cells.front();
}

/// A study gives the same runs on one thread and on three; of the kinds that look in rounds, too.
inline void check_threads_change_nothing(const Study& study) {
    const std::vector<Ran> one = runs_of(study, {.threads = 1}),
                           three = runs_of(study, {.threads = 3});
    REQUIRE(one.size() == three.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].point == three[i].point);
        CHECK(one[i].values == three[i].values);
    }
}

/// Where along the pipe a condition turns.
inline StudyParts search_parts(double low, double high, Condition condition) {
    StudyParts parts = small_parts(ThresholdStudy{});
    parts.parameters = {pipe_of({low, high})};
    ThresholdSpec spec;
    spec.parameter = "pipe";
    spec.points = 5;
    spec.tolerance = 0.1;
    spec.condition = condition;
    parts.threshold = spec;
    return parts;
}

inline const AnswerTable& table_called(const Answer& answer, const std::string& id) {
    for (const AnswerTable& table : answer.tables)
        if (table.id == id)
            return table;
    FAIL("no table " << id);
    return answer.tables.front();
}

} // namespace gashub::test
