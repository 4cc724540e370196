#include "io/import/xml.hpp"

#include "io/json_text.hpp"

#include <algorithm>
#include <memory>
#include <new>

#include <expat.h>
#include <fmt/format.h>

namespace gashub {
namespace {

std::string local_name(const XML_Char* name) {
    const std::string_view whole(name);
    const std::size_t colon = whole.rfind(':');
    return std::string(colon == std::string_view::npos ? whole : whole.substr(colon + 1));
}

/// What expat's callbacks build. `open` holds the elements that are not closed yet, outermost
/// first; each joins its parent when it closes.
struct Builder {
    XML_Parser parser = nullptr;
    std::string file;
    std::vector<XmlElement> open;
    XmlElement root;
    std::size_t elements = 0;
    Issues faults;

    void refuse(std::string code, std::string message) {
        if (faults.empty())
            faults.push_back({.code = std::move(code),
                              .where = {.file = file,
                                        .pointer = fmt::format(
                                            "line {}, column {}", XML_GetCurrentLineNumber(parser),
                                            XML_GetCurrentColumnNumber(parser) + 1)},
                              .message = std::move(message),
                              .hint = ""});
        XML_StopParser(parser, XML_FALSE);
    }
};

void begin_element(void* data, const XML_Char* name, const XML_Char** attributes) {
    Builder& builder = *static_cast<Builder*>(data);
    if (builder.open.size() >= most_depth)
        return builder.refuse("depth-limit",
                              fmt::format("elements stand more than {} deep", most_depth));
    if (++builder.elements > most_values)
        return builder.refuse("too-many-values",
                              fmt::format("there are more than {} elements", most_values));
    XmlElement element;
    element.name = local_name(name);
    element.line = static_cast<int>(XML_GetCurrentLineNumber(builder.parser));
    for (; *attributes; attributes += 2)
        element.attributes.emplace_back(local_name(attributes[0]), attributes[1]);
    builder.open.push_back(std::move(element));
}

void end_element(void* data, const XML_Char*) {
    Builder& builder = *static_cast<Builder*>(data);
    XmlElement element = std::move(builder.open.back());
    builder.open.pop_back();
    if (builder.open.empty())
        builder.root = std::move(element);
    else
        builder.open.back().children.push_back(std::move(element));
}

void add_text(void* data, const XML_Char* text, int length) {
    Builder& builder = *static_cast<Builder*>(data);
    if (!builder.open.empty())
        builder.open.back().text.append(text, static_cast<std::size_t>(length));
}

void begin_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    static_cast<Builder*>(data)->refuse("has-doctype", "a document type (<!DOCTYPE) is not read");
}

} // namespace

const XmlElement* XmlElement::find(std::string_view child) const {
    const auto at = std::find_if(children.begin(), children.end(),
                                 [&](const XmlElement& element) { return element.name == child; });
    return at == children.end() ? nullptr : &*at;
}

const std::string* XmlElement::attribute(std::string_view attribute_name) const {
    for (const auto& [known, value] : attributes)
        if (known == attribute_name)
            return &value;
    return nullptr;
}

Result<XmlElement> parse_xml(std::string_view text, const std::string& file) {
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr),
                                                                         XML_ParserFree);
    if (!parser)
        throw std::bad_alloc();
    Builder builder;
    builder.parser = parser.get();
    builder.file = file;
    XML_SetUserData(parser.get(), &builder);
    XML_SetElementHandler(parser.get(), begin_element, end_element);
    XML_SetCharacterDataHandler(parser.get(), add_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), begin_doctype);
    if (text.size() > most_bytes)
        builder.refuse("file-too-large", fmt::format("{} bytes are too many", text.size()));
    else if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) !=
             XML_STATUS_OK)
        builder.refuse("broken-xml", XML_ErrorString(XML_GetErrorCode(parser.get())));
    if (!builder.faults.empty())
        return std::move(builder.faults);
    return std::move(builder.root);
}

} // namespace gashub
