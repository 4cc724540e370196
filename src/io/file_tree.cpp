#include "io/file_tree.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace gashub {
namespace {

namespace fs = std::filesystem;

bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [rest, end] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    static_cast<void>(end);
    return rest == folder.end();
}

} // namespace

fs::path tree_of(const fs::path& file) {
    std::error_code error;
    const fs::path own = fs::weakly_canonical(fs::absolute(file, error), error).parent_path();
    for (fs::path folder = own;; folder = folder.parent_path()) {
        if (fs::is_directory(folder / "networks", error) ||
            fs::is_directory(folder / "scenarios", error))
            return folder;
        if (folder == folder.parent_path())
            return own;
    }
}

Result<fs::path> resolve_named(const fs::path& file, const std::string& named,
                               const std::string& pointer, std::string_view kind,
                               const std::vector<fs::path>& installed) {
    std::error_code error;
    const auto refused = [&](std::string code, std::string message, std::string hint) {
        return Issues{{Severity::error,
                       std::move(code),
                       {file.string(), pointer},
                       std::move(message),
                       std::move(hint)}};
    };
    if (is_valid_id(named) && !fs::exists(file.parent_path() / named, error)) {
        for (const fs::path& folder : installed)
            for (const std::string& name : {named + ".json", named})
                if (const fs::path found = folder / kind / name; fs::exists(found, error))
                    return found;
    }
    const fs::path here = fs::weakly_canonical(fs::absolute(file, error), error);
    const fs::path wanted = fs::weakly_canonical(here.parent_path() / named, error);
    const bool is_installed =
        std::any_of(installed.begin(), installed.end(), [&](const fs::path& folder) {
            return is_inside(wanted, fs::weakly_canonical(folder, error));
        });
    if (!is_installed && (fs::path(named).is_absolute() || !is_inside(wanted, tree_of(file))))
        return refused("outside-tree",
                       gashub::quoted(named) + " is outside of " + tree_of(file).string(),
                       "name a file of that folder by a path from this file");
    if (!fs::exists(wanted, error))
        return refused("no-such-file", "there is no file " + gashub::quoted(named),
                       "paths start at this file's folder");
    // As the user sees it where that is the same file, else with links resolved.
    const fs::path shown = (file.parent_path() / named).lexically_normal();
    return fs::weakly_canonical(fs::absolute(shown, error), error) == wanted ? shown : wanted;
}

} // namespace gashub
