#include "analysis/tables.hpp"
#include "market/accounts/contract_bill.hpp"

#include "analysis/import_bill.hpp"
#include "analysis/indicators.hpp"
#include "analysis/rule_states.hpp"
#include "analysis/table_shapes.hpp"
#include "analysis/welfare.hpp"

#include <algorithm>
#include <map>

namespace gashub {
namespace {

using market::nothing_bcm;
using market::Outcome;
using market::PriceBasis;
using market::Timeline;

std::string_view kind_word(ArcKind kind) {
    switch (kind) {
    case ArcKind::pipeline:
        return "pipeline";
    case ArcKind::liquefaction:
        return "liquefaction";
    case ArcKind::regasification:
        return "regasification";
    case ArcKind::lane:
        return "lane";
    }
    return "";
}

/// The words that text cells point to: the outcome's network, and the run's own. Every table keeps
/// it alive.
struct Kept {
    std::shared_ptr<const Outcome> outcome;
    std::string scenario;
    std::vector<std::string> dates, origins;
};

/// Fills tables from one run.
class Filler {
  public:
    Filler(const Results& results, std::string_view scenario)
        : results_(results), out_(results.out()), line_(out_.line()), net_(out_.network()) {
        Kept kept{results.outcome, std::string(scenario), {}, results.mix.origins()};
        for (const Period& period : line_.periods)
            kept.dates.push_back(to_string(period.from));
        kept_ = std::make_shared<const Kept>(std::move(kept));
        for (int n = 0; n < net_.node_count(); ++n)
            by_id_.push_back(n);
        const auto sorted = [](auto& order, auto id) {
            std::sort(order.begin(), order.end(), [&](int a, int b) { return id(a) < id(b); });
        };
        sorted(by_id_, [&](int n) { return std::string_view(net_.node(n).id); });
        for (int a = 0; a < net_.arc_count(); ++a)
            arcs_.push_back(a);
        sorted(arcs_, [&](int a) { return std::string_view(net_.arc(a).id); });
        for (int o = 0; o < results.mix.origin_count(); ++o)
            origins_.push_back(o);
        sorted(origins_, [&](int o) { return origin(o); });
        for (int p = 0; p < static_cast<int>(line_.site_node.size()); ++p)
            sites_.push_back(p);
        sorted(sites_, [&](int p) {
            return std::string_view(net_.parts().sites[static_cast<std::size_t>(p)].id);
        });
        for (int s = 0; s < static_cast<int>(line_.storage_node.size()); ++s)
            stores_.push_back(s);
        sorted(stores_, [&](int s) {
            return std::string_view(net_.parts().storages[static_cast<std::size_t>(s)].id);
        });
        for (int j = 0; j < static_cast<int>(line_.sectors.size()); ++j)
            sectors_.push_back(j);
        std::sort(sectors_.begin(), sectors_.end(),
                  [&](int a, int b) { return sector_key(a) < sector_key(b); });
    }

