#include "model/name_index.hpp"

#include "base/text.hpp"

#include <array>

namespace gashub {
namespace {

/// Collection -> one of it, in codes and sentences.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> singulars{{
    {"nodes", "node"},
    {"regions", "region"},
    {"hubs", "hub"},
    {"arcs", "arc"},
    {"joint_limits", "joint limit"},
    {"sellers", "seller"},
    {"sites", "site"},
    {"markets", "market"},
    {"storages", "storage"},
    {"contracts", "contract"},
    {"series", "series"},
    {"profiles", "profile"},
    {"sources", "source"},
    {"countries", "country"},
    {"origins", "origin"},
    {"sectors", "sector"},
}};

std::string_view singular(std::string_view collection) {
    for (const auto& [many, one] : singulars)
        if (many == collection)
            return one;
    return collection;
}

} // namespace

template <class T>
void NameIndex::add_all(std::string_view collection, std::string_view key,
                        const std::vector<T>& objects, Faults& faults) {
    Names& names = add_collection(collection);
    const Faults::Inside in_collection(faults, key);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string& id = objects[i].id;
        if (id.empty() || names.emplace(id, static_cast<int>(names.size())).second)
            continue;
        const Faults::Inside in_object(faults, i);
        const Faults::Inside in_id(faults, "id");
        faults.error("duplicate-id",
                     std::string(singular(collection)) + " " + quoted(id) + " exists already",
                     "give it another id");
    }
}

NameIndex::NameIndex(const NetworkParts& parts, Faults& faults) {
    collections_.reserve(singulars.size());
    add_all("sources", "sources", parts.sources, faults);
    add_all("nodes", "nodes", parts.nodes, faults);
    add_all("regions", "regions", parts.regions, faults);
    add_all("hubs", "hubs", parts.hubs, faults);
    add_all("arcs", "pipelines", parts.pipelines, faults);
    add_all("arcs", "terminals", parts.terminals, faults);
    add_all("arcs", "lanes", parts.lanes, faults);
    add_all("joint_limits", "joint_limits", parts.joint_limits, faults);
    add_all("sellers", "sellers", parts.sellers, faults);
    add_all("sites", "sites", parts.sites, faults);
    add_all("markets", "markets", parts.markets, faults);
    add_all("storages", "storages", parts.storages, faults);
    add_all("contracts", "contracts", parts.contracts, faults);
    add_all("series", "series", parts.series, faults);
    add_all("profiles", "profiles", parts.profiles, faults);
    Names& countries = add_collection("countries");
    Names& regions = add_collection("regions");
    for (const Node& node : parts.nodes) {
        countries.emplace(node.country, static_cast<int>(countries.size()));
        regions.emplace(node.country, static_cast<int>(regions.size()));
    }
    Names& origins = add_collection("origins");
    for (const Site& site : parts.sites)
        origins.emplace(site.origin, static_cast<int>(origins.size()));
}

NameIndex::Names& NameIndex::add_collection(std::string_view name) {
    for (auto& [known, names] : collections_)
        if (known == name)
            return names;
    return collections_.emplace_back(name, Names{}).second;
}

const NameIndex::Names* NameIndex::collection(std::string_view name) const {
    for (const auto& [known, names] : collections_)
        if (known == name)
            return &names;
    return nullptr;
}

int NameIndex::find(std::string_view collection_name, std::string_view name) const {
    const Names* names = collection(collection_name);
    if (names == nullptr)
        return -1;
    const auto found = names->find(std::string(name));
    return found == names->end() ? -1 : found->second;
}

std::vector<std::string> NameIndex::names(std::string_view collection_name) const {
    std::vector<std::string> out;
    if (const Names* names = collection(collection_name)) {
        out.resize(names->size());
        for (const auto& [name, number] : *names)
            out[static_cast<std::size_t>(number)] = name;
    }
    return out;
}

void check_reference(const NameIndex& names, std::string_view collection, std::string_view name,
                     Faults& faults) {
    if (names.find(collection, name) >= 0)
        return;
    std::string code = "unknown-";
    for (char c : singular(collection))
        code += c == ' ' ? '-' : c;
    const std::vector<std::string> known =
        faults.wants_hint() ? names.names(collection) : std::vector<std::string>{};
    faults.error(code, "no " + std::string(singular(collection)) + " is called " + quoted(name),
                 did_you_mean(name, known));
}

} // namespace gashub
