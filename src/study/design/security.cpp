// `security`: in every combination of the axes and every situation nothing out, each element, each
// common cause; in a second round pairs of the worst, in the first situation. Demand of a situation
// is found on the central case and laid on all others as a factor, so that what changes demand
// there changes it here.

#include "study/design/security.hpp"

#include "analysis/security.hpp"
#include "market/timeline.hpp"
#include "study/design/kinds.hpp"
#include "study/settings.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub {
namespace {

std::vector<char> inside_of(const Network& network, const std::vector<std::string>& regions) {
    std::vector<char> inside(static_cast<std::size_t>(network.node_count()), 0);
    for (const std::string& region : regions)
        for (int n : network.nodes_of(region))
            inside[static_cast<std::size_t>(n)] = 1;
    return inside;
}

/// A situation on a combination of the axes, before demand and stores are laid on.
struct Ground {
    std::size_t base = 0;
    PathValues set;
    Scenario scenario;
    market::Timeline line;
};

std::optional<Ground> ground_of(const Study& study, const std::vector<Choice>& policy,
                                const Situation& situation) {
    const Result<Point> point = make_point(study, PointRole::other, policy, "");
    if (!point)
        return std::nullopt;
    Ground ground{point->base, situation.set, {}, {}};
    lay_over(ground.set, point->set);
    const StudyBase& base = study.bases()[ground.base];
    Result<Scenario> scenario = with_values(base.scenario, base.network, ground.set);
    if (!scenario)
        return std::nullopt;
    Result<market::Timeline> line = market::make_timeline(base.network, *scenario);
    if (!line)
        return std::nullopt;
    ground.scenario = *std::move(scenario);
    ground.line = *std::move(line);
    return ground;
}

/// Factors of a situation's demand by path.
std::map<std::string, double> demand_factors(const Study& study, const Situation& situation) {
    std::map<std::string, double> factors;
    const std::optional<Ground> ground = ground_of(study, central_choices(study), situation);
    if (!ground)
        return factors;
    for (const HardDemand& demand : situation.demand) {
        double factor = demand.factor.value_or(1);
        if (demand.mcm_per_day) {
            const auto inside = inside_of(ground->line.network, {demand.region});
            double most = 0;
            for (int t = 0; t < ground->line.period_count(); ++t)
                most = std::max(most, reference_demand(ground->line, inside, t));
            factor = most > 0 ? *demand.mcm_per_day / most : 1;
        }
        factors["demand." + demand.region + ".factor"] = factor;
    }
    return factors;
}

/// What a store holds at the start, what is left worth at the end, and no injection.
void lay_stores(PathValues& set, const Ground& ground, const Situation& situation, double fill) {
    const auto& storages = ground.line.network.parts().storages;
    for (std::size_t s = 0; s < storages.size(); ++s) {
        const double volume = ground.line.working_volume(static_cast<int>(s), 0);
        if (volume <= 0)
            continue;
        const std::string head = "storages." + storages[s].id + ".";
        lay_over(set, {{head + "start_bcm", fill * volume},
                       {head + "injection_bcm_per_year", 0.0},
                       {head + "end_value_eur_per_mwh",
                        situation.storage_value_eur_per_mwh / ground.line.price_factor}});
    }
}

/// Makes the points of a study.
class Maker {
  public:
    Maker(const SecurityStudy& kind, const Study& study) : kind_(kind), study_(study) {
        for (const Situation& situation : kind.situations)
            factors_.push_back(demand_factors(study, situation));
    }

    /// `inputs`: choices of uncertain inputs.
    void add(std::vector<Point>& points, PointRole role, std::string_view name,
             const std::vector<Choice>& policy, std::size_t situation, const std::string& out,
             std::size_t number, std::size_t count) {
        const Situation& hard = kind_.situations[situation];
        const std::optional<Ground>& ground = ground_at(policy, situation);
        if (!ground)
            return;
        Point point;
        point.role = role;
        point.base = ground->base;
        point.choices = secure_choices(kind_, policy, hard, out);
        point.id = point_id(name, number, count, point.choices);
        point.set = ground->set;
        lay_stores(point.set, *ground, hard,
                   own_value(study_, policy, "study.storage_fill", hard.storage_fill));
        const double times = own_value(study_, policy, "study.demand", 1);
        for (const auto& [path, factor] : factors_[situation]) {
            const auto stands =
                value_at(ground->scenario, study_.bases()[ground->base].network, path);
            const double* standing = stands ? std::get_if<double>(&*stands) : nullptr;
            lay_over(point.set, {{path, (standing ? *standing : 1.0) * factor * times}});
        }
        point.out = elements_of(out);
        points.push_back(std::move(point));
    }

  private:
    const SecurityStudy& kind_;
    const Study& study_;
    std::vector<std::map<std::string, double>> factors_; ///< by situation
    std::vector<Choice> ground_policy_;
    std::size_t ground_situation_ = 0;
    bool has_ground_ = false;
    std::optional<Ground> ground_;

