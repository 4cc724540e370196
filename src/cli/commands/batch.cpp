// `batch`: many scenarios into a store. Jobs are numbered in the order of their ids, so a store
// depends neither on the order of the files nor on threads or shards.

#include "base/text.hpp"
#include "cli/inputs.hpp"
#include "io/output_file.hpp"
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

/// All scenarios, networks shared; nothing if there are faults, all shown.
std::optional<Batch> read_batch(Call& call, const PathValues& sets) {
    std::vector<std::pair<Loaded, std::string>> inputs;
    std::map<std::string, std::string> file_of_id;
    bool is_good = true;
    for (const std::string& input : call.arguments.inputs) {
        if (call.interrupt.has_come())
            return std::nullopt;
        std::optional<Loaded> loaded = read_input(call, input, sets);
        is_good = is_good && loaded;
        if (!loaded)
            continue;
        const auto [known, is_new] = file_of_id.try_emplace(loaded->scenario.parts().id, input);
        if (!is_new) {
            call.terminal.show(
                {{.code = "duplicate-id",
                  .where = {.file = input, .pointer = "/id"},
                  .message = fmt::format("{} has the id {} too", gashub::quoted(known->second),
                                         gashub::quoted(known->first)),
                  .hint = "every scenario of a batch needs an id of its own"}});
            is_good = false;
        }
        inputs.emplace_back(std::move(*loaded), input);
    }
    if (!is_good)
        return std::nullopt;
    std::sort(inputs.begin(), inputs.end(), [](const auto& a, const auto& b) {
        return a.first.scenario.parts().id < b.first.scenario.parts().id;
    });
    Batch batch;
    std::map<std::string, std::size_t> network_of_digest;
    std::set<std::string> listed;
    for (auto& [loaded, input] : inputs) {
        Job job{.scenario = loaded.scenario, .origin = origin_of(loaded, sets)};
        const auto [place, is_new] =
            network_of_digest.try_emplace(job.origin.network_sha256, batch.networks.size());
        if (is_new)
            batch.networks.push_back(market::prepare(loaded.network, loaded.scenario));
        job.prepared = place->second;
        for (const FileHash& file : loaded.files)
            if (listed.insert(file.path).second)
                batch.files.push_back(file);
        batch.jobs.push_back(std::move(job));
    }
    return batch;
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

/// The line that goes on with the work.
std::string resume_line(const Arguments& a) {
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
    const StoreIdentity identity = identity_of(call, *batch);
    Result<StoreWriter> store =
        StoreWriter::open(folder, identity, {.resume = a.resume, .durable = a.durable});
    if (!store) {
        call.terminal.show(store.issues());
        return ExitCode::bad_input;
    }
    Tally tally{.kept = store->found().size()};
    std::set<std::size_t> there;
    for (const StoredScenario& scenario : store->found()) {
        there.insert(scenario.number);
        tally.failed += scenario.status != "solved";
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
