#include "app/batch/few_colours.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <vector>

namespace gashub::app {

namespace {

/// Squared, weighted as the eye does.
int distance(QRgb a, QRgb b) {
    const int red = qRed(a) - qRed(b), green = qGreen(a) - qGreen(b), blue = qBlue(a) - qBlue(b);
    return 3 * red * red + 6 * green * green + blue * blue;
}

/// Index of the colour nearest to a dot, and how far it is.
std::pair<qsizetype, int> nearest(QRgb dot, const QList<QRgb>& colours) {
    std::pair<qsizetype, int> found{0, std::numeric_limits<int>::max()};
    for (qsizetype i = 0; i < colours.size(); ++i) {
        if (const int far = distance(dot, colours[i]); far < found.second)
            found = {i, far};
    }
    return found;
}

/// Most frequent first, each well apart from those before it.
QList<QRgb> chosen_colours(const std::unordered_map<QRgb, int>& counts) {
    constexpr qsizetype most = 256;
    constexpr int apart = 400; // some six steps of a channel
    std::vector<std::pair<int, QRgb>> order;
    for (const auto& [colour, count] : counts)
        order.emplace_back(-count, colour);
    std::sort(order.begin(), order.end());
    QList<QRgb> colours;
    for (const auto& [count, colour] : order) {
        if (colours.size() < most && nearest(colour, colours).second > apart)
            colours << colour;
    }
    return colours;
}

} // namespace

QImage with_few_colours(const QImage& picture) {
    const QImage dots = picture.convertToFormat(QImage::Format_RGB32);
    const auto line_of = [&](int y) {
        return reinterpret_cast<const QRgb*>(dots.constScanLine(y));
    };
    std::unordered_map<QRgb, int> counts;
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            ++counts[line_of(y)[x]];
    const QList<QRgb> colours = chosen_colours(counts);
    std::unordered_map<QRgb, std::uint8_t> index;
    for (const auto& [colour, count] : counts)
        index.emplace(colour, static_cast<std::uint8_t>(nearest(colour, colours).first));
    QImage few(dots.size(), QImage::Format_Indexed8);
    few.setColorTable(colours);
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            few.scanLine(y)[x] = index.at(line_of(y)[x]);
    return few;
}

} // namespace gashub::app
