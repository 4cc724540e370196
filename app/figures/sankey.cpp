#include "app/figures/sankey.hpp"

#include "app/figures/chart_panel.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QGraphicsPathItem>

#include <algorithm>
#include <numeric>

namespace gashub::app {

namespace {

double total(const OriginValues& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// One column's blocks, stacked with gaps.
struct Stack {
    std::vector<double> amounts, top, tall;
    double middle(std::size_t i) const { return top[i] + tall[i] / 2; }
    std::size_t size() const { return amounts.size(); }
};

Stack stack_of(std::vector<double> amounts, double scale, double gap, double from) {
    Stack stack{.amounts = std::move(amounts), .top = {}, .tall = {}};
    for (const double amount : stack.amounts) {
        stack.top.push_back(from);
        stack.tall.push_back(amount * scale);
        from += amount * scale + (amount > 0 ? gap : 0);
    }
    return stack;
}

double gaps_of(const std::vector<double>& amounts, double gap) {
    const auto blocks =
        std::count_if(amounts.begin(), amounts.end(), [](double a) { return a > 0; });
    return gap * static_cast<double>(std::max<std::ptrdiff_t>(blocks - 1, 0));
}

QString with_volume(const std::string& name, double volume, Locale language) {
    return text_of(name) + QLatin1Char(' ') +
           text_of(format_number(volume_in(volume, language),
                                 language.volume == VolumeUnit::mcm ? 0 : 1, language));
}

/// Middles of labels pushed apart until none lies over another, kept inside.
std::vector<double> spread(std::vector<double> middles, double least, double top, double bottom) {
    for (std::size_t i = 0; i < middles.size(); ++i)
        middles[i] = std::max(middles[i], i == 0 ? top + least / 2 : middles[i - 1] + least);
    double limit = bottom - least / 2;
    for (std::size_t i = middles.size(); i-- > 0; limit -= least)
        middles[i] = std::min(middles[i], limit);
    return middles;
}

/// Everything the drawing steps share.
struct Canvas {
    const SankeyData& data;
    const FigureStyle& style;
    Locale language;
    FigureScene& scene;
    double top, bottom, from, to;

    double block() const { return 0.8 * style.em; }
    double half_way() const { return from + 0.4 * (to - from); }
    double line() const { return 1.15 * text_size(QStringLiteral("X"), style.font(0.88)).height(); }
    QColor colour(std::size_t group) const { return to_qcolor(style.colours().origins.at(group)); }
    std::string origin(std::size_t group) const {
        return origin_group_name(static_cast<OriginGroup>(group), language);
    }
};

struct Ribbon {
    double left, right, from, to, tall; ///< between x `left` and `right`; y of its upper ends
    int strand;
};

/// Words of a stop of the keys, at the middle of the ribbon.
void add_ribbon(const Canvas& canvas, const Ribbon& ribbon, QColor colour, const Selection& about,
                const QString& tip) {
    const double middle = (ribbon.left + ribbon.right) / 2;
    QPainterPath path({ribbon.left, ribbon.from});
    path.cubicTo(middle, ribbon.from, middle, ribbon.to, ribbon.right, ribbon.to);
    path.lineTo(ribbon.right, ribbon.to + ribbon.tall);
    path.cubicTo(middle, ribbon.to + ribbon.tall, middle, ribbon.from + ribbon.tall, ribbon.left,
                 ribbon.from + ribbon.tall);
    path.closeSubpath();
    const QColor edge = colour.darker(130);
    colour.setAlphaF(0.62F);
    QGraphicsItem* const item = canvas.scene.addPath(
        path, canvas.data.parts.empty() ? QPen(edge, 0.4) : QPen(Qt::NoPen), colour);
    mark_as(item, about, tip);
    item->setData(strand_key, ribbon.strand);
}

struct Blocks {
    const Stack& stack;
    double left; ///< of the blocks
    std::vector<QString> words;
    std::vector<Selection> about;
};

/// Where no label would lie over the next, all of them; else none (the tips have them).
void add_labels(const Canvas& canvas, const Blocks& blocks, bool before, bool over_ribbons) {
    std::vector<double> middles;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < blocks.stack.size(); ++i) {
        if (blocks.stack.amounts[i] <= 0)
            continue;
        shown.push_back(i);
        middles.push_back(blocks.stack.middle(i));
    }
    if (canvas.line() * static_cast<double>(shown.size()) > canvas.bottom - canvas.top + 1)
        return;
    middles = spread(std::move(middles), canvas.line(), canvas.top, canvas.bottom);
    const double em = canvas.style.em;
    const QColor ink = to_qcolor(canvas.style.colours().ink);
    const double x = before ? blocks.left - 0.4 * em : blocks.left + canvas.block() + 0.4 * em;
    for (std::size_t n = 0; n < shown.size(); ++n) {
        const std::size_t i = shown[n];
        const bool chosen = blocks.about[i].kind != Selection::Kind::none &&
                            blocks.about[i] == canvas.data.selection;
        const QFont font = canvas.style.font(0.88, chosen);
        const QSizeF size = text_size(blocks.words[i], font);
        if (over_ribbons) {
            QColor halo = to_qcolor(canvas.style.colours().background);
            halo.setAlphaF(0.66F);
            canvas.scene.addRect(x - 0.15 * em, middles[n] - 0.42 * size.height(),
                                 size.width() + 0.3 * em, 0.84 * size.height(), Qt::NoPen, halo);
        }
        mark_as(add_text(canvas.scene, blocks.words[i], font, ink, {x, middles[n]}, before ? 1 : 0),
                blocks.about[i], blocks.words[i]);
    }
}

void add_blocks(const Canvas& canvas, const Blocks& blocks) {
    const Palette& colours = canvas.style.colours();
    for (std::size_t i = 0; i < blocks.stack.size(); ++i) {
        if (blocks.stack.amounts[i] <= 0)
            continue;
        const bool chosen = blocks.about[i].kind != Selection::Kind::none &&
                            blocks.about[i] == canvas.data.selection;
        mark_as(canvas.scene.addRect(
                    blocks.left, blocks.stack.top[i], canvas.block(),
                    std::max(blocks.stack.tall[i], 1.0),
                    QPen(to_qcolor(chosen ? colours.scarcity : colours.muted), chosen ? 2 : 0.8),
                    to_qcolor(colours.muted)),
                blocks.about[i], blocks.words[i]);
    }
}

void add_origin_blocks(const Canvas& canvas, const Stack& sources) {
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        if (sources.amounts[g] > 0)
            canvas.scene.addRect(
                canvas.from, sources.top[g], canvas.block(), std::max(sources.tall[g], 1.0),
                QPen(to_qcolor(canvas.style.colours().origin_outlines[g]), 1), canvas.colour(g));
    }
}

constexpr double least_tall = 0.15; ///< pixels under which a ribbon is not drawn

void add_direct(const Canvas& canvas, const Stack& sources, const Stack& sinks, double scale) {
    std::vector<double> left_used = sources.top, right_used = sinks.top;
    for (std::size_t c = 0; c < sinks.size(); ++c) {
        const SankeyData::Country& country = canvas.data.countries[c];
        int column = 0;
        for (std::size_t g = 0; g < origin_group_count; ++g) {
            const double tall = country.bcm_per_year[g] * scale;
            if (tall < least_tall)
                continue;
            const Selection about{Selection::Kind::place, country.id};
            const QString words = text_of(canvas.origin(g) + " \u2192 " + country.name + ": " +
                                          format_volume(country.bcm_per_year[g], canvas.language));
            const int strand = static_cast<int>(c * origin_group_count + g);
            const Ribbon ribbon{canvas.from + canvas.block(),
                                canvas.to - canvas.block(),
                                left_used[g],
                                right_used[c],
                                tall,
                                strand};
            add_ribbon(canvas, ribbon, canvas.colour(g), about, words);
            canvas.scene.points.push_back({{ribbon.right, ribbon.to + tall / 2},
                                           column++,
                                           static_cast<int>(c),
                                           words,
                                           about,
                                           strand});
            left_used[g] += tall;
            right_used[c] += tall;
        }
    }
}

/// Parts in an order, each stacked on the one before it in its block: their upper ends.
std::vector<double> ends_in(const std::vector<SankeyData::Part>& parts, const Stack& stack,
                            double scale, auto block_of, auto before) {
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return before(parts[a]) < before(parts[b]);
    });
    std::vector<double> used = stack.top, ends(parts.size());
    for (const std::size_t i : order) {
        double& next = used[block_of(parts[i])];
        ends[i] = next;
        next += parts[i].bcm_per_year * scale;
    }
    return ends;
}

