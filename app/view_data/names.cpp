#include "app/view_data/names.hpp"

#include "analysis/origin_kinds.hpp"
#include "app/view_data/words.hpp"
#include "io/country_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gashub::app {

namespace {

/// Where a name becomes long: at brackets, a comma, a second name after a stroke.
std::size_t end_of_short(std::string_view name) {
    return std::min({name.find('('), name.find(','), name.find(" /"), name.size()});
}

/// What a full name says after its brackets: `reverse` of `Ruse - Giurgiu (BG-RO), reverse`.
std::string_view last_words(std::string_view name) {
    const std::size_t comma = name.rfind(','), close = name.rfind(')');
    const bool is_before_brackets = close != std::string_view::npos && comma < close;
    if (comma == std::string_view::npos || is_before_brackets)
        return {};
    const std::string_view rest = name.substr(comma + 1);
    return rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
}

/// True if another arc's name is the same where both are cut short.
bool is_shared(const Network& network, int arc, Locale language) {
    const std::string& name = text_in(network.arc(arc).name, language);
    const std::string short_form = short_name(name);
    const std::string_view first_word =
        std::string_view(name).substr(0, std::min(name.find_first_of("(,:/ "), name.size()));
    for (int a = 0; a < network.arc_count(); ++a) {
        const std::string& other = text_in(network.arc(a).name, language);
        if (a != arc && other.starts_with(first_word) && short_name(other) == short_form)
            return true;
    }
    return false;
}

std::string named(const Text& name, const std::string& id, Locale language) {
    const std::string& text = text_in(name, language);
    return text.empty() ? id : short_name(text);
}

/// True if another arc without last words of its own has the same short name.
bool is_named_alike(const Network& network, int arc, Locale language) {
    const std::string& name = text_in(network.arc(arc).name, language);
    for (int a = 0; a < network.arc_count(); ++a) {
        const std::string& other = text_in(network.arc(a).name, language);
        if (a != arc && !other.empty() && last_words(other).empty() &&
            short_name(other) == short_name(name))
            return true;
    }
    return false;
}

const std::string& country_at(const Network& network, const std::string& node) {
    return network.node(network.find_node(node)).country;
}

std::string month_label(const Period& period, bool with_year, Locale language) {
    std::string label(month_name(period.from.month(), language));
    if (with_year)
        label += " " + std::to_string(period.from.year()).substr(2);
    return label;
}

} // namespace

const std::string& text_in(const Text& text, Locale language) {
    return language == Language::turkish && !text.tr.empty() ? text.tr : text.en;
}

std::string short_name(const std::string& name) {
    std::string text = name.substr(0, end_of_short(name));
    std::erase(text, ':');
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text.empty() ? name : text;
}

std::string place_name(const Network& network, int node, Locale language) {
    const Node& place = network.node(node);
    return named(place.name, place.id, language);
}

std::string hub_name(const Network& network, int node, Locale language) {
    for (const Hub& hub : network.parts().hubs) {
        if (hub.node == network.node(node).id)
            return named(hub.name, hub.id, language);
    }
    return place_name(network, node, language);
}

std::string arc_name(const Network& network, int arc, Locale language) {
    const Arc& line = network.arc(arc);
    const auto way = [&] {
        const auto end = [&](const std::string& id) {
            const Node& node = network.node(network.find_node(id));
            return named(node.name, node.id, language);
        };
        return end(line.from) + " \u2192 " + end(line.to);
    };
    if (line.name.empty())
        return way();
    const std::string name = named(line.name, line.id, language);
    if (!is_shared(network, arc, language))
        return name;
    // What tells it from the others: its own last words, of two without any the way it goes.
    const std::string_view words = last_words(text_in(line.name, language));
    if (!words.empty())
        return name + ", " + std::string(words);
    return is_named_alike(network, arc, language) ? name + ", " + way() : name;
}

