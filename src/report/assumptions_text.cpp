#include "report/assumptions_text.hpp"

#include "report/names.hpp"
#include "report/summary_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {
namespace {

std::string figure(const Assumption& a, const Quantities& q) {
    switch (a.kind) {
    case Assumption::Kind::elasticity:
        return fmt::format("elasticity {:.2f}", a.value);
    case Assumption::Kind::capacity:
        return fmt::format("capacity {} {} a year", q.volume_text(a.value), q.volume_unit());
    case Assumption::Kind::end_level:
        return fmt::format("left at the end {} {}", q.volume_text(a.value), q.volume_unit());
    case Assumption::Kind::contract:
        return fmt::format("contract {} {}", q.volume_text(a.value), q.volume_unit());
    case Assumption::Kind::limit:
        return fmt::format("limit {} {}", q.volume_text(a.value), q.volume_unit());
    }
    return {};
}

std::string_view confidence_word(Confidence confidence) {
    switch (confidence) {
    case Confidence::low:
        return "low";
    case Confidence::medium:
        return "medium";
    case Confidence::high:
        return "high";
    case Confidence::unstated:
        break;
    }
    return "not stated";
}

/// Title of a source that the network lists, else the text itself.
std::string source_words(const Network& network, const std::string& source) {
    const std::string first = source.substr(0, source.find('+'));
    for (const Source& each : network.parts().sources)
        if (each.id == first)
            return each.publisher.empty() ? each.title : each.publisher + ": " + each.title;
    return source.empty() ? "no source" : source;
}

} // namespace

std::string assumptions_text(const Network& network, const std::vector<Assumption>& assumptions,
                             const Quantities& q) {
    if (assumptions.empty())
        return {};
    std::string out =
        padded("\nAssumptions that matter most here", 63) + padded("confidence", 12) + "from\n";
    for (const Assumption& a : assumptions) {
        out += "  " + padded(any_name(network, a.id), 33) + padded(figure(a, q), 28) +
               padded(confidence_word(a.confidence), 12) +
               padded(source_words(network, a.source), 40);
        out.erase(out.find_last_not_of(' ') + 1);
        out += "\n";
    }
    return out;
}

} // namespace gashub
