#pragma once
// Files as they come in: regular ones only, read whole, with their digest, and the places of what
// was read, so that the model's faults, which know no files, get file and pointer.

#include "base/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

struct FileHash {
    std::string path;   ///< as it was opened
    std::string sha256; ///< 64 hexadecimal signs
    bool operator==(const FileHash&) const = default;
};

/// SHA-256 of a text, 64 hexadecimal signs.
std::string sha256(std::string_view text);

/// The whole text of a regular file of at most 64 MiB. Faults: [no-such-file], [not-a-file]
/// (folders, pipes, devices), [unreadable], [file-too-large].
Result<std::string> read_file(const std::filesystem::path& path);

/// Where the parts of a value stand in files: JSON pointer of the value -> file and pointer there.
class Places {
  public:
    void add(std::string pointer, Place place) { places_[std::move(pointer)] = std::move(place); }
    /// The place of the longest beginning that is known, with the rest of the pointer.
    Place find(const std::string& pointer) const;
    /// Elements of a list have new numbers: `new_number[old]`, -1 for one that is gone.
    void renumber(const std::string& list, const std::vector<int>& new_number);
    /// Issues whose places have no file get it.
    Issues located(Issues issues) const;

  private:
    std::map<std::string, Place, std::less<>> places_;
};

} // namespace gashub
