#pragma once
// Keys of the kinds of studies and of distributions: one struct a kind, named by `kind`.

#include "study/participation_study.hpp"
#include "study/power_study.hpp"
#include "study/project_study.hpp"
#include "study/sample_study.hpp"
#include "study/security_study.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gashub {

struct Uniform {
    static constexpr std::string_view kind = "uniform";
    double low = 0, high = 0;
    bool operator==(const Uniform&) const = default;
};
struct Triangular {
    static constexpr std::string_view kind = "triangular";
    double low = 0, mode = 0, high = 0;
    bool operator==(const Triangular&) const = default;
};
struct Normal {
    static constexpr std::string_view kind = "normal";
    double mean = 0, deviation = 0;
    bool operator==(const Normal&) const = default;
};
struct Lognormal { ///< the logarithm is normal with this deviation
    static constexpr std::string_view kind = "lognormal";
    double median = 0, deviation_of_log = 0;
    bool operator==(const Lognormal&) const = default;
};
struct Discrete {
    static constexpr std::string_view kind = "discrete";
    std::vector<double> values, odds; ///< odds empty: equal
    bool operator==(const Discrete&) const = default;
};
using DistributionBody = std::variant<Uniform, Triangular, Normal, Lognormal, Discrete>;

/// Every combination of the values and options of all axes, and the cases beside them.
struct GridStudy {
    static constexpr std::string_view kind = "grid";
    bool operator==(const GridStudy&) const = default;
};
/// The cases alone.
struct ListStudy {
    static constexpr std::string_view kind = "list";
    bool operator==(const ListStudy&) const = default;
};
/// The key `threshold` says of what.
struct ThresholdStudy {
    static constexpr std::string_view kind = "threshold";
    bool operator==(const ThresholdStudy&) const = default;
};

using StudyKind = std::variant<GridStudy, ListStudy, SampleStudy, ThresholdStudy,
                               ParticipationStudy, SecurityStudy, PowerStudy, ProjectStudy>;

} // namespace gashub
