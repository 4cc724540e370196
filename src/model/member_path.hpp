#pragma once
// From a path inside an object (`cost.eur_per_mwh`, `sectors.power.elasticity`) to the member it
// names, by the dictionary; and from a path's value to a member and back.

#include "model/conduct.hpp"
#include "model/value_checks.hpp"

#include <cmath>
#include <optional>
#include <span>

namespace gashub {

using Segments = std::span<const std::string_view>;

/// Calls `action(KeyInfo, member)` on the member of `object` (const or not) that `path` names;
/// false if it names none. Numbers of a month map are made where the object is not const.
template <class Object, class Action>
bool at_path(Object& object, Segments path, Action& action);

template <class Object, class Action>
class PathVisitor {
  public:
    using T = std::remove_const_t<Object>;
    PathVisitor(Object& object, Segments path, Action& action, bool& found)
        : object_(object), path_(path), action_(action), found_(found) {}

    template <class M>
    void key(const KeyInfo& info, M T::*member) const {
        if (found_ || info.name != path_.front())
            return;
        auto& value = object_.*member;
        if (path_.size() > 1) {
            found_ = descend(info, value);
        } else {
            action_(info, value);
            found_ = true;
        }
    }
    template <class M>
    void flat(M T::*member) const {
        if (found_)
            return;
        if constexpr (is_variant<M>)
            found_ = std::visit([&](auto& body) { return at_path(body, path_, action_); },
                                object_.*member);
        else
            found_ = at_path(object_.*member, path_, action_);
    }

  private:
    Object& object_;
    Segments path_;
    Action& action_;
    bool& found_;

    template <class M>
    bool descend(const KeyInfo& info, M& member) const {
        using Plain = std::remove_const_t<M>;
        const Segments rest = path_.subspan(1);
        if constexpr (HasKeys<Plain>) {
            return at_path(member, rest, action_);
        } else if constexpr (is_variant<Plain>) {
            return std::visit([&](auto& body) { return at_path(body, rest, action_); }, member);
        } else if constexpr (is_optional<Plain>) {
            return member ? descend(info, *member) : false;
        } else if constexpr (std::is_same_v<Plain, std::map<std::string, double>>) {
            if (rest.size() != 1)
                return false;
            const std::string name(rest.front());
            if constexpr (std::is_const_v<M>) {
                const auto at = member.find(name);
                if (at == member.end())
                    return false;
                action_(info, at->second);
            } else {
                action_(info, member[name]);
            }
            return true;
        } else if constexpr (is_vector<Plain>) {
            if constexpr (requires { member.front().id; }) {
                for (auto& element : member)
                    if (element.id == rest.front())
                        return rest.size() > 1 && at_path(element, rest.subspan(1), action_);
            }
            return false;
        } else {
            return false;
        }
    }
};

template <class Object, class Action>
bool at_path(Object& object, Segments path, Action& action) {
    bool found = false;
    if (!path.empty())
        Keys<std::remove_const_t<Object>>::visit(
            PathVisitor<Object, Action>(object, path, action, found));
    return found;
}

/// Names of the keys that `object` has now (of the alternative that stands, of a variant), `id`
/// left out.
template <class Object>
void list_keys(const Object& object, std::vector<std::string>& names);

template <class Object>
struct KeyLister {
    const Object& object;
    std::vector<std::string>& names;
    template <class M>
    void key(const KeyInfo& info, M Object::*) const {
        if (info.name != "id")
            names.emplace_back(info.name);
    }
    template <class M>
    void flat(M Object::*member) const {
        if constexpr (is_variant<M>)
            std::visit([&](const auto& body) { list_keys(body, names); }, object.*member);
        else
            list_keys(object.*member, names);
    }
};
template <class Object>
void list_keys(const Object& object, std::vector<std::string>& names) {
    Keys<Object>::visit(KeyLister<Object>{object, names});
}

/// Gives members the value of a path; faults [wrong-type], and those of check_number and
/// check_name.
class SetMember {
  public:
    SetMember(const PathValue& value, const NameIndex& names, Faults& faults)
        : value_(value), names_(names), faults_(faults) {}

