#pragma once
// Whose gas is where: proportional tracing of origins through nodes and stores, period after period
// (MODEL section 7). What flows out of a place has the mix of what flows in.

#include "market/outcome.hpp"

#include <string>
#include <vector>

namespace gashub {

class OriginMix {
  public:
    /// Origins in order of the network's sites; the last is `stock`, gas in store whose origin is
    /// unknown.
    const std::vector<std::string>& origins() const { return origins_; }
    int origin_count() const { return static_cast<int>(origins_.size()); }

    /// Volume that comes in at a node (flows, production, withdrawal) by origin, bcm of the period.
    double at_node(int node, int period, int origin) const {
        return node_[place(node, period, origin)];
    }
    /// Volume that enters an arc by origin.
    double on_arc(int arc, int period, int origin) const {
        return arc_[place(arc, period, origin)];
    }
    /// Of these, gas that took the hub's label: what is sold as the hub's, whoever's it was. At the
    /// hub itself what takes it there.
    double labelled_at_node(int node, int period, int origin) const {
        return labelled_node_.empty() ? 0 : labelled_node_[place(node, period, origin)];
    }
    double labelled_on_arc(int arc, int period, int origin) const {
        return labelled_arc_.empty() ? 0 : labelled_arc_[place(arc, period, origin)];
    }
    bool has_labelled() const { return !labelled_node_.empty(); }
    /// Volume sold to a market by origin.
    double at_market(int market, int period, int origin) const {
        return market_[place(market, period, origin)];
    }

  private:
    friend OriginMix trace_origins(const market::Outcome& outcome);
    std::size_t place(int thing, int period, int origin) const {
        return (static_cast<std::size_t>(thing) * static_cast<std::size_t>(periods_) +
                static_cast<std::size_t>(period)) *
                   origins_.size() +
               static_cast<std::size_t>(origin);
    }
    int periods_ = 0;
    std::vector<std::string> origins_;
    std::vector<double> node_, arc_, market_;
    std::vector<double> labelled_node_, labelled_arc_; ///< empty where nothing can take a label
};

/// Demands a solved outcome. Shares at a place sum to one; flows under 1e-6 bcm are left out.
OriginMix trace_origins(const market::Outcome& outcome);

} // namespace gashub
