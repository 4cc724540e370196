#include "model/faults.hpp"

#include <utility>

namespace gashub {

std::string pointer_step(std::string_view key) {
    std::string text = "/";
    for (char c : key) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

void Faults::error(std::string code, std::string message, std::string hint) {
    add(Severity::error, std::move(code), std::move(message), std::move(hint));
}

void Faults::warning(std::string code, std::string message, std::string hint) {
    add(Severity::warning, std::move(code), std::move(message), std::move(hint));
}

std::string Faults::pointer() const {
    std::string text;
    for (const Step& step : path_)
        text += step.index >= 0 ? "/" + std::to_string(step.index) : pointer_step(step.key);
    return text;
}

Issues Faults::take() {
    if (left_out_ > 0)
        issues_.push_back({errors_ > 0 ? Severity::error : Severity::warning,
                           "too-many-faults",
                           {},
                           std::to_string(left_out_) + " more faults are not shown",
                           {}});
    left_out_ = 0;
    errors_ = 0;
    return std::exchange(issues_, {});
}

void Faults::add(Severity severity, std::string code, std::string message, std::string hint) {
    if (severity == Severity::error)
        ++errors_;
    if (issues_.size() >= most) {
        ++left_out_;
        return;
    }
    issues_.push_back(
        {severity, std::move(code), {{}, pointer()}, std::move(message), std::move(hint)});
}

} // namespace gashub
