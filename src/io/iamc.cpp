#include "io/iamc.hpp"

#include "io/country_names.hpp"
#include "io/table_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double ej_per_twh = 3.6e-3;
constexpr double nothing = 1e-12; ///< EJ/yr, EUR/MWh

const std::string use = "Primary Energy|Gas", extraction = "Resource|Extraction|Gas",
                  gross_import = "Trade|Gross Import|Primary Energy|Gas|Volume",
                  gross_export = "Trade|Gross Export|Primary Energy|Gas|Volume",
                  net_export = "Trade|Primary Energy|Gas|Volume",
                  price = "Price|Primary Energy|Gas", unserved = "Unserved Demand|Gas",
                  rationed = "Rationed Demand|Gas", injection = "Storage|Gas|Injection",
                  withdrawal = "Storage|Gas|Withdrawal", level = "Storage|Gas|Level";

/// A place that rows speak of: its nodes by number.
struct Area {
    std::string name;
    std::vector<char> inside;
    bool has_border = true;
};

std::string name_of(const Text& name, const std::string& id) {
    return name.en.empty() ? id : name.en;
}

/// Countries, then regions that have another name, then the world.
std::vector<Area> areas_of(const Network& network) {
    std::vector<Area> areas;
    std::set<std::string> names;
    const auto add = [&](std::string name, const std::vector<int>& nodes) {
        if (nodes.empty() || !names.insert(name).second)
            return;
        Area area{std::move(name),
                  std::vector<char>(static_cast<std::size_t>(network.node_count()))};
        for (const int n : nodes)
            area.inside[static_cast<std::size_t>(n)] = 1;
        areas.push_back(std::move(area));
    };
    for (const std::string& country : network.names("countries"))
        add(country_name(country), network.nodes_of(country));
    for (const Region& region : network.parts().regions)
        add(name_of(region.name, region.id), network.nodes_of(region.id));
    std::vector<int> all(static_cast<std::size_t>(network.node_count()));
    for (std::size_t n = 0; n < all.size(); ++n)
        all[n] = static_cast<int>(n);
    add("World", all);
    if (areas.back().name == "World")
        areas.back().has_border = false;
    return areas;
}

int days_in_year(int year) {
    return make_date(year + 1, 1, 1).days - make_date(year, 1, 1).days;
}

/// A span that rows are made for, and the part of each period that lies in it.
struct Span {
    int year;
    std::string subannual;
    Date from, to;
};

