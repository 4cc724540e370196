#include "io/import/gaslib.hpp"

#include "base/text.hpp"
#include "io/import/projection.hpp"
#include "io/import/xml.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double hours_per_year = 8760, seconds_per_year = 3600 * hours_per_year;

struct Document {
    std::string file;
    XmlElement root;
};

class Reader {
  public:
    explicit Reader(const ImportOptions& options) : options_(options) {}

    Result<Imported> read(const std::vector<Document>& documents) {
        for (const Document& document : documents)
            take(document);
        if (faults_.empty() && !net_)
            faults_.push_back(
                {.code = "no-network",
                 .where = {.file = documents.empty() ? std::string() : documents.front().file,
                           .pointer = ""},
                 .message = "none of the files is a GasLib topology (<network>)",
                 .hint = "it is the file that ends in .net"});
        if (faults_.empty())
            read_network();
        if (!faults_.empty())
            return faults_;
        return std::move(out_);
    }

  private:
    void take(const Document& document) {
        const auto keep = [&](const Document*& place, const char* what) {
            if (place)
                faults_.push_back({.code = "two-files",
                                   .where = {.file = document.file, .pointer = ""},
                                   .message = fmt::format("{} is a second {}", document.file, what),
                                   .hint = "one network, one nomination"});
            place = &document;
        };
        if (document.root.name == "network")
            keep(net_, "topology");
        else if (document.root.name == "boundaryValue")
            keep(nomination_, "nomination");
        else if (document.root.name == "compressorStations")
            out_.notes.push_back("machines of compressor stations (" + document.file +
                                 ") are left out: pressures are not modelled");
        else
            faults_.push_back(
                {.code = "not-gaslib",
                 .where = {.file = document.file, .pointer = ""},
                 .message = "the root element is " + gashub::quoted(document.root.name),
                 .hint = "GasLib's are network (.net), boundaryValue (.scn), "
                         "compressorStations (.cs)"});
    }

    void fault(const Document& document, const XmlElement& element, std::string code,
               std::string message, std::string hint = {}) {
        faults_.push_back(
            {.code = std::move(code),
             .where = {.file = document.file,
                       .pointer = fmt::format("line {}, {}", element.line, element.name)},
             .message = std::move(message),
             .hint = std::move(hint)});
    }

    std::optional<double> number(const Document& document, const XmlElement& element,
                                 const char* attribute) {
        const std::string* text = element.attribute(attribute);
        if (!text) {
            fault(document, element, "missing-key",
                  fmt::format("the attribute \"{}\" is missing", attribute));
            return std::nullopt;
        }
        double value = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
        if (error != std::errc() || end != text->data() + text->size() || !std::isfinite(value)) {
            fault(document, element, "bad-number", gashub::quoted(*text) + " is no finite number");
            return std::nullopt;
        }
        return value;
    }

    /// A quantity in the unit that `units` turns it into. Nothing with a fault where value or unit
    /// are missing or unknown.
    std::optional<double> quantity(const Document& document, const XmlElement& element,
                                   const std::map<std::string, double>& units) {
        const std::string* unit = element.attribute("unit");
        const std::optional<double> value = number(document, element, "value");
        if (!unit || unit->empty()) {
            fault(document, element, "missing-unit", "the unit is missing");
            return std::nullopt;
        }
        const auto factor = units.find(*unit);
        if (factor == units.end()) {
            std::vector<std::string> known;
            for (const auto& [name, times] : units)
                known.push_back(name);
            std::string list;
            for (const std::string& name : known)
                list += (list.empty() ? "known: " : ", ") + name;
            fault(document, element, "unknown-unit", gashub::quoted(*unit) + " is not known here",
                  list);
            return std::nullopt;
        }
        return value ? std::optional(*value * factor->second) : std::nullopt;
    }

    /// A flow as bcm a year of the model; 0 where the child is not there.
    double flow(const Document& document, const XmlElement& element) {
        const double metre = cubic_metre_factor(options_, 0) / 1e9;
        std::map<std::string, double> units{{"1000m_cube_per_hour", 1000 * hours_per_year * metre},
                                            {"1000m_cube_per_h", 1000 * hours_per_year * metre},
                                            {"m_cube_per_hour", hours_per_year * metre},
                                            {"m_cube_per_h", hours_per_year * metre},
                                            {"m_cube_per_s", seconds_per_year * metre}};
        if (norm_density_ > 0) {
            units["kg_per_s"] = seconds_per_year / norm_density_ * metre;
            units["kg_per_h"] = units["kg_per_hour"] = hours_per_year / norm_density_ * metre;
        }
        return quantity(document, element, units).value_or(0);
    }
    std::optional<double> flow_of(const Document& document, const XmlElement& element,
                                  const char* child) {
        const XmlElement* found = element.find(child);
        return found ? std::optional(flow(document, *found)) : std::nullopt;
    }

