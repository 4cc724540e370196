#pragma once
// The dictionary as Markdown: the tables at the end of the READMEs of networks/, scenarios/
// and scenarios/questions/.

#include <string>
#include <string_view>

namespace gashub {

inline constexpr std::string_view tables_begin = "<!-- keys:begin -->";
inline constexpr std::string_view tables_end = "<!-- keys:end -->";

/// One table an object: key, what it is, unit, meaning; required keys are bold.
std::string network_tables_text();
std::string scenario_tables_text();
std::string study_tables_text();

/// `page` with what stands between the two marks replaced; unchanged where it lacks them.
std::string with_tables(std::string_view page, std::string_view tables);

} // namespace gashub
