// Answer of `power`: what each coalition is worth, shared out (Shapley value, nucleolus), in every
// world; what new ways are worth to who builds them; between which prices two could deal.

#include "study/reduction/power.hpp"

#include "base/annuity.hpp"
#include "study/measure.hpp"
#include "study/reduction/kinds.hpp"
#include "study/reduction/words.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include <fmt/format.h>

namespace gashub {
namespace {

double years_of(const Scenario& scenario) {
    double days = 0;
    for (const Period& period : scenario.periods())
        days += period.days();
    return days / 365.0;
}

std::string player_title(const PowerStudy& kind, std::size_t i) {
    return title_or(kind.players[i].title, kind.players[i].id);
}

AnswerTable players_table(const PowerStudy& kind, const Worlds& worlds, std::size_t without,
                          std::size_t with) {
    const Sharing &before = worlds.sharing(without), &after = worlds.sharing(with);
    AnswerTable table{.id = "players",
                      .title = fmt::format("Share of what all gain by trading: {} against {}",
                                           worlds.title(with), worlds.title(without)),
                      .picture = "dumbbell",
                      .is_detail = false,
                      .row_title = "player",
                      .spread = Spread::none,
                      .columns = {{"without", worlds.title(without), "%", 1},
                                  {"with", worlds.title(with), "%", 1},
                                  {"points", "change", "points", 1},
                                  {"gain-without", "Shapley before", "bn EUR/y", 1},
                                  {"gain", "Shapley value", "bn EUR/y", 1},
                                  {"nucleolus", "nucleolus", "bn EUR/y", 1}},
                      .rows = {}};
    for (std::size_t i = 0; i < kind.players.size(); ++i)
        table.rows.push_back({kind.players[i].id,
                              player_title(kind, i),
                              {of_value(100 * before.share(i)), of_value(100 * after.share(i)),
                               of_value(100 * (after.share(i) - before.share(i))),
                               of_value(before.bn_a_year(before.shapley[i])),
                               of_value(after.bn_a_year(after.shapley[i])),
                               of_value(after.bn_a_year(after.nucleolus.shares[i]))}});
    return table;
}

/// Every world's shares, and whether any sharing holds all together.
AnswerTable worlds_table(const PowerStudy& kind, const Worlds& worlds) {
    AnswerTable table{.id = "worlds",
                      .title = "Share of what all gain by trading, in every world",
                      .picture = "heat",
                      .is_detail = true,
                      .row_title = "world",
                      .spread = Spread::none,
                      .columns = {},
                      .rows = {}};
    for (std::size_t i = 0; i < kind.players.size(); ++i)
        table.columns.push_back({kind.players[i].id, player_title(kind, i), "%", 1});
    table.columns.push_back({"gain", "all gain", "bn EUR/y", 1});
    table.columns.push_back({"least-excess", "least excess", "bn EUR/y", 2});
    table.columns.push_back({"core", "core", "", 0});
    for (std::size_t w = 0; w < worlds.count(); ++w) {
        const Sharing& s = worlds.sharing(w);
        AnswerTable::Row row{worlds.id(w), worlds.title(w), {}};
        const auto cell = [&](double value) {
            return of_value(s.is_solved ? std::optional(value) : std::nullopt);
        };
        for (std::size_t i = 0; i < kind.players.size(); ++i)
            row.cells.push_back(cell(s.is_solved ? 100 * s.share(i) : 0));
        row.cells.push_back(cell(s.bn_a_year(s.gain)));
        row.cells.push_back(cell(s.bn_a_year(s.nucleolus.least_excess)));
        row.cells.push_back(of_words(s.core_words()));
        table.rows.push_back(std::move(row));
    }
    return table;
}

double annuity_of(const Bypass& way) {
    return way.capex_meur * (annuity(way.discount_rate, way.life_years) + way.opex_share);
}

// Beside many players the text has no room for the tables of ways and of the deal.
AnswerTable ways_table(const PowerStudy& kind, const Worlds& worlds, Facts& facts) {
    AnswerTable table{.id = "ways",
                      .title = "What a new way is worth to who builds it",
                      .picture = "bars",
                      .is_detail = kind.players.size() > 5,
                      .row_title = "way",
                      .spread = Spread::none,
                      .columns = {{"worth", "worth to its owner", "bn EUR/y", 2},
                                  {"annuity", "its cost", "bn EUR/y", 2},
                                  {"pays", "pays", "", 0},
                                  {"core", "core", "", 0}},
                      .rows = {}};
    for (const Bypass& way : kind.bypasses) {
        const auto with = worlds.find(way.with), without = worlds.find(way.without);
        const auto player = worlds.player(way.player);
        AnswerTable::Row row{way.id, title_or(way.title, way.id), {}};
        const double annuity = annuity_of(way) / 1000;
        facts["annuity " + way.id] = number_words(annuity, 2);
        if (with && without && worlds.sharing(*with).is_solved &&
            worlds.sharing(*without).is_solved) {
            const double worth =
                worlds.bn_a_year(*with, player) - worlds.bn_a_year(*without, player);
            row.cells = {of_value(worth), of_value(annuity),
                         of_words(worth > annuity ? "yes" : "no"),
                         of_words(worlds.sharing(*with).core_words())};
            facts["worth " + way.id] = number_words(worth, 2);
            facts["pays " + way.id] = worth > annuity ? "more" : "less";
        } else {
            row.cells = {of_value({}), of_value(annuity), of_words("no answer"),
                         of_words("no answer")};
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_deal(const PowerStudy& kind, const Worlds& worlds, Answer& answer, Facts& facts) {
    const DealZone& deal = *kind.deal;
    const auto world = worlds.find(deal.option);
    if (!world)
        return;
    const std::size_t s = worlds.player(deal.seller), b = worlds.player(deal.buyer);
    const Coalition all = (Coalition{1} << kind.players.size()) - 1;
    const auto elsewhere =
        worlds.number(*world, all & ~(Coalition{1} << b), "mean-price", deal.from);
    const auto way = worlds.way_cost(*world, deal.from, deal.at);
    const auto most = worlds.number(*world, all & ~(Coalition{1} << s), "mean-price", deal.at);
    const auto now = worlds.number(*world, all, "mean-price", deal.at);
    AnswerTable table{.id = "deal",
                      .title = fmt::format("Prices at {} between which a deal lies, {}", deal.at,
                                           worlds.title(*world)),
                      .picture = "zone",
                      .is_detail = kind.players.size() > 5,
                      .row_title = "price",
                      .spread = Spread::none,
                      .columns = {{"price", "price", "EUR/MWh", 1}},
                      .rows = {}};
    const auto row = [&](std::string id, std::string title, std::optional<double> value) {
        facts["deal " + id] = value ? number_words(*value, 1) : "(no value)";
        table.rows.push_back({std::move(id), std::move(title), {of_value(value)}});
    };
    const auto least = elsewhere && way ? std::optional(*elsewhere + *way) : std::nullopt;
    const std::string seller = player_title(kind, s), buyer = player_title(kind, b);
    row("least", "least " + seller + " takes: what its gas is worth elsewhere, and the way", least);
    row("most", "most " + buyer + " pays: its price without " + seller, most);
    row("half", "half-way", least && most ? std::optional((*least + *most) / 2) : std::nullopt);
    row("market", "price with all at the table", now);
    row("discount", "25 % off the price with all at the table",
        now ? std::optional(0.75 * *now) : std::nullopt);
    answer.tables.push_back(std::move(table));
}

void add_notes(const Worlds& worlds, Answer& answer) {
    for (std::size_t w = 0; w < worlds.count(); ++w) {
        const Sharing& s = worlds.sharing(w);
        if (!s.is_solved)
            answer.notes.push_back(worlds.title(w) + ": " + s.reason);
        else if (!s.nucleolus.is_individually_rational)
            answer.notes.push_back(worlds.title(w) + ": the players earn more alone than together; "
                                                     "no sharing pays each its own");
    }
}

/// The focus player's share in the world that is shown, its range over all worlds.
Figure headline_of(const PowerStudy& kind, const Worlds& worlds, std::size_t with,
                   std::size_t focus) {
    Figure head{.title = player_title(kind, focus) + "'s share of what all gain by trading",
                .unit = "%",
                .low = {},
                .central = 100 * worlds.sharing(with).share(focus),
                .high = {},
                .spread = Spread::cases,
                .decimals = 1};
    for (std::size_t w = 0; w < worlds.count(); ++w)
        if (worlds.sharing(w).is_solved) {
            const double share = 100 * worlds.sharing(w).share(focus);
            head.low = std::min(head.low.value_or(share), share);
            head.high = std::max(head.high.value_or(share), share);
        }
    return head;
}

/// What the focus player's share turns on, in games of blocs.
void add_swings_of_blocs(const PowerStudy& kind, const Study& study, const Worlds& worlds,
                         Answer& answer) {
    const std::vector<Coalition> blocs = blocs_of(kind);
    const std::size_t focus = worlds.player(kind.focus);
    std::size_t its_bloc = 0;
    while (its_bloc + 1 < blocs.size() && (blocs[its_bloc] >> focus & 1) == 0)
        ++its_bloc;
    for (const Parameter& input : study.parts().parameters) {
        if (!is_uncertain(input))
            continue;
        InputSwing swing = swing_of(input);
        for (const SwingGame& game : worlds.swings())
            if (game.input == input.id)
                if (const Sharing s = worlds.swung(game); s.is_solved)
                    (game.at == swing.at_low ? swing.headline_low : swing.headline_high) =
                        100 * s.share(its_bloc);
        if (swing.headline_low && swing.headline_high)
            answer.swings.push_back(std::move(swing));
    }
    rank_swings(answer);
    const Sharing central = worlds.among_blocs();
    if (!answer.swings.empty() && central.is_solved && blocs.size() < kind.players.size())
        answer.notes.insert(answer.notes.begin(),
                            fmt::format("inputs are swung in a game of {} blocs, where the share "
                                        "is {} %",
                                        blocs.size(),
                                        number_words(100 * central.share(its_bloc), 1)));
}

void add_facts(const PowerStudy& kind, const Worlds& worlds, Facts& facts) {
    for (std::size_t w = 0; w < worlds.count(); ++w) {
        const Sharing& s = worlds.sharing(w);
        const std::string& id = worlds.id(w);
        facts["core@" + id] = s.core_words();
        if (!s.is_solved)
            continue;
        facts["gain@" + id] = number_words(s.bn_a_year(s.gain), 1);
        const auto most = std::max_element(s.shapley.begin(), s.shapley.end());
        facts["first@" + id] =
            player_title(kind, static_cast<std::size_t>(most - s.shapley.begin()));
        for (std::size_t i = 0; i < kind.players.size(); ++i) {
            facts["share " + kind.players[i].id + "@" + id] = number_words(100 * s.share(i), 1);
            facts["gain " + kind.players[i].id + "@" + id] =
                number_words(s.bn_a_year(s.shapley[i]), 1);
        }
    }
}

} // namespace

double Sharing::share(std::size_t i) const {
    return gain > 1e-6 ? shapley[i] / gain : 0;
}

bool Sharing::core_is_empty() const {
    return nucleolus.core_is_empty(1e-6 * std::max(1.0, std::abs(gain)));
}

std::string Sharing::core_words() const {
    return !is_solved ? "no answer" : core_is_empty() ? "empty" : "not empty";
}

Worlds::Worlds(const PowerStudy& kind, const Study& study, std::span<const Ran> runs)
    : kind_(kind), study_(study), runs_(runs) {
    for (std::size_t i = 0; i < runs.size(); ++i)
        by_id_[runs[i].point.id] = i;
    plan_ = plan_coalitions(kind, study, runs);
    for (std::size_t w = 0; w < plan_.worlds.size(); ++w)
        sharings_.push_back(share_out(plan_.point_of[w]));
}

std::optional<std::size_t> Worlds::find(const std::string& id) const {
    const std::vector<Choice> central = central_choices(study_);
    for (std::size_t w = 0; w < count(); ++w)
        if (id.empty() ? plan_.worlds[w] == central : this->id(w) == id)
            return w;
    return std::nullopt;
}

std::string Worlds::id(std::size_t w) const {
    return plan_.worlds[w].empty() ? "base" : plan_.worlds[w].front().value;
}

std::string Worlds::title(std::size_t w) const {
    return plan_.worlds[w].empty() ? "base" : title_of(study_, plan_.worlds[w].front());
}

std::size_t Worlds::player(const std::string& id) const {
    for (std::size_t i = 0; i < kind_.players.size(); ++i)
        if (kind_.players[i].id == id)
            return i;
    return 0;
}

double Worlds::bn_a_year(std::size_t w, std::size_t i) const {
    return sharings_[w].bn_a_year(sharings_[w].shapley[i] + sharings_[w].alone[i]);
}

std::optional<double> Worlds::number_at(std::size_t point, std::string_view name,
                                        std::string_view scope) const {
    const auto found = by_id_.find(plan_.points[point].id);
    if (found == by_id_.end() || !runs_[found->second].is_solved())
        return std::nullopt;
    return runs_[found->second].values.find(name, scope);
}

std::optional<double> Worlds::number(std::size_t w, Coalition c, std::string_view name,
                                     std::string_view scope) const {
    if (plan_.point_of[w].empty())
        return std::nullopt;
    return number_at(plan_.point_of[w][c], name, scope);
}

Sharing Worlds::among_blocs() const {
    const std::vector<Choice> leading = leading_choices(kind_, study_);
    const std::vector<Coalition> blocs = blocs_of(kind_);
    std::vector<std::size_t> point_of;
    for (std::size_t w = 0; w < count(); ++w)
        if (plan_.worlds[w] == leading && !plan_.point_of[w].empty())
            for (Coalition c = 0; c < Coalition{1} << blocs.size(); ++c)
                point_of.push_back(plan_.point_of[w][members_of(blocs, c)]);
    return share_out(point_of);
}

Sharing Worlds::swung(const SwingGame& game) const {
    return share_out(game.point_of);
}

Sharing Worlds::share_out(std::span<const std::size_t> point_of) const {
    Sharing out;
    out.reason = "a coalition has no answer, so nothing is shared out";
    if (point_of.empty())
        return out;
    Game game{.players = std::countr_zero(point_of.size()), .value = {}};
    const auto nobody = number_at(point_of.front(), "objective", "");
    for (const std::size_t point : point_of) {
        const auto value = number_at(point, "objective", "");
        if (!value || !nobody)
            return out;
        game.value.push_back(*value - *nobody);
    }
    // What each has alone is its own; the rest is bargained over.
    for (int i = 0; i < game.players; ++i)
        out.alone.push_back(game.value[std::size_t{1} << i]);
    for (Coalition c = 1; c <= game.all(); ++c)
        for (int i = 0; i < game.players; ++i)
            if (c >> i & 1)
                game.value[c] -= out.alone[static_cast<std::size_t>(i)];
    out.gain = game.value.back();
    out.years = years_of(study_.bases()[plan_.points[point_of.front()].base].scenario);
    out.shapley = shapley_value(game);
    out.nucleolus = nucleolus(game);
    out.is_solved = out.nucleolus.is_solved;
    out.reason = out.nucleolus.reason;
    return out;
}

std::optional<double> Worlds::way_cost(std::size_t w, const std::string& from,
                                       const std::string& to) const {
    if (plan_.point_of[w].empty())
        return std::nullopt;
    const StudyBase& base = study_.bases()[plan_.points[plan_.point_of[w].front()].base];
    const NetworkRoutes found =
        find_routes(base.network, base.network.find_node(from), base.network.find_node(to), 1,
                    base.scenario.periods().front().from, true);
    if (found.routes.empty())
        return std::nullopt;
    const auto& level = base.scenario.parts().price_level;
    return found.routes.front().tariff_eur_per_mwh * (level ? level->factor : 1);
}

Answer answer_of(const PowerStudy& kind, const Study& study, std::span<const Ran> runs) {
    Answer answer = begin_answer(study, runs);
    const Worlds worlds(kind, study, runs);
    Facts facts{{"players", fmt::format("{}", kind.players.size())},
                {"coalitions", fmt::format("{}", std::size_t{1} << kind.players.size())}};
    add_notes(worlds, answer);
    add_facts(kind, worlds, facts);
    const auto with = worlds.find(kind.with);
    const auto without =
        kind.without.empty() ? std::optional<std::size_t>(0) : worlds.find(kind.without);
    if (with && without && worlds.count() > 0 && worlds.sharing(*with).is_solved &&
        worlds.sharing(*without).is_solved) {
        answer.headline = headline_of(kind, worlds, *with, worlds.player(kind.focus));
        answer.tables.push_back(players_table(kind, worlds, *without, *with));
        for (std::size_t i = 0; i < kind.players.size(); ++i)
            facts["points " + kind.players[i].id] =
                fmt::format("{:+.1f}", 100 * (worlds.sharing(*with).share(i) -
                                              worlds.sharing(*without).share(i)));
    }
    if (!kind.bypasses.empty())
        answer.tables.push_back(ways_table(kind, worlds, facts));
    if (kind.deal)
        add_deal(kind, worlds, answer, facts);
    answer.tables.push_back(worlds_table(kind, worlds));
    add_swings_of_blocs(kind, study, worlds, answer);
    add_tables(answer, study, runs);
    add_sentence(answer, study, runs, facts);
    return answer;
}

} // namespace gashub
