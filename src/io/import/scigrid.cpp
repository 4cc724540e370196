#include "io/import/scigrid.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "io/import/projection.hpp"
#include "io/import/scigrid_elements.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double bcm_per_year_of_mcm_per_day = units::days_per_year / 1000;
constexpr double assumed_lng_cost = 20; ///< EUR/MWh

/// The kind of a file by its name; "" for none.
std::string kind_of(const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    for (const char* kind : {"PipeSegments", "Productions", "LNGs", "Storages", "Consumers",
                             "Nodes", "BorderPoints", "Compressors", "PowerPlants"})
        if (name.find(kind) != std::string::npos)
            return kind;
    return {};
}

/// SciGRID_gas's two letters, with those that are not ISO 3166.
std::string country_of(std::string code) {
    std::erase(code, ' ');
    if (code == "UK")
        return "GB";
    if (code == "EL")
        return "GR";
    const bool is_code = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char sign) {
                             return sign >= 'A' && sign <= 'Z';
                         });
    return is_code ? code : "XX";
}

using scigrid::Element;

class Reader {
  public:
    explicit Reader(const ImportOptions& options) : options_(options) {}

    Result<Imported> read(const std::vector<std::pair<std::string, Frame>>& files) {
        out_.parts =
            begin_network("SciGRID_gas", {.id = "scigrid",
                                          .title = "SciGRID_gas",
                                          .publisher = "DLR Institute of Networked Energy Systems",
                                          .address = "https://www.gas.scigrid.de",
                                          .terms = "CC BY 4.0",
                                          .year = std::nullopt});
        std::map<std::string, std::vector<Element>> elements;
        for (const auto& [kind, frame] : files)
            elements[kind] = scigrid::read_elements(frame, faults_);
        if (!faults_.empty())
            return faults_;
        for (const char* kind : {"BorderPoints", "Compressors", "PowerPlants"})
            if (const auto at = elements.find(kind); at != elements.end())
                out_.notes.push_back(fmt::format("{} {} are left out", at->second.size(), kind));
        for (const Element& node : elements["Nodes"])
            add_node(node, node.id.empty() ? std::string() : node.id, 0);
        add_segments(elements["PipeSegments"]);
        add_sites(elements["Productions"], false);
        add_sites(elements["LNGs"], true);
        add_storages(elements["Storages"]);
        add_markets(elements["Consumers"]);
        place_nodes();
        if (!faults_.empty())
            return faults_;
        say_what_is_assumed();
        return std::move(out_);
    }

  private:
    double metre() const { return cubic_metre_factor(options_, 15); }

    void fault(const Element& element, const char* column, std::string code, std::string message,
               std::string hint = {}) {
        faults_.push_back(element.frame->fault(element.row, column, std::move(code),
                                               std::move(message), std::move(hint)));
    }

    /// The node `name`, made where it is not there yet, at the element's place number `at`.
    std::string add_node(const Element& element, const std::string& name, std::size_t at) {
        if (const auto known = node_ids_.find(name); known != node_ids_.end())
            return known->second;
        Node node;
        node.id = ids_.make(name);
        node.name.en = name;
        const auto pick = [at](const auto& list) {
            return list.empty() ? typename std::decay_t<decltype(list)>::value_type{}
                                : list[std::min(at, list.size() - 1)];
        };
        node.country = country_of(pick(element.countries));
        node.provenance.source = "scigrid";
        points_.push_back({pick(element.lons), pick(element.lats)});
        file_ = element.frame->file();
        out_.parts.nodes.push_back(node);
        node_ids_.emplace(name, node.id);
        return node.id;
    }

    /// A capacity in bcm a year of a key in million m3 a day; a fault below 0.
    std::optional<double> per_year(const Element& element, std::string_view key) {
        const auto value = element.number(key);
        if (value && *value < 0) {
            fault(element, "param", "bad-number", fmt::format("{} is below 0", key));
            return std::nullopt;
        }
        return value ? std::optional(*value * bcm_per_year_of_mcm_per_day * metre()) : std::nullopt;
    }

