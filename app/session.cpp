#include "app/session.hpp"

#include "app/commands.hpp"
#include "app/figures/marks.hpp"
#include "app/lever_effects.hpp"
#include "app/view_data/fault_words.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"

#include <algorithm>
#include <cmath>

namespace gashub::app {

namespace {

constexpr double most_zoom = 12;

QString faults_in_words(const Issues& issues, Locale language) {
    QStringList lines;
    for (const Issue& issue : issues)
        lines << text_of(fault_words(issue, language));
    return lines.join(QStringLiteral("; "));
}

} // namespace

Session::Session(Work work, QObject* parent)
    : QObject(parent),
      runner_(std::make_unique<Runner<Question, Answer>>(
          std::move(work), [this](std::uint64_t ticket, Answer answer) {
              // Called in the worker's thread; from here on in the window's.
              QMetaObject::invokeMethod(
                  this,
                  [this, ticket, answer = std::make_shared<Answer>(std::move(answer))] {
                      take(ticket, std::move(*answer));
                  },
                  Qt::QueuedConnection);
          })) {
    connect(&board_, &StudyBoard::moved, this, [this] {
        make_study_views();
        emit views_changed();
    });
}

Session::~Session() {
    board_.stop();
    runner_.reset(); // no answer comes after this
}

void Session::set_paths(const PathValues& values, const QString& what, int gesture) {
    const Result<Scenario> next = with_values(*scenario_, *network_, values);
    if (!next) {
        emit failed(faults_in_words(next.issues(), attention_.language));
        emit levers_changed();
        return;
    }
    push(*next, what, gesture);
}

void Session::push(const Scenario& next, const QString& what, int gesture) {
    if (next == *scenario_)
        return;
    waits_for_hand_ = gesture > 0 && pace_ == Pace::on_release;
    log_.add(what);
    history_.push(new ChangeScenario([this](const Scenario& scenario) { put(scenario); },
                                     *scenario_, next, what, gesture));
    waits_for_hand_ = false;
}

QString Session::describe(const Lever& lever, const QString& value) const {
    return QStringLiteral("%1: %2").arg(text_of(text_in(lever.label, attention_.language)), value);
}

void Session::move_lever(const QString& id, double value, int gesture) {
    const Lever* const lever = is_open() ? find_lever(*scenario_, id.toStdString()) : nullptr;
    if (lever == nullptr)
        return;
    const QString shown = text_of(format_number(value, 2, attention_.language)) + QLatin1Char(' ') +
                          text_of(lever->unit);
    set_paths({{lever->path, value}}, describe(*lever, shown), gesture);
}

void Session::choose_stop(const QString& id, int stop) {
    const Lever* const lever = is_open() ? find_lever(*scenario_, id.toStdString()) : nullptr;
    if (lever == nullptr || stop < 0 || static_cast<std::size_t>(stop) >= lever->stops.size())
        return;
    const auto index = static_cast<std::size_t>(stop);
    set_paths(stop_values(*lever, index),
              describe(*lever, text_of(text_in(lever->stops[index].label, attention_.language))),
              0);
}

void Session::reset_lever(const QString& id) {
    const Lever* const lever = is_open() ? find_lever(*scenario_, id.toStdString()) : nullptr;
    if (lever != nullptr)
        set_paths(lever_values(*lever, lever_home(), *network_),
                  tr("Reset %1").arg(text_of(text_in(lever->label, attention_.language))), 0);
}

void Session::reset_levers() {
    if (is_open())
        push(lever_home(), tr("Reset all levers"), 0);
}

void Session::set_path(const QString& path, const QString& value) {
    if (is_open())
        set_paths({{path.toStdString(), parse_path_value(value.toStdString())}},
                  QStringLiteral("%1 = %2").arg(path, value), 0);
}

Issues Session::put_parts(ScenarioParts parts, const QString& what) {
    if (!is_open())
        return {};
    const Result<Scenario> next = make_scenario(std::move(parts), *network_);
    if (!next)
        return next.issues();
    push(*next, what, 0);
    return {};
}

void Session::switch_off(const std::string& arc) {
    const int index = is_open() ? network_->find_arc(arc) : -1;
    if (index < 0)
        return;
    constexpr std::size_t longest_id = 64;
    const std::string id = ("off-" + arc).substr(0, longest_id);
    ScenarioParts parts = scenario_->parts();
    const auto was_off = std::erase_if(parts.events, [&](const Event& e) { return e.id == id; });
    if (was_off == 0) {
        Event event;
        event.id = id;
        event.body = outage_of_arc(network_->arc(index));
        parts.events.push_back(std::move(event));
    }
    const QString name = text_of(arc_name(*network_, index, attention_.language));
    const Issues faults = put_parts(std::move(parts), was_off == 0 ? tr("%1: off").arg(name)
                                                                   : tr("%1: on again").arg(name));
    if (has_errors(faults))
        emit failed(faults_in_words(faults, attention_.language));
}

void Session::put(const Scenario& scenario) {
    scenario_ = scenario;
    make_levers();
    emit levers_changed();
    emit scenario_changed();
    if (pace_ == Pace::on_demand) {
        status_ = tr("Changed; F5 solves it.");
        emit status_changed();
    } else if (!waits_for_hand_) {
        ask();
    }
}

void Session::let_go() {
    const bool is_answered = answered_scenario_ && *answered_scenario_ == *scenario_;
    if (is_open() && pace_ == Pace::on_release && !is_answered && !is_behind())
        ask();
}

void Session::run() {
    if (is_open())
        ask();
}

void Session::replay(bool before) {
    if (!can_replay())
        return;
    const auto* last = static_cast<const ChangeScenario*>(history_.command(history_.index() - 1));
    scenario_ = before ? last->before() : last->after();
    make_levers();
    emit levers_changed();
    ask();
}

void Session::attend(const Selection& selection, const std::string& card) {
    if (!is_open() || (attention_.selection == selection && attention_.card == card))
        return;
    attention_.selection = selection;
    attention_.card = card;
    look_anew();
}

void Session::choose_card(const std::string& id) {
    const auto card = std::ranges::find(views_.cards, id, &Card::id);
    if (card != views_.cards.end())
        attend(card->about, id);
}

void Session::choose_period(std::optional<std::size_t> period) {
    if (!is_open() || attention_.period == period)
        return;
    attention_.period = period;
    look_anew();
}

void Session::speak(Language language) {
    if (attention_.language.language == language)
        return;
    attention_.language.language = language;
    if (!is_open())
        return;
    make_levers();
    make_views();
    ask();
}

void Session::measure_in(VolumeUnit volume, PriceUnit price) {
    Locale& locale = attention_.language;
    if (locale.volume == volume && locale.price == price)
        return;
    locale.volume = volume;
    locale.price = price;
    if (!is_open())
        return;
    make_views();
    ask();
}

void Session::blink(bool on) {
    if (!is_open() || blinks_ == on)
        return;
    blinks_ = on;
    make_views();
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
    map_position_ = {.colour = map_position_.colour};
    shift_map(0, 0);
}

void Session::colour_map(MapColour colour) {
    map_position_.colour = colour;
    shift_map(0, 0);
}

void Session::tell(FigureWays ways) {
    if (!is_open() || ways_ == ways)
        return;
    ways_ = ways;
    look_anew();
}

void Session::ask() {
    const bool known = answered_scenario_ && *answered_scenario_ == *scenario_;
    const bool lacks_reference = !reference_answer_ && !(*scenario_ == *reference_);
    std::vector<Scenario> pins;
    for (const Pin& pin : pins_) {
        if (!pin.cleared)
            pins.push_back(pin.scenario);
    }
    asked_ticket_ = runner_->submit({.prepared = prepared_,
                                     .scenario = *scenario_,
                                     .look = look(),
                                     .reference = lacks_reference ? reference_ : std::nullopt,
                                     .pins = std::move(pins),
                                     .known = known ? answer_.cleared : nullptr,
                                     .known_reference = reference_answer_});
    state_ = State::busy;
}

void Session::take(std::uint64_t ticket, Answer answer) {
    if (ticket <= shown_ticket_ || ticket < first_ticket_)
        return;
    shown_ticket_ = ticket;
    broken_ = text_of(answer.fault);
    if (!answer.fault.empty() || !answer.cleared || !answer.cleared->is_solved()) {
        const Issues issues = answer.cleared ? answer.cleared->outcome().issues : Issues{};
        const QString reason = !answer.fault.empty() ? text_of(answer.fault)
                               : !issues.empty()     ? faults_in_words(issues, attention_.language)
                               : answer.cleared      ? text_of(answer.cleared->outcome().reason)
                                                     : tr("the program broke off");
        status_ = tr("Not solved: %1").arg(reason);
        last_faults_ = !issues.empty() ? issues
                                       : Issues{{Severity::error,
                                                 "not-solved",
                                                 {},
                                                 reason.toStdString(),
                                                 tr("undo, or move a lever").toStdString()}};
        state_ = State::not_solved;
        views_.is_earlier = true;
        log_.add(status_);
        emit status_changed();
        emit views_changed();
        if (!broken_.isEmpty())
            emit broke();
        return;
    }
    answered_scenario_ = answer.cleared->line().scenario;
    if (!reference_answer_)
        reference_answer_ = *answered_scenario_ == *reference_ ? answer.cleared : answer.reference;
    for (const auto& cleared : answer.pins) {
        for (Pin& pin : pins_) {
            if (cleared->is_solved() && cleared->line().scenario == pin.scenario)
                pin.cleared = cleared;
        }
    }
    const auto& certificate = answer.cleared->outcome().certificate;
    const double residual =
        std::max({certificate.primal_residual, certificate.dual_residual, certificate.gap});
    status_ = tr("Solved in %1 ms (%2 ms in all) · balance checked to %3")
                  .arg(std::lround(answer.cleared->outcome().seconds * 1000))
                  .arg(std::lround(answer.seconds * 1000))
                  .arg(residual, 0, 'g', 1);
    log_.add(status_);
    if (!is_behind())
        state_ = State::solved;
    if (answer.solved)
        measure_pace(answer.seconds);
    answer_ = std::move(answer);
    take_views();
}

void Session::measure_pace(double seconds) {
    constexpr std::size_t counted = 5;
    constexpr double live_until = 0.4, on_release_until = 2;
    last_seconds_.push_back(seconds);
    if (last_seconds_.size() > counted)
        last_seconds_.erase(last_seconds_.begin());
    std::vector<double> sorted = last_seconds_;
    std::sort(sorted.begin(), sorted.end());
    const double median = sorted[sorted.size() / 2];
    // The first answers carry the analysis of the network and tell nothing yet.
    if (last_seconds_.size() < 3 || median <= live_until) {
        pace_ = Pace::live;
        return;
    }
    pace_ = median <= on_release_until ? Pace::on_release : Pace::on_demand;
    status_ += pace_ == Pace::on_release ? tr(" · answers when you let go")
                                         : tr(" · answers when you press F5");
}

EffectsJob Session::effects_job(const QString& lever) const {
    EffectsJob job{.lever = lever.toStdString(),
                   .ends = {},
                   .prepared = prepared_,
                   .attention = attention_,
                   .must_wait = [this] { return !runner_->idle(); }};
    if (is_open())
        job.ends = lever_ends(job.lever, *scenario_, *network_, attention_.language);
    job.attention.selection = {}; // the cards do not hang on it
    return job;
}

void Session::run_study(FigureKind kind) {
    if (!is_open() || !answer_.cleared || is_behind())
        return;
    board_.run({.kind = kind,
                .prepared = prepared_,
                .scenario = answered_scenario_,
                .base = answer_.cleared,
                .attention = attention_,
                .lever = board_.lever(),
                .must_wait = [this] { return !runner_->idle(); }});
    make_study_views();
    emit views_changed();
}

} // namespace gashub::app
