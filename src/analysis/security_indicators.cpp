#include "analysis/security_indicators.hpp"

#include "analysis/supply_graph.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace gashub {
namespace {

using market::Outcome;
using market::Timeline;

constexpr double mcm_per_bcm = 1000;

/// An area in the period in which it wants most.
class AskedArea {
  public:
    AskedArea(const Outcome& outcome, const SecurityQuestion& question, const SecureArea& area)
        : outcome_(outcome), line_(outcome.line()), question_(question), area_(area) {
        for (int t = 0; t < line_.period_count(); ++t)
            if (const double wanted = reference_demand(line_, area.inside, t);
                wanted > demand_ * (1 + 1e-12)) {
                demand_ = wanted;
                period_ = t;
            }
    }

    void add_to(std::vector<Indicator>& list) {
        if (demand_ <= 0)
            return;
        out_ = &list;
        entries_ = entries_of(line_, area_.inside, period_, question_.storage_fill, &outcome_);
        add_service();
        add_grid();
        if (!question_.is_intact)
            return;
        add_n_minus_1();
        put("route-diversification", "", import_route_diversification(entries_), "share");
        put("remaining-flexibility", "", remaining_flexibility(entries_), "share");
        put("entry-concentration", "", entry_concentration(entries_), "points");
        add_dependence();
    }

  private:
    const Outcome& outcome_;
    const Timeline& line_;
    const SecurityQuestion& question_;
    const SecureArea& area_;
    int period_ = 0;
    double demand_ = 0; ///< mcm a day
    std::vector<Entry> entries_;
    std::vector<Indicator>* out_ = nullptr;

    void put(const char* name, const std::string& of, double value, std::string_view unit) {
        out_->push_back({name, of.empty() ? area_.id : area_.id + ":" + of, value, unit});
    }
    bool lies_in(int node) const { return area_.inside[static_cast<std::size_t>(node)] != 0; }
    double per_day(double bcm) const {
        return mcm_per_bcm * bcm / line_.periods[static_cast<std::size_t>(period_)].days();
    }

    void add_service() {
        double lost = 0, used = 0, paid = 0, wanted = 0;
        for (int j = 0; j < static_cast<int>(line_.sectors.size()); ++j) {
            const int node = line_.sectors[static_cast<std::size_t>(j)].node;
            if (!lies_in(node))
                continue;
            lost += std::max(0.0, outcome_.unserved(j, period_)) +
                    std::max(0.0, outcome_.rationed(j, period_));
            used += std::max(0.0, outcome_.consumption(j, period_));
            wanted += line_.reference(j, period_);
            paid += line_.reference(j, period_) * outcome_.price(node, period_);
        }
        put("peak-demand", "", demand_, "mcm/d");
        put("not-served", "", lost > market::nothing_bcm ? per_day(lost) : 0, "mcm/d");
        put("used", "", per_day(used), "mcm/d");
        put("curtailed-share", "", curtailed_share(outcome_, area_.inside, period_), "share");
        put("area-price", "", paid / wanted, "EUR/MWh");
        add_survival();
    }

    void add_survival() {
        double other = 0;
        for (const Entry& entry : entries_)
            if (entry.kind != EntryKind::storage)
                other += entry.capacity_mcm_per_day;
        std::vector<Stock> stocks;
        const auto& storages = line_.network.parts().storages;
        for (std::size_t s = 0; s < storages.size(); ++s) {
            const double volume = line_.working_volume(static_cast<int>(s), period_);
            if (lies_in(line_.storage_node[s]) && volume > market::nothing_bcm)
                stocks.push_back({question_.storage_fill * volume, volume,
                                  per_day(line_.withdrawal_rate(static_cast<int>(s), period_)),
                                  storages[s].withdrawal_at_empty_share});
        }
        const double days = days_of_survival(std::move(stocks), demand_ - other);
        if (std::isfinite(days))
            put("days-of-survival", "", days, "days");
    }