std::string period_word(const Period& period) {
    static constexpr std::array<const char*, 12> months{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const Date from = period.from;
    if (from.day() == 1 && add_months(from, 1) == period.to)
        return months[static_cast<std::size_t>(from.month() - 1)];
    if (from.day() == 1 && from.month() % 3 == 1 && add_months(from, 3) == period.to)
        return fmt::format("Q{}", (from.month() + 2) / 3);
    return fmt::format("{:02}-{:02}", from.month(), from.day());
}

std::vector<Span> spans_of(const std::vector<Period>& periods) {
    std::vector<Span> years, gas_years, all;
    const auto covers = [&](Date from, Date to) {
        int days = 0;
        for (const Period& period : periods)
            days += overlap_days(period, from, to);
        return days == to.days - from.days;
    };
    for (int year = periods.front().from.year() - 1; year <= periods.back().to.year(); ++year) {
        const Date january = make_date(year, 1, 1), october = make_date(year, 10, 1);
        if (covers(january, make_date(year + 1, 1, 1)))
            years.push_back({year, "Year", january, make_date(year + 1, 1, 1)});
        if (covers(october, make_date(year + 1, 10, 1)))
            gas_years.push_back({year, "Gas Year", october, make_date(year + 1, 10, 1)});
    }
    all = years.empty() ? gas_years : years;
    for (const Period& period : periods) {
        const auto is_said = [&](const Span& span) {
            return span.from == period.from && span.to == period.to;
        };
        if (std::none_of(all.begin(), all.end(), is_said))
            all.push_back({period.from.year(), period_word(period), period.from, period.to});
    }
    std::stable_sort(all.begin(), all.end(), [](const Span& a, const Span& b) {
        return a.year != b.year ? a.year < b.year : false;
    });
    return all;
}

/// Numbers of one variable in one area, by period.
using Numbers = std::vector<double>;

class Maker {
  public:
    Maker(const Network& network, const Scenario& scenario, std::span<const Table> tables)
        : network_(network), periods_(scenario.periods()), tables_(tables),
          areas_(areas_of(network)), numbers_(areas_.size()), weighted_price_(areas_.size()) {
        for (std::size_t t = 0; t < periods_.size(); ++t)
            period_of_[to_string(periods_[t].from)] = static_cast<int>(t);
        const auto& level_of_money = scenario.parts().price_level;
        const int year = level_of_money ? level_of_money->year : network.parts().price_year;
        money_ = year > 0 ? fmt::format("EUR_{}/MWh", year) : "EUR/MWh";
    }

    Table make(std::string_view model, const std::string& scenario) {
        add_trade();
        add_at_nodes("production", extraction, "production_bcm");
        add_at_nodes("consumption", use, "consumption_bcm");
        add_at_nodes("consumption", unserved, "unserved_bcm");
        add_at_nodes("consumption", rationed, "rationed_bcm");
        add_at_nodes("storage", injection, "injection_bcm");
        add_at_nodes("storage", withdrawal, "withdrawal_bcm");
        add_at_nodes("storage", level, "level_bcm");
        read_prices();
        weigh_prices();
        table_.name = "iamc";
        table_.columns = {{"model", CellKind::text, true},     {"scenario", CellKind::text, true},
                          {"region", CellKind::text, true},    {"variable", CellKind::text, true},
                          {"unit", CellKind::text, false},     {"year", CellKind::integer, true},
                          {"subannual", CellKind::text, true}, {"value", CellKind::number, false}};
        model_ = table_.keep(std::string(model));
        scenario_ = table_.keep(scenario);
        write_rows();
        return std::move(table_);
    }

  private:
    int period(std::string_view text) const {
        const auto at = period_of_.find(text);
        return at == period_of_.end() ? -1 : at->second;
    }
    void add(std::size_t area, const std::string& variable, int period, double value) {
        Numbers& numbers = numbers_[area][variable];
        numbers.resize(periods_.size());
        numbers[static_cast<std::size_t>(period)] += value;
    }

    void add_at_nodes(std::string_view table_name, const std::string& variable,
                      std::string_view column) {
        const Table& table = table_of(tables_, table_name);
        const ColumnView period_text(table, "period"), node(table, "node"), value(table, column);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const int t = period(period_text.text(row)), n = network_.find_node(node.text(row));
            if (t < 0 || n < 0)
                continue;
            for (std::size_t a = 0; a < areas_.size(); ++a)
                if (areas_[a].inside[static_cast<std::size_t>(n)])
                    add(a, variable, t, value.number(row));
        }
    }

    void add_trade() {
        const Table& table = table_of(tables_, "flows");
        const ColumnView period_text(table, "period"), arc_id(table, "arc"),
            origin(table, "origin"), flow(table, "flow_bcm"), loss(table, "loss_bcm");
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const int t = period(period_text.text(row)),
                      number = network_.find_arc(arc_id.text(row));
            if (t < 0 || number < 0 || flow.number(row) <= 0)
                continue;
            const Arc& arc = network_.arc(number);
            const auto from = static_cast<std::size_t>(network_.find_node(arc.from)),
                       to = static_cast<std::size_t>(network_.find_node(arc.to));
            const std::string way = arc.kind == ArcKind::pipeline ? "|Pipeline" : "|LNG";
            const double sent = flow.number(row), came = sent - loss.number(row);
            for (std::size_t a = 0; a < areas_.size(); ++a) {
                if (areas_[a].inside[from] == areas_[a].inside[to])
                    continue;
                const bool comes = areas_[a].inside[to];
                const std::string& gross = comes ? gross_import : gross_export;
                add(a, gross, t, comes ? came : sent);
                add(a, gross + way, t, comes ? came : sent);
                add(a, net_export, t, comes ? -came : sent);
                add(a, comes ? gross_export : gross_import, t, 0);
                if (comes && !origin.text(row).empty())
                    add(a, gross_import + " [Origin]|" + country_name(origin.text(row)), t, came);
            }
        }
    }

    void read_prices() {
        const Table& table = table_of(tables_, "prices");
        const ColumnView period_text(table, "period"), node(table, "node"),
            value(table, "price_eur_per_mwh");
        node_price_.assign(static_cast<std::size_t>(network_.node_count()),
                           std::vector<std::optional<double>>(periods_.size()));
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const int t = period(period_text.text(row)), n = network_.find_node(node.text(row));
            if (t >= 0 && n >= 0 && !value.is_empty(row))
                node_price_[static_cast<std::size_t>(n)][static_cast<std::size_t>(t)] =
                    value.number(row);
        }
    }

    /// Sums of price x use and of use, where both are known.
    void weigh_prices() {
        const Table& table = table_of(tables_, "consumption");
        const ColumnView period_text(table, "period"), node(table, "node"),
            used(table, "consumption_bcm");
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const int t = period(period_text.text(row)), n = network_.find_node(node.text(row));
            if (t < 0 || n < 0)
                continue;
            const auto at = static_cast<std::size_t>(t);
            const auto& known = node_price_[static_cast<std::size_t>(n)][at];
            if (!known)
                continue;
            for (std::size_t a = 0; a < areas_.size(); ++a) {
                if (!areas_[a].has_border || !areas_[a].inside[static_cast<std::size_t>(n)])
                    continue;
                weighted_price_[a].first.resize(periods_.size());
                weighted_price_[a].second.resize(periods_.size());
                weighted_price_[a].first[at] += *known * used.number(row);
                weighted_price_[a].second[at] += used.number(row);
            }
        }
    }

    /// What of a sum over periods falls into a span.
    double within(const Numbers& numbers, const Span& span) const {
        double sum = 0;
        for (std::size_t t = 0; t < numbers.size(); ++t)
            if (const int days = overlap_days(periods_[t], span.from, span.to))
                sum += numbers[t] * days / periods_[t].days();
        return sum;
    }
    /// The number of the last period that ends in a span.
    std::optional<double> at_end(const Numbers& numbers, const Span& span) const {
        for (std::size_t t = numbers.size(); t-- > 0;)
            if (periods_[t].to <= span.to && periods_[t].to > span.from)
                return numbers[t];
        return std::nullopt;
    }

    /// Appends a row; what is left of a solve's tolerance reads as 0.
    void row(std::string_view region, std::string_view variable, std::string_view unit,
             const Span& span, double value) {
        const std::initializer_list<Cell> cells = {model_,
                                                   scenario_,
                                                   region,
                                                   variable,
                                                   unit,
                                                   std::int64_t{span.year},
                                                   word_of_span_.at(span.subannual),
                                                   std::abs(value) < nothing ? 0.0 : value};
        table_.cells.insert(table_.cells.end(), cells);
    }

    void write_volumes(std::size_t area, std::string_view region, const std::vector<Span>& spans) {
        const double ej = network_.twh_per_bcm() * ej_per_twh;
        for (const auto& [variable, numbers] : numbers_[area]) {
            const std::string_view name = table_.keep(variable);
            for (const Span& span : spans) {
                if (variable == level) {
                    if (const auto stock = at_end(numbers, span))
                        row(region, name, "EJ", span, *stock * ej);
                    continue;
                }
                const double days = span.to.days - span.from.days;
                const double year = span.subannual == "Year" || span.subannual == "Gas Year"
                                        ? days
                                        : days_in_year(span.year);
                row(region, name, "EJ/yr", span, within(numbers, span) * ej * year / days);
            }
        }
    }

    void write_hubs(const std::vector<Span>& spans, std::string_view unit) {
        std::map<std::string, int> hubs;
        for (const Hub& hub : network_.parts().hubs) {
            const int n = network_.find_node(hub.node);
            hubs[country_name(network_.node(n).country) + "|" + name_of(hub.name, hub.id)] = n;
        }
        for (const auto& [name, n] : hubs) {
            const std::string_view region = table_.keep(name);
            const auto& prices = node_price_[static_cast<std::size_t>(n)];
            for (const Span& span : spans) {
                double sum = 0, days = 0;
                for (std::size_t t = 0; t < periods_.size(); ++t) {
                    const int shared = overlap_days(periods_[t], span.from, span.to);
                    if (shared == 0 || !prices[t])
                        continue;
                    sum += *prices[t] * shared;
                    days += shared;
                }
                if (days > 0)
                    row(region, price, unit, span, sum / days);
            }
        }
    }

    void write_rows() {
        const std::vector<Span> spans = spans_of(periods_);
        for (const Span& span : spans)
            word_of_span_.try_emplace(span.subannual, table_.keep(span.subannual));
        const std::string_view unit = table_.keep(money_);
        std::map<std::string, std::size_t> order;
        for (std::size_t a = 0; a < areas_.size(); ++a)
            order[areas_[a].name] = a;
        for (const auto& [name, a] : order) {
            const std::string_view region = table_.keep(name);
            write_volumes(a, region, spans);
            const auto& [value, weight] = weighted_price_[a];
            for (const Span& span : spans)
                if (const double used = within(weight, span); used > 0)
                    row(region, price, unit, span, within(value, span) / used);
        }
        write_hubs(spans, unit);
    }

    const Network& network_;
    const std::vector<Period>& periods_;
    std::span<const Table> tables_;
    std::vector<Area> areas_;
    std::map<std::string, int, std::less<>> period_of_;
    std::vector<std::map<std::string, Numbers>> numbers_;
    std::vector<std::pair<Numbers, Numbers>> weighted_price_;
    std::vector<std::vector<std::optional<double>>> node_price_;
    std::map<std::string, std::string_view> word_of_span_;
    std::string money_;
    std::string_view model_, scenario_;
    Table table_;
};

} // namespace

Table iamc_table(const Network& network, const Scenario& scenario, std::span<const Table> tables,
                 std::string_view model) {
    return Maker(network, scenario, tables).make(model, scenario.parts().id);
}

} // namespace gashub
