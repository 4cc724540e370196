// Security: the large ways into the area in view, each out for the whole horizon, and what that
// does to its price and supply.

#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>

namespace gashub::app {

namespace {

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

/// What comes of one way in being out.
struct Loss {
    int arc = 0;
    double eur_per_mwh = 0, unserved_bcm = 0;
};

struct Losses {
    std::shared_ptr<const Cleared> base;
    std::string area;
    int node = 0;
    std::vector<Loss> list; ///< dearest first
};

StudyFigure figure_of(const Losses& found, const Locale& language) {
    const Network& network = found.base->network();
    const std::string unit = price_unit(language);
    BarsData bars;
    bars.title = say(language, "One way into %1 out: price at %2, change in %3",
                     {area_label(network, found.area, language),
                      shown_name(*found.base, found.node, language), unit});
    bars.label_title = say(language, "Out");
    bars.value_title = say(language, "Price, change in %1", {unit});
    bars.note_title = say(language, "Not served");
    bars.decimals = price_decimals(language, true);
    for (const Loss& loss : found.list) {
        Bar& bar = bars.bars.emplace_back();
        bar.label = arc_name(network, loss.arc, language);
        bar.value = price_in(loss.eur_per_mwh, language);
        bar.about = Selection{Selection::Kind::arc, network.arc(loss.arc).id};
        bar.note =
            loss.unserved_bcm > 0.005
                ? say(language, "%1 not served", {format_volume(loss.unserved_bcm, language, true)})
                : say(language, "all served");
    }
    return {.bars = std::move(bars), .curve = {}};
}

} // namespace

void study_security(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    constexpr std::size_t most = 10;
    const Network& network = job.base->network();
    const int node = node_in_view(*job.base, job.attention);
    Losses found{.base = job.base, .area = area_in_view(network, node), .node = node, .list = {}};
    const std::vector<int> area = network.nodes_of(found.area);
    const auto price = price_in_view(job.base->outcome(), node, job.attention);
    std::vector<int> ways = ways_in(*job.base, area, span_of(*job.base, job.attention.period));
    if (!price || ways.empty())
        return give_up(answer, "No gas comes in here from elsewhere.");
    if (ways.size() > most)
        ways.resize(most);
    const double unserved = unserved_in_view(job.base->outcome(), area, job.attention);
    Trials trials(job, std::move(stop), answer, static_cast<int>(ways.size()));
    for (const int way : ways) {
        const Arc& arc = network.arc(way);
        const Result<Scenario> scenario = without(*job.scenario, network, arc);
        const auto outcome = scenario ? trials.clear(*scenario) : nullptr;
        if (trials.is_stopped())
            return;
        const auto after = outcome ? price_in_view(*outcome, node, job.attention) : std::nullopt;
        if (after)
            found.list.push_back(
                {.arc = way,
                 .eur_per_mwh = *after - *price,
                 .unserved_bcm = unserved_in_view(*outcome, area, job.attention) - unserved});
        std::stable_sort(found.list.begin(), found.list.end(), [](const Loss& a, const Loss& b) {
            return a.eur_per_mwh > b.eur_per_mwh;
        });
        answer.figure = [found](const Locale& reader) { return figure_of(found, reader); };
        trials.tell();
    }
}

} // namespace gashub::app
