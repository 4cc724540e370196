#include "base/text.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace gashub {
namespace {

/// Levenshtein distance; names are at most 64 signs, so the full table is cheap.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

std::string nearest_name(std::string_view name, std::span<const std::string> known) {
    if (name.size() > 80)
        return {};
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
    for (const std::string& candidate : known) {
        if (candidate.size() > name.size() + best_distance ||
            name.size() > candidate.size() + best_distance)
            continue;
        const std::size_t distance = edit_distance(name, candidate);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return std::string(best);
}

std::string did_you_mean(std::string_view name, std::span<const std::string> known) {
    const std::string near = nearest_name(name, known);
    return near.empty() ? std::string() : "did you mean \"" + near + "\"?";
}

std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 80;
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size() && i < longest; ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += text[i];
        } else if (c < 0x20 || c == 0x7f) {
            constexpr std::string_view digits = "0123456789abcdef";
            out += "\\x";
            out += digits[c >> 4];
            out += digits[c & 15];
        } else {
            out += text[i];
        }
    }
    return out + (text.size() > longest ? "...\"" : "\"");
}

bool is_valid_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace gashub
