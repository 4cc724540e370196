// `batch`: many scenarios into a store. Jobs are numbered in the order of their ids, so a store
// depends neither on the order of the files nor on threads or shards.

#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/output_file.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "market/clear.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

struct Job {
    Scenario scenario;
    RunOrigin origin;
    std::size_t prepared = 0; ///< which of the networks
};

struct Batch {
    std::vector<Job> jobs; ///< all of the batch, by id
    std::vector<market::Prepared> networks;
    std::vector<FileHash> files;
};

/// Reads scenarios one by one; their networks are kept once each.
class BatchReader {
  public:
    BatchReader(Call& call, const PathValues& sets) : call_(call), sets_(sets) {}

    void read(const std::string& input) {
        const std::optional<Loaded> loaded = read_input(call_, input, sets_, &networks_);
        is_good_ = is_good_ && loaded;
        if (!loaded)
            return;
        const std::string& id = loaded->scenario.parts().id;
        const auto [known, is_new] = input_of_id_.try_emplace(id, input);
        if (!is_new) {
            call_.terminal.show(
                {{.code = "duplicate-id",
                  .where = {.file = input, .pointer = "/id"},
                  .message = fmt::format("{} has the id {} too", gashub::quoted(known->second),
                                         gashub::quoted(id)),
                  .hint = "every scenario of a batch needs an id of its own"}});
            is_good_ = false;
            return;
        }
        Job job{.scenario = loaded->scenario, .origin = origin_of(*loaded, sets_)};
        const auto [place, is_first] =
            network_of_digest_.try_emplace(job.origin.network_sha256, batch_.networks.size());
        if (is_first)
            batch_.networks.push_back(market::prepare(loaded->network, loaded->scenario));
        job.prepared = place->second;
        for (const FileHash& file : loaded->files)
            if (listed_.insert(file.path).second)
                batch_.files.push_back(file);
        batch_.jobs.push_back(std::move(job));
    }

    /// The batch, its jobs by id; nothing if there were faults.
    std::optional<Batch> finish() && {
        const auto by_id = [](const Job& a, const Job& b) {
            return a.origin.scenario < b.origin.scenario;
        };
        std::sort(batch_.jobs.begin(), batch_.jobs.end(), by_id);
        std::sort(batch_.files.begin(), batch_.files.end(),
                  [](const FileHash& a, const FileHash& b) { return a.path < b.path; });
        return is_good_ ? std::optional(std::move(batch_)) : std::nullopt;
    }

  private:
    Call& call_;
    const PathValues& sets_;
    KnownNetworks networks_;
    Batch batch_;
    bool is_good_ = true;
    std::map<std::string, std::string> input_of_id_;
    std::map<std::string, std::size_t> network_of_digest_;
    std::set<std::string> listed_;
};

/// All scenarios, networks shared; nothing if there are faults, all shown.
std::optional<Batch> read_batch(Call& call, const PathValues& sets) {
    BatchReader reader(call, sets);
    for (const std::string& input : call.arguments.inputs) {
        if (call.interrupt.has_come())
            return std::nullopt;
        reader.read(input);
    }
    return std::move(reader).finish();
}

StoreIdentity identity_of(const Call& call, const Batch& batch) {
    const Arguments& a = call.arguments;
    StoreIdentity identity{.program_version = GASHUB_VERSION,
                           .batch = "",
                           .plan = {},
                           .shard = static_cast<std::size_t>(a.shard.number),
                           .of = static_cast<std::size_t>(a.shard.of)};
    std::string all = "tables " + a.tables + "\ntime-limit " + std::to_string(a.time_limit) + "\n";
    for (const std::string& set : a.sets)
        all += "set " + set + "\n";
    for (const Job& job : batch.jobs) {
        all += job.origin.scenario + " " + job.origin.scenario_sha256 + " " +
               job.origin.network_sha256 + "\n";
        identity.plan.push_back(job.origin.scenario);
    }
    identity.batch = sha256(all);
    return identity;
}

/// The line that goes on with the work, in words where a glob has made it too long to read.
std::string resume_line(const Arguments& a) {
    constexpr std::size_t readable = 240;
    if (a.line.size() > readable)
        return a.resume ? "the same command" : "the same command and --resume";
    return a.resume ? a.line : a.line + " --resume";
}

struct Tally {
    std::size_t planned = 0, kept = 0, failed = 0;
};

void write_batch_manifest(const Call& call, const fs::path& folder, const Batch& batch,
                          const StoreIdentity& identity, const Tally& tally) {
    Manifest manifest = manifest_of(call, identity.batch, batch.files);
    manifest.options.emplace_back("tables", call.arguments.tables);
    if (!call.arguments.shard.is_whole())
        manifest.options.emplace_back("shard", call.arguments.shard_text);
    manifest.status = tally.kept == tally.planned ? "complete" : "incomplete";
    manifest.scenarios = tally.kept;
    manifest.failed = tally.failed;
    write_manifest(manifest, folder);
}

