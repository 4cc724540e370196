#pragma once
// What one screen says of a run: prices, whose gas, the biggest flows, what binds, what surprised.
// Read off the run's tables, so that the words and the files can not disagree. Volumes in bcm,
// prices in EUR/MWh.

#include "analysis/table.hpp"
#include "model/scenario.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gashub {

struct PriceCard {
    std::string node, name;
    double mean = 0, low = 0, high = 0;
    std::optional<double> january;
    std::string low_period, high_period; ///< `Jun`, `2021-07`
    std::string set_by, set_by_name;     ///< who set it most often; empty if not known
    double set_by_share = 0;
};

/// A region or country: what it uses and whose gas that is, by molecule.
struct AreaCard {
    struct Share {
        std::string origin, name;
        double share = 0;
    };
    std::string area, name;
    double consumption = 0, unserved = 0;
    std::vector<Share> origins; ///< largest first, Russia always where it has fields
};

struct FlowLine {
    std::string arc, name, from, to; ///< names for people
    double volume = 0, capacity = 0;
    std::string origin; ///< country whose gas most of it is
    double origin_share = 0;
};

/// A full arc, or a rule that binds.
struct BindingLine {
    std::string kind, id, name; ///< kind: arc, joint-limit, quota ...
    int periods = 0, of = 0;
    int stopped = 0; ///< of the periods: those in which nothing is traded under the rule
    double highest_price = 0, mean_price = 0; ///< while it binds; 0 where it stops trade
    double worth_meur = 0;                    ///< price times volume over the horizon
};

struct Surprise {
    std::string code, sentence;
};

struct Summary {
    std::string scenario, title, question;
    Date from, to;
    std::size_t periods = 0;
    std::vector<PriceCard> prices;
    std::vector<AreaCard> areas;
    std::vector<FlowLine> flows;      ///< between countries, largest first, at most 8
    std::vector<BindingLine> binding; ///< policies, then what is worth most, at most 6
    std::vector<Surprise> surprises;  ///< may be empty
    double consumption = 0, unserved = 0, rationed = 0;
};

/// Demands all tables of one run (analysis::result_tables).
Summary make_summary(const Network& network, const Scenario& scenario,
                     std::span<const Table> tables);

/// The sentences of what surprised, most striking first: gas not served, rules not kept, stores
/// not refilled, pipes that turned round, idle pipes, places without trade. (surprises.cpp)
std::vector<Surprise> find_surprises(const Network& network, const Scenario& scenario,
                                     std::span<const Table> tables);

/// `Jun` where the horizon is months of one year, else `2021-07`, or the day for shorter steps.
std::string period_label(const Scenario& scenario, const Period& period);

} // namespace gashub
