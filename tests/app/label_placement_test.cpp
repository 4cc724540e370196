#include "app/figures/label_placement.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace gashub::app;

namespace {

bool inside(const Frame& label, const Frame& frame) {
    return label.left >= frame.left && label.right <= frame.right && label.top >= frame.top &&
           label.bottom <= frame.bottom;
}

} // namespace

TEST_CASE("no two labels of a crowd overlap, none leaves the frame or covers a forbidden area") {
    const Frame frame{0, 0, 780, 300};
    const std::vector<Frame> forbidden{{0, 280, 200, 300}, {350, 100, 400, 150}};
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> x(0, 780), y(0, 300), width(30, 140), rank(0, 9);
        std::vector<LabelRequest> requests;
        for (int i = 0; i < 150; ++i)
            requests.push_back({{x(random), y(random)}, width(random), 14, rank(random), 4});
        const auto placed = place_labels(requests, forbidden, frame);
        REQUIRE(placed.size() == requests.size());
        int shown = 0;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (!placed[i])
                continue;
            ++shown;
            CHECK(inside(*placed[i], frame));
            for (const Frame& area : forbidden)
                CHECK_FALSE(overlap(*placed[i], area));
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE((placed[j] && overlap(*placed[i], *placed[j])));
        }
        CHECK(shown > 30);
    }
}

TEST_CASE("of two labels that want one spot the higher rank has it") {
    const std::vector<LabelRequest> requests{{{50, 10}, 40, 16, 1, 4}, {{50, 10}, 40, 16, 2, 4}};
    const auto placed = place_labels(requests, {}, {0, 0, 100, 20});
    REQUIRE(placed[1]);
    CHECK(placed[1]->left == Approx(54));
    CHECK((!placed[0] || placed[0]->left != placed[1]->left));
}

TEST_CASE("no more labels are placed than are wanted, and those of the highest rank") {
    std::vector<LabelRequest> requests;
    for (int i = 0; i < 10; ++i)
        requests.push_back({{50, 20 + 30.0 * i}, 40, 10, static_cast<double>(i), 4});
    const auto placed = place_labels(requests, {}, {0, 0, 300, 400}, 3);
    for (std::size_t i = 0; i < placed.size(); ++i)
        CHECK(placed[i].has_value() == (i >= 7));
}

TEST_CASE("a label that finds no room is left out") {
    const std::vector<LabelRequest> requests{{{50, 10}, 300, 16, 1, 4}};
    CHECK_FALSE(place_labels(requests, {}, {0, 0, 100, 20})[0]);
}
