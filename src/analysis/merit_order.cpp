#include "analysis/merit_order.hpp"

#include "analysis/proportional_sharing.hpp"
#include "market/response.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <map>
#include <optional>

namespace gashub {
namespace {

using market::nothing_bcm;
using market::Outcome;

/// A change of gas that stands at a node: who it is, what more it gives.
struct Giver {
    Mover::Kind kind = Mover::Kind::supply;
    std::string id;
    int node = -1;
};

/// What passes and who gives in one period of one outcome.
struct Snapshot {
    double price = 0, supply = 0, demand = 0;
    std::vector<double> given; ///< by giver
    std::vector<double> flow;  ///< by way
};

/// Ways that gas takes between nodes: arcs, and sealed transit as a way of its own.
struct Way {
    int arc = -1, from = -1, to = -1;
    double arrives = 1;
    bool is_sealed = false;
};

/// Reads outcomes of one network and period, and tells who moved between two of them.
class Reader {
  public:
    Reader(const Outcome& base, int node, int period)
        : line_(base.line()), node_(node), period_(period) {
        const NetworkParts& parts = line_.network.parts();
        for (std::size_t p = 0; p < parts.sites.size(); ++p)
            givers_.push_back({Mover::Kind::supply, parts.sites[p].id, line_.site_node[p]});
        for (const auto& on : line_.sectors) {
            const Market& market = parts.markets[static_cast<std::size_t>(on.market)];
            givers_.push_back(
                {Mover::Kind::consumers,
                 market.id + "." + market.sectors[static_cast<std::size_t>(on.sector)].id,
                 on.node});
        }
        for (std::size_t s = 0; s < parts.storages.size(); ++s)
            givers_.push_back({Mover::Kind::stock, parts.storages[s].id, line_.storage_node[s]});
        for (int a = 0; a < line_.network.arc_count(); ++a) {
            const int from = line_.arc_from[static_cast<std::size_t>(a)];
            ways_.push_back({a, from, line_.arc_to[static_cast<std::size_t>(a)],
                             1 - line_.network.arc(a).loss_share, false});
            const auto& legs = base.formulation->ways[static_cast<std::size_t>(a)];
            if (!legs.empty())
                ways_.push_back(
                    {a, from, line_.arc_to[static_cast<std::size_t>(legs.back().arc)],
                     legs.back().share * (1 - line_.network.arc(legs.back().arc).loss_share),
                     true});
        }
    }

    Snapshot read(const Outcome& out, double price) const {
        const auto& f = *out.formulation;
        Snapshot shot;
        shot.price = price;
        const std::size_t sites = line_.site_node.size(), sectors = line_.sectors.size();
        for (std::size_t g = 0; g < givers_.size(); ++g) {
            double gives = 0, takes = 0;
            if (g < sites) {
                gives = out.production(static_cast<int>(g), period_);
            } else if (g < sites + sectors) {
                takes = out.consumption(static_cast<int>(g - sites), period_);
            } else {
                const int s = static_cast<int>(g - sites - sectors);
                gives = out.withdrawal(s, period_);
                takes = out.injection(s, period_);
            }
            shot.given.push_back(gives - takes);
            if (givers_[g].node == node_) {
                shot.supply += gives;
                shot.demand += takes;
            }
        }
        for (const Way& way : ways_) {
            double flow = 0;
            for (int k = 0; k < f.classes.count(); ++k)
                flow += out.value(way.is_sealed ? f.through(way.arc, period_, k)
                                                : f.flow(way.arc, period_, k));
            shot.flow.push_back(flow);
            shot.supply += way.to == node_ ? flow * way.arrives : 0;
            shot.demand += way.from == node_ ? flow : 0;
        }
        return shot;
    }

    /// What is there at the curve's end: the ways in (or out) and who stands at the node itself.
    CurveStep in_any_case(const Snapshot& at, bool supply) const {
        CurveStep step{at.price, at.price, supply ? at.supply : at.demand, {}};
        std::map<std::pair<Mover::Kind, std::string>, double> parts;
        for (std::size_t g = 0; g < givers_.size(); ++g)
            if (givers_[g].node == node_ && (supply ? at.given[g] : -at.given[g]) > nothing_bcm)
                parts[{givers_[g].kind, givers_[g].id}] += std::abs(at.given[g]);
        for (std::size_t w = 0; w < ways_.size(); ++w) {
            const Way& way = ways_[w];
            const double bcm = supply ? (way.to == node_ ? at.flow[w] * way.arrives : 0)
                                      : (way.from == node_ ? at.flow[w] : 0);
            if (bcm > nothing_bcm)
                parts[{Mover::Kind::arc, line_.network.arc(way.arc).id}] += bcm;
        }
        fill(step, parts);
        return step;
    }

