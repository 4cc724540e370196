#pragma once
// Keeps a second writer away from a store. The system lifts the lock when the process ends, however
// it ends, so a dead process never leaves a store locked. Of this room only.

#include <filesystem>

namespace gashub {

class StoreLock {
  public:
    /// Names the lock file; take() makes it.
    explicit StoreLock(std::filesystem::path file) : path_(std::move(file)) {}
    ~StoreLock();
    StoreLock(const StoreLock&) = delete;
    StoreLock& operator=(const StoreLock&) = delete;

    /// 0 if it is ours now, else the process that holds it (-1 if that is not known). Throws
    /// WriteFailure.
    long take();

  private:
    bool open_and_lock();
    long holder() const;
    std::filesystem::path path_;
    int file_ = -1;
};

} // namespace gashub
