#pragma once
// What the program makes without being looked at: figures as files, and a picture of its window.
// Each opens the scenario, waits for the answer and gives the exit code: 0 made, 1 not made, 2 the
// input is wrong. Faults go to stderr.

#include "app/export/figure_page.hpp"
#include "app/session.hpp"

namespace gashub::app {

/// The scenario of a run without a user, and what is changed in it first.
struct BatchInput {
    QString file;
    QStringList set; ///< PATH=VALUE
    QString select;  ///< id of a place or pipe; empty: the first market
    FigureWays ways = {};
};

/// A file of this name, else the scenario of this id that comes with the program, else the name.
QString find_input(const QString& name);

/// Sets what `--set` names and chooses a place or pipe; false, and words on stderr, where it can
/// not.
bool change_input(Session& session, const QStringList& set, const QString& select);

/// Opens, changes and waits for the answer; 0, or the exit code.
int open_and_wait(Session& session, const BatchInput& input);

struct FigureFiles {
    QString folder;
    std::vector<FigureKind> kinds;
    QStringList endings;
    FigurePage page; ///< size and letters of each
};
/// Writes `FOLDER/ID.ENDING` and `FOLDER/sources.txt`; runs the studies that figures need.
int write_figures(Session& session, const BatchInput& input, const FigureFiles& files);

struct Screenshot {
    QString path;
    QSize size;
    std::vector<FigureKind> kinds; ///< of upper, lower and right place; empty: as at the start
};
int write_screenshot(Session& session, const BatchInput& input, const Screenshot& picture);

} // namespace gashub::app
