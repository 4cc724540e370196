// A pipe of 4 beside one of 10 to a land that wants 15 at 30: gas costs 6 there by the pipes, 30 at
// home. With the pipe 14 come instead of 10: its owners earn what the land pays less what gas costs
// in the north, tariff included: 25 EUR/MWh on 4 bcm more.

#include "study/distributions.hpp"
#include "study/small_study.hpp"

#include "analysis/projects.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace gashub;
using namespace gashub::test;

namespace {

const double gain = 4 * 10.55 * 25; ///< MEUR a year, of the shippers who own the pipe

StudyBase pipe_base() {
    NetworkParts parts = ascii_parts("north --10@1--> south\n"
                                     "north --4@1--> south\n"
                                     "north gives 60 at 5\n"
                                     "south gives 60 at 30\n"
                                     "south wants 15 fixed\n");
    parts.nodes[0].country = "NN";
    parts.nodes[1].country = "SS";
    StudyBase base;
    base.network = checked(std::move(parts));
    base.scenario = checked(one_year(), base.network);
    return base;
}

ProjectShare pipe_share() {
    ProjectShare share;
    share.id = "builder";
    share.capex_meur = {{"2020", 2000}, {"2021", 3000}};
    share.opex_meur_per_year = 50;
    share.first_year = 2022;
    share.life_years = 20;
    share.discount_rate = 0.1;
    share.earns = {{.indicator = "welfare", .scope = "*:shipper:*", .factor = 1, .at = {}}};
    share.arcs = {"north-south-2"};
    share.capacity_bcm_per_year = 4;
    return share;
}

StudyParts pipe_parts() {
    ProjectStudy kind;
    kind.shares = {pipe_share()};
    kind.without = {{"arcs.north-south-2.capacity_bcm_per_year", 0.0}};
    kind.valued_in = 2020;
    kind.countries = {"NN", "SS"};
    StudyParts parts = small_parts(std::move(kind));
    parts.watch.clear();
    return parts;
}
ProjectStudy& kind_of(StudyParts& parts) {
    return std::get<ProjectStudy>(parts.kind);
}

ProjectTerms pipe_terms() {
    ProjectTerms terms;
    terms.capex_meur = {{2020, 2000}, {2021, 3000}};
    terms.opex_meur_per_year = 50;
    terms.first_year = 2022;
    terms.life_years = 20;
    terms.discount_rate = 0.1;
    terms.valued_in = 2020;
    return terms;
}

double npv_by_hand(const ProjectTerms& terms, double earned) {
    return present_value(cash_flow(terms, {{2021, earned}}), terms.discount_rate, terms.valued_in) /
           1000;
}

Parameter input_of(const std::string& id, const std::string& path, double low, double mode,
                   double high) {
    Parameter input;
    input.id = id;
    input.path = path;
    input.distribution = Distribution{Triangular{low, mode, high}};
    return input;
}

} // namespace

TEST_CASE("a pipe is worth what it earns with it less without, by hand") {
    const Answer answer = answer_of(made(pipe_parts(), pipe_base()));
    const double npv = npv_by_hand(pipe_terms(), gain);
    CHECK(*answer.headline.central == Approx(npv).epsilon(1e-4));
    CHECK(*cell(answer, "worth", "builder", "npv").value == Approx(npv).epsilon(1e-4));
    CHECK(*cell(answer, "worth", "builder", "capex").value == Approx(5));
    CHECK(*cell(answer, "worth", "builder", "use").value == Approx(100).epsilon(1e-4));
    // by hand: present value of an annuity of 20 years from 2022 at 10 %, valued in 2020
    const double annuity = (1 - std::pow(1.1, -20)) / 0.1 / 1.1;
    CHECK(npv == Approx((-2000 - 3000 / 1.1 + (gain - 50) * annuity) / 1000).epsilon(1e-9));
    CHECK(*cell(answer, "worth", "builder", "payback").value ==
          Approx(5000 / (gain - 50)).epsilon(1e-3));
    CHECK(*cell(answer, "worth", "builder", "factor").value ==
          Approx((2000 + 3000 / 1.1 + 50 * annuity) / (gain * annuity)).epsilon(1e-4));
    CHECK(*cell(answer, "worth", "builder", "tariff").value ==
          Approx((2000 + 3000 / 1.1 + 50 * annuity) / (4 * 10.55 * annuity)).epsilon(1e-4));
    const double rate = *cell(answer, "worth", "builder", "irr").value / 100;
    CHECK(present_value(cash_flow(pipe_terms(), {{2021, gain}}), rate, 2020) ==
          Approx(0).margin(0.5));
}

