#pragma once
// answer.json: a study's answer, the same numbers as its text. Written by `study`, read again by
// `report`.

#include "base/result.hpp"
#include "study/reduction/answer.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace gashub {

std::string answer_json(const Answer& answer);

/// The answer that such a text holds: written again it gives the same bytes. Keys that are not
/// there stay empty. Faults: those of parse_json, and [bad-answer] where a key holds something else
/// than answer_json writes or a row has more or fewer cells than there are columns.
Result<Answer> parse_answer(std::string_view text, const std::string& file = {});

/// Of `folder`/answer.json; faults also those of read_file.
Result<Answer> read_answer(const std::filesystem::path& folder);

} // namespace gashub
