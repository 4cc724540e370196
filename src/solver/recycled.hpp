#pragma once
// Arrays whose memory a thread keeps for its next solve. A solve of a millisecond asks for some
// forty arrays; given back to the system, their pages would be fetched and cleared anew each time,
// which costs more than the solve. Elements are not set to zero.

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace gashub::solver {

/// Memory of at least `bytes`, aligned for the widest vectors; from the thread's shelf if it has
/// some.
void* take_memory(std::size_t bytes);
/// Puts memory on the shelf of the calling thread, or frees it where the shelf is full.
void give_memory(void* memory, std::size_t bytes) noexcept;

template <class T>
struct Recycled {
    using value_type = T;
    Recycled() = default;
    template <class U>
    Recycled(const Recycled<U>&) {}
    T* allocate(std::size_t count) { return static_cast<T*>(take_memory(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept {
        give_memory(memory, count * sizeof(T));
    }
    template <class U>
    void construct(U* place) {
        ::new (static_cast<void*>(place)) U;
    }
    template <class U, class... Arguments>
    void construct(U* place, Arguments&&... arguments) {
        ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
    }
    bool operator==(const Recycled&) const { return true; }
};

template <class T>
using Array = std::vector<T, Recycled<T>>;

} // namespace gashub::solver
