#pragma once
// Colours of numbers from least to most, and what they mean. Of this room only.

#include "report/svg.hpp"

#include <string>

namespace gashub {

/// Classes of colour: h0 palest to h8 darkest, or n4 to p4 on both sides of zero where the ends
/// have both signs.
class HeatColours {
  public:
    HeatColours(double least, double most) : low_(least), high_(most) {}
    double least() const { return has_both_signs() ? -reach() : low_; }
    double most() const { return has_both_signs() ? reach() : high_; }
    std::string look(double value) const;
    std::string step(int number) const; ///< 0 to 8

  private:
    double low_, high_;
    bool has_both_signs() const { return low_ < 0 && high_ > 0; }
    double reach() const;
};

/// The steps in a row between the numbers of both ends, 14 high.
void draw_heat_scale(Svg& svg, const HeatColours& colours, const std::string& unit, double left,
                     double y);

} // namespace gashub
