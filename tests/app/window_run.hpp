#pragma once
// What the tests of the window share: shipped scenarios, waiting for an answer, looking values up.

#include "app/session.hpp"

#include <QGraphicsScene>
#include <QGraphicsSimpleTextItem>
#include <QTest>

#include <cmath>
#include <utility>
#include <vector>

namespace gashub::app {

inline QString scenario_file(const char* name) {
    return QStringLiteral(GASHUB_SOURCE_DIR "/scenarios/%1.json").arg(QLatin1String(name));
}

/// Waits for the answer to what was asked last; ends as soon as it is there, or as nothing works
/// that could bring it.
inline bool settle(const Session& session) {
    constexpr int most_ms = 120'000; // under a sanitizer a solve takes its time
    bool is_quiet = false;
    (void)QTest::qWaitFor(
        [&] {
            if (!session.is_behind())
                return true;
            // What the worker ended with comes through the event loop once more.
            const bool rests = !session.is_at_work();
            const bool is_over = rests && is_quiet;
            is_quiet = rests;
            return is_over;
        },
        most_ms);
    return !session.is_behind();
}

/// Runs a study of the setting that stands to its end.
inline bool run_to_end(Session& session, FigureKind kind) {
    session.run_study(kind);
    return QTest::qWaitFor([&] { return !session.board().is_running(); }, 60'000);
}

inline double price(const Session& session, const char* node) {
    for (const Card& card : session.views().cards) {
        if (card.id == std::string("price_") + node)
            return card.value.value_or(NAN);
    }
    return NAN;
}

inline double lever_value(const Session& session, const char* id) {
    for (const LeverView& lever : session.levers()) {
        if (lever.id == id)
            return lever.value.value_or(NAN);
    }
    return NAN;
}

/// Texts of a figure with the rectangles that they take.
inline std::vector<std::pair<QString, QRectF>> texts_of(const QGraphicsScene& scene) {
    std::vector<std::pair<QString, QRectF>> texts;
    for (const QGraphicsItem* item : scene.items()) {
        if (const auto* text = dynamic_cast<const QGraphicsSimpleTextItem*>(item))
            texts.emplace_back(text->text(), text->sceneBoundingRect());
    }
    return texts;
}

/// Texts of a figure that lie over one another or leave its frame, in words.
inline QStringList crowded(const QGraphicsScene& scene) {
    QStringList found;
    const auto texts = texts_of(scene);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& [words, place] = texts[i];
        if (!scene.sceneRect().adjusted(-1, -1, 1, 1).contains(place))
            found << QStringLiteral("“%1” leaves the figure").arg(words);
        for (std::size_t j = 0; j < i; ++j) {
            const QRectF common = place & texts[j].second;
            if (common.width() >= 1 && common.height() >= 1)
                found << QStringLiteral("“%1” lies over “%2”").arg(words, texts[j].first);
        }
    }
    return found;
}

} // namespace gashub::app
