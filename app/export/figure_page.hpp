#pragma once
// A figure as it goes into a paper: title above, caption below, in the paper style; as PNG, SVG or
// PDF, its table twin as CSV.

#include "app/figures/figure_kind.hpp"

#include <QString>

class QMimeData;
class QPainter;

namespace gashub::app {

struct FigurePage {
    FigureKind kind = FigureKind::map;
    QSizeF size{1000, 600}; ///< of the whole page, in units of a 96 dpi pixel
    bool title = true, caption = true;
    bool outlines = false; ///< letters are drawn, so that no font is needed to see them
};

/// Widths that journals and slides take, by name: `8.5x6cm`, `17.5x9cm`, `16:9`, or `1000x600`
/// pixels. Nothing for anything else, or beyond 1 m.
std::optional<QSizeF> page_size(const QString& words);

void paint_page(QPainter& painter, const FigurePage& page, const Views& views, Locale language);

/// The page as a picture, `scale` device pixels a unit.
QImage page_image(const FigurePage& page, const Views& views, double scale, Locale language);

/// The page as the text of an SVG file.
QByteArray page_svg(const FigurePage& page, const Views& views, Locale language);

/// Picture, SVG and tab-separated table at once. The caller owns it.
QMimeData* page_clip(const FigurePage& page, const Views& views, Locale language);

/// Writes PNG (300 dpi), SVG, PDF or CSV, by the ending of the name. Writes aside and renames, so a
/// file is whole or not there. Gives what went wrong in words, or an empty text.
QString write_page(const QString& path, const FigurePage& page, const Views& views,
                   Locale language);

/// Writes figures like `page` as `FOLDER/ID.ENDING`, with sources.txt beside them; stops at the
/// first fault and gives it.
QString write_pages(const QString& folder, const std::vector<FigureKind>& kinds,
                    const QString& ending, FigurePage page, const Views& views,
                    const std::string& sources, Locale language);

/// Writes a whole text aside and renames it; what went wrong in words, or an empty text.
QString write_bytes(const QString& path, const QByteArray& bytes);

} // namespace gashub::app
