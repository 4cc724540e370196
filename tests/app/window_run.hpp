#pragma once
// What the tests of the window share: shipped scenarios, waiting for an answer, looking values up.

#include "app/session.hpp"

#include <QTest>

#include <cmath>

namespace gashub::app {

inline QString scenario_file(const char* name) {
    return QStringLiteral(GASHUB_SOURCE_DIR "/scenarios/%1.json").arg(QLatin1String(name));
}

inline bool settle(const Session& session) {
    return QTest::qWaitFor([&] { return !session.is_behind(); }, 20'000);
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

} // namespace gashub::app
