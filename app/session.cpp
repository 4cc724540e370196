#include "app/session.hpp"

#include "app/commands.hpp"
#include "app/figures/marks.hpp"
#include "app/store.hpp"
#include "app/view_data/cards.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

constexpr double most_zoom = 12;

QJsonValue to_json(const PathValue& value) {
    if (const double* number = std::get_if<double>(&value))
        return *number;
    if (const bool* flag = std::get_if<bool>(&value))
        return *flag;
    return text_of(std::get<std::string>(value));
}

std::optional<PathValue> to_path_value(const QJsonValue& value) {
    if (value.isDouble())
        return PathValue(value.toDouble());
    if (value.isBool())
        return PathValue(value.toBool());
    if (value.isString())
        return PathValue(value.toString().toStdString());
    return std::nullopt;
}

/// Everything that the levers of a scenario set, as it stands in `there`.
PathValues all_lever_values(const Scenario& levers_of, const Scenario& there,
                            const Network& network) {
    PathValues values;
    for (const Lever& lever : levers_of.parts().levers) {
        const PathValues some = lever_values(lever, there, network);
        values.insert(values.end(), some.begin(), some.end());
    }
    return values;
}

QString faults_in_words(const Issues& issues) {
    QStringList lines;
    for (const Issue& issue : issues)
        lines << text_of(issue.message);
    return lines.join(QStringLiteral("; "));
}

} // namespace

Session::Session(Work work, QObject* parent)
    : QObject(parent),
      runner_(std::make_unique<Runner<Question, Answer>>(
          std::move(work), [this](std::uint64_t ticket, Answer answer) {
              // Called in the worker's thread; from here on in the window's.
              QMetaObject::invokeMethod(
                  this, [this, ticket, answer = std::move(answer)] { take(ticket, answer); },
                  Qt::QueuedConnection);
          })) {}

Session::~Session() {
    runner_.reset(); // no answer comes after this
}

Issues Session::open(const QString& path) {
    const std::filesystem::path file(path.toStdString());
    Result<OpenedFile> opened = open_file(file);
    if (!opened)
        return opened.issues();
    const QJsonObject session =
        QJsonDocument::fromJson(QByteArray::fromStdString(opened->session)).object();
    std::optional<Scenario> home = opened->scenario;
    PathValues values;
    const QJsonObject kept = session[QLatin1String("home")].toObject();
    for (auto entry = kept.begin(); entry != kept.end(); ++entry) {
        if (const auto value = to_path_value(entry.value()))
            values.emplace_back(entry.key().toStdString(), *value);
    }
    if (!values.empty()) {
        Result<Scenario> laid = with_values(opened->scenario, opened->network, values);
        if (!laid)
            return laid.issues();
        home = *laid;
    }

    std::filesystem::path parent = opened->parent;
    const QString against = session[QLatin1String("against")].toString();
    if (!against.isEmpty())
        parent = installed_scenario(against.toStdString());
    const auto reference = parent.empty() ? std::nullopt : open_beside(parent, *opened);

    path_ = path;
    own_file_ = !session.isEmpty();
    network_path_ = opened->network_path;
    network_ = opened->network;
    scenario_ = opened->scenario;
    home_ = home;
    reference_ = reference ? reference : home;
    parent_ = reference ? parent : std::filesystem::path();
    answer_ = {};
    answered_scenario_.reset();
    reference_answer_.reset();
    views_ = {};
    map_position_ = {};
    const QString place = session[QLatin1String("place")].toString();
    attention_ = {};
    if (!place.isEmpty())
        attention_.selection = {Selection::Kind::place, place.toStdString()};
    if (session.contains(QLatin1String("period")))
        attention_.period =
            static_cast<std::size_t>(std::max(0, session[QLatin1String("period")].toInt()));
    prepared_ = std::make_shared<const market::Prepared>(market::prepare(*network_, *reference_));
    history_.clear();
    status_ = tr("Solving…");
    make_levers();
    ask();
    first_ticket_ = asked_ticket_;
    emit levers_changed();
    emit views_changed();
    return opened.issues();
}

