#include "study/circles.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {
namespace {

constexpr double nothing = 1e-9;
constexpr double margin_eur_per_mwh = 0.02; // what a barred way round must cost at least

std::pair<std::size_t, std::size_t> ends(const Network& network, int arc) {
    return {static_cast<std::size_t>(network.find_node(network.arc(arc).from)),
            static_cast<std::size_t>(network.find_node(network.arc(arc).to))};
}

double cost_of(const Network& network, const std::vector<double>& adders, int arc) {
    return network.arc(arc).tariff_eur_per_mwh + adders[static_cast<std::size_t>(arc)];
}

} // namespace

std::vector<int> cheapest_circle(const Network& network, const std::vector<double>& adders) {
    const auto nodes = static_cast<std::size_t>(network.node_count());
    std::vector<double> least(nodes, 0); // as if a free arc led to every node
    std::vector<int> by(nodes, -1);      // the arc that brought it
    std::vector<std::pair<std::size_t, std::size_t>> arcs;
    for (int a = 0; a < network.arc_count(); ++a)
        arcs.push_back(ends(network, a));
    std::size_t moved = nodes;
    for (std::size_t round = 0; round <= nodes; ++round) {
        moved = nodes;
        for (int a = 0; a < network.arc_count(); ++a) {
            const auto [from, to] = arcs[static_cast<std::size_t>(a)];
            const double cost = least[from] + cost_of(network, adders, a);
            if (cost < least[to] - nothing) {
                least[to] = cost;
                by[to] = a;
                moved = to;
            }
        }
        if (moved == nodes)
            return {};
    }
    std::size_t node = moved; // behind a circle, or on it: so many steps back lie on it
    for (std::size_t step = 0; step < nodes; ++step)
        node = arcs[static_cast<std::size_t>(by[node])].first;
    std::vector<int> circle;
    for (std::size_t at = node; circle.empty() || at != node;) {
        circle.push_back(by[at]);
        at = arcs[static_cast<std::size_t>(by[at])].first;
    }
    std::reverse(circle.begin(), circle.end());
    return circle;
}

bool bar_circle(const Network& network, const std::vector<int>& circle,
                std::vector<market::Measurement>& rows) {
    market::Measurement::Circle round;
    for (const int arc : circle)
        round.cost_eur_per_mwh += network.arc(arc).tariff_eur_per_mwh;
    round.cost_eur_per_mwh = std::max(0.0, round.cost_eur_per_mwh - margin_eur_per_mwh);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double count = 0;
        for (const auto& [arc, sign] : rows[i].arcs)
            count += sign * static_cast<double>(std::count(circle.begin(), circle.end(), arc));
        if (count != 0)
            round.counts.emplace_back(static_cast<int>(i), count);
    }
    if (round.counts.empty())
        return false;
    auto& known = rows[static_cast<std::size_t>(round.counts.front().first)].circles;
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& other) {
        return other.counts == round.counts && other.cost_eur_per_mwh <= round.cost_eur_per_mwh;
    });
    if (!is_known)
        known.push_back(std::move(round));
    return !is_known;
}

void bar_pairs(const Network& network, std::vector<market::Measurement>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = 0; k < rows[i].arcs.size(); ++k) {
            const int arc = rows[i].arcs[k].first;
            const auto [from, to] = ends(network, arc);
            for (int back = 0; back < network.arc_count(); ++back)
                if (ends(network, back) == std::pair(to, from))
                    bar_circle(network, {arc, back}, rows);
        }
}

void raise_circles(const Network& network, std::vector<double>& adders) {
    for (;;) {
        const std::vector<int> circle = cheapest_circle(network, adders);
        double cost = 0, below = 0;
        for (const int arc : circle) {
            cost += cost_of(network, adders, arc);
            below += std::min(0.0, adders[static_cast<std::size_t>(arc)]);
        }
        if (circle.empty() || below >= 0)
            return;
        // Of the adders below zero, the share that brings the sum to the margin is taken off.
        const double keep = std::max(0.0, 1 - (margin_eur_per_mwh - cost) / -below);
        for (const int arc : circle)
            if (double& adder = adders[static_cast<std::size_t>(arc)]; adder < 0)
                adder *= keep;
    }
}

} // namespace gashub
