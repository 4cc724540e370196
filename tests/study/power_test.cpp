// Who holds the power, on markets solved in the head: gas of the field costs 5, a pipe of 1 leads
// to the land, another of 1 to the town, which wants 10 a year and has gas of its own at 30. Trade
// is worth 10 bcm x (30 - 7) EUR/MWh, and needs all three.

#include "study/small_study.hpp"

#include "study/reduction/power.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace gashub;
using namespace gashub::test;

namespace {

constexpr double h = 10.55; // MEUR of one bcm at one EUR/MWh

/// Each node is a country of its own: field FF, land LL, town TT, far OO, near NN.
StudyBase land_base(const std::string& more = "") {
    NetworkParts parts = ascii_parts("field --10@1--> land\n"
                                     "land --10@1--> town\n"
                                     "field gives 10 at 5\n"
                                     "town gives 60 at 30\n"
                                     "town wants 10 at 20\n" +
                                     more);
    for (Node& node : parts.nodes)
        node.country = std::string(2, static_cast<char>(std::toupper(node.id[0])));
    for (Node& node : parts.nodes)
        if (node.id == "far")
            node.country = "OO";
    StudyBase base;
    base.network = checked(std::move(parts));
    base.scenario = checked(one_year(), base.network);
    return base;
}

Player player_of(const std::string& id, const std::string& country) {
    Player player;
    player.id = id;
    player.countries = {country};
    return player;
}

PowerStudy three_players() {
    PowerStudy kind;
    kind.players = {player_of("seller", "FF"), player_of("transit", "LL"),
                    player_of("buyer", "TT")};
    return kind;
}

StudyParts power_parts(PowerStudy kind) {
    StudyParts parts = small_parts(std::move(kind));
    parts.watch.clear();
    return parts;
}

/// The direct pipe built or not.
Parameter direct_pipe() {
    Parameter worlds;
    worlds.id = "world";
    ParameterOption none, built;
    none.id = "none";
    none.set = {{"arcs.field-town.capacity_bcm_per_year", 0.0}};
    built.id = "direct";
    built.set = {{"arcs.field-town.capacity_bcm_per_year", 10.0}};
    worlds.options = {none, built};
    worlds.central_option = "direct";
    return worlds;
}

Sharing shared(const Study& study, std::size_t world = 0, StudyOptions options = {}) {
    const std::vector<Ran> runs = runs_of(study, options);
    return Worlds(std::get<PowerStudy>(study.parts().kind), study, runs).sharing(world);
}

double sum(const std::vector<double>& shares) {
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

std::set<std::string> codes(StudyParts parts, StudyBase base = land_base()) {
    std::set<std::string> codes;
    const Result<Study> study = make_study(std::move(parts), {std::move(base)});
    for (const Issue& issue : study.issues())
        codes.insert(issue.code);
    return codes;
}

} // namespace

TEST_CASE("trade that needs all three is worth a third to each") {
    const Sharing s = shared(made(power_parts(three_players()), land_base()));
    REQUIRE(s.is_solved);
    CHECK(s.gain == Approx(10 * 23 * h).epsilon(1e-6));
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(s.share(i) == Approx(1.0 / 3).margin(1e-6));
        CHECK(s.nucleolus.shares[i] == Approx(s.gain / 3).epsilon(1e-5));
    }
    CHECK_FALSE(s.core_is_empty());
    CHECK(s.years == Approx(1));
}

TEST_CASE("a way past the land leaves it a third of what it is cheaper") {
    StudyParts parts = power_parts(three_players());
    parts.parameters = {direct_pipe()};
    const Study study = made(parts, land_base("field --10@3--> town\n"));
    const Sharing without = shared(study, 0), with = shared(study, 1);
    REQUIRE(with.is_solved);
    CHECK(without.share(1) == Approx(1.0 / 3).margin(1e-6));
    CHECK(with.shapley[1] == Approx(10 * 1 * h / 3).margin(0.05));
    CHECK(with.shapley[0] == Approx((10 * 23 - 10.0 / 3) * h / 2).epsilon(1e-4));
    CHECK(with.shapley[2] == Approx(with.shapley[0]).epsilon(1e-4));
}

