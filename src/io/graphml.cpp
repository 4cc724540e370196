#include "io/graphml.hpp"

#include "io/markup.hpp"
#include "io/network_tables.hpp"
#include "io/number_text.hpp"
#include "io/table_columns.hpp"

namespace gashub {
namespace {

void append_xml_text(std::string& out, std::string_view text) {
    for (const char sign : text) {
        if (const std::string_view entity = entity_of(sign); !entity.empty())
            out += entity;
        else if (static_cast<unsigned char>(sign) >= 0x20 || sign == '\n' || sign == '\t')
            out += sign;
    }
}

/// Columns that are attributes of the element itself.
bool is_reference(std::string_view column) {
    return column == "id" || column == "from" || column == "to";
}

void append_keys(std::string& out, const Table& table, std::string_view element) {
    for (const Column& column : table.columns) {
        if (is_reference(column.name))
            continue;
        out += "  <key id=\"" + std::string(element) + "-" + std::string(column.name) +
               "\" for=\"" + std::string(element) + "\" attr.name=\"" + std::string(column.name) +
               "\" attr.type=\"" + (column.kind == CellKind::text ? "string" : "double") + "\"/>\n";
    }
}

void append_data(std::string& out, const Table& table, std::size_t row, std::string_view element) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Cell& cell = table.at(row, c);
        if (is_reference(table.columns[c].name) || std::holds_alternative<std::monostate>(cell))
            continue;
        out += "      <data key=\"" + std::string(element) + "-" +
               std::string(table.columns[c].name) + "\">";
        if (const auto* text = std::get_if<std::string_view>(&cell))
            append_xml_text(out, *text);
        else
            append_number(out, std::get<double>(cell));
        out += "</data>\n";
    }
}

} // namespace

std::string network_graphml(const Network& network) {
    const std::vector<Table> tables = network_tables(network);
    const Table &nodes = tables[0], &arcs = tables[1];
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    append_keys(out, nodes, "node");
    append_keys(out, arcs, "edge");
    out += "  <graph id=\"" + network.parts().id + "\" edgedefault=\"directed\">\n";
    const ColumnView node_id(nodes, "id");
    for (std::size_t row = 0; row < nodes.rows(); ++row) {
        out += "    <node id=\"" + std::string(node_id.text(row)) + "\">\n";
        append_data(out, nodes, row, "node");
        out += "    </node>\n";
    }
    const ColumnView arc_id(arcs, "id"), from(arcs, "from"), to(arcs, "to");
    for (std::size_t row = 0; row < arcs.rows(); ++row) {
        out += "    <edge id=\"" + std::string(arc_id.text(row)) + "\" source=\"" +
               std::string(from.text(row)) + "\" target=\"" + std::string(to.text(row)) + "\">\n";
        append_data(out, arcs, row, "edge");
        out += "    </edge>\n";
    }
    return out + "  </graph>\n</graphml>\n";
}

} // namespace gashub
