#include "large/large_network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <utility>

namespace gashub::bench {
namespace {

class Maker {
  public:
    explicit Maker(const LargeNetwork& size)
        : size_(size), generator_(size.seed), parent_(count(), -1) {}

    NetworkParts make() {
        parts_.id = "large";
        parts_.price_year = 2021;
        parts_.profiles.push_back(
            {"winter",
             {0.16, 0.14, 0.12, 0.08, 0.05, 0.03, 0.03, 0.03, 0.04, 0.07, 0.11, 0.14},
             {}});
        add_nodes();
        grow_tree();
        add_markets();
        add_sites();
        add_arcs();
        add_storages();
        return std::move(parts_);
    }

  private:
    std::size_t count() const { return static_cast<std::size_t>(size_.nodes); }
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(generator_() % 100000) / 99999.0;
    }
    std::size_t pick(std::size_t n) { return static_cast<std::size_t>(generator_()) % n; }
    static std::string name(std::size_t n) { return "n" + std::to_string(n); }

    void add_nodes() {
        for (std::size_t n = 0; n < count(); ++n) {
            Node node;
            node.id = name(n);
            node.lat = between(36, 60);
            node.lon = between(-9, 40);
            const auto cell = [](double value, double low, double width) {
                return static_cast<char>('A' + static_cast<int>((value - low) / width));
            };
            node.country = {cell(node.lat, 36, 4.001), cell(node.lon, -9, 8.2)};
            parts_.nodes.push_back(node);
        }
    }

    double distance(std::size_t a, std::size_t b) const {
        const Node &p = parts_.nodes[a], &q = parts_.nodes[b];
        return std::hypot(p.lat - q.lat, (p.lon - q.lon) * 0.67);
    }

    /// The shortest tree over all places (Prim), from place 0 on; `order_` has parents first.
    void grow_tree() {
        std::vector<double> nearest(count(), std::numeric_limits<double>::infinity());
        std::vector<std::size_t> from(count(), 0);
        std::vector<char> is_in(count());
        for (std::size_t next = 0, k = 0; k < count(); ++k) {
            is_in[next] = 1;
            order_.push_back(next);
            if (k > 0)
                parent_[next] = static_cast<int>(from[next]);
            std::size_t best = 0;
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t n = 0; n < count(); ++n) {
                if (is_in[n])
                    continue;
                if (const double way = distance(next, n); way < nearest[n]) {
                    nearest[n] = way;
                    from[n] = next;
                }
                if (nearest[n] < least) {
                    least = nearest[n];
                    best = n;
                }
            }
            next = best;
        }
    }

    void add_markets() {
        wanted_.assign(count(), 0);
        std::set<std::size_t> places;
        while (places.size() < static_cast<std::size_t>(size_.markets))
            places.insert(pick(count()));
        const double mean = size_.demand_bcm_per_year / size_.markets;
        for (const std::size_t n : places) {
            Market market;
            market.id = market.node = name(n);
            const double bcm = mean * between(0.3, 1.7);
            for (const bool heats : {true, false}) {
                Sector sector;
                sector.id = heats ? "household" : "industry";
                sector.reference_bcm_per_year = bcm / 2;
                sector.reference_price_eur_per_mwh = between(18, 22);
                sector.kind = heats ? DemandKind::iso_elastic : DemandKind::linear;
                sector.elasticity = heats ? -0.1 : -0.4;
                sector.profile = heats ? "winter" : "";
                market.sectors.push_back(sector);
            }
            wanted_[n] = bcm;
            parts_.markets.push_back(market);
        }
        below_ = wanted_;
        for (std::size_t k = order_.size(); k-- > 1;)
            below_[static_cast<std::size_t>(parent_[order_[k]])] += below_[order_[k]];
    }

    void add_sites() {
        for (int k = 0; k < size_.sites; ++k) {
            Site site;
            const std::size_t n = k == 0 ? 0 : pick(count());
            site.id = "s" + std::to_string(k);
            site.node = name(n);
            site.origin = parts_.nodes[n].country;
            site.capacity_bcm_per_year.first =
                k == 0 ? size_.demand_bcm_per_year : size_.demand_bcm_per_year / size_.sites;
            const double cost = between(5, 15);
            site.cost = LinearCost{cost, cost + between(2, 12)};
            parts_.sites.push_back(site);
            places_of_sites_.push_back(n);
        }
    }

    void add_arc(std::size_t from, std::size_t to, double capacity) {
        if (!ends_.emplace(from, to).second)
            return;
        Arc arc;
        arc.id = "a" + std::to_string(parts_.pipelines.size());
        arc.from = name(from);
        arc.to = name(to);
        arc.capacity_bcm_per_year = Steps{capacity, {}};
        arc.tariff_eur_per_mwh = 0.02 + 0.3 * distance(from, to);
        arc.loss_share = std::min(0.02, 0.002 * distance(from, to));
        parts_.pipelines.push_back(arc);
    }

    bool is_full() const { return parts_.pipelines.size() >= static_cast<std::size_t>(size_.arcs); }

    void add_arcs() {
        const auto peak = [&](std::size_t n) { return 0.05 + below_[n] * between(1.3, 2.0); };
        for (std::size_t k = 1; k < order_.size(); ++k)
            add_arc(static_cast<std::size_t>(parent_[order_[k]]), order_[k], peak(order_[k]));
        // Fields can send their gas up to the root too.
        for (const std::size_t place : places_of_sites_)
            for (std::size_t n = place; parent_[n] >= 0 && !is_full();
                 n = static_cast<std::size_t>(parent_[n]))
                add_arc(n, static_cast<std::size_t>(parent_[n]),
                        between(1, 2) * size_.demand_bcm_per_year / size_.sites);
        while (!is_full()) {
            const std::size_t a = pick(count());
            std::size_t best = a;
            double least = std::numeric_limits<double>::infinity();
            for (int k = 0; k < 200; ++k)
                if (const std::size_t b = pick(count()); b != a && distance(a, b) < least) {
                    least = distance(a, b);
                    best = b;
                }
            add_arc(a, best, between(0.2, 3));
        }
    }

    void add_storages() {
        std::set<std::size_t> places;
        while (places.size() < static_cast<std::size_t>(size_.storages))
            places.insert(pick(count()));
        for (const std::size_t n : places) {
            Storage storage;
            storage.id = storage.node = name(n);
            const double volume = between(0.1, 1.2);
            storage.working_volume_bcm.first = volume;
            storage.injection_bcm_per_year.first = 2 * volume;
            storage.withdrawal_bcm_per_year.first = 4 * volume;
            storage.withdrawal_at_empty_share = 0.4;
            storage.injection_fuel_share = 0.01;
            parts_.storages.push_back(storage);
        }
    }

    LargeNetwork size_;
    std::mt19937 generator_;
    NetworkParts parts_;
    std::vector<int> parent_;
    std::vector<std::size_t> order_, places_of_sites_;
    std::vector<double> wanted_, below_;
    std::set<std::pair<std::size_t, std::size_t>> ends_;
};

} // namespace

NetworkParts large_network(const LargeNetwork& size) {
    return Maker(size).make();
}

ScenarioParts large_year(const std::string& network) {
    ScenarioParts parts;
    parts.id = "large-year";
    parts.network = network;
    parts.horizon.push_back({make_date(2021, 1, 1), make_date(2022, 1, 1), Step::month});
    return parts;
}

} // namespace gashub::bench
