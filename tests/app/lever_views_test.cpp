#include "app/view_data/lever_views.hpp"

#include "app/answer.hpp"
#include "app/view_data/data_rows.hpp"
#include "shipped.hpp"
#include "support/shipped_files.hpp"

using namespace gashub;
using namespace gashub::app;

TEST_CASE("a lever shows where the network stands until it is moved") {
    const Shipped tutorial = shipped("tutorial");
    auto views =
        lever_views(tutorial.scenario, tutorial.scenario, tutorial.network, Language::english);
    REQUIRE(views.size() == 3);
    CHECK(views[0].label == "North pipe");
    CHECK(views[0].value.value() == Approx(36.5));
    CHECK(views[2].value.value() == Approx(1)); // a factor that nobody set
    for (const LeverView& lever : views)
        CHECK_FALSE(lever.differs);

    const auto moved = with_values(tutorial.scenario, tutorial.network,
                                   {{"arcs.north-city.capacity_bcm_per_year", 20.0}});
    REQUIRE(moved);
    views = lever_views(*moved, tutorial.scenario, tutorial.network, Language::turkish);
    CHECK(views[0].label == "Kuzey borusu");
    CHECK(views[0].value.value() == Approx(20));
    CHECK(views[0].reference.value() == Approx(36.5));
    CHECK(views[0].differs);
    CHECK_FALSE(views[1].differs);
}

TEST_CASE("a choice stands at the stop that it was put to, and goes back by lever_values") {
    const Shipped base = shipped("base-2021");
    const Lever* lever = find_lever(base.scenario, "russian-pipeline-gas");
    REQUIRE(lever != nullptr);
    REQUIRE(lever->stops.size() == 3);
    for (std::size_t stop = 0; stop < 3; ++stop) {
        const auto moved = with_values(base.scenario, base.network, stop_values(*lever, stop));
        REQUIRE(moved);
        const auto views = lever_views(*moved, base.scenario, base.network, Language::english);
        CHECK(views[0].is_choice);
        CHECK(views[0].stop == stop);
        CHECK(views[0].reference_stop == std::size_t{0});
        CHECK(views[0].differs == (stop != 0));
        const auto back =
            with_values(*moved, base.network, lever_values(*lever, base.scenario, base.network));
        REQUIRE(back);
        CHECK_FALSE(lever_views(*back, base.scenario, base.network, Language::english)[0].differs);
    }
}

TEST_CASE("a choice of a shipped scenario begins at one of its stops") {
    int choices = 0;
    for (const auto& file : shipped_files()) {
        const Shipped input = shipped(file);
        for (const LeverView& lever :
             lever_views(input.scenario, input.scenario, input.network, Language::english)) {
            CAPTURE(file, lever.id);
            CHECK((!lever.is_choice || lever.stop));
            choices += lever.is_choice;
        }
    }
    CHECK(choices >= 10);
}

TEST_CASE("every lever of the shipped scenarios moves something") {
    for (const char* name : {"tutorial", "black-sea"}) {
        const Shipped input = shipped(name);
        const auto before = cleared(input);
        for (const Lever& lever : input.scenario.parts().levers) {
            const auto low = cleared(input, {{lever.path, lever.min}});
            const auto high = cleared(input, {{lever.path, lever.max}});
            CAPTURE(name, lever.id);
            double moved = 0;
            for (int n = 0; n < input.network.node_count(); ++n)
                for (int p = 0; p < before->outcome().periods(); ++p)
                    moved = std::max(
                        moved, std::abs(high->outcome().price(n, p) - low->outcome().price(n, p)));
            CHECK(moved > 0.01);
        }
    }
}

TEST_CASE("an answer is certified and explained; a known one is only explained anew") {
    const Shipped tutorial = shipped("tutorial");
    Question question{.prepared = std::make_shared<const market::Prepared>(
                          market::prepare(tutorial.network, tutorial.scenario)),
                      .scenario = tutorial.scenario,
                      .look = {},
                      .reference = std::nullopt,
                      .known = nullptr,
                      .known_reference = nullptr};
    const Answer first = answer(question, {});
    REQUIRE(first.cleared);
    CHECK(first.fault.empty());
    CHECK(first.cleared->outcome().certificate.holds());
    question.known = first.cleared;
    question.look.attention.selection = {Selection::Kind::place, "north"};
    const Answer second = answer(question, {});
    CHECK(second.cleared == first.cleared);
    CHECK(second.why.question.find("North field") != std::string::npos);
}

TEST_CASE("a lever's value has its source, and what is moved shows among the data") {
    const Shipped base = shipped("tutorial");
    const auto views = lever_views(base.scenario, base.scenario, base.network, Language::english);
    CHECK(views[0].origin.starts_with("Source: "));
    CHECK(origin_of_value(base.network, base.scenario, "arcs.no-such.capacity_bcm_per_year",
                          Language::english)
              .empty());
    const DataFilter changed{
        .words = {}, .estimates_only = false, .changed_only = true, .about = {}};
    CHECK(data_sheet(base.network, base.scenario, changed, Language::english).rows.empty());
    const auto moved =
        with_values(base.scenario, base.network, {{"arcs.north-city.capacity_bcm_per_year", 20.0}});
    REQUIRE(moved);
    const Sheet sheet = data_sheet(base.network, *moved, changed, Language::english);
    REQUIRE(sheet.rows.size() == 1);
    CHECK(std::get<double>(sheet.rows[0][2]) == Approx(36.5));
    CHECK(std::get<double>(sheet.rows[0][4]) == Approx(20));
}