    const std::optional<Ground>& ground_at(const std::vector<Choice>& policy,
                                           std::size_t situation) {
        if (!has_ground_ || ground_policy_ != policy || ground_situation_ != situation) {
            ground_ = ground_of(study_, policy, kind_.situations[situation]);
            ground_policy_ = policy;
            ground_situation_ = situation;
            has_ground_ = true;
        }
        return ground_;
    }
    /// Elements of what is out: of a cause, of each side of a pair.
    std::vector<std::string> elements_of(const std::string& out) const {
        std::vector<std::string> elements;
        for (std::size_t at = 0; at < out.size();) {
            const std::size_t plus = std::min(out.find('+', at), out.size());
            const std::string one = out.substr(at, plus - at);
            at = plus + 1;
            const auto cause =
                std::find_if(kind_.common_causes.begin(), kind_.common_causes.end(),
                             [&](const CommonCause& known) { return known.id == one; });
            if (cause == kind_.common_causes.end())
                elements.push_back(one);
            else
                elements.insert(elements.end(), cause->elements.begin(), cause->elements.end());
        }
        return elements;
    }
};

/// What is taken out one at a time: nothing, elements, causes.
std::vector<std::string> losses_of(const SecurityStudy& kind, const Study& study) {
    std::vector<std::string> losses{""};
    for (std::string& element : elements_out(kind, study))
        losses.push_back(std::move(element));
    for (const CommonCause& cause : kind.common_causes)
        losses.push_back(cause.id);
    return losses;
}

void add_singles(std::vector<Point>& points, const SecurityStudy& kind, const Study& study) {
    const std::vector<std::string> losses = losses_of(kind, study);
    const std::vector<std::vector<Choice>> policies = grid_choices(study);
    const std::size_t count = policies.size() * kind.situations.size() * losses.size();
    Maker maker(kind, study);
    for (const std::vector<Choice>& policy : policies)
        for (std::size_t s = 0; s < kind.situations.size(); ++s)
            for (const std::string& out : losses) {
                const bool leads = s == 0 && out.empty();
                maker.add(points, leads ? PointRole::grid : PointRole::other, "loss", policy, s,
                          out, points.size(), count);
            }
    const auto swings = swing_choices(study, central_choices(study));
    for (std::size_t i = 0; i < swings.size(); ++i)
        maker.add(points, PointRole::swing, "swing", swings[i], 0, "", i, swings.size());
}

void add_pairs(std::vector<Point>& points, const SecurityStudy& kind, const Study& study,
               std::span<const Ran> runs) {
    const std::vector<std::string> elements = elements_out(kind, study);
    std::vector<std::string> pairs;
    for (const SafeArea& area : kind.areas) {
        std::vector<std::string> worst = worst_first(kind, {&area, 1}, study, elements, runs);
        worst.resize(std::min(worst.size(), static_cast<std::size_t>(kind.pairs)));
        for (std::size_t a = 0; a < worst.size(); ++a)
            for (std::size_t b = a + 1; b < worst.size(); ++b) {
                const std::string pair = worst[a] + "+" + worst[b],
                                  turned = worst[b] + "+" + worst[a];
                if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end() &&
                    std::find(pairs.begin(), pairs.end(), turned) == pairs.end())
                    pairs.push_back(pair);
            }
    }
    const std::vector<std::vector<Choice>> policies = grid_choices(study);
    const std::size_t count = policies.size() * pairs.size();
    Maker maker(kind, study);
    for (const std::vector<Choice>& policy : policies)
        for (const std::string& pair : pairs)
            maker.add(points, PointRole::other, "pair", policy, 0, pair, points.size(), count);
}

} // namespace

std::vector<std::string> elements_out(const SecurityStudy& kind, const Study& study) {
    std::map<std::string, double> size; // in any combination; the central case leads
    std::vector<std::vector<Choice>> policies = grid_choices(study);
    policies.insert(policies.begin(), central_choices(study));
    for (const std::vector<Choice>& policy : policies)
        for (const Situation& situation : kind.situations) {
            const std::optional<Ground> ground = ground_of(study, policy, situation);
            if (!ground)
                continue;
            for (const SafeArea& area : kind.areas)
                for (const Entry& entry :
                     entries_of(ground->line, inside_of(ground->line.network, area.regions), 0,
                                situation.storage_fill))
                    if (entry.capacity_mcm_per_day >= kind.least_mcm_per_day)
                        size.try_emplace(entry.id, entry.capacity_mcm_per_day);
        }
    for (const std::string& element : kind.elements)
        size.try_emplace(element, 0);
    std::vector<std::string> elements;
    for (const auto& [id, capacity] : size)
        elements.push_back(id);
    std::stable_sort(elements.begin(), elements.end(),
                     [&](const auto& a, const auto& b) { return size[a] > size[b]; });
    return elements;
}

