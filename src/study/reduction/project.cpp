// Answer of `project`: what it is worth to each owner and to all, in the central case or over drawn
// futures with their odds, who gains and loses by country, and what it turns on.

#include "study/design/kinds.hpp"
#include "study/reduction/kinds.hpp"
#include "study/reduction/quantiles.hpp"
#include "study/reduction/words.hpp"
#include "study/reduction/worth.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr double meur_per_bn = 1000;

/// A combination of the axes with what the project is worth there.
struct PolicyWorth {
    std::vector<Choice> choices;
    std::string title, id;
    std::optional<Worth> central;
    std::vector<Worth> futures;       ///< those with an answer
    std::vector<std::size_t> numbers; ///< of these futures
};

using Read = std::function<std::optional<double>(const Worth&)>;

/// Median with 10 and 90 % over futures, or the central case where none is drawn.
AnswerCell cell_of(const ProjectStudy& kind, const PolicyWorth& policy, const Read& read) {
    AnswerCell cell;
    if (kind.draws == 0) {
        if (policy.central)
            cell.value = read(*policy.central);
        return cell;
    }
    std::vector<double> values;
    for (const Worth& worth : policy.futures)
        if (const std::optional<double> value = read(worth))
            values.push_back(*value);
    if (values.empty() || 2 * values.size() < policy.futures.size())
        return cell; // most futures have none
    cell.low = quantile_of(values, 0.1);
    cell.value = quantile_of(values, 0.5);
    cell.high = quantile_of(values, 0.9);
    return cell;
}

/// Mean over futures, or the central case: for shares of time, whose median would tell half of it.
AnswerCell mean_of(const ProjectStudy& kind, const PolicyWorth& policy, const Read& read) {
    AnswerCell cell = cell_of(kind, policy, read);
    double sum = 0, count = 0;
    for (const Worth& worth : policy.futures)
        if (const std::optional<double> value = read(worth))
            sum += *value, ++count;
    if (kind.draws > 0 && count > 0)
        cell.value = sum / count;
    return cell;
}

Odds odds_of_gain(const PolicyWorth& policy, const Read& npv) {
    int gains = 0;
    for (const Worth& worth : policy.futures)
        gains += npv(worth).value_or(0) > 0;
    return odds_of(gains, static_cast<int>(policy.futures.size()));
}

std::string words_of(const Odds& odds) {
    return fmt::format("{:.0f} % ({:.0f}-{:.0f})", 100 * odds.share, 100 * odds.low,
                       100 * odds.high);
}

std::vector<PolicyWorth> policies_of(const ProjectStudy& kind, const RunIndex& index) {
    const Study& study = index.study();
    const auto futures = drawn_inputs(kind, study);
    std::vector<PolicyWorth> policies;
    for (const std::vector<Choice>& choices : project_policies(kind, study)) {
        PolicyWorth policy{choices, "", "", worth_of(kind, index, choices, {}), {}, {}};
        for (const Choice& choice : choices) {
            policy.title += (policy.title.empty() ? "" : ", ") + title_of(study, choice);
            policy.id += (policy.id.empty() ? "" : "-") + choice.value;
        }
        for (std::size_t k = 0; k < futures.size(); ++k)
            if (auto worth = worth_of(kind, index, choices, futures[k])) {
                policy.futures.push_back(*std::move(worth));
                policy.numbers.push_back(k);
            }
        policies.push_back(std::move(policy));
    }
    return policies;
}

/// An owner's numbers, or those of all owners.
struct Owner {
    std::string id, title;
    std::function<const ShareWorth&(const Worth&)> of;
};
std::vector<Owner> owners_of(const ProjectStudy& kind) {
    std::vector<Owner> owners;
    if (kind.shares.size() > 1)
        owners.push_back(
            {"all", "all owners", [](const Worth& w) -> const ShareWorth& { return w.all; }});
    for (std::size_t i = 0; i < kind.shares.size(); ++i)
        owners.push_back({kind.shares[i].id, title_or(kind.shares[i].title, kind.shares[i].id),
                          [i](const Worth& w) -> const ShareWorth& { return w.shares[i]; }});
    return owners;
}

