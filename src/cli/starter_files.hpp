#pragma once
// What `new` writes: a small network, two scenarios and a page on what to try.

#include <array>
#include <string_view>
#include <utility>

namespace gashub::cli {

/// Path inside the folder -> text.
extern const std::array<std::pair<std::string_view, std::string_view>, 4> starter_files;

} // namespace gashub::cli
