#pragma once
// Work of many solves behind a view: merit order, how sure, tipping point, security, bargaining
// power. Runs in a thread of its own beside the runner, gives way to levers, and tells what is done
// so far. No Qt.

#include "app/view_data/cleared.hpp"
#include "app/view_data/figure_kinds.hpp"
#include "app/view_data/outcome_figures.hpp"
#include "market/clear.hpp"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace gashub::app {

/// What a study's view draws: bars or a curve.
struct StudyFigure {
    BarsData bars;
    CurveData curve;
};

/// What is known so far; complete at the end.
struct StudyAnswer {
    FigureKind kind = FigureKind::how_sure;
    std::optional<Scenario> scenario; ///< of which it speaks
    /// Draws what was found in a reader's language and units; empty where nothing was.
    std::function<StudyFigure(const Locale&)> figure = {};
    int done = 0, of = 0; ///< solves
    bool complete = false;
    std::string fault;            ///< why there is no (or no whole) answer; `say` knows its words
    std::vector<PriceBand> bands; ///< of the places in view, once futures were drawn
    int futures = 0;              ///< of which they are made
    std::string lever;            ///< of a tipping point
    std::optional<double> turns;  ///< value of the lever at which the spread turns first
};

struct StudyJob {
    FigureKind kind = FigureKind::how_sure;
    std::shared_ptr<const market::Prepared> prepared;
    std::optional<Scenario> scenario;
    std::shared_ptr<const Cleared> base; ///< the solved answer to `scenario`
    Attention attention;
    std::string lever; ///< for a tipping point
    /// True while a lever's solve runs or waits: the study stands still.
    std::function<bool()> must_wait = {};
    std::function<bool()> is_stopped = {}; ///< asked between solves, beside the stop token
    /// Called with every part of the answer, in the study's thread.
    std::function<void(const StudyAnswer&)> tell = {};
};

/// Ends soon after `stop` asks; what is done stays in the answer.
StudyAnswer run_study(const StudyJob& job, std::stop_token stop);

/// Hint of a view whose study has not run.
std::string study_hint(FigureKind kind, Locale language);

} // namespace gashub::app
