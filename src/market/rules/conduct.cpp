// Sellers with power: a column for what each sells in a region, with the conjecture's rising cost
// theta b Y^2 / 2, b the slope of the region's demand at its reference point (MODEL section 5).

#include "market/rules/rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace gashub::market {
namespace {

/// b of a region in a period, EUR/MWh per bcm of the period; 0 where no demand answers to price.
double demand_slope(const Formulation& out, const std::vector<int>& markets, int t) {
    const Timeline& line = out.line;
    double answer = 0; // bcm of the period per EUR/MWh
    for (int m : markets)
        for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
             j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j) {
            const SectorOnTimeline& on = line.sectors[static_cast<std::size_t>(j)];
            const Sector& sector = line.network.parts()
                                       .markets[static_cast<std::size_t>(m)]
                                       .sectors[static_cast<std::size_t>(on.sector)];
            const Regulated regulated = regulated_price(line, j, t);
            const bool struck = std::find(out.struck.begin(), out.struck.end(), std::pair{j, t}) !=
                                out.struck.end();
            if (sector.kind == DemandKind::fixed || regulated.price || struck)
                continue;
            answer += std::abs(on.elasticity) * line.reference(j, t) * regulated.share /
                      on.reference_price;
        }
    return answer > 1e-12 ? 1 / answer : 0;
}

} // namespace

void add_conduct(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const Network& net = draft.network();
    const auto& conduct = line.scenario.parts().conduct;
    for (int c = 0; c < static_cast<int>(conduct.size()); ++c) {
        const Conduct& power = conduct[static_cast<std::size_t>(c)];
        if (power.theta <= 0)
            continue;
        std::vector<int> gas;
        for (int k = 0; k < draft.classes(); ++k)
            if (out.classes.list[static_cast<std::size_t>(k)].seller == power.seller)
                gas.push_back(k);
        std::set<std::string> areas{power.region};
        if (power.region.empty()) {
            areas.clear();
            for (int n : line.market_node)
                areas.insert(net.node(n).country);
        }
        for (const std::string& area : areas) {
            SellerRegion region{c, area, {}, gas, {}};
            const std::vector<int> nodes = net.nodes_of(area);
            for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m)
                if (std::binary_search(nodes.begin(), nodes.end(),
                                       line.market_node[static_cast<std::size_t>(m)]))
                    region.markets.push_back(m);
            bool sells = false;
            for (int m : region.markets)
                for (int k : gas)
                    for (int t = 0; t < draft.periods(); ++t)
                        sells = sells || out.sales(m, t, k) >= 0;
            if (sells)
                out.seller_regions.push_back(std::move(region));
        }
    }
    out.seller_sales = Places(static_cast<int>(out.seller_regions.size()), draft.periods());
    for (int r = 0; r < static_cast<int>(out.seller_regions.size()); ++r) {
        SellerRegion& region = out.seller_regions[static_cast<std::size_t>(r)];
        const double theta = conduct[static_cast<std::size_t>(region.conduct)].theta;
        for (int t = 0; t < draft.periods(); ++t) {
            region.slope.push_back(demand_slope(out, region.markets, t));
            const int row = draft.add_row({RowKind::seller_sales, region.conduct, r, 0, t}, 0, 0);
            const int column =
                draft.add_column({ColumnKind::seller_sales, region.conduct, r, 0, t}, 0,
                                 theta * region.slope.back() * line.h, 0, no_bound);
            out.seller_sales(r, t) = column;
            draft.put(row, column, -1);
            for (int m : region.markets)
                for (int k : region.gas)
                    if (out.sales(m, t, k) >= 0)
                        draft.put(row, out.sales(m, t, k), 1);
        }
    }
}

} // namespace gashub::market
