#include "cli/program.hpp"
#include "io/sqlite_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <thread>

#include <sys/mount.h>
#include <unistd.h>

using namespace gashub;
using namespace gashub::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

Words batch(const Words& files, const fs::path& store, const Words& more = {}) {
    Words words = {"batch"};
    words.insert(words.end(), files.begin(), files.end());
    words.insert(words.end(), {"-o", store.string()});
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

Words program(Words words) {
    words.insert(words.begin(), GASHUB_PROGRAM);
    return words;
}

std::map<std::string, std::string> exported(const fs::path& store) {
    const TemporaryFolder folder;
    const Said said = call({"export", store.string(), "-o", (folder / "e").string()});
    INFO(said.err);
    REQUIRE(said.code == 0);
    return files_of(folder / "e");
}

/// What a reader beside the batch sees as done.
std::set<std::string> visible(const fs::path& store) {
    const Result<StoreReader> reader = StoreReader::open(store);
    std::set<std::string> ids;
    if (reader)
        for (const StoredScenario& scenario : reader->scenarios())
            ids.insert(scenario.id);
    return ids;
}

bool is_long() {
    return std::getenv("GASHUB_LONG") != nullptr;
}

} // namespace

TEST_CASE("any number of threads, any order of files and any shards give the same bytes") {
    const TemporaryFolder folder;
    make_many(folder / "m", 60);
    Words files = many(folder / "m");
    REQUIRE(call(batch(files, folder / "one", {"-j", "1", "--tables", "all"})).code == 0);
    const auto one = exported(folder / "one");
    CHECK(one.size() == 13);
    CHECK(one.at("prices.csv").size() > 60 * 24 * 20);
    for (const char* threads : {"2", "5"}) {
        std::reverse(files.begin(), files.end());
        const fs::path store = folder / ("j" + std::string(threads));
        REQUIRE(call(batch(files, store, {"-j", threads, "--tables", "all"})).code == 0);
        CHECK(exported(store) == one);
    }
    Words shards = {"merge"};
    for (const char* shard : {"3/3", "1/3", "2/3"})
        REQUIRE(call(batch(files, folder / "S", {"--shard", shard, "--tables", "all"})).code == 0);
    for (const fs::directory_entry& shard : fs::directory_iterator(folder / "S"))
        shards.push_back(shard.path().string());
    REQUIRE(shards.size() == 4);
    CHECK(call({"status", (folder / "S").string()})
              .out_has("60 scenarios planned: 60 solved, 0 failed, 0 missing"));
    shards.insert(shards.end(), {"-o", (folder / "merged").string()});
    CHECK(call(shards).code == 0);
    CHECK(exported(folder / "merged") == one);
}

TEST_CASE("a missing shard and one given twice are named, a shard of another batch is refused") {
    const TemporaryFolder folder;
    make_many(folder / "m", 6);
    const Words files = many(folder / "m");
    const auto shard = [&](const char* name) { return (folder / "S" / name).string(); };
    REQUIRE(call(batch(files, folder / "S", {"--shard", "1/3"})).code == 0);
    REQUIRE(call(batch(files, folder / "S", {"--shard", "2/3"})).code == 0);
    const Said hole = call(
        {"merge", shard("shard-1-of-3"), shard("shard-2-of-3"), "-o", (folder / "T").string()});
    CHECK(hole.code == 3);
    CHECK(hole.err_has("2 scenarios are in no shard: s-0003, s-0006"));
    const Said twice = call(
        {"merge", shard("shard-1-of-3"), shard("shard-1-of-3"), "-o", (folder / "U").string()});
    CHECK(twice.code == 3);
    CHECK(twice.err_has("in more than one shard"));
    REQUIRE(call(batch(files, folder / "R", {"--set", "demand.XC.factor=0.9", "--shard", "3/3"}))
                .code == 0);
    const Said other =
        call({"merge", shard("shard-1-of-3"), (folder / "R" / "shard-3-of-3").string(), "-o",
              (folder / "V").string()});
    CHECK(other.code == 2);
    CHECK(other.err_has("[store-other-batch]"));
    CHECK_FALSE(fs::exists(folder / "V"));
    CHECK(call({"status", (folder / "S").string()}).code == 3);
}

