#include "app/figures/flow_map.hpp"

#include "app/figures/base_map.hpp"
#include "app/figures/flow_strands.hpp"
#include "app/figures/label_placement.hpp"
#include "app/figures/map_colours.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/words.hpp"

#include <QGraphicsPathItem>
#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace gashub::app {

namespace {

/// Everything the drawing steps share.
struct Canvas {
    const FlowMapData& data;
    const FigureStyle& style;
    Locale language;
    QGraphicsScene& scene;
    Frame frame; ///< of the map in pixels, without the legend
    MapScale scale;
    StrandWidths widths;
};

QPainterPath land_path(const Canvas& canvas, const Frame& shown) {
    QPainterPath land;
    for (const Coast& coast : base_map()) {
        if (!overlap(coast.frame, shown))
            continue;
        std::vector<Point> ring(coast.ring.size());
        std::transform(coast.ring.begin(), coast.ring.end(), ring.begin(), canvas.scale);
        ring = clipped(std::move(ring), canvas.frame);
        if (ring.empty())
            continue;
        land.moveTo(to_qpoint(ring.front()));
        for (const Point p : ring)
            land.lineTo(to_qpoint(p));
        land.closeSubpath();
    }
    land.setFillRule(Qt::WindingFill);
    return land;
}

/// Sea and land as a picture, made once for a part of the map, a size and a style.
QPixmap base_picture(const Canvas& canvas, const Frame& shown) {
    const Palette& colours = canvas.style.colours();
    const Frame& frame = canvas.frame;
    const QString key = QStringLiteral("base map %1 %2 %3 %4 %5 %6 %7 %8")
                            .arg(static_cast<int>(canvas.style.kind) + (canvas.style.grey ? 10 : 0))
                            .arg(canvas.style.dots)
                            .arg(frame.width(), 0, 'g', 12)
                            .arg(frame.height(), 0, 'g', 12)
                            .arg(shown.left, 0, 'g', 12)
                            .arg(shown.top, 0, 'g', 12)
                            .arg(shown.right, 0, 'g', 12)
                            .arg(shown.bottom, 0, 'g', 12);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap((QSizeF(frame.width(), frame.height()) * canvas.style.dots).toSize());
    picture.setDevicePixelRatio(canvas.style.dots);
    picture.fill(to_qcolor(colours.sea));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-frame.left, -frame.top);
    painter.setPen(QPen(to_qcolor(colours.border), 0.7));
    painter.setBrush(to_qcolor(colours.land));
    painter.drawPath(land_path(canvas, shown));
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

void add_base_map(const Canvas& canvas, const Frame& shown) {
    const Palette& colours = canvas.style.colours();
    const Frame& frame = canvas.frame;
    if (canvas.style.dots > 0) {
        canvas.scene.addPixmap(base_picture(canvas, shown))->setPos(frame.left, frame.top);
        return;
    }
    canvas.scene.addRect(frame.left, frame.top, frame.width(), frame.height(), Qt::NoPen,
                         to_qcolor(colours.sea));
    canvas.scene.addPath(land_path(canvas, shown), QPen(to_qcolor(colours.border), 0.7),
                         to_qcolor(colours.land));
}

Point at(const Strand& strand, double along, double across) {
    const double dx = strand.to.x - strand.from.x, dy = strand.to.y - strand.from.y;
    const double length = std::hypot(dx, dy);
    return {strand.from.x + dx * along - dy / length * across,
            strand.from.y + dy * along + dx / length * across};
}

/// Cut to the frame, since a drawing on paper has no clip path.
QPolygonF band(const Canvas& canvas, const Strand& strand, double near_side, double far_side) {
    QPolygonF polygon;
    for (const Point p : clipped({at(strand, 0, near_side), at(strand, 1, near_side),
                                  at(strand, 1, far_side), at(strand, 0, far_side)},
                                 canvas.frame))
        polygon << to_qpoint(p);
    return polygon;
}

/// Ships fade in, pipes are there from end to end.
QBrush ink(const Strand& strand, QColor colour) {
    if (!strand.fading)
        return colour;
    QLinearGradient gradient(to_qpoint(strand.from), to_qpoint(strand.to));
    QColor none = colour;
    none.setAlpha(0);
    gradient.setColorAt(0, none);
    gradient.setColorAt(0.6, colour);
    return gradient;
}

QString arc_tip(const Canvas& canvas, const Strand& strand) {
    QStringList lines{
        text_of(strand.fading ? say(canvas.language, "LNG to %1", {strand.name}) : strand.name)};
    lines << text_of(
        say(canvas.language, "%1 a year", {format_volume(strand.flow, canvas.language)}));
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        if (strand.by_origin[g] > 0.05)
            lines << QStringLiteral("%1 %2").arg(
                text_of(origin_group_name(static_cast<OriginGroup>(g), canvas.language)),
                text_of(format_volume(strand.by_origin[g], canvas.language)));
    }
    if (strand.used)
        lines << text_of(
            say(canvas.language, "%1 used", {format_share(*strand.used, canvas.language)}));
    if (std::abs(strand.change) > least_map_change)
        lines << text_of(
            say(canvas.language, "%1 against the reference",
                {(strand.change > 0 ? "+" : "") + format_volume(strand.change, canvas.language)}));
    const double labelled = std::accumulate(strand.labelled.begin(), strand.labelled.end(), 0.0);
    if (labelled > 0.05)
        lines << text_of(say(canvas.language, "%1 under the hub's label",
                             {format_volume(labelled, canvas.language)}));
    if (strand.full)
        lines << text_of(say(canvas.language, "full"));
    return lines.join(QLatin1Char('\n'));
}

