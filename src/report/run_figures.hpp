#pragma once
// The figures of a run's page, drawn from the run's tables; names, places and groups come from its
// network. A figure without data is nothing.

#include "analysis/explain.hpp"
#include "analysis/merit_order.hpp"
#include "analysis/table.hpp"
#include "io/base_map.hpp"
#include "model/scenario.hpp"
#include "report/html_page.hpp"
#include "report/origin_groups.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gashub {

/// What the figures are drawn from.
struct RunSource {
    const Network& network;
    const Scenario& scenario;
    std::span<const Table> tables;
};

/// The groups that have something, as a legend.
std::vector<LegendEntry> legend_of(const OriginGroups& groups, const ByOrigin& totals);

/// Pipes with their flow by origin over the horizon, LNG ashore, mean prices. `watched` are node
/// ids that are labelled first.
std::optional<PageFigure> map_figure(const RunSource& run, const std::vector<std::string>& watched,
                                     std::vector<Outline> land);
/// Prices of nodes by period.
std::optional<PageFigure> price_figure(const RunSource& run, const std::vector<std::string>& nodes);
/// Gas that comes to a node by period and origin.
std::optional<PageFigure> mix_figure(const RunSource& run, const std::string& node);
/// Whose gas the countries that use most use.
std::optional<PageFigure> use_figure(const RunSource& run);
/// The largest flows over borders by origin, their capacity marked.
std::optional<PageFigure> flow_figure(const RunSource& run);
/// Gas in store at the end of each period, by country.
std::optional<PageFigure> storage_figure(const RunSource& run);
/// Who pays most for imports.
std::optional<PageFigure> bill_figure(const RunSource& run);
/// A price taken apart: the way from who set it, and from where the gas comes.
std::vector<PageFigure> price_terms_figures(const RunSource& run, const Explanation& explanation);
/// Solves that a page spends on a merit order.
inline constexpr int page_order_solves = 10;
/// Supply and demand of a place.
std::optional<PageFigure> curve_figure(const RunSource& run, const MeritOrder& order);

} // namespace gashub
