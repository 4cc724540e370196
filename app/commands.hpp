#pragma once
// Steps of undo: a scenario before and after. Moves of one hold of a thumb are one step.

#include "model/scenario.hpp"

#include <QUndoCommand>

#include <functional>

namespace gashub::app {

class ChangeScenario : public QUndoCommand {
  public:
    using Put = std::function<void(const Scenario&)>;

    /// `gesture` 0: a step of its own.
    ChangeScenario(Put put, Scenario before, Scenario after, const QString& what, int gesture)
        : QUndoCommand(what), put_(std::move(put)), before_(std::move(before)),
          after_(std::move(after)), gesture_(gesture) {}

    const Scenario& before() const { return before_; }
    const Scenario& after() const { return after_; }

    void undo() override { put_(before_); }
    void redo() override { put_(after_); }
    int id() const override { return gesture_ > 0 ? 1 : -1; }

    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const ChangeScenario*>(other);
        if (next->gesture_ != gesture_)
            return false;
        after_ = next->after_;
        setText(next->text());
        setObsolete(after_ == before_);
        return true;
    }

  private:
    Put put_;
    Scenario before_, after_;
    int gesture_;
};

} // namespace gashub::app
