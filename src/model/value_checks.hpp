#pragma once
// Checks that follow from the dictionary alone: ranges, finite numbers, valid ids, required keys
// and references, for any object with Keys, built by a reader or by the library alike.

#include "base/text.hpp"
#include "model/dictionary.hpp"
#include "model/name_index.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>

namespace gashub {

template <class T>
concept HasKeys = requires {
    Keys<T>::noun;
};

template <class T>
inline constexpr bool is_variant = false;
template <class... A>
inline constexpr bool is_variant<std::variant<A...>> = true;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

/// One number against its key's range: [not-finite], [negative-capacity], [out-of-range].
void check_number(const KeyInfo& info, double value, Faults& faults);
/// A name: required, as an id, as a reference; `names` may be absent where none are to be looked
/// up.
void check_name(const KeyInfo& info, const std::string& value, const NameIndex* names,
                Faults& faults);
/// [dates-reversed] unless the days of dated values rise.
void check_rising(const std::vector<DatedValue>& later, Faults& faults);
/// Sources of figures [unknown-source], joined by `+`.
void check_source(const std::string& source, const NameIndex* names, Faults& faults);

template <HasKeys T>
void check_object(const T& object, const NameIndex* names, Faults& faults);

/// Names of all keys of an object's struct, flat ones too.
template <HasKeys T>
std::vector<std::string> key_names();

template <class T>
class ValueChecker {
  public:
    ValueChecker(const T& object, const NameIndex* names, Faults& faults)
        : object_(object), names_(names), faults_(faults) {}

    template <class M>
    void key(const KeyInfo& info, M T::*member) const {
        const Faults::Inside inside(faults_, info.name);
        if constexpr (std::is_same_v<M, double> || std::is_same_v<M, int>) {
            // An optional number at its default may lie outside of what a file may say (no year:
            // 0).
            static const T usual{};
            if (info.required || object_.*member != usual.*member)
                check_number(info, static_cast<double>(object_.*member), faults_);
        } else {
            check(info, object_.*member);
        }
    }
    template <class M>
    void flat(M T::*member) const {
        if constexpr (is_variant<M>)
            std::visit([&](const auto& body) { check_object(body, names_, faults_); },
                       object_.*member);
        else
            check_object(object_.*member, names_, faults_);
        if constexpr (std::is_same_v<M, Provenance>)
            check_figures(object_.*member);
    }

  private:
    const T& object_;
    const NameIndex* names_;
    Faults& faults_;

    void check(const KeyInfo& info, const std::string& value) const {
        if (info.name == "source")
            check_source(value, names_, faults_);
        else
            check_name(info, value, names_, faults_);
    }
    void check(const KeyInfo& info, const Steps& steps) const {
        check_number(info, steps.first, faults_);
        for (const DatedValue& step : steps.later)
            check_number(info, step.value, faults_);
        check_rising(steps.later, faults_);
    }
    void check(const KeyInfo& info, const std::optional<Date>& date) const {
        if (info.required && !date)
            faults_.error("missing-key", "a date is needed here");
    }
    void check(const KeyInfo&, const Text&) const {}
    void check(const KeyInfo&, const Date&) const {}
    void check(const KeyInfo&, bool) const {}
    template <class M>
    void check(const KeyInfo& info, const std::optional<M>& value) const {
        if (!value)
            return;
        if constexpr (std::is_arithmetic_v<M>)
            check_number(info, static_cast<double>(*value), faults_);
        else
            check(info, *value);
    }
    template <class M>
    void check(const KeyInfo& info, const std::vector<M>& values) const {
        if (info.required && values.empty() && info.name != "nodes")
            faults_.error("missing-key", "at least one is needed here");
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Faults::Inside inside(faults_, i);
            if constexpr (std::is_same_v<M, double>)
                check_number(info, values[i], faults_);
            else
                check(info, values[i]);
        }
    }
    template <class M>
    void check(const KeyInfo& info, const std::map<std::string, M>& values) const {
        for (const auto& [name, value] : values) {
            const Faults::Inside inside(faults_, name);
            if constexpr (std::is_same_v<M, double>)
                check_number(info, value, faults_);
            else
                check(info, value);
        }
    }
    void check(const KeyInfo&, const PathValues&) const {} // paths are looked up by path.cpp
    template <class M>
    requires(HasKeys<M> || is_variant<M> || std::is_enum_v<M>) void check(const KeyInfo&,
                                                                          const M& value) const {
        if constexpr (is_variant<M>)
            std::visit([&](const auto& body) { check_object(body, names_, faults_); }, value);
        else if constexpr (HasKeys<M>)
            check_object(value, names_, faults_);
    }
    /// `figures` may only speak of keys that the object has.
    void check_figures(const Provenance& provenance) const {
        if (provenance.figures.empty())
            return;
        const std::vector<std::string> known = key_names<T>();
        const Faults::Inside in_figures(faults_, "figures");
        for (const auto& [name, note] : provenance.figures) {
            const Faults::Inside inside(faults_, name);
            if (std::find(known.begin(), known.end(), name) == known.end())
                faults_.error("unknown-key",
                              "no " + std::string(Keys<T>::noun) + " has a key " +
                                  gashub::quoted(name),
                              did_you_mean(name, known));
        }
    }
};

template <HasKeys T>
void check_object(const T& object, const NameIndex* names, Faults& faults) {
    Keys<T>::visit(ValueChecker<T>(object, names, faults));
}

namespace detail {
template <class T>
struct KeyCollector {
    std::vector<std::string>& names;
    template <class M>
    void key(const KeyInfo& info, M T::*) const {
        names.emplace_back(info.name);
    }
    template <class M>
    void flat(M T::*) const {
        collect(static_cast<const M*>(nullptr));
    }
    template <class M>
    void collect(const M*) const {
        Keys<M>::visit(KeyCollector<M>{names});
    }
    template <class... A>
    void collect(const std::variant<A...>*) const {
        names.emplace_back("kind");
        (Keys<A>::visit(KeyCollector<A>{names}), ...);
    }
};
} // namespace detail

template <HasKeys T>
std::vector<std::string> key_names() {
    std::vector<std::string> names;
    Keys<T>::visit(detail::KeyCollector<T>{names});
    return names;
}

} // namespace gashub
