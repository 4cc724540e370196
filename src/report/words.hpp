#pragma once
// Kinds of terms, rules and assumptions as a student would read them.

#include "analysis/assumptions.hpp"
#include "market/ledger.hpp"
#include "report/quantities.hpp"

#include <string>
#include <string_view>

namespace gashub {

/// `full: congestion`, `cost of producing it` ...
std::string term_words(market::TermKind kind);

/// A rule's kind as the table `rules` has it, or `arc`: `price cap, rationing`, `full` ...
std::string rule_words(std::string_view kind);

/// `elasticity -0.25`, `capacity 12.3 bcm a year` ...
std::string figure_words(const Assumption& assumption, const Quantities& quantities);

/// high, medium, low; empty where it is not stated.
std::string_view word_of(Confidence confidence);
/// Likewise, or `not stated`.
std::string_view confidence_word(Confidence confidence);

/// Publisher and title of a source that the network lists, else the text itself.
std::string source_words(const Network& network, const std::string& source);

} // namespace gashub
