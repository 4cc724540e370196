#include "io/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace gashub {

void append_number(std::string& out, double value) {
    if (!std::isfinite(value))
        return;
    std::array<char, 32> digits;
    const double plain = value == 0 ? 0 : value;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), plain).ptr;
    out.append(digits.data(), end);
}

void append_number(std::string& out, std::int64_t value) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

} // namespace gashub
