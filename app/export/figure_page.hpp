#pragma once
// A figure as it goes into a paper: title above, caption below, in the paper style; as PNG or SVG.

#include "app/figures/figure_kind.hpp"

#include <QString>

namespace gashub::app {

struct FigurePage {
    FigureKind kind = FigureKind::map;
    QSizeF size{1000, 600}; ///< of the whole page, in units of a 96 dpi pixel
    bool title = true, caption = true;
};

/// The page as a picture, `scale` device pixels a unit.
QImage page_image(const FigurePage& page, const Views& views, double scale, Language language);

/// The page as the text of an SVG file.
QByteArray page_svg(const FigurePage& page, const Views& views, Language language);

/// Writes PNG (at two pixels a unit) or SVG, by the ending of the name. Writes aside and renames,
/// so a file is whole or not there. Gives what went wrong in words, or an empty text.
QString write_page(const QString& path, const FigurePage& page, const Views& views,
                   Language language);

} // namespace gashub::app
