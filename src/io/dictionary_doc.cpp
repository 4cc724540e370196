#include "io/dictionary_doc.hpp"

#include "io/number_text.hpp"
#include "model/dictionary.hpp"
#include "model/value_checks.hpp"
#include "study/dictionary_study.hpp"

#include <algorithm>

namespace gashub {
namespace {

class Describer {
  public:
    std::vector<ObjectDoc> objects;

    template <HasKeys T>
    std::string add() {
        const std::string name(Keys<T>::noun);
        if (!is_known(name)) {
            const std::size_t at = start(name);
            ObjectDoc object{name, {}, {}};
            collect<T>(object.keys, object.kinds);
            objects[at] = std::move(object);
        }
        return name;
    }
    /// A variant that is an object of its own.
    template <class V>
    std::string add_variant(const std::string& name) {
        if (!is_known(name)) {
            const std::size_t at = start(name);
            ObjectDoc object{name, {}, {}};
            add_kinds(object.kinds, static_cast<const V*>(nullptr));
            objects[at] = std::move(object);
        }
        return name;
    }
    template <class T>
    void collect(std::vector<KeyDoc>& keys, std::vector<KindDoc>& kinds) {
        Keys<T>::visit(Collector<T>{*this, keys, kinds});
    }

  private:
    template <class T>
    struct Collector {
        Describer& describer;
        std::vector<KeyDoc>& keys;
        std::vector<KindDoc>& kinds;

        template <class M>
        void key(const KeyInfo& info, M T::*member) const {
            static const T usual{};
            keys.push_back({std::string(info.name), std::string(info.unit),
                            std::string(info.meaning), std::string(info.refers_to),
                            info.required ? "" : default_of(usual.*member), info.required,
                            info.least, info.most,
                            describer.type_of(static_cast<const M*>(nullptr), info)});
        }
        template <class M>
        void flat(M T::*) const {
            if constexpr (is_variant<M>)
                describer.add_kinds(kinds, static_cast<const M*>(nullptr));
            else
                describer.collect<M>(keys, kinds);
        }
    };

    bool is_known(const std::string& name) const {
        return std::any_of(objects.begin(), objects.end(),
                           [&](const ObjectDoc& object) { return object.name == name; });
    }
    /// Keeps the place, so that what describes itself ends.
    std::size_t start(const std::string& name) {
        objects.push_back({name, {}, {}});
        return objects.size() - 1;
    }
    template <class... A>
    void add_kinds(std::vector<KindDoc>& kinds, const std::variant<A...>*) {
        const auto add_one = [&]<class Body>(const Body*) {
            KindDoc kind{std::string(Body::kind), {}};
            std::vector<KindDoc> none;
            collect<Body>(kind.keys, none);
            kinds.push_back(std::move(kind));
        };
        (add_one(static_cast<const A*>(nullptr)), ...);
    }

    static std::string default_of(double value) {
        std::string text;
        append_number(text, value);
        return value == 0 ? "" : text;
    }
    static std::string default_of(int value) { return value == 0 ? "" : std::to_string(value); }
    template <class M>
    static std::string default_of(const M& value) {
        if constexpr (std::is_enum_v<M>) {
            for (const auto& [word, meaning] : Words<M>::list)
                if (meaning == value)
                    return std::string(word);
        }
        return {};
    }

    static TypeDoc simple(Shape shape) { return {shape, {}, {}, {}}; }
    TypeDoc type_of(const std::string*, const KeyInfo&) { return simple(Shape::text); }
    TypeDoc type_of(const Text*, const KeyInfo&) { return simple(Shape::text_by_language); }
    TypeDoc type_of(const double*, const KeyInfo&) { return simple(Shape::number); }
    TypeDoc type_of(const int*, const KeyInfo&) { return simple(Shape::whole); }
    TypeDoc type_of(const bool*, const KeyInfo&) { return simple(Shape::truth); }
    TypeDoc type_of(const Date*, const KeyInfo&) { return simple(Shape::date); }
    TypeDoc type_of(const Steps*, const KeyInfo&) {
        add<DatedValue>();
        return simple(Shape::steps);
    }
    TypeDoc type_of(const PathValues*, const KeyInfo&) { return simple(Shape::path_values); }
    TypeDoc type_of(const std::vector<Horizon>*, const KeyInfo&) {
        return {Shape::one_or_list, {}, {}, add<Horizon>()};
    }
    template <class M>
    TypeDoc type_of(const std::optional<M>*, const KeyInfo& info) {
        return type_of(static_cast<const M*>(nullptr), info);
    }
    template <class M>
    TypeDoc type_of(const std::vector<M>*, const KeyInfo& info) {
        return {Shape::list, {}, {type_of(static_cast<const M*>(nullptr), info)}, {}};
    }
    template <class M>
    TypeDoc type_of(const std::map<std::string, M>*, const KeyInfo& info) {
        return {Shape::map, {}, {type_of(static_cast<const M*>(nullptr), info)}, {}};
    }
    template <class M>
    requires(HasKeys<M> || is_variant<M> || std::is_enum_v<M>) TypeDoc
        type_of(const M*, const KeyInfo& info) {
        TypeDoc type;
        if constexpr (std::is_enum_v<M>) {
            type.shape = Shape::word;
            for (const auto& [word, meaning] : Words<M>::list)
                type.words.emplace_back(word);
        } else {
            type.shape = Shape::object;
            if constexpr (is_variant<M>)
                type.object = add_variant<M>(std::string(info.name));
            else
                type.object = add<M>();
        }
        return type;
    }
};

} // namespace

std::vector<ObjectDoc> describe_network() {
    Describer describer;
    describer.add<NetworkParts>();
    return std::move(describer.objects);
}

std::vector<ObjectDoc> describe_scenario() {
    Describer describer;
    describer.add<ScenarioParts>();
    return std::move(describer.objects);
}

std::vector<ObjectDoc> describe_study() {
    Describer describer;
    describer.add<StudyParts>();
    return std::move(describer.objects);
}

} // namespace gashub
