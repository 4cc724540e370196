// From the programme's numbers back to flows, volumes and prices.

#include "market/outcome.hpp"
#include "market/outer_search.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <limits>

namespace gashub::market {
namespace {

constexpr double none = std::numeric_limits<double>::infinity();

/// Shares what a market does not get at its cap over sectors by consumption, protected ones last.
void ration(Outcome& out, int m, int t, double left) {
    const Timeline& line = out.line();
    const auto& market = out.network().parts().markets[static_cast<std::size_t>(m)];
    for (const bool is_protected : {false, true}) {
        double wanted = 0;
        const auto each = [&](auto&& action) {
            for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                 j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
                if (market
                        .sectors[static_cast<std::size_t>(
                            line.sectors[static_cast<std::size_t>(j)].sector)]
                        .is_protected == is_protected)
                    action(j);
        };
        each([&](int j) { wanted += out.consumption(j, t); });
        const double taken = std::min(left, wanted);
        if (taken <= nothing_bcm)
            continue;
        each([&](int j) {
            const double part = taken * out.consumption(j, t) / wanted;
            out.rationed(j, t) = part;
            out.consumption(j, t) -= part;
        });
        left -= taken;
    }
}

void read_volumes(Outcome& out) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int periods = line.period_count(), classes = f.classes.count();
    const int arcs = line.network.arc_count(), sites = static_cast<int>(line.site_node.size());
    const int stores = static_cast<int>(line.storage_node.size()),
              sectors = static_cast<int>(line.sectors.size());
    out.flow = Grid(arcs, periods);
    out.production = Grid(sites, periods);
    out.consumption = out.unserved = out.rationed = Grid(sectors, periods);
    out.injection = out.withdrawal = out.level = Grid(stores, periods);
    for (int t = 0; t < periods; ++t) {
        for (int k = 0; k < classes; ++k) {
            for (int a = 0; a < arcs; ++a)
                for (const auto& [column, share] : f.class_flow(a, t, k))
                    out.flow(a, t) += share * out.value(column);
            for (int s = 0; s < stores; ++s) {
                out.injection(s, t) += out.value(f.injection(s, t, k));
                out.withdrawal(s, t) += out.value(f.withdrawal(s, t, k));
                out.level(s, t) += out.value(f.level(s, t, k));
            }
        }
        for (int p = 0; p < sites; ++p)
            for (int i = 0; i < f.production_pieces[static_cast<std::size_t>(p)]; ++i)
                out.production(p, t) += out.value(f.production_first(p, t) + i);
        for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
            // Unserved gas is shared over the sectors of its level by their firm blocks; what the
            // dearest level's column takes beyond its own block falls on all.
            const auto& levels = f.lost_load[static_cast<std::size_t>(m)];
            for (int l = 0; l < static_cast<int>(levels.size()); ++l) {
                double left = out.value(f.unserved(m, t, l));
                double block = 0;
                for (int j : levels[static_cast<std::size_t>(l)].sectors)
                    block += f.firm(j, t);
                for (int j : levels[static_cast<std::size_t>(l)].sectors)
                    out.unserved(j, t) =
                        block > 0 ? std::min(left, block) * f.firm(j, t) / block : 0;
                left -= std::min(left, block);
            }
            for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                 j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
                out.consumption(j, t) =
                    f.firm(j, t) + out.value(f.consumption(j, t)) - out.unserved(j, t);
            ration(out, m, t, out.value(f.rationed(m, t)));
        }
    }
}

/// Value of what passes node n in period t: highest over the classes that do; nothing if none does.
std::optional<double> passing_value(const Outcome& out, int n, int t,
                                    const std::vector<double>& through) {
    const Formulation& f = *out.formulation;
    std::optional<double> best;
    for (int k = 0; k < f.classes.count(); ++k)
        if (f.balance(n, t, k) >= 0 &&
            through[static_cast<std::size_t>(n * f.classes.count() + k)] > nothing_bcm)
            best = std::max(best.value_or(-none), out.gas_value(n, t, k));
    return best;
}

