#include "analysis/bargaining.hpp"

#include "solver/certificate.hpp"
#include "solver/solve.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

using Vector = std::vector<double>;

/// Added to every excess in a programme, so that its costs have a size where all excesses are near
/// nothing. Values are scaled to 1.
constexpr double lift = 1;

/// What coalition `c` gets of `shares`.
double sum_of(const Vector& shares, Coalition c) {
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i)
        sum += c >> i & 1 ? shares[i] : 0.0;
    return sum;
}

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

/// Takes the parts along `basis` (orthonormal) out of `vector` and scales what is left to length
/// one; false if nothing is left.
bool make_orthonormal(Vector& vector, const std::vector<Vector>& basis) {
    for (int pass = 0; pass < 2; ++pass)
        for (const Vector& b : basis) {
            const double along = dot(vector, b);
            for (std::size_t i = 0; i < vector.size(); ++i)
                vector[i] -= along * b[i];
        }
    const double length = std::sqrt(dot(vector, vector));
    if (length < 1e-9)
        return false;
    for (double& v : vector)
        v /= length;
    return true;
}

/// The search: shares so far, and the directions in which they may still move.
class Search {
  public:
    explicit Search(const Game& game)
        : n_(static_cast<std::size_t>(game.players)), game_(game), scale_(largest_value(game)) {
        Vector& shares = answer_.shares;
        shares.assign(n_, value(game.all()) / static_cast<double>(n_));
        double alone = 0;
        for (std::size_t i = 0; i < n_; ++i)
            alone += value(Coalition{1} << i);
        answer_.is_individually_rational = alone <= value(game.all()) + 1e-12;
        fix(game.all());
    }

    Nucleolus run() && {
        answer_.is_solved = true;
        while (answer_.is_solved && fixed_.size() < n_)
            lower_the_largest_excess();
        for (double& share : answer_.shares)
            share *= scale_;
        answer_.least_excess *= scale_;
        return std::move(answer_);
    }

  private:
    static double largest_value(const Game& game) {
        double largest = 0;
        for (double v : game.value)
            largest = std::max(largest, std::abs(v));
        return largest > 0 ? largest : 1;
    }

    double value(Coalition c) const { return game_.value[c] / scale_; }

    void fix(Coalition c) {
        Vector direction(n_);
        for (std::size_t i = 0; i < n_; ++i)
            direction[i] = c >> i & 1;
        if (make_orthonormal(direction, fixed_))
            fixed_.push_back(std::move(direction));
    }

    /// An orthonormal basis of the moves that leave every fixed coalition what it has.
    std::vector<Vector> free_directions() const {
        std::vector<Vector> all = fixed_;
        for (std::size_t i = 0; i < n_ && all.size() < n_; ++i) {
            Vector unit(n_, 0.0);
            unit[i] = 1;
            // A unit nearly inside the span leaves noise; another one is there for each direction.
            if (make_orthonormal(unit, all))
                all.push_back(std::move(unit));
        }
        return {all.begin() + static_cast<std::ptrdiff_t>(fixed_.size()), all.end()};
    }

    /// A coalition's claim in the programme: a column of the dual.
    struct Claim {
        Coalition coalition = 0;
        bool has_excess = true; ///< false: a player's claim to what it earns alone
    };

