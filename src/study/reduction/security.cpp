// Answer of `security`: what each loss does, worst first, in the first case of the axes and in the
// central one; the indicators of each area with nothing out; pairs.

#include "study/design/security.hpp"
#include "study/measure.hpp"
#include "study/reduction/kinds.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t told_losses = 2, told_causes = 3, told_cut = 2; ///< of each area

/// The runs of a study of security by policy, situation and loss.
class Losses {
  public:
    Losses(const SecurityStudy& kind, const Study& study, std::span<const Ran> runs)
        : kind_(kind), study_(study), runs_(runs), index_(study, runs),
          central_(central_choices(study)), first_(central_) {
        for (const Parameter& parameter : study.parts().parameters)
            if (is_axis(parameter)) {
                axis_ = &parameter;
                break;
            }
        for (Choice& choice : first_)
            if (axis_ != nullptr && choice.parameter == axis_->id)
                choice = axis_->options.empty() ? choice_of(*axis_, axis_->values.front())
                                                : choice_of(*axis_, axis_->options.front());
        for (const Ran& run : runs)
            if (const Choice* out = run.point.find(taken_out);
                out != nullptr &&
                run.point.choices == secure_choices(kind, central_, lead(), out->value)) {
                auto& list = out->value.find('+') != std::string::npos ? pairs_
                             : is_cause(out->value)                    ? causes_
                                                                       : singles_;
                list.push_back(out->value);
            }
        for (auto* list : {&singles_, &pairs_, &causes_})
            *list = worst_first(kind, kind.areas, study, *list, runs);
    }

    const Situation& lead() const { return kind_.situations.front(); }
    const std::vector<std::string>& singles() const { return singles_; }
    const std::vector<std::string>& pairs() const { return pairs_; }
    const std::vector<std::string>& causes() const { return causes_; }
    const std::vector<Choice>& central() const { return central_; }
    const std::vector<Choice>& first() const { return first_; }
    /// Losses of a list, worst first for one area.
    std::vector<std::string> worst_of(const SafeArea& area,
                                      const std::vector<std::string>& list) const {
        return worst_first(kind_, {&area, 1}, study_, list, runs_);
    }
    /// The worst of each area: singles and a pair; causes beside them.
    std::vector<std::string> telling() const {
        std::vector<std::string> told;
        const auto tell = [&](const std::vector<std::string>& list, std::size_t most) {
            for (std::size_t i = 0; i < std::min(most, list.size()); ++i)
                if (std::find(told.begin(), told.end(), list[i]) == told.end())
                    told.push_back(list[i]);
        };
        for (const SafeArea& area : kind_.areas)
            tell(worst_of(area, singles_), told_losses);
        tell(causes_, told_causes);
        tell(worst_of(kind_.areas.front(), pairs_), 1);
        return told;
    }
    bool has_two() const { return central_ != first_; }

