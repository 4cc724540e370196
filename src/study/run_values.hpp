#pragma once
// The numbers of one run by name and scope, picked from its tables. Rows of `indicators` go by
// their own name and scope; other tables by these names, scope = their text keys joined by `:`
//   price (node:period), contract (contract:gas year), rule-value, rule-price (rule:id:place),
//   welfare (country:agent:item), bill-volume, bill (country:from:kind), objective (no scope).

#include "analysis/table.hpp"
#include "model/faults.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub {

/// A name with a scope in which `*` stands for any one step between colons.
struct WantedValue {
    std::string name, scope;
    bool operator==(const WantedValue&) const = default;
};

/// True if `scope` fits a scope with stars.
bool fits_scope(std::string_view pattern, std::string_view scope);

/// Number of the first step of a pattern that has a `*`; demands one.
std::size_t star_step(std::string_view pattern);
/// A step of a scope by its number; "" behind the last.
std::string step_of(std::string_view scope, std::size_t number);

class RunValues {
  public:
    void add(std::string name, std::string scope, double value);
    std::optional<double> find(std::string_view name, std::string_view scope) const;
    /// All that fit, by scope.
    std::vector<std::pair<std::string, double>> matches(std::string_view name,
                                                        std::string_view pattern) const;
    bool empty() const { return values_.empty(); }
    bool operator==(const RunValues&) const = default;

  private:
    std::map<std::string, std::map<std::string, double, std::less<>>, std::less<>> values_;
};

/// Fault [unknown-indicator] at the key `indicator` if no number of a run, nor `one`, is called so.
void check_indicator(const std::string& name, Faults& faults);

/// Picks the wanted numbers out of a run's tables.
RunValues run_values(std::span<const Table> tables, std::span<const WantedValue> wanted);

} // namespace gashub
