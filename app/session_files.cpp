// A session's way in and out of files.

#include "app/export/report_maker.hpp"
#include "app/figures/marks.hpp"
#include "app/session.hpp"
#include "app/store.hpp"
#include "app/view_data/lever_views.hpp"
#include "app/view_data/network_differences.hpp"
#include "app/view_data/words.hpp"
#include "io/input_file.hpp"
#include "io/load.hpp"
#include "io/network_json.hpp"
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

/// What an application put into a file that may not fit its network.
std::string note_in(const std::filesystem::path& file) {
    const Result<ReadScenario> read = read_scenario(file, data_folders());
    return read ? read->session : std::string();
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

namespace {

int days_of(const Scenario& scenario) {
    int days = 0;
    for (const Horizon& part : scenario.parts().horizon)
        if (part.start && part.end)
            days += part.end->days - part.start->days;
    return days;
}

} // namespace

Issues Session::open(const QString& path, const QString& as, NetworkOf which) {
    const std::filesystem::path file(path.toStdString());
    Result<OpenedFile> opened = open_file(file);
    const bool fits = static_cast<bool>(opened);
    const std::optional<SessionNote> note = parse_note(fits ? opened->session : note_in(file));
    const std::string copy = note ? unpacked(note->network_copy) : std::string();
    const bool takes_copy = !copy.empty() && (which == NetworkOf::copy || !fits);
    if (takes_copy)
        opened = open_file(file, copy);
    if (!opened)
        return opened.issues();
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
    // A parent that spans a time of another length is there to choose, but not held against.
    const bool is_asked = note && !note->against.empty();
    const bool is_like =
        parent_scenario && (is_asked || days_of(*parent_scenario) == days_of(opened->scenario));
    reference_ = is_like ? parent_scenario : home;
    against_ = is_like ? -1 : -2;
    warnings_ = opened.issues();
    answer_ = {};
    answered_scenario_.reset();
    reference_answer_.reset();
    pins_.clear();
    offers_its_network_ = false;
    broken_.clear();
    kept_ = {};
    board_.clear();
    views_ = {};
    map_position_ = {};
    attention_ = {.selection = {}, .card = {}, .period = {}, .language = attention_.language};
    constexpr double usual_usd_per_eur = 1.1; // as in prices of the model where no series tells it
    attention_.language.twh_per_bcm = network_->twh_per_bcm();
    attention_.language.usd_per_eur =
        usd_per_eur(*network_, *scenario_).value_or(usual_usd_per_eur);
    blinks_ = false;
    pace_ = Pace::live;
    last_seconds_.clear();
    prepared_ = std::make_shared<const market::Prepared>(market::prepare(*network_, *reference_));
    log_.add(QStringLiteral("open %1, network %2 %3")
                 .arg(path, text_of(network_->parts().id), text_of(network_sha256_)));
    if (note)
        take_note(*note);
    if (note && !network_path_.empty())
        hold_network_against(*note);
    if (!fits)
        warnings_.push_back(
            {Severity::warning,
             "network-changed",
             {path_.toStdString(), "/network"},
             say(attention_.language, "it does not fit the network of this name any more"),
             say(attention_.language, "it was opened with the copy that it carries")});
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

/// Says where the network is not the one that the file was saved with, and what differs.
void Session::hold_network_against(const SessionNote& note) {
    const Locale language = attention_.language;
    if (note.network_sha256.empty() || note.network_sha256 == network_sha256_)
        return;
    const Result<ReadNetwork> read = parse_network(unpacked(note.network_copy));
    const Result<Network> was = read ? make_network(read->parts) : Issues{};
    if (was && *was == *network_)
        return; // other blanks, the same words
    const auto warn = [&](std::string words, std::string hint) {
        warnings_.push_back({Severity::warning,
                             "network-changed",
                             {path_.toStdString(), "/network"},
                             std::move(words),
                             std::move(hint)});
    };
    offers_its_network_ = static_cast<bool>(was);
    warn(say(language, "the file was saved with another version of this network (%1, now %2)",
             {note.network_sha256.substr(0, 8), network_sha256_.substr(0, 8)}),
         offers_its_network_
             ? say(language, "it carries that version: File > Take the file's own network")
             : say(language, "its numbers may differ from those that were seen then"));
    if (was)
        for (std::string& line : network_differences(*was, *network_, language))
            warn(std::move(line), {});
}

Issues Session::take_its_network() {
    if (!offers_its_network_)
        return {};
    const ScenarioParts now = scenario_->parts();
    const bool was_changed = !history_.isClean();
    const Issues issues = open(path_, {}, NetworkOf::copy);
    if (!has_errors(issues) && was_changed)
        return put_parts(now, tr("Changes made before"));
    return issues;
}

void Session::take_note(const SessionNote& note) {
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

SessionNote Session::note(bool with_network) const {
    SessionNote note;
    note.home = all_lever_values(*scenario_, *home_, *network_);
    const Result<Scenario> back = with_values(*scenario_, *network_, note.home);
    if (!back || !(*back == *home_))
        note.home_scenario = write_scenario(home_->parts());
    if (!parent_.empty())
        note.against = installed_id(parent_);
    note.network_sha256 = network_sha256_;
    // By its name another version of the program finds another version of the network.
    if (with_network && is_installed_network(network_path_))
        note.network_copy = packed(write_network(network_->parts()));
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
    manifest.files.push_back(
        {network_path_.empty() ? path_.toStdString() + "#/network" : network_path_.string(),
         network_sha256_});
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
                                                         .session = to_json_text(note(true))});
    if (fault.isEmpty()) {
        path_ = path;
        own_file_ = true;
        kept_ = {QDateTime::currentDateTime(), false};
        history_.setClean();
        emit status_changed();
    }
    log_.add(QStringLiteral("save %1 %2").arg(path, fault));
    return fault;
}

QString Session::save_copy(const QString& path) const {
    if (!is_open())
        return {};
    SessionNote copy = note(false);
    copy.original = path_.toStdString();
    return save_file(path.toStdString(), {.network = *network_,
                                          .scenario = *scenario_,
                                          .network_path = network_path_,
                                          .session = to_json_text(copy)});
}

} // namespace gashub::app
