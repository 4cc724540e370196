#include "report/words.hpp"

#include "model/dictionary.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gashub {

std::string term_words(market::TermKind kind) {
    using market::TermKind;
    switch (kind) {
    case TermKind::production_cost:
        return "cost of producing it";
    case TermKind::willingness:
        return "what consumers would pay";
    case TermKind::lost_load:
        return "worth of gas not served";
    case TermKind::rising_cost:
        return "dearer as it fills";
    case TermKind::congestion:
        return "full: congestion";
    case TermKind::loss:
        return "gas burnt on the way";
    case TermKind::yearly_limit:
        return "yearly limit of a field";
    case TermKind::store_end:
        return "level asked for at the end";
    case TermKind::end_value:
        return "value of what is left";
    case TermKind::store_rate:
        return "store can not go faster";
    case TermKind::obligation:
        return "duty to fill stores";
    case TermKind::contract:
        return "contract's duty to take";
    case TermKind::mark_up:
        return "mark-up of who has power";
    case TermKind::price_rule:
        return "the hub's price rule";
    case TermKind::seller_price:
        return "cap or reserve of a seller";
    case TermKind::contract_price:
        return "contract price less value";
    case TermKind::relabelling:
        return "right to the hub's label";
    case TermKind::price_cap:
        return "price cap";
    case TermKind::regulated:
        return "price set by the state";
    case TermKind::expansion:
        return "new capacity";
    case TermKind::transit:
        return "sealed transit";
    case TermKind::embargo:
        return "embargo";
    case TermKind::make_up:
        return "gas paid for before";
    case TermKind::penalty:
        return "penalty of a broken rule";
    case TermKind::opening_stock:
        return "gas in store at the start";
    case TermKind::price:
        return "price there";
    default:
        break;
    }
    std::string words(market::to_string(kind));
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

std::string rule_words(std::string_view kind) {
    if (kind == "arc")
        return "full";
    if (kind == "limit-maximum")
        return "limit reached";
    if (kind == "limit-minimum")
        return "least amount flows";
    if (kind == "end-level")
        return "level to be left in store";
    if (kind == "contract-quantity")
        return "contract's quantity taken";
    if (kind == "contract-price")
        return "contract price off market";
    if (kind == "destination")
        return "destination clause";
    if (kind == "contract-month")
        return "most of a month taken";
    if (kind == "price-cap")
        return "price cap, rationing";
    if (kind == "seller-price-cap")
        return "cap on a seller";
    if (kind == "conduct")
        return "market power, mark-up";
    if (kind == "administered-band")
        return "band of the hub's price";
    if (kind == "oil-indexed")
        return "hub's price follows oil";
    if (kind == "transit")
        return "may not sell on the way";
    std::string words(kind);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

std::string figure_words(const Assumption& a, const Quantities& q) {
    switch (a.kind) {
    case Assumption::Kind::elasticity:
        return fmt::format("elasticity {:.2f}", a.value);
    case Assumption::Kind::capacity:
        return fmt::format("capacity {} {} a year", q.volume_text(a.value), q.volume_unit());
    case Assumption::Kind::end_level:
        return fmt::format("left at the end {} {}", q.volume_text(a.value), q.volume_unit());
    case Assumption::Kind::contract:
        return fmt::format("contract {} {}", q.volume_text(a.value), q.volume_unit());
    case Assumption::Kind::limit:
        return fmt::format("limit {} {}", q.volume_text(a.value), q.volume_unit());
    }
    return {};
}

std::string_view word_of(Confidence confidence) {
    for (const auto& [word, meaning] : Words<Confidence>::list)
        if (meaning == confidence)
            return word;
    return {};
}

std::string_view confidence_word(Confidence confidence) {
    const std::string_view word = word_of(confidence);
    return word.empty() ? "not stated" : word;
}

std::string source_words(const Network& network, const std::string& source) {
    const std::string first = source.substr(0, source.find('+'));
    for (const Source& each : network.parts().sources)
        if (each.id == first)
            return each.publisher.empty() ? each.title : each.publisher + ": " + each.title;
    return source.empty() ? "no source" : source;
}

} // namespace gashub
