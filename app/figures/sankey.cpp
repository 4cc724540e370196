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

/// One side's blocks, stacked with gaps.
struct Stack {
    std::vector<double> top, tall;
};

Stack stack_of(const std::vector<double>& amounts, double scale, double gap, double from) {
    Stack stack;
    for (const double amount : amounts) {
        stack.top.push_back(from);
        stack.tall.push_back(amount * scale);
        from += amount * scale + (amount > 0 ? gap : 0);
    }
    return stack;
}

void add_ribbon(QGraphicsScene& scene, double left, double right, double from, double to,
                double tall, QColor colour, const Selection& about, const QString& tip) {
    const double middle = (left + right) / 2;
    QPainterPath path({left, from});
    path.cubicTo(middle, from, middle, to, right, to);
    path.lineTo(right, to + tall);
    path.cubicTo(middle, to + tall, middle, from + tall, left, from + tall);
    path.closeSubpath();
    const QColor edge = colour.darker(130);
    colour.setAlphaF(0.62F);
    mark_as(scene.addPath(path, QPen(edge, 0.4), colour), about, tip);
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

} // namespace

Figure build_sankey(const SankeyData& data, const FigureStyle& style, QSizeF size,
                    Locale language) {
    Figure scene = blank_figure(style, size);
    const double em = style.em, top = 2.0 * em, bottom = size.height() - 0.5 * em;
    OriginValues origins{};
    std::vector<double> countries;
    for (const SankeyData::Country& country : data.countries) {
        countries.push_back(total(country.bcm_per_year));
        for (std::size_t g = 0; g < origin_group_count; ++g)
            origins[g] += country.bcm_per_year[g];
    }
    const double all = total(origins);
    if (all <= 0) {
        add_hint(*scene, say(language, "No gas is used."), style);
        return scene;
    }
    const Palette& colours = style.colours();
    const QFont font = style.font(0.88);
    add_text(*scene,
             text_of(say(language, "Origins to markets, %1 a year", {volume_unit(language)})),
             style.font(0.92, true), to_qcolor(colours.ink), {0.6 * em, 0.9 * em});
    double left = 0, right = 0;
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        const auto group = static_cast<OriginGroup>(g);
        if (origins[g] > 0)
            left = std::max(left, text_size(with_volume(origin_group_name(group, language),
                                                        origins[g], language),
                                            font)
                                      .width());
    }
    for (std::size_t c = 0; c < countries.size(); ++c)
        right = std::max(
            right,
            text_size(with_volume(data.countries[c].name, countries[c], language), font).width());
    const double from = left + 1.2 * em, to = size.width() - right - 1.2 * em, wide = 0.8 * em;
    const double line = 1.15 * text_size(QStringLiteral("X"), font).height();
    const double gap_left = 0.5 * em, gap_right = 0.25 * em;
    const double used = std::max(gap_left * (origin_group_count - 1),
                                 gap_right * static_cast<double>(countries.size() - 1));
    const double scale = std::max(bottom - top - used, 10.0) / all;
    const Stack sources = stack_of({origins.begin(), origins.end()}, scale, gap_left, top);
    const Stack sinks = stack_of(countries, scale, gap_right, top);

    std::vector<double> left_used = sources.top, right_used = sinks.top;
    for (std::size_t c = 0; c < countries.size(); ++c) {
        const SankeyData::Country& country = data.countries[c];
        const Selection about{Selection::Kind::place, country.id};
        for (std::size_t g = 0; g < origin_group_count; ++g) {
            const double tall = country.bcm_per_year[g] * scale;
            if (tall < 0.15)
                continue;
            const std::string origin = origin_group_name(static_cast<OriginGroup>(g), language);
            add_ribbon(*scene, from + wide, to - wide, left_used[g], right_used[c], tall,
                       to_qcolor(colours.origins[g]), about,
                       text_of(origin + " \u2192 " + country.name + ": ") +
                           text_of(format_volume(country.bcm_per_year[g], language)));
            left_used[g] += tall;
            right_used[c] += tall;
        }
    }
    std::vector<double> middles;
    std::vector<std::size_t> shown;
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        if (origins[g] <= 0)
            continue;
        scene->addRect(from, sources.top[g], wide, std::max(sources.tall[g], 1.0),
                       QPen(to_qcolor(colours.origin_outlines[g]), 1),
                       to_qcolor(colours.origins[g]));
        shown.push_back(g);
        middles.push_back(sources.top[g] + sources.tall[g] / 2);
    }
    middles = spread(std::move(middles), line, top, bottom);
    for (std::size_t i = 0; i < shown.size(); ++i)
        add_text(*scene,
                 with_volume(origin_group_name(static_cast<OriginGroup>(shown[i]), language),
                             origins[shown[i]], language),
                 font, to_qcolor(colours.ink), {from - 0.4 * em, middles[i]}, 1);
    middles.clear();
    for (std::size_t c = 0; c < countries.size(); ++c)
        middles.push_back(sinks.top[c] + sinks.tall[c] / 2);
    middles = spread(std::move(middles), line, top, bottom);
    const bool fits = line * static_cast<double>(countries.size()) <= bottom - top + 1;
    for (std::size_t c = 0; c < countries.size(); ++c) {
        const Selection about{Selection::Kind::place, data.countries[c].id};
        const bool chosen = data.selection == about;
        mark_as(scene->addRect(
                    to - wide, sinks.top[c], wide, std::max(sinks.tall[c], 1.0),
                    QPen(to_qcolor(chosen ? colours.scarcity : colours.muted), chosen ? 2 : 0.8),
                    to_qcolor(colours.muted)),
                about, text_of(data.countries[c].name));
        if (fits)
            mark_as(add_text(*scene, with_volume(data.countries[c].name, countries[c], language),
                             style.font(0.88, chosen), to_qcolor(colours.ink),
                             {to + 0.4 * em, middles[c]}),
                    about, text_of(data.countries[c].name));
    }
    return scene;
}

} // namespace gashub::app
