#include "model/value_checks.hpp"

#include <fmt/format.h>

namespace gashub {

void check_number(const KeyInfo& info, double value, Faults& faults) {
    if (!std::isfinite(value)) {
        faults.error("not-finite", "a finite number is needed here");
        return;
    }
    if (value >= info.least && value <= info.most)
        return;
    if (value < 0 && info.least == 0 && info.name.substr(0, 9) == "capacity_") {
        faults.error("negative-capacity", fmt::format("a capacity of {} is below zero", value),
                     "a pipe's other direction is an arc of its own");
        return;
    }
    const std::string range = !std::isfinite(info.most) ? fmt::format("at least {}", info.least)
                              : !std::isfinite(info.least)
                                  ? fmt::format("at most {}", info.most)
                                  : fmt::format("{} to {}", info.least, info.most);
    faults.error("out-of-range", fmt::format("{} is out of range: {}{}{}", value, range,
                                             info.unit.empty() ? "" : " ", info.unit));
}

void check_name(const KeyInfo& info, const std::string& value, const NameIndex* names,
                Faults& faults) {
    if (value.empty()) {
        if (info.required)
            faults.error("missing-key",
                         info.name == "id" ? "an id is needed here" : "a name is needed here");
        return;
    }
    if (info.name == "id" && !is_valid_id(value))
        faults.error("bad-id", quoted(value) + " is no id", "1 to 64 signs of a-z, 0-9 and -");
    if (!info.refers_to.empty() && names != nullptr)
        check_reference(*names, info.refers_to, value, faults);
}

void check_rising(const std::vector<DatedValue>& later, Faults& faults) {
    for (std::size_t i = 1; i < later.size(); ++i)
        if (later[i].from <= later[i - 1].from)
            faults.error("dates-reversed",
                         fmt::format("the value from {} stands after that from {}",
                                     to_string(later[i].from), to_string(later[i - 1].from)),
                         "dated values stand in order of their days");
}

void check_source(const std::string& source, const NameIndex* names, Faults& faults) {
    if (names == nullptr)
        return;
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t end = std::min(source.find('+', at), source.size());
        check_reference(*names, "sources", source.substr(at, end - at), faults);
        at = end + 1;
    }
}

} // namespace gashub
