#pragma once
// Words of a command line as they are typed.

#include "cli/arguments.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gashub::cli {

/// The word as it can be typed again, in quotes where the shell would not leave it as it is.
std::string shell_word(std::string_view word);

/// `2/7`; nothing where it is no number of a number of shards.
std::optional<Shard> parse_shard(std::string_view text);

} // namespace gashub::cli
