#pragma once
// Why a price is what it is (MODEL section 8): who set it, the terms on the way from there, what
// the gas that is there cost to bring, and who would answer one more unit.

#include "market/ledger.hpp"
#include "market/response.hpp"

#include <memory>
#include <optional>

namespace gashub {

using market::SetBy;

struct Explanation {
    int node = -1, period = -1;
    double price_eur_per_mwh = 0;
    market::PriceBasis basis = market::PriceBasis::none;
    std::optional<SetBy> set_by;            ///< nothing where nothing passes
    std::vector<market::Term> terms;        ///< from the setter to the node; sum = price
    std::vector<market::Term> supply_terms; ///< from field or store to the node; sum = price
    std::vector<market::Answer> answers;    ///< largest first, those of 0.1 % and more
};

/// Explains prices of one outcome. Builds the ledger once; safe to share between threads for
/// reading.
class Explainer {
  public:
    /// Demands a solved outcome with its factor kept. Keeps a reference to it.
    explicit Explainer(const market::Outcome& outcome);

    /// Explanation of the price of `node` in `period`. Terms add up to the price; what can not be
    /// told apart stands as `rounding` (under 0.01 EUR/MWh on a certified outcome).
    Explanation explain(int node, int period) const;

    /// Who sets the price: of the kind with the largest total answer, the largest. Cheaper than
    /// explain.
    std::optional<SetBy> setter(int node, int period) const;

  private:
    const market::Outcome& outcome_;
    std::vector<std::shared_ptr<const Explainer>>
        windows_; ///< rolling foresight: a price is explained by the window that made it
    std::vector<market::LedgerEntry> entries_; ///< columns that tie or set prices
    std::vector<std::vector<int>> by_row_;     ///< entries at each price row
    std::vector<int> entry_of_column_;
    std::vector<std::vector<int>>
        tied_; ///< by price row its binding rules, by rule the price rows it ties

    Explanation explain_in_window(int node, int period) const;
    void tie_by_rules(const market::LedgerEntry& entry);
    std::vector<market::Term> chain(int from_entry, int to_row) const;
    std::vector<market::Term> supply_chain(int row) const;
    void explain_first_offer(Explanation& out) const;
};

} // namespace gashub