void add_idle(const Canvas& canvas, const Strand& strand, bool selected) {
    const Palette& colours = canvas.style.colours();
    const bool fell =
        canvas.data.position.colour == MapColour::change && strand.change < -least_map_change;
    QPen pen(to_qcolor(selected ? colours.scarcity
                       : fell   ? colours.less
                                : colours.idle),
             selected || fell ? 2.2 : 1.1);
    pen.setDashPattern({4, 3});
    const QPointF from = to_qpoint(strand.from), to = to_qpoint(strand.to);
    const std::string state =
        strand.off ? say(canvas.language, "switched off") : say(canvas.language, "idle");
    mark_as(canvas.scene.addLine({from, to}, pen), {Selection::Kind::arc, strand.id},
            text_of(strand.name) + QLatin1Char('\n') + text_of(state));
    if (strand.off)
        add_cross(canvas.scene, to_qpoint(at(strand, 0.5, strand.across)), 0.4 * canvas.style.em,
                  to_qcolor(colours.scarcity));
}

void add_arrow(const Canvas& canvas, const Strand& strand, QColor fill, QColor line) {
    const double length = std::hypot(strand.to.x - strand.from.x, strand.to.y - strand.from.y);
    const double half = std::clamp(strand.width * 0.42, 2.6, 4.0) * canvas.style.em / 13;
    if (length < 5 * half)
        return;
    const double middle = strand.fading ? 0.75 : 0.56, step = half / length;
    const double centre = strand.across;
    const QPolygonF arrow({to_qpoint(at(strand, middle + 1.2 * step, centre)),
                           to_qpoint(at(strand, middle - 1.2 * step, centre - half)),
                           to_qpoint(at(strand, middle - 1.2 * step, centre + half))});
    canvas.scene.addPolygon(arrow, QPen(line, 0.8), fill);
}

void add_bars(const Canvas& canvas, const Strand& strand) {
    const double length = std::hypot(strand.to.x - strand.from.x, strand.to.y - strand.from.y);
    const double reach = strand.width / 2 + 0.22 * canvas.style.em;
    const double gap = 0.2 * canvas.style.em / length;
    const QPen pen(to_qcolor(canvas.style.colours().ink), 1.7);
    for (const double along : {0.36 - gap, 0.36 + gap})
        canvas.scene.addLine({to_qpoint(at(strand, along, strand.across - reach)),
                              to_qpoint(at(strand, along, strand.across + reach))},
                             pen);
}

/// Which way it flows, and the bars of a full line.
void add_head(const Canvas& canvas, const Strand& strand, QColor fill) {
    const Palette& colours = canvas.style.colours();
    if (strand.width >= 5)
        add_arrow(canvas, strand, to_qcolor(colours.background), to_qcolor(colours.ink));
    else
        add_arrow(canvas, strand, fill, to_qcolor(colours.background));
    if (strand.full)
        add_bars(canvas, strand);
}

