#pragma once
// What must hold for any bytes that a reader is given: a value or faults with code and words, never
// an exception; what is read can be written and read again to the same. Fuzz targets and the replay
// of their corpus share these.

#include "io/good_files.hpp"
#include "io/import/gaslib.hpp"
#include "io/import/pypsa.hpp"
#include "io/import/scigrid.hpp"
#include "io/network_json.hpp"
#include "io/scenario_json.hpp"
#include "model/path.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub::test {

/// Throws unless `holds`.
inline void demand(bool holds, const char* what) {
    if (!holds)
        throw std::logic_error(what);
}

inline void check_issues(const Issues& issues, bool is_value) {
    demand(is_value != has_errors(issues), "neither value nor fault, or both");
    for (const Issue& issue : issues)
        demand(!issue.code.empty() && !issue.message.empty(), "a fault without code or words");
}

/// The small network that scenarios and paths are held against.
inline const Network& small_network() {
    static const Network network = *make_network(parse_network(good_network_text)->parts);
    return network;
}

inline void read_network_bytes(std::string_view bytes) {
    const Result<ReadNetwork> read = parse_network(bytes);
    check_issues(read.issues(), static_cast<bool>(read));
    if (!read)
        return;
    const Result<ReadNetwork> again = parse_network(write_network(read->parts));
    demand(again && again->parts == read->parts, "a network changed by writing and reading");
    const Result<Network> network = make_network(read->parts);
    check_issues(network.issues(), static_cast<bool>(network));
}

inline void read_scenario_bytes(std::string_view bytes) {
    const Result<ReadScenario> read = parse_scenario(bytes);
    check_issues(read.issues(), static_cast<bool>(read));
    if (!read)
        return;
    const Result<ReadScenario> again = parse_scenario(write_scenario(read->parts, read->session));
    demand(again && again->parts == read->parts && again->session == read->session,
           "a scenario changed by writing and reading");
    const Result<Scenario> scenario = make_scenario(read->parts, small_network());
    check_issues(scenario.issues(), static_cast<bool>(scenario));
}

/// Lines of PATH=VALUE; each is also tried as a date.
inline void read_set_bytes(std::string_view bytes) {
    static const Scenario base =
        *make_scenario(parse_scenario(good_scenario_text)->parts, small_network());
    PathValues values;
    while (!bytes.empty() && values.size() < 16) {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        if (const auto date = parse_date(line))
            demand(parse_date(to_string(*date)) == date, "a date changed by writing and reading");
        const auto set = parse_set(line);
        check_issues(set.issues(), static_cast<bool>(set));
        if (set)
            values.push_back(*set);
    }
    const Result<Scenario> changed = with_values(base, small_network(), values);
    check_issues(changed.issues(), static_cast<bool>(changed));
    if (!changed)
        return;
    const Result<Network> laid = lay_on(small_network(), changed->parts().set);
    check_issues(laid.issues(), static_cast<bool>(laid));
    for (const auto& [path, value] : values)
        demand(value_at(*changed, small_network(), path).has_value(),
               "a value that was laid on can not be found");
}

/// The files of foreign formats in one text: `pypsa`, `scigrid` or `gaslib` in its first line, then
/// each file after a line `=== NAME`.
inline void read_import_bytes(std::string_view bytes) {
    const auto line = [&] {
        const std::string_view first = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), first.size() + 1));
        return first;
    };
    const std::string_view format = line();
    std::vector<std::pair<std::string, std::string>> files;
    while (!bytes.empty()) {
        const std::string_view next = line();
        if (next.starts_with("=== "))
            files.emplace_back(next.substr(4), "");
        else if (!files.empty())
            files.back().second.append(next).push_back('\n');
    }
    const Result<Imported> read = format == "pypsa"     ? parse_pypsa(files)
                                  : format == "scigrid" ? parse_scigrid(files)
                                                        : parse_gaslib(files);
    check_issues(read.issues(), static_cast<bool>(read));
    if (!read)
        return;
    const Result<Network> network = make_network(read->parts);
    check_issues(network.issues(), static_cast<bool>(network));
    if (!network)
        return;
    const Result<ReadNetwork> again = parse_network(write_network(network->parts()));
    demand(again && again->parts == network->parts(), "an import changed by writing and reading");
}

} // namespace gashub::test