    Table flow_table() {
        Table table = start(shapes::flows());
        for (int t = 0; t < periods(); ++t)
            for (int a : arcs_) {
                const double flow = out_.flow(a, t), capacity = line_.arc_capacity(a, t),
                             loss = net_.arc(a).loss_share;
                if (!line_.carries(a, t))
                    continue;
                const auto row = [&](std::string_view origin, double part) {
                    put(table, scenario(), date(t), net_.arc(a).id, origin, net_.arc(a).from,
                        net_.arc(a).to, kind_word(net_.arc(a).kind), part, capacity,
                        capacity > 0 ? flow / capacity : 0.0, line_.arc_tariff(a, t),
                        out_.congestion(a, t), part * loss,
                        flow > 0 ? labelled(a, t) * part / flow : 0.0);
                };
                bool any = false;
                for (int o : origins_)
                    if (const double part = results_.mix.on_arc(a, t, o); part > nothing_bcm) {
                        row(origin(o), part);
                        any = true;
                    }
                if (!any)
                    row("", 0.0);
            }
        return table;
    }
    Table price_table() {
        Table table = start(shapes::prices());
        for (int t = 0; t < periods(); ++t)
            for (int n : by_id_)
                if (out_.basis_at(n, t) != PriceBasis::none)
                    put(table, scenario(), date(t), net_.node(n).id, out_.price(n, t),
                        market::to_string(out_.basis_at(n, t)));
        return table;
    }
    Table production_table() {
        Table table = start(shapes::production());
        for (int t = 0; t < periods(); ++t)
            for (int p : sites_) {
                const Site& site = net_.parts().sites[static_cast<std::size_t>(p)];
                if (line_.site_nominal(p, t) > 0)
                    put(table, scenario(), date(t), site.id, site.node, site.origin,
                        out_.production(p, t), line_.site_capacity(p, t), marginal_cost(p, t));
            }
        return table;
    }
    Table consumption_table() {
        Table table = start(shapes::consumption());
        for (int t = 0; t < periods(); ++t)
            for (int j : sectors_) {
                const auto& on = line_.sectors[static_cast<std::size_t>(j)];
                const Market& market = net_.parts().markets[static_cast<std::size_t>(on.market)];
                put(table, scenario(), date(t), market.id,
                    market.sectors[static_cast<std::size_t>(on.sector)].id, market.node,
                    out_.consumption(j, t), out_.unserved(j, t), out_.rationed(j, t),
                    out_.price(on.node, t));
            }
        return table;
    }
    Table mix_table() {
        Table table = start(shapes::mix());
        for (int t = 0; t < periods(); ++t)
            for (int n : by_id_) {
                double total = 0;
                for (int o : origins_)
                    total += results_.mix.at_node(n, t, o);
                for (int o : origins_)
                    if (const double volume = results_.mix.at_node(n, t, o); volume > nothing_bcm)
                        put(table, scenario(), date(t), net_.node(n).id, origin(o), volume,
                            volume / total);
            }
        return table;
    }
    Table storage_table() {
        Table table = start(shapes::storage());
        for (int t = 0; t < periods(); ++t)
            for (int s : stores_) {
                const Storage& store = net_.parts().storages[static_cast<std::size_t>(s)];
                if (line_.working_volume(s, t) > 0)
                    put(table, scenario(), date(t), store.id, store.node, out_.injection(s, t),
                        out_.withdrawal(s, t), out_.level(s, t));
            }
        return table;
    }
    Table contract_table() {
        struct Sum {
            double taken = 0, least = 0, most = 0;
        };
        std::map<std::pair<int, std::string>, Sum> sums;
        const auto& f = *out_.formulation;
        for (std::size_t i = 0; i < f.rows.size(); ++i) {
            const auto& row = f.rows[i];
            if (row.kind == market::RowKind::contract_floor)
                sums[{row.part, net_.parts().contracts[static_cast<std::size_t>(row.place)].id}]
                    .least = f.program.row_lower[i];
            else if (row.kind == market::RowKind::contract_quantity)
                sums[{row.part, net_.parts().contracts[static_cast<std::size_t>(row.place)].id}]
                    .most = f.program.row_upper[i];
        }
        for (const Take& take : takes_of(out_)) {
            const Date day = line_.periods[static_cast<std::size_t>(take.period)].from;
            sums[{gas_year(day),
                  net_.parts().contracts[static_cast<std::size_t>(take.contract)].id}]
                .taken += take.volume;
        }
        Table table = start(shapes::contracts());
        for (const auto& [key, sum] : sums) {
            const Contract& contract =
                net_.parts().contracts[static_cast<std::size_t>(net_.find_contract(key.second))];
            Cell price;
            if (contract.price)
                if (const auto found = line_.formula_eur_per_mwh(
                        contract.price->body,
                        std::max(line_.periods.front().from, make_date(key.first, 10, 1))))
                    price = *found;
            put(table, scenario(), std::int64_t{key.first}, std::string_view(contract.id),
                sum.taken, sum.least, sum.most, price);
        }
        return table;
    }
    Table rule_table(bool hardest_only) {
        std::vector<RuleRow> rows = rule_states(out_);
        if (hardest_only) {
            const auto harder = [](const RuleRow& a, const RuleRow& b) {
                const auto rank = [](RuleState s) {
                    return s == RuleState::broken        ? 4
                           : s == RuleState::stops_trade ? 3
                           : s == RuleState::binding     ? 2
                           : s == RuleState::slack       ? 1
                                                         : 0;
                };
                return rank(a.state) != rank(b.state) ? rank(a.state) > rank(b.state)
                                                      : a.price_eur_per_mwh > b.price_eur_per_mwh;
            };
            std::map<std::tuple<std::string, std::string, std::string>, RuleRow> hardest;
            for (const RuleRow& row : rows) {
                const auto [place, is_new] =
                    hardest.try_emplace({row.rule, row.id, row.place}, row);
                if (!is_new && harder(row, place->second))
                    place->second = row;
            }
            rows.clear();
            for (auto& [key, row] : hardest)
                rows.push_back(std::move(row));
        }
        std::stable_sort(rows.begin(), rows.end(), [](const RuleRow& a, const RuleRow& b) {
            return std::tie(a.rule, a.id, a.place, a.period, a.year) <
                   std::tie(b.rule, b.id, b.place, b.period, b.year);
        });
        Table table = start(shapes::rules());
        for (const RuleRow& row : rows)
            put(table, scenario(), own(table, row.rule), own(table, row.id), own(table, row.place),
                row.period >= 0 ? date(row.period) : own(table, std::to_string(row.year)),
                to_string(row.state), row.value, row.bound, row.price_eur_per_mwh);
        return table;
    }
    Table welfare_rows() {
        Table table = start(shapes::welfare_table());
        for (const WelfareRow& row : welfare(out_))
            put(table, scenario(), own(table, row.country), own(table, row.agent),
                own(table, row.item), row.value_meur);
        return table;
    }
    Table import_bill_rows() {
        Table table = start(shapes::import_bill_table());
        for (const ImportBillRow& row : import_bill(results_))
            put(table, scenario(), std::int64_t{row.year}, own(table, row.country),
                own(table, row.from), own(table, row.kind), row.volume_bcm, row.price_eur_per_mwh,
                row.bill_meur, std::int64_t{row.due});
        return table;
    }
    Table indicator_rows() {
        Table table = start(shapes::indicator_table());
        for (const Indicator& row : indicators(results_))
            put(table, scenario(), own(table, row.name), own(table, row.scope), row.value,
                row.unit);
        return table;
    }

