#pragma once
// The summary of a run as words: one screen of at most 40 lines and 100 columns that a student can
// read, and the same numbers as JSON.

#include "io/json_writer.hpp"
#include "report/quantities.hpp"
#include "report/summary.hpp"

#include <string>

namespace gashub {

/// How the result was found and checked.
struct Proof {
    double primal_residual = 0, dual_residual = 0, gap = 0;
    double seconds = 0;
    int iterations = 0;
};

struct SummaryStyle {
    Quantities quantities;
    bool colour = false;
    std::string next; ///< the command to try next, as typed; empty: none
};

std::string summary_text(const Summary& summary, const Proof& proof, const SummaryStyle& style);

/// Members of the summary into an open object: `title`, `prices`, `areas`, `flows`, `binding`,
/// `surprises` ... Volumes in bcm and prices in EUR/MWh, as the keys say.
void write_summary(JsonWriter& json, const Summary& summary);

/// `text` cut at `width` signs and filled up with spaces; signs are counted, not bytes.
std::string padded(std::string_view text, std::size_t width);
/// The same, filled up on the left.
std::string right(std::string_view text, std::size_t width);

} // namespace gashub
