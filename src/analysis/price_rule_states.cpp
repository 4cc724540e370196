// Rules that set prices, charges and ways: how they stand (rule_states.hpp).

#include "analysis/rule_states.hpp"
#include "market/accounts/contract_bill.hpp"
#include "market/accounts/demand_value.hpp"
#include "market/formula_prices.hpp"
#include "market/ledger.hpp"
#include "market/outer_search.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gashub {
namespace {

using market::ColumnKind;
using market::nothing_bcm;
using market::Outcome;
using market::OuterKind;
using market::OuterNumber;

class PriceRules {
  public:
    explicit PriceRules(const Outcome& outcome)
        : out_(outcome), f_(*outcome.formulation), line_(f_.line),
          scenario_(line_.scenario.parts()) {}

    std::vector<RuleRow> rows() {
        for (const OuterNumber& number : f_.outer)
            add_number(number);
        for (int i = 0; i < static_cast<int>(scenario_.policies.size()); ++i)
            add_policy(i);
        for (int r = 0; r < static_cast<int>(f_.seller_regions.size()); ++r)
            for (int t = 0; t < line_.period_count(); ++t)
                add_conduct(r, t);
        for (int a = 0; a < line_.network.arc_count(); ++a)
            add_arc(a);
        return std::move(rows_);
    }

  private:
    void add(RuleRow row) { rows_.push_back(std::move(row)); }
    static RuleState state(bool binds) { return binds ? RuleState::binding : RuleState::slack; }
    static RuleState wedge_state(const OuterNumber& number, const market::Gap& gap) {
        const RuleState now = state(number.value > binding_price);
        return now == RuleState::binding && gap.idle ? RuleState::stops_trade : now;
    }
    const Policy& policy(int i) const { return scenario_.policies[static_cast<std::size_t>(i)]; }
    bool holds(int i, int t) const {
        return market::in_force(policy(i), line_.periods[static_cast<std::size_t>(t)]);
    }
    int first_year() const { return line_.periods.front().from.year(); }
    market::NodePrices prices() const {
        return [this](int node, int t) {
            return std::pair{node < 0 ? 0.0 : out_.price(node, t), -1};
        };
    }

    void add_number(const OuterNumber& number) {
        switch (number.kind) {
        case OuterKind::hub_rule:
            add_hub_rule(number);
            break;
        case OuterKind::seller_cap:
        case OuterKind::seller_reserve:
            add_seller_price(number);
            break;
        case OuterKind::contract:
            add_contract_price(number);
            break;
        case OuterKind::mark_up:
            add_mark_up(number);
            break;
        case OuterKind::power:
        case OuterKind::cap_price:
        case OuterKind::door:
            break;
        }
    }

    /// The side that binds is the rule's place; a slack rule stands at the hub's node.
    void add_hub_rule(const OuterNumber& number) {
        const std::string_view kind =
            std::visit([](const auto& rule) { return rule.kind; }, scenario_.hub->price_rule);
        const market::Gap gap = market::gap_of(f_, *out_.solution, number);
        const RuleState now = wedge_state(number, gap);
        const bool ceiling = gap.own > 0;
        const double price = out_.price(f_.hub, number.period);
        const double left = now != RuleState::stops_trade && gap.idle ? 0 : gap.value;
        add({std::string(kind), scenario_.hub->node,
             now == RuleState::slack ? line_.network.node(f_.hub).id
             : ceiling               ? "ceiling"
                                     : "floor",
             number.period, -1, now, price,
             now == RuleState::binding ? price : price + (ceiling ? left : -left),
             now == RuleState::binding ? number.wedge_value() : 0});
    }

    void add_seller_price(const OuterNumber& number) {
        const market::NodePrices of_run = prices();
        const auto stated = [&](const auto& rule) {
            return market::stated_price(line_, rule.price_eur_per_mwh, rule.price, number.period,
                                        &of_run)
                .value;
        };
        const bool is_cap = number.kind == OuterKind::seller_cap;
        const PolicyBody& body = policy(number.place).body;
        const double bound =
            is_cap ? stated(std::get<SellerPriceCap>(body)) : stated(std::get<ReservePrice>(body));
        const market::Gap gap = market::gap_of(f_, *out_.solution, number);
        const RuleState now = wedge_state(number, gap);
        add({is_cap ? "seller-price-cap" : "reserve-price", policy(number.place).id,
             is_cap ? std::get<SellerPriceCap>(body).region : std::get<ReservePrice>(body).region,
             number.period, -1, now, is_cap ? bound - gap.value : bound + gap.value, bound,
             now == RuleState::stops_trade ? 0 : number.wedge_value()});
    }

    void add_contract_price(const OuterNumber& number) {
        const Contract& contract =
            line_.network.parts().contracts[static_cast<std::size_t>(number.place)];
        const double stated = stated_contract_price(out_, number.place, number.period).value_or(0);
        const bool taken = market::wedge_volume(number, *out_.solution) > nothing_bcm;
        add({"contract-price", contract.id, line_.network.arc(number.part).id, number.period, -1,
             state(taken && std::abs(number.value) > binding_price), stated - number.value, stated,
             number.value});
    }

