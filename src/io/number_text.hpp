#pragma once
// Numbers as text for files: the shortest digits that read back as the same double, a dot whatever
// the locale.

#include <cstdint>
#include <string>

namespace gashub {

/// Appends the shortest text of `value`; -0 as 0, and nothing at all for NaN and infinities.
void append_number(std::string& out, double value);
void append_number(std::string& out, std::int64_t value);

} // namespace gashub
