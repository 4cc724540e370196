#pragma once
// From structs of the model to JSON, by the dictionary: keys in its order, those that hold their
// default left out. What json_reader reads back is equal.

#include "io/json_writer.hpp"
#include "model/dictionary.hpp"
#include "model/value_checks.hpp"

namespace gashub {

template <HasKeys T>
void write_members(const T& object, JsonWriter& out);

inline void write_value(const std::string& text, JsonWriter& out) {
    out.value(text);
}
inline void write_value(double number, JsonWriter& out) {
    out.value(number);
}
inline void write_value(int number, JsonWriter& out) {
    out.value(number);
}
inline void write_value(bool truth, JsonWriter& out) {
    out.value(truth);
}
inline void write_value(Date date, JsonWriter& out) {
    out.value(to_string(date));
}
void write_value(const Text& text, JsonWriter& out);
void write_value(const Steps& steps, JsonWriter& out);
void write_value(const PathValues& values, JsonWriter& out);
void write_value(const std::vector<Horizon>& pieces, JsonWriter& out);

template <HasKeys T>
void write_value(const T& object, JsonWriter& out) {
    out.begin_object();
    write_members(object, out);
    out.end_object();
}
template <class E>
requires std::is_enum_v<E>
void write_value(E value, JsonWriter& out) {
    for (const auto& [word, meaning] : Words<E>::list)
        if (meaning == value)
            out.value(word);
}
template <class T>
void write_value(const std::optional<T>& value, JsonWriter& out) {
    write_value(*value, out);
}
template <class T>
void write_value(const std::vector<T>& values, JsonWriter& out) {
    out.begin_array();
    for (const T& value : values)
        write_value(value, out);
    out.end_array();
}
template <class T>
void write_value(const std::map<std::string, T>& values, JsonWriter& out) {
    out.begin_object();
    for (const auto& [name, value] : values) {
        out.key(name);
        write_value(value, out);
    }
    out.end_object();
}
template <class... A>
void write_value(const std::variant<A...>& body, JsonWriter& out) {
    out.begin_object();
    std::visit(
        [&]<class Body>(const Body& alternative) {
            out.member("kind", Body::kind);
            write_members(alternative, out);
        },
        body);
    out.end_object();
}

template <class T>
class MemberWriter {
  public:
    MemberWriter(const T& object, JsonWriter& out) : object_(object), out_(out) {}
    template <class M>
    void key(const KeyInfo& info, M T::*member) const {
        static const T usual{};
        const M& value = object_.*member;
        if (value == usual.*member &&
            !(info.required && std::is_arithmetic_v<M>)&&!is_needed(info, value))
            return;
        out_.key(info.name);
        write_value(value, out_);
    }
    template <class M>
    void flat(M T::*member) const {
        if constexpr (is_variant<M>)
            std::visit(
                [&]<class Body>(const Body& body) {
                    out_.member("kind", Body::kind);
                    write_members(body, out_);
                },
                object_.*member);
        else
            write_members(object_.*member, out_);
    }

  private:
    const T& object_;
    JsonWriter& out_;

    /// A required key is written even with its default, unless that default says that nothing is
    /// there.
    template <class M>
    static bool is_needed(const KeyInfo& info, const M& value) {
        if constexpr (is_variant<M> || std::is_same_v<M, Steps> || std::is_enum_v<M> ||
                      std::is_same_v<M, Date>)
            return info.required;
        else if constexpr (requires { value.empty(); })
            return info.required;
        else
            return false;
    }
};

template <HasKeys T>
void write_members(const T& object, JsonWriter& out) {
    Keys<T>::visit(MemberWriter<T>(object, out));
}

} // namespace gashub
