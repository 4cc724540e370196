// A session's way in and out of files.

#include "app/export/report_maker.hpp"
#include "app/figures/marks.hpp"
#include "app/session.hpp"
#include "app/store.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/words.hpp"
#include "io/input_file.hpp"
#include "io/scenario_json.hpp"
#include "report/quantities.hpp"
#include "study/run_record.hpp"

namespace gashub::app {

namespace {

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

/// A scenario from the text of a file that a note keeps.
std::optional<Scenario> from_text(const std::string& text, const Network& network) {
    if (text.empty())
        return std::nullopt;
    const Result<ReadScenario> read = parse_scenario(text);
    const Result<Scenario> scenario = read ? make_scenario(read->parts, network) : Issues{};
    return scenario ? std::optional(*scenario) : std::nullopt;
}

} // namespace

Issues Session::open(const QString& path, const QString& as) {
    const std::filesystem::path file(path.toStdString());
    Result<OpenedFile> opened = open_file(file);
    if (!opened)
        return opened.issues();
    const std::optional<SessionNote> note = parse_note(opened->session);
    std::optional<Scenario> home = opened->scenario;
    if (note) {
        if (const auto kept = from_text(note->home_scenario, opened->network)) {
            home = kept;
        } else {
            Result<Scenario> laid = with_values(opened->scenario, opened->network, note->home);
            if (!laid)
                return laid.issues();
            home = *laid;
        }
    }
    std::filesystem::path parent = opened->parent;
    if (note && !note->against.empty())
        parent = installed_scenario(note->against);
    const auto parent_scenario = parent.empty() ? std::nullopt : open_beside(parent, *opened);

    path_ = as.isEmpty() ? path : as;
    own_file_ = note.has_value() && as.isEmpty();
    network_path_ = opened->network_path;
    network_sha256_ = opened->network_sha256;
    network_ = opened->network;
    scenario_ = opened->scenario;
    home_ = home;
    parent_scenario_ = parent_scenario;
    parent_ = parent_scenario ? parent : std::filesystem::path();
    reference_ = parent_scenario ? parent_scenario : home;
    against_ = parent_scenario ? -1 : -2;
    warnings_ = opened.issues();
    answer_ = {};
    answered_scenario_.reset();
    reference_answer_.reset();
    pins_.clear();
    board_.clear();
    views_ = {};
    map_position_ = {};
    attention_ = {.selection = {}, .period = {}, .language = attention_.language};
    constexpr double usual_usd_per_eur = 1.1; // as in prices of the model where no series tells it
    attention_.language.twh_per_bcm = network_->twh_per_bcm();
    attention_.language.usd_per_eur =
        usd_per_eur(*network_, *scenario_).value_or(usual_usd_per_eur);
    blinks_ = false;
    pace_ = Pace::live;
    last_seconds_.clear();
    prepared_ = std::make_shared<const market::Prepared>(market::prepare(*network_, *reference_));
    if (note)
        take_note(*note);
    history_.clear();
    if (!as.isEmpty())
        history_.resetClean(); // recovered work is not saved yet
    status_ = tr("Solving…");
    make_levers();
    ask();
    first_ticket_ = asked_ticket_;
    emit levers_changed();
    emit views_changed();
    return warnings_;
}

void Session::take_note(const SessionNote& note) {
    const Locale language = attention_.language;
    if (!note.network_sha256.empty() && note.network_sha256 != network_sha256_)
        warnings_.push_back(
            {Severity::warning,
             "network-changed",
             {path_.toStdString(), "/network"},
             say(language, "the file was saved with another version of this network (%1, now %2)",
                 {note.network_sha256.substr(0, 8), network_sha256_.substr(0, 8)}),
             say(language, "its numbers may differ from those that were seen then")});
    const bool is_known = note.selection.kind == Selection::Kind::arc
                              ? network_->find_arc(note.selection.id) >= 0
                              : network_->find_node(note.selection.id) >= 0;
    if (is_known)
        attention_.selection = note.selection;
    if (note.period && *note.period < scenario_->periods().size())
        attention_.period = note.period;
    for (const SessionNote::Pin& pin : note.pins) {
        const auto scenario = from_text(pin.scenario, *network_);
        if (scenario && pins_.size() < most_pins)
            pins_.push_back({pin.name, *scenario, nullptr});
    }
}

SessionNote Session::note() const {
    SessionNote note;
    note.home = all_lever_values(*scenario_, *home_, *network_);
    const Result<Scenario> back = with_values(*scenario_, *network_, note.home);
    if (!back || !(*back == *home_))
        note.home_scenario = write_scenario(home_->parts());
    if (!parent_.empty())
        note.against = installed_id(parent_);
    note.network_sha256 = network_sha256_;
    note.app_version = GASHUB_VERSION;
    note.selection = attention_.selection;
    note.period = attention_.period;
    for (const Pin& pin : pins_)
        note.pins.push_back({pin.name, write_scenario(pin.scenario.parts())});
    return note;
}

ReportQuestion Session::report_to(const QString& path) const {
    const auto& outcome = answer_.cleared->outcome();
    Manifest manifest;
    manifest.program_version = GASHUB_VERSION;
    manifest.command = "run";
    manifest.id = answered_scenario_->parts().id;
    manifest.status = "solved";
    manifest.files.push_back({network_path_.string(), network_sha256_});
    if (const auto text = read_file(path_.toStdString()))
        manifest.files.push_back({path_.toStdString(), sha256(*text)});
    for (const auto& [moved, value] : moved_values(*answered_scenario_, *home_, *network_))
        manifest.options.emplace_back("set", moved + "=" + value_text(value));
    manifest.certificate = {.primal_residual = outcome.certificate.primal_residual,
                            .dual_residual = outcome.certificate.dual_residual,
                            .gap = outcome.certificate.gap,
                            .outer_residual_eur_per_mwh = outcome.outer_residual_eur_per_mwh,
                            .holds = outcome.certificate.holds()};
    return {.path = path,
            .cleared = answer_.cleared,
            .prepared = prepared_,
            .manifest = std::move(manifest)};
}

QString Session::save(const QString& path) {
    if (!is_open())
        return tr("There is nothing to save yet.");
    const QString fault = save_file(path.toStdString(), {.network = *network_,
                                                         .scenario = *scenario_,
                                                         .network_path = network_path_,
                                                         .session = to_json_text(note())});
    if (fault.isEmpty()) {
        path_ = path;
        own_file_ = true;
        history_.setClean();
    }
    return fault;
}

QString Session::save_copy(const QString& path) const {
    if (!is_open())
        return {};
    SessionNote copy = note();
    copy.original = path_.toStdString();
    return save_file(path.toStdString(), {.network = *network_,
                                          .scenario = *scenario_,
                                          .network_path = network_path_,
                                          .session = to_json_text(copy)});
}

} // namespace gashub::app