    const Ran* run(const std::vector<Choice>& policy, const Situation& situation,
                   const std::string& out) const {
        const Ran* found = index_.find(secure_choices(kind_, policy, situation, out));
        return found != nullptr && found->is_solved() ? found : nullptr;
    }
    std::optional<double> value(const std::vector<Choice>& policy, const Situation& situation,
                                const std::string& out, const std::string& name,
                                const std::string& scope) const {
        const Ran* found = run(policy, situation, out);
        return found == nullptr ? std::nullopt : found->values.find(name, scope);
    }
    /// The first case's number and the central one's.
    AnswerCell both(const Situation& situation, const std::string& out, const std::string& name,
                    const std::string& scope, double factor, int decimals) const {
        return beside(value(first_, situation, out, name, scope),
                      value(central_, situation, out, name, scope), factor, decimals);
    }
    /// By how much an area uses less than with nothing out, what is not served included.
    AnswerCell fall(const Situation& situation, const std::string& out,
                    const std::string& area) const {
        return beside(fall_of(first_, situation, out, area),
                      fall_of(central_, situation, out, area), 1, 1);
    }
    std::optional<double> fall_of(const std::vector<Choice>& policy, const Situation& situation,
                                  const std::string& out, const std::string& area) const {
        const auto whole = value(policy, situation, "", "used", area),
                   left = value(policy, situation, out, "used", area);
        return whole && left ? std::optional(*whole - *left) : std::nullopt;
    }
    std::string cut(const std::vector<Choice>& policy, const Situation& situation,
                    const std::string& out, const std::string& area) const {
        const Ran* found = run(policy, situation, out);
        if (found == nullptr)
            return "-";
        auto elements = found->values.matches("binding-cut", area + ":*");
        if (const Ran* intact = run(policy, situation, "");
            intact != nullptr && elements == intact->values.matches("binding-cut", area + ":*"))
            return "-"; // what holds back anyway
        std::stable_sort(elements.begin(), elements.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        std::string words;
        for (std::size_t i = 0; i < std::min(told_cut, elements.size()); ++i)
            words += (i > 0 ? ", " : "") +
                     title(elements[i].first.substr(elements[i].first.find(':') + 1));
        if (elements.size() > told_cut)
            words += fmt::format(" and {} more", elements.size() - told_cut);
        return words.empty() ? "-" : words;
    }
    /// Of an element or a node the name in the network, without what stands in brackets.
    std::string title(const std::string& out) const {
        if (const std::size_t plus = out.find('+'); plus != std::string::npos)
            return title(out.substr(0, plus)) + " + " + title(out.substr(plus + 1));
        for (const CommonCause& cause : kind_.common_causes)
            if (cause.id == out)
                return title_or(cause.title, cause.id);
        const Network& network = study_.bases().front().network;
        Text name;
        if (const int arc = network.find_arc(out); arc >= 0)
            name = network.arc(arc).name;
        else if (const int site = network.find_site(out); site >= 0)
            name = network.parts().sites[static_cast<std::size_t>(site)].name;
        else if (const int node = network.find_node(out); node >= 0)
            name = network.node(node).name;
        const int store = network.find_storage(out); // has the name of its land or place
        if (store >= 0)
            name = network.parts().storages[static_cast<std::size_t>(store)].name;
        const std::string words = title_or(name, out);
        return words.substr(0, std::min(words.find(" ("), words.size())) +
               (store >= 0 ? " store" : "");
    }
    /// Size of what is lost as a way in, largest over the areas.
    std::optional<double> size(const std::string& out) const {
        const Ran* intact = run(central_, lead(), "");
        std::optional<double> largest;
        for (const SafeArea& area : kind_.areas)
            if (const auto size = intact == nullptr
                                      ? std::nullopt
                                      : intact->values.find("entry-capacity", area.id + ":" + out))
                largest = std::max(largest.value_or(0), *size);
        return largest;
    }
    std::string name_of_policy(const std::vector<Choice>& policy) const {
        std::string name;
        for (const Choice& choice : policy)
            if (axis_ != nullptr && choice.parameter == axis_->id)
                name = title_of(study_, choice);
        return name;
    }

  private:
    const SecurityStudy& kind_;
    const Study& study_;
    std::span<const Ran> runs_;
    RunIndex index_;
    std::vector<Choice> central_, first_;
    const Parameter* axis_ = nullptr;
    std::vector<std::string> singles_, pairs_, causes_;

    AnswerCell beside(std::optional<double> before, std::optional<double> now, double factor,
                      int decimals) const {
        if (now)
            *now *= factor;
        AnswerCell cell = of_value(now);
        if (!has_two() || !now)
            return cell;
        const std::string old =
            before ? number_words(*before * factor, decimals) : std::string("-");
        const std::string fresh = number_words(*now, decimals);
        cell.words = old == fresh ? fresh : old + " -> " + fresh;
        return cell;
    }
    bool is_cause(const std::string& out) const {
        return std::any_of(kind_.common_causes.begin(), kind_.common_causes.end(),
                           [&](const CommonCause& cause) { return cause.id == out; });
    }
};

std::string title_of_area(const SafeArea& area) {
    return title_or(area.title, area.id);
}

/// `in_short`: without the columns that only answer.json has room for.
AnswerTable loss_table(const SecurityStudy& kind, const Losses& losses, const Situation& situation,
                       const std::string& id, const std::vector<std::string>& rows, bool in_short) {
    AnswerTable table{.id = id,
                      .title = title_or(situation.title, situation.id) + ": what each loss does",
                      .picture = "bars",
                      .is_detail = !in_short,
                      .row_title = "lost",
                      .spread = Spread::none,
                      .columns = {{"size", "size", "mcm/d", 0}},
                      .rows = {}};
    for (const SafeArea& area : kind.areas) {
        table.columns.push_back({"n-1-" + area.id, title_of_area(area) + ": N-1", "%", 0});
        table.columns.push_back({"fall-" + area.id, "use falls", "mcm/d", 1});
        if (!in_short)
            table.columns.push_back({"not-served-" + area.id, "not served", "mcm/d", 1});
        table.columns.push_back({"price-" + area.id, "price", "EUR/MWh", 0});
    }
    if (in_short)
        table.columns.push_back({"not-served", "not served, all", "mcm/d", 1});
    table.columns.push_back({"cut", "cut that binds", "", 0});
    for (const std::string& out : rows) {
        AnswerTable::Row row{out, losses.title(out), {of_value(losses.size(out))}};
        double unserved = 0;
        std::string cut;
        for (const SafeArea& area : kind.areas) {
            row.cells.push_back(
                losses.both(situation, "", "n-1-without", area.id + ":" + out, 100, 0));
            row.cells.push_back(losses.fall(situation, out, area.id));
            const AnswerCell short_of = losses.both(situation, out, "not-served", area.id, 1, 1);
            unserved += short_of.value.value_or(0);
            if (!in_short)
                row.cells.push_back(short_of);
            row.cells.push_back(losses.both(situation, out, "area-price", area.id, 1, 0));
            if (const std::string words = losses.cut(losses.central(), situation, out, area.id);
                words != "-")
                cut += (cut.empty() ? "" : "; ") + words;
        }
        if (in_short)
            row.cells.push_back(of_value(unserved));
        row.cells.push_back(of_words(cut.empty() ? "-" : cut));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Rows of what is asked of each area with nothing out: name, title, unit, factor, digits.
struct Asked {
    const char *name, *title;
    double factor;
    int decimals;
};
constexpr Asked asked_of_areas[] = {
    {"n-1", "N-1, %", 100, 0},
    {"n-1-demand-side", "N-1 with savings, %", 100, 0},
    {"n-1-common-cause", "N-1, common causes, %", 100, 0},
    {"route-diversification", "import routes, sum of squares, %", 100, 0},
    {"entry-concentration", "HHI of inflow by border", 1, 0},
    {"remaining-flexibility", "entries not in use, %", 100, 0},
    {"curtailed-share", "curtailed, nothing out, %", 100, 1},
    {"days-of-survival", "days that stores last", 1, 0},
    {"peak-demand", "wanted, mcm/d", 1, 0},
    {"most-supply", "most the grid can bring, mcm/d", 1, 0}};

AnswerTable area_table(const SecurityStudy& kind, const Losses& losses) {
    AnswerTable table{.id = "areas",
                      .title = "Indicators of each area with nothing out",
                      .picture = "",
                      .is_detail = false,
                      .row_title = "indicator",
                      .spread = Spread::none,
                      .columns = {},
                      .rows = {}};
    for (const SafeArea& area : kind.areas)
        table.columns.push_back({area.id, title_of_area(area), "", 0});
    const auto add = [&](const std::string& name, const std::string& of, const std::string& title,
                         double factor, int decimals) {
        AnswerTable::Row row{name + (of.empty() ? "" : "-" + of), title, {}};
        for (const SafeArea& area : kind.areas)
            row.cells.push_back(losses.both(losses.lead(), "", name,
                                            of.empty() ? area.id : area.id + ":" + of, factor,
                                            decimals));
        if (std::any_of(row.cells.begin(), row.cells.end(),
                        [](const AnswerCell& cell) { return cell.value.has_value(); }))
            table.rows.push_back(std::move(row));
    };
    for (const std::string& origin : kind.origins) {
        add("source-dependence", origin, origin + " gas it can not do without, alone, %", 100, 0);
        add("source-dependence-shared", origin, origin + " gas, all sharing, %", 100, 0);
    }
    for (const Asked& asked : asked_of_areas)
        add(asked.name, "", asked.title, asked.factor, asked.decimals);
    for (const CommonCause& cause : kind.common_causes)
        add("cause-share", cause.id, "ways in by " + title_or(cause.title, cause.id) + ", %", 100,
            0);
    return table;
}

/// Elements without which parts of an area are cut off from all gas.
AnswerTable weak_table(const SecurityStudy& kind, const Losses& losses) {
    AnswerTable table{.id = "weak-spots",
                      .title = "Bridges and nodes without which markets have no way to any gas",
                      .picture = "",
                      .is_detail = true,
                      .row_title = "element",
                      .spread = Spread::none,
                      .columns = {{"cut-off", "hangs on it", "mcm/d", 1}},
                      .rows = {}};
    const Ran* intact = losses.run(losses.central(), losses.lead(), "");
    if (intact == nullptr)
        return table;
    std::map<std::string, double> spots;
    for (const SafeArea& area : kind.areas)
        for (const auto& [scope, value] : intact->values.matches("weak-spot", area.id + ":*"))
            spots[scope.substr(scope.find(':') + 1)] += value;
    for (const auto& [id, value] : spots)
        table.rows.push_back({id, losses.title(id), {of_value(value)}});
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        return *a.cells[0].value > *b.cells[0].value;
    });
    return table;
}

Facts facts_of(const SecurityStudy& kind, const Losses& losses) {
    Facts facts;
    const auto number = [](std::optional<double> value, double factor, int decimals) {
        return value ? number_words(*value * factor, decimals) : std::string("(no value)");
    };
    facts["first"] = losses.name_of_policy(losses.first());
    facts["now"] = losses.name_of_policy(losses.central());
    facts["elements"] = fmt::format("{}", losses.singles().size());
    for (const SafeArea& area : kind.areas) {
        const std::string area_id = " " + area.id;
        const auto put_pair = [&](const std::string& fact, std::optional<double> before,
                                  std::optional<double> now, double factor, int decimals) {
            const std::string old = number(before, factor, decimals),
                              fresh = number(now, factor, decimals);
            facts[fact + area_id] = fresh;
            facts[fact + area_id + " first"] = old;
            facts[fact + area_id + " both"] = old == fresh ? fresh : old + " -> " + fresh;
        };
        const auto put = [&](const std::string& fact, const std::string& out,
                             const std::string& name, double factor, int decimals) {
            put_pair(fact, losses.value(losses.first(), losses.lead(), out, name, area.id),
                     losses.value(losses.central(), losses.lead(), out, name, area.id), factor,
                     decimals);
        };
        const auto put_loss = [&](const std::string& fact, const std::string& out) {
            put("short-" + fact, out, "not-served", 1, 1);
            put("price-" + fact, out, "area-price", 1, 0);
            put_pair("falls-" + fact, losses.fall_of(losses.first(), losses.lead(), out, area.id),
                     losses.fall_of(losses.central(), losses.lead(), out, area.id), 1, 0);
        };
        const auto first_of = [&](const std::vector<std::string>& list) {
            const auto ranked = losses.worst_of(area, list);
            return ranked.empty() ? std::string() : ranked.front();
        };
        const std::string worst = first_of(losses.singles()), pair = first_of(losses.pairs());
        facts["worst " + area.id] = worst.empty() ? "nothing" : losses.title(worst);
        facts["pair " + area.id] = pair.empty() ? "no pair" : losses.title(pair);
        put("n-1", "", "n-1", 100, 0);
        put("n-1-demand-side", "", "n-1-demand-side", 100, 0);
        put("n-1-common-cause", "", "n-1-common-cause", 100, 0);
        put("peak", "", "peak-demand", 1, 0);
        put("price", "", "area-price", 1, 0);
        put("short", "", "not-served", 1, 1);
        put_loss("worst", worst);
        put_loss("pair", pair);
        for (const CommonCause& cause : kind.common_causes)
            put_loss(cause.id, cause.id);
        facts["cut-worst " + area.id] = losses.cut(losses.central(), losses.lead(), worst, area.id);
        const Ran* intact = losses.run(losses.central(), losses.lead(), "");
        const auto largest = intact == nullptr
                                 ? decltype(intact->values.matches("", "")){}
                                 : intact->values.matches("n-1-largest", area.id + ":*");
        facts["largest " + area.id] =
            largest.empty() ? "nothing" : largest.front().first.substr(area.id.size() + 1);
    }
    return facts;
}

} // namespace

Answer answer_of(const SecurityStudy& kind, const Study& study, std::span<const Ran> runs) {
    const Losses losses(kind, study, runs);
    Answer answer = begin_answer(study, runs);
    add_headline(answer, study, runs);
    add_threshold(answer, study, runs);
    std::vector<std::string> all = losses.singles();
    for (const auto* list : {&losses.causes(), &losses.pairs()})
        all.insert(all.end(), list->begin(), list->end());
    answer.tables.push_back(
        loss_table(kind, losses, losses.lead(), "losses", losses.telling(), true));
    answer.tables.push_back(area_table(kind, losses));
    for (const Situation& situation : kind.situations)
        answer.tables.push_back(
            loss_table(kind, losses, situation, "all-" + situation.id, all, false));
    answer.tables.push_back(weak_table(kind, losses));
    if (!study.parts().tables.empty())
        add_tables(answer, study, runs);
    add_swings(answer, study, runs);
    add_sentence(answer, study, runs, facts_of(kind, losses));
    return answer;
}

} // namespace gashub
