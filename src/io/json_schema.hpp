#pragma once
// The dictionary as JSON Schema (draft 2020-12), for editors and other programs. The program itself
// checks by the dictionary.

#include <string>

namespace gashub {

/// networks/network.schema.json.
std::string network_schema();
/// scenarios/scenario.schema.json. A scenario that `extends` another may say of an event, policy or
/// lever only what it changes.
std::string scenario_schema();
/// scenarios/study.schema.json. A study that `extends` another may leave out all but its id.
std::string study_schema();

} // namespace gashub