    void add_mark_up(const OuterNumber& number) {
        const double volume = market::wedge_volume(number, *out_.solution);
        std::string id = number.place < 0 ? scenario_.hub->node : policy(number.place).id;
        std::string rule = "mark-up";
        if (number.place < 0)
            rule = std::visit([](const auto& r) { return std::string(r.kind); },
                              scenario_.hub->price_rule);
        RuleState now = state(volume > nothing_bcm && number.value > binding_price);
        if (number.wedge.empty())
            now = RuleState::never_met;
        add({std::move(rule), std::move(id), "", -1, first_year(), now, volume,
             volume * number.wedge_value() * line_.h, number.wedge_value()});
    }

    void add_policy(int i) {
        const PolicyBody& body = policy(i).body;
        for (int t = 0; t < line_.period_count(); ++t) {
            if (std::holds_alternative<Tax>(body)) {
                add_tax(i, t);
                continue;
            }
            if (!holds(i, t))
                continue;
            if (const auto* cap = std::get_if<PriceCap>(&body))
                add_price_cap(i, *cap, t);
            else if (const auto* regulated = std::get_if<RegulatedPrice>(&body))
                add_regulated(i, *regulated, t);
            else if (const auto* open = std::get_if<OpenTransit>(&body))
                add_open_transit(i, *open, t);
        }
    }

    void add_price_cap(int i, const PriceCap& cap, int t) {
        RuleRow row{"price-cap", policy(i).id, cap.region, t, -1, RuleState::never_met, 0, 0, 0};
        for (int m = 0; m < static_cast<int>(line_.market_node.size()); ++m) {
            const int column = f_.rationed(m, t);
            if (column < 0 || f_.columns[static_cast<std::size_t>(column)].part != i)
                continue;
            if (row.state == RuleState::never_met)
                row.state = RuleState::slack;
            row.bound = f_.program.cost[static_cast<std::size_t>(column)] / line_.h;
            row.value = std::max(row.value, out_.row_price(f_.market_row(m, t)));
            if (out_.value(column) <= nothing_bcm)
                continue;
            row.state = RuleState::binding;
            row.price_eur_per_mwh =
                std::max(row.price_eur_per_mwh, clearing_price(m, t) - row.bound);
        }
        add(std::move(row));
    }
    /// Price at which a market would use of its own accord what it gets.
    double clearing_price(int m, int t) const {
        const int first = line_.market_first_sector[static_cast<std::size_t>(m)],
                  end = line_.market_first_sector[static_cast<std::size_t>(m) + 1];
        double served = 0, low = 0, high = 0;
        for (int j = first; j < end; ++j) {
            served += out_.consumption(j, t);
            high = std::max(high, line_.sectors[static_cast<std::size_t>(j)].lost_load);
        }
        for (int step = 0; step < 60; ++step) {
            const double middle = (low + high) / 2;
            double wanted = 0;
            for (int j = first; j < end; ++j)
                wanted += demand_at(line_, j, t, middle);
            (wanted > served ? low : high) = middle;
        }
        return high;
    }

    void add_regulated(int i, const RegulatedPrice& rule, int t) {
        double volume = 0, paid = 0, market = 0;
        for (int j = 0; j < static_cast<int>(line_.sectors.size()); ++j) {
            const market::Regulated regulated = market::regulated_price(line_, j, t);
            if (regulated.policy != i)
                continue;
            const double used = out_.consumption(j, t) + 1e-12;
            const double price =
                out_.row_price(f_.market_row(line_.sectors[static_cast<std::size_t>(j)].market, t));
            volume += used;
            market += used * price;
            paid += used * regulated.price.value_or(regulated.share * price);
        }
        RuleRow row{"regulated-price",
                    policy(i).id,
                    rule.sector.empty() ? rule.country : rule.country + "." + rule.sector,
                    t,
                    -1,
                    RuleState::never_met,
                    0,
                    0,
                    0};
        if (volume > 0) {
            row.bound = paid / volume;
            row.value = market / volume;
            row.price_eur_per_mwh = row.value - row.bound;
            row.state =
                state(volume > nothing_bcm && std::abs(row.price_eur_per_mwh) > binding_price);
        }
        add(std::move(row));
    }

