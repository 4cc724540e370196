#include "cli/typed_words.hpp"

#include <charconv>

namespace gashub::cli {

std::string shell_word(std::string_view word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        "-_./=:,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos)
        return std::string(word);
    std::string out = "'";
    for (const char sign : word)
        out += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
    return out + "'";
}

std::optional<Shard> parse_shard(std::string_view text) {
    Shard shard;
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto read = [](std::string_view part, int& out) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
        return error == std::errc() && end == part.data() + part.size();
    };
    if (!read(text.substr(0, slash), shard.number) || !read(text.substr(slash + 1), shard.of))
        return std::nullopt;
    if (shard.number < 1 || shard.number > shard.of || shard.of > 100000)
        return std::nullopt;
    return shard;
}

} // namespace gashub::cli