    /// Who brings the change of supply, or gives up the change of demand, from `low` to `high`.
    CurveStep between(const Snapshot& low, const Snapshot& high, bool supply) const {
        CurveStep step{low.price,
                       high.price,
                       supply ? high.supply - low.supply : low.demand - high.demand,
                       {}};
        if (step.bcm <= nothing_bcm)
            return step;
        const ProportionalSharing mix = trace(low, high);
        std::vector<double> sum(givers_.size(), 0);
        for (std::size_t g = 0; g < givers_.size(); ++g) {
            const double more = high.given[g] - low.given[g];
            const bool is_field = givers_[g].kind == Mover::Kind::supply ||
                                  (givers_[g].kind == Mover::Kind::stock && high.given[g] > 0);
            if (givers_[g].node == node_ && more > nothing_bcm && is_field == supply)
                sum[g] += more;
        }
        for (std::size_t w = 0; w < ways_.size(); ++w) {
            const Way& way = ways_[w];
            const double more = high.flow[w] - low.flow[w];
            const bool comes_in = supply && way.to == node_ && more > nothing_bcm,
                       stays = !supply && way.from == node_ && more < -nothing_bcm;
            if (!comes_in && !stays)
                continue;
            const double bcm = comes_in ? more * way.arrives : -more;
            const double* there = mix.shares_of(comes_in ? way.from : way.to);
            for (std::size_t g = 0; g < givers_.size(); ++g)
                sum[g] += bcm * there[g];
        }
        std::map<std::pair<Mover::Kind, std::string>, double> parts;
        for (std::size_t g = 0; g < givers_.size(); ++g)
            if (sum[g] > 0)
                parts[{givers_[g].kind, givers_[g].id}] += sum[g];
        fill(step, parts);
        return step;
    }

  private:
    /// Movers in proportion, so that they add up to the step; the largest first.
    static void fill(CurveStep& step,
                     const std::map<std::pair<Mover::Kind, std::string>, double>& parts) {
        double total = 0;
        for (const auto& [who, bcm] : parts)
            total += bcm;
        for (const auto& [who, bcm] : parts)
            step.movers.push_back({who.first, who.second, step.bcm * bcm / total});
        std::stable_sort(step.movers.begin(), step.movers.end(),
                         [](const Mover& a, const Mover& b) { return a.bcm > b.bcm; });
    }

    /// Whose change a change at a node is. A flow that falls is a flow the other way.
    ProportionalSharing trace(const Snapshot& low, const Snapshot& high) const {
        ProportionalSharing sharing(line_.network.node_count(), static_cast<int>(givers_.size()));
        for (std::size_t w = 0; w < ways_.size(); ++w) {
            const double more = high.flow[w] - low.flow[w];
            const int to = more > 0 ? ways_[w].to : ways_[w].from,
                      from = more > 0 ? ways_[w].from : ways_[w].to;
            if (const double bcm = more > 0 ? more * ways_[w].arrives : -more; bcm > nothing_bcm)
                sharing.inflows[static_cast<std::size_t>(to)].push_back({from, bcm});
        }
        for (std::size_t g = 0; g < givers_.size(); ++g)
            if (const double more = high.given[g] - low.given[g]; more > nothing_bcm)
                sharing.given_at(givers_[g].node, static_cast<int>(g)) = more;
        sharing.solve();
        return sharing;
    }

    const market::Timeline& line_;
    int node_, period_;
    std::vector<Giver> givers_;
    std::vector<Way> ways_;
};

/// Points of the curves, each of one solve, kept in order of their price.
class Sampler {
  public:
    Sampler(const market::Prepared& prepared, const Scenario& scenario, const Outcome& base,
            int row, const Reader& reader, market::ClearOptions options)
        : prepared_(prepared), scenario_(scenario), base_(base), row_(row), reader_(reader),
          options_(std::move(options)) {
        options_.keep_factor = false;
    }

    /// Clears at some prices, side by side but the first, whose analysis and point the others
    /// share.
    void sample(std::vector<double> prices) {
        if (kept_.empty() && !prices.empty()) {
            keep(clear(prices.front()), prices.front());
            prices.erase(prices.begin());
        }
        std::vector<std::future<Outcome>> running;
        for (double price : prices)
            running.push_back(
                std::async(std::launch::async, [this, price] { return clear(price); }));
        std::vector<Outcome> outcomes;
        for (auto& each : running)
            outcomes.push_back(each.get());
        for (std::size_t i = 0; i < prices.size(); ++i)
            keep(std::move(outcomes[i]), prices[i]);
    }

    /// Splits the gaps in which most of the curve is not known, weighed by volume and price; false
    /// if all are small.
    bool refine(double scale_bcm, double scale_price) {
        constexpr double least = 5e-3, narrow = 0.05; // EUR/MWh
        constexpr std::size_t together = 4;
        std::vector<std::pair<double, double>> gaps; // what is not known, its middle
        for (std::size_t i = 1; i < shots.size(); ++i) {
            const Snapshot &a = shots[i - 1], &b = shots[i];
            const double volume = std::abs(b.supply - a.supply) + std::abs(b.demand - a.demand);
            const double unknown = volume / scale_bcm * (b.price - a.price) / scale_price;
            if (unknown > least && b.price - a.price > narrow)
                gaps.emplace_back(-unknown, (a.price + b.price) / 2);
        }
        std::sort(gaps.begin(), gaps.end());
        gaps.resize(std::min(gaps.size(), together));
        std::vector<double> prices;
        for (const auto& [unknown, middle] : gaps)
            prices.push_back(middle);
        sample(prices);
        return !gaps.empty();
    }

