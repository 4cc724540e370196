#include "report/assumptions_text.hpp"

#include "report/names.hpp"
#include "report/summary_text.hpp"
#include "report/words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {

std::string assumptions_text(const Network& network, const std::vector<Assumption>& assumptions,
                             const Quantities& q) {
    if (assumptions.empty())
        return {};
    std::string out =
        padded("\nAssumptions that matter most here", 63) + padded("confidence", 12) + "from\n";
    for (const Assumption& a : assumptions) {
        out += "  " + padded(any_name(network, a.id), 33) + padded(figure_words(a, q), 28) +
               padded(confidence_word(a.confidence), 12) +
               padded(source_words(network, a.source), 40);
        out.erase(out.find_last_not_of(' ') + 1);
        out += "\n";
    }
    return out;
}

} // namespace gashub
