#pragma once
// Numbers of rows and columns are int (half the memory of size_t, and that is what the orderings
// want); a place in a vector is size_t. This is the one bridge.

#include <cstddef>

namespace gashub::solver {

constexpr std::size_t at(int number) {
    return static_cast<std::size_t>(number);
}

} // namespace gashub::solver
