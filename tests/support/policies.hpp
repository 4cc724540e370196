#pragma once
// Policies that several tests lay on a network.

#include "model/policy.hpp"

#include <string>

namespace gashub::test {

/// `ban`: gas of an origin may not be sold, stored in, or enter a region, at any time.
inline Policy embargo_on(const std::string& origin, const std::string& region) {
    Embargo embargo;
    embargo.origin = origin;
    embargo.region = region;
    Policy policy;
    policy.id = "ban";
    policy.body = embargo;
    return policy;
}

} // namespace gashub::test
