// `compare`: what changed from A to B, who won, who lost. A and B are scenarios, result folders or
// stores; STORE:ID names one scenario of a store that holds several.

#include "analysis/compare.hpp"

#include "analysis/tables.hpp"
#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/country_names.hpp"
#include "io/json_writer.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "market/clear.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

constexpr std::size_t most_differences = 20, most_countries = 8;

Issues fault(const std::string& file, std::string code, std::string message, std::string hint) {
    return {{.code = std::move(code),
             .where = {.file = file, .pointer = ""},
             .message = std::move(message),
             .hint = std::move(hint)}};
}

/// One scenario's rows out of a store; `id` may be empty where there is only one.
Result<ComparedRun> from_store(const std::string& folder, const std::string& id) {
    const Result<StoreReader> store = StoreReader::open(folder);
    if (!store)
        return store.issues();
    std::vector<std::string> solved;
    for (const StoredScenario& scenario : store->scenarios())
        if (scenario.status == "solved")
            solved.push_back(scenario.id);
    if (id.empty() && solved.size() != 1)
        return fault(folder, "which-scenario",
                     fmt::format("the store holds {} solved scenarios", solved.size()),
                     solved.empty() ? "there is nothing to compare"
                                    : fmt::format("name one: {}:{}", folder, solved.front()));
    const std::string wanted = id.empty() ? solved.front() : id;
    for (const StoredScenario& scenario : store->scenarios())
        if (scenario.id == wanted && scenario.status == "solved")
            return compared_run(store->read_scenario(scenario.number), wanted);
    return fault(folder, "unknown-scenario",
                 "the store holds no solved scenario " + gashub::quoted(wanted),
                 did_you_mean(wanted, solved));
}

/// Clears a scenario here and now; the exit code where that gives no answer.
std::variant<ComparedRun, int> from_scenario(Call& call, const std::string& input,
                                             std::optional<Network>& network) {
    const std::optional<PathValues> sets = read_sets(call);
    const std::optional<Loaded> loaded = sets ? read_input(call, input, *sets) : std::nullopt;
    if (!loaded)
        return ExitCode::bad_input;
    const auto outcome = std::make_shared<const market::Outcome>(market::clear(
        loaded->network, loaded->scenario,
        {.stop = call.interrupt.token(), .time_limit_seconds = call.arguments.time_limit}));
    if (call.interrupt.has_come())
        return stopped(call, "there is no answer");
    if (outcome->status != market::Status::solved) {
        call.terminal.show(outcome->issues);
        call.terminal.fault(fmt::format("{}: not solved: {}", input, outcome->reason));
        return outcome->status == market::Status::bad_input ? ExitCode::bad_input
                                                            : ExitCode::some_failed;
    }
    network = loaded->network;
    const std::string& id = loaded->scenario.parts().id;
    return compared_run(short_tables(make_results(outcome), id), id);
}

/// `network`: set where the side is a scenario, so that sentences can say names.
std::variant<ComparedRun, int> read_side(Call& call, const std::string& input,
                                         std::optional<Network>& network) {
    std::error_code error;
    const std::size_t colon = input.rfind(':');
    const bool names_scenario =
        colon != std::string::npos && !std::filesystem::exists(input, error);
    const std::string folder = names_scenario ? input.substr(0, colon) : input;
    if (!is_store(folder) && !is_result_folder(folder))
        return from_scenario(call, input, network);
    Result<ComparedRun> run = Issues{};
    if (is_store(folder)) {
        run = from_store(folder, names_scenario ? input.substr(colon + 1) : "");
    } else {
        const Result<std::vector<Table>> tables = read_results(folder);
        run = tables ? Result<ComparedRun>(compared_run(*tables, ""))
                     : Result<ComparedRun>(tables.issues());
    }
    if (run)
        return std::move(*run);
    call.terminal.show(run.issues());
    return ExitCode::bad_input;
}

/// A spread is told once, not once from each end.
bool is_mirrored(const Difference& d) {
    const std::size_t colon = d.scope.find(':');
    return d.name == "spread" && d.scope.substr(0, colon) > d.scope.substr(colon + 1);
}

