#pragma once
// Networks that a test shows as text:
//
//   north --10@1--> west --8@2/0.1--> south      capacity 10 a year, tariff 1; loss share 0.1
//   north gives 20 at 5                          production; "at 5..15" rises; "as RU" names the
//   origin south wants 10 at 30 linear -0.5             demand through (10, 30); also iso-elastic,
//   or fixed west stores 4 in 8 out 8 start 2 end 2       storage, rates a year joint 5 on
//   north-west west-south             joint limit over arcs
//
// An arc is called from-to (a second one from-to-2), a site, market or store like its node. Arcs
// have no rising cost unless a line `rise 0.4` says so, so that results can be had by hand.

#include "model/network.hpp"
#include "model/scenario.hpp"

#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace gashub::test {

namespace detail {

inline std::vector<std::string> words_of(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

inline void need_node(NetworkParts& parts, const std::string& id) {
    for (const Node& node : parts.nodes)
        if (node.id == id)
            return;
    Node node;
    node.id = id;
    node.country = "XX";
    parts.nodes.push_back(node);
}

inline void read_arcs(NetworkParts& parts, const std::vector<std::string>& words, double rise) {
    for (std::size_t i = 0; i + 2 < words.size(); i += 2) {
        Arc arc;
        arc.from = words[i];
        arc.to = words[i + 2];
        std::string spec = words[i + 1].substr(2, words[i + 1].size() - 5); // --spec-->
        if (const auto slash = spec.find('/'); slash != std::string::npos) {
            arc.loss_share = std::stod(spec.substr(slash + 1));
            spec = spec.substr(0, slash);
        }
        const auto at = spec.find('@');
        arc.capacity_bcm_per_year = Steps{std::stod(spec.substr(0, at)), {}};
        arc.tariff_eur_per_mwh = at == std::string::npos ? 0 : std::stod(spec.substr(at + 1));
        arc.full_use_cost_eur_per_mwh = rise;
        arc.id = arc.from + "-" + arc.to;
        int twins = 1;
        for (const Arc& other : parts.pipelines)
            twins += other.from == arc.from && other.to == arc.to;
        if (twins > 1)
            arc.id += "-" + std::to_string(twins);
        need_node(parts, arc.from);
        need_node(parts, arc.to);
        parts.pipelines.push_back(arc);
    }
}

} // namespace detail

inline NetworkParts ascii_parts(const std::string& text) {
    NetworkParts parts;
    parts.id = "ascii";
    parts.price_year = 2021;
    double rise = 0;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        const auto words = detail::words_of(line);
        if (words.empty())
            continue;
        const auto after = [&](const std::string& key) -> std::string {
            for (std::size_t i = 1; i + 1 < words.size(); ++i)
                if (words[i] == key)
                    return words[i + 1];
            return "";
        };
        if (words[0] == "rise") {
            rise = std::stod(words[1]);
        } else if (words[0] == "joint") {
            JointLimit joint;
            joint.id = "joint-" + std::to_string(parts.joint_limits.size() + 1);
            joint.capacity_bcm_per_year.first = std::stod(words[1]);
            joint.arcs.assign(words.begin() + 3, words.end());
            parts.joint_limits.push_back(joint);
        } else if (words.size() > 2 && words[1].substr(0, 2) == "--") {
            detail::read_arcs(parts, words, rise);
        } else if (words[1] == "gives") {
            detail::need_node(parts, words[0]);
            Site site;
            site.id = site.node = words[0];
            for (const Site& other : parts.sites)
                if (other.id == site.id)
                    site.id += "-2";
            site.origin = after("as").empty() ? words[0] : after("as");
            site.capacity_bcm_per_year.first = std::stod(words[2]);
            const std::string cost = after("at");
            if (const auto dots = cost.find(".."); dots != std::string::npos)
                site.cost =
                    LinearCost{std::stod(cost.substr(0, dots)), std::stod(cost.substr(dots + 2))};
            else
                site.cost = ConstantCost{std::stod(cost)};
            parts.sites.push_back(site);
        } else if (words[1] == "wants") {
            detail::need_node(parts, words[0]);
            Sector sector;
            sector.id = "all";
            sector.reference_bcm_per_year = std::stod(words[2]);
            sector.reference_price_eur_per_mwh = after("at").empty() ? 30 : std::stod(after("at"));
            sector.kind = DemandKind::fixed;
            if (!after("linear").empty()) {
                sector.kind = DemandKind::linear;
                sector.elasticity = std::stod(after("linear"));
            } else if (!after("iso-elastic").empty()) {
                sector.kind = DemandKind::iso_elastic;
                sector.elasticity = std::stod(after("iso-elastic"));
            }
            Market market;
            market.id = market.node = words[0];
            market.sectors.push_back(sector);
            parts.markets.push_back(market);
        } else if (words[1] == "stores") {
            detail::need_node(parts, words[0]);
            Storage storage;
            storage.id = storage.node = words[0];
            storage.working_volume_bcm.first = std::stod(words[2]);
            storage.injection_bcm_per_year.first = std::stod(after("in"));
            storage.withdrawal_bcm_per_year.first = std::stod(after("out"));
            if (!after("start").empty())
                storage.start_bcm = std::stod(after("start"));
            if (!after("end").empty())
                storage.end_bcm = std::stod(after("end"));
            parts.storages.push_back(storage);
        } else {
            throw std::invalid_argument("line not understood: " + line);
        }
    }
    return parts;
}

inline Network checked(NetworkParts parts) {
    auto network = make_network(std::move(parts));
    if (!network) {
        std::string words;
        for (const Issue& issue : network.issues())
            words += to_string(issue) + "\n";
        throw std::invalid_argument(words);
    }
    return *network;
}

inline Network ascii_network(const std::string& text) {
    return checked(ascii_parts(text));
}

inline Scenario checked(ScenarioParts parts, const Network& network) {
    auto scenario = make_scenario(std::move(parts), network);
    if (!scenario) {
        std::string words;
        for (const Issue& issue : scenario.issues())
            words += to_string(issue) + "\n";
        throw std::invalid_argument(words);
    }
    return *scenario;
}

/// The calendar year 2021 (365 days) in one period, so that volumes are rates a year.
inline ScenarioParts one_year() {
    ScenarioParts parts;
    parts.id = "one-year";
    parts.horizon.push_back({make_date(2021, 1, 1), make_date(2022, 1, 1), Step::year});
    return parts;
}

/// The same year cut into steps.
inline ScenarioParts year_by(Step step) {
    ScenarioParts parts = one_year();
    parts.horizon.front().step = step;
    return parts;
}

} // namespace gashub::test
