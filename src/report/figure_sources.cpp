#include "report/figure_sources.hpp"

#include "io/number_text.hpp"
#include "io/table_columns.hpp"
#include "model/dictionary.hpp"
#include "model/value_checks.hpp"
#include "report/words.hpp"

#include <fmt/format.h>

namespace gashub {
namespace {

/// `arc.expandable` and the like as a row's figure; who states it.
struct Owner {
    std::string_view collection;
    std::string id, prefix;
    const Provenance* provenance = nullptr;
};

class FigureRows {
  public:
    FigureRows() {
        table.name = "figures";
        for (const char* name :
             {"collection", "id", "figure", "value", "unit", "source", "confidence", "note"})
            table.columns.push_back({name, CellKind::text, table.columns.size() < 3});
    }

    template <class T>
    void add_all(std::string_view collection, const std::vector<T>& objects) {
        for (const T& object : objects)
            add({collection, object.id, "", nullptr}, object);
    }

    template <HasKeys T>
    void add(const Owner& owner, const T& object) {
        Owner own = owner;
        if constexpr (requires { object.provenance; })
            own.provenance = &object.provenance;
        Keys<T>::visit(Visitor<T>{*this, own, object});
    }

    Table table;

  private:
    template <class T>
    struct Visitor {
        FigureRows& rows;
        const Owner& owner;
        const T& object;
        template <class M>
        void key(const KeyInfo& info, M T::*member) const {
            static const T usual{};
            if (info.required || !(object.*member == usual.*member))
                rows.figure(owner, info, object.*member);
        }
        template <class M>
        void flat(M T::*member) const {
            if constexpr (is_variant<M>)
                rows.figure(owner, KeyInfo{}, object.*member);
        }
    };

    void figure(const Owner& owner, const KeyInfo& info, double value) {
        std::string text;
        append_number(text, value);
        put(owner, info, std::move(text));
    }
    void figure(const Owner& owner, const KeyInfo& info, const Steps& steps) {
        std::string text;
        append_number(text, steps.first);
        for (const DatedValue& later : steps.later) {
            text += "; ";
            append_number(text, later.value);
            text += " from " + to_string(later.from);
        }
        put(owner, info, std::move(text));
    }
    void figure(const Owner& owner, const KeyInfo& info, const std::vector<double>& values) {
        put(owner, info, fmt::format("{} values", values.size()));
    }
    void figure(const Owner& owner, const KeyInfo& info,
                const std::map<std::string, double>& values) {
        put(owner, info, fmt::format("{} values", values.size()));
    }
    template <class T>
    void figure(const Owner& owner, const KeyInfo& info, const std::optional<T>& value) {
        if (value)
            figure(owner, info, *value);
    }
    template <HasKeys T>
    void figure(const Owner& owner, const KeyInfo& info, const T& object) {
        Owner part = owner;
        part.prefix += std::string(info.name) + ".";
        add(part, object);
    }
    template <HasKeys T>
    void figure(const Owner& owner, const KeyInfo& info, const std::vector<T>& objects) {
        for (const T& object : objects) {
            Owner part = owner;
            part.prefix += std::string(info.name) + ".";
            if constexpr (requires { object.id; })
                part.prefix += object.id + ".";
            add(part, object);
        }
    }
    template <class... A>
    void figure(const Owner& owner, const KeyInfo& info, const std::variant<A...>& body) {
        Owner part = owner;
        if (!info.name.empty())
            part.prefix += std::string(info.name) + ".";
        std::visit([&](const auto& alternative) { add(part, alternative); }, body);
    }
    /// Words, dates and switches are no figures.
    template <class T>
    void figure(const Owner&, const KeyInfo&, const T&) {}

    void put(const Owner& owner, const KeyInfo& info, std::string value) {
        static const Provenance nothing;
        const Provenance& from = owner.provenance ? *owner.provenance : nothing;
        const std::string name = owner.prefix + std::string(info.name);
        const auto own = from.figures.find(name.substr(name.rfind('.') + 1));
        const bool has_own = own != from.figures.end();
        const std::string& source =
            has_own && !own->second.source.empty() ? own->second.source : from.source;
        const Confidence confidence = has_own && own->second.confidence != Confidence::unstated
                                          ? own->second.confidence
                                          : from.confidence;
        const std::string& note =
            has_own && !own->second.note.empty() ? own->second.note : from.note;
        table.cells.insert(table.cells.end(),
                           {owner.collection, table.keep(owner.id), table.keep(name),
                            table.keep(std::move(value)), info.unit, table.keep(source),
                            word_of(confidence), table.keep(note)});
    }
};

} // namespace

Table figure_sources(const Network& network) {
    FigureRows rows;
    const NetworkParts& parts = network.parts();
    rows.add_all("nodes", parts.nodes);
    rows.add_all("pipelines", parts.pipelines);
    rows.add_all("terminals", parts.terminals);
    rows.add_all("lanes", parts.lanes);
    rows.add_all("joint_limits", parts.joint_limits);
    rows.add_all("sites", parts.sites);
    rows.add_all("markets", parts.markets);
    rows.add_all("storages", parts.storages);
    rows.add_all("contracts", parts.contracts);
    rows.add_all("series", parts.series);
    rows.add_all("profiles", parts.profiles);
    return std::move(rows.table);
}

std::map<std::string, int, std::less<>> figures_by_source(const Table& figures) {
    std::map<std::string, int, std::less<>> counts;
    const ColumnView source(figures, "source");
    for (std::size_t row = 0; row < figures.rows(); ++row) {
        std::string_view rest = source.text(row);
        while (!rest.empty()) {
            const std::size_t plus = rest.find('+');
            ++counts[std::string(rest.substr(0, plus))];
            rest = plus == std::string_view::npos ? std::string_view() : rest.substr(plus + 1);
        }
    }
    return counts;
}

} // namespace gashub
