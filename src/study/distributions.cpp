#include "study/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace gashub {
namespace {

double polynomial(const std::array<double, 8>& c, double x) {
    double value = 0;
    for (auto at = c.rbegin(); at != c.rend(); ++at)
        value = value * x + *at;
    return value;
}

const char* fault_of(const Uniform& d) {
    return d.low < d.high ? nullptr : "`low` must lie below `high`";
}
const char* fault_of(const Triangular& d) {
    return d.low < d.high && d.low <= d.mode && d.mode <= d.high
               ? nullptr
               : "`mode` must lie between `low` and `high`, and `low` below `high`";
}
const char* fault_of(const Normal& d) {
    return d.deviation > 0 ? nullptr : "`deviation` must be above 0";
}
const char* fault_of(const Lognormal& d) {
    return d.median > 0 && d.deviation_of_log > 0
               ? nullptr
               : "`median` and `deviation_of_log` must be above 0";
}
const char* fault_of(const Discrete& d) {
    if (d.values.size() < 2)
        return "`values` needs at least two";
    if (std::adjacent_find(d.values.begin(), d.values.end(), std::greater_equal<>()) !=
        d.values.end())
        return "`values` must rise";
    if (!d.odds.empty() && d.odds.size() != d.values.size())
        return "`odds` must be as many as `values`";
    const bool is_negative =
        std::any_of(d.odds.begin(), d.odds.end(), [](double odds) { return odds < 0; });
    if (is_negative || (!d.odds.empty() && std::accumulate(d.odds.begin(), d.odds.end(), 0.0) <= 0))
        return "`odds` must be 0 or more, and not all 0";
    return nullptr;
}

double quantile_of(const Uniform& d, double u) {
    return d.low + u * (d.high - d.low);
}
double quantile_of(const Triangular& d, double u) {
    const double width = d.high - d.low, left = (d.mode - d.low) / width;
    return u < left ? d.low + std::sqrt(u * width * (d.mode - d.low))
                    : d.high - std::sqrt((1 - u) * width * (d.high - d.mode));
}
double quantile_of(const Normal& d, double u) {
    return d.mean + d.deviation * normal_quantile(u);
}
double quantile_of(const Lognormal& d, double u) {
    return d.median * std::exp(d.deviation_of_log * normal_quantile(u));
}
double quantile_of(const Discrete& d, double u) {
    const double all = d.odds.empty() ? static_cast<double>(d.values.size())
                                      : std::accumulate(d.odds.begin(), d.odds.end(), 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        sum += d.odds.empty() ? 1 : d.odds[i];
        if (u * all < sum)
            return d.values[i];
    }
    return d.values.back();
}

template <class D>
constexpr bool has_ends = requires(D d) {
    d.low;
    d.high;
};

} // namespace

double normal_quantile(double u) {
    const double q = u - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q *
               polynomial({3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
                           13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
                           33430.575583588128105, 2509.0809287301226727},
                          r) /
               polynomial({1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
                           21213.794301586595867, 39307.895800092710610, 28729.085735721942674,
                           5226.4952788528545610},
                          r);
    }
    double r = std::sqrt(-std::log(std::min(u, 1 - u)));
    double value = 0;
    if (r <= 5) {
        r -= 1.6;
        value =
            polynomial({1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
                        3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
                        0.0227238449892691845833, 7.74545014278341407640e-4},
                       r) /
            polynomial({1.0, 2.05319162663775882187, 1.67638483018380384940,
                        0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966,
                        5.47593808499534494600e-4, 1.05075007164441684324e-9},
                       r);
    } else {
        r -= 5;
        value = polynomial({6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
                            0.296560571828504891230, 0.0265321895265761230930,
                            0.00124266094738807843860, 2.71155556874348757815e-5,
                            2.01033439929228813265e-7},
                           r) /
                polynomial({1.0, 0.599832206555887937690, 0.136929880922735805310,
                            0.0148753612908506148525, 7.86869131145613259100e-4,
                            1.84631831751005468180e-5, 1.42151175831644588870e-7,
                            2.04426310338993978564e-15},
                           r);
    }
    return q < 0 ? -value : value;
}

void check_distribution(const Distribution& distribution, Faults& faults) {
    std::visit(
        [&]<class D>(const D& d) {
            if (const char* fault = fault_of(d))
                faults.error("bad-distribution",
                             fmt::format("no {} distribution is like that: {}", D::kind, fault));
        },
        distribution.body);
}

double quantile(const Distribution& distribution, double u) {
    return std::visit([&](const auto& d) { return quantile_of(d, u); }, distribution.body);
}

double low_end(const Distribution& distribution) {
    return std::visit(
        [&]<class D>(const D& d) {
            if constexpr (has_ends<D>)
                return d.low;
            else if constexpr (std::is_same_v<D, Discrete>)
                return d.values.front();
            else
                return quantile_of(d, 0.05);
        },
        distribution.body);
}

double high_end(const Distribution& distribution) {
    return std::visit(
        [&]<class D>(const D& d) {
            if constexpr (has_ends<D>)
                return d.high;
            else if constexpr (std::is_same_v<D, Discrete>)
                return d.values.back();
            else
                return quantile_of(d, 0.95);
        },
        distribution.body);
}

double central_value(const Distribution& distribution) {
    if (const auto* triangular = std::get_if<Triangular>(&distribution.body))
        return triangular->mode;
    return quantile(distribution, 0.5);
}

} // namespace gashub
