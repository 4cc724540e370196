#include "graph/text_network.hpp"

#include <random>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace gashub::graph {

TextNetwork::TextNetwork(const std::string& text) {
    const auto number = [&](const std::string& name) {
        const auto [at, is_new] = numbers.emplace(name, topology.nodes);
        if (is_new) {
            names.push_back(name);
            ++topology.nodes;
        }
        return at->second;
    };
    static const std::regex arrow("--([0-9.]+|inf)@([0-9.]+)-->");
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string word;
        if (!(words >> word)) {
            continue;
        }
        int from = number(word);
        while (words >> word) {
            std::smatch match;
            std::string name;
            if (!std::regex_match(word, match, arrow) || !(words >> name)) {
                throw std::invalid_argument("not an arc: " + word);
            }
            const int to = number(name);
            topology.arcs.push_back({from, to, std::stod(match[2]), std::stod(match[1])});
            from = to;
        }
    }
}

std::string TextNetwork::way(const std::vector<int>& arcs) const {
    std::string out;
    for (const int i : arcs) {
        const Arc& arc = topology.arcs.at(static_cast<std::size_t>(i));
        out += (out.empty() ? names[static_cast<std::size_t>(arc.from)] : "") + "-" +
               names[static_cast<std::size_t>(arc.to)];
    }
    return out;
}

std::string TextNetwork::arcs(const std::vector<int>& arcs) const {
    std::string out;
    for (const int i : arcs) {
        out += (out.empty() ? "" : ", ") + way({i});
    }
    return out;
}

Topology random_topology(unsigned seed, int nodes, int arcs) {
    std::mt19937 random(seed);
    const auto below = [&](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    Topology topology;
    topology.nodes = nodes;
    for (int i = 0; i < arcs; ++i) {
        const int from = below(nodes), to = below(nodes);
        const double cost = below(10), capacity = below(10);
        topology.arcs.push_back({from, to, cost, capacity});
    }
    return topology;
}

} // namespace gashub::graph
