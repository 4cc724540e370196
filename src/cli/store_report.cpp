#include "cli/store_report.hpp"

#include "analysis/results.hpp"
#include "cli/run_inputs.hpp"
#include "cli/stores.hpp"
#include "io/answer_json.hpp"
#include "io/input_file.hpp"
#include "io/result_folder.hpp"
#include "io/study_json.hpp"
#include "io/table_columns.hpp"
#include "market/clear.hpp"
#include "report/run_figures.hpp"
#include "report/study_page.hpp"
#include "study/measure.hpp"
#include "study/run_study.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_cells = 150'000, most_cells_of_all = 600'000; ///< on a page
constexpr std::size_t most_places = 2;                                   ///< whose prices are drawn

Issue fault(const fs::path& place, std::string code, std::string message, std::string hint) {
    return {.code = std::move(code),
            .where = {.file = place.string(), .pointer = ""},
            .message = std::move(message),
            .hint = std::move(hint)};
}

/// What keeps a store from having a page. `manifest`: null if there is none.
Issues faults_of(const StoreReader& store, const fs::path& folder, const Manifest* manifest) {
    const StoreIdentity& identity = store.identity();
    if (identity.of > 1)
        return {fault(folder, "store-is-shard",
                      fmt::format("the store is part {} of {} of a batch or study", identity.shard,
                                  identity.of),
                      "`merge` makes one store of all parts, then a page can be made of that")};
    const Coverage found = coverage({&store, 1});
    if (!found.missing.empty() || (manifest != nullptr && manifest->status == "incomplete"))
        return {fault(folder, "store-unfinished",
                      fmt::format("{} of {} scenarios are there: ranges and odds would be those of "
                                  "a part",
                                  found.done.size() + found.failed.size(), identity.plan.size()),
                      "run the command that made it again, with --resume")};
    const bool has_answer = fs::exists(folder / "answer.json");
    if (manifest != nullptr && manifest->command == "study" && !has_answer)
        return {fault(folder, "no-answer", "the study has not come to its answer (answer.json)",
                      "run the study again, with --resume")};
    return store.check();
}

StoredTables stored_tables(const StoreReader& store) {
    StoredTables stored;
    std::size_t taken = 0;
    for (const std::string& name : store.tables()) {
        const std::size_t rows = store.rows(name);
        // Rows are known before columns are: ten of them are about the mean.
        const std::size_t cells = rows * 10;
        if (cells > most_cells || taken + cells > most_cells_of_all) {
            stored.left_out.push_back(fmt::format("{}: {} rows", name, rows));
            continue;
        }
        taken += cells;
        stored.tables.push_back(store.read(name));
    }
    return stored;
}

std::vector<NodePrices> prices_of(const StoreReader& store, const StudyBase& base) {
    std::vector<NodePrices> prices;
    for (const int node : watched_nodes(base.network, base.scenario))
        if (prices.size() < most_places)
            prices.push_back({base.network.node(node).id, {}});
    store.read("prices", [&](const Table& piece) {
        const ColumnView scenario(piece, "scenario"), period(piece, "period"), node(piece, "node"),
            price(piece, "price_eur_per_mwh");
        for (std::size_t row = 0; row < piece.rows(); ++row)
            for (NodePrices& one : prices)
                if (node.text(row) == one.node && !price.is_empty(row))
                    one.by_run[std::string(scenario.text(row))][std::string(period.text(row))] =
                        price.number(row);
    });
    return prices;
}

/// The study with its runs, or why they are not shown.
void read_source(StudyReport& report, const StoreReader& store) {
    const Manifest& manifest = report.manifest;
    if (store.identity().program_version != GASHUB_VERSION) {
        report.no_source = fmt::format("the store was made by gashub {}, this is {}.",
                                       store.identity().program_version, GASHUB_VERSION);
        return;
    }
    if (manifest.files.empty()) {
        report.no_source = "the manifest names no files.";
        return;
    }
    const Result<LoadedStudy> loaded = load_study(manifest.files.front().path);
    if (!loaded) {
        report.no_source =
            fmt::format("{} can not be read any more: {}", manifest.files.front().path,
                        loaded.issues().empty() ? "" : to_string(loaded.issues().front()));
        return;
    }
    if (const std::string changed = changed_file(manifest, loaded->files); !changed.empty()) {
        report.no_source = changed + " has changed since the study was run; run it again.";
        return;
    }
    std::map<std::size_t, const StoredScenario*> there;
    for (const StoredScenario& scenario : store.scenarios())
        there.emplace(scenario.number, &scenario);
    StudyEnd end = kept_runs(loaded->study, [&](std::size_t number, const std::string& id) {
        const auto found = there.find(number);
        if (found == there.end() || found->second->id != id)
            return std::optional<KeptRun>();
        return std::optional(KeptRun{status_called(found->second->status), found->second->reason,
                                     store.read_scenario(number)});
    });
    if (end.is_interrupted) {
        report.no_source = "the store does not hold the runs of " + manifest.files.front().path;
        return;
    }
    report.source = StudyRuns{loaded->study, std::move(end.runs),
                              prices_of(store, loaded->study.bases().front())};
}

