#include "app/view_data/words.hpp"

#include <string>
#include <unordered_map>

namespace gashub::app {

namespace {

using Table = std::unordered_map<std::string_view, std::string_view>;

const Table& turkish() {
    static const Table table = [] {
        Table all;
        for (const auto words : {turkish_window_words(), turkish_view_words(),
                                 turkish_figure_words(), turkish_fault_words()})
            for (const Translation& entry : words)
                all.emplace(entry.english, entry.other);
        return all;
    }();
    return table;
}

std::string longer(std::string_view english) {
    std::string text(english);
    for (std::size_t i = 0; i < english.size() * 2 / 5; ++i)
        text += i % 6 == 0 ? ' ' : 'x';
    return text;
}

} // namespace

bool is_known(Language language, std::string_view english) {
    return language != Language::turkish || turkish().contains(english);
}

std::string say(Language language, std::string_view english) {
    if (language == Language::longer)
        return longer(english);
    if (language == Language::turkish) {
        const auto found = turkish().find(english);
        if (found != turkish().end())
            return std::string(found->second);
    }
    return std::string(english);
}

std::string say(Language language, std::string_view english,
                std::initializer_list<std::string_view> parts) {
    const std::string pattern = say(language, english);
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_mark = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                             static_cast<std::size_t>(pattern[i + 1] - '0') <= parts.size();
        if (is_mark)
            text += parts.begin()[pattern[++i] - '1'];
        else
            text += pattern[i];
    }
    return text;
}

} // namespace gashub::app
