#include "io/pypsa.hpp"

#include "base/units.hpp"
#include "io/csv.hpp"
#include "io/json_writer.hpp"
#include "io/network_tables.hpp"
#include "io/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double hours_per_year = 8760;
constexpr int plain_year = 2021; ///< where a network names no year

std::string digits(double number) {
    std::string text;
    append_number(text, number);
    return text;
}
std::string word(bool truth) {
    return truth ? "True" : "False";
}
double last(const Steps& steps) {
    return steps.later.empty() ? steps.first : steps.later.back().value;
}
std::string day(const std::optional<Date>& date) {
    return date ? to_string(*date) : "";
}

/// A CSV file in the making.
class Sheet {
  public:
    explicit Sheet(const std::vector<std::string>& header) { row(header); }
    void row(const std::vector<std::string>& fields) {
        for (std::size_t f = 0; f < fields.size(); ++f) {
            if (f > 0)
                text_ += ',';
            append_csv_field(text_, fields[f]);
        }
        text_ += '\n';
        ++rows_;
    }
    bool is_empty() const { return rows_ < 2; }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
    int rows_ = 0;
};

/// A marginal cost that rises in a line over a share of a site's capacity.
struct CostPart {
    double share, at_zero, at_full;
};

class Writer {
  public:
    explicit Writer(const Network& network)
        : network_(network), parts_(network.parts()),
          mw_per_bcm_per_year_(network.twh_per_bcm() * 1e6 / hours_per_year),
          year_(parts_.price_year > 0 ? parts_.price_year : plain_year) {}

    PypsaFolder make() {
        add_network();
        add_buses();
        add_links();
        add_generators();
        add_loads();
        add_storage_units();
        Sheet carriers({"name"});
        for (const std::string& carrier : carriers_)
            carriers.row({carrier});
        put("carriers", carriers);
        count_rest();
        return std::move(folder_);
    }

  private:
    void put(const std::string& name, const Sheet& sheet) {
        if (!sheet.is_empty())
            folder_.files.emplace_back(name + ".csv", sheet.text());
    }
    std::string carrier(std::string name) {
        carriers_.insert(name);
        return name;
    }
    double mw(double bcm_per_year) const { return bcm_per_year * mw_per_bcm_per_year_; }

    void add_network() {
        Sheet network({"name", "pypsa_version"});
        network.row({parts_.id, "0.21.0"});
        put("network", network);
        JsonWriter meta(0);
        meta.begin_object()
            .member("calorific_value_kwh_per_m3", parts_.calorific_value_kwh_per_m3)
            .member("price_year", static_cast<double>(parts_.price_year))
            .end_object();
        folder_.files.emplace_back("meta.json", meta.take());
        Sheet snapshots({"", "snapshot", "objective", "stores", "generators"});
        for (int month = 1; month <= 12; ++month) {
            const std::string hours = digits(24.0 * days_in_month(year_, month));
            snapshots.row({std::to_string(month - 1), to_string(make_date(year_, month, 1)), hours,
                           hours, hours});
        }
        put("snapshots", snapshots);
    }

    void add_buses() {
        Sheet buses({"name", "x", "y", "carrier", "unit", "country"});
        for (const Node& node : parts_.nodes)
            buses.row(
                {node.id, digits(node.lon), digits(node.lat), carrier("gas"), "MWh", node.country});
        put("buses", buses);
    }

    void add_links() {
        Sheet links({"name", "bus0", "bus1", "carrier", "p_nom", "efficiency", "marginal_cost",
                     "active", "status", "commissioned", "decommissioned",
                     "full_use_cost_eur_per_mwh"});
        double all = 0;
        for (const Site& site : parts_.sites)
            all += last(site.capacity_bcm_per_year);
        for (int a = 0; a < network_.arc_count(); ++a) {
            const Arc& arc = network_.arc(a);
            const double capacity =
                arc.capacity_bcm_per_year ? last(*arc.capacity_bcm_per_year) : all;
            links.row(
                {arc.id, arc.from, arc.to, carrier(std::string(word_of(arc.kind))),
                 digits(mw(capacity)), digits(1 - arc.loss_share), digits(arc.tariff_eur_per_mwh),
                 word(arc.status == Status::existing), std::string(word_of(arc.status)),
                 day(arc.commissioned), day(arc.decommissioned),
                 arc.full_use_cost_eur_per_mwh ? digits(*arc.full_use_cost_eur_per_mwh) : ""});
        }
        put("links", links);
    }

