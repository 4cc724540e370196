#include "app/view_data/why.hpp"

#include "app/view_data/names.hpp"
#include "shipped.hpp"

using namespace gashub;
using namespace gashub::app;

namespace {

double sum(const WaterfallData& data) {
    double total = 0;
    for (const WaterfallTerm& term : data.terms)
        total += term.eur_per_mwh;
    return total;
}

} // namespace

TEST_CASE("the terms of every place and month add up to its price, also on average") {
    for (const char* name : {"tutorial", "black-sea"}) {
        const auto now = cleared(shipped(name));
        int explained = 0;
        for (int node = 0; node < now->network().node_count(); ++node) {
            Attention attention;
            attention.selection = {Selection::Kind::place, now->network().node(node).id};
            for (int p = -1; p < now->outcome().periods(); ++p) {
                attention.period =
                    p < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(p));
                const auto price = mean_price(*now, node, span_of(*now, attention.period));
                const WhyData why = why_data(*now, attention);
                CAPTURE(name, attention.selection.id, p);
                if (!price) {
                    CHECK(why.price.terms.empty());
                    continue;
                }
                CHECK(why.price.total_eur_per_mwh == Approx(*price).margin(1e-9));
                if (why.price.terms.empty())
                    continue;
                ++explained;
                CHECK(std::abs(sum(why.price) - *price) < 0.01);
                if (!why.supply.terms.empty())
                    CHECK(std::abs(sum(why.supply) - *price) < 0.01);
            }
        }
        CHECK(explained > now->network().node_count());
    }
}

TEST_CASE("the tutorial's city has its price from its fields, month by month") {
    const auto now = cleared(shipped("tutorial"));
    Attention attention;
    attention.selection = {Selection::Kind::place, "city"};
    attention.period = 1; // the winter quarter
    const WhyData why = why_data(*now, attention);
    CHECK(why.question == "Why 20.0 €/MWh at City hub, 2021 Q4?");
    REQUIRE_FALSE(why.words.empty());
    CHECK(why.words.front().starts_with("Set by gas from Gulf field"));
    REQUIRE_FALSE(why.price.terms.empty());
    CHECK(why.price.terms.front().kind == WaterfallTerm::Kind::source);
    CHECK(why.price.terms.front().origin == OriginGroup::lng);
    CHECK(why.price.terms.front().about == Selection{Selection::Kind::place, "gulf"});
    CHECK(std::any_of(why.price.terms.begin(), why.price.terms.end(),
                      [](const WaterfallTerm& t) { return t.about.kind == Selection::Kind::arc; }));
}

TEST_CASE("a term leads to the pipe or the place that it names") {
    for (const char* name : {"tutorial", "black-sea", "base-2021"}) {
        const auto now = cleared(shipped(name));
        for (int node = 0; node < now->network().node_count(); ++node) {
            Attention attention;
            attention.selection = {Selection::Kind::place, now->network().node(node).id};
            attention.period = 0;
            const WhyData why = why_data(*now, attention);
            for (const WaterfallData* data : {&why.price, &why.supply})
                for (const WaterfallTerm& term : data->terms) {
                    CAPTURE(name, attention.selection.id, term.label, term.about.id);
                    const Selection& about = term.about;
                    if (term.kind == WaterfallTerm::Kind::source ||
                        (term.kind == WaterfallTerm::Kind::scarcity &&
                         term.label.starts_with("Full: ")))
                        CHECK(about.kind != Selection::Kind::none);
                    if (about.kind == Selection::Kind::arc)
                        CHECK(now->network().find_arc(about.id) >= 0);
                    if (about.kind == Selection::Kind::place)
                        CHECK(now->network().find_node(about.id) >= 0);
                }
        }
    }
}

TEST_CASE("a chosen pipe is told with what it carries, and its far end is explained") {
    const auto now = cleared(shipped("tutorial"));
    Attention attention;
    attention.selection = {Selection::Kind::arc, "north-city"};
    const WhyData why = why_data(*now, attention);
    REQUIRE(why.words.size() >= 2);
    CHECK(why.words.front().starts_with("North pipe carries 36.5 bcm a year of 36.5 bcm"));
    CHECK(why.words.front().find("One more unit of it would be worth") != std::string::npos);
    CHECK(why.question.find("City hub") != std::string::npos);
}

TEST_CASE("names are cut before brackets, commas and slashes") {
    CHECK(short_name("Austria (Baumgarten)") == "Austria");
    CHECK(short_name("Türkiye: Thrace / Istanbul (proposed)") == "Türkiye Thrace");
    CHECK(short_name("TTF, Netherlands") == "TTF");
    CHECK(short_name("(odd)") == "(odd)");
}
