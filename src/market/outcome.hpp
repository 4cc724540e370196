#pragma once
// What one clearing gives: how it ended, and if solved the flows, volumes and prices of every
// period. Immutable once made; copies share. Volumes in bcm of the period, prices in EUR/MWh, money
// in MEUR.
//
// The outcome keeps the formulation and the last factor, so that analysis can read what each column
// pays (ledger.hpp) and ask who answers one more unit (response.hpp).

#include "market/formulation.hpp"
#include "solver/certificate.hpp"

#include <memory>
#include <string_view>

namespace gashub::market {

enum class Status {
    solved,     ///< certified at 1e-6
    not_solved, ///< `reason` says why; volumes and prices are not to be shown as an answer
    bad_input,  ///< `issues` says why; nothing was solved
};

enum class PriceBasis {
    market,   ///< price of a market's row
    rule,     ///< what the hub's price rule says
    transit,  ///< no market, but gas passes
    no_trade, ///< nothing passes: what a first unit would cost
    none,     ///< nothing can come
};

std::string_view to_string(PriceBasis basis);

/// Where the first unit at a node without trade would come from.
struct FirstOffer {
    int arc = -1, site = -1;
    bool is_sealed = false; ///< along the sealed way that begins with `arc`
};

struct Outcome {
    Status status = Status::not_solved;
    std::string reason;
    Issues issues;
    std::shared_ptr<const Formulation> formulation;
    std::shared_ptr<const solver::Solution> solution;
    solver::Certificate certificate;
    double outer_residual_eur_per_mwh = 0;
    int solves = 1;            ///< of the programme, outer search and leaders included
    double objective_meur = 0; ///< gross surplus less all costs, MODEL section 3
    int iterations = 0;
    double seconds = 0; ///< of the solve alone

    Grid flow;                            ///< arc, all classes
    Grid production;                      ///< site
    Grid consumption, unserved, rationed; ///< sector on the timeline
    Grid injection, withdrawal, level;    ///< storage, all classes; level at the period's end
    Grid price;                           ///< node, EUR/MWh
    std::vector<PriceBasis> basis;        ///< node * periods + period
    std::vector<FirstOffer> first_offer;  ///< likewise

    /// Rolling foresight: the outcome of each window, and of each period the window it was solved
    /// in. Empty under perfect foresight.
    std::vector<std::shared_ptr<const Outcome>> windows;
    std::vector<int> window_of_period;

    /// First period of a window, counted in the whole horizon.
    int first_period(int window) const;

    const Timeline& line() const { return formulation->line; }
    const Network& network() const { return formulation->line.network; }
    int periods() const { return formulation->line.period_count(); }
    PriceBasis basis_at(int node, int period) const { return basis[at(node, period)]; }
    const FirstOffer& first_offer_at(int node, int period) const {
        return first_offer[at(node, period)];
    }

    /// Value of a column, 0 for column -1.
    double value(int column) const {
        return column < 0 ? 0.0 : solution->x[static_cast<std::size_t>(column)];
    }
    /// Price of a row, EUR/MWh in the sign of the programme (value of gas for a balance), 0 for row
    /// -1.
    double row_price(int row) const {
        return row < 0 ? 0.0
                       : solution->row_price[static_cast<std::size_t>(row)] / formulation->line.h;
    }
    double flow_of_class(int arc, int period, int gas) const {
        return value(formulation->flow(arc, period, gas));
    }
    /// Congestion price of an arc, EUR/MWh on what enters; 0 where it is not full.
    double congestion(int arc, int period) const;
    /// Value of gas of a class at a node, EUR/MWh; has a meaning only where that class passes.
    double gas_value(int node, int period, int gas) const {
        return row_price(formulation->balance(node, period, gas));
    }

  private:
    std::size_t at(int node, int period) const {
        return static_cast<std::size_t>(node) * static_cast<std::size_t>(periods()) +
               static_cast<std::size_t>(period);
    }
};

/// Fills volumes, prices and first offers from formulation and solution.
void read_back(Outcome& outcome);

/// A volume under this counts as nothing, bcm of a period.
inline constexpr double nothing_bcm = 1e-6;

} // namespace gashub::market
