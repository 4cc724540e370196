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
#include <QPointF>
#include <QSizeF>
#include <QString>

#include <memory>
#include <vector>

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

/// One value of a figure, at which keys and pointer stop. Arrows lead from column to column and
/// from row to row, so that up and left are what they look like.
struct FigurePoint {
    QPointF at;
    int column = 0, row = 0;
    QString words;        ///< what it is and how much, as the table twin says it
    Selection about = {}; ///< what Enter and a click choose
    int strand = -1;      ///< of items that stand out with it: their data(strand_key)
};

class FigureScene : public QGraphicsScene {
  public:
    using QGraphicsScene::QGraphicsScene;
    std::vector<FigurePoint> points; ///< in no order; empty where places are walked (map)
    bool snaps = false;              ///< the pointer finds the nearest point, wherever it is
};

using Figure = std::unique_ptr<FigureScene>;

inline QColor to_qcolor(Rgb colour) {
    return {colour.red, colour.green, colour.blue};
}

/// Makes the bundled letters and the base map known; call once after the QApplication is made.
/// False if the resource is missing.
bool load_resources();

} // namespace gashub::app