    void add_tax(int i, int t) {
        const Tax& tax = std::get<Tax>(policy(i).body);
        if (market::covered_days(line_.periods[static_cast<std::size_t>(t)], policy(i).from,
                                 policy(i).to) <= 0)
            return;
        const double charge = market::charge(line_, policy(i), tax, t);
        double volume = 0;
        if (tax.on == TaxOn::consumption)
            for (int j = 0; j < static_cast<int>(line_.sectors.size()); ++j)
                volume += line_.lies_in(tax.where, line_.sectors[static_cast<std::size_t>(j)].node)
                              ? out_.consumption(j, t)
                              : 0;
        else if (tax.on == TaxOn::production)
            for (int p = 0; p < static_cast<int>(line_.site_node.size()); ++p)
                volume += market::taxes_site(line_, tax, p) ? out_.production(p, t) : 0;
        else
            for (int a = 0; a < line_.network.arc_count(); ++a)
                volume += market::taxes_arc(line_, tax, a) ? out_.flow(a, t) : 0;
        add({"tax", policy(i).id, tax.where, t, -1,
             volume > nothing_bcm ? RuleState::binding : RuleState::never_met, volume,
             volume * charge * line_.h, volume > nothing_bcm ? charge : 0});
    }

    void add_open_transit(int i, const OpenTransit& open, int t) {
        double left = 0;
        bool any = false;
        for (const std::string& id : open.arcs) {
            const int a = line_.network.find_arc(id);
            if (a < 0 || f_.ways[static_cast<std::size_t>(a)].empty())
                continue;
            any = true;
            const auto& way = f_.ways[static_cast<std::size_t>(a)];
            left +=
                std::max(0.0, out_.flow(a, t) * way.back().share - out_.flow(way.back().arc, t));
        }
        add({"open-transit", policy(i).id, "", t, -1,
             any ? state(left > nothing_bcm) : RuleState::never_met, left, 0, 0});
    }

    void add_conduct(int r, int t) {
        const market::SellerRegion& region = f_.seller_regions[static_cast<std::size_t>(r)];
        const Conduct& conduct = scenario_.conduct[static_cast<std::size_t>(region.conduct)];
        const int column = f_.seller_sales(r, t);
        const double sold = out_.value(column);
        const double slope = f_.program.quadratic[static_cast<std::size_t>(column)] / line_.h,
                     full = conduct.theta * region.slope[static_cast<std::size_t>(t)];
        RuleRow row{"conduct",   conduct.id.empty() ? conduct.seller : conduct.id,
                    region.area, t,
                    -1,          state(slope * sold > binding_price),
                    sold,        full > 0 ? slope / full : 0,
                    slope * sold};
        if (sold <= nothing_bcm)
            row.state = RuleState::never_met;
        add(std::move(row));
    }

    void add_arc(int a) {
        if (const int column = f_.expansion[static_cast<std::size_t>(a)]; column >= 0) {
            const auto at = static_cast<std::size_t>(column);
            const double rent = out_.solution->upper_price[at] / line_.h;
            const double years = std::max(
                1.0, std::round((line_.periods.back().to.days - line_.periods.front().from.days) /
                                365.25));
            add({"expansion", line_.network.arc(a).id, "", -1, first_year(),
                 state(rent / years > binding_price), out_.value(column), f_.program.upper[at],
                 rent / years});
        }
        for (int t = 0; t < line_.period_count(); ++t)
            if (!f_.ways[static_cast<std::size_t>(a)].empty() && market::is_sealed(line_, a, t))
                add_transit(a, t);
    }

    /// Worth of the right to sell on the way: best value there less what is carried is worth.
    void add_transit(int a, int t) {
        const auto& way = f_.ways[static_cast<std::size_t>(a)];
        double passing = 0, worth = 0;
        for (int k = 0; k < f_.classes.count(); ++k) {
            const double through = out_.value(f_.through(a, t, k));
            passing += through;
            if (through <= nothing_bcm)
                continue;
            // What a unit on the way is worth if it goes on, from the end backwards.
            double carried =
                out_.gas_value(line_.arc_to[static_cast<std::size_t>(way.back().arc)], t, k);
            for (auto leg = way.rbegin(); leg != way.rend() - 1; ++leg) {
                carried = carried * (1 - line_.network.arc(leg->arc).loss_share) -
                          line_.arc_tariff(leg->arc, t) - out_.congestion(leg->arc, t);
                const int on_way = line_.arc_from[static_cast<std::size_t>(leg->arc)];
                if (f_.balance(on_way, t, k) >= 0)
                    worth = std::max(worth, out_.gas_value(on_way, t, k) - carried);
            }
        }
        add({"transit", line_.network.arc(a).id, "", t, -1,
             passing > nothing_bcm ? state(worth > binding_price) : RuleState::never_met, passing,
             0, worth > binding_price ? worth : 0});
    }

    const Outcome& out_;
    const market::Formulation& f_;
    const market::Timeline& line_;
    const ScenarioParts& scenario_;
    std::vector<RuleRow> rows_;
};

} // namespace

std::vector<RuleRow> price_rule_states(const Outcome& outcome) {
    return PriceRules(outcome).rows();
}

bool is_price_rule(std::string_view rule) {
    static constexpr std::array<std::string_view, 8> kinds{
        "price-cap",      "seller-price-cap", "reserve-price",     "regulated-price",
        "contract-price", "oil-indexed",      "administered-band", "netback"};
    return std::find(kinds.begin(), kinds.end(), rule) != kinds.end();
}

} // namespace gashub