TEST_CASE("gains and losses of countries add up to what all gain") {
    const Answer answer = answer_of(made(pipe_parts(), pipe_base()));
    // The rent is half the south's, half the north's; the south's price stays at its own cost.
    CHECK(*cell(answer, "gains", "NN", "").value == Approx(gain / 2).epsilon(1e-3));
    CHECK(*cell(answer, "gains", "SS", "").value == Approx(gain / 2).epsilon(1e-3));
}

TEST_CASE("representative years are joined by straight lines and held after the last") {
    StudyParts parts = pipe_parts();
    Parameter years;
    years.id = "year";
    years.options = {{.id = "2022", .title = {}, .set = {}, .scenario = {}},
                     {.id = "2031",
                      .title = {},
                      .set = {{"arcs.north-south-2.capacity_bcm_per_year", 2.0}},
                      .scenario = {}}};
    parts.parameters = {years};
    kind_of(parts).years = "year";
    const Answer answer = answer_of(made(parts, pipe_base()));
    const double npv =
        present_value(cash_flow(pipe_terms(), {{2022, gain}, {2031, gain / 2}}), 0.1, 2020) / 1000;
    CHECK(*answer.headline.central == Approx(npv).epsilon(1e-4));
}

TEST_CASE("odds are the share of futures that pay, with their interval; the same for any threads") {
    StudyParts parts = pipe_parts();
    kind_of(parts).draws = 60;
    parts.parameters = {input_of("cost", "arcs.north-south-2.tariff_eur_per_mwh", 1, 1, 1.001),
                        input_of("capex", "study.capex", 0.5, 1.2, 4)};
    const Study study = made(parts, pipe_base());
    const std::vector<Ran> one = runs_of(study, {.threads = 1}),
                           three = runs_of(study, {.threads = 3});
    REQUIRE(one.size() == three.size());
    int pays = 0, draws = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        CHECK(one[i].point == three[i].point);
        CHECK(one[i].values == three[i].values);
        if (one[i].point.role != PointRole::draw || one[i].point.find("project") != nullptr)
            continue;
        ProjectTerms terms = pipe_terms();
        for (auto& [year, meur] : terms.capex_meur)
            meur *= one[i].point.find("capex")->number;
        ++draws;
        pays += npv_by_hand(terms, gain) > 0;
    }
    CHECK(draws == 60);
    CHECK(pays > 5);
    CHECK(pays < 55);
    const Answer answer = reduce(study, one);
    const Odds odds = odds_of(pays, draws);
    CHECK(cell(answer, "worth", "builder", "odds")
              .words.starts_with(std::to_string(std::lround(100 * odds.share)) + " %"));
    CHECK(answer.headline.spread == Spread::odds);
    CHECK(*answer.headline.low < *answer.headline.central);
    REQUIRE(answer.swings.size() == 2);
    CHECK(answer.swings[0].id == "capex");
    CHECK(*cell(answer, "tornado", "capex", "low").value >
          *cell(answer, "tornado", "capex", "high").value);
}

TEST_CASE(
    "delay moves money and service, a rate of its own discounts them, sunk capex is left out") {
    StudyParts parts = pipe_parts();
    parts.parameters = {input_of("delay", "study.delay", 0, 0, 4),
                        input_of("rate", "study.rate", 0.05, 0.1, 0.2)};
    const Answer answer = answer_of(made(parts, pipe_base()));
    const auto swing = [&](const std::string& id) {
        for (const InputSwing& each : answer.swings)
            if (each.id == id)
                return each;
        FAIL("no swing " << id);
        return answer.swings.front();
    };
    ProjectTerms late = pipe_terms();
    late.capex_meur.clear();
    const int years = static_cast<int>(std::lround(swing("delay").at_high));
    late.capex_meur = {{2020 + years, 2000}, {2021 + years, 3000}};
    late.first_year += years;
    CHECK(*swing("delay").headline_high == Approx(npv_by_hand(late, gain)).epsilon(1e-4));
    ProjectTerms dear = pipe_terms();
    dear.discount_rate = swing("rate").at_high;
    CHECK(*swing("rate").headline_high == Approx(npv_by_hand(dear, gain)).epsilon(1e-4));
    kind_of(parts).shares[0].sunk_share = 0.4;
    ProjectTerms sunk = pipe_terms();
    for (auto& [year, meur] : sunk.capex_meur)
        meur *= 0.6;
    CHECK(*answer_of(made(parts, pipe_base())).headline.central ==
          Approx(npv_by_hand(sunk, gain)).epsilon(1e-4));
}

