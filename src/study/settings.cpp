#include "study/settings.hpp"

#include "base/text.hpp"
#include "model/faults.hpp"

#include <algorithm>
#include <cmath>

namespace gashub {
namespace {

/// A date moved by years; parts of a year by months.
Date years_later(Date date, double years) {
    return add_months(date, static_cast<int>(std::lround(12 * years)));
}

/// True for a step that fits one with a star for any signs.
bool fits_step(std::string_view pattern, std::string_view step) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos)
        return pattern == step;
    const std::string_view tail = pattern.substr(star + 1);
    return step.size() + 1 >= pattern.size() && step.starts_with(pattern.substr(0, star)) &&
           step.ends_with(tail);
}

/// What can stand behind `head` and fits `step`, each once. A step without a star is taken as it
/// is.
std::vector<std::string> steps_after(const StudyBase& base, const std::string& head,
                                     std::string_view step) {
    if (step.find('*') == std::string_view::npos)
        return {std::string(step)};
    std::vector<std::string> found;
    const std::string sectors = ".sectors.";
    if (head.starts_with("markets.") && head.ends_with(sectors)) {
        const std::string id = head.substr(8, head.size() - 8 - sectors.size());
        if (const int market = base.network.find("markets", id); market >= 0)
            for (const Sector& sector :
                 base.network.parts().markets[static_cast<std::size_t>(market)].sectors)
                found.push_back(sector.id);
    } else {
        for (const std::string& known : known_paths(base.scenario, base.network, head))
            found.push_back(known.substr(head.size(), known.find('.', head.size()) - head.size()));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase_if(found, [&](const std::string& name) { return !fits_step(step, name); });
    return found;
}

/// What stands at a path after earlier settings.
std::optional<PathValue> standing(const StudyBase& base, const PathValues& before,
                                  const std::string& path) {
    for (const auto& [known, value] : before)
        if (known == path)
            return value;
    return value_at(base.scenario, base.network, path);
}

/// The parameter's targets, its own path first.
std::vector<ParameterTarget> all_targets(const Parameter& parameter) {
    std::vector<ParameterTarget> targets = parameter.targets;
    if (!parameter.path.empty())
        targets.emplace(targets.begin())->path = parameter.path;
    return targets;
}

/// What a target sets at one path.
void add_setting(PathValues& out, const ParameterTarget& target, const std::string& path,
                 double number, const StudyBase& base, const PathValues& before, Faults& faults) {
    const double value = target.factor * number + target.add;
    if (target.mode == TargetMode::set) {
        out.emplace_back(path, value);
        return;
    }
    const std::optional<PathValue> now = standing(base, before, path);
    if (!now) {
        faults.error("unknown-path", "nothing stands at " + quoted(path) + " that could be changed",
                     "`mode` set gives it a value; other modes change the one it has");
        return;
    }
    if (target.mode == TargetMode::years_later) {
        const std::string* text = std::get_if<std::string>(&*now);
        const std::optional<Date> date = text ? parse_date(*text) : std::nullopt;
        if (!date)
            faults.error("wrong-type", quoted(path) + " is no date that could be moved");
        else
            out.emplace_back(path, to_string(years_later(*date, value)));
        return;
    }
    const double* stands = std::get_if<double>(&*now);
    if (stands == nullptr)
        faults.error("wrong-type", quoted(path) + " is no number that could be changed");
    else
        out.emplace_back(path,
                         target.mode == TargetMode::times ? *stands * value : *stands + value);
}

} // namespace

std::vector<std::string> fitting_paths(const StudyBase& base, std::string_view path) {
    if (path.find('*') == std::string_view::npos)
        return {std::string(path)};
    std::vector<std::string> heads{""};
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t dot = std::min(path.find('.', at), path.size());
        const std::string_view step = path.substr(at, dot - at);
        const bool is_last = dot == path.size();
        at = dot + 1;
        std::vector<std::string> longer;
        for (const std::string& head : heads)
            for (const std::string& name : steps_after(base, head, step))
                longer.push_back(head + name + (is_last ? "" : "."));
        heads = std::move(longer);
    }
    // Behind a star only what is there counts: not every thing has the key.
    std::erase_if(heads, [&](const std::string& head) {
        return !value_at(base.scenario, base.network, head);
    });
    return heads;
}

PathValues settings_of(const Parameter& parameter, double number, const StudyBase& base,
                       const PathValues& before, Faults& faults) {
    PathValues out;
    for (const ParameterTarget& target : all_targets(parameter)) {
        if (is_own_path(target.path) || !target.of.empty())
            continue;
        const std::vector<std::string> paths = fitting_paths(base, target.path);
        if (paths.empty())
            faults.error("unknown-path", "nothing fits the path " + quoted(target.path));
        for (const std::string& path : paths)
            add_setting(out, target, path, number, base, before, faults);
    }
    return out;
}

double own_value(const Study& study, std::span<const Choice> choices, std::string_view path,
                 double value) {
    for (const Choice& choice : choices) {
        const Parameter* parameter = study.find_parameter(choice.parameter);
        if (parameter == nullptr || !parameter->options.empty())
            continue;
        for (const ParameterTarget& target : all_targets(*parameter)) {
            if (target.path != path)
                continue;
            const double laid = target.factor * choice.number + target.add;
            value = target.mode == TargetMode::times ? value * laid
                    : target.mode == TargetMode::set ? laid
                                                     : value + laid;
        }
    }
    return value;
}

void lay_over(PathValues& values, const PathValues& more) {
    for (const auto& [path, value] : more) {
        const auto same = std::find_if(values.begin(), values.end(),
                                       [&, key = &path](const auto& v) { return v.first == *key; });
        if (same == values.end())
            values.emplace_back(path, value);
        else
            same->second = value;
    }
}

} // namespace gashub
