#pragma once
// Files that are whole or not there: written beside their name, flushed to the disk, then renamed,
// so an old result is never replaced by half a new one. Every text that io writes goes through
// here.

#include <cstddef>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace gashub {

/// The disk would not take it. The words name the path, the reason and the free room.
class WriteFailure : public std::runtime_error {
  public:
    /// `error` is an errno.
    WriteFailure(const std::filesystem::path& path, int error);
    /// True where another place must be chosen (read-only, no rights, no such folder); false where
    /// room ran out or the device failed.
    bool is_refusal() const { return is_refusal_; }

  private:
    bool is_refusal_;
};

class OutputFile;
/// Commits files that belong together: the first takes its place when all are on the disk, so that
/// a full disk leaves the old ones as they were.
void commit_all(std::span<OutputFile> files);

class OutputFile {
  public:
    /// Opens a file beside `target`, whose folder must be there. Throws WriteFailure.
    explicit OutputFile(std::filesystem::path target);
    /// Without commit() the target stays as it was.
    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    /// Appends; buffered by 1 MiB.
    void write(std::string_view text);
    /// Brings all that was written to the disk, beside the target still.
    void finish();
    /// Finishes and puts the file in the target's place. Nothing may be written after it.
    void commit();

  private:
    friend void commit_all(std::span<OutputFile> files);
    void flush();
    void put_in_place();
    std::filesystem::path target_, aside_;
    std::string buffer_;
    int file_ = -1;
    bool is_finished_ = false;
};

/// Writes a whole small file in one go.
void write_text_file(const std::filesystem::path& target, std::string_view text);

/// Makes the folder and those above it; throws WriteFailure. Finds out at once whether files can be
/// written there, so that nobody waits for an answer that has no place.
void make_writable_folder(const std::filesystem::path& folder);

} // namespace gashub
