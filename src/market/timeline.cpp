#include "market/timeline.hpp"

#include "base/units.hpp"
#include "market/dated_figures.hpp"
#include "market/formula_prices.hpp"
#include "market/timeline_steps.hpp"
#include "model/path.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace gashub::market {
namespace {

constexpr double year_days = units::days_per_year;

/// Marks the nodes of every region and country that the scenario or a contract names.
void mark_areas(Timeline& line) {
    const auto mark = [&](std::string_view name) {
        if (name.empty() || line.areas.count(name) > 0)
            return;
        std::vector<char> inside(static_cast<std::size_t>(line.network.node_count()), 0);
        for (int n : line.network.nodes_of(name))
            inside[static_cast<std::size_t>(n)] = 1;
        line.areas.emplace(std::string(name), std::move(inside));
    };
    for (const Contract& contract : line.network.parts().contracts)
        mark(contract.destination);
    const ScenarioParts& scenario = line.scenario.parts();
    for (const Event& event : scenario.events)
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { body.region; })
                    mark(body.region);
                if constexpr (requires { body.country; })
                    mark(body.country);
            },
            event.body);
    for (const Policy& policy : scenario.policies)
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { body.region; })
                    mark(body.region);
                if constexpr (requires { body.where; })
                    mark(body.where);
            },
            policy.body);
    for (const auto& [path, value] : scenario.set)
        if (path.starts_with("demand.") || path.starts_with("stores."))
            mark(split(path)[1]);
}

/// What an arc's adder still counts in a period: half after each half-life from its year.
double faded_adder(const NetworkParts& parts, const Arc& arc, const Period& period) {
    if (!arc.adder)
        return 0;
    const int year = add_days(period.from, period.days() / 2).year();
    return arc.adder->eur_per_mwh *
           std::exp2(-std::abs(year - arc.adder->year) / parts.adder_half_life_years);
}

void lay_arcs(Timeline& line) {
    const Network& net = line.network;
    const ScenarioParts& scenario = line.scenario.parts();
    const int periods = line.period_count();
    line.arc_capacity = line.arc_nominal = line.arc_tariff = line.arc_growth =
        Grid(net.arc_count(), periods);
    for (int a = 0; a < net.arc_count(); ++a) {
        const Arc& arc = net.arc(a);
        line.arc_from.push_back(net.find_node(arc.from));
        line.arc_to.push_back(net.find_node(arc.to));
        // A lane without a capacity of its own is bounded by its terminals; 1e3 bcm a year bounds
        // the rest.
        const Steps wide{1e3, {}};
        Availability state{arc.capacity_bcm_per_year ? &*arc.capacity_bcm_per_year : &wide,
                           arc.status,
                           arc.commissioned,
                           arc.decommissioned,
                           events_on(scenario, arc.id, true, false, false),
                           {}};
        state.collect_breaks();
        for (int t = 0; t < periods; ++t) {
            const Period& period = line.periods[static_cast<std::size_t>(t)];
            const double years = period.days() / year_days;
            line.arc_capacity(a, t) = years * mean_by_days(period, state.breaks, [&](Date d) {
                                          return state.rate(d, true);
                                      });
            line.arc_nominal(a, t) = years * mean_by_days(period, state.breaks, [&](Date d) {
                                         return state.rate(d, false);
                                     });
            line.arc_tariff(a, t) =
                (arc.tariff_eur_per_mwh + faded_adder(net.parts(), arc, period)) *
                line.price_factor;
            if (arc.expandable)
                line.arc_growth(a, t) =
                    overlap_days(period, arc.expandable->from.value_or(period.from), period.to) /
                    year_days;
        }
    }
    // A lane takes the capacity of its smaller terminals: what its ends can load and land.
    const int lanes_from = net.arc_count() - static_cast<int>(net.parts().lanes.size());
    Grid load(net.node_count(), periods), land(net.node_count(), periods);
    std::vector<char> loads(static_cast<std::size_t>(net.node_count()), 0), lands = loads;
    for (int b = 0; b < lanes_from; ++b) {
        const int from = line.arc_from[static_cast<std::size_t>(b)],
                  to = line.arc_to[static_cast<std::size_t>(b)];
        for (int t = 0; t < periods; ++t) {
            const double most = line.arc_nominal(b, t) + line.most_growth(b, t);
            if (net.arc(b).kind == ArcKind::liquefaction)
                load(to, t) += most, loads[static_cast<std::size_t>(to)] = 1;
            if (net.arc(b).kind == ArcKind::regasification)
                land(from, t) += most, lands[static_cast<std::size_t>(from)] = 1;
        }
    }
    for (int a = lanes_from; a < net.arc_count(); ++a) {
        if (net.arc(a).capacity_bcm_per_year)
            continue;
        const int from = line.arc_from[static_cast<std::size_t>(a)],
                  to = line.arc_to[static_cast<std::size_t>(a)];
        for (int t = 0; t < periods; ++t) {
            double small = line.arc_nominal(a, t);
            if (small <= 0)
                continue;
            const double open = line.arc_capacity(a, t) / small;
            if (loads[static_cast<std::size_t>(from)])
                small = std::min(small, load(from, t));
            if (lands[static_cast<std::size_t>(to)])
                small = std::min(small, land(to, t));
            line.arc_nominal(a, t) = small;
            line.arc_capacity(a, t) = small * open;
        }
    }
    line.joint_capacity = Grid(static_cast<int>(net.parts().joint_limits.size()), periods);
    for (int g = 0; g < static_cast<int>(net.parts().joint_limits.size()); ++g) {
        const JointLimit& joint = net.parts().joint_limits[static_cast<std::size_t>(g)];
        std::vector<int> arcs;
        for (const std::string& id : joint.arcs)
            arcs.push_back(net.find_arc(id));
        line.joint_arcs.push_back(std::move(arcs));
        for (int t = 0; t < periods; ++t) {
            const Period& period = line.periods[static_cast<std::size_t>(t)];
            line.joint_capacity(g, t) =
                joint.capacity_bcm_per_year.mean_over(period) * period.days() / year_days;
        }
    }
}

