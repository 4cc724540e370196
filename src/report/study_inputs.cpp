#include "report/study_inputs.hpp"

#include "report/answer_words.hpp"
#include "study/measure.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace gashub {
namespace {

std::string words_of(const Uniform& d) {
    return fmt::format("uniform, {:g} to {:g}", d.low, d.high);
}
std::string words_of(const Triangular& d) {
    return fmt::format("triangular, {:g} to {:g}, likeliest {:g}", d.low, d.high, d.mode);
}
std::string words_of(const Normal& d) {
    return fmt::format("normal, mean {:g}, standard deviation {:g}", d.mean, d.deviation);
}
std::string words_of(const Lognormal& d) {
    return fmt::format("lognormal, median {:g}, deviation of the logarithm {:g}", d.median,
                       d.deviation_of_log);
}
std::string words_of(const Discrete& d) {
    std::string words = "one of";
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        words += fmt::format("{} {:g}", i == 0 ? "" : ",", d.values[i]);
        if (i < d.odds.size())
            words += fmt::format(" (odds {:g})", d.odds[i]);
    }
    return words;
}

std::string source_of(const Parameter& parameter) {
    const bool says_so = parameter.source.starts_with("own");
    std::string words = parameter.own_estimate && !says_so ? "own estimate" : "";
    for (const std::string& more : {parameter.source, title_or(parameter.note, "")})
        if (!more.empty())
            words += (words.empty() ? "" : "; ") + more;
    return words.empty() ? "not stated" : words;
}

std::string name_of(const Parameter& parameter) {
    return title_of(parameter) + (parameter.unit.empty() ? "" : ", " + parameter.unit);
}

} // namespace

std::string distribution_words(const Distribution& distribution) {
    return std::visit([](const auto& body) { return words_of(body); }, distribution.body);
}

ShortTable uncertain_table(const Study& study, const Answer& answer) {
    ShortTable table{{"uncertain input", "range", "source",
                      answer.headline.title + " at low and high end" +
                          (answer.headline.unit.empty() ? "" : ", " + answer.headline.unit)},
                     {},
                     {}};
    for (const Parameter& parameter : study.parts().parameters) {
        if (!is_uncertain(parameter))
            continue;
        const auto swing =
            std::find_if(answer.swings.begin(), answer.swings.end(),
                         [&](const InputSwing& one) { return one.id == parameter.id; });
        std::string pull;
        if (swing != answer.swings.end())
            pull = fmt::format("{} to {}",
                               number_or_dash(swing->headline_low, answer.headline.decimals),
                               number_or_dash(swing->headline_high, answer.headline.decimals));
        table.rows.push_back({name_of(parameter), distribution_words(*parameter.distribution),
                              source_of(parameter), std::move(pull)});
    }
    return table;
}

ShortTable axes_table(const Study& study) {
    ShortTable table{{"what cases differ in", "cases", "central case", "source"}, {}, {}};
    for (const Parameter& parameter : study.parts().parameters) {
        if (!is_axis(parameter))
            continue;
        std::vector<std::string> cases;
        std::string central;
        for (const double value : parameter.values)
            cases.push_back(fmt::format("{:g}", value));
        for (const ParameterOption& option : parameter.options) {
            cases.push_back(title_or(option.title, option.id));
            if (option.id == parameter.central_option)
                central = cases.back();
        }
        if (parameter.central && parameter.options.empty())
            central = fmt::format("{:g}", *parameter.central);
        table.rows.push_back(
            {name_of(parameter), fmt::format("{}", fmt::join(cases, ", ")), central,
             parameter.source.empty() && parameter.note == Text{} ? "" : source_of(parameter)});
    }
    if (!study.parts().cases.empty()) {
        std::vector<std::string> cases;
        for (const StudyCase& single : study.parts().cases)
            cases.push_back(title_or(single.title, single.id));
        table.rows.push_back({"named cases", fmt::format("{}", fmt::join(cases, ", ")), "", ""});
    }
    return table;
}

std::vector<std::string> correlation_words(const Study& study) {
    std::vector<std::string> words;
    for (const Correlation& correlation : study.parts().correlations) {
        std::string pair;
        for (const std::string& name : correlation.between) {
            const Parameter* parameter = study.find_parameter(name);
            pair += (pair.empty() ? "" : " and ") +
                    (parameter == nullptr ? name : title_of(*parameter));
        }
        words.push_back(
            fmt::format("{} move together: rank correlation {:g}", pair, correlation.rank));
    }
    return words;
}

} // namespace gashub
