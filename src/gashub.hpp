#pragma once
// The whole library: #include <gashub/gashub.hpp>, find_package(gashub), target gashub::gashub.

#include "base/calendar.hpp"
#include "base/issue.hpp"
#include "base/result.hpp"
#include "base/units.hpp"
#include "graph/cuts.hpp"
#include "graph/routes.hpp"
#include "graph/topology.hpp"
#include "graph/weak_points.hpp"
#include "solver/certificate.hpp"
#include "solver/program.hpp"
#include "solver/sensitivity.hpp"
#include "solver/solution.hpp"
#include "solver/solve.hpp"