/// What changes of cost make of an arc or site in a period: factor, then what is added, by days.
std::pair<double, double> cost_change(const std::vector<const Event*>& changes,
                                      const Period& period) {
    double factor = 1, add = 0;
    for (const Event* event : changes) {
        const auto& change = std::get<CostChange>(event->body);
        const double share = double(covered_days(period, event->from, event->to)) / period.days();
        factor *= 1 + share * (change.factor.value_or(1) - 1);
        add += share * change.add_eur_per_mwh.value_or(0);
    }
    return {factor, add};
}

/// Cost changes that `names` picks.
template <class Names>
std::vector<const Event*> cost_changes(const Timeline& line, Names&& names) {
    std::vector<const Event*> found;
    for (const Event& event : line.scenario.parts().events)
        if (const auto* change = std::get_if<CostChange>(&event.body);
            change != nullptr && names(*change))
            found.push_back(&event);
    return found;
}

void change_tariffs(Timeline& line) {
    for (int a = 0; a < line.network.arc_count(); ++a) {
        const std::string& id = line.network.arc(a).id;
        const auto changes =
            cost_changes(line, [&](const CostChange& c) { return c.arc == id || c.lane == id; });
        for (int t = 0; t < line.period_count(); ++t) {
            const auto [factor, add] =
                cost_change(changes, line.periods[static_cast<std::size_t>(t)]);
            line.arc_tariff(a, t) = line.arc_tariff(a, t) * factor + add;
        }
    }
}

/// Pieces of a site's marginal cost in one period; `nominal` and `capacity` in bcm of the period.
std::optional<std::vector<CostPiece>> cost_pieces(const Timeline& line, const Cost& cost,
                                                  double capacity, double nominal,
                                                  const Period& period) {
    const double years = period.days() / year_days, level = line.price_factor;
    if (const auto* constant = std::get_if<ConstantCost>(&cost))
        return std::vector{CostPiece{constant->eur_per_mwh * level, 0, capacity, 0, 0}};
    if (const auto* linear = std::get_if<LinearCost>(&cost)) {
        const double rise = (linear->at_capacity_eur_per_mwh - linear->at_zero_eur_per_mwh) * level;
        return std::vector{CostPiece{linear->at_zero_eur_per_mwh * level,
                                     nominal > 0 ? rise / nominal : 0, capacity, 0, 0}};
    }
    if (const auto* steps = std::get_if<StepCost>(&cost)) {
        std::vector<CostPiece> pieces;
        double left = capacity;
        for (const CostStep& step : steps->steps) {
            const double size = std::min(left, step.share * nominal);
            pieces.push_back({step.eur_per_mwh * level, 0, std::max(0.0, size), 0, 0});
            left -= size;
        }
        return pieces;
    }
    if (const auto* indexed = std::get_if<IndexedCost>(&cost)) {
        const auto price = line.series_eur_per_mwh(indexed->series, period.from);
        if (!price)
            return std::nullopt;
        return std::vector{CostPiece{
            indexed->constant_eur_per_mwh * level + indexed->factor * *price, 0, capacity, 0, 0}};
    }
    const auto& golombek = std::get<GolombekCost>(cost);
    const double full =
        golombek.full_rate_bcm_per_year ? *golombek.full_rate_bcm_per_year * years : nominal / 0.95;
    return std::vector{CostPiece{
        golombek.a_eur_per_mwh * level, golombek.b_eur_per_mwh_per_bcm * level / years,
        std::min(capacity, 0.9999 * full), golombek.c_eur_per_mwh * level, std::max(full, 1e-9)}};
}