std::string arc_stem(const Network& network, int arc, Locale language) {
    const Arc& line = network.arc(arc);
    if (line.name.empty())
        return arc_name(network, arc, language);
    const std::string name = named(line.name, line.id, language);
    for (int a = 0; a < arc; ++a) {
        const Arc& other = network.arc(a);
        const bool is_other_way =
            (other.from == line.to && other.to == line.from) ||
            (country_at(network, other.from) == country_at(network, line.to) &&
             country_at(network, other.to) == country_at(network, line.from) &&
             country_at(network, line.from) != country_at(network, line.to));
        if (is_other_way && named(other.name, other.id, language) == name)
            return arc_name(network, arc, language);
    }
    return name;
}

std::string country_label(const Network& network, std::string_view code, Locale language) {
    std::vector<const Node*> nodes;
    for (const Node& node : network.parts().nodes) {
        if (node.country == code)
            nodes.push_back(&node);
    }
    if (language == Language::turkish && nodes.size() == 1 && !nodes[0]->name.tr.empty())
        return short_name(nodes[0]->name.tr);
    const std::string name = country_name(code);
    if (name != code || nodes.empty())
        return say(language, name);
    // A group of countries, or a made-up one: called like the place where its gas is used.
    const auto uses = std::find_if(nodes.begin(), nodes.end(), [&](const Node* node) {
        const auto& markets = network.parts().markets;
        return std::any_of(markets.begin(), markets.end(),
                           [&](const Market& market) { return market.node == node->id; });
    });
    const Node& place = uses == nodes.end() ? *nodes[0] : **uses;
    return named(place.name, place.id, language);
}

std::string site_name(const Network& network, int site, Locale language) {
    const Site& field = network.parts().sites[static_cast<std::size_t>(site)];
    if (!field.name.empty())
        return named(field.name, field.id, language);
    const Node& node = network.node(network.find_node(field.node));
    return named(node.name, field.id, language);
}

std::string storage_name(const Network& network, int storage, Locale language) {
    const Storage& store = network.parts().storages[static_cast<std::size_t>(storage)];
    return named(store.name, store.id, language);
}

std::string sector_name(std::string_view id, Locale language) {
    if (id == "household")
        return say(language, "households");
    if (id == "power")
        return say(language, "power plants");
    if (id == "industry")
        return say(language, "industry");
    if (id == "lng")
        return say(language, "LNG imports");
    if (id == "pipeline")
        return say(language, "pipeline imports");
    if (id == "trade")
        return say(language, "trade");
    return id == "all" ? say(language, "all uses") : std::string(id);
}

std::string market_name(const Network& network, std::string_view market_or_sector,
                        Locale language) {
    const std::size_t dot = market_or_sector.find('.');
    const int market = network.find_market(market_or_sector.substr(0, dot));
    if (market < 0)
        return std::string(market_or_sector);
    const Market& place = network.parts().markets[static_cast<std::size_t>(market)];
    const Node& node = network.node(network.find_node(place.node));
    const std::string name = named(node.name, node.id, language);
    if (dot == std::string_view::npos || place.sectors.size() == 1)
        return name;
    return name + " (" + sector_name(market_or_sector.substr(dot + 1), language) + ")";
}

std::vector<std::string> period_labels(const std::vector<Period>& periods, Locale language) {
    std::vector<std::string> labels;
    labels.reserve(periods.size());
    for (const Period& period : periods) {
        const bool later_year = period.from.year() != periods.front().from.year();
        if (period.days() >= 300)
            labels.push_back(std::to_string(period.from.year()));
        else if (period.days() >= 80)
            labels.push_back(std::to_string(period.from.year()) + " Q" +
                             std::to_string((period.from.month() + 2) / 3));
        else if (period.days() >= 28)
            labels.push_back(month_label(period, later_year, language));
        else
            labels.push_back(std::to_string(period.from.day()) + " " +
                             month_label(period, later_year, language));
    }
    return labels;
}

OriginGroup origin_group(const Network& network, std::string_view origin) {
    static_assert(static_cast<int>(OriginGroup::other) == static_cast<int>(OriginKind::other));
    return static_cast<OriginGroup>(origin_kind(network, origin));
}

} // namespace gashub::app