TEST_CASE("kill -9 at any moment loses nothing that was seen as done, and --resume ends in the "
          "same bytes") {
    const TemporaryFolder folder;
    const int scenarios = is_long() ? 1000 : 300, kills = is_long() ? 100 : 8,
              rounds = is_long() ? 10 : 1;
    make_many(folder / "m", scenarios);
    const Words files = many(folder / "m");
    REQUIRE(call(batch(files, folder / "calm", {"-j", "2"})).code == 0);
    const auto calm = exported(folder / "calm");
    std::mt19937 random(20211001);
    int killed = 0;
    for (int round = 0; round < rounds; ++round) {
        const fs::path store = folder / ("wild" + std::to_string(round));
        std::set<std::string> seen;
        for (int kill = 0; kill < kills; ++kill) {
            Running program_running(program(batch(files, store, {"-j", "2", "--resume", "-q"})));
            const auto deadline = std::chrono::steady_clock::now() + 10s;
            // the first kill comes anywhere, later ones once something more is done
            while (kill > 0 && visible(store).size() <= seen.size() &&
                   std::chrono::steady_clock::now() < deadline)
                std::this_thread::sleep_for(1ms);
            std::this_thread::sleep_for(std::chrono::milliseconds(random() % 30));
            const std::set<std::string> before = visible(store);
            program_running.send(SIGKILL);
            killed += program_running.wait().signal == SIGKILL;
            seen.insert(before.begin(), before.end());
            const std::set<std::string> after = visible(store);
            CHECK(std::includes(after.begin(), after.end(), seen.begin(), seen.end()));
            if (!after.empty())
                CHECK(StoreReader::open(store)->check().empty());
        }
        CHECK(call(batch(files, store, {"-j", "2", "--resume"})).code == 0);
        CHECK(exported(store) == calm);
    }
    CHECK(killed >= kills * rounds / 2);
}

TEST_CASE("kill -9 during an export leaves each file old or new, never half") {
    const TemporaryFolder folder;
    make_many(folder / "m", 200);
    const Words files = many(folder / "m");
    REQUIRE(call(batch(files, folder / "A", {"--tables", "all"})).code == 0);
    REQUIRE(call(batch(files, folder / "B", {"--tables", "all", "--set", "demand.XC.factor=0.9"}))
                .code == 0);
    const auto a = exported(folder / "A"), b = exported(folder / "B");
    const fs::path target = folder / "e";
    std::mt19937 random(7);
    int killed = 0;
    for (int kill = 0; kill < (is_long() ? 200 : 10); ++kill) {
        const char* source = kill % 2 == 0 ? "A" : "B";
        Running running(
            program({"export", (folder / source).string(), "-o", target.string(), "-q"}));
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 400));
        running.send(SIGKILL);
        killed += running.wait().signal == SIGKILL;
        if (!fs::exists(target))
            continue;
        for (const auto& [name, text] : files_of(target))
            if (!name.starts_with("."))
                CHECK((text == a.at(name) || text == b.at(name)));
    }
    CHECK(killed > 0);
}

