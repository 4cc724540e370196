// Bargaining power: the four largest suppliers of the area in view as players. What a coalition is
// worth is what everybody gains when its gas may enter, and that of the others may not.

#include "analysis/bargaining.hpp"
#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/sums.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <map>

namespace gashub::app {

namespace {

constexpr std::size_t most_suppliers = 4;

/// The region or country whose buyers the players supply.
std::string area_of(const Network& network, int node) {
    const std::vector<int> eu = network.nodes_of("eu");
    const bool in_eu = std::find(eu.begin(), eu.end(), node) != eu.end();
    return in_eu ? "eu" : network.node(node).country;
}

/// Origins from outside by what they sell there, largest first.
std::vector<std::string> suppliers(const Cleared& base, const std::string& area) {
    const std::vector<int> nodes = base.network().nodes_of(area);
    const OriginMix& mix = base.results().mix;
    std::map<std::string, double> sold;
    const auto& market_nodes = base.line().market_node;
    for (std::size_t m = 0; m < market_nodes.size(); ++m) {
        if (std::find(nodes.begin(), nodes.end(), market_nodes[m]) == nodes.end())
            continue;
        for (int o = 0; o < mix.origin_count(); ++o)
            for (int p = 0; p < base.outcome().periods(); ++p)
                sold[mix.origins()[static_cast<std::size_t>(o)]] +=
                    mix.at_market(static_cast<int>(m), p, o);
    }
    std::vector<std::pair<double, std::string>> list;
    for (const auto& [origin, bcm] : sold) {
        const std::vector<int> home = base.network().nodes_of(origin);
        const bool outside =
            !home.empty() && std::find(nodes.begin(), nodes.end(), home.front()) == nodes.end();
        if (outside && bcm > 0.5)
            list.emplace_back(bcm, origin);
    }
    std::sort(list.rbegin(), list.rend());
    if (list.size() > most_suppliers)
        list.resize(most_suppliers);
    std::vector<std::string> origins;
    for (const auto& [bcm, origin] : list)
        origins.push_back(origin);
    return origins;
}

Result<Scenario> with_only(const StudyJob& job, const std::vector<std::string>& players,
                           Coalition coalition, const std::string& area) {
    ScenarioParts parts = job.scenario->parts();
    for (std::size_t i = 0; i < players.size(); ++i) {
        if ((coalition >> i & 1U) != 0)
            continue;
        Policy policy;
        policy.id = "left-out-" + std::to_string(i + 1);
        policy.from = job.scenario->periods().front().from;
        Embargo embargo;
        embargo.origin = players[i];
        embargo.region = area;
        policy.body = std::move(embargo);
        parts.policies.push_back(std::move(policy));
    }
    return make_scenario(std::move(parts), job.base->network());
}

} // namespace

void study_power(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    const Locale language = job.attention.language.language; // in the units of the model
    const Network& network = job.base->network();
    const std::string area = area_of(network, node_in_view(*job.base, job.attention));
    const std::vector<std::string> players = suppliers(*job.base, area);
    if (players.size() < 2) {
        answer.fault = say(language, "Fewer than two suppliers from elsewhere sell here.");
        return;
    }
    const std::string name =
        area == "eu" ? say(language, "EU") : country_label(network, area, language);
    answer.bars.title = say(language, "Suppliers of %1: Shapley value, million EUR", {name});
    answer.bars.label_title = say(language, "Supplier");
    answer.bars.value_title = say(language, "Shapley value, million EUR");
    answer.bars.other_title = say(language, "nucleolus (hatched), million EUR");
    answer.bars.note_title = say(language, "Alone");
    answer.bars.decimals = 0;
    Game game{static_cast<int>(players.size()), {}};
    game.value.assign(std::size_t{1} << players.size(), 0.0);
    Trials trials(job, std::move(stop), answer, static_cast<int>(game.value.size()));
    for (Coalition c = 0; c <= game.all(); ++c) {
        const Result<Scenario> scenario = with_only(job, players, c, area);
        const auto outcome = scenario ? trials.clear(*scenario) : nullptr;
        if (trials.is_stopped())
            return;
        if (!outcome) {
            answer.fault = say(language, "One of the coalitions could not be solved.");
            return;
        }
        game.value[c] = outcome->objective_meur;
        trials.tell();
    }
    const double none = game.value[0];
    for (double& value : game.value)
        value -= none;
    const std::vector<double> shapley = shapley_value(game);
    const Nucleolus least = nucleolus(game);
    for (std::size_t i = 0; i < players.size(); ++i)
        answer.bars.bars.push_back(
            {.label = country_label(network, players[i], language),
             .value = shapley[i],
             .other = least.is_solved ? std::optional(least.shares[i]) : std::nullopt,
             .about = Selection(),
             .note = say(language, "alone %1",
                         {format_number(game.value[std::size_t{1} << i], 0, language)})});
    std::stable_sort(answer.bars.bars.begin(), answer.bars.bars.end(),
                     [](const Bar& a, const Bar& b) { return a.value > b.value; });
}

} // namespace gashub::app
