#include "model/member_path.hpp"

namespace gashub {

std::optional<double> SetMember::number(const KeyInfo& info) {
    const double* x = std::get_if<double>(&value_);
    if (x == nullptr) {
        wrong("a number is needed");
        return std::nullopt;
    }
    check_number(info, *x, faults_);
    return *x;
}

std::optional<Date> SetMember::date() const {
    if (const std::string* text = std::get_if<std::string>(&value_))
        return parse_date(*text);
    // A bare year reads as a number.
    if (const double* year = std::get_if<double>(&value_);
        year && *year == std::floor(*year) && std::abs(*year) < 1e5)
        return parse_date(std::to_string(static_cast<int>(*year)));
    return std::nullopt;
}

} // namespace gashub
