#pragma once
// SVG as text: shapes that take their colours from classes of the page, so that one drawing serves
// light, dark and print. Lengths are units of the drawing's view box, a letter is 13 of them high.

#include <string>
#include <string_view>

namespace gashub {

/// Text for HTML and SVG, also inside attributes; control signs become spaces.
std::string escaped(std::string_view text);

/// Width of a text in the page's letters, to about a tenth on the safe side.
double text_width(std::string_view text, double size);
/// `text`, cut with `…` where it is wider than `width`.
std::string fitted(std::string_view text, double width, double size);

/// `12.4`: at most one decimal, as short as can be; for coordinates.
std::string coordinate(double value);

class Svg {
  public:
    static constexpr double letter = 13;

    /// `label` says to those who can not see it what is drawn.
    Svg(double width, double height, std::string_view label);

    /// Shapes. `look` are classes; `tip` is what is said of the shape when it is pointed at.
    Svg& rect(double x, double y, double width, double height, std::string_view look,
              std::string_view tip = {});
    Svg& line(double x1, double y1, double x2, double y2, std::string_view look);
    Svg& circle(double x, double y, double radius, std::string_view look,
                std::string_view tip = {});
    /// `width` > 0: of the line.
    Svg& path(std::string_view data, std::string_view look, std::string_view tip = {},
              double width = 0);
    /// `look` may hold `mid` or `end`: where x stands in the text.
    Svg& text(double x, double y, std::string_view words, std::string_view look = {});
    /// A group of classes `look`; `series` names what a legend switches.
    Svg& open(std::string_view look, std::string_view series = {});
    Svg& close();
    Svg& raw(std::string_view markup);
    std::string take();

  private:
    void end_shape(std::string_view element, std::string_view tip);
    std::string text_;
};

} // namespace gashub