    /// A site's cost as straight pieces.
    std::vector<CostPart> cost_parts(const Site& site) {
        const double capacity = last(site.capacity_bcm_per_year);
        struct Visitor {
            Writer& writer;
            const Site& site;
            double capacity;
            std::vector<CostPart> operator()(const ConstantCost& cost) const {
                return {{1, cost.eur_per_mwh, cost.eur_per_mwh}};
            }
            std::vector<CostPart> operator()(const LinearCost& cost) const {
                return {{1, cost.at_zero_eur_per_mwh, cost.at_capacity_eur_per_mwh}};
            }
            std::vector<CostPart> operator()(const StepCost& cost) const {
                std::vector<CostPart> parts;
                for (const CostStep& step : cost.steps)
                    parts.push_back({step.share, step.eur_per_mwh, step.eur_per_mwh});
                return parts;
            }
            std::vector<CostPart> operator()(const IndexedCost& cost) const {
                const double at = cost.constant_eur_per_mwh + cost.factor * writer.mean_of(cost);
                return {{1, at, at}};
            }
            std::vector<CostPart> operator()(const GolombekCost& cost) const {
                const double full = cost.full_rate_bcm_per_year.value_or(capacity / 0.95);
                const auto at = [&](double share) {
                    const double rate = share * capacity;
                    return cost.a_eur_per_mwh + cost.b_eur_per_mwh_per_bcm * rate +
                           cost.c_eur_per_mwh * std::log(1 - std::min(rate / full, 1 - 1e-9));
                };
                std::vector<CostPart> parts;
                for (const auto& [from, to] :
                     {std::pair{0.0, 0.5}, {0.5, 0.8}, {0.8, 0.95}, {0.95, 1.0}})
                    parts.push_back({to - from, at(from), at(to)});
                writer.cut_curves_ += 1;
                return parts;
            }
        };
        return std::visit(Visitor{*this, site, capacity}, site.cost);
    }

    /// A series in a month of the year, or in the year; nothing where it says neither.
    std::optional<double> value_in(const std::string& series, int month) const {
        const int s = network_.find_series(series);
        if (s < 0)
            return std::nullopt;
        const auto& values = parts_.series[static_cast<std::size_t>(s)].values;
        auto at = values.find(fmt::format("{}-{:02}", year_, month));
        if (at == values.end())
            at = values.find(std::to_string(year_));
        return at == values.end() ? std::nullopt : std::optional(at->second);
    }
    /// Mean of a cost's series over the months that it says, EUR/MWh.
    double mean_of(const IndexedCost& cost) {
        indexed_ += 1;
        const int s = network_.find_series(cost.series);
        const bool is_in_dollars =
            s >= 0 && parts_.series[static_cast<std::size_t>(s)].unit == "usd-per-mmbtu";
        double sum = 0;
        int count = 0;
        for (int month = 1; month <= 12; ++month) {
            const auto value = value_in(cost.series, month);
            if (!value)
                continue;
            sum += is_in_dollars ? units::eur_per_mwh_from_usd_per_mmbtu(
                                       *value, value_in("eur-usd", month).value_or(1))
                                 : *value;
            ++count;
        }
        return count > 0 ? sum / count : 0;
    }

    /// Twelve factors, the share of a month over its part of the year; empty without a profile.
    std::vector<double> monthly(const std::string& profile) const {
        std::vector<double> factors;
        const int p = network_.find_profile(profile);
        if (p < 0)
            return factors;
        const int days_of_year = make_date(year_ + 1, 1, 1).days - make_date(year_, 1, 1).days;
        for (int month = 1; month <= 12; ++month)
            factors.push_back(parts_.profiles[static_cast<std::size_t>(p)]
                                  .shares[static_cast<std::size_t>(month - 1)] *
                              days_of_year / days_in_month(year_, month));
        return factors;
    }

    using Columns = std::vector<std::pair<std::string, std::vector<double>>>;
    void put_series(const std::string& name, const Columns& columns) {
        if (columns.empty())
            return;
        std::vector<std::string> header{""};
        for (const auto& [column, values] : columns)
            header.push_back(column);
        Sheet sheet(header);
        for (std::size_t month = 0; month < 12; ++month) {
            std::vector<std::string> row{std::to_string(month)};
            for (const auto& [column, values] : columns)
                row.push_back(digits(values[month]));
            sheet.row(row);
        }
        put(name, sheet);
    }

    void add_generators() {
        generators_.emplace(std::vector<std::string>{
            "name", "bus", "carrier", "p_nom", "marginal_cost", "marginal_cost_quadratic", "active",
            "status", "commissioned", "decommissioned", "site"});
        for (const Site& site : parts_.sites) {
            const std::vector<CostPart> parts = cost_parts(site);
            const std::vector<double> shape = monthly(site.profile);
            // p_max_pu may not pass 1, so the nominal power is that of the highest month.
            const double peak = shape.empty() ? 1 : *std::max_element(shape.begin(), shape.end());
            for (std::size_t k = 0; k < parts.size(); ++k) {
                const double p_nom = mw(last(site.capacity_bcm_per_year)) * parts[k].share * peak;
                const double rise = parts[k].at_full - parts[k].at_zero;
                const std::string name =
                    parts.size() == 1 ? site.id : fmt::format("{} {}", site.id, k + 1);
                generators_->row(
                    {name, site.node, carrier(site.origin), digits(p_nom), digits(parts[k].at_zero),
                     digits(p_nom > 0 ? rise / p_nom / 2 * peak : 0),
                     word(site.status == Status::existing), std::string(word_of(site.status)),
                     day(site.commissioned), day(site.decommissioned), site.id});
                if (shape.empty() || peak <= 0)
                    continue;
                std::vector<double> shares;
                for (const double factor : shape)
                    shares.push_back(factor / peak);
                availability_.emplace_back(name, std::move(shares));
            }
        }
    }

