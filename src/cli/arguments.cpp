#include "cli/arguments.hpp"

#include "base/text.hpp"
#include "cli/typed_words.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <string_view>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace gashub::cli {
namespace {

constexpr int most_threads = 1024;

/// A check that a word is one of `known`, with the nearest in the complaint and nothing in the
/// help.
CLI::Validator named(const std::vector<std::string>& known) {
    return CLI::Validator(
        [known](const std::string& word) {
            if (std::find(known.begin(), known.end(), word) != known.end())
                return std::string();
            std::string list;
            for (const std::string& name : known)
                list += (list.empty() ? "" : ", ") + name;
            const std::string near = did_you_mean(word, known);
            return gashub::quoted(word) + " is none of " + list + (near.empty() ? "" : "; " + near);
        },
        "");
}

/// A check that a number is whole and in [least, most].
CLI::Validator whole(int least, int most) {
    return CLI::Range(least, most).description("");
}

/// The command line: commands, their options and their help.
class CommandLine {
  public:
    explicit CommandLine(Arguments& arguments) : a_(arguments) {
        app_.name("gashub");
        app_.description("Simulator of gas hubs and energy routes");
        app_.set_version_flag("--version", "gashub " GASHUB_VERSION);
        app_.require_subcommand(1);
        app_.failure_message(CLI::FailureMessage::simple);
        app_.footer("SCENARIO and NETWORK: a file, or the id of one that comes with the program "
                    "(`gashub list`).\n`gashub COMMAND --help` tells more of a command.");
        add_everywhere();
        add_answers();
        add_observed();
        add_batch();
        add_files();
    }

    CLI::App& app() { return app_; }

  private:
    CLI::App* command(const std::string& name, const std::string& what,
                      const std::string& example) {
        CLI::App* sub = app_.add_subcommand(name, what);
        sub->footer("Example: gashub " + example);
        sub->fallthrough();
        sub->callback([this, name] { a_.command = name; });
        return sub;
    }
    void inputs(CLI::App* sub, const std::string& name, const std::string& what, int least,
                int most) {
        sub->add_option(name, a_.inputs, what)
            ->type_name("")
            ->expected(least, most)
            ->required(least > 0);
    }
    void output(CLI::App* sub, const std::string& type, const std::string& what,
                bool required = false) {
        sub->add_option("-o,--output", a_.output, what)->type_name(type)->required(required);
    }
    void sets(CLI::App* sub) {
        sub->add_option("--set", a_.sets,
                        "Give PATH another value, e.g. arcs.tap.capacity_bcm_per_year=20")
            ->type_name("PATH=VALUE")
            ->allow_extra_args(false)
            ->take_all();
    }
    void formats(CLI::App* sub) {
        sub->add_option("--format", a_.formats,
                        "csv, json, sqlite, iamc, geojson; several joined by commas (default csv)")
            ->delimiter(',')
            ->allow_extra_args(false)
            ->type_name("FORMAT")
            ->check(named({"csv", "json", "sqlite", "iamc", "geojson"}));
    }
    void time_limit(CLI::App* sub) {
        sub->add_option("--time-limit", a_.time_limit, "Seconds a scenario may take")
            ->type_name("SECONDS")
            ->check(CLI::Validator(CLI::PositiveNumber).description(""));
    }

    /// Options of commands that fill a store.
    void many_runs(CLI::App* sub) {
        a_.jobs =
            std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, most_threads);
        sub->add_option("-j,--jobs", a_.jobs, "Threads (default: one a processor)")
            ->type_name("N")
            ->check(whole(1, most_threads));
        sub->add_flag("--resume", a_.resume, "Go on with a store that was begun");
        sub->add_option("--shard", a_.shard_text,
                        "Only every N-th scenario, beginning with the I-th, in a store of its own "
                        "under STORE")
            ->type_name("I/N")
            ->check([](const std::string& text) {
                return parse_shard(text) ? std::string() : "I/N with 1 <= I <= N, e.g. 2/7";
            });
        sub->add_option("--tables", a_.tables,
                        "short: prices, contracts, rules and totals; all: also flows and volumes")
            ->type_name("WHICH")
            ->check(named({"short", "all"}));
        sub->add_flag("--durable", a_.durable, "Lose nothing to a power cut either");
    }

