#pragma once
// The dictionary of keys: every key of every object of a file, once, as data. Reader, writer, paths,
// range checks, JSON Schema and the README tables all walk it, so none can lag behind another.

#include "model/dictionary_network.hpp"
#include "model/dictionary_scenario.hpp"
