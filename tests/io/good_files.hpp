#pragma once
// The smallest network and scenario that hold one of each thing, as text: tests of reading break
// them one key at a time.

#include "base/issue.hpp"

#include <string>
#include <vector>

namespace gashub::test {

/// Compact JSON of a sound network (id `small`).
extern const std::string good_network_text;
/// Compact JSON of a sound scenario on it (network `network.json`).
extern const std::string good_scenario_text;

/// `code at pointer` of each issue.
std::vector<std::string> codes_of(const Issues& issues);

/// `text` with the one place where `what` stands replaced; throws unless it stands there once.
std::string with(const std::string& text, const std::string& what, const std::string& by);

} // namespace gashub::test
