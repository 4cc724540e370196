#pragma once
// Keys of a study's objects; a part of the dictionary (model/dictionary.hpp) that stands here
// because its structs do.

#include "model/dictionary.hpp"
#include "study/dictionary_participation.hpp"
#include "study/dictionary_power.hpp"
#include "study/dictionary_project.hpp"
#include "study/dictionary_security.hpp"
#include "study/dictionary_tables.hpp"
#include "study/study_parts.hpp"

namespace gashub {

#define GASHUB_WORDS(TYPE, ...)                                                                    \
    template <>                                                                                    \
    struct Words<TYPE> {                                                                           \
        static constexpr auto list =                                                               \
            std::to_array<std::pair<std::string_view, TYPE>>({__VA_ARGS__});                       \
    };
GASHUB_WORDS(TargetMode, {"set", TargetMode::set}, {"times", TargetMode::times},
             {"plus", TargetMode::plus}, {"years-later", TargetMode::years_later})
GASHUB_WORDS(Matches, {"sum", Matches::sum}, {"mean", Matches::mean}, {"least", Matches::least},
             {"most", Matches::most}, {"count", Matches::count}, {"first", Matches::first})
GASHUB_WORDS(ReadIn, {"all", ReadIn::all}, {"one-off", ReadIn::one_off},
             {"central", ReadIn::central})
GASHUB_WORDS(Sampling, {"latin-hypercube", Sampling::latin_hypercube},
             {"monte-carlo", Sampling::monte_carlo})
#undef GASHUB_WORDS

// One key a line, however long, reads as the table it is.
// clang-format off
template <>
struct Keys<Uniform> {
    static constexpr std::string_view noun = "uniform distribution";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"low", "", "least value"}.must(), &Uniform::low);
        v.key(KeyInfo{"high", "", "largest value"}.must(), &Uniform::high);
    }
};
template <>
struct Keys<Triangular> {
    static constexpr std::string_view noun = "triangular distribution";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"low", "", "least value"}.must(), &Triangular::low);
        v.key(KeyInfo{"mode", "", "likeliest value"}.must(), &Triangular::mode);
        v.key(KeyInfo{"high", "", "largest value"}.must(), &Triangular::high);
    }
};
template <>
struct Keys<Normal> {
    static constexpr std::string_view noun = "normal distribution";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"mean", "", "mean"}.must(), &Normal::mean);
        v.key(KeyInfo{"deviation", "", "standard deviation"}.must().from(0), &Normal::deviation);
    }
};
template <>
struct Keys<Lognormal> {
    static constexpr std::string_view noun = "lognormal distribution";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"median", "", "median"}.must(), &Lognormal::median);
        v.key(KeyInfo{"deviation_of_log", "", "standard deviation of the logarithm"}.must().from(0),
              &Lognormal::deviation_of_log);
    }
};
template <>
struct Keys<Discrete> {
    static constexpr std::string_view noun = "discrete distribution";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"values", "", "values there are, rising"}.must(), &Discrete::values);
        v.key(KeyInfo{"odds", "", "odds of each, in any scale; default equal"}.from(0),
              &Discrete::odds);
    }
};
template <>
struct Keys<Distribution> {
    static constexpr std::string_view noun = "distribution";
    template <class V>
    static void visit(V&& v) {
        v.flat(&Distribution::body);
    }
};
template <>
struct Keys<ParameterTarget> {
    static constexpr std::string_view noun = "target";
    template <class V>
    static void visit(V&& v) {
        v.key(
            KeyInfo{"path", "", "what it sets, as --set takes it; `*` in a step means all that fit"}
                .must(),
            &ParameterTarget::path);
        v.key(KeyInfo{"mode", "",
                      "set, times or plus what stands there, or years by which a date moves later"},
              &ParameterTarget::mode);
        v.key(KeyInfo{"factor", "", "the value is taken times this first"},
              &ParameterTarget::factor);
        v.key(KeyInfo{"add", "", "then this is added"}, &ParameterTarget::add);
        v.key(KeyInfo{"of", "",
                      "a measure: then times what it is in the run with the parameter's central "
                      "value, which sets nothing"},
              &ParameterTarget::of);
    }
};
template <>
struct Keys<ParameterOption> {
    static constexpr std::string_view noun = "option";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &ParameterOption::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &ParameterOption::title);
        v.key(KeyInfo{"set", "", "path -> value"}, &ParameterOption::set);
        v.key(KeyInfo{"scenario", "", "file or id of a scenario that stands in for the base"},
              &ParameterOption::scenario);
    }
};
template <>
struct Keys<Parameter> {
    static constexpr std::string_view noun = "parameter";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name; default the path"}, &Parameter::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Parameter::title);
        v.key(KeyInfo{"path", "", "what it sets, as --set takes it"}, &Parameter::path);
        v.key(KeyInfo{"targets", "", "what it sets, where it sets several things"},
              &Parameter::targets);
        v.key(KeyInfo{"values", "", "an axis of cases: these values"}, &Parameter::values);
        v.key(KeyInfo{"options", "", "an axis of cases: these named settings"},
              &Parameter::options);
        v.key(KeyInfo{"central", "", "value of the central case; default the middle one"},
              &Parameter::central);
        v.key(KeyInfo{"central_option", "", "option of the central case; default the first"},
              &Parameter::central_option);
        v.key(KeyInfo{"distribution", "", "an uncertain input: how it is drawn"},
              &Parameter::distribution);
        v.key(KeyInfo{"unit", "", "unit of its value"}, &Parameter::unit);
        v.key(KeyInfo{"source", "", "where its range comes from"}, &Parameter::source);
        v.key(KeyInfo{"own_estimate", "", "true: no source but the authors' judgement"},
              &Parameter::own_estimate);
        v.key(KeyInfo{"note", "", "what a reader should know of it"}, &Parameter::note);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"},
              &Parameter::remove);
    }
};
template <>
struct Keys<Correlation> {
    static constexpr std::string_view noun = "correlation";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"between", "", "two uncertain parameters, by id or path"}.must(),
              &Correlation::between);
        v.key(KeyInfo{"rank", "", "rank correlation"}.must().in(-1, 1), &Correlation::rank);
    }
};
template <>
struct Keys<StudyCase> {
    static constexpr std::string_view noun = "case";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name"}.must(), &StudyCase::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &StudyCase::title);
        v.key(KeyInfo{"scenario", "", "file or id of a scenario that stands in for the base"},
              &StudyCase::scenario);
        v.key(KeyInfo{"set", "", "path -> value"}, &StudyCase::set);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"},
              &StudyCase::remove);
    }
};
template <>
struct Keys<MeasureTerm> {
    static constexpr std::string_view noun = "term";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"indicator", "", "name of a number of a run; `one` is 1 in every run"}.must(),
              &MeasureTerm::indicator);
        v.key(KeyInfo{"scope", "", "of what; `*` for a step between colons means all"},
              &MeasureTerm::scope);
        v.key(KeyInfo{"factor", "", "times this"}, &MeasureTerm::factor);
        v.key(
            KeyInfo{
                "at", "",
                "of the run with these choices in place of its own: parameter or `case` -> choice"},
            &MeasureTerm::at);
    }
};
template <>
struct Keys<Condition> {
    static constexpr std::string_view noun = "condition";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"measure", "", "id of a measure of `watch`"}, &Condition::measure);
        v.key(KeyInfo{"indicator", "", "or the name of a number of a run"}, &Condition::indicator);
        v.key(KeyInfo{"scope", "", "of what"}, &Condition::scope);
        v.key(KeyInfo{"above", "", "holds above this"}, &Condition::above);
        v.key(KeyInfo{"below", "", "holds below this"}, &Condition::below);
    }
};
template <>
struct Keys<Measure> {
    static constexpr std::string_view noun = "measure";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"id", "", "unique name; default indicator and scope"}, &Measure::id);
        v.key(KeyInfo{"title", "", "its name in tables, by language"}, &Measure::title);
        v.key(KeyInfo{"unit", "", "its unit"}, &Measure::unit);
        v.flat(&Measure::first);
        v.key(KeyInfo{"plus", "", "terms that are added"}, &Measure::plus);
        v.key(KeyInfo{"over", "", "terms whose sum it is divided by"}, &Measure::over);
        v.key(
            KeyInfo{"read_in", "",
                    "all runs, those with at most one axis off its central choice, or the central "
                    "ones alone; what it is held against is run for these"},
            &Measure::read_in);
        v.key(KeyInfo{"matches", "", "what is made of several matches of a `*`"},
              &Measure::matches);
        v.key(KeyInfo{"match_above", "", "of the matches of a `*` only those above this"},
              &Measure::match_above);
        v.key(KeyInfo{"match_below", "", "of the matches of a `*` only those below this"},
              &Measure::match_below);
        v.key(KeyInfo{"holds", "", "the measure is then times how many of these conditions hold"},
              &Measure::holds);
        v.key(
            KeyInfo{"largest", "", "over 0: name so many of the largest matches, with their shares"}
                .in(0, 10),
            &Measure::largest);
        v.key(KeyInfo{"names", "", "last step of a match's scope -> its name, for `largest`"},
              &Measure::names);
        v.key(KeyInfo{"decimals", "", "digits after the dot"}.in(0, 6), &Measure::decimals);
        v.key(KeyInfo{"remove", "", "true: takes the inherited one of this id away"},
              &Measure::remove);
    }
};
template <>
struct Keys<SentencePart> {
    static constexpr std::string_view noun = "sentence";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"when", "", "conditions that must hold; default none"}, &SentencePart::when);
        v.key(KeyInfo{"text", "", "words with numbers in braces, by language"},
              &SentencePart::text);
    }
};
template <>
struct Keys<ThresholdSpec> {
    static constexpr std::string_view noun = "threshold";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"parameter", "", "id or path of the parameter that is moved"}.must(),
              &ThresholdSpec::parameter);
        v.key(KeyInfo{"low", "", "least value looked at; default the parameter's"},
              &ThresholdSpec::low);
        v.key(KeyInfo{"high", "", "largest value looked at; default the parameter's"},
              &ThresholdSpec::high);
        v.key(KeyInfo{"points", "", "values looked at in the first round"}.in(2, 1000),
              &ThresholdSpec::points);
        v.key(
            KeyInfo{"tolerance", "",
                    "width of the bracket at which a search ends; default a hundredth of the span"}
                .from(0),
            &ThresholdSpec::tolerance);
        v.key(KeyInfo{"condition", "", "what turns; default the study's condition"},
              &ThresholdSpec::condition);
        v.key(KeyInfo{"told_by", "", "id of a measure that is told at both ends of the bracket"},
              &ThresholdSpec::told_by);
    }
};
template <>
struct Keys<GridStudy> {
    static constexpr std::string_view noun = "grid";
    template <class V>
    static void visit(V&&) {}
};
template <>
struct Keys<ListStudy> {
    static constexpr std::string_view noun = "list";
    template <class V>
    static void visit(V&&) {}
};
template <>
struct Keys<SampleStudy> {
    static constexpr std::string_view noun = "sample";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"draws", "", "how many futures"}.must().in(2, 1000000), &SampleStudy::draws);
        v.key(KeyInfo{"sampling", "", "latin-hypercube or monte-carlo"}, &SampleStudy::sampling);
    }
};
template <>
struct Keys<ThresholdStudy> {
    static constexpr std::string_view noun = "threshold study";
    template <class V>
    static void visit(V&&) {}
};
template <>
struct Keys<StudyParts> {
    static constexpr std::string_view noun = "study";
    template <class V>
    static void visit(V&& v) {
        v.key(KeyInfo{"format", "", "1"}.must().in(1, 1), &StudyParts::format);
        v.key(KeyInfo{"id", "", "unique name, that of the file"}.must(), &StudyParts::id);
        v.key(KeyInfo{"title", "", "heading, by language"}, &StudyParts::title);
        v.key(KeyInfo{"question", "", "one sentence, by language"}, &StudyParts::question);
        v.key(KeyInfo{"reading", "", "what to look at, by language"}, &StudyParts::reading);
        v.key(KeyInfo{"sources", "", "of the study's own assumptions, in words"},
              &StudyParts::sources);
        v.key(KeyInfo{"base", "", "scenario that it builds on: file or id"}.must(),
              &StudyParts::base);
        v.key(KeyInfo{"extends", "", "study that this one builds on: file or id"},
              &StudyParts::extends);
        v.flat(&StudyParts::kind);
        v.key(KeyInfo{"seed", "", "of the draws"}.in(0, 1000000000), &StudyParts::seed);
        v.key(KeyInfo{"parameters", "", "what is varied; merge by id"}, &StudyParts::parameters);
        v.key(KeyInfo{"correlations", "", "between uncertain inputs"}, &StudyParts::correlations);
        v.key(KeyInfo{"cases", "", "named scenarios; merge by id"}, &StudyParts::cases);
        v.key(KeyInfo{"watch", "", "what is measured in every run; merge by id"},
              &StudyParts::watch);
        v.key(KeyInfo{"headline", "", "the measure the answer leads with; default the first"},
              &StudyParts::headline);
        v.key(KeyInfo{"condition", "", "what is counted (odds in a sample)"},
              &StudyParts::condition);
        v.key(KeyInfo{"threshold", "", "where a condition turns along a parameter"},
              &StudyParts::threshold);
        v.key(KeyInfo{"tables", "", "tables of the answer; merge by id"}, &StudyParts::tables);
        v.key(KeyInfo{"sentence", "",
                      "sentences of which the first whose conditions hold is the answer"},
              &StudyParts::sentence);
        v.key(KeyInfo{"leaves_out", "", "what the model leaves out, by language"},
              &StudyParts::leaves_out);
        v.key(
            KeyInfo{"swings", "", "false: inputs are not set low and high about the central case"},
            &StudyParts::swings);
    }
};
// clang-format on

} // namespace gashub
