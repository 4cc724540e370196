#include "app/export/figure_page.hpp"

#include "app/export/outlines.hpp"
#include "app/figures/marks.hpp"
#include "app/view_data/sheets.hpp"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace gashub::app {

namespace {

constexpr double margin = 12, dots_per_inch = 300, unit_dpi = 96;

QString page_title(const FigurePage& page, const Views& views, Locale language) {
    return text_of(figure_name(page.kind, language)) + QStringLiteral(" \u2013 ") +
           text_of(views.title);
}

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

} // namespace

std::optional<QSizeF> page_size(const QString& words) {
    if (words == QLatin1String("16:9"))
        return QSizeF(1280, 720);
    const bool is_cm = words.endsWith(QLatin1String("cm"));
    const QStringList sides = (is_cm ? words.chopped(2) : words).split(QLatin1Char('x'));
    if (sides.size() != 2)
        return std::nullopt;
    bool wide = false, tall = false;
    QSizeF size(sides[0].toDouble(&wide), sides[1].toDouble(&tall));
    if (is_cm)
        size *= unit_dpi / 2.54;
    constexpr double least = 120, most = 3780;
    const bool fits = size.width() >= least && size.height() >= least && size.width() <= most &&
                      size.height() <= most;
    return wide && tall && fits ? std::optional(size) : std::nullopt;
}

void paint_page(QPainter& painter, const FigurePage& page, const Views& views, Locale language) {
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
        for (const QString& words :
             caption_lines(page_title(page, views, language), title_font, width)) {
            paint_words(painter, {margin, top + 0.8 * tall}, words, page.outlines);
            top += 1.1 * tall;
        }
        top += 0.3 * tall;
    }
    if (page.caption) {
        painter.setFont(caption_font);
        painter.setPen(to_qcolor(colours.muted));
        const QStringList lines = caption_lines(text_of(views.caption), caption_font, width);
        const double line = 1.15 * text_size(QStringLiteral("X"), caption_font).height();
        bottom -= line * static_cast<double>(lines.size());
        for (qsizetype i = 0; i < lines.size(); ++i)
            paint_words(painter, {margin, bottom + line * (static_cast<double>(i) + 0.8)}, lines[i],
                        page.outlines);
        bottom -= 0.5 * line;
    }
    const QRectF target(margin, top, width, bottom - top);
    const Figure figure = build_figure(page.kind, views, style, target.size(), language);
    if (page.outlines)
        outline_letters(*figure);
    figure->render(&painter, target, figure->sceneRect());
}

QImage page_image(const FigurePage& page, const Views& views, double scale, Locale language) {
    QImage image((page.size * scale).toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint_page(painter, page, views, language);
    return image;
}

QByteArray page_svg(const FigurePage& page, const Views& views, Locale language) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(page.size.toSize());
    generator.setViewBox(QRectF({0, 0}, page.size));
    generator.setResolution(96);
    generator.setTitle(page_title(page, views, language));
    generator.setDescription(text_of(views.caption));
    QPainter painter(&generator);
    paint_page(painter, page, views, language);
    painter.end();
    return buffer.data();
}

QMimeData* page_clip(const FigurePage& page, const Views& views, Locale language) {
    auto* clip = new QMimeData;
    clip->setImageData(page_image(page, views, 2, language));
    clip->setData(QStringLiteral("image/svg+xml"), page_svg(page, views, language));
    clip->setText(text_of(to_tab_separated(sheet_of(page.kind, views, language))));
    return clip;
}

QString write_bytes(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit())
        return QStringLiteral("%1: %2").arg(path, file.errorString());
    return {};
}

QString write_page(const QString& path, const FigurePage& page, const Views& views,
                   Locale language) {
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == QLatin1String("svg")) {
        bytes = page_svg(page, views, language);
    } else if (ending == QLatin1String("png")) {
        QImage image = page_image(page, views, dots_per_inch / unit_dpi, language);
        image.setDotsPerMeterX(static_cast<int>(dots_per_inch / 0.0254));
        image.setDotsPerMeterY(static_cast<int>(dots_per_inch / 0.0254));
        image.save(&buffer, "PNG");
    } else if (ending == QLatin1String("pdf")) {
        QPdfWriter writer(&buffer);
        writer.setTitle(page_title(page, views, language));
        writer.setResolution(static_cast<int>(dots_per_inch));
        writer.setPageSize(
            QPageSize(page.size * 72 / unit_dpi, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        QPainter painter(&writer);
        painter.scale(dots_per_inch / unit_dpi, dots_per_inch / unit_dpi);
        paint_page(painter, page, views, language);
        painter.end();
    } else if (ending == QLatin1String("csv")) {
        bytes = QByteArray::fromStdString(to_csv(sheet_of(page.kind, views, language)));
    } else {
        return QCoreApplication::translate("export",
                                           "%1: a figure is written as .png, .svg, .pdf or .csv")
            .arg(path);
    }
    buffer.close();
    return write_bytes(path, bytes);
}

QString write_pages(const QString& folder, const std::vector<FigureKind>& kinds,
                    const QString& ending, FigurePage page, const Views& views,
                    const std::string& sources, Locale language) {
    if (!QDir().mkpath(folder))
        return QCoreApplication::translate("export", "%1: the folder can not be made").arg(folder);
    for (const FigureKind kind : kinds) {
        const QString path =
            QStringLiteral("%1/%2.%3").arg(folder, text_of(figure_id(kind)), ending);
        page.kind = kind;
        const QString fault = write_page(path, page, views, language);
        if (!fault.isEmpty())
            return fault;
    }
    return write_bytes(folder + QStringLiteral("/sources.txt"), QByteArray::fromStdString(sources));
}

} // namespace gashub::app