TEST_CASE("the capex at which a project ceases to pay is found between two neighbours") {
    StudyParts parts = pipe_parts();
    parts.parameters = {input_of("capex", "study.capex", 0.5, 1, 4)};
    ThresholdSpec spec;
    spec.parameter = "capex";
    spec.low = 0.5;
    spec.high = 4;
    spec.points = 36;
    parts.threshold = spec;
    const Answer answer = answer_of(made(parts, pipe_base()));
    REQUIRE(answer.threshold.state == Turning::State::found);
    const double annuity = (1 - std::pow(1.1, -20)) / 0.1 / 1.1,
                 turns = (gain - 50) * annuity / (2000 + 3000 / 1.1);
    CHECK(*answer.threshold.low <= turns);
    CHECK(*answer.threshold.high >= turns);
    CHECK(*answer.threshold.high - *answer.threshold.low == Approx(0.1));
}

TEST_CASE("policies stand side by side, the sentence speaks of each and of owners") {
    StudyParts parts = pipe_parts();
    Parameter home;
    home.id = "home";
    home.options = {{.id = "dear", .title = {}, .set = {}, .scenario = {}},
                    {.id = "cheap",
                     .title = {},
                     .set = {{"sites.south.cost.eur_per_mwh", 8.0}},
                     .scenario = {}}};
    parts.parameters = {home};
    ProjectShare other = pipe_share();
    other.id = "other";
    other.capex_meur = {{"2020", 1000}};
    kind_of(parts).shares.push_back(other);
    SentencePart part;
    part.text = {"{npv} ({npv builder}, {npv other}), {npv@cheap} where home gas is cheap.", {}};
    parts.sentence = {part};
    const Answer answer = answer_of(made(parts, pipe_base()));
    const double mine = npv_by_hand(pipe_terms(), gain);
    ProjectTerms small = pipe_terms();
    small.capex_meur = {{2020, 1000}};
    const double theirs = npv_by_hand(small, gain);
    CHECK(*answer.headline.central == Approx(mine + theirs).epsilon(1e-4));
    CHECK(*cell(answer, "worth", "all-cheap", "npv").value < 0);
    CHECK(answer.sentence.find("no value") == std::string::npos);
    CHECK(answer.sentence.find('{') == std::string::npos);
    CHECK(answer.headline.title == "Net present value, all owners");
    kind_of(parts).draws = 4; // odds are those of one policy, which is named
    parts.parameters.push_back(input_of("capex", "study.capex", 0.9, 1, 1.1));
    CHECK(answer_of(made(parts, pipe_base())).headline.title ==
          "Net present value, all owners, dear");
}

TEST_CASE("projects that are none are faults, each with its code") {
    const auto codes = [](const auto& change) {
        StudyParts parts = pipe_parts();
        change(parts);
        std::set<std::string> found;
        const Result<Study> study = make_study(std::move(parts), {pipe_base()});
        for (const Issue& issue : study.issues())
            found.insert(issue.code);
        return found;
    };
    using Parts = StudyParts;
    CHECK(codes([](Parts&) {}).empty());
    CHECK(codes([](Parts& p) { kind_of(p).shares[0].capex_meur.clear(); }).contains("no-capex"));
    CHECK(codes([](Parts& p) {
              kind_of(p).shares[0].capex_meur = {{"2020", 0}};
          }).contains("no-capex"));
    CHECK(codes([](Parts& p) { kind_of(p).shares[0].sunk_share = 1; }).contains("no-capex"));
    CHECK(codes([](Parts& p) {
              kind_of(p).shares[0].capex_meur = {{"soon", 5}};
          }).contains("bad-project"));
    CHECK(codes([](Parts& p) {
              kind_of(p).shares[0].capex_meur = {{"2020", -5}};
          }).contains("bad-project"));
    CHECK(codes([](Parts& p) { kind_of(p).shares.clear(); }).contains("empty-design"));
    CHECK(codes([](Parts& p) { kind_of(p).without.clear(); }).contains("empty-design"));
    CHECK(codes([](Parts& p) { kind_of(p).draws = 10; }).contains("empty-design"));
    CHECK(codes([](Parts& p) { kind_of(p).years = "none"; }).contains("unknown-parameter"));
    CHECK(codes([](Parts& p) { kind_of(p).shares[0].earns.clear(); }).contains("missing-key"));
    CHECK(codes([](Parts& p) { kind_of(p).shares[0].arcs = {"none"}; }).contains("unknown-arc"));
    CHECK(codes([](Parts& p) {
              kind_of(p).without = {{"arcs.none.tariff_eur_per_mwh", 1.0}};
          }).contains("unknown-path"));
    CHECK(codes([](Parts& p) {
              p.parameters = {input_of("other", "study.storage_fill", 0, 0.5, 1)};
          }).contains("unknown-path"));
}
