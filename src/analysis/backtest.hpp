#pragma once
// A run held against what was observed: routes, prices, and whose gas came in where. Beside every
// error stands that of a naive forecast, "as in the calibration year". Like is compared with like:
// only rows whose days the horizon covers wholly, weighted by days; what is left out is listed.

#include "analysis/results.hpp"
#include "model/observation.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gashub {

/// Observed figures of the run's days, and those of the calibration year for the naive forecast.
struct BacktestData {
    std::vector<MeasuredFlow> flows, naive_flows;
    std::vector<MeasuredPrice> prices, naive_prices;
    double adder_bound_eur_per_mwh = 3; ///< the one that `calibrate` was given
};

/// A route over the days of its longest rows that do not overlap; bcm of the model.
struct RouteFit {
    std::string route;
    std::vector<CountedArc> arcs;
    Date from, to; ///< first day, day after the last; `rows` of them may leave gaps
    int rows = 0;
    double observed_bcm = 0, model_bcm = 0;
    std::optional<double> naive_bcm = {}; ///< nothing where the calibration year has no such route
    Confidence confidence = Confidence::unstated;
    bool is_free = true;
    bool is_lng = false; ///< over lanes or regasification terminals alone: a total, not a route
    double unit_factor = 1;

    double error_bcm() const { return model_bcm - observed_bcm; }
    /// Compared in the mean errors: a route of high confidence.
    bool counts() const { return confidence == Confidence::high && !is_lng; }
};

struct PriceFit {
    int node = -1;
    Date from, to;
    int rows = 0;
    double observed_eur_per_mwh = 0, model_eur_per_mwh = 0;
    std::optional<double> naive_eur_per_mwh = {};
};

/// The months of a price: observed and of the model, and how alike their order is.
struct PricePath {
    int node = -1;
    std::vector<Date> months = {};
    std::vector<double> observed_eur_per_mwh = {}, model_eur_per_mwh = {};
    double rank_correlation = 0; ///< Spearman's
};

/// What entered a country over measured routes, by origin: both columns take the origins as the
/// model traces them on each arc, so that they differ by volumes only.
struct EntryFit {
    std::string country, origin;
    double observed_bcm = 0, model_bcm = 0;
};

/// Errors of a set of routes of high confidence, LNG totals apart.
struct RouteErrors {
    int routes = 0;
    double mean_absolute_error_bcm = 0;
    int routes_with_naive = 0;
    double error_beside_naive_bcm = 0; ///< the model's, over the routes that have a naive forecast
    double naive_error_bcm = 0;
    int moved = 0;       ///< routes that moved more than 1 bcm from the calibration year
    int signs_right = 0; ///< of these, those that the model moves the same way
    /// The model's error over the naive one; nothing where there is none.
    std::optional<double> ratio() const;
};

enum class WhyLeftOut {
    outside,  ///< no day of it lies in the horizon
    partly,   ///< some of its days lie outside the horizon
    no_price, ///< no gas can come there in some period
};
std::string_view to_string(WhyLeftOut why);

/// A row that is not compared.
struct LeftOutRow {
    std::string what; ///< route or node
    Date from, to;
    WhyLeftOut why = WhyLeftOut::outside;
};

/// An arc whose cost `calibrate` moved as far as it might: something else explains its flow.
struct BoundAdder {
    int arc = -1;
    double eur_per_mwh = 0;
};

struct Backtest {
    std::vector<RouteFit> routes; ///< in the order of the file
    std::vector<PriceFit> prices;
    std::vector<PricePath> paths;
    std::vector<EntryFit> entries; ///< by country and origin, those over 0.05 bcm
    RouteErrors all, free;
    int large = 0, large_within = 0;    ///< routes above 2 bcm; those within 10 %
    int months = 0;                     ///< rows of a month each of routes of high confidence
    double monthly_error_bcm = 0;       ///< mean absolute error of these rows
    std::map<double, int> unit_factors; ///< factor -> routes
    int adders = 0;                     ///< arcs that have one
    std::vector<BoundAdder> bound_adders;
    std::vector<LeftOutRow> left_out;
};

/// Demands a solved outcome and rows of its network.
Backtest backtest(const market::Outcome& outcome, const BacktestData& data);

/// The year that rows of a whole calendar year or its months tell of most often; nothing without
/// rows.
std::optional<int> observed_year(const std::vector<MeasuredFlow>& flows);

/// Flow of a route in the outcome over [from, to), by days, bcm; arcs with their signs.
double route_flow(const market::Outcome& outcome, const std::vector<CountedArc>& arcs, Date from,
                  Date to);

} // namespace gashub
