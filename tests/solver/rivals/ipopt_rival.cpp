#include "rivals.hpp"

#include <algorithm>
#include <cmath>

#include <IpIpoptApplication.hpp>
#include <IpSolveStatistics.hpp>
#include <IpTNLP.hpp>

namespace gashub::rivals {

namespace {

using Ipopt::Index;
using Ipopt::Number;
using solver::ConvexProgram;
using solver::CurvedTerm;

Number endless(double bound) {
    return std::isfinite(bound) ? bound : std::copysign(2e19, bound);
}

class Problem : public Ipopt::TNLP {
  public:
    Problem(const ConvexProgram& program, Answer& answer) : program_(program), answer_(answer) {
        curve_.assign(program.cost.size(), nullptr);
        for (const CurvedTerm& term : program.curved)
            curve_[static_cast<std::size_t>(term.column)] = &term;
    }

    bool get_nlp_info(Index& n, Index& m, Index& entries, Index& hessian,
                      IndexStyleEnum& style) override {
        n = program_.columns;
        m = program_.rows;
        entries = static_cast<Index>(program_.value.size());
        hessian = 0;
        for (std::size_t j = 0; j < curve_.size(); ++j)
            hessian += bent(j);
        style = C_STYLE;
        return true;
    }
    bool get_bounds_info(Index, Number* lower, Number* upper, Index, Number* row_lower,
                         Number* row_upper) override {
        std::ranges::transform(program_.lower, lower, endless);
        std::ranges::transform(program_.upper, upper, endless);
        std::ranges::transform(program_.row_lower, row_lower, endless);
        std::ranges::transform(program_.row_upper, row_upper, endless);
        return true;
    }
    bool get_starting_point(Index, bool, Number* x, bool, Number*, Number*, Index, bool,
                            Number*) override {
        for (std::size_t j = 0; j < curve_.size(); ++j) {
            const double lower = program_.lower[j], upper = program_.upper[j];
            if (std::isfinite(lower) && std::isfinite(upper))
                x[j] = 0.5 * (lower + upper);
            else
                x[j] = std::isfinite(lower) ? lower + 1 : std::isfinite(upper) ? upper - 1 : 0;
        }
        return true;
    }
    bool eval_f(Index, const Number* x, bool, Number& value) override {
        value = 0;
        for (std::size_t j = 0; j < curve_.size(); ++j) {
            value += (program_.cost[j] + 0.5 * program_.quadratic[j] * x[j]) * x[j];
            if (curve_[j])
                value += curve_value(*curve_[j], x[j]);
        }
        return std::isfinite(value);
    }
    bool eval_grad_f(Index, const Number* x, bool, Number* slope) override {
        for (std::size_t j = 0; j < curve_.size(); ++j) {
            slope[j] = program_.cost[j] + program_.quadratic[j] * x[j];
            if (curve_[j])
                slope[j] += curve_slope(*curve_[j], x[j]);
        }
        return true;
    }
    bool eval_g(Index, const Number* x, bool, Index m, Number* activity) override {
        std::fill(activity, activity + m, 0.0);
        each_entry([&](std::size_t j, std::size_t e) {
            activity[program_.index[e]] += program_.value[e] * x[j];
        });
        return true;
    }
    bool eval_jac_g(Index, const Number*, bool, Index, Index, Index* row, Index* column,
                    Number* value) override {
        if (value) {
            std::ranges::copy(program_.value, value);
            return true;
        }
        each_entry([&](std::size_t j, std::size_t e) {
            row[e] = program_.index[e];
            column[e] = static_cast<Index>(j);
        });
        return true;
    }
    bool eval_h(Index, const Number* x, bool, Number factor, Index, const Number*, bool, Index,
                Index* row, Index* column, Number* value) override {
        std::size_t k = 0;
        for (std::size_t j = 0; j < curve_.size(); ++j) {
            if (!bent(j))
                continue;
            if (value) {
                const double curvature =
                    program_.quadratic[j] + (curve_[j] ? curve_curvature(*curve_[j], x[j]) : 0);
                value[k] = factor * curvature;
            } else {
                row[k] = column[k] = static_cast<Index>(j);
            }
            ++k;
        }
        return true;
    }
    void finalize_solution(Ipopt::SolverReturn, Index n, const Number* x, const Number*,
                           const Number*, Index, const Number*, const Number*, Number objective,
                           const Ipopt::IpoptData*, Ipopt::IpoptCalculatedQuantities*) override {
        answer_.x.assign(x, x + n);
        answer_.objective = objective;
    }

  private:
    bool bent(std::size_t j) const { return program_.quadratic[j] != 0 || curve_[j]; }
    template <class Take>
    void each_entry(Take take) const {
        for (std::size_t j = 0; j < curve_.size(); ++j)
            for (int e = program_.start[j]; e < program_.start[j + 1]; ++e)
                take(j, static_cast<std::size_t>(e));
    }

    const ConvexProgram& program_;
    Answer& answer_;
    std::vector<const CurvedTerm*> curve_;
};

} // namespace

Answer solve_with_ipopt(const ConvexProgram& program) {
    Answer answer;
    Ipopt::SmartPtr<Problem> problem = new Problem(program, answer);
    Ipopt::SmartPtr<Ipopt::IpoptApplication> application = IpoptApplicationFactory();
    const auto options = application->Options();
    options->SetIntegerValue("print_level", 0);
    options->SetStringValue("sb", "yes");
    options->SetNumericValue("tol", 1e-8);
    options->SetStringValue("jac_c_constant", "yes");
    options->SetStringValue("jac_d_constant", "yes");
    if (program.curved.empty())
        options->SetStringValue("hessian_constant", "yes");
    application->Initialize();
    const double begin = processor_seconds();
    const auto status = application->OptimizeTNLP(Ipopt::SmartPtr<Ipopt::TNLP>(GetRawPtr(problem)));
    answer.seconds = processor_seconds() - begin;
    answer.solved = status == Ipopt::Solve_Succeeded;
    if (IsValid(application->Statistics()))
        answer.iterations = application->Statistics()->IterationCount();
    return answer;
}

} // namespace gashub::rivals