/// Gas of each node and class that comes in during a period: flows, production, withdrawal.
std::vector<double> throughputs(const Outcome& out, int t) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int classes = f.classes.count();
    std::vector<double> through(static_cast<std::size_t>(line.network.node_count() * classes), 0);
    const auto add = [&](int n, int k, double volume) {
        through[static_cast<std::size_t>(n * classes + k)] += volume;
    };
    for (int k = 0; k < classes; ++k) {
        for (int a = 0; a < line.network.arc_count(); ++a)
            add(line.arc_to[static_cast<std::size_t>(a)], k,
                out.value(f.flow(a, t, k)) * (1 - line.network.arc(a).loss_share));
        for (const auto& way : f.ways)
            if (!way.empty())
                add(line.arc_to[static_cast<std::size_t>(way.back().arc)], k,
                    out.value(f.through(way.front().arc, t, k)) * way.back().share *
                        (1 - line.network.arc(way.back().arc).loss_share));
        for (int s = 0; s < static_cast<int>(line.storage_node.size()); ++s)
            add(line.storage_node[static_cast<std::size_t>(s)], k,
                out.value(f.withdrawal(s, t, k)));
    }
    for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p)
        add(line.site_node[static_cast<std::size_t>(p)],
            f.classes.of_site[static_cast<std::size_t>(p)], out.production(p, t));
    return through;
}

/// What a first unit would cost at the end of a sealed way, if nothing passes there.
template <class OfferAt>
void offer_sealed_way(const Formulation& f, int first, int t, const std::vector<double>& value,
                      const std::vector<double>& fixed, OfferAt&& offer_at) {
    const Timeline& line = f.line;
    const auto& way = f.ways[static_cast<std::size_t>(first)];
    const int to = line.arc_to[static_cast<std::size_t>(way.back().arc)];
    double offer = value[static_cast<std::size_t>(line.arc_from[static_cast<std::size_t>(first)])];
    bool open = offer < none && fixed[static_cast<std::size_t>(to)] == none;
    for (const Leg& leg : way) {
        open = open && line.arc_capacity(leg.arc, t) > nothing_bcm;
        offer = (offer + line.arc_tariff(leg.arc, t)) / (1 - line.network.arc(leg.arc).loss_share);
    }
    bool any = false;
    for (int k = 0; k < f.classes.count(); ++k)
        any = any || may_pass(f, first, t, k);
    if (open && any)
        offer_at(to, offer, FirstOffer{first, -1, true});
}

/// Prices of nodes that nothing passes: least over open arcs and sites of (value + cost) / (1 -
/// loss).
void offer_first_units(Outcome& out, int t) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int nodes = line.network.node_count(), periods = line.period_count();
    const auto at = [&](int n) {
        return static_cast<std::size_t>(n) * static_cast<std::size_t>(periods) +
               static_cast<std::size_t>(t);
    };
    std::vector<double> value(static_cast<std::size_t>(nodes), none);
    for (int n = 0; n < nodes; ++n)
        if (out.basis[at(n)] != PriceBasis::none)
            value[static_cast<std::size_t>(n)] = out.price(n, t);
    const auto fixed = value;
    for (int p = 0; p < static_cast<int>(line.site_node.size()); ++p) {
        const auto n = static_cast<std::size_t>(line.site_node[static_cast<std::size_t>(p)]);
        if (fixed[n] < none || line.site_capacity(p, t) <= nothing_bcm)
            continue;
        const double cost =
            line.site_pieces[static_cast<std::size_t>(p)][static_cast<std::size_t>(t)].front().cost;
        if (cost < value[n]) {
            value[n] = cost;
            out.first_offer[at(static_cast<int>(n))] = {-1, p, false};
        }
    }
    bool changed = true;
    const auto offer_at = [&](int to, double offer, const FirstOffer& by) {
        if (offer >= value[static_cast<std::size_t>(to)] - 1e-9)
            return;
        value[static_cast<std::size_t>(to)] = offer;
        out.first_offer[at(to)] = by;
        changed = true;
    };
    while (changed) { // arcs cost more than nothing in sum, so this ends
        changed = false;
        for (int a = 0; a < line.network.arc_count(); ++a) {
            const auto from = static_cast<std::size_t>(line.arc_from[static_cast<std::size_t>(a)]);
            const auto to = static_cast<std::size_t>(line.arc_to[static_cast<std::size_t>(a)]);
            if (is_sealed(line, a, t)) {
                offer_sealed_way(f, a, t, value, fixed, offer_at);
                continue;
            }
            bool open =
                line.arc_capacity(a, t) > nothing_bcm && fixed[to] == none && value[from] < none;
            for (int k = 0; open && k < f.classes.count() && !may_flow(line, f.classes, k, a, t);
                 ++k)
                open = k + 1 < f.classes.count();
            if (!open)
                continue;
            offer_at(static_cast<int>(to),
                     (value[from] + line.arc_tariff(a, t)) / (1 - line.network.arc(a).loss_share),
                     {a, -1, false});
        }
    }
    for (int n = 0; n < nodes; ++n)
        if (out.basis[at(n)] == PriceBasis::none && value[static_cast<std::size_t>(n)] < none) {
            out.price(n, t) = value[static_cast<std::size_t>(n)];
            out.basis[at(n)] = PriceBasis::no_trade;
        }
}

