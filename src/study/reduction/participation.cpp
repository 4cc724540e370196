// Answer of `participation`: what each candidate needs, what the hub pays it alone and with all
// others, and whether it comes.

#include "study/design/participation.hpp"
#include "study/measure.hpp"
#include "study/reduction/kinds.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

enum class Verdict { joins, only_alone, only_above, never, unknown };

/// What a candidate comes to in the central combination of the axes.
struct Standing {
    const Candidate* candidate = nullptr;
    EntryPrice entry;
    Verdict verdict = Verdict::unknown;
    AnswerCell pays_alone, pays_all, pays_without, alone, with_all;
};

/// Runs of a party: the central one, and all combinations of the axes.
class Parties {
  public:
    Parties(const ParticipationStudy& kind, const Study& study, std::span<const Ran> runs)
        : index_(study, runs), node_(pinned_node(kind, study.bases().front())),
          central_(central_choices(study)) {}

    AnswerCell price(const std::string& word) const {
        return cell(word, [&](const Ran& run) { return run.values.find("mean-price", node_); });
    }
    AnswerCell volume(const std::string& word, const Candidate& candidate) const {
        return cell(
            word, [&](const Ran& run) { return std::optional(volume_of(candidate, run.values)); });
    }

  private:
    RunIndex index_;
    std::string node_;
    std::vector<Choice> central_;

    static bool is_of(const Ran& run, const std::string& word) {
        const Choice* who = run.point.find(taking_part);
        return who == nullptr ? word.empty() && run.point.role == PointRole::grid
                              : who->value == word;
    }
    template <class Read>
    AnswerCell cell(const std::string& word, const Read& read) const {
        AnswerCell cell;
        std::vector<Choice> choices = central_;
        if (!word.empty())
            choices.push_back({std::string(taking_part), word, 0});
        if (const Ran* run = index_.find(choices); run != nullptr && run->is_solved())
            cell.value = read(*run);
        for (const Ran& run : index_.runs()) {
            if (!run.is_solved() || !is_of(run, word))
                continue;
            if (const std::optional<double> value = read(run)) {
                cell.low = std::min(cell.low.value_or(*value), *value);
                cell.high = std::max(cell.high.value_or(*value), *value);
            }
        }
        return cell;
    }
};

Verdict verdict_of(const ParticipationStudy& kind, const Standing& standing) {
    const double enough = kind.share * standing.candidate->central_bcm;
    if (!standing.with_all.value || !standing.alone.value)
        return Verdict::unknown;
    if (*standing.with_all.value >= enough)
        return Verdict::joins;
    if (*standing.alone.value >= enough)
        return Verdict::only_alone;
    if (standing.entry.state == EntryPrice::State::never)
        return Verdict::never;
    return standing.entry.high ? Verdict::only_above : Verdict::unknown;
}

std::string words_of(const ParticipationStudy& kind, const Standing& standing) {
    switch (standing.verdict) {
    case Verdict::joins:
        return "joins";
    case Verdict::only_alone:
        return "only alone";
    case Verdict::only_above:
        return fmt::format("above {}", number_words(*standing.entry.high, 1));
    case Verdict::never:
        return fmt::format("never (to {:g})", kind.high);
    case Verdict::unknown:
        break;
    }
    return "no answer";
}

AnswerCell entry_cell(const ParticipationStudy& kind, const EntryPrice& entry) {
    AnswerCell cell;
    switch (entry.state) {
    case EntryPrice::State::always:
        cell.words = fmt::format("under {:g}", kind.low);
        break;
    case EntryPrice::State::never:
        cell.words = fmt::format("over {:g}", kind.high);
        break;
    case EntryPrice::State::unknown:
        cell.words = "no answer";
        break;
    default:
        cell.value = entry.high;
    }
    return cell;
}

std::vector<Standing> standings_of(const ParticipationStudy& kind, const Parties& parties,
                                   std::span<const Ran> runs) {
    std::vector<Standing> standings;
    for (const Candidate& candidate : kind.candidates) {
        Standing one{.candidate = &candidate,
                     .entry = entry_price(kind, candidate, runs),
                     .verdict = Verdict::unknown,
                     .pays_alone = parties.price("alone:" + candidate.id),
                     .pays_all = parties.price(""),
                     .pays_without = parties.price("without:" + candidate.id),
                     .alone = parties.volume("alone:" + candidate.id, candidate),
                     .with_all = parties.volume("", candidate)};
        one.verdict = verdict_of(kind, one);
        standings.push_back(std::move(one));
    }
    return standings;
}

/// The volumes of all, each times its weight.
template <class Weight>
AnswerTable::Row sum_row(const std::string& id, const std::string& title,
                         const std::vector<Standing>& standings, const Weight& weight) {
    double central = 0, with_all = 0;
    for (const Standing& one : standings) {
        central += weight(one) * one.candidate->central_bcm;
        with_all += weight(one) * one.with_all.value.value_or(0);
    }
    return {id, title, {of_value(central), {}, {}, {}, {}, of_value(with_all), {}, {}}, true};
}

