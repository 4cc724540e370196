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

struct Player {
    std::string origin;
    double shapley_meur = 0, alone_meur = 0;
    std::optional<double> nucleolus_meur;
};

struct Shares {
    std::shared_ptr<const Cleared> base;
    std::string area;
    std::vector<Player> players; ///< strongest first
};

StudyFigure figure_of(const Shares& found, const Locale& language) {
    const Network& network = found.base->network();
    BarsData bars;
    bars.title = say(language, "Suppliers of %1: Shapley value, million EUR (ring: nucleolus)",
                     {area_label(network, found.area, language)});
    bars.label_title = say(language, "Supplier");
    bars.value_title = say(language, "Shapley value, million EUR");
    bars.other_title = say(language, "nucleolus (ring), million EUR");
    bars.note_title = say(language, "Alone");
    bars.decimals = 0;
    bars.other_is_ring = true;
    for (const Player& player : found.players)
        bars.bars.push_back(
            {.label = country_label(network, player.origin, language),
             .value = player.shapley_meur,
             .other = player.nucleolus_meur,
             .about = Selection(),
             .note = say(language, "alone %1", {format_number(player.alone_meur, 0, language)})});
    return {.bars = std::move(bars), .curve = {}};
}

} // namespace

void study_power(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    const Network& network = job.base->network();
    const std::string area = area_in_view(network, node_in_view(*job.base, job.attention));
    const std::vector<std::string> players = suppliers(*job.base, area);
    if (players.size() < 2)
        return give_up(answer, "Fewer than two suppliers from elsewhere sell here.");
    Game game{static_cast<int>(players.size()), {}};
    game.value.assign(std::size_t{1} << players.size(), 0.0);
    Trials trials(job, std::move(stop), answer, static_cast<int>(game.value.size()));
    for (Coalition c = 0; c <= game.all(); ++c) {
        const Result<Scenario> scenario = with_only(job, players, c, area);
        const auto outcome = scenario ? trials.clear(*scenario) : nullptr;
        if (trials.is_stopped())
            return;
        if (!outcome)
            return give_up(answer, "One of the coalitions could not be solved.");
        game.value[c] = outcome->objective_meur;
        trials.tell();
    }
    const double none = game.value[0];
    for (double& value : game.value)
        value -= none;
    const std::vector<double> shapley = shapley_value(game);
    const Nucleolus least = nucleolus(game);
    Shares found{.base = job.base, .area = area, .players = {}};
    for (std::size_t i = 0; i < players.size(); ++i)
        found.players.push_back(
            {.origin = players[i],
             .shapley_meur = shapley[i],
             .alone_meur = game.value[std::size_t{1} << i],
             .nucleolus_meur = least.is_solved ? std::optional(least.shares[i]) : std::nullopt});
    std::stable_sort(
        found.players.begin(), found.players.end(),
        [](const Player& a, const Player& b) { return a.shapley_meur > b.shapley_meur; });
    answer.figure = [found](const Locale& reader) { return figure_of(found, reader); };
}

} // namespace gashub::app