QString Session::save(const QString& path) {
    if (!is_open())
        return tr("There is nothing to save yet.");
    QJsonObject kept;
    for (const auto& [name, value] : all_lever_values(*scenario_, *home_, *network_))
        kept[text_of(name)] = to_json(value);
    QJsonObject session{{QStringLiteral("program"), QStringLiteral("gashub-app")},
                        {QStringLiteral("home"), kept}};
    const std::string against = parent_.empty() ? std::string() : installed_id(parent_);
    if (!against.empty())
        session[QLatin1String("against")] = text_of(against);
    if (attention_.selection.kind == Selection::Kind::place)
        session[QLatin1String("place")] = text_of(attention_.selection.id);
    if (attention_.period)
        session[QLatin1String("period")] = static_cast<int>(*attention_.period);
    const QString fault = save_file(
        path.toStdString(), {*network_, *scenario_, network_path_,
                             QJsonDocument(session).toJson(QJsonDocument::Compact).toStdString()});
    if (fault.isEmpty()) {
        path_ = path;
        own_file_ = true;
        history_.setClean();
    }
    return fault;
}

void Session::set_paths(const PathValues& values, const QString& what, int gesture) {
    const Result<Scenario> next = with_values(*scenario_, *network_, values);
    if (!next) {
        emit failed(faults_in_words(next.issues()));
        emit levers_changed();
        return;
    }
    if (*next == *scenario_)
        return;
    history_.push(new ChangeScenario([this](const Scenario& scenario) { put(scenario); },
                                     *scenario_, *next, what, gesture));
}

void Session::move_lever(const QString& id, double value, int gesture) {
    const Lever* const lever = is_open() ? find_lever(*scenario_, id.toStdString()) : nullptr;
    if (lever == nullptr)
        return;
    const QString words =
        QStringLiteral("%1: %2 %3")
            .arg(text_of(text_in(lever->label, attention_.language)),
                 text_of(format_number(value, 2, attention_.language)), text_of(lever->unit));
    set_paths({{lever->path, value}}, words, gesture);
}

void Session::choose_stop(const QString& id, int stop) {
    const Lever* const lever = is_open() ? find_lever(*scenario_, id.toStdString()) : nullptr;
    if (lever == nullptr || stop < 0 || static_cast<std::size_t>(stop) >= lever->stops.size())
        return;
    const auto index = static_cast<std::size_t>(stop);
    set_paths(stop_values(*lever, index),
              QStringLiteral("%1: %2").arg(
                  text_of(text_in(lever->label, attention_.language)),
                  text_of(text_in(lever->stops[index].label, attention_.language))),
              0);
}

void Session::reset_lever(const QString& id) {
    const Lever* const lever = is_open() ? find_lever(*scenario_, id.toStdString()) : nullptr;
    if (lever != nullptr)
        set_paths(lever_values(*lever, *home_, *network_),
                  tr("Reset %1").arg(text_of(text_in(lever->label, attention_.language))), 0);
}

void Session::reset_levers() {
    if (!is_open() || *scenario_ == *home_)
        return;
    history_.push(new ChangeScenario([this](const Scenario& scenario) { put(scenario); },
                                     *scenario_, *home_, tr("Reset all levers"), 0));
}

void Session::put(const Scenario& scenario) {
    scenario_ = scenario;
    make_levers();
    emit levers_changed();
    ask();
}

void Session::select(const Selection& selection) {
    if (!is_open() || attention_.selection == selection)
        return;
    attention_.selection = selection;
    make_views();
    ask();
}

void Session::choose_period(std::optional<std::size_t> period) {
    if (!is_open() || attention_.period == period)
        return;
    attention_.period = period;
    make_views();
    ask();
}

void Session::zoom_map(double factor, double about_x, double about_y) {
    MapPosition& map = map_position_;
    const double zoom = std::clamp(map.zoom * factor, 1.0, most_zoom);
    // What lies under the pointer stays there.
    map.shift_x += about_x * (1 / map.zoom - 1 / zoom);
    map.shift_y += about_y * (1 / map.zoom - 1 / zoom);
    map.zoom = zoom;
    shift_map(0, 0);
}

void Session::shift_map(double x, double y) {
    MapPosition& map = map_position_;
    const double room = 0.5 * (1 - 1 / map.zoom);
    map.shift_x = std::clamp(map.shift_x - x / map.zoom, -room, room);
    map.shift_y = std::clamp(map.shift_y - y / map.zoom, -room, room);
    views_.map.position = map;
    emit views_changed();
}

void Session::whole_map() {
    map_position_ = {};
    shift_map(0, 0);
}

