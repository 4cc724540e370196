#include "io/import/imported.hpp"

#include "io/input_file.hpp"

#include <utility>

namespace gashub {

std::string IdMaker::make(std::string_view name) {
    constexpr std::size_t longest = 56; // leaves room for a number
    std::string id;
    for (const char sign : name) {
        const bool is_upper = sign >= 'A' && sign <= 'Z';
        const bool stays = is_upper || (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
        if (stays)
            id += is_upper ? static_cast<char>(sign - 'A' + 'a') : sign;
        else if (!id.empty() && id.back() != '-')
            id += '-';
        if (id.size() == longest)
            break;
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    if (id.empty())
        id = "unnamed";
    std::string unique = id;
    for (int number = 2; !taken_.insert(unique).second; ++number)
        unique = id + "-" + std::to_string(number);
    return unique;
}

double cubic_metre_factor(const ImportOptions& options, int of_format) {
    const int temperature = options.cubic_metres_at < 0 ? of_format : options.cubic_metres_at;
    return temperature == 0 ? standard_per_normal : 1;
}

Market fixed_market(const std::string& node, double bcm_per_year, const std::string& source) {
    Sector sector;
    sector.id = "all";
    sector.kind = DemandKind::fixed;
    sector.reference_price_eur_per_mwh = assumed_price;
    sector.reference_bcm_per_year = bcm_per_year;
    Market market;
    market.id = market.node = node;
    market.sectors.push_back(std::move(sector));
    market.provenance.source = source;
    return market;
}

Arc turned_round(Arc arc, std::string id) {
    arc.id = std::move(id);
    std::swap(arc.from, arc.to);
    return arc;
}

void add_arc(NetworkParts& parts, Arc arc) {
    auto& arcs = arc.kind == ArcKind::pipeline ? parts.pipelines
                 : arc.kind == ArcKind::lane   ? parts.lanes
                                               : parts.terminals;
    arcs.push_back(std::move(arc));
}

Result<std::vector<std::pair<std::string, std::string>>>
read_files(const std::vector<std::filesystem::path>& files) {
    std::vector<std::pair<std::string, std::string>> texts;
    Issues faults;
    for (const std::filesystem::path& file : files) {
        Result<std::string> text = read_file(file);
        if (text)
            texts.emplace_back(file.string(), std::move(*text));
        else
            faults.insert(faults.end(), text.issues().begin(), text.issues().end());
    }
    if (!faults.empty())
        return faults;
    return texts;
}

NetworkParts begin_network(std::string_view name, Source source) {
    NetworkParts parts;
    parts.id = IdMaker().make(name);
    parts.title.en = std::string(name);
    parts.sources.push_back(std::move(source));
    return parts;
}

} // namespace gashub
