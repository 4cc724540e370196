#include "app/export/figure_page.hpp"

#include "app/figures/marks.hpp"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace gashub::app {

namespace {

constexpr double margin = 12;

/// Words of the caption in lines that fit the page.
QStringList caption_lines(const QString& caption, const QFont& font, double width) {
    QStringList lines;
    for (const QString& word : caption.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = lines.isEmpty() ? word : lines.back() + QLatin1Char(' ') + word;
        if (!lines.isEmpty() && text_size(longer, font).width() <= width)
            lines.back() = longer;
        else
            lines << word;
    }
    return lines;
}

void paint_page(QPainter& painter, const FigurePage& page, const Views& views, Language language) {
    const FigureStyle style{StyleKind::paper, 13};
    const Palette& colours = style.colours();
    const QFont title_font = style.font(1.15, true), caption_font = style.font(0.78);
    const double width = page.size.width() - 2 * margin;
    double top = margin, bottom = page.size.height() - margin;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF({0, 0}, page.size), to_qcolor(colours.background));

    if (page.title) {
        painter.setFont(title_font);
        painter.setPen(to_qcolor(colours.ink));
        const double tall = text_size(QStringLiteral("X"), title_font).height();
        painter.drawText(QPointF(margin, top + 0.8 * tall), figure_name(page.kind) +
                                                                QStringLiteral(" \u2013 ") +
                                                                text_of(views.title));
        top += 1.4 * tall;
    }
    if (page.caption) {
        painter.setFont(caption_font);
        painter.setPen(to_qcolor(colours.muted));
        const QStringList lines = caption_lines(text_of(views.caption), caption_font, width);
        const double line = 1.15 * text_size(QStringLiteral("X"), caption_font).height();
        bottom -= line * static_cast<double>(lines.size());
        for (qsizetype i = 0; i < lines.size(); ++i)
            painter.drawText(QPointF(margin, bottom + line * (static_cast<double>(i) + 0.8)),
                             lines[i]);
        bottom -= 0.5 * line;
    }
    const QRectF target(margin, top, width, bottom - top);
    const Figure figure = build_figure(page.kind, views, style, target.size(), language);
    figure->render(&painter, target, figure->sceneRect());
}

} // namespace

QImage page_image(const FigurePage& page, const Views& views, double scale, Language language) {
    QImage image((page.size * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint_page(painter, page, views, language);
    return image;
}

QByteArray page_svg(const FigurePage& page, const Views& views, Language language) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(page.size.toSize());
    generator.setViewBox(QRectF({0, 0}, page.size));
    generator.setResolution(96);
    generator.setTitle(figure_name(page.kind) + QStringLiteral(" \u2013 ") + text_of(views.title));
    generator.setDescription(text_of(views.caption));
    QPainter painter(&generator);
    paint_page(painter, page, views, language);
    painter.end();
    return buffer.data();
}

QString write_page(const QString& path, const FigurePage& page, const Views& views,
                   Language language) {
    QByteArray bytes;
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        bytes = page_svg(page, views, language);
    } else if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        page_image(page, views, 2, language).save(&buffer, "PNG");
    } else {
        return QStringLiteral("%1: a figure is written as .png or .svg").arg(path);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return QStringLiteral("%1: %2").arg(path, file.errorString());
    return {};
}

} // namespace gashub::app
