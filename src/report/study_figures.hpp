#pragma once
// The figures of a study's page: those that its answer alone gives, and those that need its runs.

#include "io/base_map.hpp"
#include "report/html_page.hpp"
#include "study/reduction/answer.hpp"
#include "study/reduction/reduce.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gashub {

/// Prices of one node in every run: id of the run -> first day of the period -> EUR/MWh.
struct NodePrices {
    std::string node;
    std::map<std::string, std::map<std::string, double>, std::less<>> by_run;
};

/// A study with its runs.
struct StudyRuns {
    Study study;
    std::vector<Ran> runs;
    std::vector<NodePrices> prices;
};

// Of the answer -----------------------------------------------------------------------------------

/// The headline at both ends of each uncertain input about `central`; of the twelve widest.
std::optional<PageFigure> tornado_figure(const Answer& answer, double central);
/// What a search looked at along its parameter, by its first column, the bracket in which the
/// condition turns marked.
std::optional<PageFigure> threshold_figure(const Answer& answer);
/// What `picture` of a table asks for (bars, dumbbell, curves, heat, strip, zone; maps as heat,
/// which maps_figure draws better); without one a table whose rows are numbers is drawn as curves,
/// one of cases as bars, one with columns of the same measure (`is_across`) as a heat map. A
/// staircase is drawn by the function below.
std::vector<PageFigure> table_figures(const AnswerTable& table, bool is_across);
/// Entry prices as a staircase, with the prices at the hub that `answer` has.
std::optional<PageFigure> staircase_figure(const Answer& answer, const AnswerTable& table);

// Of the runs -------------------------------------------------------------------------------------

/// The headline over the first two axes, all else central; nothing with fewer than two.
std::optional<PageFigure> heat_figure(const StudyRuns& source);
/// A node's price by period, or by year over more than two: the central run with the range of the
/// cases, or the median of the draws with 50 and 80 % of them about it.
std::optional<PageFigure> fan_figure(const StudyRuns& source, const NodePrices& prices);
/// The condition's measure along the threshold's parameter, all else central, with the condition's
/// bound and the bracket in which it turns.
std::optional<PageFigure> turning_figure(const StudyRuns& source, const Answer& answer);
/// Share of the draws in which the headline is below x, a curve a policy.
std::optional<PageFigure> futures_figure(const StudyRuns& source);
/// Of a security study: the loss among the rows of `table` whose cut has most elements, on a map.
/// Nothing where no loss has a cut of its own.
std::optional<PageFigure> cut_figure(const StudyRuns& source, const AnswerTable& table,
                                     const std::vector<Outline>& land);
/// A small map a choice of a table whose rows are measures of countries: land coloured by the
/// number. Nothing where no row is of one country.
std::optional<PageFigure> maps_figure(const StudyRuns& source, const AnswerTable& table,
                                      const std::vector<Outline>& land);
/// Name of a node of the study's base.
std::string place_name(const StudyRuns& source, const std::string& node);
/// The headline in the central run; nothing if there is none.
std::optional<double> central_headline(const StudyRuns& source);

} // namespace gashub
