#pragma once
// Words in the reader's language. The English text is the key; i18n/turkish_*.cpp hold the other
// one. Figures and sentences take the language as an argument, so one process speaks both (a test,
// an export) and nothing waits for a restart; `tr` of the widgets reads the same table
// (i18n/translator.hpp).

#include "app/view_data/format.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace gashub::app {

struct Translation {
    std::string_view english, other;
};

/// All that is known in Turkish, in no order.
std::span<const Translation> turkish_window_words();
std::span<const Translation> turkish_view_words();
std::span<const Translation> turkish_figure_words();
std::span<const Translation> turkish_fault_words();

/// True if the language has its own words for a text.
bool is_known(Language language, std::string_view english);

/// The text in a language, English itself where the table lacks it. `Language::longer` gives
/// English stretched by half, for tests of room.
std::string say(Language language, std::string_view english);

/// The same with `%1`, `%2` ... replaced by the parts in order.
std::string say(Language language, std::string_view english,
                std::initializer_list<std::string_view> parts);

} // namespace gashub::app
