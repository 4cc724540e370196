#include "base/issue.hpp"

#include <algorithm>

namespace gashub {

bool has_errors(const Issues& issues) {
    return std::any_of(issues.begin(), issues.end(),
                       [](const Issue& issue) { return issue.severity == Severity::error; });
}

std::string to_string(const Issue& issue) {
    std::string line;
    if (!issue.where.file.empty())
        line += issue.where.file + ": ";
    if (!issue.where.pointer.empty())
        line += issue.where.pointer + ": ";
    if (issue.severity == Severity::warning)
        line += "warning: ";
    line += issue.message;
    if (!issue.hint.empty())
        line += " (" + issue.hint + ")";
    return line + " [" + issue.code + "]";
}

} // namespace gashub
