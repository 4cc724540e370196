// Security: the large ways into the area in view, each out for the whole horizon, and what that
// does to its supply and price; beside it the formula of the EU.

#include "analysis/security.hpp"

#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <tuple>

namespace gashub::app {

namespace {

bool holds(const std::vector<int>& nodes, int node) {
    return std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

/// Pipes over the area's border and terminals that land gas in it.
bool leads_in(const Cleared& cleared, const std::vector<int>& area, int arc) {
    const auto index = static_cast<std::size_t>(arc);
    const ArcKind kind = cleared.network().arc(arc).kind;
    const bool ends_there = holds(area, cleared.line().arc_to[index]);
    const bool enters = ends_there && !holds(area, cleared.line().arc_from[index]);
    return (kind == ArcKind::regasification && ends_there) || (kind == ArcKind::pipeline && enters);
}

/// Those that carry gas, most used first.
std::vector<int> ways_in(const Cleared& cleared, const std::vector<int>& area, const Span& span) {
    std::vector<std::pair<double, int>> ways;
    for (int a = 0; a < cleared.network().arc_count(); ++a) {
        const double flow = arc_rate(cleared, a, span);
        if (flow > 0.05 && leads_in(cleared, area, a))
            ways.emplace_back(flow, a);
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<int> arcs;
    for (const auto& [flow, arc] : ways)
        arcs.push_back(arc);
    return arcs;
}

/// The formula in the period in which the area wants most.
struct Formula {
    int period = 0;
    double demand = 0, pipes = 0, production = 0, stores = 0, lng = 0; ///< mcm a day
    NMinusOne answer;
};

std::optional<Formula> formula_of(const Cleared& base, const std::vector<char>& inside) {
    Formula formula;
    for (int t = 0; t < base.outcome().periods(); ++t) {
        const double wanted = reference_demand(base.line(), inside, t);
        if (wanted > formula.demand) {
            formula.demand = wanted;
            formula.period = t;
        }
    }
    if (formula.demand <= 0)
        return std::nullopt;
    constexpr double full_stores = 1;
    const std::vector<Entry> entries =
        entries_of(base.line(), inside, formula.period, full_stores, &base.outcome());
    for (const Entry& entry : entries) {
        double& sum = entry.kind == EntryKind::pipeline     ? formula.pipes
                      : entry.kind == EntryKind::production ? formula.production
                      : entry.kind == EntryKind::storage    ? formula.stores
                                                            : formula.lng;
        sum += entry.capacity_mcm_per_day;
    }
    formula.answer = n_minus_1(entries, formula.demand);
    return formula;
}

/// One thing that can be out: an arc, a field or a store.
struct Element {
    int arc = -1, site = -1, storage = -1;
    bool operator==(const Element&) const = default;
};

Element element_of(const Network& network, const std::string& id) {
    const int arc = network.find_arc(id);
    if (arc >= 0)
        return {.arc = arc};
    const int site = network.find_site(id);
    return site >= 0 ? Element{.site = site} : Element{.storage = network.find_storage(id)};
}

std::string name_of(const Network& network, const Element& element, Locale language) {
    return element.arc >= 0    ? arc_name(network, element.arc, language)
           : element.site >= 0 ? site_name(network, element.site, language)
                               : storage_name(network, element.storage, language);
}

Outage outage_of(const Network& network, const Element& element) {
    if (element.arc >= 0)
        return outage_of_arc(network.arc(element.arc));
    if (element.site >= 0)
        return {.arc = {},
                .site = network.parts().sites[static_cast<std::size_t>(element.site)].id,
                .storage = {},
                .terminal = {}};
    return {.arc = {},
            .site = {},
            .storage = network.parts().storages[static_cast<std::size_t>(element.storage)].id,
            .terminal = {}};
}

Result<Scenario> without(const Scenario& scenario, const Network& network, const Element& element) {
    ScenarioParts parts = scenario.parts();
    Event event;
    event.id = "out-in-security-view";
    event.from = scenario.periods().front().from;
    event.body = outage_of(network, element);
    parts.events.push_back(std::move(event));
    return make_scenario(std::move(parts), network);
}

/// What comes of one element being out.
struct Loss {
    Element element;
    double used_less_bcm = 0, eur_per_mwh = 0, unserved_bcm = 0;
    double served_share = 1; ///< of what is wanted in the hardest period
    bool off = false;        ///< it is out already
};

struct Losses {
    std::shared_ptr<const Cleared> base;
    std::string area;
    int node = 0;
    std::optional<Formula> formula;
    std::vector<Loss> list; ///< largest first
};

std::string per_day(double mcm, const Locale& language) {
    return say(language, "%1 mcm a day", {format_number(mcm, 0, language)});
}

/// The formula's terms as rows of the table, and in one line.
void add_formula(BarsData& bars, const Losses& found, const Locale& language) {
    const Formula& f = *found.formula;
    const Network& network = found.base->network();
    double served = 1;
    for (const Loss& loss : found.list)
        served = std::min(served, loss.served_share);
    const std::string ratio = format_share(f.answer.ratio, language);
    bars.headline = say(language, "N-1 by the EU's formula %1; simulated %2",
                        {ratio, format_share(served, language)});
    std::string largest;
    for (const std::string& id : f.answer.out)
        largest +=
            (largest.empty() ? "" : ", ") + name_of(network, element_of(network, id), language);
    const std::string when =
        period_labels(found.base->line().periods, language)[static_cast<std::size_t>(f.period)];
    const auto whole = [&](double value) { return format_number(value, 0, language); };
    bars.headline_tip =
        "(" + whole(f.pipes) + " + " + whole(f.production) + " + " + whole(f.stores) + " + " +
        whole(f.lng) + " − " + whole(f.answer.lost_mcm_per_day) + ") / " + whole(f.demand) + " = " +
        ratio + "; " +
        say(language, "(EP + P + S + LNG − I) / D, mcm a day, Regulation (EU) 2017/1938");
    bars.facts = {{say(language, "N-1 by the EU's formula"), ratio},
                  {say(language, "N-1 simulated: served of what is wanted in %1", {when}),
                   format_share(served, language)},
                  {say(language, "EP, pipes into the area"), per_day(f.pipes, language)},
                  {say(language, "P, production"), per_day(f.production, language)},
                  {say(language, "S, full stores"), per_day(f.stores, language)},
                  {say(language, "LNG, terminals"), per_day(f.lng, language)},
                  {say(language, "I, the largest: %1", {largest}),
                   per_day(f.answer.lost_mcm_per_day, language)},
                  {say(language, "D, wanted in %1", {when}), per_day(f.demand, language)}};
}

StudyFigure figure_of(const Losses& found, const Locale& language) {
    const Network& network = found.base->network();
    BarsData bars;
    bars.title = say(language, "One way into %1 out: gas used less there, %2",
                     {area_label(network, found.area, language), volume_unit(language)});
    bars.label_title = say(language, "Out");
    bars.value_title = say(language, "used less, %1", {volume_unit(language)});
    bars.note_title =
        say(language, "Price at %1; not served", {shown_name(*found.base, found.node, language)});
    bars.decimals = language.volume == VolumeUnit::mcm ? 0 : 2;
    bars.has_signs = false;
    if (found.formula)
        add_formula(bars, found, language);
    for (const Loss& loss : found.list) {
        Bar& bar = bars.bars.emplace_back();
        bar.label = name_of(network, loss.element, language);
        bar.value = volume_in(loss.used_less_bcm, language);
        if (loss.element.arc >= 0)
            bar.about = Selection{Selection::Kind::arc, network.arc(loss.element.arc).id};
        bar.off = loss.off;
        if (loss.off) {
            bar.note = say(language, "switched off");
            continue;
        }
        bar.note = (loss.eur_per_mwh > 0 ? "+" : "") + format_price(loss.eur_per_mwh, language);
        if (loss.unserved_bcm > 0.005)
            bar.note += ", " + say(language, "%1 not served",
                                   {format_volume(loss.unserved_bcm, language, true)});
    }
    return {.bars = std::move(bars), .curve = {}};
}

double used_in_view(const market::Outcome& outcome, const std::vector<int>& nodes,
                    const Attention& attention) {
    const Span span = span_of(outcome.line(), attention.period);
    double sum = 0;
    for (std::size_t s = 0; s < outcome.line().sectors.size(); ++s)
        for (int p = span.first; holds(nodes, outcome.line().sectors[s].node) && p < span.last; ++p)
            sum += outcome.consumption(static_cast<int>(s), p);
    return sum;
}

/// What is to be switched off: the ways that carry most, and what the formula counts as lost.
std::vector<Element> elements_to_try(const Losses& found, const std::vector<int>& ways) {
    constexpr std::size_t most = 10;
    std::vector<Element> elements;
    for (const int way : ways)
        if (elements.size() < most)
            elements.push_back({.arc = way});
    if (!found.formula)
        return elements;
    for (const std::string& id : found.formula->answer.out) {
        const Element element = element_of(found.base->network(), id);
        if (std::find(elements.begin(), elements.end(), element) == elements.end())
            elements.push_back(element);
    }
    return elements;
}

void add_those_off(Losses& found, const std::vector<int>& area, const Span& span) {
    const Network& network = found.base->network();
    for (int a = 0; a < network.arc_count(); ++a)
        if (leads_in(*found.base, area, a) && is_switched_off(*found.base, network.arc(a).id, span))
            found.list.push_back({.element = {.arc = a}, .off = true});
}

} // namespace

void study_security(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    const Network& network = job.base->network();
    const int node = node_in_view(*job.base, job.attention);
    Losses found{.base = job.base,
                 .area = area_in_view(network, node),
                 .node = node,
                 .formula = std::nullopt,
                 .list = {}};
    const std::vector<int> area = network.nodes_of(found.area);
    const Span span = span_of(*job.base, job.attention.period);
    const auto price = price_in_view(job.base->outcome(), node, job.attention);
    const std::vector<int> ways = ways_in(*job.base, area, span);
    if (!price || ways.empty())
        return give_up(answer, "No gas comes in here from elsewhere.");
    std::vector<char> inside(static_cast<std::size_t>(network.node_count()), 0);
    for (const int each : area)
        inside[static_cast<std::size_t>(each)] = 1;
    found.formula = formula_of(*job.base, inside);
    const std::vector<Element> elements = elements_to_try(found, ways);
    const double unserved = unserved_in_view(job.base->outcome(), area, job.attention);
    const double used = used_in_view(job.base->outcome(), area, job.attention);
    add_those_off(found, area, span);
    Trials trials(job, std::move(stop), answer, static_cast<int>(elements.size()));
    for (const Element& element : elements) {
        const Result<Scenario> scenario = without(*job.scenario, network, element);
        const auto outcome = scenario ? trials.clear(*scenario) : nullptr;
        if (trials.is_stopped())
            return;
        const auto after = outcome ? price_in_view(*outcome, node, job.attention) : std::nullopt;
        if (after)
            found.list.push_back(
                {.element = element,
                 .used_less_bcm = used - used_in_view(*outcome, area, job.attention),
                 .eur_per_mwh = *after - *price,
                 .unserved_bcm = unserved_in_view(*outcome, area, job.attention) - unserved,
                 .served_share = found.formula
                                     ? 1 - curtailed_share(*outcome, inside, found.formula->period)
                                     : 1});
        std::stable_sort(found.list.begin(), found.list.end(), [](const Loss& a, const Loss& b) {
            return std::tuple(a.off, -a.used_less_bcm) < std::tuple(b.off, -b.used_less_bcm);
        });
        answer.figure = [found](const Locale& reader) { return figure_of(found, reader); };
        trials.tell();
    }
}

} // namespace gashub::app
