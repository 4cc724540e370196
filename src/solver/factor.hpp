#pragma once
// What a Solution keeps of its last iterate, so that it can be asked for sensitivities.

#include "solver/interior_point.hpp"
#include "solver/normal_equations.hpp"
#include "solver/standard_form.hpp"

#include <memory>

namespace gashub::solver {

struct Factor {
    Factor(std::shared_ptr<const AnalysisData> data, const ConvexProgram& program, int vector_bits)
        : analysis(std::move(data)), form(standard_form(program, *analysis)),
          equations(form, *analysis, vector_bits) {}

    std::shared_ptr<const AnalysisData> analysis;
    StandardForm form;
    NormalEquations equations;
    double give = 0;     ///< of a row for its price, at a centre
    Array<double> theta; ///< by slot; empty until the last iterate is factored
};

} // namespace gashub::solver