void add_by_route(const Canvas& canvas, const Stack& sources, const Stack& routes,
                  const Stack& sinks, double scale) {
    using Part = SankeyData::Part;
    const std::vector<Part>& parts = canvas.data.parts;
    const auto group = [](const Part& p) { return p.group; };
    const auto route = [](const Part& p) { return p.route; };
    const auto country = [](const Part& p) { return p.country; };
    const auto left = ends_in(parts, sources, scale, group,
                              [](const Part& p) { return std::pair(p.route, p.country); });
    const auto into = ends_in(parts, routes, scale, route,
                              [](const Part& p) { return std::pair(p.group, p.country); });
    const auto out_of = ends_in(parts, routes, scale, route,
                                [](const Part& p) { return std::pair(p.country, p.group); });
    const auto right = ends_in(parts, sinks, scale, country,
                               [](const Part& p) { return std::pair(p.route, p.group); });
    const auto ordered_by = [&](auto key) {
        std::vector<std::size_t> order(parts.size());
        std::iota(order.begin(), order.end(), 0);
        std::erase_if(order,
                      [&](std::size_t i) { return parts[i].bcm_per_year * scale < least_tall; });
        std::ranges::stable_sort(order, {}, key);
        return order;
    };
    const auto words_of = [&](const Part& part) {
        return text_of(canvas.origin(part.group) + " \u2192 " +
                       canvas.data.routes[part.route].name + " \u2192 " +
                       canvas.data.countries[part.country].name + ": " +
                       format_volume(part.bcm_per_year, canvas.language));
    };
    const double middle = canvas.half_way(), first = canvas.from + canvas.block(),
                 second = middle + canvas.block(), end = canvas.to - canvas.block();
    const auto place = [&](const Part& part) {
        return Selection{Selection::Kind::place, canvas.data.countries[part.country].id};
    };
    // One origin after the other: two that cross do so in one clean edge.
    for (const std::size_t i :
         ordered_by([&](std::size_t k) { return std::pair(parts[k].group, right[k]); })) {
        const Part& part = parts[i];
        const double tall = part.bcm_per_year * scale;
        const int strand = static_cast<int>(i);
        const QString words = words_of(part);
        add_ribbon(canvas, {first, middle, left[i], into[i], tall, strand},
                   canvas.colour(part.group), canvas.data.routes[part.route].about, words);
        add_ribbon(canvas, {second, end, out_of[i], right[i], tall, strand},
                   canvas.colour(part.group), place(part), words);
    }
    std::vector<int> columns(sinks.size(), 0);
    for (const std::size_t i : ordered_by([&](std::size_t k) { return right[k]; })) {
        const Part& part = parts[i];
        canvas.scene.points.push_back({{end, right[i] + part.bcm_per_year * scale / 2},
                                       columns[part.country]++,
                                       static_cast<int>(part.country),
                                       words_of(part),
                                       place(part),
                                       static_cast<int>(i)});
    }
}