std::vector<CompareBy> kinds_of(const Arguments& a) {
    std::vector<CompareBy> kinds;
    for (const std::string& word : a.by)
        kinds.push_back(word == "node"      ? CompareBy::node
                        : word == "arc"     ? CompareBy::arc
                        : word == "country" ? CompareBy::country
                                            : CompareBy::origin);
    if (kinds.empty())
        kinds.push_back(CompareBy::all);
    return kinds;
}

std::string comparison_text(const Arguments& a, const ComparedRun& first, const ComparedRun& second,
                            const std::vector<Comparison>& parts) {
    std::string out = fmt::format("{} against {}\n", a.inputs[1], a.inputs[0]);
    bool is_equal = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<Difference> differences = parts[i].differences;
        std::erase_if(differences, is_mirrored);
        is_equal = is_equal && differences.empty();
        if (differences.empty())
            continue;
        out += a.by.empty() ? "\nWhat changed\n" : "\nWhat changed, by " + a.by[i] + "\n";
        for (std::size_t d = 0; d < std::min(most_differences, differences.size()); ++d)
            out += "  - " + differences[d].sentence + "\n";
        if (differences.size() > most_differences)
            out += fmt::format("  and {} smaller differences (--json names all)\n",
                               differences.size() - most_differences);
    }
    if (is_equal)
        return out + "Nothing differs that is worth a word.\n";
    const Comparison& whole = parts.front();
    if (first.welfare.empty() || second.welfare.empty())
        return out;
    out += "\nWho won, who lost, million EUR\n";
    const auto& winners = whole.winners;
    double others = 0; // so that the lines add up
    for (std::size_t i = 0; i < winners.size(); ++i) {
        const bool is_shown = i < most_countries / 2 || winners.size() - i <= most_countries / 2;
        const bool is_named = is_shown && std::abs(winners[i].change_meur) >= 0.5;
        others += is_named ? 0 : winners[i].change_meur;
        if (is_named)
            out += "  " + padded(country_name(winners[i].country), 30) +
                   right(fmt::format("{:+.0f}", winners[i].change_meur), 12) + "\n";
    }
    if (std::abs(others) >= 0.5)
        out += "  " + padded("others", 30) + right(fmt::format("{:+.0f}", others), 12) + "\n";
    return out + "  " + padded("all together", 30) +
           right(fmt::format("{:+.0f}", whole.total_meur), 12) + "\n";
}

std::string comparison_json(const ComparedRun& first, const ComparedRun& second,
                            const std::vector<Comparison>& parts) {
    JsonWriter json(2);
    json.begin_object()
        .member("a", first.scenario)
        .member("b", second.scenario)
        .key("differences")
        .begin_array();
    for (const Comparison& part : parts)
        for (const Difference& d : part.differences)
            json.begin_object()
                .member("indicator", d.name)
                .member("scope", d.scope)
                .member("unit", d.unit)
                .member("a", d.a)
                .member("b", d.b)
                .member("weight", d.weight)
                .member("sentence", d.sentence)
                .end_object();
    json.end_array().key("winners").begin_array();
    for (const CountryGain& gain : parts.front().winners)
        json.begin_object()
            .member("country", gain.country)
            .member("change_meur", gain.change_meur)
            .end_object();
    return json.end_array().member("total_meur", parts.front().total_meur).end_object().take();
}

} // namespace

int compare_command(Call& call) {
    const Arguments& a = call.arguments;
    std::vector<ComparedRun> runs;
    std::optional<Network> network;
    for (const std::string& input : a.inputs) {
        std::variant<ComparedRun, int> run = read_side(call, input, network);
        if (const int* code = std::get_if<int>(&run))
            return *code;
        runs.push_back(std::get<ComparedRun>(std::move(run)));
    }
    NameOf name_of;
    if (network)
        name_of = [&](const std::string& id) { return any_name(*network, id); };
    std::vector<Comparison> parts;
    for (const CompareBy kind : kinds_of(a))
        parts.push_back(compare(runs[0], runs[1], kind, name_of));
    call.terminal.answer(a.json ? comparison_json(runs[0], runs[1], parts)
                                : comparison_text(a, runs[0], runs[1], parts));
    return ExitCode::done;
}

} // namespace gashub::cli
