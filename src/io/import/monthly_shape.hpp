#pragma once
// Series over any snapshots as means of the twelve months, and such means as profiles.

#include "io/import/frame.hpp"
#include "model/network.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Means of a quantity over the twelve months, January first, and over the year.
struct MonthlyShape {
    std::array<double, 12> months{};
    double mean = 0;
    bool has_months = false; ///< false where some month has no snapshot
};

/// The snapshots of a PyPSA folder: what each row of a series stands for.
class Snapshots {
  public:
    Snapshots() = default;
    /// From `snapshots.csv`; weights from the column `generators`, `objective` or `weightings`.
    Snapshots(const Frame& frame, Issues& faults);
    /// A column of a series file; nothing where it is not there or weighs nothing. Rows beyond the
    /// snapshots count once and have no month.
    std::optional<MonthlyShape> shape(const Frame& series, const std::string& column,
                                      Issues& faults) const;

  private:
    std::vector<int> months_;
    std::vector<double> weights_;
};

/// The id of the profile with this shape, which is added where there is none; "" for a flat shape,
/// and for one without months or with a month below 0.
std::string profile_of(const MonthlyShape& shape, std::vector<Profile>& profiles);

} // namespace gashub
