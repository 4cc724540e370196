#include "app/view_data/cards.hpp"

#include "app/view_data/sums.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>

namespace gashub::app {

namespace {

struct Numbers {
    std::vector<std::optional<double>> prices;
    double russian_share = 0, lng = 0, paid = 0, unserved = 0;
    int days = 0;
};

Numbers numbers_of(const Cleared& cleared, const std::vector<int>& watched,
                   const Attention& attention) {
    const Span span = span_of(cleared, attention.period);
    const std::vector<int> eu = eu_nodes(cleared.network());
    const Used used = used_in(cleared, eu, span);
    Numbers numbers;
    numbers.days = span.days;
    for (const int node : watched)
        numbers.prices.push_back(node < 0 ? std::nullopt : mean_price(cleared, node, span));
    numbers.russian_share = used.bcm > 0 ? used.russian_bcm / used.bcm : 0;
    numbers.lng = lng_landed(cleared, eu, span);
    numbers.paid = used.paid_meur;
    numbers.unserved = used_in(cleared, all_nodes(cleared.network()), span).unserved_bcm;
    return numbers;
}

} // namespace

std::vector<Card> cards(const Cleared& now, const Cleared& reference, const Attention& attention) {
    const std::vector<int> watched = now.watched();
    std::vector<int> then;
    for (const int node : watched)
        then.push_back(reference.network().find_node(now.network().node(node).id));
    const Numbers numbers = numbers_of(now, watched, attention);
    const Numbers before = numbers_of(reference, then, attention);
    const auto against = [&](std::optional<double> value) {
        return &now == &reference ? std::nullopt : value;
    };
    // Sums over spans of other lengths have no difference.
    const auto against_sum = [&](double value) {
        return numbers.days == before.days ? against(value) : std::nullopt;
    };
    const bool has_eu = !now.network().nodes_of("eu").empty();
    const Locale language = attention.language;
    std::vector<Card> list;
    for (std::size_t i = 0; i < std::min<std::size_t>(watched.size(), 2); ++i)
        list.push_back({"price_" + now.network().node(watched[i]).id,
                        say(language, "Price, %1", {shown_name(now, watched[i], language)}),
                        Card::Unit::price,
                        numbers.prices[i],
                        against(before.prices[i]),
                        {Selection::Kind::place, now.network().node(watched[i]).id}});
    list.push_back({"russian_share",
                    has_eu ? say(language, "Russian share, EU") : say(language, "Russian share"),
                    Card::Unit::share,
                    numbers.russian_share,
                    against(before.russian_share),
                    {}});
    list.push_back(
        {"lng",
         has_eu ? say(language, "LNG into the EU, a year") : say(language, "LNG landed, a year"),
         Card::Unit::volume,
         numbers.lng,
         against(before.lng),
         {}});
    list.push_back({"paid",
                    has_eu ? say(language, "EU consumers pay") : say(language, "Consumers pay"),
                    Card::Unit::money,
                    numbers.paid,
                    against_sum(before.paid),
                    {}});
    list.push_back({"unserved",
                    say(language, "Not served"),
                    Card::Unit::volume,
                    numbers.unserved,
                    against_sum(before.unserved),
                    {}});
    for (Card& card : list)
        card.is_chosen = card.id == attention.card;
    return list;
}

} // namespace gashub::app
