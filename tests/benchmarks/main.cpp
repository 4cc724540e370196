#include "bench.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace gashub::bench {

namespace {

std::vector<const Part*>& parts() {
    static std::vector<const Part*> list;
    return list;
}

} // namespace

Part::Part(std::string part, std::string about, int (*body)(const std::vector<std::string>&))
    : name(std::move(part)), what(std::move(about)), run(body) {
    parts().push_back(this);
}

bool has(const std::vector<std::string>& arguments, const std::string& flag) {
    return std::ranges::find(arguments, flag) != arguments.end();
}

double median(std::vector<double> numbers) {
    std::ranges::sort(numbers);
    const std::size_t half = numbers.size() / 2;
    return numbers.size() % 2 ? numbers[half] : 0.5 * (numbers[half - 1] + numbers[half]);
}

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

} // namespace gashub::bench

int main(int count, char** values) {
    using namespace gashub::bench;
    const std::string wanted = count > 1 ? values[1] : "";
    for (const Part* part : parts())
        if (part->name == wanted)
            return part->run({values + 2, values + count});
    if (wanted.empty()) { // all of them, worst end last
        int worst = 0;
        for (const Part* part : parts()) {
            std::printf("== %s: %s\n", part->name.c_str(), part->what.c_str());
            std::fflush(stdout);
            worst = std::max(worst, part->run({}));
            std::printf("\n");
        }
        return worst;
    }
    std::printf("usage: gashub_bench [PART] [options]\n");
    for (const Part* part : parts())
        std::printf("  %-12s %s\n", part->name.c_str(), part->what.c_str());
    return 2;
}