    void read_network() {
        const XmlElement& root = net_->root;
        const XmlElement *about = root.find("information"), *nodes = root.find("nodes"),
                         *connections = root.find("connections");
        const XmlElement* title = about ? about->find("title") : nullptr;
        out_.parts = begin_network(title && !title->text.empty() ? title->text : "gaslib",
                                   {.id = "gaslib",
                                    .title = "GasLib - A Library of Gas Network Instances",
                                    .publisher = "Zuse Institute Berlin and others",
                                    .address = "https://gaslib.zib.de",
                                    .terms = "CC BY 3.0; cite Schmidt et al., Data 2(4):40, 2017",
                                    .year = 2017});
        for (const auto& [element, name] :
             {std::pair{nodes, "nodes"}, {connections, "connections"}})
            if (!element)
                fault(*net_, root, "missing-key",
                      fmt::format("the element \"{}\" is missing", name));
        if (!faults_.empty())
            return;
        read_gas(*nodes);
        read_nomination();
        read_nodes(*nodes);
        for (const XmlElement& connection : connections->children)
            read_connection(connection);
        out_.notes.push_back(fmt::format(
            "assumed, for the format has no money: gas costs {} EUR/MWh at every entry, a pipe {} "
            "EUR/MWh per 100 km, all else that it passes nothing",
            assumed_cost, options_.tariff_eur_per_mwh_100km));
        out_.notes.push_back("pressures, heights and least flows are left out: capacities are "
                             "those of flowMax and flowMin");
    }

    /// Density and calorific value, means over the sources that state them.
    void read_gas(const XmlElement& nodes) {
        double density = 0, densities = 0, value = 0, values = 0;
        for (const XmlElement& node : nodes.children) {
            if (const XmlElement* norm = node.find("normDensity"))
                if (const auto kg = quantity(*net_, *norm, {{"kg_per_m_cube", 1}})) {
                    density += *kg;
                    densities += 1;
                }
            if (const XmlElement* calorific = node.find("calorificValue"))
                if (const auto kwh = quantity(
                        *net_, *calorific,
                        {{"MJ_per_m_cube", 1 / 3.6}, {"kWh_per_m_cube", 1}, {"kWh_per_m3", 1}})) {
                    value += *kwh;
                    values += 1;
                }
        }
        if (densities > 0)
            norm_density_ = density / densities;
        if (values > 0)
            out_.parts.calorific_value_kwh_per_m3 =
                value / values / cubic_metre_factor(options_, 0);
    }

    /// Upper bounds of the nomination by node.
    void read_nomination() {
        if (!nomination_)
            return;
        const XmlElement* scenario = nomination_->root.find("scenario");
        if (!scenario)
            return fault(*nomination_, nomination_->root, "missing-key",
                         "the element \"scenario\" is missing");
        for (const XmlElement& node : scenario->children) {
            if (node.name != "node")
                continue;
            const std::string* id = node.attribute("id");
            if (!id) {
                fault(*nomination_, node, "missing-key", "the attribute \"id\" is missing");
                continue;
            }
            double most = 0;
            for (const XmlElement& bound : node.children) {
                const std::string* kind = bound.attribute("bound");
                if (bound.name == "flow" && kind && (*kind == "upper" || *kind == "both"))
                    most = flow(*nomination_, bound);
            }
            nominated_[*id] = most;
            nominated_line_[*id] = &node;
        }
    }

    void read_nodes(const XmlElement& nodes) {
        const bool on_earth =
            options_.projection.empty() &&
            std::all_of(nodes.children.begin(), nodes.children.end(), [](const XmlElement& node) {
                return node.attribute("geoWGS84Long") && node.attribute("geoWGS84Lat");
            });
        Result<Projection> projection =
            on_earth ? Projection::degrees
                     : parse_projection(options_.projection.empty() ? "none" : options_.projection);
        faults_.insert(faults_.end(), projection.issues().begin(), projection.issues().end());
        const Projection chosen = projection ? *projection : Projection::drawn;
        std::vector<Point2> points;
        for (const XmlElement& node : nodes.children) {
            const std::string* id = node.attribute("id");
            if (!id) {
                fault(*net_, node, "missing-key", "the attribute \"id\" is missing");
                continue;
            }
            points.push_back({number(*net_, node, on_earth ? "geoWGS84Long" : "x").value_or(0),
                              number(*net_, node, on_earth ? "geoWGS84Lat" : "y").value_or(0)});
            Node made;
            made.id = ids_.make(*id);
            made.name.en = *id;
            made.country = "XX";
            if (!node_ids_.emplace(*id, made.id).second)
                fault(*net_, node, "duplicate-id", "two nodes are called " + gashub::quoted(*id));
            out_.parts.nodes.push_back(std::move(made));
            read_use(node, *id);
        }
        for (const auto& [id, node] : nominated_line_)
            if (!node_ids_.contains(id))
                fault(*nomination_, *node, "unknown-node",
                      "the network has no node " + gashub::quoted(id));
        const Issues faults = place_nodes(out_.parts.nodes, std::move(points), chosen, net_->file);
        faults_.insert(faults_.end(), faults.begin(), faults.end());
        if (chosen == Projection::drawn)
            out_.notes.push_back("the network is no place on Earth: its drawing stands at 0, 0");
        if (nomination_)
            out_.notes.push_back(
                "exits take what the nomination says; entries may give up to their "
                "flowMax, for a nomination that balances leaves no price");
        if (!nomination_ && !out_.parts.markets.empty())
            out_.notes.push_back("without a nomination (.scn) an exit takes the middle of what it "
                                 "may take");
    }