/// Volumes and gaps of the three columns; the middle one is empty where the way is not told.
struct Columns {
    std::vector<double> origins, routes, countries;
};

Columns columns_of(const SankeyData& data) {
    Columns columns{.origins = std::vector<double>(origin_group_count, 0.0),
                    .routes = std::vector<double>(data.routes.size(), 0.0),
                    .countries = {}};
    for (const SankeyData::Country& country : data.countries) {
        columns.countries.push_back(total(country.bcm_per_year));
        for (std::size_t g = 0; g < origin_group_count; ++g)
            columns.origins[g] += country.bcm_per_year[g];
    }
    for (const SankeyData::Part& part : data.parts)
        columns.routes[part.route] += part.bcm_per_year;
    return columns;
}

double widest(const std::vector<QString>& words, const QFont& font) {
    double wide = 0;
    for (const QString& each : words)
        wide = std::max(wide, text_size(each, font).width());
    return wide;
}

} // namespace

Figure build_sankey(const SankeyData& data, const FigureStyle& style, QSizeF size,
                    Locale language) {
    Figure scene = blank_figure(style, size);
    const double em = style.em;
    const Columns columns = columns_of(data);
    const double all = std::accumulate(columns.origins.begin(), columns.origins.end(), 0.0);
    if (all <= 0) {
        add_hint(*scene, say(language, "No gas is used."), style);
        return scene;
    }
    add_text(*scene,
             text_of(say(language, "Origins to markets, %1 a year", {volume_unit(language)})),
             style.font(0.92, true), to_qcolor(style.colours().ink), {0.6 * em, 0.9 * em});
    std::vector<QString> origins, routes, countries;
    std::vector<Selection> nothing(origin_group_count), ways, places;
    for (std::size_t g = 0; g < origin_group_count; ++g)
        origins.push_back(
            columns.origins[g] > 0
                ? with_volume(origin_group_name(static_cast<OriginGroup>(g), language),
                              columns.origins[g], language)
                : QString());
    for (std::size_t r = 0; r < data.routes.size(); ++r) {
        routes.push_back(with_volume(data.routes[r].name, columns.routes[r], language));
        ways.push_back(data.routes[r].about);
    }
    for (std::size_t c = 0; c < data.countries.size(); ++c) {
        countries.push_back(with_volume(data.countries[c].name, columns.countries[c], language));
        places.push_back({Selection::Kind::place, data.countries[c].id});
    }
    const QFont font = style.font(0.88);
    const Canvas canvas{.data = data,
                        .style = style,
                        .language = language,
                        .scene = *scene,
                        .top = 2.0 * em,
                        .bottom = size.height() - 0.5 * em,
                        .from = widest(origins, font) + 1.2 * em,
                        .to = size.width() - widest(countries, font) - 1.2 * em};
    const double gap_left = 0.5 * em, gap_right = 0.25 * em;
    const double used =
        std::max({gaps_of(columns.origins, gap_left), gaps_of(columns.routes, gap_right),
                  gaps_of(columns.countries, gap_right)});
    const double scale = std::max(canvas.bottom - canvas.top - used, 10.0) / all;
    const Stack sources = stack_of(columns.origins, scale, gap_left, canvas.top);
    const Stack middle = stack_of(columns.routes, scale, gap_right, canvas.top);
    const Stack sinks = stack_of(columns.countries, scale, gap_right, canvas.top);
    if (data.routes.empty())
        add_direct(canvas, sources, sinks, scale);
    else
        add_by_route(canvas, sources, middle, sinks, scale);
    add_origin_blocks(canvas, sources);
    add_labels(canvas, {sources, canvas.from, origins, nothing}, true, false);
    const Blocks ways_between{middle, canvas.half_way(), routes, ways};
    add_blocks(canvas, ways_between);
    if (canvas.half_way() + canvas.block() + widest(routes, font) + em < canvas.to)
        add_labels(canvas, ways_between, false, true);
    const Blocks markets{sinks, canvas.to - canvas.block(), countries, places};
    add_blocks(canvas, markets);
    add_labels(canvas, markets, false, false);
    return scene;
}

} // namespace gashub::app
