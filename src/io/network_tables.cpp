#include "io/network_tables.hpp"

#include "model/dictionary.hpp"

namespace gashub {
namespace {

template <class E>
std::string_view word(E value) {
    for (const auto& [text, meaning] : Words<E>::list)
        if (meaning == value)
            return text;
    return {};
}

std::string_view name_of(const Text& name, const std::string& id) {
    return name.en.empty() ? std::string_view(id) : std::string_view(name.en);
}

Cell last_capacity(const Arc& arc) {
    if (!arc.capacity_bcm_per_year)
        return {};
    const Steps& steps = *arc.capacity_bcm_per_year;
    return steps.later.empty() ? steps.first : steps.later.back().value;
}

} // namespace

std::string_view word_of(ArcKind kind) {
    return word(kind);
}
std::string_view word_of(Status status) {
    return word(status);
}
std::string_view word_of(DemandKind kind) {
    return word(kind);
}

std::vector<Table> network_tables(const Network& network) {
    std::vector<Table> tables(2);
    Table& nodes = tables[0];
    nodes.name = "nodes";
    nodes.owner = std::make_shared<const Network>(network);
    nodes.columns = {{"id", CellKind::text, true},
                     {"name", CellKind::text},
                     {"country", CellKind::text},
                     {"lat", CellKind::number},
                     {"lon", CellKind::number}};
    for (int n = 0; n < network.node_count(); ++n) {
        const Node& node = network.node(n);
        const std::initializer_list<Cell> row = {
            std::string_view(node.id), name_of(node.name, node.id), std::string_view(node.country),
            node.lat, node.lon};
        nodes.cells.insert(nodes.cells.end(), row);
    }
    Table& arcs = tables[1];
    arcs.name = "arcs";
    arcs.owner = nodes.owner;
    arcs.columns = {{"id", CellKind::text, true},
                    {"name", CellKind::text},
                    {"kind", CellKind::text},
                    {"status", CellKind::text},
                    {"from", CellKind::text},
                    {"to", CellKind::text},
                    {"capacity_bcm_per_year", CellKind::number},
                    {"tariff_eur_per_mwh", CellKind::number},
                    {"loss_share", CellKind::number}};
    for (int a = 0; a < network.arc_count(); ++a) {
        const Arc& arc = network.arc(a);
        const std::initializer_list<Cell> row = {
            std::string_view(arc.id), name_of(arc.name, arc.id),  word(arc.kind),
            word(arc.status),         std::string_view(arc.from), std::string_view(arc.to),
            last_capacity(arc),       arc.tariff_eur_per_mwh,     arc.loss_share};
        arcs.cells.insert(arcs.cells.end(), row);
    }
    return tables;
}

} // namespace gashub
