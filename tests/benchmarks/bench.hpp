#pragma once
// One program, a part a room: a file defines a part by a static `Part` and is found by its name.

#include <string>
#include <vector>

namespace gashub::bench {

struct Part {
    /// `run` gets the arguments after the part's name and gives the exit code.
    Part(std::string name, std::string what, int (*run)(const std::vector<std::string>&));

    std::string name, what;
    int (*run)(const std::vector<std::string>&);
};

/// True if `flag` is among the arguments.
bool has(const std::vector<std::string>& arguments, const std::string& flag);

double median(std::vector<double> numbers);

/// Processor time of this process so far, in seconds: other programs on the machine do not count.
double processor_seconds();

} // namespace gashub::bench
