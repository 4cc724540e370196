#include "market/contradictions.hpp"

#include "base/units.hpp"
#include "market/classes.hpp"
#include "market/contract_terms.hpp"
#include "market/foresight.hpp"
#include "market/rules/rules.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace gashub::market {
namespace {

/// Volumes closer than this are not held against each other, bcm.
constexpr double close_bcm = 1e-6;

bool has_all(const std::vector<std::string>& list, const std::vector<std::string>& of) {
    return std::all_of(of.begin(), of.end(), [&](const std::string& id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    });
}

/// Most that a group of arcs carries over days, and what holds it there.
struct Most {
    double bcm = 0;
    std::string by = "the capacity of these arcs";
};

struct Finder {
    const Timeline& line;
    Issues found = {};

    const Period& period(int t) const { return line.periods[static_cast<std::size_t>(t)]; }
    Date start() const { return line.periods.front().from; }
    Date end() const { return line.periods.back().to; }

    void warn(std::string pointer, std::string message, std::string hint) {
        found.push_back({Severity::warning,
                         "contradiction",
                         {"", std::move(pointer)},
                         std::move(message),
                         std::move(hint)});
    }

    double capacity(const std::vector<std::string>& arcs, Date from, Date to) const {
        double sum = 0;
        for (const std::string& id : arcs) {
            const int a = line.network.find_arc(id);
            for (int t = 0; a >= 0 && t < line.period_count(); ++t)
                sum += (line.arc_capacity(a, t) + line.most_growth(a, t)) *
                       overlap_days(period(t), from, to) / period(t).days();
        }
        return sum;
    }

    /// By capacity and by each maximum over arcs that have all of the group among them.
    Most most_over(const std::vector<std::string>& arcs, Date from, Date to) const {
        Most most{capacity(arcs, from, to)};
        for (const Event& event : line.scenario.parts().events) {
            const auto* limit = std::get_if<Limit>(&event.body);
            if (limit == nullptr || !limit->maximum_bcm_per_year || !has_all(limit->arcs, arcs))
                continue;
            const Date first = std::max(from, event.from.value_or(from)),
                       last = std::min(to, event.to.value_or(to));
            if (first >= last)
                continue;
            // A maximum over a year lets all of it pass on these days, at most.
            const double days =
                limit->per == LimitPer::period
                    ? last.days - first.days
                    : std::max(units::days_per_year, double(last.days - first.days));
            const double held = *limit->maximum_bcm_per_year * days / units::days_per_year +
                                capacity(arcs, from, first) + capacity(arcs, last, to);
            if (held < most.bcm)
                most = {held, "limit \"" + event.id + "\""};
        }
        return most;
    }

    /// Names a floor over days that the group of arcs can not carry; true if it did.
    bool hold(const std::string& pointer, const std::string& name,
              const std::vector<std::string>& arcs, double floor, Date from, Date to) {
        const Most most = most_over(arcs, from, to);
        if (floor <= most.bcm + close_bcm + 1e-9 * floor)
            return false;
        warn(pointer,
             fmt::format("{} asks for at least {:.4g} bcm from {} to {}, and {} lets {:.4g} pass",
                         name, floor, to_string(from), to_string(to), most.by, most.bcm),
             "lower the floor, end it, or raise what holds it");
        return true;
    }

    void check_limits() {
        const auto& events = line.scenario.parts().events;
        for (std::size_t i = 0; i < events.size(); ++i) {
            const auto* limit = std::get_if<Limit>(&events[i].body);
            if (limit == nullptr || !limit->minimum_bcm_per_year || limit->arcs.empty())
                continue;
            const std::string name = "limit \"" + events[i].id + "\"";
            const Date from = std::max(start(), events[i].from.value_or(start())),
                       to = std::min(end(), events[i].to.value_or(end()));
            const auto floor_of = [&](Date a, Date b) {
                return *limit->minimum_bcm_per_year * (b.days - a.days) / units::days_per_year;
            };
            if (limit->per != LimitPer::period) { // whole years and parts alike, as one span
                if (from < to)
                    hold(fmt::format("/events/{}", i), name, limit->arcs, floor_of(from, to), from,
                         to);
                continue;
            }
            for (int t = 0; t < line.period_count(); ++t) {
                const Date a = std::max(from, period(t).from), b = std::min(to, period(t).to);
                if (a < b &&
                    hold(fmt::format("/events/{}", i), name, limit->arcs, floor_of(a, b), a, b))
                    break;
            }
        }
    }

