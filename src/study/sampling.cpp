#include "study/sampling.hpp"

#include "study/distributions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gashub {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): one step's mixing.
std::uint64_t mix(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/// FNV-1a, so that an input keeps its draws when others come or go.
std::uint64_t stream_of(std::string_view id) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : id)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// The order of 0 ... n-1 by random keys.
std::vector<std::size_t> shuffled(std::size_t n, std::uint64_t seed, std::uint64_t stream) {
    std::vector<double> key(n);
    for (std::size_t k = 0; k < n; ++k)
        key[k] = uniform_number(seed, stream, k);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(key[a], a) < std::pair(key[b], b);
    });
    return order;
}

/// Probabilities of one input's draws, one in each n-th.
std::vector<double> stratified(std::size_t n, std::uint64_t seed, std::uint64_t stream) {
    const std::vector<std::size_t> order = shuffled(n, seed, mix(stream));
    std::vector<double> u(n);
    for (std::size_t k = 0; k < n; ++k)
        u[k] = (static_cast<double>(order[k]) + uniform_number(seed, stream, k)) /
               static_cast<double>(n);
    return u;
}

/// Sample correlation of n scores of two columns.
double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double n = static_cast<double>(a.size());
    const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n,
                 mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        ab += (a[k] - mean_a) * (b[k] - mean_b);
        aa += (a[k] - mean_a) * (a[k] - mean_a);
        bb += (b[k] - mean_b) * (b[k] - mean_b);
    }
    return ab / std::sqrt(aa * bb);
}

/// Van der Waerden scores in a random order: one column of the scores that are correlated.
std::vector<double> scores(std::size_t n, std::uint64_t seed, std::uint64_t stream) {
    const std::vector<std::size_t> order = shuffled(n, seed, stream);
    std::vector<double> column(n);
    for (std::size_t k = 0; k < n; ++k)
        column[k] =
            normal_quantile((static_cast<double>(order[k]) + 1) / (static_cast<double>(n) + 1));
    return column;
}

/// Puts the values of `column` into the order of ranks of `like`.
void reorder_like(std::vector<double>& column, const std::vector<double>& like) {
    std::vector<std::size_t> rank(like.size());
    std::iota(rank.begin(), rank.end(), std::size_t{0});
    std::sort(rank.begin(), rank.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(like[a], a) < std::pair(like[b], b);
    });
    std::sort(column.begin(), column.end());
    std::vector<double> out(column.size());
    for (std::size_t k = 0; k < rank.size(); ++k)
        out[rank[k]] = column[k];
    column = std::move(out);
}

/// Columns R of scores with the wanted correlations: M Q⁻ᵀ Pᵀ, where Q Qᵀ is what the random scores
/// M have and P Pᵀ what is wanted.
std::optional<std::vector<std::vector<double>>>
correlated_scores(std::vector<std::vector<double>> m, const std::vector<double>& wanted) {
    const std::size_t n = m.size();
    std::vector<double> have(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            have[i * n + j] = i == j ? 1 : correlation(m[i], m[j]);
    const auto p = cholesky(wanted, n), q = cholesky(have, n);
    if (!p || !q)
        return std::nullopt;
    std::vector<std::vector<double>> out(n, std::vector<double>(m[0].size()));
    std::vector<double> independent(n);
    for (std::size_t k = 0; k < m[0].size(); ++k) {
        for (std::size_t i = 0; i < n; ++i) {
            double rest = m[i][k];
            for (std::size_t j = 0; j < i; ++j)
                rest -= (*q)[i * n + j] * independent[j];
            independent[i] = rest / (*q)[i * n + i];
        }
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                out[i][k] += (*p)[i * n + j] * independent[j];
    }
    return out;
}

/// Lays the wanted rank correlations on the columns of a hypercube by reordering each.
void order_like_scores(std::vector<std::vector<double>>& columns,
                       const std::vector<const Parameter*>& inputs,
                       const std::vector<double>& wanted, std::uint64_t seed) {
    std::vector<std::vector<double>> random(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i)
        random[i] = scores(columns[i].size(), seed, mix(mix(stream_of(inputs[i]->id))));
    if (const auto like = correlated_scores(std::move(random), wanted))
        for (std::size_t i = 0; i < inputs.size(); ++i)
            reorder_like(columns[i], (*like)[i]);
}

/// Probabilities of n independent draws joined by a Gaussian copula: a draw hangs on its number
/// alone. A rank correlation r is a correlation 2 sin(pi r / 6) of the normals.
std::vector<std::vector<double>> joined_probabilities(const std::vector<const Parameter*>& inputs,
                                                      std::vector<double> wanted, std::size_t n,
                                                      std::uint64_t seed) {
    const std::size_t count = inputs.size();
    for (std::size_t i = 0; i < count * count; ++i)
        if (i % (count + 1) != 0)
            wanted[i] = 2 * std::sin(std::acos(-1.0) / 6 * wanted[i]);
    const auto p = cholesky(std::move(wanted), count);
    std::vector<std::vector<double>> columns(count, std::vector<double>(n));
    std::vector<double> normal(count);
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = 0; i < count; ++i) {
            const double u = uniform_number(seed, stream_of(inputs[i]->id), k);
            normal[i] = normal_quantile(u);
            double joined = p ? 0 : normal[i];
            for (std::size_t j = 0; p && j <= i; ++j)
                joined += (*p)[i * count + j] * normal[j];
            columns[i][k] = 0.5 * std::erfc(-joined / std::sqrt(2.0));
        }
    }
    return columns;
}

} // namespace

