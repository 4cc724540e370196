// Figures that need the runs of a study: fans, heat map over two axes, share of futures.

#include "report/answer_shapes.hpp"
#include "report/answer_words.hpp"
#include "report/chart_study.hpp"
#include "report/chart_svg.hpp"
#include "report/names.hpp"
#include "report/study_figures.hpp"
#include "report/summary.hpp"
#include "study/measure.hpp"
#include "study/reduction/policies.hpp"
#include "study/reduction/quantiles.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t most_lines = 6;

/// What stands along the chart: periods, or years where they reach over more than two.
class TimeLabels {
  public:
    TimeLabels(const StudyRuns& source, const NodePrices& prices) {
        std::set<std::string> periods;
        std::set<std::string> years;
        for (const auto& [run, by_period] : prices.by_run)
            for (const auto& [period, price] : by_period) {
                periods.insert(period);
                years.insert(period.substr(0, 4));
            }
        is_yearly_ = years.size() > 2;
        for (const std::string& key : is_yearly_ ? years : periods)
            keys_.push_back(key);
        const Scenario& scenario = source.study.bases().front().scenario;
        for (const std::string& key : keys_) {
            labels_.push_back(key);
            if (!is_yearly_)
                for (const Period& period : scenario.periods())
                    if (to_string(period.from) == key)
                        labels_.back() = period_label(scenario, period);
        }
    }
    const std::vector<std::string>& labels() const { return labels_; }
    bool is_yearly() const { return is_yearly_; }
    /// A run's prices, one a label; of a year the mean of its periods.
    std::vector<std::optional<double>> values(const std::map<std::string, double>& prices) const {
        std::vector<std::optional<double>> values;
        for (const std::string& key : keys_) {
            double sum = 0;
            int count = 0;
            for (auto at = prices.lower_bound(key);
                 at != prices.end() && at->first.starts_with(key); ++at, ++count)
                sum += at->second;
            values.push_back(count == 0 ? std::nullopt : std::optional(sum / count));
        }
        return values;
    }

  private:
    std::vector<std::string> keys_, labels_;
    bool is_yearly_ = false;
};

using Path = std::vector<std::optional<double>>; ///< one a label

std::vector<Path> paths_of(const std::vector<const Ran*>& runs, const NodePrices& prices,
                           const TimeLabels& time) {
    std::vector<Path> paths;
    for (const Ran* run : runs)
        if (const auto found = prices.by_run.find(run->point.id); found != prices.by_run.end())
            paths.push_back(time.values(found->second));
    return paths;
}

Path quantiles_of(const std::vector<Path>& paths, double share, std::size_t labels) {
    Path result(labels);
    for (std::size_t i = 0; i < labels; ++i) {
        std::vector<double> values;
        for (const Path& path : paths)
            if (path[i])
                values.push_back(*path[i]);
        if (!values.empty())
            result[i] = quantile_of(values, share);
    }
    return result;
}

/// Bands and median of the leading policy's draws, medians of the others.
bool draw_futures(LineChart& chart, PageFigure& figure, const StudyRuns& source,
                  const NodePrices& prices, const TimeLabels& time) {
    const std::vector<DrawnPolicy> policies = policies_of(source.study, source.runs);
    const DrawnPolicy* lead = leading_policy(source.study, policies);
    if (lead == nullptr)
        return false;
    const std::size_t labels = chart.labels.size();
    const std::vector<Path> paths = paths_of(lead->draws, prices, time);
    if (paths.size() < 2)
        return false;
    const std::string name = policies.size() > 1 ? title_of(source.study, *lead) : "median";
    chart.bands = {{"80 % of futures", "s5", quantiles_of(paths, 0.1, labels),
                    quantiles_of(paths, 0.9, labels)},
                   {"50 % of futures", "s5", quantiles_of(paths, 0.25, labels),
                    quantiles_of(paths, 0.75, labels)}};
    chart.lines.push_back({name, "s5", quantiles_of(paths, 0.5, labels)});
    for (const DrawnPolicy& policy : policies)
        if (&policy != lead && chart.lines.size() < most_lines)
            chart.lines.push_back(
                {title_of(source.study, policy), series_look(chart.lines.size() - 1),
                 quantiles_of(paths_of(policy.draws, prices, time), 0.5, labels)});
    figure.caption =
        fmt::format("EUR/MWh: median of {} futures, 50 and 80 % of them about it{}", paths.size(),
                    policies.size() > 1 ? "; medians of the other policies" : "");
    return true;
}

