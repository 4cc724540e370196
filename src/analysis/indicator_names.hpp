#pragma once
// Names of the numbers in the table `indicators` of any run or study, in order.

#include <array>
#include <string_view>

namespace gashub {

// A list to read:
// clang-format off
inline constexpr auto indicator_names = std::to_array<std::string_view>({
    "annual-flow", "annual-production", "area-price", "binding-cut", "cause-share",
    "consumption", "contracted-by-year", "curtailed-share", "days-of-stock", "days-of-survival",
    "entry-capacity", "entry-concentration", "exits-use-by-month", "flow-by-year", "hhi",
    "hhi-sellers", "hub-volume", "import", "import-by-year", "january-area-price",
    "january-price", "lng-import", "mean-area-price", "mean-price", "most-supply", "n-1", "n-1-common-cause", "n-1-demand-side", "n-1-largest",
    "n-1-without", "net-revenue", "netback", "not-served", "origin-share",
    "origin-share-last-border", "peak-demand", "price-by-year", "rationed",
    "remaining-flexibility", "residual-supply-by-month", "residual-supply-index",
    "residual-supply-missing", "route-diversification", "set-by-month", "set-by-share",
    "set-by-way", "source-dependence", "source-dependence-shared", "spread", "unserved", "used",
    "weak-spot", "worst-shortfall"});
// clang-format on

} // namespace gashub
