#pragma once
// Measures what levers move, one at a time in a thread of its own, and keeps what it found.

#include <QObject>

#include <memory>

namespace gashub::app {

struct EffectsJob;
struct LeverEffects;

class EffectsBoard : public QObject {
    Q_OBJECT
  public:
    explicit EffectsBoard(QObject* parent = nullptr);
    ~EffectsBoard() override;

    /// What is known of this very question; else nothing, and it is found out: `ready` tells.
    const LeverEffects* ask(const EffectsJob& job);

  signals:
    void ready(const QString& lever);

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

} // namespace gashub::app
