#pragma once
// From a tree of JSON values to the structs of the model, by the dictionary. Knows types, required
// and unknown keys and kinds; ranges and references are the model's (model/value_checks.hpp).
//
// Reading *over* a struct that holds something lays a file on what it extends: keys that stand in
// the file win, all others stay, and nothing is missing.

#include "base/text.hpp"
#include "io/json_text.hpp"
#include "model/dictionary.hpp"
#include "model/faults.hpp"
#include "model/value_checks.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace gashub {

/// Fault [wrong-type]: what is needed, what stands there.
void wrong_type(const JsonValue& json, std::string_view needed, Faults& faults);
/// Fault [missing-key] for a key of the object now.
void missing_key(std::string_view noun, std::string_view key, Faults& faults);

void read_value(const JsonValue& json, std::string& out, Faults& faults);
void read_value(const JsonValue& json, Text& out, Faults& faults);
void read_value(const JsonValue& json, double& out, Faults& faults);
void read_value(const JsonValue& json, int& out, Faults& faults);
void read_value(const JsonValue& json, bool& out, Faults& faults);
void read_value(const JsonValue& json, Date& out, Faults& faults);
/// A number, or a list of {from, value}, before which may stand the number that holds until the
/// first day.
void read_value(const JsonValue& json, Steps& out, Faults& faults);
void read_value(const JsonValue& json, PathValues& out, Faults& faults);
/// One object or a list of pieces.
void read_value(const JsonValue& json, std::vector<Horizon>& out, Faults& faults);
/// The word of an enum; fault [unknown-word] with the words there are.
std::size_t read_word(const JsonValue& json, const std::vector<std::string>& words, Faults& faults);

/// True for a JSON Schema, which a pattern like `*.json` hands over beside the files it describes.
bool is_schema(const JsonValue& root);
/// Fault [is-schema] of such a file.
Issue schema_fault(const std::string& file);

enum class Missing { is_fault, is_fine };

/// Reads the keys of `out` from an object. Members that already hold something are read over.
template <HasKeys T>
void read_object(const JsonValue& json, T& out, Faults& faults,
                 Missing missing = Missing::is_fault);

/// Objects that carry `remove` merge by id: io/merge_by_id.hpp reads them, not the generic reader.
template <class T>
inline constexpr bool is_merged_by_id = requires(T t) {
    t.remove;
};

template <HasKeys T>
void read_value(const JsonValue& json, T& out, Faults& faults) {
    read_object(json, out, faults);
}
template <class E>
requires std::is_enum_v<E>
void read_value(const JsonValue& json, E& out, Faults& faults) {
    std::vector<std::string> words;
    for (const auto& [word, meaning] : Words<E>::list)
        words.emplace_back(word);
    const std::size_t at = read_word(json, words, faults);
    if (at < words.size())
        out = Words<E>::list[at].second;
}
template <class T>
void read_value(const JsonValue& json, std::optional<T>& out, Faults& faults) {
    T value = out ? *out : T{};
    if constexpr (HasKeys<T>)
        read_object(json, value, faults, out ? Missing::is_fine : Missing::is_fault);
    else
        read_value(json, value, faults);
    out = std::move(value);
}
template <class T>
void read_value(const JsonValue& json, std::vector<T>& out, Faults& faults) {
    const JsonValue::List* list = json.list();
    if (list == nullptr)
        return wrong_type(json, "a list", faults);
    out.clear();
    out.resize(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Faults::Inside inside(faults, i);
        read_value((*list)[i], out[i], faults);
    }
}
template <class T>
void read_value(const JsonValue& json, std::map<std::string, T>& out, Faults& faults) {
    const JsonValue::Object* members = json.object();
    if (members == nullptr)
        return wrong_type(json, "an object", faults);
    for (const JsonMember& member : *members) {
        const Faults::Inside inside(faults, member.key);
        read_value(member.value, out[member.key], faults);
    }
}

namespace detail {

template <class V>
struct Kinds;
template <class... A>
struct Kinds<std::variant<A...>> {
    static std::vector<std::string> names() { return {std::string(A::kind)...}; }
    /// Makes the variant's alternative of that kind; keeps what it holds if it is of it already.
    static void make(std::variant<A...>& out, std::string_view kind) {
        ((kind == A::kind && !std::holds_alternative<A>(out) ? void(out = A{}) : void()), ...);
    }
};

template <class T>
class ObjectReader {
  public:
    ObjectReader(const JsonValue& json, T& out, Faults& faults, Missing missing,
                 std::vector<std::string>& known, bool& any_key)
        : json_(json), out_(out), faults_(faults), missing_(missing), known_(known),
          any_key_(any_key) {}

