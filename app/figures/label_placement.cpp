#include "app/figures/label_placement.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace gashub::app {

namespace {

/// Eight spots round the point, best first: right, left, above, below, corners.
std::array<Frame, 8> spots(const LabelRequest& label, double gap) {
    const auto at = [&](double x, double y) {
        return Frame{x, y, x + label.width, y + label.height};
    };
    const double right = label.at.x + gap, left = label.at.x - gap - label.width;
    const double above = label.at.y - gap - label.height, below = label.at.y + gap;
    const double middle_x = label.at.x - label.width / 2, middle_y = label.at.y - label.height / 2;
    return {at(right, middle_y), at(left, middle_y), at(middle_x, above), at(middle_x, below),
            at(right, above),    at(right, below),   at(left, above),     at(left, below)};
}

bool inside(const Frame& label, const Frame& frame) {
    return label.left >= frame.left && label.right <= frame.right && label.top >= frame.top &&
           label.bottom <= frame.bottom;
}

} // namespace

bool overlap(const Frame& a, const Frame& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

std::vector<std::optional<Frame>> place_labels(std::span<const LabelRequest> requests,
                                               std::span<const Frame> forbidden, const Frame& frame,
                                               std::size_t most) {
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return requests[a].rank > requests[b].rank;
    });
    std::vector<Frame> taken(forbidden.begin(), forbidden.end());
    std::vector<std::optional<Frame>> placed(requests.size());
    std::size_t count = 0;
    for (const std::size_t i : order) {
        if (count == most)
            break;
        const LabelRequest& label = requests[i];
        for (const double gap : {label.gap, 2.5 * label.gap}) {
            for (const Frame& spot : spots(label, gap)) {
                const bool free = std::none_of(taken.begin(), taken.end(), [&](const Frame& other) {
                    return overlap(spot, other);
                });
                if (free && inside(spot, frame)) {
                    placed[i] = spot;
                    break;
                }
            }
            if (placed[i])
                break;
        }
        if (placed[i]) {
            taken.push_back(*placed[i]);
            ++count;
        }
    }
    return placed;
}

} // namespace gashub::app
