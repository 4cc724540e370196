#include "app/view_data/fault_words.hpp"

#include "app/view_data/words.hpp"

#include <algorithm>
#include <array>

namespace gashub::app {

std::span<const FaultKind> fault_kinds() {
    static constexpr auto kinds = std::to_array<FaultKind>({
        {"ambiguous-event", "which rule is meant is not clear"},
        {"bad-coordinate", "no place on the map"},
        {"bad-country", "no country code"},
        {"bad-date", "no date"},
        {"bad-id", "no good name"},
        {"bad-month", "no month"},
        {"bad-number", "no number"},
        {"bad-profile", "a seasonal profile that does not fit"},
        {"bad-shares", "shares that do not add up"},
        {"bad-utf8", "the file is not text in UTF-8"},
        {"broken-json", "the file's JSON is broken"},
        {"broken-route", "a route with a gap"},
        {"contradiction", "rules that contradict each other"},
        {"cost-not-rising", "cost that does not rise"},
        {"dates-reversed", "the end comes before the start"},
        {"depth-limit", "nested too deeply"},
        {"duplicate-arc", "two of the same name"},
        {"duplicate-id", "two of the same name"},
        {"duplicate-key", "the same key twice"},
        {"duplicate-market-at-node", "two markets in one place"},
        {"event-on-nothing", "an event that touches nothing"},
        {"horizon-gap", "a gap in the horizon"},
        {"loop-arc", "a pipe from a place to itself"},
        {"lost-load-below-reference", "gas not served is worth too little"},
        {"missing-capacity", "no capacity"},
        {"missing-key", "something is missing"},
        {"negative-capacity", "capacity below zero"},
        {"never-met", "a rule that is never met"},
        {"no-file", "no such file"},
        {"no-hub", "no hub"},
        {"no-network", "no network"},
        {"not-finite", "no finite number"},
        {"nothing-to-remove", "nothing there to remove"},
        {"other-unit", "another unit"},
        {"out-of-range", "a number beyond what may be"},
        {"too-many-periods", "too many periods"},
        {"too-small", "too small a number"},
        {"unknown-arc", "no such pipe or way"},
        {"unknown-element", "no such element"},
        {"unknown-key", "no such key"},
        {"unknown-kind", "no such kind"},
        {"unknown-node", "no such place"},
        {"unknown-origin", "no such origin"},
        {"unknown-owner", "no such owner"},
        {"unknown-path", "nothing to set there"},
        {"unknown-region", "no such region"},
        {"unknown-scenario", "no such scenario"},
        {"unknown-sector", "no such sector"},
        {"unknown-seller", "no such seller"},
        {"unknown-site", "no such field"},
        {"unknown-storage", "no such store"},
        {"unknown-unit", "no such unit"},
        {"unknown-word", "no such word"},
        {"unreachable-demand", "demand that no gas can reach"},
        {"wrong-kind", "a file of another kind"},
        {"wrong-type", "a value of another type"},
    });
    return kinds;
}

std::string fault_words(const Issue& issue, Locale language) {
    const auto kinds = fault_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const FaultKind& each) { return each.code == issue.code; });
    if (kind == kinds.end() || language.language == Language::english)
        return issue.message;
    return say(language, kind->words) + ": " + issue.message;
}

std::string hint_words(const Issue& issue, Locale language) {
    constexpr std::string_view head = "did you mean \"", tail = "\"?";
    const std::string& hint = issue.hint;
    if (!hint.starts_with(head) || !hint.ends_with(tail) ||
        hint.size() <= head.size() + tail.size())
        return hint;
    const std::string name =
        hint.substr(head.size() - 1, hint.size() - head.size() - tail.size() + 2);
    return say(language, "did you mean %1?", {name});
}

} // namespace gashub::app
