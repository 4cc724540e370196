#include "io/import/pypsa.hpp"

#include "base/text.hpp"
#include "io/import/component.hpp"
#include "io/import/monthly_shape.hpp"
#include "io/import/projection.hpp"
#include "io/input_file.hpp"
#include "io/json_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace gashub {
namespace {
namespace fs = std::filesystem;
constexpr double hours_per_year = 8760;
constexpr double reference_price = 20; ///< of loads without a curve; a fixed one does not need it
/// Text of a file by its name in the folder; nothing if there is no such file.
using TextOf = std::function<std::optional<Result<std::string>>(const std::string& name)>;

class Reader {
  public:
    /// `folder` stands before the names of files in faults.
    Reader(fs::path folder, TextOf text_of, const ImportOptions& options)
        : folder_(std::move(folder)), text_of_(std::move(text_of)), options_(options) {}

    Result<Imported> read(const std::string& network) {
        Source source;
        source.id = "pypsa";
        source.title = "A PyPSA network, folder of CSV files";
        out_.parts = begin_network(network, source);
        read_meta();
        if (const auto frame = sheet("snapshots"))
            snapshots_ = Snapshots(*frame, faults_);
        read_buses();
        if (!faults_.empty())
            return faults_;
        read_links();
        read_generators();
        read_loads();
        read_storage_units();
        read_stores();
        for (const char* list : {"lines", "transformers"})
            if (const auto frame = sheet(list); frame && frame->rows() > 0)
                out_.notes.push_back(fmt::format("{} {} are left out", frame->rows(), list));
        return faults_.empty() ? Result<Imported>(std::move(out_)) : faults_;
    }

  private:
    /// A file of the folder; nothing where it is not there, or has faults, which are kept.
    std::optional<Frame> sheet(const std::string& name, std::vector<std::string> needed = {}) {
        const auto text = text_of_(name + ".csv");
        if (!text)
            return std::nullopt;
        const std::string file = (folder_ / (name + ".csv")).string();
        Result<Frame> frame = *text ? Frame::parse(**text, file) : text->issues();
        if (frame)
            keep(frame->missing(needed));
        if (!frame) {
            keep(frame.issues());
            return std::nullopt;
        }
        return frame->missing(needed).empty() ? std::optional(std::move(*frame)) : std::nullopt;
    }
    void keep(const Issues& faults) { faults_.insert(faults_.end(), faults.begin(), faults.end()); }
    double bcm_per_year(double megawatt) const {
        return megawatt * hours_per_year / (out_.parts.calorific_value_kwh_per_m3 * 1e6);
    }
    double bcm(double megawatt_hours) const {
        return megawatt_hours / (out_.parts.calorific_value_kwh_per_m3 * 1e6);
    }

    void read_meta() {
        const auto text = text_of_("meta.json");
        if (!text)
            return;
        const Result<JsonValue> meta =
            *text ? parse_json(**text, (folder_ / "meta.json").string()) : text->issues();
        if (!meta) {
            keep(meta.issues());
            return;
        }
        const auto number = [&](const char* key) {
            const JsonValue* value = meta->find(key);
            return value ? value->number() : nullptr;
        };
        if (const double* value = number("calorific_value_kwh_per_m3"); value && *value > 0)
            out_.parts.calorific_value_kwh_per_m3 = *value;
        if (const double* year = number("price_year"); year && *year >= 1900 && *year <= 2200)
            out_.parts.price_year = static_cast<int>(*year);
    }

    /// A column of a series file by month; nothing where there is no such file or column.
    std::optional<MonthlyShape> shape(const std::optional<Frame>& frame,
                                      const std::string& column) {
        return frame ? snapshots_.shape(*frame, column, faults_) : std::nullopt;
    }

    void read_buses() {
        const auto frame = sheet("buses", {"name"});
        if (!frame || frame->rows() == 0) {
            if (faults_.empty())
                keep(
                    {{.code = "no-buses",
                      .where = {.file = (folder_ / "buses.csv").string(), .pointer = ""},
                      .message = "there are no buses in the folder",
                      .hint = "a folder that PyPSA's export_to_csv_folder wrote holds buses.csv"}});
            return;
        }
        const std::string carrier = chosen_carrier(*frame);
        const Result<Projection> projection = parse_projection(options_.projection);
        if (!projection)
            keep(projection.issues());
        if (!faults_.empty())
            return;
        std::vector<Point2> points;
        for (std::size_t row = 0; row < frame->rows(); ++row) {
            const std::string& name = frame->text(row, "name");
            if (!carrier.empty() && frame->text(row, "carrier") != carrier) {
                other_buses_.insert(name);
                continue;
            }
            Node node;
            node.id = ids_.make(name);
            if (node.id != name)
                node.name.en = name;
            const std::string& country = frame->text(row, "country");
            node.country = is_code(country) ? country : "XX";
            points.push_back({frame->number(row, "x", faults_).value_or(0),
                              frame->number(row, "y", faults_).value_or(0)});
            if (!nodes_.emplace(name, out_.parts.nodes.size()).second)
                keep({frame->fault(row, "name", "duplicate-id",
                                   "two buses are called " + gashub::quoted(name))});
            out_.parts.nodes.push_back(std::move(node));
        }
        const Issues faults =
            place_nodes(out_.parts.nodes, std::move(points), *projection, frame->file());
        faults_.insert(faults_.end(), faults.begin(), faults.end());
        if (!other_buses_.empty())
            out_.notes.push_back(fmt::format("{} buses of other carriers than {} are left out",
                                             other_buses_.size(), gashub::quoted(carrier)));
    }

