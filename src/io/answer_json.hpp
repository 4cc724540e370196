#pragma once
// A study's answer as JSON: the nine parts by name, the same numbers as the text
// (report/answer_text).

#include "io/json_writer.hpp"
#include "study/reduction/answer.hpp"

namespace gashub {

std::string answer_json(const Answer& answer);

} // namespace gashub
