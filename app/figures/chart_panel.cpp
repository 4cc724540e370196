#include "app/figures/chart_panel.hpp"

#include <QGraphicsLayout>
#include <QGraphicsRectItem>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

QCategoryAxis* period_axis(const std::vector<std::string>& labels, const FigureStyle& style,
                           double width) {
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const auto count = static_cast<double>(labels.size());
    axis->setRange(-0.4, count - 0.6);
    double widest = style.em;
    for (const std::string& label : labels)
        widest = std::max(widest, text_size(text_of(label), style.font(0.85)).width());
    const auto stride =
        static_cast<std::size_t>(std::ceil(count * (widest + style.em) / std::max(width, 1.0)));
    for (std::size_t i = 0; i < labels.size(); i += std::max<std::size_t>(stride, 1))
        axis->append(text_of(labels[i]), static_cast<double>(i));
    return axis;
}

QValueAxis* value_axis(const NiceAxis& range) {
    auto* axis = new QValueAxis;
    axis->setRange(range.low, range.high);
    axis->setTickCount(static_cast<int>(std::lround((range.high - range.low) / range.step)) + 1);
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(range.decimals));
    return axis;
}

double widest_label(const NiceAxis& range, const QFont& font, Locale language) {
    double widest = 0;
    for (double v = range.low; v <= range.high + 1e-9; v += range.step)
        widest = std::max(
            widest, text_size(text_of(format_number(v, range.decimals, language)), font).width());
    return widest;
}

} // namespace

int steps_that_fit(double height, const FigureStyle& style) {
    return std::clamp(static_cast<int>(height / (2.6 * style.em)), 2, 8);
}

Panel make_panel(QGraphicsScene& scene, const FigureStyle& style, QSizeF size,
                 const AcrossAxis& across, const NiceAxis& range, const QString& title,
                 double legend_tall, Locale language) {
    const double em = style.em;
    const Palette& colours = style.colours();
    const QFont small = style.font(0.85);
    const NumberAxis* numbers = std::get_if<NumberAxis>(&across);
    const double left = widest_label(range, small, language) + 1.3 * em, top = 1.9 * em;
    const double below = numbers != nullptr && !numbers->title.isEmpty() ? 3.2 * em : 2.1 * em;
    const QRectF plot(left, top, size.width() - left - (numbers != nullptr ? 1.6 : 0.8) * em,
                      size.height() - top - legend_tall - below);
    add_text(scene, title, style.font(0.92, true), to_qcolor(colours.ink), {left, 0.85 * em});
    if (numbers != nullptr)
        add_text(scene, numbers->title, small, to_qcolor(colours.ink),
                 {plot.right(), plot.bottom() + 2.3 * em}, 1);

    auto* chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    if (language == Language::turkish) {
        chart->setLocale(QLocale(QLocale::Turkish));
        chart->setLocalizeNumbers(true);
    }
    scene.addItem(chart);
    chart->resize(size.width(), size.height() - legend_tall);

    QValueAxis* const x = numbers != nullptr ? value_axis(numbers->range)
                                             : period_axis(std::get<PeriodLabels>(across).labels,
                                                           style, plot.width());
    QValueAxis* const y = value_axis(range);
    for (QValueAxis* axis : {x, y}) {
        axis->setLabelsFont(small);
        axis->setLabelsColor(to_qcolor(colours.ink));
        axis->setGridLineColor(to_qcolor(colours.grid));
        axis->setLinePenColor(to_qcolor(colours.grid));
    }
    x->setGridLineVisible(false);
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    chart->setPlotArea(plot);
    chart->layout()->activate();
    return {chart, plot, x, y};
}

void attach(const Panel& panel, QAbstractSeries* series) {
    panel.chart->addSeries(series);
    series->attachAxis(panel.across);
    series->attachAxis(panel.values);
}

QPointF spot(const Panel& panel, double across, double value) {
    const double x = (across - panel.across->min()) / (panel.across->max() - panel.across->min());
    const double y = (value - panel.values->min()) / (panel.values->max() - panel.values->min());
    return {panel.plot.left() + x * panel.plot.width(),
            panel.plot.bottom() - y * panel.plot.height()};
}

void add_period_band(QGraphicsScene& scene, const Panel& panel, std::optional<std::size_t> period,
                     const FigureStyle& style) {
    if (!period)
        return;
    const auto at = static_cast<double>(*period);
    const double left = std::max(panel.plot.left(), spot(panel, at - 0.5, 0).x());
    const double right = std::min(panel.plot.right(), spot(panel, at + 0.5, 0).x());
    QColor fill = to_qcolor(style.colours().hub);
    fill.setAlphaF(0.25F);
    scene.addRect({left, panel.plot.top(), right - left, panel.plot.height()}, Qt::NoPen, fill)
        ->setZValue(-1);
}

void add_hint(QGraphicsScene& scene, const std::string& words, const FigureStyle& style) {
    add_text(scene, text_of(words), style.font(), to_qcolor(style.colours().muted),
             scene.sceneRect().center(), 0.5);
}

} // namespace gashub::app
