#pragma once
// XML text -> a tree of elements, by expat. Documents that bring a document type are refused: no
// entities of their own, nothing from outside.

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub {

/// One element. Names are without their namespace's prefix: `framework:nodes` is `nodes`.
struct XmlElement {
    std::string name;
    int line = 1;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlElement> children;
    std::string text; ///< of this element itself, all pieces joined

    /// The first child of a name, or null.
    const XmlElement* find(std::string_view child) const;
    /// An attribute, or null.
    const std::string* attribute(std::string_view attribute_name) const;
};

/// The root. Faults: [broken-xml] with line and column, [has-doctype], [depth-limit] above 64
/// levels, [too-many-values] above 2,000,000 elements. `file` goes into their places.
Result<XmlElement> parse_xml(std::string_view text, const std::string& file);

} // namespace gashub
