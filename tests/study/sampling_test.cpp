// Draws: what they depend on, how they are spread, how they go together.

#include "study/distributions.hpp"
#include "study/reduction/quantiles.hpp"
#include "study/sampling.hpp"
#include "study/small_study.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace gashub;
using namespace gashub::test;

namespace {

Study drawn(std::vector<DistributionBody> bodies, std::vector<Correlation> correlations = {},
            int seed = 1) {
    StudyParts parts = small_parts(SampleStudy{.draws = 2});
    parts.seed = seed;
    const char* paths[] = {"demand.XX.factor", "arcs.north-south.tariff_eur_per_mwh",
                           "arcs.north-south.capacity_bcm_per_year"};
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        Parameter input;
        input.id = std::string(1, static_cast<char>('a' + i));
        input.path = paths[i];
        input.distribution = Distribution{bodies[i]};
        parts.parameters.push_back(input);
    }
    parts.correlations = std::move(correlations);
    return made(parts);
}

std::vector<double> column(const Sample& sample, std::size_t input) {
    std::vector<double> values;
    for (const std::vector<double>& future : sample.values)
        values.push_back(future[input]);
    return values;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

TEST_CASE("a Latin hypercube has one draw in every hundredth of a hundred draws") {
    const Sample sample =
        draw_sample(drawn({Uniform{0, 1}, Uniform{0, 1}}), 100, Sampling::latin_hypercube);
    for (std::size_t input : {0u, 1u}) {
        std::vector<double> values = column(sample, input);
        CHECK_FALSE(std::is_sorted(values.begin(), values.end()));
        std::sort(values.begin(), values.end());
        for (std::size_t k = 0; k < 100; ++k) {
            CHECK(values[k] > 0.01 * static_cast<double>(k));
            CHECK(values[k] < 0.01 * static_cast<double>(k + 1));
        }
    }
}

TEST_CASE("draws have the means of their distributions") {
    const std::pair<DistributionBody, double> cases[] = {{Uniform{1, 3}, 2},
                                                         {Triangular{1, 2, 6}, 3},
                                                         {Normal{5, 0.5}, 5},
                                                         {Lognormal{2, 0.3}, 2 * std::exp(0.045)},
                                                         {Discrete{{1, 2, 4}, {1, 1, 2}}, 2.75}};
    for (const auto& [body, wanted] : cases)
        for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::monte_carlo})
            CHECK(mean(column(draw_sample(drawn({body}), 4000, sampling), 0)) ==
                  Approx(wanted).epsilon(0.02));
}

TEST_CASE("the ends and the middle of a distribution are where they belong") {
    CHECK(quantile(Distribution{Triangular{0, 1, 3}}, 1.0 / 3) == Approx(1));
    CHECK(quantile(Distribution{Normal{0, 1}}, 0.975) == Approx(1.959964).epsilon(1e-6));
    CHECK(quantile(Distribution{Normal{0, 1}}, 1e-10) == Approx(-6.361341).epsilon(1e-6));
    CHECK(quantile(Distribution{Lognormal{3, 2}}, 0.5) == Approx(3));
    CHECK(low_end(Distribution{Uniform{2, 5}}) == 2);
    CHECK(high_end(Distribution{Discrete{{1, 7}, {}}}) == 7);
}

TEST_CASE("rank correlations are laid on both ways of drawing, others stay near nothing") {
    const std::vector<DistributionBody> bodies = {Triangular{0.5, 1, 1.5}, Lognormal{2, 0.4},
                                                  Uniform{5, 20}};
    const Study study = drawn(bodies, {{{"a", "b"}, 0.6}, {{"b", "c"}, -0.4}});
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::monte_carlo}) {
        const Sample sample = draw_sample(study, 2000, sampling);
        const auto a = column(sample, 0), b = column(sample, 1), c = column(sample, 2);
        CHECK(rank_correlation(a, b) == Approx(0.6).margin(0.05));
        CHECK(rank_correlation(b, c) == Approx(-0.4).margin(0.05));
        CHECK(rank_correlation(a, c) == Approx(0).margin(0.06));
    }
}

TEST_CASE("a Monte Carlo draw depends on seed and number alone, not on how many there are") {
    const std::vector<DistributionBody> bodies = {Uniform{0.5, 1}, Uniform{1, 2}};
    const Sample few = draw_sample(drawn(bodies), 10, Sampling::monte_carlo);
    const Sample many = draw_sample(drawn(bodies), 1000, Sampling::monte_carlo);
    for (std::size_t k = 0; k < few.values.size(); ++k)
        CHECK(few.values[k] == many.values[k]);
    CHECK(draw_sample(drawn(bodies, {}, 2), 10, Sampling::monte_carlo).values != few.values);
    CHECK(draw_sample(drawn(bodies), 10, Sampling::latin_hypercube).values ==
          draw_sample(drawn(bodies), 10, Sampling::latin_hypercube).values);
}

TEST_CASE("another input beside it does not change an input's draws") {
    for (const Sampling sampling : {Sampling::latin_hypercube, Sampling::monte_carlo})
        CHECK(column(draw_sample(drawn({Uniform{0.5, 1}}), 50, sampling), 0) ==
              column(draw_sample(drawn({Uniform{0.5, 1}, Uniform{1, 2}}), 50, sampling), 0));
}
