#pragma once
// What changed between two runs, in ranked sentences, and who won and who lost.

#include "analysis/table.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gashub {

/// The rows a comparison needs, from a run or read back from a store or folder.
struct ComparedRun {
    std::string scenario;
    struct Value {
        std::string name, scope, unit;
        double value = 0;
    };
    std::vector<Value> indicators;
    struct Gain {
        std::string country, agent;
        double value_meur = 0;
    };
    std::vector<Gain> welfare;
};

/// Takes what is needed out of tables `indicators` and `welfare` (others are passed over).
ComparedRun compared_run(const std::vector<Table>& tables, const std::string& scenario);

struct Difference {
    std::string name, scope, unit; ///< indicator
    double a = 0, b = 0;
    double weight = 0; ///< |b - a| in units of what readers would call a large change of its kind
    std::string sentence; ///< "turkstream-2 carries 0.0 bcm (was 12.0)"
};

struct CountryGain {
    std::string country;
    double change_meur = 0;
};

struct Comparison {
    std::vector<Difference> differences; ///< heaviest first
    std::vector<CountryGain>
        winners;           ///< by country, largest gain first, losers last; sums to total_meur
    double total_meur = 0; ///< change of welfare of all but `model`
};

enum class CompareBy { all, node, arc, country, origin };

/// Name for people of an id in a sentence: node, arc, area, country, seller, field.
using NameOf = std::function<std::string(const std::string& id)>;

/// Differences of b against a, restricted to one kind of scope. Without `name_of` the sentences say
/// ids.
Comparison compare(const ComparedRun& a, const ComparedRun& b, CompareBy by = CompareBy::all,
                   const NameOf& name_of = {});

} // namespace gashub