    void add_everywhere() {
        app_.add_flag("-q,--quiet", a_.quiet, "No progress, no hints");
        app_.add_flag("-v,--verbose", a_.verbose, "Tell more on the way");
        app_.add_flag("--json", a_.json, "The answer as one JSON object");
        app_.add_option("--log", a_.log, "Write what is said, with times, to FILE")
            ->type_name("FILE");
        app_.add_option("--units", a_.units, "Volumes in words: bcm, gwh or mcm")
            ->type_name("UNIT")
            ->check(named({"bcm", "gwh", "mcm"}));
        app_.add_option("--currency", a_.currency, "Prices in words: eur or usd")
            ->type_name("MONEY")
            ->check(named({"eur", "usd"}));
    }

    void add_answers() {
        CLI::App* run =
            command("run", "Clear one scenario and show the answer; all tables under DIR",
                    "run base-2021 -o out --set demand.eu.factor=0.9");
        inputs(run, "SCENARIO", "Scenario file or id", 1, 1);
        output(run, "DIR", "Folder for the tables and manifest.json");
        sets(run);
        formats(run);
        time_limit(run);

        CLI::App* explain = command("explain", "What a price is made of and what set it",
                                    "explain base-2021 --node tr-thrace --period 2021-01");
        inputs(explain, "SCENARIO", "Scenario file or id", 1, 1);
        explain->add_option("--node", a_.node, "Node to explain")->type_name("ID")->required();
        explain
            ->add_option("--period", a_.period, "A day or month of the period (default: the first)")
            ->type_name("DATE");
        sets(explain);
        time_limit(explain);

        CLI::App* curve =
            command("curve", "A node's merit order: supply and demand, with who stands where",
                    "curve base-2021 --node tr-thrace --period 2021-01");
        inputs(curve, "SCENARIO", "Scenario file or id", 1, 1);
        curve->add_option("--node", a_.node, "Node whose curves are wanted")
            ->type_name("ID")
            ->required();
        curve
            ->add_option("--period", a_.period, "A day or month of the period (default: the first)")
            ->type_name("DATE");
        output(curve, "DIR", "Folder for curve.csv");
        sets(curve);
        time_limit(curve);

        CLI::App* compare = command("compare", "What changed from A to B, who won, who lost",
                                    "compare base-2021 embargo-2021 --by node,country");
        inputs(compare, "A_B", "Two scenarios, result folders or stores", 2, 2);
        compare->add_option("--by", a_.by, "node, arc, country, origin; several joined by commas")
            ->delimiter(',')
            ->allow_extra_args(false)
            ->type_name("KIND")
            ->check(named({"node", "arc", "country", "origin"}));
        sets(compare);
        time_limit(compare);

        CLI::App* routes = command("routes", "The cheapest ways from one node to another",
                                   "routes eurasia --from ru-west --to de -k 3");
        inputs(routes, "NETWORK", "Network file or id", 1, 1);
        routes->add_option("--from", a_.from, "Node to start from")->type_name("ID")->required();
        routes->add_option("--to", a_.to, "Node to reach")->type_name("ID")->required();
        routes
            ->add_option("--period", a_.period,
                         "The day on which the network is seen (default: 1 July of its price year)")
            ->type_name("DATE");
        routes->add_option("-k", a_.routes, "How many routes")
            ->type_name("N")
            ->check(whole(1, 1000));

        CLI::App* list =
            command("list", "What comes with the program, with its question", "list scenarios");
        inputs(list, "KINDS", "networks, scenarios, studies (default: all)", 0, 3);
    }

