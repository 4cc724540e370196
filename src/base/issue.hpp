#pragma once
// Input faults. A check never stops at the first fault: it collects Issues and hands them all over.
// A fault names its place by collection, index and key; io, which knows the files, adds file and
// JSON pointer. Codes are kebab-case words that stay (`unknown-node`), so tests never match text.

#include <string>
#include <vector>

namespace gashub {

enum class Severity { error, warning };

/// Where a fault sits. `pointer` is a JSON pointer inside the part (`/pipelines/17/to`); model
/// checks fill it by collection, index and key; `file` is filled by io.
struct Place {
    std::string file;
    std::string pointer;
    bool operator==(const Place&) const = default;
};

struct Issue {
    Severity severity = Severity::error;
    std::string code;
    Place where;
    std::string message; ///< what is wrong, in words
    std::string hint;    ///< what to do; may be empty
    bool operator==(const Issue&) const = default;
};

using Issues = std::vector<Issue>;

/// True if at least one issue is an error (warnings let work go on).
bool has_errors(const Issues& issues);

/// One line: `eurasia.json: /pipelines/17/to: no node is called "x" (did you mean "y"?)
/// [unknown-node]`.
std::string to_string(const Issue& issue);

} // namespace gashub
