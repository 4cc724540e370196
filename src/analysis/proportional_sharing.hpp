#pragma once
// Proportional sharing (MODEL section 7): what leaves a place has the mix of what comes in there.

#include <cstddef>
#include <vector>

namespace gashub {

/// Places between which gas moves, and what comes in from outside of a known origin. Volumes in any
/// one unit, none negative.
class ProportionalSharing {
  public:
    ProportionalSharing(int places, int origins);

    struct Inflow {
        int from;
        double volume;
        /// Gas of an origin arrives as gas of another one: by origin, which. None: as it was.
        const std::vector<int>* becomes = nullptr;
    };
    std::vector<std::vector<Inflow>> inflows; ///< by place

    /// Volume of an origin that comes in at a place from outside.
    double& given_at(int place, int origin) {
        return given_[static_cast<std::size_t>(place * origins_ + origin)];
    }

    /// Finds the shares: Gauss-Seidel, places in the order gas passes them, so one sweep where
    /// flows form no circle. Shares of a place where something comes in add up to one.
    void solve();
    /// Shares of a place by origin, and of all places (place * origins + origin).
    const double* shares_of(int place) const {
        return &share_[static_cast<std::size_t>(place * origins_)];
    }
    const std::vector<double>& shares() const { return share_; }

  private:
    std::vector<int> upstream_first() const;
    void normalise();

    int places_, origins_;
    std::vector<double> given_, share_;
};

} // namespace gashub