    template <class M>
    void operator()(const KeyInfo& info, M& member) {
        if (info.name == "id" || info.name == "kind")
            return wrong("a path can not change what a thing is or is called");
        if constexpr (std::is_same_v<M, bool>) {
            if (const bool* truth = std::get_if<bool>(&value_))
                member = *truth;
            else
                wrong("true or false is needed");
        } else if constexpr (std::is_same_v<M, double> ||
                             std::is_same_v<M, std::optional<double>>) {
            if (const auto x = number(info))
                member = *x;
        } else if constexpr (std::is_same_v<M, Steps> || std::is_same_v<M, std::optional<Steps>>) {
            if (const auto x = number(info))
                member = Steps{*x, {}};
        } else if constexpr (std::is_same_v<M, int> || std::is_same_v<M, std::optional<int>>) {
            const auto x = number(info);
            if (x && *x == std::floor(*x) && std::abs(*x) < 1e9)
                member = static_cast<int>(*x);
            else if (x)
                wrong("a whole number is needed");
        } else if constexpr (std::is_same_v<M, std::string>) {
            if (const std::string* text = std::get_if<std::string>(&value_)) {
                check_name(info, *text, &names_, faults_);
                member = *text;
            } else {
                wrong("a name is needed");
            }
        } else if constexpr (std::is_same_v<M, Text>) {
            if (const std::string* text = std::get_if<std::string>(&value_))
                member = Text{*text, {}};
            else
                wrong("text is needed");
        } else if constexpr (std::is_same_v<M, std::optional<Date>>) {
            if (const auto day = date())
                member = day;
            else
                wrong("a date is needed, as in 2021-10-01");
        } else if constexpr (std::is_enum_v<M>) {
            set_word(member);
        } else if constexpr (std::is_same_v<M, PriceRule>) {
            set_kind(member);
        } else {
            wrong("a path can not set " + std::string(info.name) + " as a whole");
        }
    }

  private:
    const PathValue& value_;
    const NameIndex& names_;
    Faults& faults_;

    void wrong(const std::string& message) { faults_.error("wrong-type", message); }
    std::optional<double> number(const KeyInfo& info);
    std::optional<Date> date() const;
    template <class E>
    void set_word(E& member) {
        std::vector<std::string> words;
        const std::string* text = std::get_if<std::string>(&value_);
        for (const auto& [word, meaning] : Words<E>::list) {
            if (text != nullptr && *text == word) {
                member = meaning;
                return;
            }
            words.emplace_back(word);
        }
        unknown_word(words);
    }
    /// A rule of another kind begins with that kind's usual figures.
    template <class... A>
    void set_kind(std::variant<A...>& member) {
        const std::string* text = std::get_if<std::string>(&value_);
        const bool is_known =
            text != nullptr &&
            ((*text == A::kind && (std::holds_alternative<A>(member) || (member = A{}, true))) ||
             ...);
        if (!is_known)
            unknown_word({std::string(A::kind)...});
    }
    void unknown_word(const std::vector<std::string>& words) {
        std::string hint;
        for (const std::string& word : words)
            hint += (hint.empty() ? "" : ", ") + word;
        faults_.error("unknown-word", "no such word is known here", "one of: " + hint);
    }
};

/// What stands at a member, as a path's value; nothing where it has none.
class GetMember {
  public:
    explicit GetMember(Date date) : date_(date) {}
    std::optional<PathValue> value;

    template <class M>
    void operator()(const KeyInfo&, const M& member) {
        if constexpr (std::is_same_v<M, bool> || std::is_same_v<M, double> ||
                      std::is_same_v<M, std::string>)
            value = member;
        else if constexpr (std::is_same_v<M, int>)
            value = static_cast<double>(member);
        else if constexpr (std::is_same_v<M, Steps>)
            value = member.at(date_);
        else if constexpr (std::is_same_v<M, Text>)
            value = member.en;
        else if constexpr (std::is_same_v<M, Date>)
            value = to_string(member);
        else if constexpr (std::is_enum_v<M>) {
            for (const auto& [word, meaning] : Words<M>::list)
                if (meaning == member)
                    value = std::string(word);
        } else if constexpr (std::is_same_v<M, PriceRule>) {
            value = std::visit([](const auto& rule) { return std::string(rule.kind); }, member);
        } else if constexpr (is_optional<M>) {
            if (member)
                (*this)(KeyInfo{}, *member);
        }
    }

  private:
    Date date_;
};

} // namespace gashub