TEST_CASE("SIGINT, SIGTERM and SIGHUP are answered within two seconds and the work can go on") {
    const TemporaryFolder folder;
    make_many(folder / "m", 600);
    const Words files = many(folder / "m");
    int interrupted = 0;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        const fs::path store = folder / ("S" + std::to_string(number));
        Running running(program(batch(files, store, {"-j", "2"})));
        while (visible(store).empty())
            std::this_thread::sleep_for(1ms);
        const auto sent = std::chrono::steady_clock::now();
        running.send(number);
        const Said said = running.wait();
        CHECK(std::chrono::steady_clock::now() - sent < 2s);
        INFO(said.err);
        CHECK(said.code == 4);
        CHECK(said.err_has("scenarios are kept in"));
        CHECK(said.err_has("--resume"));
        const std::size_t kept = visible(store).size();
        CHECK(said.err_has(std::to_string(kept) + " of 600 scenarios are kept"));
        interrupted += kept < 600;
        CHECK(call(batch(files, store, {"-j", "2", "--resume"})).code == 0);
        CHECK(visible(store).size() == 600);
    }
    CHECK(interrupted == 3);
    Running shard(program(batch(files, folder / "T", {"--shard", "1/1", "-j", "1"})));
    while (visible(folder / "T").empty())
        std::this_thread::sleep_for(1ms);
    shard.send(SIGTERM);
    CHECK(shard.wait().code == 4); // the whole batch is no shard
    Running one(program(batch(files, folder / "T", {"--shard", "2/2", "-j", "1"})));
    while (visible(folder / "T" / "shard-2-of-2").empty())
        std::this_thread::sleep_for(1ms);
    one.send(SIGTERM);
    CHECK(one.wait().code == 75);
}

TEST_CASE("a store is not written over, not mixed, and not shared by two writers") {
    const TemporaryFolder folder;
    make_many(folder / "m", 400);
    const Words files = many(folder / "m");
    Running first(program(batch(files, folder / "S", {"-j", "1"})));
    while (!fs::exists(folder / "S" / "store.lock"))
        std::this_thread::sleep_for(1ms);
    const Said second = call(batch(files, folder / "S", {"--resume"}));
    const Said end = first.wait();
    CHECK(end.code == 0);
    if (second.code == 2) {
        CHECK(second.err_has("[store-busy]"));
        CHECK(second.err_has("process "));
    } else {
        CHECK(second.code == 0);
    }
    CHECK(visible(folder / "S").size() == 400);
    const auto before = files_of(folder / "S");
    CHECK(call(batch(files, folder / "S")).err_has("[store-exists]"));
    CHECK(call(batch(files, folder / "S", {"--resume", "--set", "demand.XC.factor=0.9"}))
              .err_has("[store-other-batch]"));
    const Said again = call(batch(files, folder / "S", {"--resume"}));
    CHECK(again.code == 0);
    CHECK(again.err_has("400 of 400 scenarios are there already"));
    CHECK(files_of(folder / "S").at("manifest.json") == before.at("manifest.json"));
}

TEST_CASE("a run leaves a batch's store alone, and a batch the tables of a run") {
    const TemporaryFolder folder;
    const std::string store = (folder / "S").string(), tables = (folder / "T").string();
    REQUIRE(call({"batch", "tutorial", "-o", store}).code == 0);
    const auto before = files_of(store);
    const Said run = call({"run", "tutorial", "-o", store, "--format", "sqlite"});
    CHECK(run.code == 2);
    CHECK(run.err_has("[store-exists]"));
    CHECK(files_of(store) == before);
    REQUIRE(call({"run", "tutorial", "-o", tables, "--format", "csv,sqlite"}).code == 0);
    CHECK(call({"run", "tutorial", "-o", tables, "--format", "csv,sqlite"}).code == 0);
    const Said batch_there = call({"batch", "tutorial", "-o", tables, "--resume"});
    CHECK(batch_there.code == 2);
    CHECK(batch_there.err_has("[folder-in-use]"));
}

TEST_CASE("faults in any file of a batch: all of them named, nothing begun") {
    const TemporaryFolder folder;
    make_many(folder / "m", 3);
    Words files = many(folder / "m");
    write_text(folder / "m" / "scenarios" / "bad-1.json",
               R"({"format": 1, "id": "bad", "extends": "base.json", "evnts": []})");
    write_text(folder / "m" / "scenarios" / "bad-2.json",
               R"({"format": 1, "id": "s-0001", "extends": "base.json"})");
    files.push_back((folder / "m" / "scenarios" / "bad-1.json").string());
    files.push_back((folder / "m" / "scenarios" / "bad-2.json").string());
    const Said said = call(batch(files, folder / "S"));
    CHECK(said.code == 2);
    CHECK(said.err_has("[unknown-key]"));
    CHECK(said.err_has("[duplicate-id]"));
    CHECK_FALSE(fs::exists(folder / "S"));
}