/// The central run within the range of all cases; of a few named cases a line each.
bool draw_cases(LineChart& chart, PageFigure& figure, const StudyRuns& source,
                const NodePrices& prices, const TimeLabels& time) {
    const RunIndex index(source.study, source.runs);
    std::vector<const Ran*> cases, named;
    for (const Ran& run : source.runs) {
        if (!run.is_solved())
            continue;
        if (run.point.role == PointRole::grid || run.point.role == PointRole::single_case ||
            run.point.role == PointRole::search)
            cases.push_back(&run);
        if (run.point.role == PointRole::single_case)
            named.push_back(&run);
    }
    const Ran* central = index.central();
    const std::size_t labels = chart.labels.size();
    if (named.size() == cases.size() && named.size() <= most_lines) {
        for (const Ran* run : named) {
            std::vector<Path> paths = paths_of({run}, prices, time);
            if (!paths.empty())
                chart.lines.push_back({title_of(source.study, run->point.choices.front()),
                                       series_look(chart.lines.size()), std::move(paths.front())});
        }
        figure.caption = "EUR/MWh, a line a case";
        return !chart.lines.empty();
    }
    const std::vector<Path> paths = paths_of(cases, prices, time);
    if (paths.size() < 2)
        return false;
    chart.bands = {
        {"range of cases", "s5", quantiles_of(paths, 0, labels), quantiles_of(paths, 1, labels)}};
    if (central != nullptr)
        for (Path& path : paths_of({central}, prices, time))
            chart.lines.push_back({"central case", "s5", std::move(path)});
    figure.caption = fmt::format(
        "EUR/MWh: the central case within the range of {} cases, no odds attach", paths.size());
    return true;
}

} // namespace

std::string place_name(const StudyRuns& source, const std::string& node) {
    return node_name(source.study.bases().front().network, node);
}

std::optional<double> central_headline(const StudyRuns& source) {
    const RunIndex index(source.study, source.runs);
    const Ran* central = index.central();
    const Measure* measure = source.study.headline();
    return central == nullptr || measure == nullptr ? std::nullopt
                                                    : value_of(*measure, *central, index);
}

std::optional<PageFigure> fan_figure(const StudyRuns& source, const NodePrices& prices) {
    const TimeLabels time(source, prices);
    if (time.labels().size() < 2)
        return std::nullopt;
    const std::string name = place_name(source, prices.node);
    LineChart chart{
        .title = "Price of " + name, .unit = "EUR/MWh", .labels = time.labels(), .lines = {}};
    PageFigure figure{
        .title = fmt::format("Price of {} by {}", name, time.is_yearly() ? "year" : "period"),
        .caption = ""};
    if (!draw_futures(chart, figure, source, prices, time) &&
        !draw_cases(chart, figure, source, prices, time))
        return std::nullopt;
    for (const ChartSeries& line : chart.lines)
        figure.legend.push_back({line.name, line.look});
    for (const LineChart::Band& band : chart.bands)
        figure.legend.push_back(
            {band.name, band.look + (&band == &chart.bands.back() ? " pale" : " faint")});
    figure.svg = line_chart_svg(chart);
    return figure;
}

std::optional<PageFigure> heat_figure(const StudyRuns& source) {
    const RunIndex index(source.study, source.runs);
    std::vector<const Parameter*> axes;
    for (const Parameter& parameter : source.study.parts().parameters)
        if (parameter.values.size() + parameter.options.size() > 1)
            axes.push_back(&parameter);
    const Measure* measure = source.study.headline();
    if (axes.size() < 2 || measure == nullptr || measure->largest > 0)
        return std::nullopt;
    const std::vector<Choice> down = choices_along(*axes[0]), across = choices_along(*axes[1]);
    HeatMap map{.title = title_of(*measure),
                .unit = measure->unit,
                .row_title = title_of(*axes[0]),
                .column_title = title_of(*axes[1]),
                .rows = {},
                .columns = {},
                .cells = {}};
    for (const Choice& choice : across)
        map.columns.push_back(title_of(source.study, choice));
    bool has_value = false;
    for (const Choice& row : down) {
        map.rows.push_back(title_of(source.study, row));
        for (const Choice& column : across) {
            std::vector<Choice> choices = central_choices(source.study);
            for (Choice& known : choices)
                known = known.parameter == row.parameter      ? row
                        : known.parameter == column.parameter ? column
                                                              : known;
            const Ran* run = index.find(choices);
            HeatMap::Cell cell;
            if (run != nullptr)
                cell.value = value_of(*measure, *run, index);
            if (cell.value)
                cell.words = number_words(*cell.value, decimals_of(*measure, *cell.value));
            cell.tip = cell.words + " " + measure->unit;
            has_value = has_value || cell.value;
            map.cells.push_back(std::move(cell));
        }
    }
    if (!has_value)
        return std::nullopt;
    PageFigure figure{
        .title = fmt::format("{} by {} and {}", map.title, map.row_title, map.column_title),
        .caption = measure->unit};
    if (axes.size() > 2)
        figure.caption += (figure.caption.empty() ? "" : "; ") + std::string("all else as in the "
                                                                             "central case");
    figure.svg = heat_map_svg(map);
    return figure;
}