    void add_observed() {
        const auto files = [&](CLI::App* sub) {
            sub->add_option("--observed", a_.observed, "Observed flows of routes (CSV)")
                ->type_name("FLOWS")
                ->required();
            sub->add_option("--prices", a_.prices, "Observed prices of nodes (CSV)")
                ->type_name("PRICES");
        };
        CLI::App* backtest =
            command("backtest", "Errors by route and market against observed figures",
                    "backtest back-2019 --observed networks/observed/flows-2019.csv");
        inputs(backtest, "SCENARIO", "Scenario file or id", 1, 1);
        files(backtest);
        backtest
            ->add_option("--naive", a_.naive,
                         "Observed flows of the naive forecast (default: flows-YEAR.csv of the "
                         "calibration year beside FLOWS)")
            ->type_name("FLOWS");
        output(backtest, "DIR", "Folder for the tables");
        sets(backtest);
        time_limit(backtest);

        CLI::App* calibrate = command(
            "calibrate", "Costs of arcs such that a year comes out as observed",
            "calibrate eurasia --observed networks/observed/flows-2021.csv -o calibrated.json");
        inputs(calibrate, "NETWORK", "Network file or id", 1, 1);
        files(calibrate);
        output(calibrate, "NETWORK", "Network file to write", true);
        calibrate
            ->add_option("--scenario", a_.scenario,
                         "Scenario of the observed year (default: base-YEAR)")
            ->type_name("SCENARIO");
        calibrate->add_option("--bound", a_.bound, "Most that a cost may move (default 3 EUR/MWh)")
            ->type_name("EUR/MWH")
            ->check(CLI::Validator(CLI::Range(0.01, 1000.0)).description(""));
        calibrate
            ->add_option("--half-life", a_.half_life,
                         "Distance from the year at which a cost counts half")
            ->type_name("YEARS")
            ->check(CLI::Validator(CLI::Range(0.1, 1000.0)).description(""));
        calibrate
            ->add_option("--fit-demand", a_.fit_demand,
                         "One factor on a region's demand so that a node's mean price is met, e.g. "
                         "europe:ttf")
            ->type_name("REGION:NODE");
    }

    void add_batch() {
        CLI::App* batch = command("batch", "Clear many scenarios into a store",
                                  "batch scenarios/*.json -o store -j 4 --resume");
        inputs(batch, "FILES", "Scenario files or ids", 1, 1000000);
        output(batch, "STORE", "Folder of the store", true);
        many_runs(batch);
        sets(batch);
        time_limit(batch);

        CLI::App* study = command("study", "Run a study into a store and give its answer",
                                  "study who-sets-the-price -o answer -j 2");
        inputs(study, "STUDY", "Study file or id", 1, 1);
        output(study, "STORE", "Folder of the store", true);
        many_runs(study);
        study->add_flag("--yes", a_.yes, "Run it although it is very large");
        time_limit(study);

        CLI::App* status =
            command("status", "What of a store is done, failed and missing", "status store");
        inputs(status, "STORE", "Folder of a store", 1, 1);

        CLI::App* merge =
            command("merge", "One store from the stores of shards", "merge store/shard-* -o whole");
        inputs(merge, "SHARDS", "Folders of stores", 1, 100000);
        output(merge, "STORE", "Folder of the new store", true);

        CLI::App* write = command("export", "The tables of a store or result folder as files",
                                  "export store -o out --format csv,json");
        inputs(write, "STORE", "Folder of a store or of results", 1, 1);
        output(write, "DIR", "Folder for the files", true);
        formats(write);

        CLI::App* report =
            command("report", "A page with charts, map and the sources of every figure, to hand in",
                    "report out -o page.html");
        inputs(report, "DIR", "Folder that run, study or batch -o wrote", 1, 1);
        output(report, "FILE", "HTML file to write", true);
        report
            ->add_option("--node", a_.node,
                         "Node whose price is taken apart (default: the first watched)")
            ->type_name("ID");
        report
            ->add_option("--period", a_.period,
                         "A day or month of the period (default: the dearest)")
            ->type_name("DATE");
        report->add_flag("--quick", a_.quick, "Leave out the merit order, which needs many solves");
    }