/// The price that a hub's rule makes: where its ceiling binds, what sellers are paid.
void rule_hub_prices(Outcome& out) {
    const Formulation& f = *out.formulation;
    for (const OuterNumber& number : f.outer) {
        if (number.kind != OuterKind::hub_rule || number.value <= 0)
            continue;
        const int t = number.period;
        const Gap gap = gap_of(f, *out.solution, number);
        out.basis[static_cast<std::size_t>(f.hub) * static_cast<std::size_t>(out.periods()) +
                  static_cast<std::size_t>(t)] = PriceBasis::rule;
        if (gap.own > 0) // the ceiling
            out.price(f.hub, t) -= number.wedge_value();
    }
}

void read_prices(Outcome& out) {
    const Formulation& f = *out.formulation;
    const Timeline& line = f.line;
    const int nodes = line.network.node_count(), periods = line.period_count();
    out.price = Grid(nodes, periods);
    const auto size = static_cast<std::size_t>(nodes) * static_cast<std::size_t>(periods);
    out.basis.assign(size, PriceBasis::none);
    out.first_offer.assign(size, {});
    for (int t = 0; t < periods; ++t) {
        const auto at = [&](int n) {
            return static_cast<std::size_t>(n) * static_cast<std::size_t>(periods) +
                   static_cast<std::size_t>(t);
        };
        const std::vector<double> through = throughputs(out, t);
        for (int n = 0; n < nodes; ++n)
            if (const auto value = passing_value(out, n, t, through)) {
                out.price(n, t) = *value;
                out.basis[at(n)] = PriceBasis::transit;
            }
        for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m) {
            double wanted = 0;
            for (int j = line.market_first_sector[static_cast<std::size_t>(m)];
                 j < line.market_first_sector[static_cast<std::size_t>(m) + 1]; ++j)
                wanted += line.reference(j, t);
            if (wanted <= nothing_bcm)
                continue;
            const int n = line.market_node[static_cast<std::size_t>(m)];
            out.price(n, t) = out.row_price(f.market_row(m, t));
            out.basis[at(n)] = PriceBasis::market;
        }
        offer_first_units(out, t);
    }
    rule_hub_prices(out);
}

} // namespace

std::string_view to_string(PriceBasis basis) {
    switch (basis) {
    case PriceBasis::market:
        return "market";
    case PriceBasis::rule:
        return "rule";
    case PriceBasis::transit:
        return "transit";
    case PriceBasis::no_trade:
        return "no-trade";
    case PriceBasis::none:
        return "none";
    }
    return "";
}

double Outcome::congestion(int arc, int period) const {
    const Formulation& f = *formulation;
    const auto price_of = [&](int column) { // a dead end that was closed has no congestion
        const bool open = column >= 0 && f.program.upper[static_cast<std::size_t>(column)] > 0;
        return open ? solution->upper_price[static_cast<std::size_t>(column)] / f.line.h : 0.0;
    };
    // Where capacity can grow the row has the price, in the sign of a limit.
    const int row = f.capacity_row(arc, period);
    double most = row < 0 ? 0.0 : -row_price(row);
    if (const int total = f.arc_total(arc, period); total >= 0)
        return most + price_of(total);
    for (int k = 0; k < f.classes.count(); ++k)
        most = std::max(most, price_of(f.flow(arc, period, k)));
    return most;
}

int Outcome::first_period(int window) const {
    return static_cast<int>(std::find(window_of_period.begin(), window_of_period.end(), window) -
                            window_of_period.begin());
}

void read_back(Outcome& outcome) {
    read_volumes(outcome);
    read_prices(outcome);
}

} // namespace gashub::market
