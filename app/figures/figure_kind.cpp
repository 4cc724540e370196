#include "app/figures/figure_kind.hpp"

#include "app/figures/charts.hpp"
#include "app/figures/flow_map.hpp"
#include "app/figures/waterfall.hpp"

namespace gashub::app {

QString figure_name(FigureKind kind) {
    switch (kind) {
    case FigureKind::map:
        return QStringLiteral("Map of flows");
    case FigureKind::prices:
        return QStringLiteral("Prices");
    case FigureKind::origins:
        return QStringLiteral("Gas by origin");
    case FigureKind::explanation:
        return QStringLiteral("Price explanation");
    }
    return {};
}

QString figure_id(FigureKind kind) {
    switch (kind) {
    case FigureKind::map:
        return QStringLiteral("map");
    case FigureKind::prices:
        return QStringLiteral("prices");
    case FigureKind::origins:
        return QStringLiteral("origins");
    case FigureKind::explanation:
        return QStringLiteral("explanation");
    }
    return {};
}

std::optional<FigureKind> figure_kind(const QString& id) {
    for (const FigureKind kind : figure_kinds) {
        if (figure_id(kind) == id)
            return kind;
    }
    return std::nullopt;
}

Figure build_figure(FigureKind kind, const Views& views, const FigureStyle& style, QSizeF size,
                    Language language) {
    switch (kind) {
    case FigureKind::map:
        return build_flow_map(views.map, style, size, language);
    case FigureKind::prices:
        return build_price_chart(views.prices, style, size, language);
    case FigureKind::origins:
        return build_origin_chart(views.origins, style, size, language);
    case FigureKind::explanation:
        return build_waterfall(views.why.price, style, size, language);
    }
    return {};
}

} // namespace gashub::app
