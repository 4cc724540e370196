// Answer of `sample`: quantiles of what is watched, odds of a condition with their 95 % interval, a
// tornado by rank correlation beside the swings about the central case.

#include "analysis/projects.hpp"
#include "study/measure.hpp"
#include "study/reduction/kinds.hpp"
#include "study/reduction/policies.hpp"
#include "study/reduction/quantiles.hpp"
#include "study/reduction/words.hpp"

#include <fmt/format.h>

namespace gashub {
namespace {

/// How often the study's condition holds in a policy's futures.
Odds odds_in(const Study& study, const DrawnPolicy& policy, const RunIndex& index) {
    int held = 0, counted = 0;
    for (const Ran* run : policy.draws)
        if (const auto is_so = holds(*study.parts().condition, *run, index))
            held += *is_so, ++counted;
    return odds_of(held, counted);
}

std::vector<double> values(const Measure& measure, const DrawnPolicy& policy,
                           const RunIndex& index) {
    std::vector<double> list;
    for (const Ran* run : policy.draws)
        if (const auto value = value_of(measure, *run, index))
            list.push_back(*value);
    return list;
}

AnswerCell quantile_cell(std::vector<double> list) {
    AnswerCell cell;
    if (list.empty())
        return cell;
    cell.low = quantile_of(list, 0.1);
    cell.value = quantile_of(list, 0.5);
    cell.high = quantile_of(list, 0.9);
    return cell;
}

/// A row a measure, a column a policy: the median with 10 and 90 %.
AnswerTable quantile_table(const Study& study, const std::vector<DrawnPolicy>& policies,
                           const RunIndex& index) {
    AnswerTable table{.id = "quantiles",
                      .title = "Median, 10 and 90 % of the futures",
                      .picture = "fans",
                      .row_title = "measure",
                      .spread = Spread::odds,
                      .columns = {},
                      .rows = {}};
    for (const DrawnPolicy& policy : policies)
        table.columns.push_back({.id = "", .title = title_of(study, policy), .unit = ""});
    for (const Measure& measure : study.parts().watch) {
        if (measure.is_hidden || measure.largest > 0)
            continue;
        AnswerTable::Row row{measure.id, gashub::title_of(measure), {}};
        if (!measure.unit.empty())
            row.title += ", " + measure.unit;
        for (const DrawnPolicy& policy : policies)
            row.cells.push_back(quantile_cell(values(measure, policy, index)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The condition in words; of the headline, which stands above it, the bounds alone.
std::string short_condition(const Study& study) {
    const Condition& condition = *study.parts().condition;
    const Measure& headline = *study.headline();
    const std::string words = words_of(condition, study), title = gashub::title_of(headline);
    return condition.measure == headline.id && words.starts_with(title + " ")
               ? "being" + words.substr(title.size())
               : words;
}

/// The odds of the study's condition, a column a policy, with their interval of 95 %.
AnswerTable::Row odds_row(const Study& study, const std::vector<DrawnPolicy>& policies,
                          const RunIndex& index) {
    AnswerTable::Row row{"odds", "odds of " + short_condition(study) + ", %", {}};
    for (const DrawnPolicy& policy : policies) {
        const Odds odds = odds_in(study, policy, index);
        AnswerCell cell;
        if (odds.draws > 0) {
            cell.value = 100 * odds.share;
            cell.low = 100 * odds.low;
            cell.high = 100 * odds.high;
        }
        row.cells.push_back(cell);
    }
    return row;
}

/// How far the headline moves with each input over all draws: rank correlation.
AnswerTable tornado_table(const Study& study, const DrawnPolicy& policy, const Measure& headline,
                          const RunIndex& index) {
    AnswerTable table{.id = "tornado",
                      .title = "Rank correlation of each input with the headline",
                      .picture = "bars",
                      .is_detail = true,
                      .row_title = "input",
                      .columns = {{"rank-correlation", "rank correlation", "", 2}},
                      .rows = {}};
    for (const Parameter& input : study.parts().parameters) {
        if (!is_uncertain(input))
            continue;
        std::vector<double> in, out;
        for (const Ran* run : policy.draws)
            if (const auto value = value_of(headline, *run, index)) {
                in.push_back(run->point.find(input.id)->number);
                out.push_back(*value);
            }
        AnswerCell cell;
        cell.value = rank_correlation(in, out);
        table.rows.push_back({input.id, gashub::title_of(input), {cell}});
    }
    return table;
}

} // namespace

Answer answer_of(const SampleStudy&, const Study& study, std::span<const Ran> runs) {
    Answer answer = begin_answer(study, runs);
    const RunIndex index(study, runs);
    const std::vector<DrawnPolicy> policies = policies_of(study, runs);
    const Measure& headline = *study.headline();
    Facts facts;
    if (!policies.empty()) {
        const DrawnPolicy* lead = leading_policy(study, policies);
        const AnswerCell cell = quantile_cell(values(headline, *lead, index));
        answer.headline = {.title = gashub::title_of(headline),
                           .unit = headline.unit,
                           .low = cell.low,
                           .central = cell.value,
                           .high = cell.high,
                           .spread = Spread::odds,
                           .decimals = decimals_of(headline, cell.value.value_or(0))};
        answer.tables.push_back(quantile_table(study, policies, index));
        const bool asks_odds = study.parts().condition.has_value();
        if (asks_odds && policies.size() > 1)
            answer.tables.back().rows.push_back(odds_row(study, policies, index));
        for (const DrawnPolicy& policy : policies) {
            std::string at = "@";
            for (const Choice& choice : telling_choices(study, policy))
                at += (at.size() > 1 ? "," : "") + choice.parameter + "=" + choice.value;
            const AnswerCell here = quantile_cell(values(headline, policy, index));
            facts["headline" + at] =
                here.value ? number_words(*here.value, answer.headline.decimals) : "(no value)";
            if (asks_odds)
                facts["odds" + at] =
                    fmt::format("{:.0f} %", 100 * odds_in(study, policy, index).share);
        }
        answer.tables.push_back(tornado_table(study, *lead, headline, index));
        if (study.parts().condition) {
            const Odds odds = odds_in(study, *lead, index);
            const int counted = odds.draws;
            facts["odds"] = counted == 0 ? "(no value)" : fmt::format("{:.0f} %", 100 * odds.share);
            facts["odds.low"] = fmt::format("{:.0f} %", 100 * odds.low);
            facts["odds.high"] = fmt::format("{:.0f} %", 100 * odds.high);
            facts["condition"] = words_of(*study.parts().condition, study);
            if (policies.size() == 1) // else each policy's odds stand in the table
                answer.notes.push_back(fmt::format("{}: {} ({} to {} at 95 %)", facts["condition"],
                                                   facts["odds"], facts["odds.low"],
                                                   facts["odds.high"]));
        }
    }
    add_swings(answer, study, runs);
    add_sentence(answer, study, runs, facts);
    return answer;
}

} // namespace gashub