TEST_CASE("shares add up to the gain, equals get equal shares, who adds nothing gets nothing") {
    // two equal fields, and a third whose gas is dearer than the town's own
    PowerStudy kind = three_players();
    kind.players.push_back(player_of("twin", "NN"));
    kind.players.push_back(player_of("dear", "OO"));
    const Study study = made(power_parts(kind), land_base("near --10@1--> land\n"
                                                          "near gives 10 at 5\n"
                                                          "far --10@1--> land\n"
                                                          "far gives 10 at 40\n"));
    const Sharing s = shared(study, 0, {.threads = 2});
    REQUIRE(s.is_solved);
    CHECK(sum(s.shapley) == Approx(s.gain).epsilon(1e-9));
    CHECK(sum(s.nucleolus.shares) == Approx(s.gain).epsilon(1e-6));
    CHECK(s.shapley[0] == Approx(s.shapley[3]).epsilon(1e-5));
    CHECK(s.shapley[4] == Approx(0).margin(1e-4 * s.gain));
    // one of two fields is enough: transit and buyer hold more than either
    CHECK(s.share(1) == Approx(5.0 / 12).margin(1e-4));
    CHECK(s.share(0) == Approx(1.0 / 12).margin(1e-4));
    CHECK(s.nucleolus.shares[0] == Approx(0).margin(1e-4 * s.gain));
}

TEST_CASE("an outlet buys at the price it has with everybody, and its surplus is nobody's") {
    // The far market takes 5 of 10 at any price under 500; the field's gas is worth 28 to the town,
    // so 32 there with everybody in. At 32 the far market would take 8.
    PowerStudy kind = three_players();
    const std::string far = "field --8@4--> far\nfar wants 5 at 20\n";
    const Sharing open = shared(made(power_parts(kind), land_base(far)));
    kind.outlets = {"OO"};
    const Study study = made(power_parts(kind), land_base(far));
    CHECK(is_search(study));
    const Sharing s = shared(study);
    REQUIRE(s.is_solved);
    CHECK(open.alone[0] == Approx(5 * 491 * h).epsilon(1e-5));
    CHECK(s.alone[0] == Approx(8 * (32 - 9) * h).epsilon(1e-4));
    CHECK(s.gain == Approx(2 * 23 * h).epsilon(1e-3));
}

TEST_CASE("worlds that differ only in what is shut are run once") {
    StudyParts parts = power_parts(three_players());
    parts.parameters = {direct_pipe()};
    const Study study = made(parts, land_base("field --10@3--> town\n"));
    // the pipe touches seller and buyer: it matters to the two coalitions that have both
    CHECK(runs_of(study).size() == 8 + 2);
    CHECK(design_size(study) == 16);
    CHECK_FALSE(is_search(study));
}

TEST_CASE("an embargo on a player's gas says nothing once the player is out") {
    StudyBase base = land_base();
    ScenarioParts scenario = one_year();
    Policy ban;
    ban.id = "ban";
    Embargo embargo;
    embargo.origin = "field";
    embargo.region = "TT";
    ban.body = embargo;
    scenario.policies = {ban};
    base.scenario = checked(scenario, base.network);
    StudyParts parts = power_parts(three_players());
    Parameter door;
    door.id = "door";
    ParameterOption open, shut;
    open.id = "open";
    open.set = {{"policies.ban.from", std::string("2100-01-01")}};
    shut.id = "shut";
    shut.set = {{"policies.ban.from", std::string("2021-01-01")}};
    door.options = {open, shut};
    parts.parameters = {door};
    const Study study = made(parts, base);
    CHECK(runs_of(study).size() == 8 + 4); // those with the seller twice
    CHECK(shared(study, 0).gain == Approx(10 * 23 * h).epsilon(1e-5));
    CHECK(shared(study, 1).gain == Approx(0).margin(0.1));
}

