// `study`: the runs of a study into a store, and its answer. A store belongs to one study, one
// program and one set of options; what is there already is not run again with --resume.

#include "cli/inputs.hpp"
#include "io/answer_json.hpp"
#include "io/output_file.hpp"
#include "io/result_folder.hpp"
#include "io/sqlite_store.hpp"
#include "io/study_json.hpp"
#include "market/clear.hpp"
#include "report/answer_text.hpp"
#include "study/reduction/reduce.hpp"
#include "study/run_study.hpp"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

constexpr double most_points = 1e6;   ///< without --yes
constexpr double points_at_all = 2e7; ///< their settings must fit in memory

StoreIdentity identity_of(const Call& call, const LoadedStudy& loaded) {
    const Arguments& a = call.arguments;
    return {.program_version = GASHUB_VERSION,
            .batch = sha256(fmt::format("study {}\ntables {}\ntime-limit {}\n", loaded.sha256,
                                        a.tables, a.time_limit)),
            .plan = {},
            .shard = static_cast<std::size_t>(a.shard.number),
            .of = static_cast<std::size_t>(a.shard.of)};
}

/// What one scenario takes on one thread: the study's base, cleared.
double seconds_of_base(const Study& study) {
    const StudyBase& base = study.bases().front();
    const auto began = std::chrono::steady_clock::now();
    market::clear(base.network, base.scenario);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// True where the study may be run as it is asked for; else the fault is shown.
bool may_run(Call& call, const Study& study) {
    const Arguments& a = call.arguments;
    const double size = design_size(study);
    if (!a.shard.is_whole() && is_search(study)) {
        call.terminal.show({{.code = "search-in-shards",
                             .where = {.file = a.inputs[0], .pointer = "/kind"},
                             .message = "the study searches in rounds, each of which needs all "
                                        "answers of the one before: it can not be sharded",
                             .hint = "leave --shard out; -j runs a round on several threads"}});
        return false;
    }
    if (size <= most_points || (a.yes && size <= points_at_all))
        return true;
    const double hours = size * seconds_of_base(study) / a.jobs / 3600;
    const std::string time = hours < 1 ? fmt::format("{:.0f} minutes", std::ceil(60 * hours))
                                       : fmt::format("{:.3g} hours", hours);
    call.terminal.show(
        {{.code = "very-large-study",
          .where = {.file = a.inputs[0], .pointer = ""},
          .message = fmt::format("the study has {:.4g} scenarios, about {} on {} threads", size,
                                 time, a.jobs),
          .hint = size > points_at_all ? "that is more than can be run: take values out"
                                       : "--yes runs it all the same"}});
    return false;
}

/// Writes rows as they come and gives back what is there already.
class StudyStore {
  public:
    StudyStore(Call& call, fs::path folder, StoreWriter writer, std::optional<StoreReader> reader)
        : call_(call), folder_(std::move(folder)), writer_(std::move(writer)),
          reader_(std::move(reader)) {
        // What failed for want of memory or by a fault of the program is tried again.
        for (const StoredScenario& scenario : std::vector(writer_.found()))
            if (scenario.status == to_string(RunStatus::failed))
                writer_.forget(scenario.number);
        writer_.commit();
        for (const StoredScenario& scenario : writer_.found()) {
            there_.emplace(scenario.number, scenario);
            failed_ += scenario.status != to_string(RunStatus::solved);
        }
        kept_ = there_.size();
        if (kept_ > 0)
            call_.terminal.note(fmt::format("{} scenarios are there already", kept_));
    }

    StudyDesk desk() {
        return {.known = [this](std::size_t number,
                                const std::string& id) { return known(number, id); },
                .plan =
                    [this](std::size_t first, const std::vector<std::string>& ids) {
                        writer_.plan(first, ids);
                        writer_.commit();
                        const std::size_t of = static_cast<std::size_t>(call_.arguments.shard.of);
                        for (std::size_t n = first; n < first + ids.size(); ++n)
                            planned_ += n % of ==
                                        static_cast<std::size_t>(call_.arguments.shard.number) - 1;
                    },
                .keep = [this](std::size_t number, const Point& point,
                               JobResult result) { keep(number, point, std::move(result)); },
                .pause = [this] { pause(); }};
    }
    void close() {
        writer_.close();
        pause();
    }
    std::size_t kept() const { return kept_ + writer_.acknowledged(); }
    std::size_t failed() const { return failed_; }
    std::size_t planned() const { return planned_; }

  private:
    Call& call_;
    fs::path folder_;
    StoreWriter writer_;
    std::optional<StoreReader> reader_;
    std::map<std::size_t, StoredScenario> there_;
    std::size_t kept_ = 0, failed_ = 0, planned_ = 0;

    std::optional<KeptRun> known(std::size_t number, const std::string& id) {
        const auto found = there_.find(number);
        if (found == there_.end() || found->second.id != id || !reader_)
            return std::nullopt;
        return KeptRun{status_called(found->second.status), found->second.reason,
                       reader_->read_scenario(number)};
    }
    void keep(std::size_t number, const Point& point, JobResult result) {
        if (result.status != RunStatus::solved) {
            ++failed_;
            call_.terminal.detail(
                fmt::format("{}: {}: {}", point.id, to_string(result.status), result.reason));
        }
        writer_.put({.number = number,
                     .id = point.id,
                     .status = to_string(result.status),
                     .reason = result.reason},
                    result.tables);
    }
    void pause() {
        writer_.commit_if_due();
        call_.terminal.progress(kept(), failed_, planned_);
        call_.interrupt.set_parting_words(
            fmt::format("gashub: ended; {} of {} scenarios are kept in {}. Go on with the same "
                        "command and --resume\n",
                        kept(), planned_, folder_.string()));
    }
};

void write_study_manifest(const Call& call, const fs::path& folder, const LoadedStudy& loaded,
                          const StudyStore& store) {
    Manifest manifest = manifest_of(call, loaded.study.parts().id, loaded.files);
    manifest.options.emplace_back("tables", call.arguments.tables);
    manifest.options.emplace_back("seed", fmt::format("{}", loaded.study.parts().seed));
    if (!call.arguments.shard.is_whole())
        manifest.options.emplace_back("shard", call.arguments.shard_text);
    manifest.status = store.kept() == store.planned() ? "complete" : "incomplete";
    manifest.scenarios = store.kept();
    manifest.failed = store.failed();
    write_manifest(manifest, folder);
}

/// The answer on stdout and in the folder.
int give_answer(Call& call, const fs::path& folder, const LoadedStudy& loaded,
                const StudyEnd& end) {
    const Answer answer = reduce(loaded.study, end.runs);
    const std::string text = answer_text(answer), json = answer_json(answer);
    write_text_file(folder / "answer.txt", text);
    write_text_file(folder / "answer.json", json);
    call.terminal.answer(call.arguments.json ? json : text);
    for (std::size_t i = 1; i < answer.notes.size(); ++i)
        call.terminal.note(answer.notes[i]);
    call.terminal.note("all runs, answer.json and answer.txt are in " + folder.string());
    return answer.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

} // namespace

int study_command(Call& call) {
    const Arguments& a = call.arguments;
    const Result<LoadedStudy> loaded = load_study(a.inputs[0]);
    call.terminal.show(loaded ? loaded->warnings : loaded.issues());
    if (!loaded || !may_run(call, loaded->study))
        return ExitCode::bad_input;
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
    Result<StoreWriter> writer = StoreWriter::open(folder, identity_of(call, *loaded),
                                                   {.resume = a.resume, .durable = a.durable});
    if (!writer) {
        call.terminal.show(writer.issues());
        return ExitCode::bad_input;
    }
    std::optional<StoreReader> reader;
    if (Result<StoreReader> opened = StoreReader::open(folder); opened)
        reader = std::move(*opened);
    StudyStore store(call, folder, std::move(*writer), std::move(reader));
    StudyEnd end;
    try {
        end = run_study(loaded->study,
                        {.threads = a.jobs,
                         .stop = call.interrupt.token(),
                         .time_limit_seconds = a.time_limit,
                         .tables = a.tables == "all" ? TableChoice::all : TableChoice::short_ones,
                         .shard = static_cast<std::size_t>(a.shard.number),
                         .of = static_cast<std::size_t>(a.shard.of),
                         .program_version = GASHUB_VERSION},
                        store.desk());
        store.close();
        write_study_manifest(call, folder, *loaded, store);
    } catch (const WriteFailure& failure) {
        call.terminal.fault(failure.what());
        call.terminal.fault(fmt::format("{} of {} scenarios are kept in {}. Make room, then go on "
                                        "with the same command and --resume",
                                        store.kept(), store.planned(), folder.string()));
        return ExitCode::internal_error;
    }
    if (end.is_interrupted)
        return stopped(call, fmt::format("{} of {} scenarios are kept in {}. Go on with the same "
                                         "command and --resume",
                                         store.kept(), store.planned(), folder.string()));
    if (!a.shard.is_whole()) {
        call.terminal.note(fmt::format("{} scenarios of this shard are kept in {}; merge the "
                                       "shards, then `study ... --resume` gives the answer",
                                       store.kept(), folder.string()));
        return store.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
    }
    return give_answer(call, folder, *loaded, end);
}

} // namespace gashub::cli
