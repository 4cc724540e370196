#include "study/design/companions.hpp"

#include "study/measure.hpp"
#include "study/settings.hpp"

#include <algorithm>
#include <set>

namespace gashub {
namespace {

/// Choices of runs that are asked for and not known, each once.
class Missing {
  public:
    explicit Missing(const Study& study) : study_(study) {}

    void know(const Point& point) { known_.insert(key_of(point.choices)); }
    /// Asks for all that the measures are held against at a point; where an input is swung the
    /// headline alone is read, in a scan what turns.
    void ask(const Point& point) {
        if (point.role == PointRole::beside)
            return;
        for (const Measure& measure : study_.parts().watch) {
            if (!is_read(measure, point.role) || !is_read_in(measure, study_, point))
                continue;
            ask(point, measure.first);
            for (const auto* terms : {&measure.plus, &measure.over})
                for (const MeasureTerm& term : *terms)
                    ask(point, term);
        }
    }
    const std::vector<std::vector<Choice>>& list() const { return list_; }

  private:
    const Study& study_;
    std::set<std::string> known_;
    std::vector<std::vector<Choice>> list_;

    bool is_read(const Measure& measure, PointRole role) const {
        const bool is_headline = study_.headline() == &measure;
        if (role == PointRole::search &&
            !std::holds_alternative<ThresholdStudy>(study_.parts().kind))
            return is_headline || study_.parts().threshold->condition->measure == measure.id ||
                   study_.parts().threshold->told_by == measure.id;
        return is_headline || role != PointRole::swing;
    }
    void ask(const Point& point, const MeasureTerm& term) {
        if (term.at.empty())
            return;
        std::vector<Choice> choices = choices_at(study_, point.choices, term.at);
        if (known_.insert(key_of(choices)).second)
            list_.push_back(std::move(choices));
    }
};

/// What the choices set by what other runs gave; nothing while one of these has no such number.
std::optional<PathValues> followed(std::span<const Choice> choices, const RunIndex& runs) {
    PathValues set;
    for (const Choice& choice : choices) {
        const Parameter* parameter = runs.study().find_parameter(choice.parameter);
        if (parameter == nullptr || !is_follower(*parameter) ||
            choice.number == *parameter->central)
            continue;
        const Ran* led = runs.find(
            choices_at(runs.study(), choices, {{parameter->id, PathValue(*parameter->central)}}));
        for (const ParameterTarget& target : parameter->targets) {
            if (target.of.empty())
                continue;
            const std::optional<double> number =
                led == nullptr ? std::nullopt
                               : value_of(*runs.study().find_measure(target.of), *led, runs);
            if (!number)
                return std::nullopt;
            lay_over(set, {{target.path, (target.factor * choice.number + target.add) * *number}});
        }
    }
    return set;
}

} // namespace

bool is_follower(const Parameter& parameter) {
    return std::any_of(parameter.targets.begin(), parameter.targets.end(),
                       [](const ParameterTarget& target) { return !target.of.empty(); });
}

std::vector<Point> companions(const Study& study, std::span<const Point> points,
                              std::span<const Ran> there, Issues& faults) {
    Missing missing(study);
    for (const Point& point : points)
        missing.know(point);
    for (const Ran& run : there)
        missing.know(run.point);
    for (const Point& point : points)
        missing.ask(point);
    for (const Ran& run : there)
        missing.ask(run.point);
    const RunIndex runs(study, there);
    std::vector<Point> out;
    for (const std::vector<Choice>& choices : missing.list()) {
        const std::optional<PathValues> set = followed(choices, runs);
        if (!set)
            continue;
        Result<Point> point = make_point(study, PointRole::beside, choices,
                                         point_id("beside", there.size() + out.size(),
                                                  there.size() + missing.list().size(), choices));
        if (!point) {
            faults.insert(faults.end(), point.issues().begin(), point.issues().end());
            continue;
        }
        lay_over(point->set, *set);
        out.push_back(std::move(*point));
    }
    return out;
}

} // namespace gashub