    void add_loads() {
        Sheet loads({"name", "bus", "carrier", "p_set", "market", "sector", "demand_kind",
                     "reference_price_eur_per_mwh", "elasticity", "elasticity_long",
                     "lost_load_eur_per_mwh", "reference_year", "weather_share", "protected"});
        Columns series;
        for (const Market& market : parts_.markets)
            for (const Sector& sector : market.sectors) {
                const std::string name = market.id + " " + sector.id;
                const double power = mw(sector.reference_bcm_per_year);
                loads.row({name, market.node, carrier("gas"), digits(power), market.id, sector.id,
                           std::string(word_of(sector.kind)),
                           digits(sector.reference_price_eur_per_mwh), digits(sector.elasticity),
                           sector.elasticity_long ? digits(*sector.elasticity_long) : "",
                           digits(sector.lost_load_eur_per_mwh),
                           sector.reference_year ? std::to_string(sector.reference_year) : "",
                           digits(sector.weather_share), word(sector.is_protected)});
                double peak = 1;
                if (std::vector<double> shape = monthly(sector.profile); !shape.empty()) {
                    peak = *std::max_element(shape.begin(), shape.end());
                    for (double& factor : shape)
                        factor *= power;
                    series.emplace_back(name, std::move(shape));
                }
                generators_->row({name + " shedding", market.node, carrier("load-shedding"),
                                  digits(power * peak), digits(sector.lost_load_eur_per_mwh), "0",
                                  "True", "existing", "", "", ""});
                elastic_ += sector.kind != DemandKind::fixed;
            }
        put("loads", loads);
        put_series("loads-p_set", series);
        put("generators", *generators_);
        put_series("generators-p_max_pu", availability_);
    }

    void add_storage_units() {
        Sheet units({"name", "bus", "carrier", "p_nom", "max_hours", "p_min_pu", "efficiency_store",
                     "marginal_cost", "cyclic_state_of_charge", "state_of_charge_initial", "active",
                     "status", "commissioned", "decommissioned", "injection_fee_eur_per_mwh",
                     "withdrawal_at_empty_share", "end_bcm"});
        for (const Storage& storage : parts_.storages) {
            const double out = mw(last(storage.withdrawal_bcm_per_year)),
                         in = mw(last(storage.injection_bcm_per_year)),
                         volume = last(storage.working_volume_bcm) * network_.twh_per_bcm() * 1e6;
            if (out <= 0) {
                folder_.notes.push_back(storage.id + " gives nothing back and is left out");
                continue;
            }
            const double start = storage.start_bcm.value_or(0) * network_.twh_per_bcm() * 1e6;
            units.row({storage.id, storage.node, carrier("gas-storage"), digits(out),
                       digits(volume / out), digits(-in / out),
                       digits(1 - storage.injection_fuel_share),
                       digits(storage.withdrawal_fee_eur_per_mwh), word(!storage.start_bcm),
                       digits(start), word(storage.status == Status::existing),
                       std::string(word_of(storage.status)), day(storage.commissioned),
                       day(storage.decommissioned), digits(storage.injection_fee_eur_per_mwh),
                       digits(storage.withdrawal_at_empty_share),
                       storage.end_bcm ? digits(*storage.end_bcm) : ""});
        }
        put("storage_units", units);
    }

    void count_rest() {
        const auto note = [&](std::size_t count, const char* what) {
            if (count > 0)
                folder_.notes.push_back(fmt::format("{}: {}", what, count));
        };
        const auto limited =
            std::count_if(parts_.sites.begin(), parts_.sites.end(), [](const Site& s) {
                return s.yearly_minimum_bcm || s.yearly_maximum_bcm;
            });
        const auto dated = std::count_if(parts_.storages.begin(), parts_.storages.end(),
                                         [](const Storage& s) { return !s.stocks.empty(); });
        note(elastic_, "demand curves in columns of their own, for PyPSA's loads do not answer to "
                       "prices");
        note(cut_curves_, "Golombek costs cut into four straight pieces");
        note(indexed_, "indexed costs at the mean of their year");
        note(parts_.contracts.size(), "contracts left out");
        note(parts_.joint_limits.size(), "joint limits left out");
        note(parts_.series.size(), "price series left out");
        note(static_cast<std::size_t>(limited), "yearly limits of sites left out");
        note(static_cast<std::size_t>(dated), "dated stocks of storages left out");
    }

    const Network& network_;
    const NetworkParts& parts_;
    double mw_per_bcm_per_year_;
    int year_;
    std::optional<Sheet> generators_;
    Columns availability_;
    std::set<std::string> carriers_;
    std::size_t elastic_ = 0, cut_curves_ = 0, indexed_ = 0;
    PypsaFolder folder_;
};

} // namespace

PypsaFolder pypsa_folder(const Network& network) {
    return Writer(network).make();
}

} // namespace gashub
