// What the window says where something is wrong, and where it leads: not solved, rules that
// contradict each other, an error of the program itself, a file of another network.

#include "app/effects_board.hpp"
#include "app/figures/marks.hpp"
#include "app/lever_effects.hpp"
#include "app/panels/banner.hpp"
#include "app/panels/issues_window.hpp"
#include "app/panels/levers_panel.hpp"
#include "app/panels/place_window.hpp"
#include "app/panels/rules_window.hpp"
#include "app/view_data/rule_links.hpp"
#include "app/window/status_line.hpp"
#include "app/window/window.hpp"

#include <QApplication>
#include <QClipboard>
#include <QLabel>

#include <charconv>

namespace gashub::app {

namespace {

constexpr std::size_t most_links = 2;

/// `/pipelines/17/to` -> `pipelines` and 17.
std::pair<std::string, std::size_t> object_at(const std::string& pointer) {
    const std::size_t second = pointer.find('/', 1);
    std::size_t index = static_cast<std::size_t>(-1);
    if (pointer.size() < 2 || second == std::string::npos)
        return {{}, index};
    std::from_chars(pointer.data() + second + 1, pointer.data() + pointer.size(), index);
    return {pointer.substr(1, second - 1), index};
}

/// A node or line of the network that a pointer names.
Selection selection_at(const Network& network, const std::string& pointer) {
    const auto [collection, index] = object_at(pointer);
    const NetworkParts& parts = network.parts();
    const auto id = [&, at = index](const auto& list) {
        return at < list.size() ? list[at].id : std::string();
    };
    const auto node = [&, at = index](const auto& list) {
        return at < list.size() ? list[at].node : std::string();
    };
    if (collection == "pipelines" || collection == "terminals" || collection == "lanes") {
        const std::string arc = collection == "pipelines"   ? id(parts.pipelines)
                                : collection == "terminals" ? id(parts.terminals)
                                                            : id(parts.lanes);
        if (network.find_arc(arc) >= 0)
            return {Selection::Kind::arc, arc};
    }
    const std::string place = collection == "nodes"      ? id(parts.nodes)
                              : collection == "sites"    ? node(parts.sites)
                              : collection == "markets"  ? node(parts.markets)
                              : collection == "storages" ? node(parts.storages)
                              : collection == "hubs"     ? node(parts.hubs)
                                                         : std::string();
    return network.find_node(place) >= 0 ? Selection{Selection::Kind::place, place} : Selection{};
}

QString link_words(const RuleLink& link) {
    const QString where = link.lever.empty()
                              ? Window::tr("Rule: %1").arg(text_of(link.id))
                              : Window::tr("Lever: %1").arg(text_of(link.lever_label));
    return where;
}

} // namespace

void Window::offer(const QString& words, const Offers& offers) {
    QStringList buttons;
    tip_acts_.clear();
    for (const auto& [button, act] : offers) {
        buttons << button;
        tip_acts_.push_back(act);
    }
    tips_->show_words(words, words.isEmpty() ? QStringList() : buttons << tr("Close"));
}

void Window::refresh_banner() {
    status_->setText(session_.status());
    status_line_->refresh();
    const bool broken = session_.state() == Session::State::not_solved;
    Offers offers;
    QString words;
    const Issues contradictions = session_.contradictions();
    if (!session_.broken().isEmpty()) {
        const Session::Kept& kept = session_.kept();
        words =
            tr("Something broke inside the program: %1.").arg(session_.broken()) +
            QLatin1Char(' ') +
            (kept.when.isValid() ? tr("The work was put on disk at %1; the next start offers it.")
                                       .arg(kept.when.toString(QStringLiteral("HH:mm:ss")))
                                 : tr("The work stands in memory; save it."));
        offers = {{tr("Undo"), [this] { session_.history().undo(); }},
                  {tr("Copy report"), [this] { copy_fault_report(); }}};
    } else if (broken) {
        words = session_.status() + QLatin1Char(' ') + tr("The figures show an earlier setting.");
        offers = {{tr("Undo"), [this] { session_.history().undo(); }},
                  {tr("Details"), [this] { show_issue_list(session_.last_faults()); }}};
    } else if (!contradictions.empty()) {
        words = contradictions.size() == 1
                    ? tr("Rules contradict each other: %1.")
                    : tr("Rules contradict each other in %1 places; the first: %2.")
                          .arg(contradictions.size());
        words = words.arg(text_of(contradictions.front().message));
        const auto links = rule_links(contradictions.front(), session_.scenario(),
                                      session_.network(), session_.attention().language);
        for (std::size_t i = 0; i < std::min(most_links, links.size()); ++i)
            offers.emplace_back(link_words(links[i]), [this, link = links[i]] { follow(link); });
        offers.emplace_back(tr("All…"), [this] { show_issue_list(session_.contradictions()); });
    }
    QStringList buttons;
    banner_acts_.clear();
    for (const auto& [button, act] : offers) {
        buttons << button;
        banner_acts_.push_back(act);
    }
    banner_->show_words(words, buttons);
}

void Window::copy_fault_report() {
    QApplication::clipboard()->setText(session_.fault_report());
    say_briefly(tr("Copied: what happened, version, lately done, scenario"));
}

void Window::show_issue_list(const Issues& issues) {
    issues_->show_issues(issues, session_.path(), session_.attention().language,
                         [this](const Issue& issue) {
                             QStringList words;
                             if (session_.is_open())
                                 for (const RuleLink& link :
                                      rule_links(issue, session_.scenario(), session_.network(),
                                                 session_.attention().language))
                                     words << link_words(link);
                             return words;
                         });
}

/// To the lever that moves a rule; where none does, to its row of the editor.
void Window::follow(const RuleLink& link) {
    if (!link.lever.empty())
        return show_lever(link.lever);
    if (link.collection == "contracts") {
        const auto& contracts = session_.network().parts().contracts;
        const auto found =
            std::find_if(contracts.begin(), contracts.end(),
                         [&](const Contract& contract) { return contract.id == link.id; });
        if (found != contracts.end() && !found->arcs.empty())
            session_.select({Selection::Kind::arc, found->arcs.front()});
        return;
    }
    if (link.collection == "hub")
        return session_.select({Selection::Kind::place, link.id});
    rules_->refresh();
    rules_->show_rule(link.collection, link.id);
    rules_->show();
    rules_->raise();
}

void Window::pick(const Selection& about) {
    if (about.kind != Selection::Kind::rule)
        return session_.select(about);
    if (const auto link = rule_link(about.id, session_.scenario(), session_.network(),
                                    session_.attention().language))
        follow(*link);
}

/// A fault of the open scenario leads into the window, one of a file to its text.
void Window::go_to_issue(const Issue& issue) {
    if (session_.is_open()) {
        const auto links = rule_links(issue, session_.scenario(), session_.network(),
                                      session_.attention().language);
        const bool is_of_open =
            issue.where.file.empty() ||
            (issue.severity == Severity::warning && text_of(issue.where.file) == session_.path());
        if (is_of_open && !links.empty())
            return follow(links.front());
        const Selection there = selection_at(session_.network(), issue.where.pointer);
        if (issue.severity == Severity::warning && there.kind != Selection::Kind::none) {
            session_.select(there);
            return show_figure(FigureKind::map);
        }
    }
    if (!place_->show_place(issue, session_.attention().language))
        say_briefly(tr("%1 can not be read.").arg(text_of(issue.where.file)));
}

void Window::show_lever(const std::string& id) {
    for (const LeverView& lever : session_.levers()) {
        QWidget* const row = findChild<QWidget*>(QStringLiteral("lever_") + text_of(id));
        if (lever.id == id && row != nullptr) {
            levers_->unfold(text_of(lever.group));
            return row->setFocus();
        }
    }
}

/// What a lever is, where its value comes from, and what it moves as soon as that is known.
void Window::explain_lever(const QString& id) {
    const LeverEffects* const known = effects_->ask(session_.effects_job(id));
    levers_->explain(id, known != nullptr ? text_of(effects_in_words(*known))
                                          : tr("What it moves is being measured…"));
}

void Window::offer_its_network() {
    if (!session_.offers_its_network())
        return;
    const auto differ = static_cast<int>(
        std::count_if(session_.warnings().begin(), session_.warnings().end(),
                      [](const Issue& issue) { return issue.code == "network-changed"; }) -
        1);
    offer(tr("This file was saved with another version of its network: %1 figures differ.")
              .arg(differ),
          {{tr("Take the file's own"), [this] { take_its_network(); }},
           {tr("What differs…"), [this] { show_issue_list(session_.warnings()); }}});
}

void Window::take_its_network() {
    if (!session_.offers_its_network())
        return say_briefly(tr("This file stands on the network that it was saved with."));
    const Issues issues = session_.take_its_network();
    if (has_errors(issues))
        show_issue_list(issues);
    else
        say_briefly(tr("The file's own network is in force."));
}

} // namespace gashub::app