TEST_CASE("scenarios that are not solved are rows with a reason, and the exit code is 3") {
    const TemporaryFolder folder;
    make_many(folder / "m", 5);
    const Said said = call(batch(many(folder / "m"), folder / "S", {"--time-limit", "1e-9"}));
    CHECK(said.code == 3);
    const auto files = exported(folder / "S");
    CHECK(files.at("runs.csv").find("s-0003,not-solved") != std::string::npos);
    CHECK(files.count("prices.csv") == 0);
    const Said status = call({"status", (folder / "S").string(), "--json"});
    CHECK(status.code == 3);
    CHECK(status.out_has("\"failed\": 5"));
}

TEST_CASE("what failed for want of memory is tried again by --resume") {
    const TemporaryFolder folder;
    const std::string all =
        "batch base-2021 embargo-2021 -j 1 -o '" + (folder / "S").string() + "'";
    const Said poor = shell("ulimit -v 100000; \"$GASHUB\" " + all);
    if (poor.code != 3) {
        WARN("skipped: 100 MB are enough, or too little to begin");
        return;
    }
    CHECK(call({"status", (folder / "S").string()}).out_has("out of memory"));
    CHECK(shell("\"$GASHUB\" " + all + " --resume").code == 0);
    CHECK(call({"status", (folder / "S").string()}).out_has("2 scenarios planned: 2 solved"));
}

TEST_CASE("a limit on file sizes ends a batch with a sentence, and what was kept goes on later") {
    const TemporaryFolder folder;
    make_many(folder / "m", 200);
    const Words files = many(folder / "m");
    const Said said =
        call(batch(files, folder / "S", {"-j", "2", "--tables", "all"}),
             {.folder = "", .environment = {}, .out = "", .file_size_limit = 1000000});
    INFO(said.err);
    CHECK(said.signal == 0);
    CHECK(said.code == 1);
    CHECK(said.err_has("can not write"));
    CHECK(said.err_has("Make room, then go on with:"));
    const std::size_t kept = visible(folder / "S").size();
    CHECK(kept < 200);
    CHECK(said.err_has(std::to_string(kept) + " of 200 scenarios are kept"));
    CHECK(call(batch(files, folder / "S", {"--resume", "--tables", "all"})).code == 0);
    REQUIRE(call(batch(files, folder / "T", {"--tables", "all"})).code == 0);
    CHECK(exported(folder / "S") == exported(folder / "T"));
}

TEST_CASE("a full disk ends a batch with path and free room, and it goes on once there is room") {
    const TemporaryFolder folder;
    make_many(folder / "m", 200);
    const fs::path disk = folder / "disk";
    fs::create_directories(disk);
    if (geteuid() != 0 || mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) {
        WARN("skipped: mounting a small disk needs root");
        return;
    }
    struct Unmount {
        fs::path place;
        ~Unmount() { umount2(place.c_str(), MNT_DETACH); }
    } const unmount{disk};
    const Words files = many(folder / "m");
    const Said said = call(batch(files, disk / "S", {"-j", "2", "--tables", "all"}));
    INFO(said.err);
    CHECK(said.code == 1);
    CHECK(said.err_has("No space left on device"));
    CHECK(said.err_has("MiB free there"));
    const std::set<std::string> kept = visible(disk / "S");
    CHECK(said.err_has(std::to_string(kept.size()) + " of 200 scenarios are kept"));
    REQUIRE(mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m") == 0);
    CHECK(call(batch(files, disk / "S", {"--resume", "--tables", "all"})).code == 0);
    const std::set<std::string> all = visible(disk / "S");
    CHECK(all.size() == 200);
    CHECK(std::includes(all.begin(), all.end(), kept.begin(), kept.end()));
    REQUIRE(mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=64m") == 0);
    const Said read_only = call(batch(files, disk / "T"));
    CHECK(read_only.code == 2);
    CHECK(read_only.err_has("Read-only file system"));
    CHECK(exported(disk / "S").size() == 13);
}
