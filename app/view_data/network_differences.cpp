#include "app/view_data/network_differences.hpp"

#include "app/view_data/words.hpp"
#include "io/json_text.hpp"
#include "io/network_json.hpp"

#include <algorithm>

namespace gashub::app {

namespace {

std::string short_text(const JsonValue& value) {
    constexpr std::size_t most = 60;
    std::string text = to_json(value);
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
        --end; // no letter is cut in two
    return text.substr(0, end) + "…";
}

const std::string* id_of(const JsonValue& value) {
    const JsonValue* const id = value.find("id");
    return id == nullptr ? nullptr : id->text();
}

bool have_ids(const JsonValue::List& list) {
    return std::all_of(list.begin(), list.end(),
                       [](const JsonValue& each) { return id_of(each) != nullptr; });
}

const JsonValue* with_id(const JsonValue::List& list, const std::string& id) {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const JsonValue& each) { return *id_of(each) == id; });
    return found == list.end() ? nullptr : &*found;
}

class Comparer {
  public:
    explicit Comparer(Locale language) : language_(language) {}

    void compare(const JsonValue* was, const JsonValue* now, const std::string& path) {
        if (was == nullptr)
            lines.push_back(say(language_, "%1 is new: %2", {path, short_text(*now)}));
        else if (now == nullptr)
            lines.push_back(say(language_, "%1 is gone, it was %2", {path, short_text(*was)}));
        else if (was->object() != nullptr && now->object() != nullptr)
            compare_members(*was, *now, path);
        else if (was->list() != nullptr && now->list() != nullptr && have_ids(*was->list()) &&
                 have_ids(*now->list()))
            compare_lists(*was->list(), *now->list(), path);
        else if (const std::string a = to_json(*was), b = to_json(*now); a != b)
            lines.push_back(path + ": " + short_text(*was) + " → " + short_text(*now));
    }

    std::vector<std::string> lines;

  private:
    static std::string below(const std::string& path, const std::string& key) {
        return path.empty() ? key : path + "." + key;
    }
    void compare_members(const JsonValue& was, const JsonValue& now, const std::string& path) {
        for (const JsonMember& member : *was.object())
            compare(&member.value, now.find(member.key), below(path, member.key));
        for (const JsonMember& member : *now.object()) {
            if (was.find(member.key) == nullptr)
                compare(nullptr, &member.value, below(path, member.key));
        }
    }
    void compare_lists(const JsonValue::List& was, const JsonValue::List& now,
                       const std::string& path) {
        for (const JsonValue& each : was)
            compare(&each, with_id(now, *id_of(each)), below(path, *id_of(each)));
        for (const JsonValue& each : now) {
            if (with_id(was, *id_of(each)) == nullptr)
                compare(nullptr, &each, below(path, *id_of(each)));
        }
    }

    Locale language_;
};

} // namespace

std::vector<std::string> network_differences(const Network& was, const Network& now,
                                             Locale language) {
    const Result<JsonValue> before = parse_json(write_network(was.parts()));
    const Result<JsonValue> after = parse_json(write_network(now.parts()));
    Comparer comparer(language);
    if (before && after)
        comparer.compare(&*before, &*after, {});
    return comparer.lines;
}

} // namespace gashub::app