/// Runs what is missing; what is kept is counted in `tally`, which stays true when the disk gives
/// up.
BatchEnd run_missing(Call& call, const Batch& batch, std::span<const std::size_t> missing,
                     StoreWriter& store, const fs::path& folder, Tally& tally) {
    const Arguments& a = call.arguments;
    const TableChoice choice = a.tables == "all" ? TableChoice::all : TableChoice::short_ones;
    const RunJob run = [&](std::size_t number, const std::stop_token& stop) {
        const Job& job = batch.jobs[number];
        return job_result(job.origin,
                          std::make_shared<const market::Outcome>(
                              market::clear(batch.networks[job.prepared], job.scenario,
                                            {.stop = stop, .time_limit_seconds = a.time_limit})),
                          choice);
    };
    const std::size_t kept_before = tally.kept;
    const auto note_progress = [&] {
        tally.kept = kept_before + store.acknowledged();
        call.terminal.progress(tally.kept, tally.failed, tally.planned);
        call.interrupt.set_parting_words(
            fmt::format("gashub: ended; {} of {} scenarios are kept in {}. Go on with: {}\n",
                        tally.kept, tally.planned, folder.string(), resume_line(a)));
    };
    const BatchSink sink{
        .take =
            [&](std::size_t number, JobResult result) {
                const std::string& id = batch.jobs[number].origin.scenario;
                if (result.status != RunStatus::solved) {
                    ++tally.failed;
                    call.terminal.note(
                        fmt::format("{}: {}: {}", id, to_string(result.status), result.reason));
                }
                store.put({.number = number,
                           .id = id,
                           .status = to_string(result.status),
                           .reason = result.reason},
                          result.tables);
                call.terminal.detail(fmt::format("{}: {}", id, to_string(result.status)));
            },
        .pause =
            [&] {
                store.commit_if_due();
                note_progress();
            }};
    const BatchOptions options{.threads = a.jobs,
                               .stop = call.interrupt.token(),
                               .on_error = [&](std::size_t number, std::string reason) {
                                   return failed_result(batch.jobs[number].origin,
                                                        std::move(reason));
                               }};
    const BatchEnd end = run_batch(missing, run, options, sink);
    store.close();
    note_progress();
    return end;
}

} // namespace

int batch_command(Call& call) {
    const Arguments& a = call.arguments;
    const std::optional<PathValues> sets = read_sets(call);
    const std::optional<Batch> batch = sets ? read_batch(call, *sets) : std::nullopt;
    if (!batch)
        return call.interrupt.has_come() ? ExitCode::interrupted : ExitCode::bad_input;
    const fs::path folder =
        a.shard.is_whole()
            ? fs::path(a.output)
            : fs::path(a.output) / fmt::format("shard-{}-of-{}", a.shard.number, a.shard.of);
    if (is_result_folder(folder)) {
        call.terminal.show({{.code = "folder-in-use",
                             .where = {.file = folder.string(), .pointer = ""},
                             .message = "the folder holds the tables of a run and stays as it is",
                             .hint = "-o names another folder"}});
        return ExitCode::bad_input;
    }
    const StoreIdentity identity = identity_of(call, *batch);
    Result<StoreWriter> store =
        StoreWriter::open(folder, identity, {.resume = a.resume, .durable = a.durable});
    if (!store) {
        call.terminal.show(store.issues());
        return ExitCode::bad_input;
    }
    // What failed for want of memory or by a fault of the program is tried again; what was not
    // solved stays so.
    const std::vector<StoredScenario> found = store->found();
    for (const StoredScenario& scenario : found)
        if (scenario.status == to_string(RunStatus::failed))
            store->forget(scenario.number);
    store->commit();
    Tally tally{.kept = store->found().size()};
    std::set<std::size_t> there;
    for (const StoredScenario& scenario : store->found()) {
        there.insert(scenario.number);
        tally.failed += scenario.status != to_string(RunStatus::solved);
    }
    std::vector<std::size_t> missing;
    for (std::size_t number = 0; number < batch->jobs.size(); ++number) {
        tally.planned += identity.plans(number);
        if (identity.plans(number) && !there.contains(number))
            missing.push_back(number);
    }
    write_batch_manifest(call, folder, *batch, identity, tally);
    if (!there.empty())
        call.terminal.note(
            fmt::format("{} of {} scenarios are there already", there.size(), tally.planned));
    BatchEnd end;
    try {
        end = run_missing(call, *batch, missing, *store, folder, tally);
        write_batch_manifest(call, folder, *batch, identity, tally);
    } catch (const WriteFailure& failure) {
        call.terminal.fault(failure.what());
        call.terminal.fault(
            fmt::format("{} of {} scenarios are kept in {}. Make room, then go on with: {}",
                        tally.kept, tally.planned, folder.string(), resume_line(a)));
        return ExitCode::internal_error;
    }
    if (end.is_interrupted) {
        call.terminal.fault(fmt::format(
            "stopped by {}; {} of {} scenarios are kept in {}. Go on with: {}",
            call.interrupt.name(), tally.kept, tally.planned, folder.string(), resume_line(a)));
        return ExitCode::interrupted;
    }
    call.terminal.note(fmt::format("{} of {} scenarios solved, kept in {}",
                                   tally.kept - tally.failed, tally.planned, folder.string()));
    return tally.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

} // namespace gashub::cli
