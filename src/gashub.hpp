#pragma once
// The whole library: #include <gashub/gashub.hpp>, find_package(gashub), target gashub::gashub. The
// route of a run: make_network and make_scenario (or a reader of io), market::clear, then analysis.

#include "analysis/explain.hpp"
#include "base/calendar.hpp"
#include "base/issue.hpp"
#include "base/result.hpp"
#include "base/units.hpp"
#include "graph/cuts.hpp"
#include "graph/routes.hpp"
#include "graph/topology.hpp"
#include "graph/weak_points.hpp"
#include "market/clear.hpp"
#include "market/outcome.hpp"
#include "model/network.hpp"
#include "model/path.hpp"
#include "model/scenario.hpp"
#include "solver/certificate.hpp"
#include "solver/program.hpp"
#include "solver/sensitivity.hpp"
#include "solver/solution.hpp"
#include "solver/solve.hpp"
