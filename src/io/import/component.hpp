#pragma once
// What all components of a PyPSA folder have in common, read of their row.

#include "io/import/frame.hpp"
#include "model/dictionary.hpp"

#include <optional>
#include <string>

namespace gashub {

/// The meaning of a word of the dictionary, or `otherwise`.
template <class E>
E word_or(const std::string& text, E otherwise) {
    for (const auto& [word, meaning] : Words<E>::list)
        if (word == text)
            return meaning;
    return otherwise;
}

/// Columns `status` (else `active`), `commissioned`, `decommissioned`; the name where the id is not
/// it.
template <class T>
void set_life(T& object, const Frame& frame, std::size_t row, Issues& faults) {
    const auto date = [&](const char* column) {
        const std::string& text = frame.text(row, column);
        return text.empty() ? std::nullopt : parse_date(text.substr(0, 10));
    };
    const bool is_active = frame.truth(row, "active", true, faults);
    object.status =
        word_or(frame.text(row, "status"), is_active ? Status::existing : Status::planned);
    object.commissioned = date("commissioned");
    object.decommissioned = date("decommissioned");
    if (const std::string& name = frame.text(row, "name"); object.id != name)
        object.name.en = name;
}

} // namespace gashub