std::optional<PageFigure> turning_figure(const StudyRuns& source, const Answer& answer) {
    const Turning& turning = answer.threshold;
    const auto& spec = source.study.parts().threshold;
    if (turning.state == Turning::State::not_asked || !spec || !spec->condition)
        return std::nullopt;
    const Measure* measure = source.study.find_measure(spec->condition->measure);
    const Parameter* parameter = source.study.find_parameter(spec->parameter);
    if (measure == nullptr || parameter == nullptr)
        return std::nullopt;
    const RunIndex index(source.study, source.runs);
    std::map<double, double> points;
    for (const Ran& run : source.runs) {
        const Choice* own = run.point.find(parameter->id);
        if (own == nullptr)
            continue;
        std::vector<Choice> others = central_choices(source.study), mine = run.point.choices;
        for (std::vector<Choice>* list : {&others, &mine})
            std::erase_if(*list, [&](const Choice& c) { return c.parameter == parameter->id; });
        if (mine.size() != others.size() ||
            !std::is_permutation(mine.begin(), mine.end(), others.begin()))
            continue;
        if (const auto value = value_of(*measure, run, index))
            points[own->number] = *value;
    }
    if (points.size() < 2)
        return std::nullopt;
    PlaneChart chart{.title = title_of(*measure),
                     .unit = measure->unit,
                     .x_title = with_unit(turning.parameter, turning.unit)};
    chart.lines = {{title_of(*measure), "s5", {points.begin(), points.end()}}};
    PageFigure figure{.title = titled(title_of(*measure) + " by " + turning.parameter),
                      .caption = threshold_words(turning)};
    for (const auto& [low, high] : turning.brackets)
        chart.spans.push_back({"turns here", "s1", low, high});
    if (!chart.spans.empty())
        figure.legend.push_back({"turns here", "s1"});
    for (const auto& bound : {spec->condition->above, spec->condition->below})
        if (bound)
            chart.levels.push_back({"the condition's bound", "s3", *bound});
    if (!chart.levels.empty())
        figure.legend.push_back({"the condition's bound", "s3"});
    figure.svg = plane_chart_svg(chart);
    return figure;
}

std::optional<PageFigure> futures_figure(const StudyRuns& source) {
    const RunIndex index(source.study, source.runs);
    const Measure* measure = source.study.headline();
    const std::vector<DrawnPolicy> policies = policies_of(source.study, source.runs);
    if (measure == nullptr || policies.empty())
        return std::nullopt;
    const std::string name = title_of(*measure);
    PlaneChart chart{.title = name,
                     .unit = "% of futures",
                     .x_title = measure->unit.empty() ? name : name + ", " + measure->unit};
    chart.has_dots = false;
    chart.from_zero = true;
    PageFigure figure{.title = "Share of futures below x: " + name,
                      .caption = "Where the curve stands at 50, half of the futures are below"};
    constexpr std::size_t points = 100; // a curve is drawn from its hundredths
    for (const DrawnPolicy& policy : policies) {
        std::vector<double> values;
        for (const Ran* run : policy.draws)
            if (const auto value = value_of(*measure, *run, index))
                values.push_back(*value);
        if (values.size() < 2 || chart.lines.size() == most_lines)
            continue;
        PlaneChart::Line line{title_of(source.study, policy),
                              policies.size() == 1 ? "s5" : series_look(chart.lines.size()),
                              {}};
        for (std::size_t i = 0; i <= points; ++i)
            line.points.emplace_back(quantile_of(values, static_cast<double>(i) / points),
                                     static_cast<double>(i));
        if (policies.size() > 1)
            figure.legend.push_back({line.name, line.look});
        chart.lines.push_back(std::move(line));
    }
    const auto& condition = source.study.parts().condition;
    if (chart.lines.empty())
        return std::nullopt;
    if (condition && condition->measure == measure->id)
        for (const auto& bound : {condition->above, condition->below})
            if (bound) {
                chart.spans.push_back({"the condition's bound", "s3", *bound, *bound});
                if (figure.legend.empty() || figure.legend.back().name != "the condition's bound")
                    figure.legend.push_back({"the condition's bound", "s3"});
            }
    figure.svg = plane_chart_svg(chart);
    return figure;
}

} // namespace gashub
