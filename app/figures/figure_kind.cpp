#include "app/figures/figure_kind.hpp"

#include "app/figures/bars.hpp"
#include "app/figures/charts.hpp"
#include "app/figures/curves.hpp"
#include "app/figures/flow_map.hpp"
#include "app/figures/sankey.hpp"
#include "app/figures/storage_chart.hpp"
#include "app/figures/waterfall.hpp"

namespace gashub::app {

Figure build_figure(FigureKind kind, const Views& views, const FigureStyle& style, QSizeF size,
                    Locale language) {
    switch (kind) {
    case FigureKind::map:
        return build_flow_map(views.map, style, size, language);
    case FigureKind::prices:
        return build_price_chart(views.prices, style, size, language);
    case FigureKind::origins:
        return build_origin_chart(views.origins, style, size, language);
    case FigureKind::sankey:
        return build_sankey(views.sankey, style, size, language);
    case FigureKind::storage:
        return build_storage_chart(views.storage, style, size, language);
    case FigureKind::gains:
        return build_bars(views.gains, style, size, language);
    case FigureKind::explanation:
        return build_waterfall(views.why.price, style, size, language);
    case FigureKind::merit_order:
        return build_curves(views.merit_order, style, size, language);
    case FigureKind::how_sure:
        return build_bars(views.how_sure, style, size, language);
    case FigureKind::tipping:
        return build_curves(views.tipping, style, size, language);
    case FigureKind::security:
        return build_bars(views.security, style, size, language);
    case FigureKind::power:
        break;
    }
    return build_bars(views.power, style, size, language);
}

} // namespace gashub::app