    void check_contracts() {
        const auto& contracts = line.network.parts().contracts;
        for (int c = 0; c < static_cast<int>(contracts.size()); ++c) {
            const Contract& contract = contracts[static_cast<std::size_t>(c)];
            for (int year = gas_year(start()); year <= gas_year(add_days(end(), -1)); ++year) {
                const Date from = std::max(start(), make_date(year, 10, 1)),
                           to = std::min(end(), make_date(year + 1, 10, 1));
                const double floor = contract_volume(line, c, from, to).floor;
                if (floor > 0 &&
                    hold(fmt::format("/contracts/{}", c), "contract \"" + contract.id + "\"",
                         contract.arcs, floor, from, to))
                    break;
            }
        }
    }

    /// True if sealed transit passes arc `a` in period `t`.
    bool is_on_sealed_way(int a, int t) const {
        const std::string& id = line.network.arc(a).id;
        for (int first = 0; first < line.network.arc_count(); ++first) {
            const std::vector<std::string>& via = line.network.arc(first).via;
            const bool passes = first == a || std::find(via.begin(), via.end(), id) != via.end();
            if (passes && is_sealed(line, first, t))
                return true;
        }
        return false;
    }

    /// True if the gas of a contract's seller is in none but classes that may not pass its arcs.
    bool is_shut(const Classes& classes, const Contract& contract, int t) const {
        const auto& sites = line.network.parts().sites;
        bool any = false;
        for (std::size_t p = 0; p < sites.size(); ++p) {
            if (sites[p].seller != contract.seller)
                continue;
            for (const std::string& id : contract.arcs) {
                const int a = line.network.find_arc(id);
                if (a < 0 || !line.carries(a, t))
                    continue;
                any = true;
                const int k = classes.of_site[p];
                if (may_flow(line, classes, k, a, t) ||
                    (is_on_sealed_way(a, t) && may_pass_sealed(line, classes, k, a, t)))
                    return false;
            }
        }
        return any;
    }

    void check_embargoes() {
        const auto& policies = line.scenario.parts().policies;
        const auto& contracts = line.network.parts().contracts;
        if (std::none_of(policies.begin(), policies.end(),
                         [](const Policy& p) { return std::holds_alternative<Embargo>(p.body); }))
            return;
        const Classes classes = make_classes(line);
        for (int c = 0; c < static_cast<int>(contracts.size()); ++c)
            for (int t = 0; t < line.period_count(); ++t) {
                const Contract& contract = contracts[static_cast<std::size_t>(c)];
                const double floor = contract_volume(line, c, period(t).from, period(t).to).floor;
                if (floor <= close_bcm || !is_shut(classes, contract, t))
                    continue;
                std::string names;
                std::size_t first = policies.size();
                for (std::size_t i = 0; i < policies.size(); ++i)
                    if (std::holds_alternative<Embargo>(policies[i].body) &&
                        in_force(policies[i], period(t))) {
                        names += (names.empty() ? "\"" : ", \"") + policies[i].id + "\"";
                        first = std::min(first, i);
                    }
                warn(fmt::format("/policies/{}", first),
                     fmt::format("from {} on embargo {} shuts every arc of contract \"{}\" to "
                                 "{}, which must be paid for all the same",
                                 to_string(period(t).from), names, contract.id, contract.buyer),
                     "end the contract or set its take_or_pay_share to 0 by an event of kind "
                     "contract");
                break;
            }
    }

    void check_obligations() {
        const auto& policies = line.scenario.parts().policies;
        const auto& storages = line.network.parts().storages;
        for (std::size_t i = 0; i < policies.size(); ++i) {
            const auto* duty = std::get_if<StorageObligation>(&policies[i].body);
            if (duty == nullptr || !duty->date || *duty->date <= start() || *duty->date > end())
                continue;
            struct Group {
                double volume = 0, most = 0;
            };
            std::map<std::string, Group> groups;
            for (const int n : line.network.nodes_of(duty->region))
                for (std::size_t s = 0; s < storages.size(); ++s) {
                    if (line.storage_node[s] != n)
                        continue;
                    Group& group =
                        groups[duty->each == Each::region    ? duty->region
                               : duty->each == Each::country ? line.network.node(n).country
                                                             : storages[s].id];
                    const auto [volume, most] = reach_of(static_cast<int>(s), *duty->date);
                    group.volume += volume;
                    group.most += most;
                }
            for (const auto& [name, group] : groups)
                if (duty->fill * group.volume > group.most + close_bcm)
                    warn(fmt::format("/policies/{}", i),
                         fmt::format("storage obligation \"{}\" asks {} for {:.4g} bcm on {}, and "
                                     "stock and injection rates reach {:.4g}",
                                     policies[i].id, name, duty->fill * group.volume,
                                     to_string(*duty->date), group.most),
                         "lower the fill, move the date or begin with more; as it stands its "
                         "penalty is paid");
        }
    }

