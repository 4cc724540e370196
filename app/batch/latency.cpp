#include "app/batch/latency.hpp"

#include "app/figures/marks.hpp"
#include "app/window/window.hpp"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <thread>

namespace gashub::app {

namespace {

/// Counts how often the window was painted as a whole.
class PaintCounter : public QObject {
  public:
    explicit PaintCounter(QWidget& window) { window.installEventFilter(this); }
    int painted = 0;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::UpdateRequest)
            ++painted;
        return QObject::eventFilter(watched, event);
    }
};

/// How long an event waits at most until the window's thread takes it: one is posted every other
/// millisecond.
class BlockMeter {
  public:
    double longest_ms() const { return longest_ms_; }

  private:
    using Clock = std::chrono::steady_clock;

    void post() {
        if (waits_.exchange(true))
            return;
        QMetaObject::invokeMethod(
            &context_,
            [this, posted = Clock::now()] {
                const std::chrono::duration<double, std::milli> wait = Clock::now() - posted;
                longest_ms_ = std::max(longest_ms_, wait.count());
                waits_ = false;
            },
            Qt::QueuedConnection);
    }

    QObject context_;
    double longest_ms_ = 0;
    std::atomic<bool> waits_ = false;
    std::jthread beat_{[this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            post();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }}; ///< last: it uses the rest
};

/// A value for the n-th move of a lever: to and fro over its range, never where it stands.
double value_of_move(const LeverView& lever, int n) {
    constexpr int stations = 7;
    const double share = static_cast<double>((n * 3) % stations + 1) / (stations + 1);
    const double steps = std::round((lever.max - lever.min) * share / lever.step);
    return std::min(lever.max, lever.min + steps * lever.step);
}

double share_of(std::vector<double> sorted, double share) {
    std::sort(sorted.begin(), sorted.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5);
    return sorted[at];
}

} // namespace

Latency measure_latency(Session& session, int moves) {
    Latency latency;
    Window window(session);
    window.resize(1366, 768);
    window.show();
    QCoreApplication::processEvents();
    PaintCounter paints(window);
    BlockMeter blocks;
    std::vector<std::string> sliders;
    for (const LeverView& lever : session.levers()) {
        if (!lever.is_choice)
            sliders.push_back(lever.id);
    }
    int painted_before = 0; // when the newest answer came
    const std::clock_t begin = std::clock();
    QObject::connect(&session, &Session::views_changed, &window,
                     [&] { painted_before = paints.painted; });
    for (int n = 0; n < moves && !sliders.empty(); ++n) {
        const std::string& id = sliders[static_cast<std::size_t>(n) % sliders.size()];
        const auto lever = std::find_if(session.levers().begin(), session.levers().end(),
                                        [&](const LeverView& each) { return each.id == id; });
        const int before = session.history().count();
        QElapsedTimer clock;
        clock.start();
        session.move_lever(text_of(id), value_of_move(*lever, n));
        if (session.history().count() == before)
            continue; // it stood there already
        if (!session.is_behind())
            session.run(); // a slow scenario waits for F5
        while (session.is_behind() || paints.painted == painted_before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        latency.milliseconds.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        latency.clearing_ms.push_back(session.answered()->outcome().seconds * 1000);
    }
    latency.processor_ms =
        1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC /
        static_cast<double>(std::max<std::size_t>(1, latency.milliseconds.size()));
    latency.longest_block_ms = blocks.longest_ms();
    return latency;
}

int print_latency(Session& session, const BatchInput& input, int moves) {
    constexpr double promised_half = 100, promised_most = 250, patience = 5;
    if (const int code = open_and_wait(session, input); code != 0)
        return code;
    const Latency latency = measure_latency(session, moves);
    if (latency.milliseconds.empty()) {
        std::fprintf(stderr, "gashub-app: this scenario has no lever that slides\n");
        return 1;
    }
    const double half = share_of(latency.milliseconds, 0.5);
    const double most = share_of(latency.milliseconds, 0.95);
    std::printf(
        "lever moved until painted, %zu moves: p50 %.0f ms, p95 %.0f ms (clearing alone: p50 "
        "%.0f ms); longest block of the window's thread %.0f ms; %.0f ms of processor time a "
        "move\n",
        latency.milliseconds.size(), half, most, share_of(latency.clearing_ms, 0.5),
        latency.longest_block_ms, latency.processor_ms);
    return half > patience * promised_half || most > patience * promised_most ? 1 : 0;
}

} // namespace gashub::app