double gate_of(const Standing& one) {
    return one.candidate->gate.value_or(1);
}

AnswerTable candidates_table(const ParticipationStudy& kind,
                             const std::vector<Standing>& standings) {
    AnswerTable table{.id = "candidates",
                      .title = "Who comes, at what price",
                      .picture = "bars",
                      .is_detail = false,
                      .row_title = "candidate",
                      .spread = Spread::cases,
                      .columns = {{"central", "could sell", "bcm", 1},
                                  {"entry", "needs at the hub", "EUR/MWh", 1},
                                  {"pays-alone", "hub pays it alone", "EUR/MWh", 1},
                                  {"pays-all", "hub pays with all", "EUR/MWh", 1},
                                  {"alone", "alone", "bcm", 1},
                                  {"with-all", "with all", "bcm", 1},
                                  {"verdict", "verdict", "", 1},
                                  {"gate", "gate (own)", "odds", 2}},
                      .rows = {}};
    for (const Standing& one : standings)
        table.rows.push_back({one.candidate->id,
                              title_or(one.candidate->title, one.candidate->id),
                              {of_value(one.candidate->central_bcm), entry_cell(kind, one.entry),
                               of_value(one.pays_alone.value), of_value(one.pays_all.value),
                               of_value(one.alone.value), one.with_all,
                               of_words(words_of(kind, one)), of_value(one.candidate->gate)}});
    table.rows.push_back(sum_row("sum", "sum", standings, [](const Standing&) { return 1.0; }));
    table.rows.push_back(sum_row("sum-gated", "sum x gate", standings, gate_of));
    return table;
}

/// For a staircase: by entry price, as wide as the volume.
AnswerTable staircase_table(std::vector<Standing> standings) {
    std::stable_sort(standings.begin(), standings.end(), [](const Standing& a, const Standing& b) {
        return a.entry.high.value_or(1e9) < b.entry.high.value_or(1e9);
    });
    AnswerTable table{.id = "staircase",
                      .title = "Entry prices, cheapest first",
                      .picture = "staircase",
                      .is_detail = true,
                      .row_title = "candidate",
                      .spread = Spread::none,
                      .columns = {{"entry", "needs at the hub", "EUR/MWh", 1},
                                  {"central", "could sell", "bcm", 1},
                                  {"gate", "gate (own)", "odds", 2},
                                  {"pays-without", "hub price without it", "EUR/MWh", 1}},
                      .rows = {}};
    for (const Standing& one : standings)
        table.rows.push_back({one.candidate->id,
                              title_or(one.candidate->title, one.candidate->id),
                              {of_value(one.entry.high), of_value(one.candidate->central_bcm),
                               of_value(one.candidate->gate), of_value(one.pays_without.value)}});
    return table;
}

std::string names_with(const std::vector<Standing>& standings, Verdict verdict) {
    std::string names;
    for (const Standing& one : standings)
        if (one.verdict == verdict)
            names +=
                (names.empty() ? "" : ", ") + title_or(one.candidate->title, one.candidate->id);
    return names.empty() ? "nobody" : names;
}

Facts facts_of(const std::vector<Standing>& standings, const Parties& parties) {
    double sum = 0, gated = 0, could = 0;
    std::size_t joining = 0;
    for (const Standing& one : standings) {
        could += one.candidate->central_bcm;
        sum += one.with_all.value.value_or(0);
        gated += gate_of(one) * one.with_all.value.value_or(0);
        joining += one.verdict == Verdict::joins;
    }
    const auto price = [&](const std::string& word) {
        const AnswerCell cell = parties.price(word);
        return cell.value ? number_words(*cell.value, 1) : "(no value)";
    };
    return {{"candidates", fmt::format("{}", standings.size())},
            {"joining", fmt::format("{}", joining)},
            {"joins", names_with(standings, Verdict::joins)},
            {"only-alone", names_with(standings, Verdict::only_alone)},
            {"only-above", names_with(standings, Verdict::only_above)},
            {"never", names_with(standings, Verdict::never)},
            {"could", number_words(could, 1)},
            {"sum", number_words(sum, 1)},
            {"sum.gated", number_words(gated, 1)},
            {"price.none", price("none")},
            {"price.all", price("")}};
}

} // namespace

Answer answer_of(const ParticipationStudy& kind, const Study& study, std::span<const Ran> runs) {
    const Parties parties(kind, study, runs);
    const std::vector<Standing> standings = standings_of(kind, parties, runs);
    Answer answer = begin_answer(study, runs);
    add_headline(answer, study, runs);
    add_threshold(answer, study, runs);
    answer.tables.push_back(candidates_table(kind, standings));
    answer.tables.push_back(staircase_table(standings));
    add_tables(answer, study, runs);
    add_swings(answer, study, runs);
    add_sentence(answer, study, runs, facts_of(standings, parties));
    return answer;
}

} // namespace gashub
