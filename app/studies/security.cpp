// Security: the large ways into the area in view, each out for the whole horizon, and what that
// does to its price and supply. A market's answer; the EU's formula stands in the title.

#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>

namespace gashub::app {

namespace {

/// Nodes of the country in view; of the EU where it is in the EU.
std::vector<int> area_of(const Network& network, int node, std::string& name, Locale language) {
    const std::vector<int> eu = network.nodes_of("eu");
    if (std::find(eu.begin(), eu.end(), node) != eu.end()) {
        name = say(language, "EU");
        return eu;
    }
    name = country_label(network, network.node(node).country, language);
    return network.nodes_of(network.node(node).country);
}

bool holds(const std::vector<int>& nodes, int node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// Pipes over the area's border and terminals that land gas in it, most used first.
std::vector<int> ways_in(const Cleared& cleared, const std::vector<int>& area, const Span& span) {
    std::vector<std::pair<double, int>> ways;
    for (int a = 0; a < cleared.network().arc_count(); ++a) {
        const auto index = static_cast<std::size_t>(a);
        const Arc& arc = cleared.network().arc(a);
        const bool enters = holds(area, cleared.line().arc_to[index]) &&
                            !holds(area, cleared.line().arc_from[index]);
        const bool lands =
            arc.kind == ArcKind::regasification && holds(area, cleared.line().arc_to[index]);
        const double flow = arc_rate(cleared, a, span);
        if ((lands || (enters && arc.kind == ArcKind::pipeline)) && flow > 0.05)
            ways.emplace_back(flow, a);
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<int> arcs;
    for (const auto& [flow, arc] : ways)
        arcs.push_back(arc);
    return arcs;
}

Result<Scenario> without(const Scenario& scenario, const Network& network, const Arc& arc) {
    ScenarioParts parts = scenario.parts();
    Event event;
    event.id = "out-in-security-view";
    event.from = scenario.periods().front().from;
    if (arc.kind == ArcKind::pipeline)
        event.body = Outage{.arc = arc.id, .site = {}, .storage = {}, .terminal = {}};
    else
        event.body = Outage{.arc = {}, .site = {}, .storage = {}, .terminal = arc.id};
    parts.events.push_back(std::move(event));
    return make_scenario(std::move(parts), network);
}

} // namespace

void study_security(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr std::size_t most = 10;
    const Locale language = job.attention.language.language; // in the units of the model
    const Network& network = job.base->network();
    const int node = node_in_view(*job.base, job.attention);
    std::string area_name;
    const std::vector<int> area = area_of(network, node, area_name, language);
    const auto price = price_in_view(job.base->outcome(), node, job.attention);
    std::vector<int> ways = ways_in(*job.base, area, span_of(*job.base, job.attention.period));
    if (!price || ways.empty()) {
        answer.fault = say(language, "No gas comes in here from elsewhere.");
        return;
    }
    if (ways.size() > most)
        ways.resize(most);
    const double unserved = unserved_in_view(job.base->outcome(), area, job.attention);
    answer.bars.title = say(language, "One way into %1 out: price at %2, change in €/MWh",
                            {area_name, shown_name(*job.base, node, language)});
    answer.bars.label_title = say(language, "Out");
    answer.bars.value_title = say(language, "Price, change in €/MWh");
    answer.bars.note_title = say(language, "Not served");
    answer.bars.decimals = 2;
    Trials trials(job, std::move(stop), answer, static_cast<int>(ways.size()));
    for (const int way : ways) {
        const Arc& arc = network.arc(way);
        const Result<Scenario> scenario = without(*job.scenario, network, arc);
        const auto outcome = scenario ? trials.clear(*scenario) : nullptr;
        if (trials.is_stopped())
            return;
        const auto after = outcome ? price_in_view(*outcome, node, job.attention) : std::nullopt;
        const std::string name = arc_name(network, way, language);
        const Selection about{Selection::Kind::arc, arc.id};
        if (after) {
            const double lost = unserved_in_view(*outcome, area, job.attention) - unserved;
            answer.bars.bars.push_back({name,
                                        *after - *price,
                                        {},
                                        about,
                                        lost > 0.005 ? say(language, "%1 bcm not served",
                                                           {format_number(lost, 2, language)})
                                                     : say(language, "all served")});
        }
        std::stable_sort(answer.bars.bars.begin(), answer.bars.bars.end(),
                         [](const Bar& a, const Bar& b) { return a.value > b.value; });
        trials.tell();
    }
}

} // namespace gashub::app
