#include "analysis/proportional_sharing.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {

ProportionalSharing::ProportionalSharing(int places, int origins)
    : inflows(static_cast<std::size_t>(places)), places_(places), origins_(origins),
      given_(static_cast<std::size_t>(places * origins), 0), share_(given_) {}

void ProportionalSharing::solve() {
    std::vector<double> total(static_cast<std::size_t>(places_), 0);
    for (int p = 0; p < places_; ++p) {
        for (int o = 0; o < origins_; ++o)
            total[static_cast<std::size_t>(p)] += given_at(p, o);
        for (const Inflow& in : inflows[static_cast<std::size_t>(p)])
            total[static_cast<std::size_t>(p)] += in.volume;
    }
    const std::vector<int> order = upstream_first();
    std::vector<double> sum(static_cast<std::size_t>(origins_));
    constexpr int most_sweeps = 2000;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        double moved = 0;
        for (int p : order) {
            if (total[static_cast<std::size_t>(p)] <= 0)
                continue;
            for (int o = 0; o < origins_; ++o)
                sum[static_cast<std::size_t>(o)] = given_at(p, o);
            for (const Inflow& in : inflows[static_cast<std::size_t>(p)])
                for (int o = 0; o < origins_; ++o)
                    sum[static_cast<std::size_t>(
                        in.becomes == nullptr ? o : (*in.becomes)[static_cast<std::size_t>(o)])] +=
                        in.volume * shares_of(in.from)[o];
            for (int o = 0; o < origins_; ++o) {
                double& now = share_[static_cast<std::size_t>(p * origins_ + o)];
                const double next =
                    sum[static_cast<std::size_t>(o)] / total[static_cast<std::size_t>(p)];
                moved = std::max(moved, std::abs(next - now));
                now = next;
            }
        }
        if (moved < 1e-13)
            break;
    }
    normalise();
}

std::vector<int> ProportionalSharing::upstream_first() const {
    std::vector<int> waiting(static_cast<std::size_t>(places_), 0), order;
    std::vector<std::vector<int>> next(static_cast<std::size_t>(places_));
    for (int p = 0; p < places_; ++p)
        for (const Inflow& in : inflows[static_cast<std::size_t>(p)]) {
            ++waiting[static_cast<std::size_t>(p)];
            next[static_cast<std::size_t>(in.from)].push_back(p);
        }
    std::vector<char> placed(static_cast<std::size_t>(places_), 0);
    const auto settle = [&](int p) {
        placed[static_cast<std::size_t>(p)] = 1;
        order.push_back(p);
    };
    for (int p = 0; p < places_; ++p)
        if (waiting[static_cast<std::size_t>(p)] == 0)
            settle(p);
    for (std::size_t i = 0; static_cast<int>(order.size()) < places_; ++i) {
        if (i == order.size()) { // a circle: break it at its first place
            settle(static_cast<int>(std::find(placed.begin(), placed.end(), 0) - placed.begin()));
        }
        for (int q : next[static_cast<std::size_t>(order[i])])
            if (--waiting[static_cast<std::size_t>(q)] == 0 && !placed[static_cast<std::size_t>(q)])
                settle(q);
    }
    return order;
}

void ProportionalSharing::normalise() {
    for (int p = 0; p < places_; ++p) {
        double sum = 0;
        for (int o = 0; o < origins_; ++o)
            sum += shares_of(p)[o];
        for (int o = 0; sum > 0 && o < origins_; ++o)
            share_[static_cast<std::size_t>(p * origins_ + o)] /= sum;
    }
}

} // namespace gashub