void Session::ask() {
    const bool known = answered_scenario_ && *answered_scenario_ == *scenario_;
    const bool lacks_reference = !reference_answer_ && !(*scenario_ == *reference_);
    asked_ticket_ = runner_->submit({.prepared = prepared_,
                                     .scenario = *scenario_,
                                     .attention = attention_,
                                     .reference = lacks_reference ? reference_ : std::nullopt,
                                     .known = known ? answer_.cleared : nullptr});
}

void Session::take(std::uint64_t ticket, const Answer& answer) {
    if (ticket <= shown_ticket_ || ticket < first_ticket_)
        return;
    shown_ticket_ = ticket;
    if (!answer.fault.empty() || !answer.cleared || !answer.cleared->is_solved()) {
        const Issues issues = answer.cleared ? answer.cleared->outcome().issues : Issues{};
        const QString reason = !answer.fault.empty() ? text_of(answer.fault)
                               : !issues.empty()     ? faults_in_words(issues)
                               : answer.cleared      ? text_of(answer.cleared->outcome().reason)
                                                     : tr("the program broke off");
        status_ = tr("Not solved: %1. The figures show the earlier setting.").arg(reason);
        emit status_changed();
        return;
    }
    answer_ = answer;
    answered_scenario_ = answer.cleared->line().scenario;
    if (!reference_answer_)
        reference_answer_ = *answered_scenario_ == *reference_ ? answer.cleared : answer.reference;
    const auto& certificate = answer.cleared->outcome().certificate;
    const double residual =
        std::max({certificate.primal_residual, certificate.dual_residual, certificate.gap});
    status_ = tr("Solved in %1 ms (%2 ms in all) · certified: worst residual %3")
                  .arg(std::lround(answer.cleared->outcome().seconds * 1000))
                  .arg(std::lround(answer.seconds * 1000))
                  .arg(residual, 0, 'g', 2);
    make_views();
}

void Session::make_levers() {
    levers_ = lever_views(*scenario_, *home_, *network_, attention_.language);
}

void Session::make_views() {
    if (!answer_.cleared)
        return;
    const Cleared& now = *answer_.cleared;
    const Cleared& reference = reference_answer_ ? *reference_answer_ : now;
    const ScenarioParts& parts = now.line().scenario.parts();
    views_.title =
        text_in(parts.question.empty() ? parts.title : parts.question, attention_.language);
    views_.against = parent_.empty() ? tr("the file as opened").toStdString()
                                     : text_in(reference_->parts().title, attention_.language);
    views_.periods = period_labels(now.line().periods, attention_.language);
    views_.cards = cards(now, reference, attention_);
    views_.map = flow_map_data(now, reference, attention_, map_position_);
    views_.prices = price_chart_data(
        now, reference, parent_.empty() ? tr("as opened").toStdString() : views_.against,
        attention_);
    views_.origins = origin_chart_data(now, attention_);
    views_.changes = changes(now, reference, attention_);
    views_.why = answer_.why;
    views_.caption = caption();
    emit views_changed();
}

std::string Session::caption() const {
    const ScenarioParts& parts = answer_.cleared->line().scenario.parts();
    QStringList moved;
    for (const LeverView& lever : levers_) {
        if (!lever.differs)
            continue;
        const QString value =
            lever.is_choice
                ? (lever.stop ? text_of(lever.stops[*lever.stop].label) : tr("changed"))
                : text_of(format_number(lever.value.value_or(0), 2, attention_.language)) +
                      QLatin1Char(' ') + text_of(lever.unit);
        moved << text_of(lever.label) + QLatin1Char(' ') + value.trimmed();
    }
    const std::vector<Period>& periods = answer_.cleared->line().periods;
    const QString when = attention_.period
                             ? text_of(views_.periods.at(*attention_.period))
                             : tr("%1 to %2")
                                   .arg(text_of(to_string(periods.front().from)),
                                        text_of(to_string(add_days(periods.back().to, -1))));
    QStringList words{
        tr("Scenario %1 (%2).")
            .arg(text_of(text_in(parts.title, attention_.language)), text_of(parts.id)),
        moved.isEmpty() ? tr("Levers as in the file.")
                        : tr("Levers: %1.").arg(moved.join(QStringLiteral(", "))),
        tr("Period: %1.").arg(when),
        tr("Network %1; sources: its list of sources.").arg(text_of(network_->parts().id)),
        tr("Map: Natural Earth."),
        tr("Made with gashub %1.").arg(QStringLiteral(GASHUB_VERSION))};
    return words.join(QLatin1Char(' ')).toStdString();
}

} // namespace gashub::app
