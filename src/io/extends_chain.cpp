#include "io/extends_chain.hpp"

#include "io/file_tree.hpp"

namespace gashub {

namespace fs = std::filesystem;

const std::string* text_at(const JsonValue& root, std::string_view key) {
    const JsonValue* value = root.find(key);
    return value == nullptr || value->text() == nullptr || value->text()->empty() ? nullptr
                                                                                  : value->text();
}

std::vector<OpenedFile> open_chain(const fs::path& path, const std::vector<fs::path>& installed,
                                   std::vector<FileHash>& hashes, Issues& issues) {
    std::vector<OpenedFile> chain;
    std::error_code error;
    const auto add = [&](const Issues& more) {
        issues.insert(issues.end(), more.begin(), more.end());
    };
    for (fs::path next = path; !next.empty();) {
        const Result<std::string> text = read_file(next);
        add(text.issues());
        if (!text)
            return chain;
        hashes.push_back({next.string(), sha256(*text)});
        Result<JsonValue> root = parse_json(*text, next.string());
        add(root.issues());
        if (!root)
            return chain;
        chain.push_back({next, std::move(*root)});
        const std::string* extends = text_at(chain.back().root, "extends");
        if (extends == nullptr)
            return chain;
        const Place place{next.string(), "/extends"};
        const Result<fs::path> base =
            resolve_named(next, *extends, place.pointer, "scenarios", installed);
        add(base.issues());
        if (!base)
            return chain;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            if (fs::weakly_canonical(chain[i].path, error) != fs::weakly_canonical(*base, error))
                continue;
            std::string circle;
            for (std::size_t k = i; k < chain.size(); ++k)
                circle += chain[k].path.filename().string() + " -> ";
            issues.push_back(
                {Severity::error,
                 "extends-cycle",
                 place,
                 "files extend each other in a circle: " + circle + base->filename().string(),
                 {}});
            return chain;
        }
        if (chain.size() > most_extends) {
            issues.push_back(
                {Severity::error,
                 "extends-depth",
                 place,
                 "files extend each other more than " + std::to_string(most_extends) + " deep",
                 {}});
            return chain;
        }
        next = *base;
    }
    return chain;
}

} // namespace gashub
