#include "solver/certificate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace gashub::solver {

namespace {

/// What an amount is measured against: at least this share of the programme's usual size.
constexpr double least_share = 1e-4;

/// Mean size of the numbers that are finite and not zero.
double usual_size(std::initializer_list<const std::vector<double>*> lists) {
    double total = 0, count = 0;
    for (const auto* list : lists)
        for (double number : *list)
            if (number != 0 && std::isfinite(number) && std::abs(number) < 1e20) {
                total += std::abs(number);
                ++count;
            }
    return count > 0 ? total / count : 0;
}

class Check {
  public:
    Check(const ConvexProgram& program, const Solution& solution)
        : program_(program), solution_(solution), columns_(program.cost.size()),
          rows_(program.row_lower.size()), slope_(program.cost), slope_size_(columns_, 0),
          value_(columns_, 0), upper_(program.upper) {}

    bool fits() const;
    Certificate measure();

  private:
    void price_columns();
    void check_rows();
    void check_columns();

    const ConvexProgram& program_;
    const Solution& solution_;
    std::size_t columns_, rows_;
    std::vector<double> slope_, slope_size_, value_, upper_;
    double volume_ = 0, price_ = 0, slope_floor_ = 0, complementarity_ = 0, objective_size_ = 0;
    bool defined_ = true; ///< slopes and costs are numbers
    Certificate certificate_;
};

bool Check::fits() const {
    const auto finite = [](const std::vector<double>& list) {
        return std::ranges::all_of(list, [](double number) { return std::isfinite(number); });
    };
    return program_.columns >= 0 && program_.rows >= 0 &&
           columns_ == static_cast<std::size_t>(program_.columns) &&
           rows_ == static_cast<std::size_t>(program_.rows) &&
           program_.quadratic.size() == columns_ && program_.lower.size() == columns_ &&
           program_.upper.size() == columns_ && program_.row_upper.size() == rows_ &&
           program_.start.size() == columns_ + 1 &&
           program_.index.size() == program_.value.size() && solution_.x.size() == columns_ &&
           solution_.row_price.size() == rows_ && solution_.lower_price.size() == columns_ &&
           solution_.upper_price.size() == columns_ && finite(solution_.x) &&
           finite(solution_.row_price) && finite(solution_.lower_price) &&
           finite(solution_.upper_price);
}

/// Slope and cost of every column; a logarithmic term ends at its capacity.
void Check::price_columns() {
    for (std::size_t j = 0; j < columns_; ++j) {
        const double x = solution_.x[j];
        slope_[j] += program_.quadratic[j] * x;
        slope_size_[j] = std::abs(program_.cost[j]) + std::abs(program_.quadratic[j] * x);
        value_[j] = (program_.cost[j] + 0.5 * program_.quadratic[j] * x) * x;
    }
    for (const CurvedTerm& term : program_.curved) {
        const auto j = static_cast<std::size_t>(term.column);
        const double slope = curve_slope(term, solution_.x[j]);
        slope_[j] += slope;
        slope_size_[j] += std::abs(slope);
        value_[j] += curve_value(term, solution_.x[j]);
        if (term.kind == CurveKind::logarithmic)
            upper_[j] = std::min(upper_[j], term.reference);
    }
    for (std::size_t j = 0; j < columns_; ++j) {
        objective_size_ += std::abs(value_[j]);
        defined_ = defined_ && std::isfinite(slope_[j]) && std::isfinite(value_[j]);
    }
    volume_ = std::max({usual_size({&solution_.x}), 1e-3,
                        1e-3 * usual_size({&program_.lower, &program_.upper, &program_.row_lower,
                                           &program_.row_upper})});
    slope_floor_ = least_share * usual_size({&slope_size_});
    price_ =
        std::max({usual_size({&solution_.row_price}), 1e-3 * usual_size({&slope_size_}), 1e-6});
}

void Check::check_rows() {
    std::vector<double> activity(rows_, 0), size(rows_, 0), largest(rows_, 0);
    for (std::size_t j = 0; j < columns_; ++j)
        for (int e = program_.start[j]; e < program_.start[j + 1]; ++e) {
            const auto entry = static_cast<std::size_t>(e);
            const auto i = static_cast<std::size_t>(program_.index[entry]);
            const double term = program_.value[entry] * solution_.x[j];
            activity[i] += term;
            defined_ = defined_ && std::isfinite(term);
            size[i] += std::abs(term);
            largest[i] = std::max(largest[i], std::abs(program_.value[entry]));
        }
    for (std::size_t i = 0; i < rows_; ++i) {
        const double lower = program_.row_lower[i], upper = program_.row_upper[i];
        const double price = solution_.row_price[i];
        const double short_of = std::max({lower - activity[i], activity[i] - upper, 0.0});
        const double side = activity[i] < lower ? lower : (activity[i] > upper ? upper : 0.0);
        const double measure =
            size[i] + std::abs(side) + least_share * std::max(largest[i], 1e-12) * volume_;
        certificate_.primal_residual = std::max(certificate_.primal_residual, short_of / measure);
        // A price needs a side that it holds to: above zero the lower, below zero the upper.
        const double held = price > 0 ? lower : upper;
        if (price != 0 && std::isinf(held))
            certificate_.dual_residual =
                std::max(certificate_.dual_residual, std::abs(price) / (std::abs(price) + price_));
        else if (price != 0)
            complementarity_ += std::abs(price) * std::abs(activity[i] - held);
    }
}

void Check::check_columns() {
    for (std::size_t j = 0; j < columns_; ++j) {
        const double x = solution_.x[j], lower = program_.lower[j], upper = upper_[j];
        const double low = solution_.lower_price[j], high = solution_.upper_price[j];
        const double outside = std::max({lower - x, x - upper, 0.0});
        certificate_.primal_residual =
            std::max(certificate_.primal_residual, outside / (std::abs(x) + least_share * volume_));
        double rest = slope_[j] - low + high, size = slope_size_[j], largest = 0;
        for (int e = program_.start[j]; e < program_.start[j + 1]; ++e) {
            const auto entry = static_cast<std::size_t>(e);
            const double term =
                program_.value[entry] *
                solution_.row_price[static_cast<std::size_t>(program_.index[entry])];
            rest -= term;
            defined_ = defined_ && std::isfinite(term);
            size += std::abs(term);
            largest = std::max(largest, std::abs(program_.value[entry]));
        }
        double wrong = std::max({std::abs(rest), -low, -high});
        if (std::isinf(lower))
            wrong = std::max(wrong, std::abs(low));
        else
            complementarity_ += std::abs(low) * std::abs(x - lower);
        if (std::isinf(upper))
            wrong = std::max(wrong, std::abs(high));
        else
            complementarity_ += std::abs(high) * std::abs(upper - x);
        const double measure =
            size + std::max(least_share * std::max(largest, 1e-12) * price_, slope_floor_);
        certificate_.dual_residual = std::max(certificate_.dual_residual, wrong / measure);
    }
}

Certificate Check::measure() {
    price_columns();
    check_rows();
    check_columns();
    // The gap is a sum over rows and columns; where nothing is traded it has no objective beside it.
    const auto terms = static_cast<double>(rows_ + columns_ + 1);
    certificate_.gap =
        complementarity_ / (objective_size_ + least_share * volume_ * price_ * terms);
    return defined_ ? certificate_ : Certificate{infinity, infinity, infinity};
}

} // namespace

bool Certificate::holds(double tolerance) const {
    return primal_residual <= tolerance && dual_residual <= tolerance && gap <= tolerance;
}

Certificate certify(const ConvexProgram& program, const Solution& solution) {
    Check check(program, solution);
    if (!check.fits())
        return {infinity, infinity, infinity};
    return check.measure();
}

} // namespace gashub::solver
