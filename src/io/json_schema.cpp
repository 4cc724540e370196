#include "io/json_schema.hpp"

#include "io/dictionary_doc.hpp"
#include "io/json_writer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gashub {
namespace {

/// Changes: of what a scenario extends, so nothing but the id is required.
enum class Form { whole, change };

std::string definition_name(const std::string& object, Form form) {
    std::string name = object;
    std::replace(name.begin(), name.end(), ' ', '-');
    return form == Form::change ? name + "-change" : name;
}

/// What a file names, or carries as an object.
bool may_be_carried(const KeyDoc& key) {
    return key.name == "network" && key.type.shape == Shape::text;
}

class SchemaWriter {
  public:
    explicit SchemaWriter(JsonWriter& out) : out_(out) {}

    void reference(const std::string& name) {
        out_.begin_object().member("$ref", "#/$defs/" + name).end_object();
    }

    void range(const KeyDoc& key) {
        if (std::isfinite(key.least))
            out_.member("minimum", key.least);
        if (std::isfinite(key.most))
            out_.member("maximum", key.most);
    }

    /// The members of a schema for one type.
    void type_members(const KeyDoc& key, const TypeDoc& type, Form form) {
        switch (type.shape) {
        case Shape::text:
            out_.member("type", "string");
            if (key.name == "id")
                out_.member("pattern", "^[a-z0-9-]{1,64}$");
            else if (key.required)
                out_.member("minLength", 1);
            return;
        case Shape::text_by_language:
            out_.member("$ref", "#/$defs/text");
            return;
        case Shape::number:
            out_.member("type", "number");
            return range(key);
        case Shape::whole:
            out_.member("type", "integer");
            return range(key);
        case Shape::truth:
            out_.member("type", "boolean");
            return;
        case Shape::date:
            out_.member("$ref", "#/$defs/date");
            return;
        case Shape::steps:
            return steps(key);
        case Shape::word:
            out_.key("enum").begin_array();
            for (const std::string& word : type.words)
                out_.value(word);
            out_.end_array();
            return;
        case Shape::list:
            out_.member("type", "array");
            if (key.required)
                out_.member("minItems", 1);
            out_.key("items");
            return schema(key, type.inner[0], form);
        case Shape::map:
            out_.member("type", "object").key("additionalProperties");
            return schema(key, type.inner[0], form);
        case Shape::object:
            out_.member("$ref", "#/$defs/" + definition_name(type.object, form));
            return;
        case Shape::one_or_list:
            out_.key("anyOf").begin_array();
            reference(definition_name(type.object, form));
            out_.begin_object().member("type", "array").member("minItems", 1).key("items");
            reference(definition_name(type.object, Form::whole));
            out_.end_object().end_array();
            return;
        case Shape::path_values:
            out_.member("type", "object")
                .key("additionalProperties")
                .begin_object()
                .key("type")
                .begin_array();
            out_.value("number").value("boolean").value("string").end_array().end_object();
            return;
        }
    }

    void schema(const KeyDoc& key, const TypeDoc& type, Form form) {
        out_.begin_object();
        type_members(key, type, form);
        out_.end_object();
    }

    void properties(const std::vector<KeyDoc>& keys, Form form) {
        for (const KeyDoc& key : keys) {
            out_.key(key.name).begin_object();
            out_.member("description",
                        key.unit.empty() ? key.meaning : key.meaning + " [" + key.unit + "]");
            if (may_be_carried(key))
                out_.key("type").begin_array().value("string").value("object").end_array();
            else
                type_members(key, key.type, form);
            out_.end_object();
        }
    }

    void required(const std::vector<const std::vector<KeyDoc>*>& lists, bool has_kind, Form form) {
        out_.key("required").begin_array();
        if (has_kind && form == Form::whole)
            out_.value("kind");
        for (const std::vector<KeyDoc>* keys : lists)
            for (const KeyDoc& key : *keys)
                if (key.required && (form == Form::whole || key.name == "id"))
                    out_.value(key.name);
        out_.end_array();
    }

    void definition(const ObjectDoc& object, Form form) {
        out_.key(definition_name(object.name, form)).begin_object();
        if (object.kinds.empty()) {
            out_.member("type", "object")
                .member("additionalProperties", false)
                .key("properties")
                .begin_object();
            properties(object.keys, form);
            out_.end_object();
            required({&object.keys}, false, form);
        } else {
            out_.key(form == Form::change ? "anyOf" : "oneOf").begin_array();
            for (const KindDoc& kind : object.kinds) {
                out_.begin_object().member("type", "object").member("additionalProperties", false);
                out_.key("properties").begin_object();
                out_.key("kind").begin_object().member("const", kind.kind).end_object();
                properties(object.keys, form);
                properties(kind.keys, form);
                out_.end_object();
                required({&object.keys, &kind.keys}, true, form);
                out_.end_object();
            }
            out_.end_array();
        }
        out_.end_object();
    }