void add_strand(const Canvas& canvas, const Strand& strand) {
    const Palette& colours = canvas.style.colours();
    const bool selected =
        canvas.data.selection.kind == Selection::Kind::arc && canvas.data.selection.id == strand.id;
    if (strand.width == 0) {
        add_idle(canvas, strand, selected);
        return;
    }
    const double left = strand.across - strand.width / 2;
    const double casing = selected ? 3 : 1;
    mark_as(canvas.scene.addPolygon(
                band(canvas, strand, left - casing, left + strand.width + casing), Qt::NoPen,
                ink(strand, to_qcolor(selected ? colours.hub : colours.background))),
            {Selection::Kind::arc, strand.id}, arc_tip(canvas, strand));
    double side = left;
    std::size_t widest = 0;
    if (canvas.data.position.colour != MapColour::origin) {
        const QColor fill = to_qcolor(line_colour(canvas.data.position.colour, strand, colours));
        mark_as(canvas.scene.addPolygon(band(canvas, strand, left, left + strand.width), Qt::NoPen,
                                        ink(strand, fill)),
                {Selection::Kind::arc, strand.id}, arc_tip(canvas, strand));
        add_head(canvas, strand, fill);
        return;
    }
    for (std::size_t g = 0; g < origin_group_count; ++g) {
        const double wide = strand.width * strand.by_origin[g] / strand.flow;
        if (strand.by_origin[g] > strand.by_origin[widest])
            widest = g;
        if (wide <= 0)
            continue;
        QGraphicsItem* item =
            canvas.scene.addPolygon(band(canvas, strand, side, side + wide), Qt::NoPen,
                                    ink(strand, to_qcolor(colours.origins[g])));
        mark_as(item, {Selection::Kind::arc, strand.id}, arc_tip(canvas, strand));
        if (strand.labelled[g] > 0 && wide >= 1)
            canvas.scene.addPolygon(
                band(canvas, strand, side, side + wide * strand.labelled[g] / strand.by_origin[g]),
                Qt::NoPen, QBrush(to_qcolor(colours.background), Qt::BDiagPattern));
        side += wide;
    }
    add_head(canvas, strand, to_qcolor(colours.origins[widest]));
}

double dot_radius(const Canvas& canvas, const MapPlace& place) {
    return (place.hub ? 0.42 : place.rank > 0 ? 0.25 : 0.15) * canvas.style.em;
}

void add_dot(const Canvas& canvas, const MapPlace& place, Point p) {
    const Palette& colours = canvas.style.colours();
    const bool selected = canvas.data.selection.kind == Selection::Kind::place &&
                          canvas.data.selection.id == place.id;
    const double r = dot_radius(canvas, place);
    if (selected) {
        const double ring = r + 0.3 * canvas.style.em;
        canvas.scene.addEllipse(p.x - ring, p.y - ring, 2 * ring, 2 * ring,
                                QPen(to_qcolor(colours.scarcity), 2.2));
    }
    QGraphicsItem* dot = canvas.scene.addEllipse(
        p.x - r, p.y - r, 2 * r, 2 * r, QPen(to_qcolor(colours.ink), place.hub ? 1.8 : 1.0),
        to_qcolor(place.hub ? colours.hub : colours.background));
    QString tip = text_of(place.name);
    if (place.price_eur_per_mwh)
        tip += QLatin1Char('\n') + text_of(format_price(*place.price_eur_per_mwh, canvas.language));
    mark_as(dot, {Selection::Kind::place, place.id}, tip);
}

/// Lightens what lies under a text.
void add_halo(const Canvas& canvas, const Frame& under) {
    QColor halo = to_qcolor(canvas.style.colours().background);
    halo.setAlphaF(0.72F);
    QPainterPath box;
    box.addRoundedRect({under.left, under.top, under.width(), under.height()}, 3, 3);
    canvas.scene.addPath(box, Qt::NoPen, halo);
}

struct Label {
    const MapPlace* place;
    QString words;
    QFont font;
};

void add_places(const Canvas& canvas, const std::set<std::size_t>& shown,
                const std::vector<Frame>& forbidden) {
    const double em = canvas.style.em;
    std::vector<Label> labels;
    std::vector<LabelRequest> requests;
    std::vector<Frame> taken = forbidden;
    for (const std::size_t i : shown) {
        const MapPlace& place = canvas.data.places[i];
        const Point p = canvas.scale(project(place.lat, place.lon));
        if (!canvas.frame.contains(p))
            continue;
        add_dot(canvas, place, p);
        const double r = dot_radius(canvas, place);
        if (place.rank <= 0)
            continue;
        taken.push_back({p.x - r, p.y - r, p.x + r, p.y + r});
        const QFont font = canvas.style.font(place.hub ? 0.92 : 0.84, place.hub);
        QString words = text_of(place.name);
        if (place.price_eur_per_mwh)
            words += QLatin1Char(' ') +
                     text_of(format_number(price_in(*place.price_eur_per_mwh, canvas.language),
                                           price_decimals(canvas.language), canvas.language));
        const QSizeF size = text_size(words, font);
        labels.push_back({&place, words, font});
        requests.push_back({p, size.width() + 0.3 * em, size.height(), place.rank, r + 0.12 * em});
    }
    // More names than this are a carpet; a closer look shows the others.
    constexpr double room_of_a_label = 75; // em by em
    const double room = canvas.frame.width() * (canvas.frame.bottom - canvas.frame.top) / (em * em);
    const auto spots = place_labels(requests, taken, canvas.frame,
                                    static_cast<std::size_t>(room / room_of_a_label) + 4);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!spots[i])
            continue;
        const Frame& spot = *spots[i];
        add_halo(canvas, spot);
        QGraphicsItem* item = add_text(canvas.scene, labels[i].words, labels[i].font,
                                       to_qcolor(canvas.style.colours().ink),
                                       {spot.left + 0.15 * em, (spot.top + spot.bottom) / 2});
        mark_as(item, {Selection::Kind::place, labels[i].place->id},
                text_of(labels[i].place->name));
    }
}

