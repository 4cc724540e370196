#pragma once
// Faults in the reader's language: the kind of fault by its code, what is precisely wrong as the
// library says it, in English.

#include "app/view_data/format.hpp"
#include "base/issue.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gashub::app {

struct FaultKind {
    std::string_view code, words; ///< words: in English, the key of their translation
};
/// The codes that a network, a scenario or a run can give, with a few words on each.
std::span<const FaultKind> fault_kinds();

/// What is wrong: in English the message; else the kind in the reader's words, then the message.
std::string fault_words(const Issue& issue, Locale language);

/// What to do: the hint, a name that was meant in the reader's words.
std::string hint_words(const Issue& issue, Locale language);

} // namespace gashub::app
