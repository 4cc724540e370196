// Turkish words of the window, its menus and dialogs.

#include "app/view_data/words.hpp"

#include <array>

namespace gashub::app {

std::span<const Translation> turkish_window_words() {
    static constexpr auto words = std::to_array<Translation>({{"Undo", "Geri al"}});
    return words;
}

} // namespace gashub::app
