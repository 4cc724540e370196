// Preloaded into a program: the Nth call of a kind that it makes after `main` began fails, once.
//
//   GASHUB_FAIL   kind:N, kind one of memory (malloc and its kin), write (to files, and syncs)
//   GASHUB_FIRED  file that is made when the call fails, so that a loop knows when to end

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" void* __libc_malloc(std::size_t);
extern "C" void* __libc_calloc(std::size_t, std::size_t);
extern "C" void* __libc_realloc(void*, std::size_t);
extern "C" void* __libc_memalign(std::size_t, std::size_t);

namespace {

std::atomic<long> left_memory{0}, left_write{0}; ///< calls until the one that fails; 0: none does

bool falls_on(std::atomic<long>& left, int error) {
    if (left.load(std::memory_order_relaxed) <= 0 || left.fetch_sub(1) != 1)
        return false;
    if (const char* mark = std::getenv("GASHUB_FIRED"))
        syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0666));
    errno = error;
    return true;
}

bool no_memory() {
    return falls_on(left_memory, ENOMEM);
}

bool no_write(int file) {
    return file > STDERR_FILENO && falls_on(left_write, ENOSPC);
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

using Main = int (*)(int, char**, char**);
Main real_main = nullptr;

int counted_main(int count, char** words, char** environment) {
    if (const char* plan = std::getenv("GASHUB_FAIL")) {
        if (std::strncmp(plan, "memory:", 7) == 0)
            left_memory = std::atol(plan + 7);
        if (std::strncmp(plan, "write:", 6) == 0)
            left_write = std::atol(plan + 6);
    }
    return real_main(count, words, environment);
}

} // namespace

extern "C" {

int __libc_start_main(Main main, int count, char** words, void (*init)(), void (*fini)(),
                      void (*loader_fini)(), void* stack_end) {
    real_main = main;
    using Start = int (*)(Main, int, char**, void (*)(), void (*)(), void (*)(), void*);
    return next<Start>("__libc_start_main")(counted_main, count, words, init, fini, loader_fini,
                                            stack_end);
}

void* malloc(std::size_t size) {
    return no_memory() ? nullptr : __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    return no_memory() ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
    return no_memory() ? nullptr : __libc_realloc(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return no_memory() ? nullptr : __libc_memalign(alignment, size);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
    return no_write(file) ? -1 : syscall(SYS_write, file, bytes, size);
}
ssize_t writev(int file, const iovec* parts, int count) {
    return no_write(file) ? -1 : syscall(SYS_writev, file, parts, count);
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
    return no_write(file) ? -1 : syscall(SYS_pwrite64, file, bytes, size, at);
}
int fsync(int file) {
    return no_write(file) ? -1 : static_cast<int>(syscall(SYS_fsync, file));
}
int fdatasync(int file) {
    return no_write(file) ? -1 : static_cast<int>(syscall(SYS_fdatasync, file));
}
}
