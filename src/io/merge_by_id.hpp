#pragma once
// Lists whose objects merge by id where a file extends another (INTERFACES "Files"): events and
// policies of scenarios, parameters and cases of studies.

#include "io/input_file.hpp"
#include "io/json_reader.hpp"

#include <algorithm>

namespace gashub {

/// Lays one file's list on what it extends, by id.
template <class T>
void merge_by_id(const JsonValue& root, const char* key, std::vector<T>& into,
                 const std::string& file, Places& places, Faults& faults) {
    const JsonValue* json = root.find(key);
    if (json == nullptr)
        return;
    const Faults::Inside in_list(faults, key);
    const JsonValue::List* list = json->list();
    if (list == nullptr)
        return wrong_type(*json, "a list", faults);
    const std::string pointer = "/" + std::string(key);
    const std::size_t inherited = into.size();
    for (std::size_t j = 0; j < list->size(); ++j) {
        const Faults::Inside inside(faults, j);
        const JsonValue& element = (*list)[j];
        const Place place{file, pointer + "/" + std::to_string(j)};
        const JsonValue* id = element.find("id");
        if constexpr (std::is_same_v<T, Conduct>) // goes by its seller where it has no id
            id = id == nullptr ? element.find("seller") : id;
        std::size_t k = 0;
        while (k < inherited &&
               (id == nullptr || id->text() == nullptr || into[k].id != *id->text()))
            ++k;
        const bool is_new = k == inherited;
        if (is_new) {
            k = into.size();
            into.emplace_back();
            places.add(pointer + "/" + std::to_string(k), place);
        } else if (const JsonValue::Object* members = element.object()) {
            for (const JsonMember& member : *members)
                places.add(pointer + "/" + std::to_string(k) + pointer_step(member.key),
                           {file, place.pointer + pointer_step(member.key)});
        }
        const JsonValue* remove = element.find("remove");
        const bool takes_away =
            remove != nullptr && remove->boolean() != nullptr && *remove->boolean();
        read_object(element, into[k], faults,
                    is_new && !takes_away ? Missing::is_fault : Missing::is_fine);
        if constexpr (std::is_same_v<T, Conduct>)
            if (into[k].id.empty())
                into[k].id = into[k].seller;
        if (is_new && takes_away)
            faults.warning("nothing-to-remove", "nothing that this file extends has this id");
    }
    std::vector<int> new_number;
    int kept = 0;
    for (const T& object : into)
        new_number.push_back(object.remove ? -1 : kept++);
    if (static_cast<std::size_t>(kept) < into.size()) {
        std::erase_if(into, [](const T& object) { return object.remove; });
        places.renumber(pointer, new_number);
    }
}

} // namespace gashub
