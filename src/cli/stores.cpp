#include "cli/stores.hpp"

#include <algorithm>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> shards_in(const fs::path& folder) {
    std::vector<fs::path> shards;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error))
        if (entry.path().filename().string().starts_with("shard-") && is_store(entry.path()))
            shards.push_back(entry.path());
    std::sort(shards.begin(), shards.end());
    return shards;
}

} // namespace

Result<std::vector<StoreReader>> open_stores(const fs::path& folder) {
    std::vector<fs::path> folders = is_store(folder) ? std::vector{folder} : shards_in(folder);
    if (folders.empty())
        folders.push_back(folder);
    std::vector<StoreReader> stores;
    Issues faults;
    for (const fs::path& place : folders) {
        Result<StoreReader> store = StoreReader::open(place);
        if (store)
            stores.push_back(std::move(*store));
        else
            faults.insert(faults.end(), store.issues().begin(), store.issues().end());
    }
    if (!faults.empty())
        return faults;
    return stores;
}

Coverage coverage(std::span<const StoreReader> stores) {
    Coverage found;
    if (stores.empty())
        return found;
    const std::vector<std::string>& plan = stores.front().identity().plan;
    std::vector<const StoredScenario*> holder(plan.size(), nullptr);
    for (const StoreReader& store : stores)
        for (const StoredScenario& scenario : store.scenarios()) {
            if (scenario.number >= plan.size())
                continue;
            if (holder[scenario.number])
                found.twice.push_back(scenario.id);
            holder[scenario.number] = &scenario;
        }
    const bool is_one_shard = stores.size() == 1;
    for (std::size_t number = 0; number < plan.size(); ++number) {
        if (!holder[number]) {
            if (!is_one_shard || stores.front().identity().plans(number))
                found.missing.push_back(plan[number]);
        } else {
            (holder[number]->status == "solved" ? found.done : found.failed)
                .push_back(plan[number]);
        }
    }
    return found;
}

} // namespace gashub::cli
