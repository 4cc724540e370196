// EVP sets itself up on the heap and crashes where that fails; these need no heap.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "io/input_file.hpp"

#include "io/json_text.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace gashub {
namespace {

Issues refused(const std::filesystem::path& path, std::string code, std::string message,
               std::string hint = {}) {
    return {{Severity::error,
             std::move(code),
             {path.string(), {}},
             std::move(message),
             std::move(hint)}};
}

/// Closes a file descriptor at the end of its scope.
struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0)
            ::close(number);
    }
};

} // namespace

std::string sha256(std::string_view text) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, text.data(), text.size());
    SHA256_Final(digest.data(), &state);
    std::string out;
    for (const unsigned char byte : digest)
        out += fmt::format("{:02x}", byte);
    return out;
}

Result<std::string> read_file(const std::filesystem::path& path) {
    // Not to wait for the other end of a pipe; what is no regular file is refused right after.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.number < 0)
        return refused(path, errno == ENOENT || errno == ENOTDIR ? "no-such-file" : "unreadable",
                       errno == ENOENT || errno == ENOTDIR
                           ? "there is no such file"
                           : std::string("can not be read: ") + std::strerror(errno));
    struct stat about {};
    if (::fstat(file.number, &about) != 0 || !S_ISREG(about.st_mode))
        return refused(path, "not-a-file", "this is no regular file");
    const auto size = static_cast<std::size_t>(about.st_size);
    if (size > most_bytes)
        return refused(path, "file-too-large",
                       fmt::format("{} bytes are more than {} MiB", size, most_bytes >> 20));
    std::string text(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const ::ssize_t n = ::read(file.number, text.data() + got, size - got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return refused(path, "unreadable",
                           std::string("can not be read: ") + std::strerror(errno));
        if (n == 0)
            break;
        got += static_cast<std::size_t>(n);
    }
    text.resize(got);
    return text;
}

Place Places::find(const std::string& pointer) const {
    for (std::size_t length = pointer.size();;) {
        const auto at = places_.find(std::string_view(pointer).substr(0, length));
        if (at != places_.end())
            return {at->second.file, at->second.pointer + pointer.substr(length)};
        if (length == 0)
            return {{}, pointer};
        length = pointer.rfind('/', length - 1);
    }
}

void Places::renumber(const std::string& list, const std::vector<int>& new_number) {
    std::map<std::string, Place, std::less<>> kept;
    const std::string head = list + "/";
    for (auto& [pointer, place] : places_) {
        if (pointer.compare(0, head.size(), head) != 0) {
            kept.emplace(pointer, std::move(place));
            continue;
        }
        const std::size_t end = std::min(pointer.find('/', head.size()), pointer.size());
        const auto old = std::stoul(pointer.substr(head.size(), end - head.size()));
        if (old < new_number.size() && new_number[old] >= 0)
            kept.emplace(head + std::to_string(new_number[old]) + pointer.substr(end),
                         std::move(place));
    }
    places_ = std::move(kept);
}

Issues Places::located(Issues issues) const {
    for (Issue& issue : issues)
        if (issue.where.file.empty())
            issue.where = find(issue.where.pointer);
    return issues;
}

} // namespace gashub