    /// What the area's nodes want, as one.
    AreaDemand demand_of_area() const {
        std::vector<double> by_node(area_.inside.size(), 0);
        for (int j = 0; j < static_cast<int>(line_.sectors.size()); ++j)
            by_node[static_cast<std::size_t>(line_.sectors[static_cast<std::size_t>(j)].node)] +=
                per_day(line_.reference(j, period_));
        AreaDemand area{area_.id, {}};
        for (int n = 0; n < static_cast<int>(by_node.size()); ++n)
            if (lies_in(n) && by_node[static_cast<std::size_t>(n)] > 1e-6)
                area.by_node.emplace_back(n, by_node[static_cast<std::size_t>(n)]);
        return area;
    }

    void add_grid() {
        const SupplyGraph graph = supply_graph(line_, period_, question_.storage_fill);
        const AreaDemand area = demand_of_area();
        put("most-supply", "", binding_cut(graph, area).mcm_per_day, "mcm/d");
        for (const std::string& element : cut_short_of_demand(graph, area).elements)
            for (std::size_t a = 0; a < graph.ids.size(); ++a)
                if (graph.ids[a] == element)
                    put("binding-cut", element, graph.topology.arcs[a].capacity, "mcm/d");
        if (!question_.is_intact)
            return;
        for (const WeakSpot& spot : weak_spots(graph, {area}))
            put("weak-spot", spot.id, spot.cut_off_mcm_per_day, "mcm/d");
    }

    void add_n_minus_1() {
        const double saved = area_.saved_share * demand_;
        std::vector<std::vector<std::string>> together;
        double all = 0;
        for (const LostTogether& cause : question_.causes)
            together.push_back(cause.elements);
        for (const Entry& entry : entries_)
            all += entry.capacity_mcm_per_day;
        const NMinusOne plain = n_minus_1(entries_, demand_);
        put("n-1", "", plain.ratio, "ratio");
        put("n-1-demand-side", "", n_minus_1(entries_, demand_, saved).ratio, "ratio");
        put("n-1-common-cause", "", n_minus_1(entries_, demand_, 0, together).ratio, "ratio");
        for (const std::string& element : plain.out)
            put("n-1-largest", element, plain.lost_mcm_per_day, "mcm/d");
        for (const Entry& entry : entries_) {
            put("entry-capacity", entry.id, entry.capacity_mcm_per_day, "mcm/d");
            put("n-1-without", entry.id, (all - entry.capacity_mcm_per_day) / demand_, "ratio");
        }
        for (const LostTogether& cause : question_.causes) {
            double lost = 0;
            for (const Entry& entry : entries_)
                if (std::find(cause.elements.begin(), cause.elements.end(), entry.id) !=
                    cause.elements.end())
                    lost += entry.capacity_mcm_per_day;
            put("n-1-without", cause.id, (all - lost) / demand_, "ratio");
            put("cause-share", cause.id, all > 0 ? lost / all : 0, "share");
        }
    }

    /// Means over the area's countries, weighted by what they want.
    void add_dependence() {
        const SupplyGraph graph = supply_graph(line_, period_, question_.storage_fill);
        std::set<std::string> all, own;
        for (int n = 0; n < line_.network.node_count(); ++n) {
            all.insert(line_.network.node(n).country);
            if (lies_in(n))
                own.insert(line_.network.node(n).country);
        }
        const std::vector<AreaDemand> areas =
            area_demands(line_, period_, std::vector<std::string>(all.begin(), all.end()));
        for (const std::string& origin : question_.origins) {
            double wanted = 0, alone = 0, together = 0;
            const std::vector<Dependence> list = source_dependence(graph, origin, areas);
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (!own.contains(list[i].area))
                    continue;
                const double weight = areas[i].total();
                wanted += weight;
                alone += weight * list[i].alone;
                together += weight * list[i].together;
            }
            if (wanted <= 0)
                continue;
            put("source-dependence", origin, alone / wanted, "share");
            put("source-dependence-shared", origin, together / wanted, "share");
        }
    }
};

} // namespace

std::vector<Indicator> security_indicators(const Outcome& outcome,
                                           const SecurityQuestion& question) {
    std::vector<Indicator> list;
    for (const SecureArea& area : question.areas)
        AskedArea(outcome, question, area).add_to(list);
    std::stable_sort(list.begin(), list.end(), [](const Indicator& a, const Indicator& b) {
        return a.name != b.name ? a.name < b.name : a.scope < b.scope;
    });
    return list;
}

} // namespace gashub
