// What a session shows, and what it is held against.

#include "app/figures/marks.hpp"
#include "app/session.hpp"
#include "app/store.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>

namespace gashub::app {

const Scenario& Session::lever_home() const {
    return against_ >= 0 ? *reference_ : *home_;
}

void Session::make_levers() {
    levers_ = lever_views(*scenario_, lever_home(), *network_, attention_.language);
    const auto tipping = board_.answers().find(FigureKind::tipping);
    for (LeverView& lever : levers_) {
        if (tipping != board_.answers().end() && tipping->second.lever == lever.id)
            lever.turns = tipping->second.turns;
    }
}

Look Session::look() const {
    Look look{
        .attention = attention_, .map = map_position_, .ways = ways_, .against = {}, .dashed = {}};
    look.against = against_ == -2   ? say(attention_.language, "the file as opened")
                   : against_ == -1 ? parent_title()
                                    : reference_name_;
    look.dashed = against_ == -2 ? say(attention_.language, "as opened") : look.against;
    return look;
}

namespace {

/// A bar of what an event has out by now says so.
void mark_switched_off(Views& views, Locale language) {
    for (Bar& bar : views.security.bars) {
        const auto arc =
            std::find_if(views.map.arcs.begin(), views.map.arcs.end(), [&](const MapArc& each) {
                return bar.about == Selection{Selection::Kind::arc, each.id};
            });
        if (bar.off || arc == views.map.arcs.end() || !arc->off)
            continue;
        bar.off = true;
        bar.note = say(language, "switched off");
    }
}

} // namespace

/// At once, in this thread; what waits for an answer has its views made beside it.
void Session::make_views() {
    if (!answer_.cleared)
        return;
    const Cleared& reference = reference_answer_ ? *reference_answer_ : *answer_.cleared;
    views_ = market_views(blinks_ ? reference : *answer_.cleared, reference, look());
    complete_views();
}

/// Views that came with the answer, unless something else is looked at by now.
void Session::take_views() {
    if (blinks_ || answer_.held_against != reference_answer_ || answer_.look != look()) {
        make_views();
        return;
    }
    views_ = std::move(answer_.views);
    answer_.views = {};
    complete_views();
}

/// Another place or period: explained by the worker, unless it can not answer.
void Session::look_anew() {
    if (state_ == State::not_solved)
        make_views();
    ask();
}

void Session::complete_views() {
    views_.why = answer_.why;
    views_.is_earlier = state_ == State::not_solved;
    views_.shows_reference = blinks_;
    make_study_views();
    views_.caption = caption();
    emit views_changed();
}

/// Behind the prices: how far they may lie, of this very setting.
void Session::add_bands(const StudyAnswer* answer) {
    views_.prices.bands.clear();
    const bool is_of_this = answer != nullptr && !blinks_ && answered_scenario_ &&
                            *answer->scenario == *answered_scenario_;
    if (!is_of_this)
        return;
    views_.prices.futures = answer->futures;
    for (const PriceBand& band : answer->bands) {
        const bool is_shown = std::any_of(
            views_.prices.series.begin(), views_.prices.series.end(),
            [&](const PriceSeries& series) { return series.id == band.id && !series.reference; });
        if (is_shown)
            views_.prices.bands.push_back(band);
    }
}

void Session::make_study_views() {
    const Locale language = attention_.language;
    for (const FigureKind kind : figure_kinds) {
        if (!needs_study(kind))
            continue;
        const auto found = board_.answers().find(kind);
        StudyFigure shown;
        std::string hint = study_hint(kind, language);
        if (found != board_.answers().end()) {
            const StudyAnswer& answer = found->second;
            if (answer.figure)
                shown = answer.figure(language);
            if (!answered_scenario_ || !(*answer.scenario == *answered_scenario_)) {
                shown.bars.title += say(language, " (an earlier setting)");
                shown.curve.title += say(language, " (an earlier setting)");
            }
            if (!answer.fault.empty())
                hint = say(language, answer.fault);
        }
        shown.bars.hint = shown.curve.hint = hint;
        switch (kind) {
        case FigureKind::merit_order:
            views_.merit_order = std::move(shown.curve);
            break;
        case FigureKind::tipping:
            views_.tipping = std::move(shown.curve);
            make_levers();
            break;
        case FigureKind::how_sure:
            views_.how_sure = std::move(shown.bars);
            add_bands(found == board_.answers().end() ? nullptr : &found->second);
            break;
        case FigureKind::security:
            views_.security = std::move(shown.bars);
            mark_switched_off(views_, language);
            break;
        default:
            views_.power = std::move(shown.bars);
        }
    }
}

std::string Session::caption() const {
    const ScenarioParts& parts = answer_.cleared->line().scenario.parts();
    const Locale language = attention_.language;
    std::string moved;
    for (const LeverView& lever : levers_) {
        if (!lever.differs)
            continue;
        const std::string value =
            lever.is_choice
                ? (lever.stop ? lever.stops[*lever.stop].label : say(language, "changed"))
                : format_number(lever.value.value_or(0), 2, language) +
                      (lever.unit.empty() ? "" : " " + lever.unit);
        moved += (moved.empty() ? "" : ", ") + lever.label + " " + value;
    }
    const std::vector<Period>& periods = answer_.cleared->line().periods;
    const std::string when =
        attention_.period && *attention_.period < views_.periods.size()
            ? views_.periods[*attention_.period]
            : say(language, "%1 to %2",
                  {to_string(periods.front().from), to_string(add_days(periods.back().to, -1))});
    const std::string short_hash = network_sha256_.substr(0, 8);
    return say(language, "Scenario %1 (%2).", {text_in(parts.title, language), parts.id}) + " " +
           (moved.empty() ? say(language, "Levers as in the file.")
                          : say(language, "Levers: %1.", {moved})) +
           " " + say(language, "Against %1.", {views_.against}) + " " +
           say(language, "Period: %1.", {when}) + " " +
           say(language, "Network %1 (%2); sources: its list of sources.",
               {network_->parts().id, short_hash}) +
           " " + say(language, "Map: Natural Earth.") + " " +
           say(language, "Made with gashub %1.", {GASHUB_VERSION});
}

std::string Session::parent_title() const {
    return parent_scenario_ ? text_in(parent_scenario_->parts().title, attention_.language)
                            : std::string();
}

void Session::set_reference(const Scenario& scenario, std::shared_ptr<const Cleared> cleared,
                            std::string name, int which) {
    reference_ = scenario;
    reference_answer_ = std::move(cleared);
    reference_name_ = std::move(name);
    against_ = which;
    if (!reference_answer_ && answered_scenario_ && *answered_scenario_ == scenario)
        reference_answer_ = answer_.cleared;
    make_levers();
    emit levers_changed();
    emit scenario_changed();
    make_views();
    ask();
}

void Session::hold_against(int which) {
    if (!is_open() || which == against_)
        return;
    if (which >= 0 && static_cast<std::size_t>(which) < pins_.size()) {
        const Pin& pin = pins_[static_cast<std::size_t>(which)];
        set_reference(pin.scenario, pin.cleared, say(attention_.language, "Pin %1", {pin.name}),
                      which);
    } else if (which == -1 && parent_scenario_) {
        set_reference(*parent_scenario_, nullptr, {}, -1);
    } else {
        set_reference(*home_, nullptr, {}, -2);
    }
}

QString Session::hold_against_file(const QString& path) {
    if (!is_open())
        return {};
    const auto other =
        open_beside(path.toStdString(),
                    {.network = *network_, .scenario = *scenario_, .network_path = network_path_});
    if (!other)
        return tr("%1 can not be read, or stands on another network.").arg(path);
    parent_scenario_ = other;
    parent_ = path.toStdString();
    set_reference(*other, nullptr, {}, -1);
    return {};
}

void Session::pin() {
    if (!answer_.cleared || is_behind())
        return;
    const bool is_known = std::any_of(pins_.begin(), pins_.end(), [&](const Pin& pin) {
        return pin.scenario == *answered_scenario_;
    });
    if (is_known || pins_.size() >= most_pins)
        return;
    std::string name = "A";
    while (
        std::any_of(pins_.begin(), pins_.end(), [&](const Pin& pin) { return pin.name == name; }))
        ++name[0];
    pins_.push_back({name, *answered_scenario_, answer_.cleared});
    std::stable_sort(pins_.begin(), pins_.end(),
                     [](const Pin& a, const Pin& b) { return a.name < b.name; });
    emit scenario_changed();
    emit views_changed();
}

void Session::unpin(std::size_t index) {
    if (index >= pins_.size())
        return;
    const int which = static_cast<int>(index);
    if (against_ == which)
        hold_against(parent_scenario_ ? -1 : -2);
    else if (against_ > which)
        --against_;
    pins_.erase(pins_.begin() + which);
    emit scenario_changed();
    emit views_changed();
}

} // namespace gashub::app
