#pragma once
// Every name of a network by collection, with its number: what references are looked up in. Besides
// the file's collections it holds `arcs` (pipelines, terminals, lanes in this order), `countries`
// (of nodes), `origins` (of sites) and, under `regions`, countries after the regions.

#include "model/faults.hpp"
#include "model/network.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gashub {

class NameIndex {
  public:
    /// Names of all parts; double names are faults [duplicate-id].
    NameIndex(const NetworkParts& parts, Faults& faults);
    int find(std::string_view collection, std::string_view name) const;
    /// In order of their numbers; empty for an unknown collection.
    std::vector<std::string> names(std::string_view collection) const;

  private:
    using Names = std::unordered_map<std::string, int>;
    std::vector<std::pair<std::string_view, Names>> collections_; // about fifteen
    const Names* collection(std::string_view name) const;
    Names& add_collection(std::string_view name);
    template <class T>
    void add_all(std::string_view collection, std::string_view key, const std::vector<T>& objects,
                 Faults& faults);
};

/// Fault [unknown-...] if `name` stands in none of `collection`'s names; hints at the nearest.
void check_reference(const NameIndex& names, std::string_view collection, std::string_view name,
                     Faults& faults);

} // namespace gashub
