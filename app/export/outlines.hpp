#pragma once
// Letters as outlines: a drawing that looks the same where its font is not installed.

#include <QFont>
#include <QGraphicsScene>

class QPainter;

namespace gashub::app {

/// Puts the outlines of its letters in the place of every text of a scene.
void outline_letters(QGraphicsScene& scene);

/// Paints a line of text with the pen's colour and the painter's font, its baseline beginning at
/// `at`; as letters, or as outlines.
void paint_words(QPainter& painter, QPointF at, const QString& words, bool outlines);

} // namespace gashub::app
