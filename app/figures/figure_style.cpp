#include "app/figures/figure_style.hpp"

#include <QFontDatabase>

#include <cmath>

// The resources sit in a static library, which the linker would drop without this call; the macro
// must stand outside of any namespace.
static void init_resources() {
    Q_INIT_RESOURCE(app);
}

namespace gashub::app {

QFont FigureStyle::font(double scale, bool bold) const {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(static_cast<int>(std::lround(em * scale)));
    font.setBold(bold);
    return font;
}

bool load_resources() {
    init_resources();
    const int plain = QFontDatabase::addApplicationFont(QStringLiteral(":/app/DejaVuSans.ttf"));
    const int bold = QFontDatabase::addApplicationFont(QStringLiteral(":/app/DejaVuSans-Bold.ttf"));
    return plain >= 0 && bold >= 0;
}

} // namespace gashub::app