TEST_CASE("a store, a floor and a contract of who stands outside bind nobody") {
    StudyBase base = land_base("land stores 2 in 4 out 4 start 2 end 1\n");
    ScenarioParts scenario = one_year();
    Limit floor;
    floor.arcs = {"land-town"};
    floor.minimum_bcm_per_year = 3;
    Event event;
    event.id = "floor";
    event.body = floor;
    scenario.events = {event};
    base.scenario = checked(scenario, base.network);
    const Study study = made(power_parts(three_players()), base);
    const std::vector<Ran> runs = runs_of(study);
    for (const Ran& run : runs) {
        INFO(run.point.id << " " << run.reason);
        CHECK(run.is_solved());
    }
    const Sharing s = shared(study);
    // a bcm from the store, nine from the field
    CHECK(s.gain == Approx((29 + 9 * 23) * h).epsilon(1e-4));
}

TEST_CASE("the same runs for any number of threads; of small coalitions only the worth is kept") {
    StudyParts parts = power_parts(three_players());
    parts.parameters = {direct_pipe()};
    const Study study = made(parts, land_base("field --10@3--> town\n"));
    std::map<std::string, std::size_t> rows;
    StudyDesk desk;
    desk.keep = [&](std::size_t, const Point& point, JobResult result) {
        rows[point.id] = result.tables.size();
    };
    const StudyEnd one = run_study(study, {.threads = 1}, desk);
    const std::vector<Ran> three = runs_of(study, {.threads = 3});
    REQUIRE(one.runs.size() == three.size());
    for (std::size_t i = 0; i < three.size(); ++i) {
        CHECK(one.runs[i].point.id == three[i].point.id);
        CHECK(one.runs[i].values == three[i].values);
    }
    CHECK(rows.at("coalition-01-none-nobody") == 2);
    CHECK(rows.at("coalition-08-none-seller-transit-buyer") > 2);
}

TEST_CASE("the answer has the focus player's share, both worlds and the pipe's worth") {
    PowerStudy kind = three_players();
    kind.focus = "transit";
    kind.without = "none";
    Bypass way;
    way.id = "direct";
    way.with = "direct";
    way.without = "none";
    way.player = "seller";
    way.capex_meur = 1000;
    way.life_years = 10;
    way.discount_rate = 0;
    kind.bypasses = {way};
    kind.deal = DealZone{
        .option = "none", .seller = "seller", .buyer = "buyer", .from = "field", .at = "town"};
    StudyParts parts = power_parts(kind);
    parts.parameters = {direct_pipe()};
    SentencePart sentence;
    sentence.text.en = "{share transit@none} to {share transit@direct}, {worth direct}";
    parts.sentence = {sentence};
    const Answer answer = answer_of(made(parts, land_base("field --10@3--> town\n")));
    CHECK(*answer.headline.central == Approx(100.0 / 3 / 23).margin(0.01));
    CHECK(*answer.headline.high == Approx(100.0 / 3).margin(0.01));
    CHECK(answer.sentence == "33.3 to 1.4, 0.39");
    const auto table = [&](const std::string& id) {
        return *std::find_if(answer.tables.begin(), answer.tables.end(),
                             [&](const AnswerTable& t) { return t.id == id; });
    };
    // 11.33 x 10 x h less a third of 23 x 10 x h; 1,000 over ten years without interest
    CHECK(*table("ways").rows[0].cells[0].value == Approx(0.3868).margin(1e-3));
    CHECK(*table("ways").rows[0].cells[1].value == Approx(0.1));
    CHECK(table("ways").rows[0].cells[2].words == "yes");
    // the seller's gas is worth nothing elsewhere and the way costs 2; the town has gas at 30
    CHECK(*table("deal").rows[1].cells[0].value == Approx(30).margin(0.01));
    CHECK(table("worlds").rows.size() == 2);
}

