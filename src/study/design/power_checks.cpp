// What is checked of a study of the kind `power`: players that own something, worlds and nodes that
// are there, and that each base can be had without any of the players.

#include "study/checks.hpp"
#include "study/design/closing.hpp"
#include "study/design/power.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace gashub {
namespace {

bool is_place(const Network& network, const std::string& area) {
    return !network.nodes_of(area).empty();
}

void check_areas(const std::vector<std::string>& areas, const char* name, const Network& network,
                 Faults& faults) {
    const Faults::Inside key(faults, name);
    for (const std::string& area : areas)
        if (!is_place(network, area))
            faults.error("unknown-region", "no region or country is called " + quoted(area));
}

template <class Known>
void check_names(const std::vector<std::string>& names, const char* name, const char* code,
                 const char* noun, const Known& is_known, Faults& faults) {
    const Faults::Inside key(faults, name);
    for (const std::string& one : names)
        if (!is_known(one))
            faults.error(code, fmt::format("no {} is called {}", noun, quoted(one)));
}

void check_player(const PowerStudy& kind, const Player& player, const StudyBase& base,
                  Faults& faults) {
    const Network& net = base.network;
    const NetworkParts& parts = net.parts();
    check_areas(player.countries, "countries", net, faults);
    check_names(
        player.sellers, "sellers", "unknown-seller", "seller",
        [&](const std::string& id) {
            return std::any_of(parts.sellers.begin(), parts.sellers.end(),
                               [&](const Seller& seller) { return seller.id == id; });
        },
        faults);
    check_names(
        player.sites, "sites", "unknown-site", "site",
        [&](const std::string& id) { return net.find_site(id) >= 0; }, faults);
    check_names(
        player.arcs, "arcs", "unknown-arc", "arc",
        [&](const std::string& id) { return net.find_arc(id) >= 0; }, faults);
    if (faults.has_errors())
        return;
    if (holdings_of(kind, player, base).empty())
        faults.error(
            "player-owns-nothing",
            "the player owns no site, market, storage or arc: it would add nothing to "
            "anybody",
            "`countries`, `sellers`, `owners`, `sites` or `arcs` say what is its own; leave "
            "the player out otherwise");
    else
        try_values(base, without_player(kind, player, base), faults);
}

/// The axis whose choices are the worlds; null if there is none.
const Parameter* axis_of(const StudyParts& parts) {
    for (const Parameter& parameter : parts.parameters)
        if (is_axis(parameter))
            return &parameter;
    return nullptr;
}

void check_world(const StudyParts& parts, const std::string& id, const char* name, Faults& faults) {
    const Faults::Inside key(faults, name);
    const Parameter* axis = axis_of(parts);
    if (id.empty())
        return;
    std::vector<std::string> known;
    if (axis != nullptr)
        for (const ParameterOption& option : axis->options)
            known.push_back(option.id);
    if (std::find(known.begin(), known.end(), id) == known.end())
        faults.error("unknown-option", "no option of the study's axis is called " + quoted(id),
                     did_you_mean(id, known));
}

void check_player_name(const PowerStudy& kind, const std::string& id, const char* name,
                       Faults& faults) {
    const Faults::Inside key(faults, name);
    std::vector<std::string> known;
    for (const Player& player : kind.players)
        known.push_back(player.id);
    if (!id.empty() && std::find(known.begin(), known.end(), id) == known.end())
        faults.error("unknown-player", "no player is called " + quoted(id),
                     did_you_mean(id, known));
}

void check_blocs(const PowerStudy& kind, Faults& faults) {
    const Faults::Inside list(faults, "blocs");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < kind.blocs.size(); ++i) {
        const Faults::Inside at(faults, i);
        for (const std::string& id : kind.blocs[i].players) {
            check_player_name(kind, id, "players", faults);
            if (!seen.insert(id).second)
                faults.error("duplicate-id", quoted(id) + " is in a bloc already");
        }
    }
}

void check_deal(const PowerStudy& kind, const StudyParts& parts, const StudyBase& base,
                Faults& faults) {
    const Faults::Inside key(faults, "deal");
    const DealZone& deal = *kind.deal;
    check_world(parts, deal.option, "option", faults);
    check_player_name(kind, deal.seller, "seller", faults);
    check_player_name(kind, deal.buyer, "buyer", faults);
    for (const auto& [name, node] : {std::pair{"from", &deal.from}, std::pair{"at", &deal.at}}) {
        const Faults::Inside inside(faults, name);
        if (base.network.find_node(*node) < 0)
            faults.error("unknown-node", "no node is called " + quoted(*node));
    }
    if (deal.seller == deal.buyer || deal.from == deal.at)
        faults.error("bad-deal",
                     "a deal is between two players and leads from one node to another");
}

void check_players(const PowerStudy& kind, const std::vector<StudyBase>& bases, Faults& faults) {
    const Faults::Inside list(faults, "players");
    const auto count = static_cast<int>(kind.players.size());
    if (count < 2 || count > most_bargainers)
        faults.error("bad-players",
                     fmt::format("the study has {} players: 2 to {} can be shared among", count,
                                 most_bargainers),
                     "each player more doubles the coalitions: put some together");
    check_unique(kind.players, faults);
    for (std::size_t i = 0; i < kind.players.size(); ++i) {
        const Faults::Inside at(faults, i);
        for (const StudyBase& base : bases)
            if (!faults.has_errors())
                check_player(kind, kind.players[i], base, faults);
    }
}

} // namespace

void check_kind(const PowerStudy& kind, const StudyParts& parts,
                const std::vector<StudyBase>& bases, Faults& faults) {
    const StudyBase& base = bases.front();
    check_areas(kind.open_access, "open_access", base.network, faults);
    check_areas(kind.outlets, "outlets", base.network, faults);
    check_players(kind, bases, faults);
    int axes = 0;
    for (const Parameter& parameter : parts.parameters)
        axes += is_axis(parameter);
    if (axes > 1)
        faults.error("two-axes", "the worlds of a power study are the options of one parameter",
                     "make one option of each combination that is wanted");
    check_player_name(kind, kind.focus, "focus", faults);
    check_world(parts, kind.with, "with", faults);
    check_world(parts, kind.without, "without", faults);
    check_blocs(kind, faults);
    {
        const Faults::Inside list(faults, "bypasses");
        for (std::size_t i = 0; i < kind.bypasses.size(); ++i) {
            const Faults::Inside at(faults, i);
            check_world(parts, kind.bypasses[i].with, "with", faults);
            check_world(parts, kind.bypasses[i].without, "without", faults);
            check_player_name(kind, kind.bypasses[i].player, "player", faults);
        }
    }
    if (kind.deal)
        check_deal(kind, parts, base, faults);
}

} // namespace gashub