void lay_sites(Timeline& line, Issues& issues) {
    const Network& net = line.network;
    const ScenarioParts& scenario = line.scenario.parts();
    const auto& sites = net.parts().sites;
    const int periods = line.period_count();
    line.site_capacity = line.site_nominal = Grid(static_cast<int>(sites.size()), periods);
    line.site_pieces.resize(sites.size());
    const std::vector<ShortForm> forms = short_forms(line.scenario, "production");
    for (int p = 0; p < static_cast<int>(sites.size()); ++p) {
        const Site& site = sites[static_cast<std::size_t>(p)];
        line.site_node.push_back(net.find_node(site.node));
        Availability state{&site.capacity_bcm_per_year,
                           site.status,
                           site.commissioned,
                           site.decommissioned,
                           events_on(scenario, site.id, false, true, false),
                           {}};
        state.collect_breaks();
        const std::vector<double>& shares = profile_shares(net, site.profile);
        double whole = 1;
        for (const ShortForm& form : forms)
            if (form.area == site.origin && form.sector.empty() && form.key == "factor")
                whole *= form.value;
        const auto changes =
            cost_changes(line, [&](const CostChange& c) { return c.site == site.id; });
        for (int t = 0; t < periods; ++t) {
            const Period& period = line.periods[static_cast<std::size_t>(t)];
            const double years = period_share(period, shares);
            double factor = whole;
            double replaced = -1, replaced_share = 0;
            for (const Event& event : scenario.events) {
                const auto* change = std::get_if<ProductionChange>(&event.body);
                if (change == nullptr ||
                    (change->site != site.id &&
                     (change->origin.empty() || change->origin != site.origin)))
                    continue;
                const double share =
                    double(covered_days(period, event.from, event.to)) / period.days();
                factor *= 1 + share * (change->factor.value_or(1) - 1);
                if (change->capacity_bcm_per_year && share > 0) {
                    double all = 0;
                    for (const Site& other : sites)
                        if (other.id == change->site ||
                            (!change->origin.empty() && other.origin == change->origin))
                            all += other.capacity_bcm_per_year.mean_over(period);
                    const double own = site.capacity_bcm_per_year.mean_over(period);
                    replaced = all > 0 ? *change->capacity_bcm_per_year * own / all : 0;
                    replaced_share = share;
                }
            }
            const auto volume = [&](bool with_outages) {
                const double rate = mean_by_days(
                    period, state.breaks, [&](Date d) { return state.rate(d, with_outages); });
                if (replaced < 0)
                    return years * factor * rate;
                const double left = with_outages
                                        ? mean_by_days(period, state.breaks,
                                                       [&](Date d) { return state.share_left(d); })
                                        : 1;
                return years * factor *
                       ((1 - replaced_share) * rate + replaced_share * left * replaced);
            };
            line.site_capacity(p, t) = volume(true);
            line.site_nominal(p, t) = volume(false);
            auto pieces = cost_pieces(line, site.cost, line.site_capacity(p, t),
                                      line.site_nominal(p, t), period);
            if (!pieces) {
                issues.push_back({Severity::error,
                                  "missing-series-value",
                                  {"", fmt::format("/sites/{}/cost/series", p)},
                                  fmt::format("series \"{}\" has no value for {}",
                                              std::get<IndexedCost>(site.cost).series,
                                              to_string(period.from).substr(0, 7)),
                                  "give it that month or its year"});
                pieces.emplace(1, CostPiece{});
            }
            const auto [times, add] = cost_change(changes, period);
            for (CostPiece& piece : *pieces) {
                piece.cost = piece.cost * times + add;
                piece.slope *= times;
                piece.log_weight *= times;
            }
            line.site_pieces[static_cast<std::size_t>(p)].push_back(std::move(*pieces));
        }
    }
}

/// What `stores.REGION.key` of the scenario's set says of a node; of several the last counts.
std::optional<double> store_share(const Timeline& line, int node, std::string_view key) {
    std::optional<double> share;
    for (const auto& [path, value] : line.scenario.parts().set)
        if (const auto words = split(path); words.size() == 3 && words[0] == "stores" &&
                                            words[2] == key && line.lies_in(words[1], node))
            share = std::get<double>(value);
    return share;
}

