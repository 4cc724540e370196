#pragma once
// What each candidate of a study of the kind `participation` comes to, read from its runs.

#include "study/design/participation.hpp"
#include "study/measure.hpp"
#include "study/reduction/answer.hpp"
#include "study/reduction/route.hpp"

#include <algorithm>

namespace gashub {

enum class Verdict { joins, only_alone, only_above, never, unknown };

/// What a candidate comes to in the combination of the axes that is looked at.
struct Standing {
    const Candidate* candidate = nullptr;
    double central = 0; ///< what it could sell, bcm
    EntryPrice entry;
    Verdict verdict = Verdict::unknown;
    AnswerCell pays_alone, pays_all, pays_without, alone, with_all;
    AnswerCell elsewhere;                     ///< what its gas earns without the hub, and where
    AnswerCell beyond;                        ///< % of its origin's gas that goes past the hub
    std::vector<AnswerCell> could, with_each; ///< bcm, one a choice of the axis of years
    std::optional<Route> route;
    std::optional<double> rate;
};

/// Runs of a party: the one looked at, and all combinations of the axes.
class Parties {
  public:
    Parties(const ParticipationStudy& kind, const Study& study, std::span<const Ran> runs)
        : index_(study, runs), node_(pinned_node(kind, study.bases().front())),
          looked_(looked_in(kind, study)) {
        if (const Parameter* axis = study.find_parameter(kind.years))
            years_ = choices_along(*axis);
    }

    const RunIndex& index() const { return index_; }
    const std::vector<Choice>& looked() const { return looked_; }
    /// Choices of the axis of years; none without one.
    const std::vector<Choice>& years() const { return years_; }

    AnswerCell price(const std::string& word) const {
        return cell(word, [&](const Ran& run) { return run.values.find("mean-price", node_); });
    }
    AnswerCell price_at(const std::string& word, const std::string& node) const {
        return cell(word, [&](const Ran& run) { return run.values.find("mean-price", node); });
    }
    AnswerCell volume(const std::string& word, const Candidate& candidate) const {
        return cell(
            word, [&](const Ran& run) { return std::optional(volume_of(candidate, run.values)); });
    }
    /// Only where there is an axis of years.
    const Choice& year_looked_at() const {
        return *std::find_if(looked_.begin(), looked_.end(), [&](const Choice& choice) {
            return choice.parameter == years_.front().parameter;
        });
    }
    /// A number of the run with all in, with these choices beside those looked at.
    template <class Read>
    std::optional<double> with_all(const std::vector<Choice>& other, const Read& read) const {
        PathValues at;
        for (const Choice& choice : other)
            at.emplace_back(choice.parameter, choice_value(choice));
        const Ran* run = index_.find(choices_at(index_.study(), looked_, at));
        return run != nullptr && run->is_solved() ? read(*run) : std::nullopt;
    }

  private:
    RunIndex index_;
    std::string node_;
    std::vector<Choice> looked_, years_;

    PathValue choice_value(const Choice& choice) const {
        const Parameter* axis = index_.study().find_parameter(choice.parameter);
        return axis->options.empty() ? PathValue(choice.number) : PathValue(choice.value);
    }
    static bool is_of(const Ran& run, const std::string& word) {
        const Choice* who = run.point.find(taking_part);
        return who == nullptr ? word.empty() && run.point.role == PointRole::grid
                              : who->value == word;
    }
    /// The range is over all axes but that of years, whose choices are told by themselves.
    bool is_same_year(const Point& point) const {
        return years_.empty() ||
               point.find(years_.front().parameter)->value == year_looked_at().value;
    }
    template <class Read>
    AnswerCell cell(const std::string& word, const Read& read) const {
        AnswerCell cell;
        std::vector<Choice> choices = looked_;
        if (!word.empty())
            choices.push_back({std::string(taking_part), word, 0});
        if (const Ran* run = index_.find(choices); run != nullptr && run->is_solved())
            cell.value = read(*run);
        for (const Ran& run : index_.runs()) {
            if (!run.is_solved() || !is_of(run, word) || !is_same_year(run.point))
                continue;
            if (const std::optional<double> value = read(run)) {
                cell.low = std::min(cell.low.value_or(*value), *value);
                cell.high = std::max(cell.high.value_or(*value), *value);
            }
        }
        return cell;
    }
};

/// The scenario on which the runs looked at are made.
const StudyBase& base_looked_at(const ParticipationStudy& kind, const Study& study);

/// One a candidate, in their order.
std::vector<Standing> standings_of(const ParticipationStudy& kind, const Parties& parties,
                                   const StudyBase& base);

} // namespace gashub
