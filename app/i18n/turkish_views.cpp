// Turkish words of figures, cards, reasons and sentences.

#include "app/view_data/words.hpp"

#include <array>

namespace gashub::app {

std::span<const Translation> turkish_view_words() {
    static constexpr auto words = std::to_array<Translation>({{"Russia", "Rusya"}});
    return words;
}

} // namespace gashub::app
