#pragma once
// How futures are drawn: keys of the kind `sample`, shared by kinds that draw; a part of
// study_kinds.hpp.

#include <string_view>

namespace gashub {

enum class Sampling { latin_hypercube, monte_carlo };

/// Draws of the uncertain inputs, each with every combination of the axes.
struct SampleStudy {
    static constexpr std::string_view kind = "sample";
    int draws = 0;
    Sampling sampling = Sampling::latin_hypercube;
    bool operator==(const SampleStudy&) const = default;
};

} // namespace gashub