AnswerTable worth_table(const ProjectStudy& kind, const std::vector<PolicyWorth>& policies) {
    AnswerTable table{.id = "worth",
                      .title = "What it is worth",
                      .picture = "bars",
                      .is_detail = false,
                      .row_title = "owner",
                      .spread = kind.draws > 0 ? Spread::odds : Spread::none,
                      .columns = {{"capex", "capex", "bn EUR", 1},
                                  {"npv", "NPV", "bn EUR", 1},
                                  {"odds", "odds of NPV > 0", "", 0},
                                  {"irr", "IRR", "%", 0},
                                  {"payback", "payback", "years", 0},
                                  {"use", "mean use", "%", 0},
                                  {"tariff", "tariff that pays", "EUR/MWh", 1},
                                  {"factor", "income that pays", "x", 1}},
                      .rows = {}};
    for (const Owner& owner : owners_of(kind))
        for (const PolicyWorth& policy : policies) {
            const auto cell = [&](double factor, std::optional<double> ShareWorth::*member) {
                const auto of = member == &ShareWorth::use ? mean_of : cell_of;
                AnswerCell made = of(kind, policy, [&](const Worth& w) {
                    auto value = owner.of(w).*member;
                    return value ? std::optional(*value * factor) : value;
                });
                made.low = made.high = std::nullopt;
                return made;
            };
            const auto money = [&](double ShareWorth::*member) {
                return cell_of(kind, policy, [&](const Worth& w) {
                    return std::optional(owner.of(w).*member / meur_per_bn);
                });
            };
            AnswerCell capex = money(&ShareWorth::capex);
            capex.low = capex.high = std::nullopt;
            const Odds odds = odds_of_gain(
                policy, [&](const Worth& w) { return std::optional(owner.of(w).npv); });
            table.rows.push_back({owner.id + (policy.id.empty() ? "" : "-" + policy.id),
                                  owner.title + (policy.title.empty() ? "" : ", " + policy.title),
                                  {capex, money(&ShareWorth::npv),
                                   kind.draws > 0 ? of_words(words_of(odds)) : AnswerCell{},
                                   cell(100, &ShareWorth::rate), cell(1, &ShareWorth::payback),
                                   cell(100, &ShareWorth::use), cell(1, &ShareWorth::tariff),
                                   cell(1, &ShareWorth::factor)}});
        }
    if (kind.draws == 0)
        table.columns[2].title = "odds (none drawn)";
    return table;
}

