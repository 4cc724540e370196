// Answer of `participation`: what each candidate needs, what the hub pays it alone and with all
// others, and whether it comes.

#include "study/reduction/kinds.hpp"
#include "study/reduction/standing.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

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

template <class Has>
bool is_told(const ParticipationStudy& kind, const Has& has) {
    return std::any_of(kind.candidates.begin(), kind.candidates.end(), has);
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

double gate_of(const Standing& one) {
    return one.candidate->gate.value_or(1);
}

AnswerCell rate_cell(const Standing& one) {
    if (!one.route)
        return of_words("-");
    if (!one.rate)
        return of_words("none");
    AnswerCell cell = of_value(100 * *one.rate);
    if (one.entry.state == EntryPrice::State::always)
        return of_words("over " + number_words(*cell.value, 0));
    return cell;
}

/// The table of candidates, column by column: each of a heading and what it has of a candidate.
class CandidateTable {
  public:
    explicit CandidateTable(const std::vector<Standing>& standings) : standings_(standings) {
        table_ = {.id = "candidates",
                  .title = "Who comes, at what price",
                  .picture = "bars",
                  .is_detail = false,
                  .row_title = "candidate",
                  .spread = Spread::cases,
                  .columns = {},
                  .rows = {}};
        for (const Standing& one : standings)
            table_.rows.push_back(
                {one.candidate->id, title_or(one.candidate->title, one.candidate->id), {}});
        table_.rows.push_back({"sum", "sum", {}, true});
        table_.rows.push_back({"sum-gated", "sum x gate", {}, true});
    }
    template <class Read>
    void add(AnswerColumn column, const Read& read) {
        table_.columns.push_back(std::move(column));
        for (std::size_t i = 0; i < standings_.size(); ++i)
            table_.rows[i].cells.push_back(read(standings_[i]));
        for (std::size_t i = standings_.size(); i < table_.rows.size(); ++i)
            table_.rows[i].cells.emplace_back();
    }
    /// A column of volumes, with their sum and the sum of what gates let through.
    template <class Read>
    void add_volumes(AnswerColumn column, const Read& read) {
        add(std::move(column), read);
        double sum = 0, gated = 0;
        for (const Standing& one : standings_) {
            const double volume = read(one).value.value_or(0);
            sum += volume;
            gated += gate_of(one) * volume;
        }
        table_.rows[standings_.size()].cells.back() = of_value(sum);
        table_.rows[standings_.size() + 1].cells.back() = of_value(gated);
    }
    /// Rows of measures below, in the columns of what comes with all in.
    void add_beside(const ParticipationStudy& kind, const Parties& parties) {
        for (const std::string& id : kind.beside) {
            const Measure& measure = *parties.index().study().find_measure(id);
            AnswerTable::Row row{id, title_of(measure), {}, true};
            for (const AnswerColumn& column : table_.columns) {
                AnswerCell cell;
                if (column.id.starts_with("with-all")) {
                    const std::size_t year = year_of(column, parties);
                    cell.value = parties.with_all(
                        year < parties.years().size() ? std::vector<Choice>{parties.years()[year]}
                                                      : std::vector<Choice>{},
                        [&](const Ran& run) { return value_of(measure, run, parties.index()); });
                }
                row.cells.push_back(cell);
            }
            table_.rows.push_back(std::move(row));
        }
    }
    AnswerTable take() { return std::move(table_); }

  private:
    const std::vector<Standing>& standings_;
    AnswerTable table_;

    static std::size_t year_of(const AnswerColumn& column, const Parties& parties) {
        std::size_t year = 0;
        while (year < parties.years().size() &&
               column.id != "with-all-" + parties.years()[year].value)
            ++year;
        return year;
    }
};

AnswerTable candidates_table(const ParticipationStudy& kind, const Parties& parties,
                             const std::vector<Standing>& standings) {
    CandidateTable table(standings);
    const Study& study = parties.index().study();
    const bool has_years = !parties.years().empty();
    if (!has_years)
        table.add_volumes({"central", "could sell", "bcm", 1}, [](const Standing& one) {
            AnswerCell cell = of_value(one.central);
            cell.low = one.candidate->low_bcm;
            cell.high = one.candidate->high_bcm;
            return cell;
        });
    for (std::size_t y = 0; y < parties.years().size(); ++y)
        table.add_volumes({"central-" + parties.years()[y].value,
                           "sells " + title_of(study, parties.years()[y]), "bcm", 1},
                          [y](const Standing& one) { return one.could[y]; });
    table.add({"entry", "needs at the hub", "EUR/MWh", 1},
              [&](const Standing& one) { return entry_cell(kind, one.entry); });
    if (is_told(kind, [](const Candidate& c) { return !c.elsewhere.empty(); }))
        table.add({"elsewhere", "earns elsewhere", "EUR/MWh", 1},
                  [](const Standing& one) { return one.elsewhere; });
    if (!has_years) { // with years the price is one for all, and stands in hub-prices
        table.add({"pays-all", "hub pays with all", "EUR/MWh", 1},
                  [](const Standing& one) { return of_value(one.pays_all.value); });
        table.add({"pays-alone", "hub pays it alone", "EUR/MWh", 1},
                  [](const Standing& one) { return of_value(one.pays_alone.value); });
        table.add({"alone", "alone", "bcm", 1},
                  [](const Standing& one) { return of_value(one.alone.value); });
        table.add_volumes({"with-all", "with all", "bcm", 1},
                          [](const Standing& one) { return one.with_all; });
    }
    for (std::size_t y = 0; y < parties.years().size(); ++y)
        table.add_volumes({"with-all-" + parties.years()[y].value,
                           "comes " + title_of(study, parties.years()[y]), "bcm", 1},
                          [y](const Standing& one) { return one.with_each[y]; });
    if (!kind.beyond.empty())
        table.add({"beyond", "goes on, by molecule", "%", 0},
                  [](const Standing& one) { return one.beyond; });
    if (is_told(kind, [](const Candidate& c) { return !c.route.empty(); })) {
        table.add({"route", "route", "bn EUR", 1}, [](const Standing& one) {
            return one.route ? of_value(one.route->capex_meur / 1000) : of_words("-");
        });
        table.add({"rate", "IRR", "%", 0}, rate_cell);
    }
    table.add({"verdict", "verdict", "", 1},
              [&](const Standing& one) { return of_words(words_of(kind, one)); });
    table.add({"gate", "gate (own)", "odds", 2},
              [](const Standing& one) { return of_value(one.candidate->gate); });
    table.add_beside(kind, parties);
    return table.take();
}

/// The hub's price with all in, in the year looked at, at each choice of each other axis.
AnswerTable prices_table(const ParticipationStudy& kind, const Parties& parties) {
    const Study& study = parties.index().study();
    AnswerTable table{.id = "hub-prices",
                      .title = "What the hub pays with all in",
                      .picture = "",
                      .is_detail = true,
                      .row_title = "",
                      .spread = Spread::none,
                      .columns = {{"pays-all", "hub pays with all", "EUR/MWh", 1}},
                      .rows = {}};
    const std::string node = pinned_node(kind, study.bases().front());
    for (const Parameter& axis : study.parts().parameters)
        if (is_axis(axis) && axis.id != kind.years)
            for (const Choice& choice : choices_along(axis))
                table.rows.push_back({choice.value,
                                      fmt::format("{} {}", title_of(axis), title_of(study, choice)),
                                      {of_value(parties.with_all({choice}, [&](const Ran& run) {
                                          return run.values.find("mean-price", node);
                                      }))}});
    if (table.rows.empty())
        table.rows.push_back({"all", "", {of_value(parties.price("").value)}});
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
                                  {"pays-alone", "hub pays it alone", "EUR/MWh", 1},
                                  {"pays-without", "hub price without it", "EUR/MWh", 1}},
                      .rows = {}};
    for (const Standing& one : standings)
        table.rows.push_back(
            {one.candidate->id,
             title_or(one.candidate->title, one.candidate->id),
             {of_value(one.entry.high), of_value(one.central), of_value(one.candidate->gate),
              of_value(one.pays_alone.value), of_value(one.pays_without.value)}});
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
        could += one.central;
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
    const std::vector<Standing> standings =
        standings_of(kind, parties, base_looked_at(kind, study));
    Answer answer = begin_answer(study, runs);
    add_headline(answer, study, runs);
    add_threshold(answer, study, runs);
    answer.tables.push_back(candidates_table(kind, parties, standings));
    answer.tables.push_back(staircase_table(standings));
    answer.tables.push_back(prices_table(kind, parties));
    add_tables(answer, study, runs);
    add_swings(answer, study, runs);
    add_sentence(answer, study, runs, facts_of(standings, parties));
    return answer;
}

} // namespace gashub
