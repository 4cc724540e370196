#pragma once
// Rows of SciGRID_gas's files, whatever their component, with the Python literals in their cells
// read.

#include "io/import/frame.hpp"
#include "io/json_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gashub::scigrid {

struct Element {
    const Frame* frame = nullptr; ///< which must outlive it
    std::size_t row = 0;
    std::string id, name;
    std::vector<std::string> nodes, countries; ///< one, or one for each end
    std::vector<double> lats, lons;            ///< one, or the points of a line
    JsonValue parameters, methods;

    /// A parameter; a truth is 1 or 0. Nothing where it is None or not there.
    std::optional<double> number(std::string_view key) const;
    /// True where the parameter was found, not inferred.
    bool is_raw(std::string_view key) const;
};

/// All rows. Adds faults [missing-column] and [bad-literal].
std::vector<Element> read_elements(const Frame& frame, Issues& faults);

} // namespace gashub::scigrid