    static bool is_code(const std::string& text) {
        return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' &&
               text[1] <= 'Z';
    }

    /// The carrier of gas buses; "" for all of them. A fault where it can not be known.
    std::string chosen_carrier(const Frame& buses) {
        std::set<std::string> carriers;
        for (std::size_t row = 0; row < buses.rows(); ++row)
            carriers.insert(buses.text(row, "carrier"));
        const std::string& asked = options_.carrier;
        if (asked.empty() && carriers.size() <= 1)
            return {};
        const std::string wanted = asked.empty() ? "gas" : asked;
        if (carriers.contains(wanted))
            return wanted;
        std::string known;
        for (const std::string& carrier : carriers)
            known += (known.empty() ? "" : ", ") + gashub::quoted(carrier);
        keep({{.code = "many-carriers",
               .where = {.file = buses.file(), .pointer = "carrier"},
               .message =
                   "no bus has the carrier " + gashub::quoted(wanted) + "; there are " + known,
               .hint = "--carrier names that of the gas network"}});
        return {};
    }

    /// The node of a bus; null where it is of another carrier (counted), or unknown (a fault).
    const Node* node_at(const Frame& frame, std::size_t row, const char* column) {
        const std::string& bus = frame.text(row, column);
        if (const auto at = nodes_.find(bus); at != nodes_.end())
            return &out_.parts.nodes[at->second];
        if (!other_buses_.contains(bus))
            keep({frame.fault(row, column, "unknown-bus",
                              "no bus is called " + gashub::quoted(bus))});
        return nullptr;
    }

    /// Nominal power; of an extendable component without an end 0, counted.
    double nominal(const Frame& frame, std::size_t row, const char* column = "p_nom") {
        double power = frame.number(row, column, faults_).value_or(0);
        if (!std::isfinite(power) || power < 0) {
            keep({frame.fault(row, column, "out-of-range",
                              "a capacity is a finite number from 0 on")});
            power = 0;
        }
        if (frame.truth(row, "p_nom_extendable", false, faults_))
            ++extendable_;
        return power;
    }

    void read_links() {
        const auto frame = sheet("links", {"name", "bus0", "bus1"});
        std::size_t leaving = 0;
        for (std::size_t row = 0; frame && row < frame->rows(); ++row) {
            const Node *from = node_at(*frame, row, "bus0"), *to = node_at(*frame, row, "bus1");
            if (!from || !to) {
                ++leaving;
                continue;
            }
            const double efficiency = frame->number(row, "efficiency", faults_).value_or(1);
            if (!(efficiency > 0 && efficiency <= 1)) {
                keep({frame->fault(row, "efficiency", "out-of-range",
                                   "a link of gas gives at most what it takes, above 0")});
                continue;
            }
            const double most = frame->number(row, "p_max_pu", faults_).value_or(1),
                         least = frame->number(row, "p_min_pu", faults_).value_or(0),
                         power = nominal(*frame, row);
            Arc arc;
            arc.id = arc_ids_.make(frame->text(row, "name"));
            arc.kind = word_or(frame->text(row, "carrier"), ArcKind::pipeline);
            arc.from = from->id;
            arc.to = to->id;
            arc.capacity_bcm_per_year = Steps{bcm_per_year(power * std::max(0.0, most)), {}};
            arc.tariff_eur_per_mwh = frame->number(row, "marginal_cost", faults_).value_or(0);
            arc.loss_share = std::max(0.0, 1 - efficiency);
            if (arc.loss_share < 1e-15)
                arc.loss_share = 0;
            arc.full_use_cost_eur_per_mwh =
                frame->number(row, "full_use_cost_eur_per_mwh", faults_);
            set_life(arc, *frame, row, faults_);
            Arc back = arc;
            add_arc(out_.parts, std::move(arc));
            if (least >= 0)
                continue;
            back.id = arc_ids_.make(frame->text(row, "name") + " back");
            std::swap(back.from, back.to);
            back.capacity_bcm_per_year = Steps{bcm_per_year(-least * power), {}};
            add_arc(out_.parts, std::move(back));
        }
        if (leaving > 0)
            out_.notes.push_back(
                fmt::format("{} links to other carriers are left out: what they take from the gas "
                            "buses is missing",
                            leaving));
        note_extendable("links");
    }

