#include "solver/solution.hpp"

namespace gashub::solver {

const char* to_string(Termination termination) {
    switch (termination) {
    case Termination::optimal:
        return "optimal";
    case Termination::infeasible:
        return "infeasible";
    case Termination::unbounded:
        return "unbounded";
    case Termination::bad_input:
        return "bad input";
    case Termination::iteration_limit:
        return "iteration limit";
    case Termination::time_limit:
        return "time limit";
    case Termination::interrupted:
        return "interrupted";
    case Termination::numerical_failure:
        return "numerical failure";
    }
    return "unknown";
}

} // namespace gashub::solver
