#pragma once
// Faults as checks collect them: a place is a stack of keys and indices, a fault takes the JSON
// pointer of the moment. No check stops at the first fault; past `most` the rest are only counted.

#include "base/issue.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gashub {

/// A key as a step of a JSON pointer: `/key`, `~` and `/` in it escaped.
std::string pointer_step(std::string_view key);

class Faults {
  public:
    static constexpr std::size_t most = 1000;

    /// Steps into a key or an index while it lives. The key must outlive it.
    class [[nodiscard]] Inside {
      public:
        Inside(Faults& faults, std::string_view key) : faults_(faults) {
            faults_.path_.push_back({key, -1});
        }
        Inside(Faults& faults, std::size_t index) : faults_(faults) {
            faults_.path_.push_back({{}, static_cast<long>(index)});
        }
        ~Inside() { faults_.path_.pop_back(); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

      private:
        Faults& faults_;
    };

    void error(std::string code, std::string message, std::string hint = {});
    void warning(std::string code, std::string message, std::string hint = {});
    /// JSON pointer of the place now, `~` and `/` in keys escaped.
    std::string pointer() const;
    /// All faults in the order they were found, at most `most` and a last one that counts the rest.
    Issues take();
    bool has_errors() const { return errors_ > 0; }
    /// Nearest names are searched for the first faults only: a search reads every name.
    bool wants_hint() const { return issues_.size() < 200; }

  private:
    struct Step {
        std::string_view key;
        long index;
    };
    std::vector<Step> path_;
    Issues issues_;
    std::size_t errors_ = 0, left_out_ = 0;
    void add(Severity severity, std::string code, std::string message, std::string hint);
};

} // namespace gashub