    void note_extendable(const char* list) {
        if (extendable_ > 0)
            out_.notes.push_back(fmt::format("{} {} are extendable; they stand with their p_nom",
                                             extendable_, list));
        extendable_ = 0;
    }

    void read_generators() {
        const auto frame = sheet("generators", {"name", "bus"});
        const auto series = sheet("generators-p_max_pu");
        for (std::size_t row = 0; frame && row < frame->rows(); ++row) {
            const Node* node = node_at(*frame, row, "bus");
            if (!node)
                continue;
            const std::string &name = frame->text(row, "name"),
                              &carrier = frame->text(row, "carrier");
            const double cost = frame->number(row, "marginal_cost", faults_).value_or(0);
            if (carrier == "load-shedding" || carrier == "load") {
                lost_load_[node->id] = std::max(lost_load_[node->id], cost);
                continue;
            }
            const double power = nominal(*frame, row),
                         share = frame->number(row, "p_max_pu", faults_).value_or(1),
                         rise = frame->number(row, "marginal_cost_quadratic", faults_).value_or(0);
            Site site;
            site.id = site_ids_.make(name);
            site.node = node->id;
            site.origin = carrier.empty() || carrier == "gas" ? node->country : carrier;
            double mean = share;
            if (const auto shape_of_site = shape(series, name)) {
                mean = shape_of_site->mean;
                site.profile = profile_of(*shape_of_site, out_.parts.profiles);
            }
            site.capacity_bcm_per_year.first = bcm_per_year(power * std::max(0.0, mean));
            if (rise > 0)
                site.cost = LinearCost{cost, cost + 2 * rise * power * mean};
            else
                site.cost = ConstantCost{cost};
            set_life(site, *frame, row, faults_);
            out_.parts.sites.push_back(std::move(site));
        }
        note_extendable("generators");
    }

    Sector sector_of(const Frame& frame, std::size_t row, const std::string& node) {
        Sector sector;
        sector.kind = word_or(frame.text(row, "demand_kind"), DemandKind::fixed);
        sector.reference_price_eur_per_mwh =
            frame.number(row, "reference_price_eur_per_mwh", faults_).value_or(reference_price);
        sector.elasticity = frame.number(row, "elasticity", faults_).value_or(0);
        sector.elasticity_long = frame.number(row, "elasticity_long", faults_);
        const auto shed = lost_load_.find(node);
        const double usual = shed == lost_load_.end() ? sector.lost_load_eur_per_mwh : shed->second;
        sector.lost_load_eur_per_mwh =
            frame.number(row, "lost_load_eur_per_mwh", faults_).value_or(usual);
        const double year = frame.number(row, "reference_year", faults_).value_or(0);
        if (year >= 1900 && year <= 2200)
            sector.reference_year = static_cast<int>(year);
        sector.weather_share = frame.number(row, "weather_share", faults_).value_or(0);
        sector.is_protected = frame.truth(row, "protected", false, faults_);
        return sector;
    }

    void read_loads() {
        const auto frame = sheet("loads", {"name", "bus"});
        const auto series = sheet("loads-p_set");
        std::map<std::string, std::size_t> market_at;
        std::map<std::string, IdMaker> sector_ids;
        std::size_t assumed = 0;
        for (std::size_t row = 0; frame && row < frame->rows(); ++row) {
            const Node* node = node_at(*frame, row, "bus");
            if (!node)
                continue;
            const auto [at, is_new] = market_at.emplace(node->id, out_.parts.markets.size());
            if (is_new) {
                Market market;
                const std::string& id = frame->text(row, "market");
                market.id = market_ids_.make(id.empty() ? node->id : id);
                market.node = node->id;
                out_.parts.markets.push_back(std::move(market));
            }
            Sector sector = sector_of(*frame, row, node->id);
            const std::string& id = frame->text(row, "sector");
            sector.id = sector_ids[node->id].make(id.empty() ? frame->text(row, "name") : id);
            double power = frame->number(row, "p_set", faults_).value_or(0);
            if (const auto shape_of_load = shape(series, frame->text(row, "name"))) {
                power = shape_of_load->mean;
                sector.profile = profile_of(*shape_of_load, out_.parts.profiles);
            }
            if (power < 0) {
                keep({frame->fault(row, "p_set", "out-of-range", "a load takes, from 0 on")});
                continue;
            }
            sector.reference_bcm_per_year = bcm_per_year(power);
            assumed += frame->text(row, "demand_kind").empty();
            out_.parts.markets[at->second].sectors.push_back(std::move(sector));
        }
        if (assumed > 0)
            out_.notes.push_back(fmt::format(
                "{} loads are fixed demand: they do not answer to prices below lost load",
                assumed));
    }

