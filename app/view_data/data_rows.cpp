#include "app/view_data/data_rows.hpp"

#include "app/view_data/figure_uses.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <cctype>

namespace gashub::app {

namespace {

struct Figure {
    std::string thing;
    Selection about;
    const Provenance* of;
    std::string object; ///< of its path: `arcs.tap`
    std::string_view key;
    std::string name, unit;
    double value;
};

std::string confidence_word(Confidence confidence, Locale language) {
    switch (confidence) {
    case Confidence::high:
        return say(language, "high");
    case Confidence::medium:
        return say(language, "medium");
    case Confidence::low:
        return say(language, "low");
    case Confidence::unstated:
        break;
    }
    return say(language, "not stated");
}

std::string unit_words(const std::string& unit, Locale language) {
    return unit == "bcm/y" ? say(language, "bcm/y")
           : unit == "bcm" ? volume_unit(language.language)
                           : unit;
}

/// A figure's own note where it has one, else its object's.
FigureNote note_of(const Provenance& of, std::string_view key) {
    FigureNote note{of.source, of.confidence, of.note};
    const auto own = of.figures.find(std::string(key));
    if (own == of.figures.end())
        return note;
    if (!own->second.source.empty())
        note.source = own->second.source;
    if (own->second.confidence != Confidence::unstated)
        note.confidence = own->second.confidence;
    if (!own->second.note.empty())
        note.note = own->second.note;
    return note;
}

/// `gie-agsi+eurostat` -> titles of both.
std::string source_words(const Network& network, const std::string& keys) {
    std::string words;
    for (std::size_t at = 0; at <= keys.size() && !keys.empty();) {
        const std::size_t end = std::min(keys.find('+', at), keys.size());
        const std::string key = keys.substr(at, end - at);
        const auto& sources = network.parts().sources;
        const auto found = std::find_if(sources.begin(), sources.end(),
                                        [&](const Source& source) { return source.id == key; });
        std::string one = found == sources.end() ? key : found->title;
        if (found != sources.end() && found->year)
            one += " (" + std::to_string(*found->year) + ")";
        words += (words.empty() ? "" : "; ") + one;
        at = end + 1;
    }
    return words;
}

Selection at_node(const std::string& node) {
    return {Selection::Kind::place, node};
}

/// Values as they are on a day.
std::vector<Figure> all_figures(const Network& network, Date day, Locale language) {
    std::vector<Figure> list;
    const NetworkParts& parts = network.parts();
    const auto capacity = say(language, "capacity");
    for (int a = 0; a < network.arc_count(); ++a) {
        const Arc& arc = network.arc(a);
        const std::string name = arc_name(network, a, language);
        const Selection about{Selection::Kind::arc, arc.id};
        if (arc.capacity_bcm_per_year)
            list.push_back({name, about, &arc.provenance, "arcs." + arc.id, "capacity_bcm_per_year",
                            capacity, "bcm/y", arc.capacity_bcm_per_year->at(day)});
        list.push_back({name, about, &arc.provenance, "arcs." + arc.id, "tariff_eur_per_mwh",
                        say(language, "tariff"), "€/MWh", arc.tariff_eur_per_mwh});
    }
    for (std::size_t s = 0; s < parts.sites.size(); ++s) {
        const Site& site = parts.sites[s];
        list.push_back({site_name(network, static_cast<int>(s), language), at_node(site.node),
                        &site.provenance, "sites." + site.id, "capacity_bcm_per_year", capacity,
                        "bcm/y", site.capacity_bcm_per_year.at(day)});
    }
    for (const Market& market : parts.markets) {
        for (const Sector& sector : market.sectors) {
            const std::string name = market_name(network, market.id + "." + sector.id, language);
            const Provenance& of =
                sector.provenance.source.empty() ? market.provenance : sector.provenance;
            const std::string object = "markets." + market.id + ".sectors." + sector.id;
            list.push_back({name, at_node(market.node), &of, object, "reference_bcm_per_year",
                            say(language, "demand"), "bcm/y", sector.reference_bcm_per_year});
            list.push_back({name, at_node(market.node), &of, object, "elasticity",
                            say(language, "elasticity"), "", sector.elasticity});
        }
    }
    for (std::size_t s = 0; s < parts.storages.size(); ++s) {
        const Storage& store = parts.storages[s];
        list.push_back({storage_name(network, static_cast<int>(s), language), at_node(store.node),
                        &store.provenance, "storages." + store.id, "working_volume_bcm",
                        say(language, "working volume"), "bcm", store.working_volume_bcm.at(day)});
    }
    return list;
}

/// What the scenario sets in its place, last; nothing if it leaves it.
Sheet::Cell changed_value(const Scenario& scenario, const Figure& figure) {
    const std::string path = figure.object + "." + std::string(figure.key);
    Sheet::Cell cell;
    for (const auto& [set, value] : scenario.parts().set) {
        const double* const number = set == path ? std::get_if<double>(&value) : nullptr;
        if (number != nullptr)
            cell = *number;
    }
    return cell;
}

template <class Part>
const Part* part_of(const std::vector<Part>& parts, std::string_view id) {
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
    return found == parts.end() ? nullptr : &*found;
}

template <class Part>
const Provenance* provenance_in(const std::vector<Part>& parts, std::string_view id) {
    const Part* const part = part_of(parts, id);
    return part == nullptr ? nullptr : &part->provenance;
}

/// Of the object that a network path names.
const Provenance* provenance_at(const Network& network, std::string_view collection,
                                std::string_view id) {
    const NetworkParts& parts = network.parts();
    if (collection == "arcs") {
        const int arc = network.find_arc(id);
        return arc < 0 ? nullptr : &network.arc(arc).provenance;
    }
    if (collection == "sites")
        return provenance_in(parts.sites, id);
    if (collection == "storages")
        return provenance_in(parts.storages, id);
    if (collection == "contracts")
        return provenance_in(parts.contracts, id);
    if (collection == "joint_limits")
        return provenance_in(parts.joint_limits, id);
    if (collection == "markets")
        return provenance_in(parts.markets, id);
    return collection == "series" ? provenance_in(parts.series, id) : nullptr;
}

bool holds_words(const std::vector<std::string>& texts, const std::string& words) {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    };
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
        return std::search(text.begin(), text.end(), words.begin(), words.end(), same) !=
               text.end();
    });
}

} // namespace