/// Where the headline is the price of one place: its merit order in January, or in the first
/// period, of the central case, cleared again.
std::optional<CentralOrder> central_order(const Call& call, const StudyRuns& source) {
    const Measure* headline = source.study.headline();
    const Ran* central = RunIndex(source.study, source.runs).central();
    if (headline == nullptr || central == nullptr || !central->is_solved() ||
        !headline->plus.empty() || !headline->over.empty() ||
        (headline->first.indicator != "mean-price" && headline->first.indicator != "january-price"))
        return std::nullopt;
    const StudyBase& base = source.study.bases()[central->point.base];
    const int node = base.network.find_place(headline->first.scope);
    const Result<Scenario> scenario = scenario_of(base, central->point);
    if (node < 0 || !scenario || !central->point.pinned.empty())
        return std::nullopt;
    const auto& periods = scenario->periods();
    const auto january = std::find_if(periods.begin(), periods.end(),
                                      [](const Period& p) { return p.from.month() == 1; });
    const int period = january == periods.end() ? 0 : static_cast<int>(january - periods.begin());
    const market::Prepared prepared(base.network);
    const market::ClearOptions options{
        .stop = call.interrupt.token(), .time_limit_seconds = 0, .keep_factor = false};
    const market::Outcome outcome = market::clear(prepared, *scenario, options);
    if (outcome.status != market::Status::solved)
        return std::nullopt;
    MeritOrder order =
        merit_order(prepared, *scenario, outcome, node, period, options, page_order_solves);
    if (!order.fault.empty())
        return std::nullopt;
    return CentralOrder{central->point.base, *scenario, std::move(order)};
}

} // namespace

std::optional<std::string> store_page(Call& call, const fs::path& folder) {
    const auto refuse = [&](const Issues& issues) {
        call.terminal.show(issues);
        return std::optional<std::string>();
    };
    const Result<StoreReader> store = StoreReader::open(folder);
    if (!store)
        return refuse(store.issues());
    std::optional<Manifest> manifest;
    if (fs::exists(folder / "manifest.json")) {
        Result<Manifest> read = read_manifest(folder);
        if (!read)
            return refuse(read.issues());
        manifest = std::move(*read);
    }
    if (const Issues faults = faults_of(*store, folder, manifest ? &*manifest : nullptr);
        !faults.empty())
        return refuse(faults);
    const bool has_answer = fs::exists(folder / "answer.json");
    if (!manifest && !has_answer)
        call.terminal.note("the store has no manifest: of a study, `study ... --resume` gives the "
                           "answer first");
    if (!manifest || !has_answer)
        return batch_page(manifest, stored_tables(*store));
    Result<Answer> answer = read_answer(folder);
    if (!answer)
        return refuse(answer.issues());
    const Result<std::string> printed = read_file(folder / "answer.txt");
    StudyReport report{.answer = std::move(*answer),
                       .printed = printed ? *printed : "",
                       .manifest = std::move(*manifest),
                       .stored = stored_tables(*store),
                       .land = shipped_base_map(),
                       .source = {},
                       .no_source = "",
                       .order = {}};
    read_source(report, *store);
    if (report.source && !call.arguments.quick)
        report.order = central_order(call, *report.source);
    if (!report.source)
        call.terminal.note("without inputs and runs: " + report.no_source);
    return study_page(report);
}

Issues no_page_of(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error))
        return {fault(folder, "no-such-folder", "there is no such folder",
                      "name the folder that `run`, `study` or `batch` wrote with -o")};
    if (!fs::is_directory(folder, error))
        return {fault(folder, "not-a-folder", "this is a file; a page is made of a folder",
                      "run it first: `run FILE -o DIR` or `study FILE -o DIR`, then `report DIR`")};
    if (const auto shards = open_stores(folder); shards)
        return {fault(folder, "store-in-shards",
                      fmt::format("the folder holds {} shards of a store", shards->size()),
                      "`merge` makes one store of them, then a page can be made of that")};
    if (!is_result_folder(folder))
        return {fault(folder, "no-results",
                      "the folder holds neither tables of a run (prices.csv ...) nor a store "
                      "(store.sqlite)",
                      "name the folder that `run`, `study` or `batch` wrote with -o")};
    return {};
}

} // namespace gashub::cli
