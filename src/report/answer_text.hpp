#pragma once
// A study's answer as words: nine parts on at most 25 lines, 110 signs wide.

#include "study/reduction/answer.hpp"

#include <string>

namespace gashub {

inline constexpr std::size_t answer_lines = 25, answer_width = 110;

std::string answer_text(const Answer& answer);

} // namespace gashub
