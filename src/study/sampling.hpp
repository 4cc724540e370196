#pragma once
// Draws of uncertain inputs. They depend on the seed, the inputs' ids and the number of the draw
// alone (a Latin hypercube also on how many there are), never on threads, shards or what ran
// before.

#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace gashub {

/// Number of input i in draw k: values[k][i]; inputs in the order of the study's uncertain
/// parameters.
struct Sample {
    std::vector<const Parameter*> inputs;
    std::vector<std::vector<double>> values;
};

/// Draws `draws` futures. Rank correlations are laid on a Latin hypercube by the method of Iman and
/// Conover (1982), which reorders each input's own draws; on Monte Carlo by a Gaussian copula.
Sample draw_sample(const Study& study, int draws, Sampling sampling);

/// A number in (0, 1) that depends on its arguments alone.
double uniform_number(std::uint64_t seed, std::uint64_t stream, std::uint64_t number);

/// Lower triangle L with L Lᵀ = `matrix` (n x n, by rows); nothing unless positive definite.
std::optional<std::vector<double>> cholesky(std::vector<double> matrix, std::size_t n);

/// The study's correlations as a matrix over its uncertain parameters.
std::vector<double> correlation_matrix(const StudyParts& parts,
                                       std::span<const Parameter* const> inputs);

} // namespace gashub
