// The solver alone: the least cost of x + y = 10 with 1 + x and 3 + y as marginal costs.
#include <gashub/solver/certificate.hpp>
#include <gashub/solver/solve.hpp>

#include <cstdio>

int main() {
    using namespace gashub::solver;
    ProgramBuilder builder;
    const int balance = builder.add_equality(10);
    for (const double cost : {1.0, 3.0}) {
        builder.add_entry(balance, builder.add_column(cost, 1, 0, infinity), 1);
    }
    const ConvexProgram program = builder.build();
    const Solution solution = solve(program);
    if (!certify(program, solution).holds()) {
        std::printf("not solved: %s\n", to_string(solution.termination));
        return 1;
    }
    std::printf("x = %.3f, y = %.3f, price = %.3f\n", solution.x[0], solution.x[1],
                solution.row_price[0]);
}