    std::vector<Snapshot> shots;
    int solves = 0;

  private:
    Outcome clear(double price) const {
        market::ClearOptions options = options_;
        options.probe = market::Probe{row_, price};
        const auto nearest =
            std::min_element(kept_.begin(), kept_.end(), [&](const auto& a, const auto& b) {
                return std::abs(a.first - price) < std::abs(b.first - price);
            });
        options.warm = nearest == kept_.end() ? &base_ : &nearest->second;
        return market::clear(prepared_, scenario_, options);
    }
    void keep(Outcome outcome, double price) {
        ++solves;
        if (outcome.status != market::Status::solved)
            return;
        const auto at = std::find_if(shots.begin(), shots.end(),
                                     [&](const Snapshot& s) { return s.price > price; });
        shots.insert(at, reader_.read(outcome, price));
        kept_.emplace_back(price, std::move(outcome));
    }

    const market::Prepared& prepared_;
    const Scenario& scenario_;
    const Outcome& base_;
    int row_;
    const Reader& reader_;
    market::ClearOptions options_;
    std::vector<std::pair<double, Outcome>> kept_;
};

/// Where supply passes demand; between the last point with less and the first with more.
double crossing(const std::vector<Snapshot>& shots) {
    constexpr double level = 1e-7; // bcm that count as equal
    const auto gap = [](const Snapshot& s) { return s.supply - s.demand; };
    std::size_t below = 0, above = shots.size() - 1;
    for (std::size_t i = 0; i < shots.size(); ++i)
        if (gap(shots[i]) < -level)
            below = i;
    for (std::size_t i = shots.size(); i-- > 0;)
        if (gap(shots[i]) > level)
            above = i;
    const Snapshot &a = shots[below], &b = shots[above];
    const double width = gap(b) - gap(a);
    return width > 0 ? a.price - gap(a) * (b.price - a.price) / width : (a.price + b.price) / 2;
}

} // namespace

std::string_view to_string(Mover::Kind kind) {
    static constexpr std::array<std::string_view, 4> words{"supply", "consumers", "stock", "arc"};
    return words[static_cast<std::size_t>(kind)];
}

MeritOrder merit_order(const market::Prepared& prepared, const Scenario& scenario,
                       const Outcome& base, int node, int period,
                       const market::ClearOptions& options, int most_solves) {
    if (!base.windows.empty()) {
        const int window = base.window_of_period[static_cast<std::size_t>(period)];
        MeritOrder order =
            merit_order(prepared, scenario, *base.windows[static_cast<std::size_t>(window)], node,
                        period - base.first_period(window), options, most_solves);
        order.period = period;
        return order;
    }
    MeritOrder order;
    order.node = node;
    order.period = period;
    const int row = market::price_row(base, node, period);
    if (row < 0) {
        order.fault = "no gas passes the node in this period";
        return order;
    }
    const double price = base.row_price(row);
    const Reader reader(base, node, period);
    Sampler sampler(prepared, scenario, base, row, reader, options);
    constexpr double close = 0.01; // EUR/MWh on either side of the price
    // Curves are drawn from a quarter of the price to its double: curved demand has no end at
    // nothing.
    const double low = price > 1 ? price / 4 : price - 20, top = std::max(2 * price, price + 10);
    sampler.sample({price - close, low, price + close, top});
    order.price_eur_per_mwh = price;
    order.traded_bcm = reader.read(base, price).supply;
    while (sampler.solves < most_solves &&
           sampler.refine(std::max(0.1, order.traded_bcm), std::max(1.0, price)))
        ;
    order.solves = sampler.solves;
    const std::vector<Snapshot>& shots = sampler.shots;
    if (shots.size() < 2) {
        order.fault = "the market could not be cleared at given prices";
        return order;
    }
    order.crossing_eur_per_mwh = crossing(shots);
    order.supply.push_back(reader.in_any_case(shots.front(), true));
    order.demand.push_back(reader.in_any_case(shots.back(), false));
    for (std::size_t i = 0; i < shots.size(); ++i) {
        order.points.push_back({shots[i].price, shots[i].supply, shots[i].demand});
        if (i > 0)
            order.supply.push_back(reader.between(shots[i - 1], shots[i], true));
        if (i > 0)
            order.demand.push_back(
                reader.between(shots[shots.size() - i - 1], shots[shots.size() - i], false));
    }
    const auto is_nothing = [](const CurveStep& step) { return step.bcm <= nothing_bcm; };
    std::erase_if(order.supply, is_nothing);
    std::erase_if(order.demand, is_nothing);
    return order;
}

} // namespace gashub
