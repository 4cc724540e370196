#include "io/base_map.hpp"

#include "io/country_names.hpp"
#include "io/input_file.hpp"
#include "io/json_text.hpp"
#include "io/load.hpp"

namespace gashub {
namespace {

namespace fs = std::filesystem;

void add_ring(std::vector<Outline>& outlines, const JsonValue& ring, const std::string& country) {
    Outline outline;
    outline.country = country;
    if (ring.list())
        for (const JsonValue& place : *ring.list())
            if (const auto* pair = place.list();
                pair && pair->size() >= 2 && (*pair)[0].number() && (*pair)[1].number())
                outline.ring.push_back({*(*pair)[0].number(), *(*pair)[1].number()});
    if (outline.ring.size() > 3)
        outlines.push_back(std::move(outline));
}

/// The outer ring of a polygon.
void add_polygon(std::vector<Outline>& outlines, const JsonValue& polygon,
                 const std::string& country) {
    if (polygon.list() && !polygon.list()->empty())
        add_ring(outlines, polygon.list()->front(), country);
}

/// Code of the country that a feature's `name` says.
std::string country_of(const JsonValue& feature) {
    const JsonValue* properties = feature.find("properties");
    const JsonValue* name = properties ? properties->find("name") : nullptr;
    return name && name->text() ? country_code(*name->text()) : "";
}

} // namespace

std::vector<Outline> parse_base_map(std::string_view geojson) {
    std::vector<Outline> outlines;
    const Result<JsonValue> json = parse_json(geojson);
    const JsonValue* features = json ? json->find("features") : nullptr;
    if (!features || !features->list())
        return outlines;
    for (const JsonValue& feature : *features->list()) {
        const JsonValue* geometry = feature.find("geometry");
        const JsonValue* kind = geometry ? geometry->find("type") : nullptr;
        const JsonValue* places = geometry ? geometry->find("coordinates") : nullptr;
        if (!kind || !kind->text() || !places || !places->list())
            continue;
        const std::string country = country_of(feature);
        if (*kind->text() == "Polygon")
            add_polygon(outlines, *places, country);
        else
            for (const JsonValue& polygon : *places->list())
                add_polygon(outlines, polygon, country);
    }
    return outlines;
}

std::vector<Outline> shipped_base_map() {
    std::error_code error;
    for (const fs::path& folder : data_folders())
        if (const fs::path file = folder / "networks" / "base_map.geojson"; fs::exists(file, error))
            if (const Result<std::string> text = read_file(file))
                return parse_base_map(*text);
    return {};
}

} // namespace gashub
