#pragma once
// Who could do without whom, and what sellers get: indicators of market structure.

#include "analysis/results.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gashub {

/// Who sells the gas of each origin in each period, by what their fields give; fields without a
/// seller count by their origin. Made once for many areas; the results must outlive it.
class SellerSplit {
  public:
    explicit SellerSplit(const Results& results);

    /// Shares of sellers in what an area's markets use, 0 to 1. `inside`: by node.
    std::map<std::string, double> shares_in(const std::vector<char>& inside) const;

  private:
    struct Part {
        std::size_t supplier = 0; ///< of suppliers_
        double given = 0, of = 1; ///< bcm of this supplier, of all with the origin
    };
    const Results* results_;
    std::vector<std::string> suppliers_;
    std::vector<std::vector<Part>> parts_; ///< by period, then origin
};

/// Residual supply index of a country: what all fields but those of one supplier could bring to its
/// markets over the horizon (largest flow over open arcs, its own fields included; joint limits,
/// stores and other countries' needs left out), over what it uses. Under 1 the supplier is pivotal:
/// without it the country can not be served. For the three suppliers with the largest shares.
struct ResidualSupply {
    std::string supplier;
    double index = 0;
};
std::vector<ResidualSupply> residual_supply(const Results& results, const SellerSplit& sellers,
                                            const std::string& country);

/// What each seller would be paid at its fields for gas sold at a node: the node's price less
/// tariffs and losses of the cheapest open way, mean over periods and its fields by capacity. By
/// seller and node, for watched nodes.
std::map<std::pair<std::string, std::string>, double> netbacks(const Results& results);

} // namespace gashub