    void add_files() {
        CLI::App* validate =
            command("validate", "All faults of networks and scenarios, with places and hints",
                    "validate networks/*.json scenarios/*.json");
        inputs(validate, "FILES", "Networks and scenarios", 1, 1000000);

        CLI::App* convert = command("convert", "A network for other programs",
                                    "convert eurasia --to geojson -o out");
        inputs(convert, "FILE", "Network file or id", 1, 1);
        convert->add_option("--to", a_.target, "geojson, graphml, csv or pypsa")
            ->required()
            ->type_name("FORMAT")
            ->check(named({"geojson", "graphml", "csv", "pypsa"}));
        output(convert, "FILE", "File, for csv and pypsa a folder (default: standard output)");

        CLI::App* import = command("import", "A network of another program as a network file",
                                   "import scigrid IGGIN_PipeSegments.csv -o network.json");
        import->add_option("FORMAT", a_.target, "scigrid, gaslib or pypsa")
            ->type_name("")
            ->required()
            ->check(named({"scigrid", "gaslib", "pypsa"}));
        inputs(import, "FILES", "Its files; of pypsa the folder", 1, 1000);
        output(import, "NETWORK", "Network file to write", true);
        import
            ->add_option(
                "--projection", a_.import.projection,
                "Of the coordinates: EPSG:4326, EPSG:3857 or none (default: by the numbers)")
            ->type_name("EPSG");
        import
            ->add_option("--m3-at", a_.import.cubic_metres_at,
                         "Temperature of its cubic metres, 0 or 15 degC (default: the format's)")
            ->type_name("DEGC")
            ->check(CLI::Validator(CLI::IsMember({0, 15})).description(""));
        import
            ->add_option("--tariff", a_.import.tariff_eur_per_mwh_100km,
                         "What 100 km of pipe cost where a format has no money (default 0.1)")
            ->type_name("EUR/MWH")
            ->check(CLI::Validator(CLI::Range(0.0, 100.0)).description(""));
        import
            ->add_option("--carrier", a_.import.carrier, "Of the gas buses of pypsa (default: gas)")
            ->type_name("NAME");

        CLI::App* create = command(
            "new", "A starter folder: a small network, two scenarios, what to try", "new my-hub");
        inputs(create, "DIR", "Folder to make", 1, 1);
    }

    Arguments& a_;
    CLI::App app_;
};

/// The command among the words, however its options were spelt.
CLI::App* command_of(CLI::App& app, int count, const char* const* words) {
    for (int i = 1; i < count; ++i)
        for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; }))
            if (sub->get_name() == words[i])
                return sub;
    return nullptr;
}

struct Complaint {
    std::string message, hint;
};

/// In our words what is wrong with the words, from the library's `message` where it says it well
/// enough.
Complaint complaint_of(CLI::App& app, int count, const char* const* words, std::string message) {
    std::vector<std::string> commands, options;
    for (CLI::App* sub : app.get_subcommands([](CLI::App*) { return true; }))
        commands.push_back(sub->get_name());
    CLI::App* command = command_of(app, count, words);
    for (CLI::App* level : {&app, command})
        if (level)
            for (const CLI::Option* option : level->get_options())
                for (const std::string& name : option->get_lnames())
                    options.push_back("--" + name);
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i], name = word.substr(0, word.find('='));
        if (name.size() > 2 && name.starts_with("--") &&
            std::find(options.begin(), options.end(), name) == options.end())
            return {"there is no option " + gashub::quoted(name), did_you_mean(name, options)};
    }
    for (int i = 1; i < count && !command; ++i)
        if (words[i][0] != '-')
            return {"there is no command " + gashub::quoted(words[i]),
                    did_you_mean(words[i], commands)};
    std::replace(message.begin(), message.end(), '\n', ' ');
    return {std::move(message), ""};
}

int refuse(Complaint complaint, const std::string& command) {
    if (complaint.hint.empty())
        complaint.hint = fmt::format("gashub {}--help tells what can be given",
                                     command.empty() ? "" : command + " ");
    fmt::print(stderr, "gashub: {} ({}) [bad-arguments]\n", complaint.message, complaint.hint);
    return ExitCode::bad_input;
}

} // namespace

std::variant<Arguments, int> parse_arguments(int count, const char* const* words) {
    Arguments arguments;
    arguments.line = "gashub";
    for (int i = 1; i < count; ++i)
        arguments.line += " " + shell_word(words[i]);
    CommandLine line(arguments);
    try {
        line.app().parse(count, words);
    } catch (const CLI::Success& wish) { // help or version
        return line.app().exit(wish) == 0 && std::fflush(stdout) == 0 ? ExitCode::done
                                                                      : ExitCode::internal_error;
    } catch (const CLI::ParseError& error) {
        if (count == 1) {
            fmt::print(stderr, "{}", line.app().help());
            return ExitCode::bad_input;
        }
        const CLI::App* command = command_of(line.app(), count, words);
        return refuse(complaint_of(line.app(), count, words, error.what()),
                      command ? command->get_name() : "");
    }
    if (!arguments.shard_text.empty())
        arguments.shard = *parse_shard(arguments.shard_text);
    if (arguments.formats.empty())
        arguments.formats = {"csv"};
    return arguments;
}

} // namespace gashub::cli