/// A flow that is 1, 2 or 5 with noughts in the reader's unit and half of the widest at most; bcm.
double key_flow(double widest_bcm, const Locale& locale) {
    const double most = volume_in(widest_bcm, locale) / 2;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(most, 1e-9))));
    const double digit = most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1;
    return digit * power / volume_in(1, locale);
}

/// A bar as wide as a round flow, and the note on borders, in the lower corners of the map.
std::vector<Frame> add_keys(const Canvas& canvas) {
    const double em = canvas.style.em;
    const QFont small = canvas.style.font(0.72);
    const QColor muted = to_qcolor(canvas.style.colours().muted);
    const double widest = canvas.data.widest_bcm_per_year;
    const double round_flow = key_flow(widest, canvas.language);
    const bool cut =
        std::any_of(canvas.data.arcs.begin(), canvas.data.arcs.end(),
                    [&](const MapArc& arc) { return arc.flow_bcm_per_year > 1.1 * widest; });
    const auto whole = [&](double bcm) {
        return format_number(volume_in(bcm, canvas.language), 0, canvas.language);
    };
    const std::string round = whole(round_flow) + ' ' + volume_unit(canvas.language);
    const QString words =
        text_of(cut ? say(canvas.language, "%1 a year; no line is drawn wider than %2",
                          {round, whole(widest)})
                    : say(canvas.language, "%1 a year", {round}));
    const QString note = text_of(say(canvas.language, "borders are not a political statement"));
    const Frame& frame = canvas.frame;
    const double left = frame.left + 0.5 * em, top = frame.bottom - 1.4 * em;
    const Frame key{frame.left, top, left + 2.4 * em + text_size(words, small).width(),
                    frame.bottom};
    const Frame borders{frame.right - text_size(note, small).width() - 0.8 * em, top, frame.right,
                        frame.bottom};
    const double y = (top + frame.bottom) / 2, wide = canvas.widths(round_flow);
    for (const Frame& box : {key, borders})
        add_halo(canvas, box);
    canvas.scene.addRect(left, y - wide / 2, 1.6 * em, wide, Qt::NoPen, muted);
    add_text(canvas.scene, words, small, muted, {left + 2 * em, y});
    add_text(canvas.scene, note, small, muted, {frame.right - 0.4 * em, y}, 1);
    return {key, borders};
}

} // namespace

Frame shown_frame(const FlowMapData& data) {
    const Frame whole = project(data.box);
    const double x = (whole.left + whole.right) / 2 + data.position.shift_x * whole.width();
    const double y = (whole.top + whole.bottom) / 2 + data.position.shift_y * whole.width();
    const double half_width = whole.width() / 2 / data.position.zoom;
    const double half_height = whole.height() / 2 / data.position.zoom;
    return {x - half_width, y - half_height, x + half_width, y + half_height};
}

Figure build_flow_map(const FlowMapData& data, const FigureStyle& style, QSizeF size,
                      Locale language) {
    constexpr double full_width = 1.7; // em
    Figure scene = blank_figure(style, size);
    const std::vector<LegendEntry> legend = map_legend(data, style, language);
    const double legend_tall = legend_height(legend, style, size.width() - style.em);
    const Frame frame{0, 0, size.width(), size.height() - legend_tall};
    const Canvas canvas{
        data,
        style,
        language,
        *scene,
        frame,
        MapScale(shown_frame(data), frame),
        {full_width * style.em / std::max(data.widest_bcm_per_year, 1.0), full_width * style.em}};

    const Point low = canvas.scale.inverse({frame.left, frame.top});
    const Point high = canvas.scale.inverse({frame.right, frame.bottom});
    add_base_map(canvas, {low.x, low.y, high.x, high.y});
    std::set<std::size_t> shown;
    for (const Strand& strand : make_strands(data, canvas.scale, frame, canvas.widths, style.em)) {
        add_strand(canvas, strand);
        shown.insert(strand.places.begin(), strand.places.end());
    }
    add_places(canvas, shown, add_keys(canvas));
    add_legend(*scene, legend, style, 0.5 * style.em, size.height() - legend_tall,
               size.width() - style.em);
    return scene;
}

} // namespace gashub::app
