#include "study/run_record.hpp"

#include "analysis/tables.hpp"
#include "analysis/welfare.hpp"
#include "market/clear.hpp"
#include "study/run_values.hpp"
#include "study/small_study.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace gashub;

namespace {

const RunOrigin origin{.scenario = "s",
                       .program_version = "1.2.3",
                       .network_sha256 = "n",
                       .scenario_sha256 = "m",
                       .calibrated_on = 2021,
                       .parameters = {{"demand.eu.factor", 0.9},
                                      {"horizon.start", std::string("2021-01-01")},
                                      {"x", true}}};

Cell cell(const Table& table, std::string_view column) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].name == column)
            return table.at(0, c);
    FAIL("no column " << column);
    return {};
}

} // namespace

TEST_CASE("the run of a failure has a reason and no number that could be taken for an answer") {
    const JobResult result = failed_result(origin, "out of memory");
    CHECK(result.status == RunStatus::failed);
    REQUIRE(result.tables.size() == 2);
    const Table& runs = result.tables[1];
    CHECK(runs.name == "runs");
    CHECK(std::get<std::string_view>(cell(runs, "status")) == "failed");
    CHECK(std::get<std::string_view>(cell(runs, "reason")) == "out of memory");
    for (const char* column :
         {"objective_meur", "primal_residual", "dual_residual", "gap", "seconds", "iterations"})
        CHECK(std::holds_alternative<std::monostate>(cell(runs, column)));
    CHECK(std::get<std::int64_t>(cell(runs, "calibrated_on")) == 2021);
}

TEST_CASE("an outcome that is not solved leaves no residual that looks like a certificate") {
    market::Outcome outcome;
    outcome.status = market::Status::not_solved;
    outcome.reason = "time limit";
    outcome.iterations = 7;
    const JobResult result =
        job_result(origin, std::make_shared<const market::Outcome>(outcome), TableChoice::all);
    CHECK(result.status == RunStatus::not_solved);
    REQUIRE(result.tables.size() == 2);
    CHECK(std::get<std::string_view>(cell(result.tables[1], "reason")) == "time limit");
    CHECK(std::get<std::int64_t>(cell(result.tables[1], "iterations")) == 7);
    CHECK(std::holds_alternative<std::monostate>(cell(result.tables[1], "primal_residual")));
    CHECK(std::holds_alternative<std::monostate>(cell(result.tables[1], "objective_meur")));
}

TEST_CASE("a stopped solve is no result") {
    market::Outcome outcome;
    auto solution = std::make_shared<solver::Solution>();
    solution->termination = solver::Termination::interrupted;
    outcome.solution = solution;
    CHECK(status_of(outcome) == RunStatus::interrupted);
}

TEST_CASE("what was changed is kept as it can be typed again") {
    const Table table = parameters_table(origin);
    REQUIRE(table.rows() == 3);
    CHECK(std::get<std::string_view>(table.at(0, 2)) == "0.9");
    CHECK(std::get<std::string_view>(table.at(1, 2)) == "2021-01-01");
    CHECK(std::get<std::string_view>(table.at(2, 2)) == "true");
}

TEST_CASE("the runs table has the promised columns and a reason after them") {
    const Table runs = runs_table(origin, RunStatus::failed, "x", nullptr);
    for (const Table& promised : empty_tables()) {
        if (promised.name != "runs")
            continue;
        REQUIRE(runs.columns.size() == promised.columns.size() + 1);
        for (std::size_t c = 0; c < promised.columns.size(); ++c)
            CHECK(runs.columns[c].name == promised.columns[c].name);
    }
    CHECK(runs.columns.back().name == "reason");
}

TEST_CASE("of a run that is wanted for some numbers those are kept, whole, and no others") {
    const StudyBase base = test::small_base();
    const market::Outcome outcome = market::clear(base.network, base.scenario);
    REQUIRE(outcome.status == market::Status::solved);
    const auto numbers = [&](std::vector<WantedValue> wanted) {
        const JobResult result = wanted_result(origin, outcome, wanted);
        wanted.push_back({"annual-flow", "*"});
        wanted.push_back({"welfare", "*:*:*"});
        return run_values(result.tables, wanted);
    };
    const RunValues flows = numbers({{"annual-flow", "*"}});
    CHECK(*flows.find("annual-flow", "north-south") == Approx(10).margin(1e-3));
    CHECK(flows.matches("welfare", "*:*:*").empty());
    const RunValues gains = numbers({{"welfare", "XX:shipper:*"}});
    CHECK(gains.matches("annual-flow", "*").empty());
    double kept = 0, all = 0;
    for (const auto& [scope, meur] : gains.matches("welfare", "*:*:*"))
        kept += meur;
    for (const WelfareRow& row : welfare(outcome))
        all += row.agent == "shipper" ? row.value_meur : 0;
    CHECK(kept == Approx(all));
    CHECK(all > 1);
}
