#pragma once
// Pictures for pages: of a screen's colours a few hundred matter, and a picture with a palette is a
// third as large.

#include <QImage>

namespace gashub::app {

/// The picture with at most 256 colours: the most frequent ones that are well apart; every other
/// dot has the nearest of them. Not dithered; alpha is dropped.
QImage with_few_colours(const QImage& picture);

} // namespace gashub::app
