#include "app/view_data/market_figures.hpp"

#include "analysis/welfare.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/sums.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace gashub::app {

namespace {

/// Nodes whose stores are shown, and what they are called.
std::pair<std::vector<int>, std::string> store_nodes(const Cleared& now,
                                                     const Attention& attention) {
    const Network& network = now.network();
    const std::string& country = network.node(node_in_view(now, attention)).country;
    const std::vector<int>& stores = now.line().storage_node;
    const auto holds = [&](const std::string& code) {
        return std::any_of(stores.begin(), stores.end(),
                           [&](int node) { return network.node(node).country == code; });
    };
    if (holds(country))
        return {network.nodes_of(country), country_label(network, country, attention.language)};
    const std::vector<int> eu = network.nodes_of("eu");
    if (eu.empty())
        return {all_nodes(network), say(attention.language, "all")};
    return {eu, say(attention.language, "EU")};
}

/// A sum over the stores at some nodes, one value a period.
std::vector<double> over_stores(const Cleared& cleared, const std::vector<int>& nodes,
                                const market::Grid& grid) {
    std::vector<double> sums(static_cast<std::size_t>(cleared.outcome().periods()), 0.0);
    const std::vector<int>& stores = cleared.line().storage_node;
    for (std::size_t s = 0; s < stores.size(); ++s) {
        if (std::find(nodes.begin(), nodes.end(), stores[s]) == nodes.end())
            continue;
        for (int p = 0; p < cleared.outcome().periods(); ++p)
            sums[static_cast<std::size_t>(p)] += grid(static_cast<int>(s), p);
    }
    return sums;
}

/// Demand that is given up at some nodes, one value a period; nothing for mere noise.
std::vector<double> unserved_in(const Cleared& cleared, const std::vector<int>& nodes) {
    constexpr double least_bcm = 1e-4;
    std::vector<double> sums(static_cast<std::size_t>(cleared.outcome().periods()), 0.0);
    const auto& sectors = cleared.line().sectors;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        if (std::find(nodes.begin(), nodes.end(), sectors[s].node) == nodes.end())
            continue;
        for (int p = 0; p < cleared.outcome().periods(); ++p)
            sums[static_cast<std::size_t>(p)] +=
                cleared.outcome().unserved(static_cast<int>(s), p) +
                cleared.outcome().rationed(static_cast<int>(s), p);
    }
    for (double& sum : sums)
        sum = sum < least_bcm ? 0 : sum;
    return sums;
}

/// What obligations of the scenario ask of these stores in each period.
std::vector<std::optional<double>> targets(const Cleared& now, const std::vector<int>& nodes,
                                           const std::vector<double>& working) {
    std::vector<std::optional<double>> values(working.size());
    for (const Policy& policy : now.line().scenario.parts().policies) {
        const auto* rule = std::get_if<StorageObligation>(&policy.body);
        if (rule == nullptr || !rule->date)
            continue;
        const bool covers = std::all_of(nodes.begin(), nodes.end(), [&](int node) {
            return now.line().lies_in(rule->region, node);
        });
        for (std::size_t p = 0; covers && p < working.size(); ++p) {
            const Period& period = now.line().periods[p];
            if (*rule->date > period.from && *rule->date <= period.to)
                values[p] = std::max(values[p].value_or(0), rule->fill * working[p]);
        }
    }
    return values;
}

} // namespace

std::map<std::string, double> welfare_by(const Cleared& cleared, const std::string& country) {
    std::map<std::string, double> sums;
    for (const WelfareRow& row : cleared.welfare()) {
        if (row.agent == "model")
            continue;
        if (country.empty())
            sums[row.country] += row.value_meur;
        else if (row.country == country)
            sums[row.agent] += row.value_meur;
    }
    return sums;
}

std::string agent_label(const std::string& agent, Locale language) {
    if (agent == "consumer")
        return say(language, "consumers");
    if (agent == "producer")
        return say(language, "producers");
    if (agent == "shipper")
        return say(language, "pipes");
    if (agent == "lng")
        return say(language, "LNG plants and ships");
    if (agent == "storage")
        return say(language, "stores");
    return agent == "state" ? say(language, "the state") : agent;
}

StorageChartData storage_chart_data(const Cleared& now, const Cleared& reference,
                                    const std::string& reference_name, const Attention& attention) {
    StorageChartData data;
    const auto [nodes, place] = store_nodes(now, attention);
    data.place = place;
    data.reference_name = reference_name;
    data.periods = period_labels(now.line().periods, attention.language);
    data.period = attention.period;
    if (now.line().storage_node.empty())
        return data;
    data.level_bcm = over_stores(now, nodes, now.outcome().level);
    data.working_bcm = over_stores(now, nodes, now.line().working_volume);
    data.in_bcm = over_stores(now, nodes, now.outcome().injection);
    data.out_bcm = over_stores(now, nodes, now.outcome().withdrawal);
    data.target_bcm = targets(now, nodes, data.working_bcm);
    data.unserved_bcm = unserved_in(now, nodes);
    if (&now != &reference && reference.outcome().periods() == now.outcome().periods())
        data.reference_bcm = over_stores(reference, nodes, reference.outcome().level);
    return data;
}

int days_of(const Cleared& cleared) {
    return span_of(cleared, std::nullopt).days;
}

BarsData gains_data(const Cleared& now, const Cleared& reference, const Attention& attention) {
    const Locale language = attention.language;
    BarsData data;
    data.title = say(language, "Who gains, who loses, million EUR over the horizon");
    data.label_title = say(language, "Who");
    data.value_title = say(language, "Gain, million EUR");
    data.decimals = 0;
    data.hint = say(language, "Nothing has changed yet: move a lever.");
    if (&now == &reference)
        return data;
    if (days_of(now) != days_of(reference)) {
        data.hint = say(language, "The two span times of other lengths: sums have no difference.");
        return data;
    }
    const auto gains = [&](const std::string& country) {
        const auto after = welfare_by(now, country), before = welfare_by(reference, country);
        std::vector<std::pair<std::string, double>> list;
        for (const auto& [who, value] : after) {
            const auto then = before.find(who);
            const double gain = value - (then == before.end() ? 0 : then->second);
            if (std::abs(gain) >= 0.5)
                list.emplace_back(who, gain);
        }
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
            return std::abs(a.second) > std::abs(b.second);
        });
        return list;
    };
    // The country in view as a whole, who of it gains, then the other countries.
    const std::string home = now.network().node(node_in_view(now, attention)).country;
    const std::string home_name = country_label(now.network(), home, language);
    const auto by_country = gains({});
    for (const auto& [country, gain] : by_country) {
        if (country == home)
            data.bars.push_back({say(language, "%1, all together", {home_name}), gain, {}, {}, {}});
    }
    for (const auto& [agent, gain] : gains(home))
        data.bars.push_back({home_name + ": " + agent_label(agent, language), gain, {}, {}, {}});
    for (const auto& [country, gain] : by_country) {
        if (country != home)
            data.bars.push_back(
                {country_label(now.network(), country, language), gain, {}, {}, {}});
    }
    return data;
}

} // namespace gashub::app