    void shared_definitions() {
        out_.key("date").begin_object().member("type", "string");
        out_.member("pattern",
                    "^(19|20|21|22)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")
            .end_object();
        out_.key("text").begin_object().key("anyOf").begin_array();
        out_.begin_object().member("type", "string").end_object();
        out_.begin_object().member("type", "object").member("additionalProperties", false);
        out_.key("properties").begin_object();
        for (const char* language : {"en", "tr"})
            out_.key(language).begin_object().member("type", "string").end_object();
        out_.end_object().end_object().end_array().end_object();
    }

  private:
    JsonWriter& out_;

    void steps(const KeyDoc& key) {
        const auto number = [&] {
            out_.begin_object().member("type", "number");
            range(key);
            out_.end_object();
        };
        out_.key("anyOf").begin_array();
        number();
        out_.begin_object()
            .member("type", "array")
            .member("minItems", 1)
            .key("items")
            .begin_object();
        out_.key("anyOf").begin_array();
        number();
        reference("dated-value");
        out_.end_array().end_object().end_object().end_array();
    }
};

void begin_document(JsonWriter& out, const std::string& title) {
    out.begin_object();
    out.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.member("title", title).member("type", "object").member("additionalProperties", false);
}

bool merges(const KeyDoc& key) {
    return key.name == "events" || key.name == "policies" || key.name == "levers" ||
           key.name == "conduct" || key.name == "horizon" || key.name == "price_level" ||
           key.name == "hub" || key.name == "foresight";
}

/// The file's object, which may name its schema.
ObjectDoc with_schema_key(ObjectDoc object) {
    object.keys.insert(object.keys.begin(),
                       KeyDoc{.name = "$schema",
                              .unit = "",
                              .meaning = "this schema, for editors",
                              .refers_to = "",
                              .usual = "",
                              .least = -std::numeric_limits<double>::infinity(),
                              .most = std::numeric_limits<double>::infinity(),
                              .type = {}});
    return object;
}

} // namespace

std::string network_schema() {
    const std::vector<ObjectDoc> objects = describe_network();
    JsonWriter out(3);
    SchemaWriter schema(out);
    begin_document(out, "gas network of gashub");
    out.key("properties").begin_object();
    out.key("$schema").begin_object().member("type", "string").end_object();
    schema.properties(objects[0].keys, Form::whole);
    out.end_object();
    schema.required({&objects[0].keys}, false, Form::whole);
    out.key("$defs").begin_object();
    schema.shared_definitions();
    for (std::size_t i = 1; i < objects.size(); ++i)
        schema.definition(objects[i], Form::whole);
    out.end_object().end_object();
    return out.take();
}

std::string scenario_schema() {
    const std::vector<ObjectDoc> objects = describe_scenario();
    std::vector<KeyDoc> fixed, merging;
    for (const KeyDoc& key : objects[0].keys)
        (merges(key) ? merging : fixed).push_back(key);
    JsonWriter out(3);
    SchemaWriter schema(out);
    begin_document(out, "scenario of gashub");
    out.key("properties").begin_object();
    out.key("$schema").begin_object().member("type", "string").end_object();
    out.key("session")
        .begin_object()
        .member("description", "what the app remembers of its window")
        .end_object();
    schema.properties(fixed, Form::whole);
    for (const KeyDoc& key : merging)
        out.key(key.name).value(true);
    out.end_object();
    schema.required({&fixed}, false, Form::whole);
    out.key("if")
        .begin_object()
        .key("required")
        .begin_array()
        .value("extends")
        .end_array()
        .end_object();
    for (const auto& [word, form] :
         {std::pair{"then", Form::change}, std::pair{"else", Form::whole}}) {
        out.key(word).begin_object().key("properties").begin_object();
        schema.properties(merging, form);
        out.end_object().end_object();
    }
    out.key("$defs").begin_object();
    schema.shared_definitions();
    for (std::size_t i = 1; i < objects.size(); ++i)
        for (const Form form : {Form::whole, Form::change})
            schema.definition(objects[i], form);
    out.end_object().end_object();
    return out.take();
}

std::string study_schema() {
    const std::vector<ObjectDoc> objects = describe_study();
    const ObjectDoc& study = objects[0];
    JsonWriter out(3);
    SchemaWriter schema(out);
    out.begin_object();
    out.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.member("title", "study of gashub");
    out.key("if").begin_object().key("required").begin_array().value("extends");
    out.end_array().end_object();
    out.key("then").begin_object().member("$ref", "#/$defs/study-change").end_object();
    out.key("else").begin_object().member("$ref", "#/$defs/study").end_object();
    out.key("$defs").begin_object();
    schema.shared_definitions();
    for (const Form form : {Form::whole, Form::change}) {
        schema.definition(with_schema_key(study), form);
        for (std::size_t i = 1; i < objects.size(); ++i)
            schema.definition(objects[i], form);
    }
    out.end_object().end_object();
    return out.take();
}

} // namespace gashub
