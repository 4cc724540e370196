#pragma once
// The dictionary of keys as plain data: what the JSON Schemas and the tables of the READMEs are
// made from.

#include <string>
#include <vector>

namespace gashub {

enum class Shape {
    text,
    text_by_language,
    number,
    whole,
    truth,
    date,
    steps,       ///< a number, or dated values
    word,        ///< one of `words`
    list,        ///< of inner[0]
    map,         ///< name -> inner[0]
    object,      ///< of the description `object`
    one_or_list, ///< an object or a list of such
    path_values  ///< path -> number, text, true or false
};

struct TypeDoc {
    Shape shape = Shape::text;
    std::vector<std::string> words;
    std::vector<TypeDoc> inner;
    std::string object;
};

struct KeyDoc {
    std::string name, unit, meaning, refers_to;
    std::string usual; ///< default in words, "" for none
    bool required = false;
    double least = 0, most = 0; ///< of the number or numbers; infinite where there is no bound
    TypeDoc type;
};

struct KindDoc {
    std::string kind;
    std::vector<KeyDoc> keys;
};

/// One object; where it has kinds, the keys of the one that its `kind` names stand beside its own.
struct ObjectDoc {
    std::string name;
    std::vector<KeyDoc> keys;
    std::vector<KindDoc> kinds;
};

/// The object of the file first, then what it is made of, each once, in order of appearance.
std::vector<ObjectDoc> describe_network();
std::vector<ObjectDoc> describe_scenario();
std::vector<ObjectDoc> describe_study();

} // namespace gashub
