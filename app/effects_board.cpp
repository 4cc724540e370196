#include "app/effects_board.hpp"

#include "app/lever_effects.hpp"
#include "app/runner.hpp"

#include <exception>
#include <map>

namespace gashub::app {

namespace {

struct Told {
    std::string lever;
    std::optional<LeverEffects> effects;
};

Told measured(const EffectsJob& job, std::stop_token stop) {
    // The one place of this thread where an error of the program itself is met: what the lever
    // moves is then not known.
    try {
        return {job.lever, lever_effects(job, std::move(stop))};
    } catch (const std::exception&) {
        return {job.lever,
                LeverEffects{.ends = job.ends, .attention = job.attention, .effects = {}}};
    }
}

} // namespace

struct EffectsBoard::Work {
    std::map<std::string, LeverEffects> known; ///< by lever
    Runner<EffectsJob, Told> runner;           ///< last: its thread uses the rest
};

EffectsBoard::EffectsBoard(QObject* parent) : QObject(parent) {
    const auto keep = [this](std::uint64_t, Told told) {
        // Called in the worker's thread; from here on in the window's.
        if (!told.effects)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, told = std::make_shared<Told>(std::move(told))] {
                work_->known[told->lever] = std::move(*told->effects);
                emit ready(QString::fromStdString(told->lever));
            },
            Qt::QueuedConnection);
    };
    work_.reset(new Work{{}, {measured, keep, std::chrono::milliseconds(0)}});
}

EffectsBoard::~EffectsBoard() {
    work_.reset(); // no answer comes after this
}

const LeverEffects* EffectsBoard::ask(const EffectsJob& job) {
    const auto found = work_->known.find(job.lever);
    if (found != work_->known.end() && found->second.answers(job))
        return &found->second;
    if (job.ends.size() >= 2)
        work_->runner.submit(job);
    return nullptr;
}

} // namespace gashub::app