  private:
    const Results& results_;
    const Outcome& out_;
    const Timeline& line_;
    const Network& net_;
    std::shared_ptr<const Kept> kept_;
    std::vector<int> by_id_, arcs_, origins_, sites_, stores_, sectors_;

    int periods() const { return line_.period_count(); }
    /// What passes an arc under the hub's label, bcm.
    double labelled(int a, int t) const {
        const auto& f = *out_.formulation;
        double volume = 0;
        for (int k = 0; k < f.classes.count(); ++k)
            if (f.classes.list[static_cast<std::size_t>(k)].relabelled_from >= 0)
                for (const auto& [column, share] : f.class_flow(a, t, k))
                    volume += share * out_.value(column);
        return volume;
    }
    std::string_view scenario() const { return kept_->scenario; }
    std::string_view date(int t) const { return kept_->dates[static_cast<std::size_t>(t)]; }
    std::string_view origin(int o) const { return kept_->origins[static_cast<std::size_t>(o)]; }
    std::pair<std::string_view, std::string_view> sector_key(int j) const {
        const auto& on = line_.sectors[static_cast<std::size_t>(j)];
        const Market& market = net_.parts().markets[static_cast<std::size_t>(on.market)];
        return {market.id, market.sectors[static_cast<std::size_t>(on.sector)].id};
    }
    double marginal_cost(int p, int t) const {
        const auto& f = *out_.formulation;
        double cost = 0;
        const auto& pieces =
            line_.site_pieces[static_cast<std::size_t>(p)][static_cast<std::size_t>(t)];
        for (int i = 0; i < static_cast<int>(pieces.size()); ++i) {
            const market::CostPiece& piece = pieces[static_cast<std::size_t>(i)];
            const double x = out_.value(f.production_first(p, t) + i);
            if (i > 0 && x <= nothing_bcm)
                break;
            cost = piece.cost + piece.slope * x;
            if (piece.log_weight < 0)
                cost += solver::curve_slope({0, solver::CurveKind::logarithmic, piece.log_weight,
                                             piece.log_capacity, 0, -1},
                                            x);
        }
        return cost;
    }

    static std::string_view own(Table& table, const std::string& text) { return table.keep(text); }

    Table start(Table table) const {
        table.owner = kept_;
        return table;
    }
    template <class... Values>
    static void put(Table& table, const Values&... values) {
        (table.cells.push_back(cell(values)), ...);
    }
    static Cell cell(std::string_view text) { return text; }
    static Cell cell(const std::string& text) { return std::string_view(text); }
    static Cell cell(double value) { return value; }
    static Cell cell(std::int64_t value) { return value; }
    static Cell cell(const Cell& value) { return value; }
};

} // namespace

std::vector<Table> result_tables(const Results& results, std::string_view scenario) {
    Filler filler(results, scenario);
    std::vector<Table> tables;
    tables.push_back(filler.flow_table());
    tables.push_back(filler.price_table());
    tables.push_back(filler.production_table());
    tables.push_back(filler.consumption_table());
    tables.push_back(filler.mix_table());
    tables.push_back(filler.storage_table());
    tables.push_back(filler.contract_table());
    tables.push_back(filler.rule_table(false));
    tables.push_back(filler.welfare_rows());
    tables.push_back(filler.import_bill_rows());
    tables.push_back(filler.indicator_rows());
    return tables;
}

std::vector<Table> short_tables(const Results& results, std::string_view scenario) {
    Filler filler(results, scenario);
    std::vector<Table> tables;
    tables.push_back(filler.price_table());
    tables.push_back(filler.contract_table());
    tables.push_back(filler.rule_table(true));
    tables.push_back(filler.welfare_rows());
    tables.push_back(filler.import_bill_rows());
    tables.push_back(filler.indicator_rows());
    return tables;
}

} // namespace gashub
