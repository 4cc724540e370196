#include "solver/recycled.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace gashub::solver {

namespace {

constexpr std::align_val_t alignment{64};
constexpr std::size_t least_block = 1024, most_block = std::size_t{1} << 25;
constexpr std::size_t most_kept = std::size_t{1} << 27; ///< a thread keeps 128 MiB at most

/// Blocks come in four sizes an octave, so that at most a quarter is wasted.
std::size_t rounded(std::size_t bytes) {
    if (bytes <= least_block)
        return least_block;
    const std::size_t step = std::bit_floor(bytes - 1) / 4;
    return (bytes + step - 1) / step * step;
}

std::size_t shelf_of(std::size_t block) {
    const auto octave = static_cast<std::size_t>(std::bit_width(block) - 1);
    return 4 * octave + block / (std::bit_floor(block) / 4) - 4;
}

void free_block(void* memory) noexcept {
    ::operator delete(memory, alignment);
}

// Trivial to destroy, so that it can be read even while the thread's other objects go.
thread_local bool closed = false;

class Shelves {
  public:
    ~Shelves() {
        closed = true;
        for (auto& shelf : shelves_)
            for (void* memory : shelf)
                free_block(memory);
    }
    void* take(std::size_t block) {
        auto& shelf = shelves_[shelf_of(block)];
        if (shelf.empty())
            return nullptr;
        void* memory = shelf.back();
        shelf.pop_back();
        kept_ -= block;
        return memory;
    }
    bool keep(void* memory, std::size_t block) noexcept {
        if (kept_ + block > most_kept)
            return false;
        try {
            shelves_[shelf_of(block)].push_back(memory);
        } catch (const std::bad_alloc&) {
            return false;
        }
        kept_ += block;
        return true;
    }

  private:
    std::array<std::vector<void*>, 128> shelves_;
    std::size_t kept_ = 0;
};

Shelves& shelves() {
    thread_local Shelves own;
    return own;
}

} // namespace

void* take_memory(std::size_t bytes) {
    const std::size_t block = rounded(bytes);
    if (block <= most_block && !closed)
        if (void* memory = shelves().take(block))
            return memory;
    return ::operator new(block, alignment);
}

void give_memory(void* memory, std::size_t bytes) noexcept {
    const std::size_t block = rounded(bytes);
    if (closed || block > most_block || !shelves().keep(memory, block))
        free_block(memory);
}

} // namespace gashub::solver
