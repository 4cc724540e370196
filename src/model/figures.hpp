#pragma once
// Small values that networks and scenarios share: text by language, figures with their source,
// dated steps, price formulas.

#include "base/calendar.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace gashub {

/// A string, or one by language; `en` stands where a language is missing.
struct Text {
    std::string en, tr;
    bool empty() const { return en.empty() && tr.empty(); }
    bool operator==(const Text&) const = default;
};

enum class Confidence { unstated, low, medium, high };

/// Where one figure of an object comes from, if not from where the rest does.
struct FigureNote {
    std::string source; ///< id in `sources`
    Confidence confidence = Confidence::unstated;
    std::string note;
    bool operator==(const FigureNote&) const = default;
};

/// Source and confidence of an object's figures; `figures` names the keys that have their own.
struct Provenance {
    std::string source; ///< id in `sources`; several joined by "+"
    Confidence confidence = Confidence::unstated;
    std::string note;
    std::map<std::string, FigureNote> figures;
    bool operator==(const Provenance&) const = default;
};

struct Source {
    std::string id;
    std::string title, publisher, address, terms;
    std::optional<int> year;
    bool operator==(const Source&) const = default;
};

/// A number that may change on stated days.
struct DatedValue {
    Date from;
    double value = 0;
    bool operator==(const DatedValue&) const = default;
};
struct Steps {
    double first = 0;              ///< before the first date
    std::vector<DatedValue> later; ///< ascending
    double at(Date date) const;
    double mean_over(const Period& period) const; ///< by days
    double largest() const;
    bool operator==(const Steps&) const = default;
};

// Price formulas, INTERFACES "Formula". Means are over `average_months` that end `lag_months`
// before the month.
struct FixedPrice {
    static constexpr std::string_view kind = "fixed";
    double eur_per_mwh = 0;
    bool operator==(const FixedPrice&) const = default;
};
struct HubPrice {
    static constexpr std::string_view kind = "hub";
    std::string node;
    double add_eur_per_mwh = 0;
    int average_months = 1, lag_months = 0;
    bool operator==(const HubPrice&) const = default;
};
struct OilPrice { ///< constant + slope (USD/MMBtu per USD/bbl) x mean of Brent
    static constexpr std::string_view kind = "oil";
    double constant_eur_per_mwh = 0, slope = 0;
    int average_months = 9, lag_months = 0;
    bool operator==(const OilPrice&) const = default;
};
struct SeriesPrice {
    static constexpr std::string_view kind = "series";
    std::string series;
    double factor = 1, add_eur_per_mwh = 0;
    int average_months = 1, lag_months = 0;
    bool operator==(const SeriesPrice&) const = default;
};
struct FormulaPart;
struct MixPrice { ///< shares of parts
    static constexpr std::string_view kind = "mix";
    std::vector<FormulaPart> parts;
    bool operator==(const MixPrice& other) const;
};
struct MaxPrice {
    static constexpr std::string_view kind = "max";
    std::vector<FormulaPart> parts;
    bool operator==(const MaxPrice& other) const;
};
using FormulaBody = std::variant<FixedPrice, HubPrice, OilPrice, SeriesPrice, MixPrice, MaxPrice>;
struct Formula {
    FormulaBody body;
    bool operator==(const Formula&) const = default;
};
struct FormulaPart {
    double share = 1;
    FormulaBody body;
    bool operator==(const FormulaPart&) const = default;
};
/// An amount of a bill a year that is paid some years later, at a rate of interest.
struct Deferral {
    double amount_meur = 0, years = 0, rate = 0;
    bool operator==(const Deferral&) const = default;
};

inline bool MixPrice::operator==(const MixPrice& other) const {
    return parts == other.parts;
}
inline bool MaxPrice::operator==(const MaxPrice& other) const {
    return parts == other.parts;
}

} // namespace gashub