    /// True if two regions or countries have a place in common.
    bool meet(const std::string& one, const std::string& other) const {
        const std::vector<int> a = line.network.nodes_of(one), b = line.network.nodes_of(other);
        return std::any_of(a.begin(), a.end(),
                           [&](int n) { return std::find(b.begin(), b.end(), n) != b.end(); });
    }

    /// A reserve price above what the buyer may pay, or the seller take: nothing is sold.
    void check_prices() {
        const auto& policies = line.scenario.parts().policies;
        struct Ceiling {
            std::string region;
            std::optional<double> price;
        };
        const auto ceiling_for = [](const Policy& policy, const ReservePrice& of) {
            if (const auto* cap = std::get_if<PriceCap>(&policy.body))
                return std::optional(Ceiling{cap->region, cap->price_eur_per_mwh});
            const auto* cap = std::get_if<SellerPriceCap>(&policy.body);
            return cap != nullptr && cap->seller == of.seller
                       ? std::optional(Ceiling{cap->region, cap->price_eur_per_mwh})
                       : std::nullopt;
        };
        for (std::size_t i = 0; i < policies.size(); ++i) {
            const auto* reserve = std::get_if<ReservePrice>(&policies[i].body);
            if (reserve == nullptr || !reserve->price_eur_per_mwh)
                continue;
            for (const Policy& other : policies) {
                const auto ceiling = ceiling_for(other, *reserve);
                if (!ceiling || !ceiling->price || *ceiling->price >= *reserve->price_eur_per_mwh ||
                    !meet(ceiling->region, reserve->region))
                    continue;
                for (int t = 0; t < line.period_count(); ++t)
                    if (in_force(policies[i], period(t)) && in_force(other, period(t))) {
                        warn(fmt::format("/policies/{}", i),
                             fmt::format(
                                 "from {} on reserve price \"{}\" keeps {} from selling in "
                                 "{} under {:g} EUR/MWh, and \"{}\" holds the price at {:g}: "
                                 "it sells nothing there",
                                 to_string(period(t).from), policies[i].id, reserve->seller,
                                 reserve->region, *reserve->price_eur_per_mwh, other.id,
                                 *ceiling->price),
                             "lower the reserve price, raise the cap, or end one of them");
                        break;
                    }
            }
        }
    }

    /// Working volume of a store on a day, and the most that it can hold by then.
    std::pair<double, double> reach_of(int s, Date day) const {
        const Storage& storage = line.network.parts().storages[static_cast<std::size_t>(s)];
        const auto& given = line.start_stock[static_cast<std::size_t>(s)];
        double volume = 0, most = given.value_or(line.working_volume(s, 0));
        for (int t = 0; t < line.period_count() && period(t).from < day; ++t) {
            volume = line.working_volume(s, t);
            const double part =
                double(overlap_days(period(t), period(t).from, day)) / period(t).days();
            most = std::min(volume, most + part * (1 - storage.injection_fuel_share) *
                                               line.injection_rate(s, t));
        }
        return {volume, most};
    }
};

} // namespace

Issues contradictions(const Timeline& line) {
    Finder finder{line};
    finder.check_limits();
    finder.check_contracts();
    finder.check_embargoes();
    finder.check_obligations();
    finder.check_prices();
    return finder.found;
}

Issues check_laid(const Network& network, const Scenario& scenario) {
    const auto line = make_timeline(network, scenario);
    if (!line)
        return line.issues();
    Issues found = contradictions(*line);
    if (auto fault = leader_fault(scenario.parts()))
        found.push_back(std::move(*fault));
    return found;
}

} // namespace gashub::market