TEST_CASE("inputs are swung in games of blocs, and what is equal is not run again") {
    PowerStudy kind = three_players();
    kind.focus = "transit";
    StudyParts parts = power_parts(kind);
    Parameter tariff;
    tariff.id = "tariff";
    tariff.path = "arcs.field-town.tariff_eur_per_mwh";
    tariff.distribution = Distribution{Triangular{2, 3, 5}};
    tariff.own_estimate = true;
    parts.parameters = {direct_pipe(), tariff};
    const StudyBase base = land_base("field --10@3--> town\n");
    const Study study = made(parts, base);
    CHECK(design_size(study) == 16 + 2 * 8);
    const Answer alone = answer_of(study);
    // the land is worth a third of what it is cheaper than the direct pipe
    REQUIRE(alone.swings.size() == 1);
    CHECK(*alone.swings[0].headline_low == Approx(0).margin(1e-3));
    CHECK(*alone.swings[0].headline_high == Approx(100.0 * 3 / 3 / 23).margin(0.01));
    CHECK(*alone.own_share == 1);
    CHECK(alone.headline.central == Approx(100.0 / 3 / 23).margin(0.01));
    Bloc bloc;
    bloc.players = {"seller", "transit"};
    kind.blocs = {bloc};
    parts.kind = kind;
    const Study joined = made(parts, base);
    CHECK(design_size(joined) == 16 + 2 * 4);
    const Answer together = answer_of(joined);
    REQUIRE(together.swings.size() == 1);
    CHECK(*together.swings[0].headline_high == Approx(50).margin(1e-3));
    CHECK(together.notes.front() ==
          "inputs are swung in a game of 2 blocs, where the share is 50.0 %");
    // without seller or buyer the direct pipe and its tariff say nothing: 10 of both worlds, and of
    // each end the one coalition that has all
    CHECK(runs_of(joined).size() == 10 + 2);
    kind.blocs.push_back(bloc);
    kind.blocs[0].players = {"seller", "nobody"};
    CHECK(codes(power_parts(kind), base) ==
          std::set<std::string>{"duplicate-id", "unknown-player"});
}

TEST_CASE("what is wrong with a power study is said, each with its code") {
    PowerStudy kind = three_players();
    kind.players.push_back(player_of("ghost", "LL"));
    CHECK(codes(power_parts(kind)).empty()); // two may hold the same
    kind.players.back().countries = {};
    CHECK(codes(power_parts(kind)) == std::set<std::string>{"player-owns-nothing"});
    kind.players.back().countries = {"ZZ"};
    CHECK(codes(power_parts(kind)).contains("unknown-region"));
    kind.players.back().countries = {};
    kind.players.back().sites = {"nowhere"};
    kind.players.back().arcs = {"nowhere"};
    kind.players.back().sellers = {"nobody"};
    CHECK(codes(power_parts(kind)) ==
          std::set<std::string>{"unknown-arc", "unknown-seller", "unknown-site"});
    kind = three_players();
    kind.players.resize(1);
    CHECK(codes(power_parts(kind)) == std::set<std::string>{"bad-players"});
    kind = three_players();
    kind.players[2].id = "seller";
    CHECK(codes(power_parts(kind)).contains("duplicate-id"));
    kind = three_players();
    kind.focus = "nobody";
    kind.with = "no-world";
    kind.deal = DealZone{
        .option = "no-world", .seller = "seller", .buyer = "seller", .from = "field", .at = "moon"};
    CHECK(codes(power_parts(kind)) ==
          std::set<std::string>{"bad-deal", "unknown-node", "unknown-option", "unknown-player"});
    StudyParts parts = power_parts(three_players());
    parts.parameters = {pipe_of({1, 2}), direct_pipe()};
    parts.parameters[0].path = "arcs.field-land.capacity_bcm_per_year";
    CHECK(codes(parts, land_base("field --10@3--> town\n")) == std::set<std::string>{"two-axes"});
}
