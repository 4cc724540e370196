#include "io/output_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace gashub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_size = std::size_t{1} << 20;

/// `, 12.5 MiB free there`, or "" where the disk can not be asked.
std::string free_room(const fs::path& path) {
    fs::path place = path;
    std::error_code error;
    while (!fs::exists(place, error) && place.has_relative_path())
        place = place.parent_path();
    const fs::space_info room = fs::space(place.empty() ? fs::path(".") : place, error);
    if (error)
        return {};
    return fmt::format(", {:.1f} MiB free there", static_cast<double>(room.available) / 1048576.0);
}

void sync_folder(const fs::path& folder) {
    const int place =
        open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (place < 0)
        return;
    fsync(place);
    close(place);
}

} // namespace

WriteFailure::WriteFailure(const fs::path& path, int error)
    : std::runtime_error(fmt::format("can not write {}: {}{}", path.string(),
                                     std::generic_category().message(error), free_room(path))),
      is_refusal_(error == EACCES || error == EPERM || error == EROFS || error == ENOENT ||
                  error == ENOTDIR || error == EISDIR || error == EEXIST || error == ENAMETOOLONG) {
}

OutputFile::OutputFile(fs::path target) : target_(std::move(target)) {
    aside_ =
        target_.parent_path() / fmt::format(".{}.{}.part", target_.filename().string(), getpid());
    buffer_.reserve(buffer_size); // first, so that nothing is left behind where it fails
    file_ = open(aside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file_ < 0)
        throw WriteFailure(target_, errno);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)), aside_(std::move(other.aside_)),
      buffer_(std::move(other.buffer_)), file_(std::exchange(other.file_, -1)),
      is_finished_(other.is_finished_) {}

OutputFile::~OutputFile() {
    if (file_ < 0)
        return;
    close(file_);
    unlink(aside_.c_str());
}

void OutputFile::write(std::string_view text) {
    is_finished_ = false;
    buffer_ += text;
    if (buffer_.size() >= buffer_size)
        flush();
}

void OutputFile::flush() {
    std::string_view rest = buffer_;
    while (!rest.empty()) {
        const ssize_t count = ::write(file_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw WriteFailure(target_, errno);
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    buffer_.clear();
}

void OutputFile::finish() {
    if (is_finished_)
        return;
    flush();
    if (fsync(file_) != 0)
        throw WriteFailure(target_, errno);
    is_finished_ = true;
}

/// Takes no memory, so that nothing but the disk can come between the files of a set.
void OutputFile::put_in_place() {
    if (close(std::exchange(file_, -1)) != 0 || rename(aside_.c_str(), target_.c_str()) != 0) {
        const int error = errno;
        unlink(aside_.c_str());
        throw WriteFailure(target_, error);
    }
}

void OutputFile::commit() {
    finish();
    put_in_place();
    sync_folder(target_.parent_path());
}

void commit_all(std::span<OutputFile> files) {
    for (OutputFile& file : files)
        file.finish();
    for (OutputFile& file : files)
        file.put_in_place();
    fs::path synced;
    for (const OutputFile& file : files)
        if (const fs::path folder = file.target_.parent_path();
            &file == &files[0] || folder != synced) {
            sync_folder(folder);
            synced = folder;
        }
}

void write_text_file(const fs::path& target, std::string_view text) {
    OutputFile file(target);
    file.write(text);
    file.commit();
}

void make_writable_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw WriteFailure(folder, error.value());
    if (!fs::is_directory(folder))
        throw WriteFailure(folder, ENOTDIR);
    const OutputFile probe(folder / "probe");
}

} // namespace gashub