    template <class M>
    void key(const KeyInfo& info, M T::*member) const {
        known_.emplace_back(info.name);
        const JsonValue* value = json_.find(info.name);
        if (value == nullptr) {
            if (info.required && missing_ == Missing::is_fault)
                missing_key(Keys<T>::noun, info.name, faults_);
            return;
        }
        if constexpr (is_vector<M>) {
            if constexpr (is_merged_by_id<typename M::value_type>)
                return;
        }
        const Faults::Inside inside(faults_, info.name);
        read_value(*value, out_.*member, faults_);
    }
    template <class M>
    void flat(M T::*member) const {
        if constexpr (is_variant<M>)
            read_kind(out_.*member);
        else
            Keys<M>::visit(
                ObjectReader<M>(json_, out_.*member, faults_, missing_, known_, any_key_));
    }
    /// The variant named by `kind`, whose keys stand in the same object.
    template <class V>
    void read_kind(V& out) const {
        known_.emplace_back("kind");
        const std::vector<std::string> kinds = Kinds<V>::names();
        Missing missing = missing_;
        if (const JsonValue* kind = json_.find("kind")) {
            const Faults::Inside inside(faults_, "kind");
            const std::string* name = kind->text();
            if (name == nullptr) {
                any_key_ = true;
                return wrong_type(*kind, "the name of a kind", faults_);
            }
            if (std::find(kinds.begin(), kinds.end(), *name) == kinds.end()) {
                any_key_ = true;
                std::string all;
                for (const std::string& known : kinds)
                    all += (all.empty() ? "one of: " : ", ") + known;
                const std::string near = did_you_mean(*name, kinds);
                faults_.error("unknown-kind", "there is no kind " + gashub::quoted(*name),
                              near.empty() ? all : near);
                return;
            }
            const std::size_t before = out.index();
            Kinds<V>::make(out, *name);
            if (out.index() != before)
                missing = Missing::is_fault;
        } else if (missing_ == Missing::is_fault) {
            any_key_ = true;
            missing_key(Keys<T>::noun, "kind", faults_);
            return;
        }
        std::visit(
            [&]<class Body>(Body& body) {
                Keys<Body>::visit(
                    ObjectReader<Body>(json_, body, faults_, missing, known_, any_key_));
            },
            out);
    }

  private:
    const JsonValue& json_;
    T& out_;
    Faults& faults_;
    Missing missing_;
    std::vector<std::string>& known_;
    bool& any_key_; ///< the kind is not known, so neither are its keys
};

/// Stands for a variant that is an object of its own (a site's cost).
template <class V>
struct Alone {
    V body;
};

} // namespace detail

template <class V>
struct Keys<detail::Alone<V>> {
    static constexpr std::string_view noun = "cost";
};

/// Faults [unknown-key] for keys of an object that are not in `known`;.
void check_unknown_keys(const JsonValue& json, std::string_view noun,
                        const std::vector<std::string>& known, Faults& faults);

template <HasKeys T>
void read_object(const JsonValue& json, T& out, Faults& faults, Missing missing) {
    if (json.object() == nullptr)
        return wrong_type(json, "an object", faults);
    std::vector<std::string> known;
    bool any_key = false;
    Keys<T>::visit(detail::ObjectReader<T>(json, out, faults, missing, known, any_key));
    if (!any_key)
        check_unknown_keys(json, Keys<T>::noun, known, faults);
}

template <class... A>
void read_value(const JsonValue& json, std::variant<A...>& out, Faults& faults) {
    if (json.object() == nullptr)
        return wrong_type(json, "an object", faults);
    using V = std::variant<A...>;
    std::vector<std::string> known;
    bool any_key = false;
    detail::Alone<V> alone{std::move(out)};
    detail::ObjectReader<detail::Alone<V>>(json, alone, faults, Missing::is_fault, known, any_key)
        .read_kind(alone.body);
    out = std::move(alone.body);
    if (!any_key)
        check_unknown_keys(json, "cost", known, faults);
}

} // namespace gashub
