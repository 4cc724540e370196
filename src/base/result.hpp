#pragma once
// Result<T>: a value, or the Issues that kept it from being made. A value may come with warnings.
// Input faults only: what a solve ends in is a Termination, an own bug is an exception.

#include "base/issue.hpp"

#include <optional>
#include <utility>

namespace gashub {

template <class T>
class Result {
  public:
    Result(T value, Issues warnings = {})
        : value_(std::move(value)), issues_(std::move(warnings)) {}
    Result(Issues issues) : issues_(std::move(issues)) {}

    explicit operator bool() const { return value_.has_value(); }
    const T& operator*() const& { return *value_; }
    T& operator*() & { return *value_; }
    T&& operator*() && { return std::move(*value_); }
    const T* operator->() const { return &*value_; }
    T* operator->() { return &*value_; }
    /// Errors where there is no value; warnings beside a value.
    const Issues& issues() const { return issues_; }

  private:
    std::optional<T> value_;
    Issues issues_;
};

} // namespace gashub