    /// A source as a site, a sink as a market.
    void read_use(const XmlElement& node, const std::string& id) {
        const bool gives = node.name == "source", takes = node.name == "sink";
        if (!gives && !takes)
            return;
        const auto most = flow_of(*net_, node, "flowMax");
        const double least = flow_of(*net_, node, "flowMin").value_or(0);
        if (!most) {
            fault(*net_, node, "missing-key", "the element \"flowMax\" is missing");
            return;
        }
        const auto nominated = nominated_.find(id);
        if (gives) {
            Site site;
            site.id = site.node = out_.parts.nodes.back().id;
            site.origin = "XX";
            site.capacity_bcm_per_year.first = *most;
            site.cost = ConstantCost{assumed_cost};
            site.provenance.source = "gaslib";
            out_.parts.sites.push_back(std::move(site));
            return;
        }
        out_.parts.markets.push_back(fixed_market(out_.parts.nodes.back().id,
                                                  nominated != nominated_.end() ? nominated->second
                                                  : nomination_
                                                      ? 0
                                                      : (std::max(0.0, least) + *most) / 2,
                                                  "gaslib"));
    }

    void read_connection(const XmlElement& connection) {
        const std::string *id = connection.attribute("id"), *from = connection.attribute("from"),
                          *to = connection.attribute("to");
        if (!id || !from || !to)
            return fault(*net_, connection, "missing-key",
                         "a connection needs the attributes id, from and to");
        for (const std::string* end : {from, to})
            if (!node_ids_.contains(*end))
                return fault(*net_, connection, "unknown-node",
                             "no node is called " + gashub::quoted(*end));
        const auto most = flow_of(*net_, connection, "flowMax");
        if (!most)
            return fault(*net_, connection, "missing-key",
                         "the element \"flowMax\" is missing: the arc's capacity");
        const double least = flow_of(*net_, connection, "flowMin").value_or(0);
        double kilometres = 0;
        if (const XmlElement* length = connection.find("length"))
            kilometres = quantity(*net_, *length, {{"km", 1}, {"m", 1e-3}}).value_or(0);
        Arc arc;
        arc.id = arc_ids_.make(*id);
        arc.name.en = *id;
        arc.from = node_ids_.at(*from);
        arc.to = node_ids_.at(*to);
        arc.capacity_bcm_per_year = Steps{std::max(0.0, *most), {}};
        arc.tariff_eur_per_mwh = options_.tariff_eur_per_mwh_100km * kilometres / 100;
        arc.provenance.source = "gaslib";
        out_.parts.pipelines.push_back(arc);
        if (least >= 0)
            return;
        Arc back = turned_round(std::move(arc), arc_ids_.make(*id + " back"));
        back.capacity_bcm_per_year = Steps{-least, {}};
        out_.parts.pipelines.push_back(std::move(back));
    }

    const ImportOptions& options_;
    const Document *net_ = nullptr, *nomination_ = nullptr;
    Imported out_;
    Issues faults_;
    double norm_density_ = 0; ///< kg per normal cubic metre; 0: not stated
    std::map<std::string, double> nominated_;
    std::map<std::string, const XmlElement*> nominated_line_;
    std::map<std::string, std::string> node_ids_;
    IdMaker ids_, arc_ids_;
};

} // namespace

Result<Imported> parse_gaslib(const std::vector<std::pair<std::string, std::string>>& files,
                              const ImportOptions& options) {
    std::vector<Document> documents;
    Issues faults;
    for (const auto& [name, text] : files) {
        Result<XmlElement> root = parse_xml(text, name);
        if (root)
            documents.push_back({name, std::move(*root)});
        else
            faults.insert(faults.end(), root.issues().begin(), root.issues().end());
    }
    if (!faults.empty())
        return faults;
    return Reader(options).read(documents);
}

Result<Imported> import_gaslib(const std::vector<std::filesystem::path>& files,
                               const ImportOptions& options) {
    auto texts = read_files(files);
    return texts ? parse_gaslib(*texts, options) : texts.issues();
}

} // namespace gashub
