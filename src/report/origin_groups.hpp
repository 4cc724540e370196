#pragma once
// Origins are shown in at most eight groups, each with one colour in every chart and on the map.

#include "model/network.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

inline constexpr std::size_t most_origin_groups = 8;
/// A number for each group.
using ByOrigin = std::array<double, most_origin_groups>;

struct OriginGroup {
    std::string name; ///< for a legend
    std::string look; ///< class of its colour on a page
};

/// The groups of a network: known exporters by country, then the region `eu`, then whoever
/// liquefies gas, else `other`. A network without any known exporter has a group an origin instead.
class OriginGroups {
  public:
    explicit OriginGroups(const Network& network);
    const std::vector<OriginGroup>& list() const { return list_; }
    /// Index of the group of an origin.
    std::size_t of(std::string_view origin) const;

  private:
    std::vector<OriginGroup> list_;
    std::map<std::string, std::size_t, std::less<>> group_of_;
};

} // namespace gashub