double uniform_number(std::uint64_t seed, std::uint64_t stream, std::uint64_t number) {
    const std::uint64_t bits = mix(mix(mix(seed) ^ stream) ^ number);
    return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
}

std::optional<std::vector<double>> cholesky(std::vector<double> matrix, std::size_t n) {
    for (std::size_t j = 0; j < n; ++j) {
        double& diagonal = matrix[j * n + j];
        for (std::size_t k = 0; k < j; ++k)
            diagonal -= matrix[j * n + k] * matrix[j * n + k];
        if (!(diagonal > 1e-12))
            return std::nullopt;
        diagonal = std::sqrt(diagonal);
        for (std::size_t i = j + 1; i < n; ++i) {
            double& entry = matrix[i * n + j];
            for (std::size_t k = 0; k < j; ++k)
                entry -= matrix[i * n + k] * matrix[j * n + k];
            entry /= diagonal;
        }
        for (std::size_t i = 0; i < j; ++i)
            matrix[i * n + j] = 0;
    }
    return matrix;
}

std::vector<double> correlation_matrix(const StudyParts& parts,
                                       std::span<const Parameter* const> inputs) {
    const std::size_t n = inputs.size();
    std::vector<double> matrix(n * n, 0);
    for (std::size_t i = 0; i < n; ++i)
        matrix[i * n + i] = 1;
    const auto place = [&](const std::string& id) {
        return static_cast<std::size_t>(
            std::find_if(inputs.begin(), inputs.end(),
                         [&](const Parameter* p) { return p->id == id || p->path == id; }) -
            inputs.begin());
    };
    for (const Correlation& correlation : parts.correlations) {
        if (correlation.between.size() != 2)
            continue;
        const std::size_t a = place(correlation.between[0]), b = place(correlation.between[1]);
        if (a < n && b < n && a != b)
            matrix[a * n + b] = matrix[b * n + a] = correlation.rank;
    }
    return matrix;
}

Sample draw_sample(const Study& study, int draws, Sampling sampling) {
    Sample sample;
    for (const Parameter& parameter : study.parts().parameters)
        if (is_uncertain(parameter))
            sample.inputs.push_back(&parameter);
    const std::size_t n = static_cast<std::size_t>(draws), inputs = sample.inputs.size();
    const auto seed = static_cast<std::uint64_t>(study.parts().seed);
    const std::vector<double> wanted = correlation_matrix(study.parts(), sample.inputs);
    std::vector<std::vector<double>> columns(inputs);
    if (sampling == Sampling::monte_carlo) {
        columns = joined_probabilities(sample.inputs, wanted, n, seed);
    } else {
        for (std::size_t i = 0; i < inputs; ++i)
            columns[i] = stratified(n, seed, stream_of(sample.inputs[i]->id));
        if (!study.parts().correlations.empty() && n > inputs)
            order_like_scores(columns, sample.inputs, wanted, seed);
    }
    sample.values.assign(n, std::vector<double>(inputs));
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < inputs; ++i)
            sample.values[k][i] = quantile(*sample.inputs[i]->distribution, columns[i][k]);
    return sample;
}

} // namespace gashub
