#include "io/import/monthly_shape.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {
namespace {

constexpr int plain_year = 2021; ///< of 365 days, whose months weigh a profile

double days_in(std::size_t month) {
    return days_in_month(plain_year, static_cast<int>(month) + 1);
}

} // namespace

Snapshots::Snapshots(const Frame& frame, Issues& faults) {
    const std::string column = frame.has("snapshot")   ? "snapshot"
                               : frame.has("timestep") ? "timestep"
                                                       : frame.columns().front();
    const std::string weight = frame.has("generators")  ? "generators"
                               : frame.has("objective") ? "objective"
                                                        : "weightings";
    for (std::size_t row = 0; row < frame.rows(); ++row) {
        const auto date = parse_date(frame.text(row, column).substr(0, 10));
        const double weighs = frame.number(row, weight, faults).value_or(1);
        months_.push_back(date ? date->month() : 0);
        weights_.push_back(std::isfinite(weighs) && weighs > 0 ? weighs : 0);
    }
}

std::optional<MonthlyShape> Snapshots::shape(const Frame& series, const std::string& column,
                                             Issues& faults) const {
    if (!series.has(column))
        return std::nullopt;
    MonthlyShape out;
    std::array<double, 12> weights{};
    double sum = 0, weight = 0;
    for (std::size_t row = 0; row < series.rows(); ++row) {
        const double value = series.number(row, column, faults).value_or(0);
        if (!std::isfinite(value)) {
            faults.push_back(
                series.fault(row, column, "bad-number", "a series has finite numbers"));
            return std::nullopt;
        }
        const double counts = row < weights_.size() ? weights_[row] : 1;
        sum += value * counts;
        weight += counts;
        if (row >= months_.size() || months_[row] == 0)
            continue;
        const auto month = static_cast<std::size_t>(months_[row] - 1);
        out.months[month] += value * counts;
        weights[month] += counts;
    }
    if (weight <= 0)
        return std::nullopt;
    out.mean = sum / weight;
    out.has_months = std::all_of(weights.begin(), weights.end(), [](double w) { return w > 0; });
    for (std::size_t month = 0; month < 12 && out.has_months; ++month)
        out.months[month] /= weights[month];
    return out;
}

std::string profile_of(const MonthlyShape& shape, std::vector<Profile>& profiles) {
    if (!shape.has_months || shape.mean <= 0 ||
        std::any_of(shape.months.begin(), shape.months.end(), [](double mean) { return mean < 0; }))
        return {};
    std::vector<double> shares;
    double all = 0;
    for (std::size_t month = 0; month < 12; ++month) {
        shares.push_back(shape.months[month] * days_in(month));
        all += shares.back();
    }
    bool is_flat = true;
    for (std::size_t month = 0; month < 12; ++month) {
        shares[month] /= all;
        is_flat = is_flat && std::abs(shares[month] * 365 / days_in(month) - 1) < 1e-9;
    }
    if (is_flat)
        return {};
    const auto is_same = [&](const Profile& known) {
        return std::equal(shares.begin(), shares.end(), known.shares.begin(),
                          [](double a, double b) { return std::abs(a - b) < 1e-12; });
    };
    if (const auto known = std::find_if(profiles.begin(), profiles.end(), is_same);
        known != profiles.end())
        return known->id;
    Profile profile;
    profile.id = "shape-" + std::to_string(profiles.size() + 1);
    profile.shares = std::move(shares);
    profiles.push_back(std::move(profile));
    return profiles.back().id;
}

} // namespace gashub