    /// Minimise e over moves t of the shares: excess of every coalition that can still move <= e.
    /// Its dual has a row a direction and one for e, so a thousand coalitions are a thousand
    /// columns of a dozen rows; t and e are the row prices. The interior method ends inside the
    /// optimal face, so a column that is not zero marks a coalition that is tight in every optimum.
    void lower_the_largest_excess() {
        const std::vector<Vector> directions = free_directions();
        const auto rows = static_cast<int>(directions.size());
        solver::ProgramBuilder builder;
        for (int d = 0; d < rows; ++d)
            builder.add_equality(0);
        builder.add_equality(1);
        std::vector<Claim> claims;
        const auto add_claim = [&](Coalition c, bool has_excess) {
            Vector along(directions.size());
            double most = 0;
            for (std::size_t d = 0; d < directions.size(); ++d) {
                along[d] = sum_of(directions[d], c);
                most = std::max(most, std::abs(along[d]));
            }
            if (most < 1e-9)
                return; // what it gets is settled
            const double claimed = value(c) - sum_of(answer_.shares, c) + (has_excess ? lift : 0);
            const int column = builder.add_column(-claimed, 0, 0, solver::infinity);
            for (int d = 0; d < rows; ++d)
                if (std::abs(along[static_cast<std::size_t>(d)]) > 1e-12)
                    builder.add_entry(d, column, along[static_cast<std::size_t>(d)]);
            if (has_excess)
                builder.add_entry(rows, column, 1);
            claims.push_back({c, has_excess});
        };
        for (Coalition c = 1; c < game_.all(); ++c)
            add_claim(c, true);
        for (std::size_t i = 0; answer_.is_individually_rational && n_ > 1 && i < n_; ++i)
            add_claim(Coalition{1} << i, false);

        const solver::ConvexProgram program = builder.build();
        const solver::Solution solution = solver::solve(program, {.tolerance = 1e-11});
        ++answer_.programmes;
        if (solution.termination != solver::Termination::optimal ||
            !solver::certify(program, solution).holds(1e-8)) {
            answer_.is_solved = false;
            answer_.reason =
                fmt::format("linear programme {} of the nucleolus ended in {}", answer_.programmes,
                            solver::to_string(solution.termination));
            return;
        }
        take(directions, claims, solution);
    }

    void take(const std::vector<Vector>& directions, const std::vector<Claim>& claims,
              const solver::Solution& solution) {
        for (std::size_t d = 0; d < directions.size(); ++d)
            for (std::size_t i = 0; i < n_; ++i)
                answer_.shares[i] -= solution.row_price[d] * directions[d][i];
        const bool is_first = answer_.programmes == 1;
        if (is_first)
            answer_.least_excess = -solution.row_price[directions.size()] - lift;
        const auto heaviest = static_cast<std::size_t>(
            std::max_element(solution.x.begin(), solution.x.end()) - solution.x.begin());
        for (std::size_t j = 0; j < claims.size(); ++j)
            if (j == heaviest || solution.x[j] > solution.lower_price[j]) {
                fix(claims[j].coalition);
                if (is_first && claims[j].has_excess)
                    answer_.binding.push_back(claims[j].coalition);
            }
    }

    std::size_t n_;
    const Game& game_;
    double scale_;
    std::vector<Vector> fixed_; ///< orthonormal, spans the coalitions whose sum is settled
    Nucleolus answer_;
};

} // namespace

std::string fault_of(const Game& game) {
    if (game.players < 1 || game.players > most_players)
        return fmt::format("a game has 1 to {} players, not {}", most_players, game.players);
    if (game.value.size() != std::size_t{1} << game.players)
        return fmt::format("{} players have {} coalitions, {} values are given", game.players,
                           std::size_t{1} << game.players, game.value.size());
    for (std::size_t c = 0; c < game.value.size(); ++c)
        if (!std::isfinite(game.value[c]))
            return fmt::format("the value of coalition {} is no number", c);
    return game.value[0] == 0 ? "" : "the coalition of nobody earns something";
}

std::vector<double> shapley_value(const Game& game) {
    assert(fault_of(game).empty());
    const auto n = static_cast<std::size_t>(game.players);
    // Share of the orders in which exactly a coalition of size s stands before a given player:
    // s! (n - 1 - s)! / n!
    std::vector<double> weight(n);
    weight[0] = 1.0 / static_cast<double>(n);
    for (std::size_t s = 1; s < n; ++s)
        weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(n - s);
    std::vector<double> shares(n, 0.0);
    for (Coalition c = 0; c < game.all(); ++c)
        for (std::size_t i = 0; i < n; ++i)
            if ((c >> i & 1) == 0)
                shares[i] += weight[static_cast<std::size_t>(std::popcount(c))] *
                             (game.value[c | Coalition{1} << i] - game.value[c]);
    return shares;
}

double excess(const Game& game, const std::vector<double>& shares, Coalition c) {
    return game.value[c] - sum_of(shares, c);
}

Nucleolus nucleolus(const Game& game) {
    assert(fault_of(game).empty());
    return Search(game).run();
}

} // namespace gashub