    static double median(std::vector<double> values) {
        std::sort(values.begin(), values.end());
        const std::size_t half = values.size() / 2;
        return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    void add_segments(const std::vector<Element>& segments) {
        constexpr const char* key = "max_cap_M_m3_per_d";
        std::vector<double> all;
        std::map<int, std::vector<double>> by_diameter; // in steps of 50 mm
        const auto step_of = [](const Element& segment) {
            const auto diameter = segment.number("diameter_mm");
            return diameter && *diameter > 0 && *diameter < 1e5 ? static_cast<int>(*diameter / 50)
                                                                : -1;
        };
        std::vector<std::optional<double>> capacities;
        for (const Element& segment : segments) {
            capacities.push_back(per_year(segment, key));
            if (capacities.back().value_or(0) <= 0)
                continue;
            all.push_back(*capacities.back());
            by_diameter[step_of(segment)].push_back(*capacities.back());
        }
        if (all.empty() && !segments.empty() && faults_.empty())
            fault(segments.front(), "param", "missing-key",
                  "no segment of the file has max_cap_M_m3_per_d");
        for (std::size_t k = 0; k < segments.size(); ++k) {
            const Element& segment = segments[k];
            if (segment.nodes.size() != 2 || segment.lats.size() != segment.lons.size() ||
                segment.lats.size() < 2) {
                fault(segment, "node_id", "bad-segment",
                      "a segment has two nodes, and as many latitudes as longitudes, two at least");
                continue;
            }
            ++segments_;
            std::optional<double> capacity = capacities[k];
            const bool is_known = capacity && *capacity > 0;
            if (!is_known) {
                if (all.empty())
                    continue;
                const auto alike = by_diameter.find(step_of(segment));
                capacity =
                    median(alike == by_diameter.end() || alike->first < 0 ? all : alike->second);
                ++without_capacity_;
            }
            add_segment(segment, *capacity, is_known && segment.is_raw(key));
        }
    }

    void add_segment(const Element& segment, double capacity, bool is_raw) {
        Arc arc;
        arc.from = add_node(segment, segment.nodes[0], 0);
        arc.to = add_node(segment, segment.nodes[1], segment.lats.size() - 1);
        if (arc.from == arc.to) {
            ++loops_;
            return;
        }
        arc.id = arc_ids_.make(segment.id);
        arc.name.en = segment.name.empty() ? segment.id : segment.name;
        arc.capacity_bcm_per_year = Steps{capacity, {}};
        arc.tariff_eur_per_mwh = options_.tariff_eur_per_mwh_100km *
                                 std::max(0.0, segment.number("length_km").value_or(0)) / 100;
        arc.provenance.source = "scigrid";
        arc.provenance.confidence = is_raw ? Confidence::medium : Confidence::low;
        inferred_ += !is_raw;
        const auto year_of = [&](const char* key) -> std::optional<Date> {
            const auto year = segment.number(key);
            if (!year || !segment.is_raw(key) || *year < 1900 || *year > 2200)
                return std::nullopt;
            return make_date(static_cast<int>(*year), 1, 1);
        };
        arc.commissioned = year_of("start_year");
        arc.decommissioned = year_of("end_year");
        out_.parts.pipelines.push_back(arc);
        if (segment.number("is_bothDirection").value_or(0) > 0)
            out_.parts.pipelines.push_back(
                turned_round(std::move(arc), arc_ids_.make(segment.id + " back")));
    }

    /// Node of an element that stands at one place.
    std::string place_of(const Element& element) {
        return add_node(
            element,
            element.nodes.empty() || element.nodes[0].empty() ? element.id : element.nodes[0], 0);
    }

    void add_sites(const std::vector<Element>& elements, bool are_lng) {
        const char* key = are_lng ? "max_cap_store2pipe_M_m3_per_d" : "max_supply_M_m3_per_d";
        for (const Element& element : elements) {
            const auto capacity = per_year(element, key);
            if (!capacity) {
                fault(element, "param", "missing-key", fmt::format("{} is missing", key));
                continue;
            }
            Site site;
            site.id = site_ids_.make(element.id);
            site.name.en = element.name.empty() ? element.id : element.name;
            site.node = place_of(element);
            site.origin =
                are_lng ? "LNG" : country_of(element.countries.empty() ? "" : element.countries[0]);
            site.capacity_bcm_per_year.first = *capacity;
            site.cost = ConstantCost{are_lng ? assumed_lng_cost : assumed_cost};
            site.provenance.source = "scigrid";
            site.provenance.confidence = element.is_raw(key) ? Confidence::medium : Confidence::low;
            out_.parts.sites.push_back(std::move(site));
        }
    }

    void add_storages(const std::vector<Element>& elements) {
        for (const Element& element : elements) {
            const auto volume = element.number("max_workingGas_M_m3");
            const auto out = per_year(element, "max_cap_store2pipe_M_m3_per_d"),
                       in = per_year(element, "max_cap_pipe2store_M_m3_per_d");
            if (!volume || *volume < 0 || (!out && !in)) {
                fault(element, "param", "missing-key",
                      "a storage needs max_workingGas_M_m3 and one of "
                      "max_cap_store2pipe_M_m3_per_d, max_cap_pipe2store_M_m3_per_d");
                continue;
            }
            Storage storage;
            storage.id = storage_ids_.make(element.id);
            storage.name.en = element.name.empty() ? element.id : element.name;
            storage.node = place_of(element);
            storage.working_volume_bcm.first = *volume / 1000 * metre();
            storage.withdrawal_bcm_per_year.first = out ? *out : *in;
            storage.injection_bcm_per_year.first = in ? *in : *out;
            storage.provenance.source = "scigrid";
            storage.provenance.confidence =
                element.is_raw("max_workingGas_M_m3") ? Confidence::medium : Confidence::low;
            out_.parts.storages.push_back(std::move(storage));
        }
    }

    void add_markets(const std::vector<Element>& elements) {
        std::map<std::string, std::size_t> market_at;
        for (const Element& element : elements) {
            std::optional<double> demand;
            for (const char* key :
                 {"mean_demand_M_m3_per_d", "demand_M_m3_per_d", "max_demand_M_m3_per_d"})
                if (!demand)
                    demand = per_year(element, key);
            if (!demand) {
                fault(element, "param", "missing-key",
                      "a consumer needs mean_demand_M_m3_per_d, demand_M_m3_per_d or "
                      "max_demand_M_m3_per_d");
                continue;
            }
            const std::string node = place_of(element);
            const auto [at, is_new] = market_at.emplace(node, out_.parts.markets.size());
            if (is_new)
                out_.parts.markets.push_back(fixed_market(node, 0, "scigrid"));
            out_.parts.markets[at->second].sectors[0].reference_bcm_per_year += *demand;
        }
    }

    void place_nodes() {
        const Result<Projection> projection = parse_projection(options_.projection);
        const Issues faults =
            projection ? gashub::place_nodes(out_.parts.nodes, points_, *projection, file_)
                       : projection.issues();
        faults_.insert(faults_.end(), faults.begin(), faults.end());
    }

    void say_what_is_assumed() {
        auto& notes = out_.notes;
        if (inferred_ > 0)
            notes.push_back(fmt::format("{} of {} segments have an inferred capacity, often above "
                                        "firm ones: confidence low",
                                        inferred_, segments_));
        if (without_capacity_ > 0)
            notes.push_back(fmt::format("{} segments without a capacity have the median of their "
                                        "diameter's",
                                        without_capacity_));
        if (loops_ > 0)
            notes.push_back(
                fmt::format("{} segments that end where they begin are left out", loops_));
        notes.push_back(fmt::format("assumed, for the data have no money: a pipe costs {} EUR/MWh "
                                    "per 100 km, gas {} EUR/MWh at fields and {} as LNG",
                                    options_.tariff_eur_per_mwh_100km, assumed_cost,
                                    assumed_lng_cost));
        if (options_.cubic_metres_at < 0)
            notes.push_back(
                "cubic metres are taken at 15 degC; --m3-at 0 reads them as normal ones");
        if (out_.parts.markets.empty())
            notes.push_back("there are no consumers: the network has no market yet");
        if (out_.parts.sites.empty())
            notes.push_back("there are no productions and no LNG terminals: the network has no gas "
                            "yet");
    }

    const ImportOptions& options_;
    Imported out_;
    Issues faults_;
    std::vector<Point2> points_; ///< of the nodes, in their order
    std::string file_;           ///< the last one that brought a node
    std::map<std::string, std::string> node_ids_;
    IdMaker ids_, arc_ids_, site_ids_, storage_ids_;
    std::size_t segments_ = 0, inferred_ = 0, without_capacity_ = 0, loops_ = 0;
};

/// The separator of a header: whichever of `;` and `,` it has more of.
CsvDialect dialect_of(const std::string& text) {
    const auto end =
        text.begin() + static_cast<std::ptrdiff_t>(std::min(text.find('\n'), text.size()));
    const bool has_semicolons =
        std::count(text.begin(), end, ';') >= std::count(text.begin(), end, ',');
    return {.separator = has_semicolons ? ';' : ',', .bare_quotes = true};
}

} // namespace

