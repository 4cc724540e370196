#include "app/view_data/cleared.hpp"

#include "app/view_data/names.hpp"
#include "base/units.hpp"

#include <future>

namespace gashub::app {

Cleared::Cleared(std::shared_ptr<const market::Outcome> outcome) : outcome_(std::move(outcome)) {
    if (!is_solved())
        return;
    constexpr std::size_t most_watched = 3;
    // Three readings of one outcome, none of which needs another.
    auto welfare = std::async(std::launch::async, [this] { return gashub::welfare(*outcome_); });
    results_ = make_results(outcome_, {.explain_watched = false});
    explainer_.emplace(*outcome_);
    welfare_ = welfare.get();
    for (const std::string& origin : results_->mix.origins())
        groups_.push_back(origin_group(network(), origin));
    watched_ = results_->watched;
    if (watched_.size() > most_watched)
        watched_.resize(most_watched);
}

template <class Volume>
OriginValues Cleared::grouped(Volume volume) const {
    OriginValues values{};
    for (std::size_t o = 0; o < groups_.size(); ++o)
        values[static_cast<std::size_t>(groups_[o])] += volume(static_cast<int>(o));
    return values;
}

OriginValues Cleared::at_node(int node, int period) const {
    return grouped([&](int origin) { return results_->mix.at_node(node, period, origin); });
}

OriginValues Cleared::on_arc(int arc, int period) const {
    return grouped([&](int origin) { return results_->mix.on_arc(arc, period, origin); });
}

OriginValues Cleared::labelled_at_node(int node, int period) const {
    return grouped(
        [&](int origin) { return results_->mix.labelled_at_node(node, period, origin); });
}

OriginValues Cleared::labelled_on_arc(int arc, int period) const {
    return grouped([&](int origin) { return results_->mix.labelled_on_arc(arc, period, origin); });
}

OriginValues Cleared::at_market(int market, int period) const {
    return grouped([&](int origin) { return results_->mix.at_market(market, period, origin); });
}

Span span_of(const market::Timeline& line, std::optional<std::size_t> period) {
    const std::vector<Period>& periods = line.periods;
    if (period && *period < periods.size()) {
        const int p = static_cast<int>(*period);
        return {p, p + 1, periods[*period].days()};
    }
    int days = 0;
    for (const Period& each : periods)
        days += each.days();
    return {0, static_cast<int>(periods.size()), days};
}

Span span_of(const Cleared& cleared, std::optional<std::size_t> period) {
    return span_of(cleared.line(), period);
}

std::optional<double> mean_price(const market::Outcome& outcome, int node, const Span& span) {
    double sum = 0;
    for (int p = span.first; p < span.last; ++p) {
        if (outcome.basis_at(node, p) == market::PriceBasis::none)
            return std::nullopt;
        sum += outcome.price(node, p) * outcome.line().periods[static_cast<std::size_t>(p)].days();
    }
    return sum / span.days;
}

std::optional<double> mean_price(const Cleared& cleared, int node, const Span& span) {
    return mean_price(cleared.outcome(), node, span);
}

double yearly_rate(double bcm, const Span& span) {
    return bcm * units::days_per_year / span.days;
}

} // namespace gashub::app
