#include "app/view_data/market_views.hpp"

#include "app/view_data/cards.hpp"
#include "app/view_data/changes.hpp"
#include "app/view_data/market_figures.hpp"
#include "app/view_data/names.hpp"

namespace gashub::app {

Views market_views(const Cleared& now, const Cleared& reference, const Look& look) {
    const ScenarioParts& parts = now.line().scenario.parts();
    const Attention& attention = look.attention;
    Views views;
    views.title =
        text_in(parts.question.empty() ? parts.title : parts.question, attention.language);
    views.against = look.against;
    views.periods = period_labels(now.line().periods, attention.language);
    views.cards = cards(now, reference, attention);
    views.map = flow_map_data(now, reference, attention, look.map);
    views.prices = price_chart_data(now, reference, look.dashed, attention);
    views.ways = look.ways;
    views.origins = origin_chart_data(now, attention, look.ways.by_year);
    views.sankey = sankey_data(now, attention, look.ways.by_route);
    views.storage = storage_chart_data(now, reference, look.dashed, attention);
    views.gains = gains_data(now, reference, attention);
    views.changes = changes(now, reference, attention);
    return views;
}

} // namespace gashub::app