std::vector<Choice> secure_choices(const SecurityStudy& kind, std::vector<Choice> policy,
                                   const Situation& situation, const std::string& out) {
    if (situation.id != kind.situations.front().id)
        policy.push_back({std::string(hard_time), situation.id, 0});
    if (!out.empty())
        policy.push_back({std::string(taken_out), out, 0});
    return policy;
}

std::optional<Harm> harm_of(std::span<const SafeArea> areas, const Ran& run) {
    if (!run.is_solved())
        return std::nullopt;
    Harm harm;
    for (const SafeArea& area : areas) {
        harm.not_served_mcm_per_day += run.values.find("not-served", area.id).value_or(0);
        harm.used_mcm_per_day += run.values.find("used", area.id).value_or(0);
    }
    return harm;
}

std::vector<std::string> worst_first(const SecurityStudy& kind, std::span<const SafeArea> areas,
                                     const Study& study, const std::vector<std::string>& losses,
                                     std::span<const Ran> runs) {
    std::map<std::string, std::pair<double, double>> harm;
    const std::vector<Choice> central = central_choices(study);
    for (const Ran& run : runs) {
        const Choice* out = run.point.find(taken_out);
        if (out == nullptr ||
            run.point.choices !=
                secure_choices(kind, central, kind.situations.front(), out->value))
            continue;
        if (const std::optional<Harm> found = harm_of(areas, run))
            harm[out->value] = {std::round(1e4 * found->not_served_mcm_per_day),
                                -std::round(1e4 * found->used_mcm_per_day)};
    }
    std::vector<std::string> worst;
    for (const std::string& loss : losses)
        if (harm.contains(loss))
            worst.push_back(loss);
    std::stable_sort(worst.begin(), worst.end(),
                     [&](const auto& a, const auto& b) { return harm[a] > harm[b]; });
    return worst;
}

SecurityQuestion question_of(const SecurityStudy& kind, const Study& study, const Point& point) {
    const Network& network = study.bases()[point.base].network;
    SecurityQuestion question{.areas = {},
                              .causes = {},
                              .origins = kind.origins,
                              .storage_fill = 1,
                              .is_intact = point.out.empty()};
    for (const SafeArea& area : kind.areas)
        question.areas.push_back({area.id, inside_of(network, area.regions), area.saved_share});
    for (const CommonCause& cause : kind.common_causes)
        question.causes.push_back({cause.id, cause.elements});
    const Choice* chosen = point.find(hard_time);
    for (const Situation& situation : kind.situations)
        if (chosen == nullptr ? &situation == &kind.situations.front()
                              : situation.id == chosen->value)
            question.storage_fill = own_value(study, point.choices, "study.storage_fill",
                                              situation.storage_fill);
    return question;
}

Result<Scenario> with_outages(const Scenario& scenario, const Network& network,
                              const std::vector<std::string>& elements) {
    ScenarioParts parts = scenario.parts();
    const auto add = [&](Outage outage) {
        Event event;
        event.id = "loss-" + std::to_string(parts.events.size());
        event.body = std::move(outage);
        parts.events.push_back(std::move(event));
    };
    for (const std::string& element : elements) {
        if (network.find_arc(element) >= 0)
            add({.arc = element, .site = {}, .storage = {}, .terminal = {}});
        if (network.find_site(element) >= 0)
            add({.arc = {}, .site = element, .storage = {}, .terminal = {}});
        if (network.find_storage(element) >= 0)
            add({.arc = {}, .site = {}, .storage = element, .terminal = {}});
    }
    return make_scenario(std::move(parts), network);
}

std::vector<Point> round_of(const SecurityStudy& kind, const Study& study,
                            std::span<const Ran> earlier) {
    std::vector<Point> points;
    if (earlier.empty())
        add_singles(points, kind, study);
    else if (std::none_of(earlier.begin(), earlier.end(), [](const Ran& run) {
                 const Choice* out = run.point.find(taken_out);
                 return out != nullptr && out->value.find('+') != std::string::npos;
             }))
        add_pairs(points, kind, study, earlier);
    return points;
}

double size_of(const SecurityStudy& kind, const Study& study) {
    return static_cast<double>(losses_of(kind, study).size() * kind.situations.size()) *
           grid_size(study);
}

std::vector<WantedValue> wanted_of(const SecurityStudy& kind, const Study&) {
    static constexpr const char* plain[] = {
        "peak-demand",     "used",       "not-served",          "most-supply",     "curtailed-share",
        "area-price",      "days-of-survival",    "n-1",             "n-1-demand-side",
        "n-1-common-cause", "route-diversification", "remaining-flexibility",
        "entry-concentration"};
    static constexpr const char* by_element[] = {
        "binding-cut", "n-1-largest", "n-1-without",       "entry-capacity",
        "cause-share", "weak-spot",   "source-dependence", "source-dependence-shared"};
    std::vector<WantedValue> wanted;
    for (const SafeArea& area : kind.areas) {
        for (const char* name : plain)
            wanted.push_back({name, area.id});
        for (const char* name : by_element)
            wanted.push_back({name, area.id + ":*"});
    }
    return wanted;
}

} // namespace gashub
