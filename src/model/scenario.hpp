#pragma once
// A scenario: a horizon, dated events and policies, and settings laid on a network. ScenarioParts
// is what a file says after its `extends` are merged; Scenario is the checked value.

#include "model/conduct.hpp"
#include "model/event.hpp"
#include "model/network.hpp"
#include "model/policy.hpp"

#include <memory>

namespace gashub {

/// One piece of the horizon, cut into periods of one step.
struct Horizon {
    std::optional<Date> start, end; ///< end: the day after the last
    Step step = Step::month;
    bool operator==(const Horizon&) const = default;
};

enum class DemandResponse { short_run, long_run };

struct PriceLevel {
    int year = 0;
    double factor = 1; ///< scales all costs and reference prices once
    bool operator==(const PriceLevel&) const = default;
};

/// A value given to a path: by a scenario's `set`, `--set`, a lever or a study.
using PathValue = std::variant<double, bool, std::string>;
using PathValues = std::vector<std::pair<std::string, PathValue>>;

struct LeverStop {
    std::optional<double> value;
    Text label;
    PathValues set; ///< several paths at once; without it the stop sets the lever's own path
    bool operator==(const LeverStop&) const = default;
};

struct Lever {
    std::string id;
    std::string path;
    Text label, help;
    double min = 0, max = 1;
    std::optional<double> step;
    std::string unit;
    std::vector<LeverStop> stops;
    Text group;
    bool remove = false;
    bool operator==(const Lever&) const = default;
};

struct ScenarioParts {
    int format = 1;
    std::string id;
    Text title, question, reading;
    std::vector<std::string> sources; ///< of the scenario's own assumptions, in words
    std::string network;              ///< path from the file's own folder
    std::string extends;
    std::vector<Horizon> horizon; ///< one object or a list of pieces
    DemandResponse demand_response = DemandResponse::short_run;
    std::optional<PriceLevel> price_level;
    Foresight foresight;
    std::optional<HubSetting> hub;
    std::vector<Conduct> conduct;
    PathValues set;
    std::vector<Event> events;
    std::vector<Policy> policies;
    std::vector<Lever> levers;
    std::vector<std::string>
        watch; ///< node ids whose prices the summary and the app's cards show first
    bool operator==(const ScenarioParts&) const = default;
};

/// A checked scenario for one network. Immutable; copies share.
class Scenario {
  public:
    const ScenarioParts& parts() const { return *parts_; }
    const std::vector<Period>& periods() const { return *periods_; }
    bool operator==(const Scenario& other) const { return *parts_ == *other.parts_; }

  private:
    friend Result<Scenario> make_scenario(ScenarioParts parts, const Network& network);
    std::shared_ptr<const ScenarioParts> parts_;
    std::shared_ptr<const std::vector<Period>> periods_;
};

/// Checks dates, references and rules against the network; all faults at once
/// (scenario_checks.cpp).
Result<Scenario> make_scenario(ScenarioParts parts, const Network& network);

} // namespace gashub
