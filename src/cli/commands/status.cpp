// `status`: what of a store is done, failed and missing. `merge`: one store from shards.

#include "cli/commands/commands.hpp"
#include "cli/stores.hpp"
#include "io/json_writer.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

/// `a, b, c ... (12 more)`
std::string listed(const std::vector<std::string>& ids) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, ids.size()); ++i)
        text += (i > 0 ? ", " : "") + ids[i];
    return ids.size() > most ? text + fmt::format(" ... ({} more)", ids.size() - most) : text;
}

void write_ids(JsonWriter& json, const char* key, const std::vector<std::string>& ids) {
    json.key(key).begin_array();
    for (const std::string& id : ids)
        json.value(id);
    json.end_array();
}

/// The reasons of failures, each with how many it struck.
std::map<std::string, std::size_t> reasons(std::span<const StoreReader> stores) {
    std::map<std::string, std::size_t> counts;
    for (const StoreReader& store : stores)
        for (const StoredScenario& scenario : store.scenarios())
            if (scenario.status != "solved")
                ++counts[scenario.status + ": " + scenario.reason];
    return counts;
}

std::string status_json(const Coverage& found, std::span<const StoreReader> stores) {
    JsonWriter json(1);
    json.begin_object().member("program_version", stores.front().identity().program_version);
    json.member("planned", found.done.size() + found.failed.size() + found.missing.size());
    json.member("done", found.done.size())
        .member("failed", found.failed.size())
        .member("missing", found.missing.size());
    write_ids(json, "failed_ids", found.failed);
    write_ids(json, "missing_ids", found.missing);
    return json.end_object().take();
}

std::string status_text(const Coverage& found, std::span<const StoreReader> stores) {
    std::string text = fmt::format("{} scenarios planned: {} solved, {} failed, {} missing\n",
                                   found.done.size() + found.failed.size() + found.missing.size(),
                                   found.done.size(), found.failed.size(), found.missing.size());
    for (const auto& [reason, count] : reasons(stores))
        text += fmt::format("  {} x {}\n", count, reason);
    if (!found.failed.empty())
        text += "failed: " + listed(found.failed) + "\n";
    if (!found.missing.empty())
        text += "missing: " + listed(found.missing) +
                "\nThe batch command with --resume runs what is missing.\n";
    return text;
}

} // namespace

int status_command(Call& call) {
    const Result<std::vector<StoreReader>> stores = open_stores(call.arguments.inputs[0]);
    if (!stores) {
        call.terminal.show(stores.issues());
        return ExitCode::bad_input;
    }
    const Coverage found = coverage(*stores);
    call.terminal.answer(call.arguments.json ? status_json(found, *stores)
                                             : status_text(found, *stores));
    return found.failed.empty() && found.missing.empty() ? ExitCode::done : ExitCode::some_failed;
}

int merge_command(Call& call) {
    const Arguments& a = call.arguments;
    std::vector<StoreReader> stores;
    Issues faults;
    for (const std::string& input : a.inputs) {
        Result<StoreReader> store = StoreReader::open(input);
        if (!store) {
            faults.insert(faults.end(), store.issues().begin(), store.issues().end());
            continue;
        }
        const Issues damage = store->check();
        faults.insert(faults.end(), damage.begin(), damage.end());
        if (!stores.empty() &&
            (store->identity().batch != stores.front().identity().batch ||
             store->identity().program_version != stores.front().identity().program_version))
            faults.push_back(
                {.code = "store-other-batch",
                 .where = {.file = input, .pointer = ""},
                 .message = "the store is of another batch or another version than " + a.inputs[0],
                 .hint = "merge the shards of one batch only"});
        stores.push_back(std::move(*store));
    }
    if (!faults.empty()) {
        call.terminal.show(faults);
        return ExitCode::bad_input;
    }
    StoreIdentity identity = stores.front().identity();
    identity.shard = identity.of = 1;
    Result<StoreWriter> target = StoreWriter::open(a.output, identity);
    if (!target) {
        call.terminal.show(target.issues());
        return ExitCode::bad_input;
    }
    std::map<std::size_t, std::pair<const StoreReader*, StoredScenario>> holders;
    for (const StoreReader& store : stores)
        for (const StoredScenario& scenario : store.scenarios())
            holders.try_emplace(scenario.number, &store, scenario);
    for (const auto& [number, holder] : holders) {
        if (call.interrupt.has_come())
            break;
        target->put(holder.second, holder.first->read_scenario(number));
        call.terminal.progress(target->acknowledged(), 0, holders.size());
    }
    target->close();
    if (call.interrupt.has_come()) {
        call.terminal.fault(fmt::format("stopped by {}: {} is not whole, remove it and merge again",
                                        call.interrupt.name(), a.output));
        return ExitCode::interrupted;
    }
    const Coverage found = coverage(stores);
    for (const auto& [ids, what] :
         {std::pair{&found.twice, "in more than one shard (the first is taken)"},
          std::pair{&found.missing, "in no shard"}})
        if (!ids->empty())
            call.terminal.fault(
                fmt::format("{} scenarios are {}: {}", ids->size(), what, listed(*ids)));
    call.terminal.note(fmt::format("{} scenarios merged into {}", holders.size(), a.output));
    return found.missing.empty() && found.failed.empty() && found.twice.empty()
               ? ExitCode::done
               : ExitCode::some_failed;
}

} // namespace gashub::cli
