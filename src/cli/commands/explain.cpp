// `explain`: what a price is made of, what set it, who would answer one unit more.

#include "analysis/explain.hpp"
#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/json_writer.hpp"
#include "market/clear.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

std::string period_text(const Scenario& scenario, int period) {
    if (period < 0)
        return {};
    return to_string(scenario.periods()[static_cast<std::size_t>(period)].from).substr(0, 7);
}

class Words {
  public:
    Words(const Network& network, const Scenario& scenario, const Explanation& explanation,
          const Quantities& q)
        : network_(network), scenario_(scenario), e_(explanation), q_(q) {}

    std::string text() const {
        const Period& period = scenario_.periods()[static_cast<std::size_t>(e_.period)];
        const std::string id = network_.node(e_.node).id;
        std::string out = fmt::format("{} ({}), {} to {}: {} {}\n", node_name(network_, id), id,
                                      to_string(period.from), to_string(period.to),
                                      q_.price_text(e_.price_eur_per_mwh), q_.price_unit());
        if (e_.basis == market::PriceBasis::none)
            return out + "No gas can come here in this period: there is no price.\n";
        if (e_.basis == market::PriceBasis::no_trade)
            out +=
                "No gas passes here in this period; the price is what a first unit would cost.\n";
        else if (e_.set_by)
            out += fmt::format("Set by {}: it gives {:.0f} % of the answer to one unit more.\n",
                               who(*e_.set_by), 100 * e_.set_by->share);
        out += terms(fmt::format("\nWhat the price is made of, {}\n", q_.price_unit()), e_.terms);
        out += terms("\nWhat the gas that is here cost to bring\n", e_.supply_terms);
        return out + answers();
    }

  private:
    std::string who(const SetBy& setter) const {
        switch (setter.kind) {
        case market::AnswerKind::supply:
            return "the field " + thing_name(network_, setter.id);
        case market::AnswerKind::consumers:
            return "consumers who give way (" + thing_name(network_, setter.id) + ")";
        case market::AnswerKind::lost_load:
            return "demand that is not served (" + thing_name(network_, setter.id) + ")";
        case market::AnswerKind::stock:
            return "gas in store (" + thing_name(network_, setter.id) + ")";
        case market::AnswerKind::rationed:
            return "the price cap (" + thing_name(network_, setter.id) + " gets less)";
        }
        return setter.id;
    }

    /// Each source once, its shares over all periods together.
    std::string answers() const {
        struct Total {
            double share = 0;
            int periods = 0;
        };
        std::map<std::pair<market::AnswerKind, std::string>, Total> totals;
        for (const market::Answer& answer : e_.answers) {
            Total& total = totals[{answer.kind, answer.id}];
            total.share += answer.share;
            ++total.periods;
        }
        std::vector<std::pair<double, std::string>> lines;
        for (const auto& [who, total] : totals) {
            std::string name =
                std::string(market::to_string(who.first)) + ": " + thing_name(network_, who.second);
            if (total.periods > 1)
                name += fmt::format(", in {} periods", total.periods);
            lines.emplace_back(-total.share, std::move(name));
        }
        std::sort(lines.begin(), lines.end());
        std::string out = lines.empty() ? "" : "\nWho would answer one unit more\n";
        for (std::size_t i = 0; i < std::min<std::size_t>(8, lines.size()); ++i)
            out += "  " + padded(lines[i].second, 62) +
                   fmt::format("{:>8.1f} %\n", -100 * lines[i].first);
        return out;
    }

    std::string terms(const std::string& heading, const std::vector<market::Term>& list) const {
        if (list.empty())
            return {};
        double sum = 0, largest = 1e-9;
        for (const market::Term& term : list)
            largest = std::max(largest, std::abs(term.eur_per_mwh));
        std::string out = heading;
        for (const market::Term& term : list) {
            sum += term.eur_per_mwh;
            const auto bars =
                static_cast<std::size_t>(std::lround(20 * std::abs(term.eur_per_mwh) / largest));
            std::string name = any_name(network_, term.id);
            if (term.period >= 0 && term.period != e_.period)
                name += ", " + period_text(scenario_, term.period);
            out += "  " + padded(term_words(term.kind), 28) + padded(name, 34) +
                   right(q_.price_text(term.eur_per_mwh), 9) + "  " +
                   std::string(bars, term.eur_per_mwh < 0 ? '-' : '#') + "\n";
        }
        return out + "  " + padded("sum", 62) + right(q_.price_text(sum), 9) + "\n";
    }

    const Network& network_;
    const Scenario& scenario_;
    const Explanation& e_;
    const Quantities& q_;
};

void write_terms(JsonWriter& json, const char* key, const std::vector<market::Term>& terms,
                 const Scenario& scenario) {
    json.key(key).begin_array();
    for (const market::Term& term : terms) {
        json.begin_object()
            .member("kind", market::to_string(term.kind))
            .member("id", term.id)
            .member("eur_per_mwh", term.eur_per_mwh);
        if (term.period >= 0)
            json.member("period",
                        to_string(scenario.periods()[static_cast<std::size_t>(term.period)].from));
        json.end_object();
    }
    json.end_array();
}

std::string explanation_json(const Network& network, const Scenario& scenario,
                             const Explanation& e) {
    JsonWriter json(2);
    json.begin_object()
        .member("scenario", scenario.parts().id)
        .member("node", network.node(e.node).id);
    json.member("period", to_string(scenario.periods()[static_cast<std::size_t>(e.period)].from))
        .member("basis", market::to_string(e.basis));
    json.key("price_eur_per_mwh");
    e.basis == market::PriceBasis::none ? json.null() : json.value(e.price_eur_per_mwh);
    json.key("set_by");
    if (e.set_by)
        json.begin_object()
            .member("kind", market::to_string(e.set_by->kind))
            .member("id", e.set_by->id)
            .member("share", e.set_by->share)
            .end_object();
    else
        json.null();
    write_terms(json, "terms", e.terms, scenario);
    json.key("answers").begin_array();
    for (const market::Answer& a : e.answers)
        json.begin_object()
            .member("kind", market::to_string(a.kind))
            .member("id", a.id)
            .member("period",
                    to_string(scenario.periods()[static_cast<std::size_t>(a.period)].from))
            .member("share", a.share)
            .end_object();
    json.end_array();
    write_terms(json, "supply_terms", e.supply_terms, scenario);
    return json.end_object().take();
}

} // namespace

int explain_command(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<AskedPrice> asked = read_asked_price(call);
    if (!asked)
        return ExitCode::bad_input;
    const Scenario& scenario = asked->loaded.scenario;
    const market::Outcome outcome =
        market::clear(asked->loaded.network, scenario,
                      {.stop = call.interrupt.token(), .time_limit_seconds = a.time_limit});
    if (call.interrupt.has_come())
        return stopped(call, "there is no answer");
    if (outcome.status != market::Status::solved)
        return not_solved(call, outcome);
    const Explanation explanation = Explainer(outcome).explain(asked->node, asked->period);
    call.terminal.answer(
        a.json ? explanation_json(outcome.network(), scenario, explanation)
               : Words(outcome.network(), scenario, explanation, asked->quantities).text());
    return ExitCode::done;
}

} // namespace gashub::cli