Sheet data_sheet(const Network& network, const Scenario& scenario, const DataFilter& filter,
                 Locale language) {
    Sheet sheet;
    sheet.columns = {{say(language, "Thing"), -1},     {say(language, "Figure"), -1},
                     {say(language, "Value"), 2},      {say(language, "Unit"), -1},
                     {say(language, "Changed to"), 2}, {say(language, "Confidence"), -1},
                     {say(language, "Used by"), -1},   {say(language, "Source"), -1},
                     {say(language, "Note"), -1}};
    for (const Figure& figure : all_figures(network, scenario.periods().front().from, language)) {
        if (filter.about.kind != Selection::Kind::none && !(figure.about == filter.about))
            continue;
        const FigureNote note = note_of(*figure.of, figure.key);
        const bool is_estimate =
            note.confidence == Confidence::low || note.confidence == Confidence::unstated;
        const std::string source = source_words(network, note.source);
        if (filter.estimates_only && !is_estimate)
            continue;
        const std::string uses =
            uses_of_figure(network, scenario, figure.object, figure.key, language);
        if (!holds_words({figure.thing, figure.name, source, note.note, uses}, filter.words))
            continue;
        const Sheet::Cell changed = changed_value(scenario, figure);
        if (filter.changed_only && changed.index() == 0)
            continue;
        sheet.rows.push_back({figure.thing, figure.name, figure.value,
                              unit_words(figure.unit, language), changed,
                              confidence_word(note.confidence, language), uses, source, note.note});
    }
    return sheet;
}

std::string origin_of_value(const Network& network, const Scenario& scenario, std::string_view path,
                            Locale language) {
    const std::size_t first = path.find('.'), last = path.rfind('.');
    if (first == std::string_view::npos)
        return {};
    const std::string_view collection = path.substr(0, first), rest = path.substr(first + 1);
    const std::string_view id = rest.substr(0, rest.find('.')), key = path.substr(last + 1);
    if (collection == "events" || collection == "policies") {
        const Event* const event = part_of(scenario.parts().events, id);
        const Policy* const policy = part_of(scenario.parts().policies, id);
        return event != nullptr    ? text_in(event->note, language)
               : policy != nullptr ? text_in(policy->note, language)
                                   : std::string();
    }
    const Provenance* const of = provenance_at(network, collection, id);
    if (of == nullptr)
        return {};
    const FigureNote note = note_of(*of, key);
    std::string words =
        say(language, "Source: %1; confidence: %2.",
            {source_words(network, note.source), confidence_word(note.confidence, language)});
    return note.note.empty() ? words : words + " " + note.note + ".";
}

} // namespace gashub::app
