#pragma once
// How a figure is drawn: colours, letters and size of everything, in one value. A figure is a pure
// function `build_*(data, style, size, language) -> scene`, the same for screen, paper and tests;
// it is built anew for every result and never patched.
//
// Items that stand for something carry it: data(kind_key) is "place", "arc" or "period",
// data(id_key) its id or number; see `meaning_at` in marks.hpp.

#include "app/figures/palette.hpp"

#include <QColor>
#include <QFont>
#include <QGraphicsScene>
#include <QSizeF>

#include <memory>

namespace gashub::app {

struct FigureStyle {
    StyleKind kind = StyleKind::screen_light;
    double em = 13; ///< size of letters in pixels; every other size hangs on it
    /// On a screen, its dots a pixel: what is the same from answer to answer is then kept as a
    /// picture. 0: everything is drawn, as on paper.
    double dots = 0;
    bool grey = false; ///< to see whether it can be read without colours

    const Palette& colours() const { return palette(kind, grey); }
    QFont font(double scale = 1, bool bold = false) const;
};

using Figure = std::unique_ptr<QGraphicsScene>;

inline QColor to_qcolor(Rgb colour) {
    return {colour.red, colour.green, colour.blue};
}

/// Makes the bundled letters and the base map known; call once after the QApplication is made.
/// False if the resource is missing.
bool load_resources();

} // namespace gashub::app