AnswerTable gains_table(const ProjectStudy& kind, const std::vector<PolicyWorth>& policies) {
    AnswerTable table{.id = "gains",
                      .title = "Who gains and loses, a year of its life",
                      .picture = "bars",
                      .is_detail = false,
                      .row_title = "gain of",
                      .spread = kind.draws > 0 ? Spread::odds : Spread::none,
                      .columns = {},
                      .rows = {}};
    for (const PolicyWorth& policy : policies)
        table.columns.push_back(
            {policy.id, policy.title.empty() ? "all" : policy.title, "EUR m a year", 0});
    for (const std::string& country : kind.countries) {
        AnswerTable::Row row{country, country, {}};
        for (const PolicyWorth& policy : policies)
            row.cells.push_back(cell_of(
                kind, policy, [&](const Worth& w) { return std::optional(w.gains.at(country)); }));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Share of futures below each worth.
AnswerTable futures_table(const std::vector<PolicyWorth>& policies) {
    AnswerTable table{.id = "futures",
                      .title = "NPV of all owners: so many futures are below",
                      .picture = "curves",
                      .is_detail = true,
                      .row_title = "% of futures",
                      .spread = Spread::none,
                      .columns = {},
                      .rows = {}};
    for (const PolicyWorth& policy : policies)
        table.columns.push_back(
            {policy.id, policy.title.empty() ? "NPV" : policy.title, "bn EUR", 2});
    for (int percent = 5; percent <= 95; percent += 5) {
        AnswerTable::Row row{fmt::format("{}", percent), fmt::format("{}", percent), {}};
        for (const PolicyWorth& policy : policies) {
            std::vector<double> values;
            for (const Worth& worth : policy.futures)
                values.push_back(worth.all.npv / meur_per_bn);
            AnswerCell cell;
            if (!values.empty())
                cell.value = quantile_of(std::move(values), percent / 100.0);
            row.cells.push_back(cell);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// NPV in the tenth of futures in which an input is lowest, and highest.
AnswerTable tornado_table(const ProjectStudy& kind, const Study& study, const PolicyWorth& policy) {
    AnswerTable table{
        .id = "tornado",
        .title = "NPV of all owners where an input is in its lowest and highest tenth",
        .picture = "bars",
        .is_detail = true,
        .row_title = "input",
        .spread = Spread::none,
        .columns = {{"low", "lowest tenth", "bn EUR", 2}, {"high", "highest tenth", "bn EUR", 2}},
        .rows = {}};
    const auto futures = drawn_inputs(kind, study);
    std::vector<DrawnInput> inputs;
    std::vector<double> npv;
    for (std::size_t k = 0; k < policy.futures.size(); ++k) {
        npv.push_back(policy.futures[k].all.npv / meur_per_bn);
        const std::vector<Choice>& drawn = futures[policy.numbers[k]];
        inputs.resize(drawn.size());
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            inputs[i].name = drawn[i].parameter;
            inputs[i].value.push_back(drawn[i].number);
        }
    }
    for (const Swing& swing : tornado(inputs, npv)) {
        AnswerCell low, high;
        low.value = swing.low;
        high.value = swing.high;
        table.rows.push_back(
            {swing.input, title_of(*study.find_parameter(swing.input)), {low, high}});
    }
    return table;
}

void add_own_headline(Answer& answer, const ProjectStudy& kind, const PolicyWorth& lead,
                      const std::vector<PolicyWorth>& policies) {
    const auto npv = [](const Worth& w) { return std::optional(w.all.npv / meur_per_bn); };
    const AnswerCell cell = cell_of(kind, lead, npv);
    std::string title =
        kind.shares.size() > 1 ? "Net present value, all owners" : "Net present value";
    if (policies.size() > 1 && kind.draws > 0) // of one policy: odds of others are theirs
        title += ", " + lead.title;
    answer.headline = {.title = std::move(title),
                       .unit = "bn EUR",
                       .low = cell.low,
                       .central = cell.value,
                       .high = cell.high,
                       .spread = kind.draws > 0 ? Spread::odds : Spread::cases,
                       .decimals = 1};
    if (kind.draws > 0)
        return;
    for (const PolicyWorth& policy : policies)
        if (policy.central) {
            const double value = *npv(*policy.central);
            answer.headline.low = std::min(answer.headline.low.value_or(value), value);
            answer.headline.high = std::max(answer.headline.high.value_or(value), value);
        }
}

/// Each input low and high, all else central, in the central policy.
void add_own_swings(Answer& answer, const ProjectStudy& kind, const RunIndex& index) {
    const Study& study = index.study();
    const std::vector<Choice> policy = central_policy(kind, study);
    const auto npv_at = [&](const Parameter& input, double number) -> std::optional<double> {
        const auto worth = worth_of(kind, index, policy, {choice_of(input, number)});
        return worth ? std::optional(worth->all.npv / meur_per_bn) : std::nullopt;
    };
    for (const Parameter& input : study.parts().parameters) {
        if (!is_uncertain(input))
            continue;
        InputSwing swing = swing_of(input);
        swing.headline_low = npv_at(input, swing.at_low);
        swing.headline_high = npv_at(input, swing.at_high);
        if (swing.headline_low && swing.headline_high)
            answer.swings.push_back(std::move(swing));
    }
    rank_swings(answer);
}

/// Where the project begins or ceases to pay along the threshold's parameter, all else central.
void add_own_threshold(Answer& answer, const ProjectStudy& kind, const RunIndex& index) {
    const Study& study = index.study();
    if (!study.parts().threshold)
        return;
    const std::vector<Choice> policy = central_policy(kind, study);
    LookedAt looked;
    for (const std::vector<Choice>& scan : scan_choices(study, {}))
        if (const auto worth = worth_of(kind, index, policy, scan))
            looked.emplace_back(scan.front().number, worth->all.npv > 0);
    add_turning(answer, study, answer.headline.title + " above 0", looked);
}

/// Numbers for sentences: `npv`, `odds`, `use` ... of the central policy, of others `npv@ID`; of an
/// owner `npv OWNER`, `npv OWNER@ID`; `gain COUNTRY`.
Facts facts_of(const ProjectStudy& kind, const std::vector<PolicyWorth>& policies,
               const PolicyWorth& lead) {
    Facts facts;
    const auto words = [](const std::optional<double>& value, int decimals) {
        return value ? number_words(*value, decimals) : std::string("(no value)");
    };
    facts["draws"] = fmt::format("{}", kind.draws);
    facts["futures"] = fmt::format("{}", lead.futures.size());
    for (const PolicyWorth& policy : policies)
        for (const Owner& owner : owners_of(kind)) {
            const bool is_all = owner.id == "all" || kind.shares.size() == 1;
            for (const bool of_all : {true, false}) {
                if (of_all && !is_all)
                    continue;
                for (const bool of_lead : {true, false}) {
                    if (of_lead && &policy != &lead)
                        continue;
                    const std::string end =
                        (of_all ? "" : " " + owner.id) + (of_lead ? "" : "@" + policy.id);
                    const auto put = [&](const std::string& name, const Read& read, int decimals) {
                        const AnswerCell cell =
                            (name == "use" ? mean_of : cell_of)(kind, policy, read);
                        facts[name + end] = words(cell.value, decimals);
                        facts[name + ".low" + end] = words(cell.low, decimals);
                        facts[name + ".high" + end] = words(cell.high, decimals);
                    };
                    const auto money = [&](double ShareWorth::*member) -> Read {
                        return [&, member](const Worth& w) {
                            return std::optional(owner.of(w).*member / meur_per_bn);
                        };
                    };
                    const auto part = [&](std::optional<double> ShareWorth::*member,
                                          double factor) -> Read {
                        return [&, member, factor](const Worth& w) {
                            auto value = owner.of(w).*member;
                            return value ? std::optional(*value * factor) : value;
                        };
                    };
                    put("npv", money(&ShareWorth::npv), 1);
                    put("capex", money(&ShareWorth::capex), 1);
                    put("irr", part(&ShareWorth::rate, 100), 0);
                    put("payback", part(&ShareWorth::payback, 1), 0);
                    put("use", part(&ShareWorth::use, 100), 0);
                    put("tariff", part(&ShareWorth::tariff, 1), 1);
                    put("factor", part(&ShareWorth::factor, 1), 1);
                    const Odds odds = odds_of_gain(
                        policy, [&](const Worth& w) { return std::optional(owner.of(w).npv); });
                    const bool any = odds.draws > 0;
                    facts["odds" + end] =
                        any ? fmt::format("{:.0f} %", 100 * odds.share) : "(no odds)";
                    facts["odds.low" + end] = fmt::format("{:.0f} %", 100 * odds.low);
                    facts["odds.high" + end] = fmt::format("{:.0f} %", 100 * odds.high);
                }
            }
        }
    for (const std::string& country : kind.countries)
        facts["gain " + country] = words(
            cell_of(kind, lead, [&](const Worth& w) { return std::optional(w.gains.at(country)); })
                .value,
            0);
    return facts;
}

} // namespace

Answer answer_of(const ProjectStudy& kind, const Study& study, std::span<const Ran> runs) {
    Answer answer = begin_answer(study, runs);
    const RunIndex index(study, runs);
    const std::vector<PolicyWorth> policies = policies_of(kind, index);
    const std::vector<Choice> central = central_policy(kind, study);
    const auto lead = std::find_if(policies.begin(), policies.end(),
                                   [&](const PolicyWorth& p) { return p.choices == central; });
    const PolicyWorth& led = lead == policies.end() ? policies.front() : *lead;
    add_own_headline(answer, kind, led, policies);
    add_own_threshold(answer, kind, index);
    answer.tables.push_back(worth_table(kind, policies));
    if (!kind.countries.empty())
        answer.tables.push_back(gains_table(kind, policies));
    if (kind.draws > 0) {
        answer.tables.push_back(futures_table(policies));
        answer.tables.push_back(tornado_table(kind, study, led));
    }
    if (!study.parts().tables.empty())
        add_tables(answer, study, runs);
    add_own_swings(answer, kind, index);
    add_sentence(answer, study, runs, facts_of(kind, policies, led));
    return answer;
}

} // namespace gashub
