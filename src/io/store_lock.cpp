#include "io/store_lock.hpp"

#include "io/output_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gashub {

StoreLock::~StoreLock() {
    if (file_ < 0)
        return;
    unlink(path_.c_str());
    close(file_);
}

bool StoreLock::open_and_lock() {
    file_ = open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file_ < 0)
        throw WriteFailure(path_, errno);
    return flock(file_, LOCK_EX | LOCK_NB) == 0;
}

long StoreLock::take() {
    for (;;) {
        if (!open_and_lock()) {
            const long other = holder();
            close(std::exchange(file_, -1));
            return other;
        }
        // The one before may have taken the file away after we had opened it.
        struct stat mine, there;
        if (fstat(file_, &mine) == 0 && stat(path_.c_str(), &there) == 0 &&
            mine.st_ino == there.st_ino)
            break;
        close(std::exchange(file_, -1));
    }
    const std::string pid = std::to_string(getpid()) + "\n";
    if (ftruncate(file_, 0) != 0 || pwrite(file_, pid.data(), pid.size(), 0) < 0)
        throw WriteFailure(path_, errno);
    return 0;
}

long StoreLock::holder() const {
    std::array<char, 24> text{};
    const ssize_t count = pread(file_, text.data(), text.size(), 0);
    long pid = 0;
    std::from_chars(text.data(), text.data() + std::max<ssize_t>(count, 0), pid);
    return pid > 0 ? pid : -1;
}

} // namespace gashub
