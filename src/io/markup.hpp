#pragma once
// Text inside XML and HTML.

#include <string_view>

namespace gashub {

/// The entity that stands for a sign in text and attributes (`&amp;` ...); "" where it may stay.
std::string_view entity_of(char sign);

} // namespace gashub