Result<Imported> parse_scigrid(const std::vector<std::pair<std::string, std::string>>& files,
                               const ImportOptions& options) {
    std::vector<std::pair<std::string, Frame>> frames;
    Issues faults;
    const auto refuse = [&](std::string code, const std::string& file, std::string message,
                            std::string hint) {
        faults.push_back({.code = std::move(code),
                          .where = {.file = file, .pointer = ""},
                          .message = std::move(message),
                          .hint = std::move(hint)});
    };
    for (const auto& [name, text] : files) {
        const std::string kind = kind_of(name);
        if (kind.empty()) {
            refuse("unknown-file", name, "the file's name says none of SciGRID_gas's components",
                   "names hold PipeSegments, Productions, LNGs, Storages, Consumers or Nodes");
            continue;
        }
        if (std::any_of(frames.begin(), frames.end(),
                        [&](const auto& known) { return known.first == kind; })) {
            refuse("two-files", name, "this is a second file of " + kind, "");
            continue;
        }
        Result<Frame> frame = Frame::parse(text, name, dialect_of(text), "id");
        if (frame)
            frames.emplace_back(kind, std::move(*frame));
        else
            faults.insert(faults.end(), frame.issues().begin(), frame.issues().end());
    }
    if (std::none_of(frames.begin(), frames.end(),
                     [](const auto& known) { return known.first == "PipeSegments"; }) &&
        faults.empty())
        refuse("no-network", files.empty() ? "" : files.front().first,
               "none of the files holds PipeSegments", "it is the file whose name ends in it");
    if (!faults.empty())
        return faults;
    return Reader(options).read(frames);
}

Result<Imported> import_scigrid(const std::vector<std::filesystem::path>& files,
                                const ImportOptions& options) {
    auto texts = read_files(files);
    return texts ? parse_scigrid(*texts, options) : texts.issues();
}

} // namespace gashub
