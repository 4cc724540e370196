#pragma once
// Kinds of origins that are told apart by colour in every figure.

#include "model/network.hpp"

#include <optional>
#include <string_view>

namespace gashub {

enum class OriginKind { russia, norway, north_africa, azerbaijan, iran, lng, eu, other };

/// Kind of a country whose gas is well known by name; nothing for others.
std::optional<OriginKind> known_exporter(std::string_view origin);

/// Known exporters by country, then the region `eu`, then whoever liquefies gas, else `other`.
OriginKind origin_kind(const Network& network, std::string_view origin);

} // namespace gashub