    void read_storage_units() {
        const auto frame = sheet("storage_units", {"name", "bus"});
        for (std::size_t row = 0; frame && row < frame->rows(); ++row) {
            const Node* node = node_at(*frame, row, "bus");
            if (!node)
                continue;
            const auto number = [&](const char* column, double otherwise) {
                return frame->number(row, column, faults_).value_or(otherwise);
            };
            const double power = nominal(*frame, row);
            Storage storage;
            storage.id = storage_ids_.make(frame->text(row, "name"));
            storage.node = node->id;
            storage.working_volume_bcm.first = bcm(power * number("max_hours", 1));
            storage.withdrawal_bcm_per_year.first =
                bcm_per_year(power * number("p_max_pu", 1) * number("efficiency_dispatch", 1));
            storage.injection_bcm_per_year.first =
                bcm_per_year(power * -std::min(0.0, number("p_min_pu", -1)));
            storage.injection_fuel_share =
                std::clamp(1 - number("efficiency_store", 1), 0.0, 0.999);
            if (storage.injection_fuel_share < 1e-15)
                storage.injection_fuel_share = 0;
            storage.withdrawal_fee_eur_per_mwh = number("marginal_cost", 0);
            storage.injection_fee_eur_per_mwh = number("injection_fee_eur_per_mwh", 0);
            storage.withdrawal_at_empty_share = number("withdrawal_at_empty_share", 1);
            if (!frame->truth(row, "cyclic_state_of_charge", false, faults_))
                storage.start_bcm = bcm(number("state_of_charge_initial", 0));
            storage.end_bcm = frame->number(row, "end_bcm", faults_);
            if (storage.start_bcm && !storage.end_bcm)
                storage.end_bcm = 0;
            set_life(storage, *frame, row, faults_);
            out_.parts.storages.push_back(std::move(storage));
        }
        note_extendable("storage units");
    }

    void read_stores() {
        const auto frame = sheet("stores", {"name", "bus"});
        std::size_t count = 0;
        for (std::size_t row = 0; frame && row < frame->rows(); ++row) {
            const Node* node = node_at(*frame, row, "bus");
            if (!node)
                continue;
            constexpr double months_to_fill = 1; // a store has no rates
            Storage storage;
            storage.id = storage_ids_.make(frame->text(row, "name"));
            storage.node = node->id;
            const double volume = bcm(nominal(*frame, row, "e_nom"));
            storage.working_volume_bcm.first = volume;
            storage.injection_bcm_per_year.first = volume * 12 / months_to_fill;
            storage.withdrawal_bcm_per_year.first = volume * 12 / months_to_fill;
            storage.withdrawal_fee_eur_per_mwh =
                frame->number(row, "marginal_cost", faults_).value_or(0);
            if (!frame->truth(row, "e_cyclic", false, faults_)) {
                storage.start_bcm = bcm(frame->number(row, "e_initial", faults_).value_or(0));
                storage.end_bcm = 0;
            }
            set_life(storage, *frame, row, faults_);
            out_.parts.storages.push_back(std::move(storage));
            ++count;
        }
        if (count > 0)
            out_.notes.push_back(
                fmt::format("{} stores are filled or emptied in a month at most", count));
    }

    fs::path folder_;
    TextOf text_of_;
    const ImportOptions& options_;
    Imported out_;
    Issues faults_;
    Snapshots snapshots_;
    std::map<std::string, std::size_t> nodes_;
    std::set<std::string> other_buses_;
    std::map<std::string, double> lost_load_;
    IdMaker ids_, arc_ids_, site_ids_, market_ids_, storage_ids_;
    std::size_t extendable_ = 0;
};

} // namespace

Result<Imported> import_pypsa(const fs::path& folder, const ImportOptions& options) {
    const TextOf text_of = [&](const std::string& name) {
        const fs::path file = folder / name;
        return fs::exists(file) ? std::optional(read_file(file)) : std::nullopt;
    };
    const fs::path last = folder.filename().empty() ? folder.parent_path() : folder;
    return Reader(folder, text_of, options).read(last.filename().string());
}

Result<Imported> parse_pypsa(const std::vector<std::pair<std::string, std::string>>& files,
                             const ImportOptions& options) {
    const TextOf text_of = [&](const std::string& name) -> std::optional<Result<std::string>> {
        for (const auto& [file, text] : files)
            if (file == name)
                return text;
        return std::nullopt;
    };
    return Reader({}, text_of, options).read("pypsa");
}

} // namespace gashub