void lay_storages(Timeline& line) {
    const Network& net = line.network;
    const auto& storages = net.parts().storages;
    const int periods = line.period_count();
    line.working_volume = line.injection_rate = line.withdrawal_rate =
        Grid(static_cast<int>(storages.size()), periods);
    const Date start = line.periods.front().from, end = line.periods.back().to;
    for (int s = 0; s < static_cast<int>(storages.size()); ++s) {
        const Storage& storage = storages[static_cast<std::size_t>(s)];
        line.storage_node.push_back(net.find_node(storage.node));
        const auto events = events_on(line.scenario.parts(), storage.id, false, false, true);
        const auto lay = [&](const Steps& steps, Grid& grid, bool rate, bool outages) {
            Availability state{
                &steps, storage.status, storage.commissioned, storage.decommissioned, {}, {}};
            for (const Event* event : events) // a commissioning's capacity is the working volume's
                if (outages || !std::holds_alternative<Outage>(event->body))
                    state.events.push_back(event);
            state.collect_breaks();
            for (int t = 0; t < periods; ++t) {
                const Period& period = line.periods[static_cast<std::size_t>(t)];
                const double mean =
                    mean_by_days(period, state.breaks, [&](Date d) { return state.rate(d, true); });
                grid(s, t) = mean * (rate ? period.days() / year_days : 1);
            }
        };
        lay(storage.working_volume_bcm, line.working_volume, false, false);
        lay(storage.injection_bcm_per_year, line.injection_rate, true, true);
        lay(storage.withdrawal_bcm_per_year, line.withdrawal_rate, true, true);
        const auto stock_on = [&](Date date) -> std::optional<double> {
            for (const StockOnDate& stock : storage.stocks)
                if (stock.date == date)
                    return stock.bcm;
            return std::nullopt;
        };
        const int node = line.storage_node.back();
        line.start_stock.push_back(storage.start_bcm ? storage.start_bcm : stock_on(start));
        const bool works = line.working_volume(s, 0) > 0;
        if (const auto share = store_share(line, node, "start_share"); share && works)
            line.start_stock.back() = *share * line.working_volume(s, 0);
        auto end_level = storage.end_bcm ? storage.end_bcm : stock_on(end);
        if (const auto share = store_share(line, node, "end_share"); share && works)
            end_level = *share * line.working_volume(s, periods - 1);
        if (storage.end_value_eur_per_mwh)
            end_level.reset();
        else if (!end_level && line.start_stock.back())
            end_level = line.start_stock.back();
        line.end_stock.push_back(end_level);
    }
}

} // namespace

int covered_days(const Period& period, const std::optional<Date>& from,
                 const std::optional<Date>& to) {
    return overlap_days(period, from.value_or(period.from), to.value_or(period.to));
}

namespace {

/// What is added for good is paid by the year and must be foreseen.
void check_expansion(const Timeline& line, Issues& issues) {
    const Date start = line.periods.front().from, end = line.periods.back().to;
    const bool whole = start.month() == end.month() && start.day() == end.day();
    const bool rolling = line.scenario.parts().foresight.kind == ForesightKind::rolling;
    if (whole && !rolling)
        return;
    for (int a = 0; a < line.network.arc_count(); ++a) {
        const Arc& arc = line.network.arc(a);
        if (!arc.expandable || arc.expandable->maximum_bcm_per_year <= 0)
            continue;
        const std::string name = "capacity may be added to arc \"" + arc.id + "\", and ";
        if (!whole)
            issues.push_back({Severity::error,
                              "expansion-horizon",
                              {"", "/horizon"},
                              name + "the horizon from " + to_string(start) + " to " +
                                  to_string(end) + " is not of whole years",
                              "end it on the day of the year on which it begins"});
        else
            issues.push_back({Severity::error,
                              "expansion-foresight",
                              {"", "/foresight"},
                              name + "foresight is rolling",
                              "what is built for good needs perfect foresight"});
        return;
    }
}

} // namespace

Result<Timeline> make_timeline(const Network& network, const Scenario& scenario) {
    auto laid = lay_on(network, scenario.parts().set);
    if (!laid)
        return laid.issues();
    Timeline line;
    line.network = *laid;
    line.scenario = scenario;
    line.periods = scenario.periods();
    line.h = laid->twh_per_bcm();
    line.counted_from = line.periods.front().from;
    if (scenario.parts().price_level)
        line.price_factor = scenario.parts().price_level->factor;
    Issues issues;
    mark_areas(line);
    lay_arcs(line);
    check_expansion(line, issues);
    change_tariffs(line);
    lay_sites(line, issues);
    lay_markets(line);
    lay_storages(line);
    const Issues formulas = formula_faults(line);
    issues.insert(issues.end(), formulas.begin(), formulas.end());
    if (has_errors(issues))
        return issues;
    return line;
}

} // namespace gashub::market
