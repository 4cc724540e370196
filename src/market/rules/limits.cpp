// Limit events and yearly production. Sums over a year count the part of the year that the horizon
// and the rule's dates cover, by days or by a field's profile.

#include "base/units.hpp"
#include "market/dated_figures.hpp"
#include "market/rules/years.hpp"

#include <algorithm>

namespace gashub::market {
namespace {

constexpr double year_days = units::days_per_year;

/// What a limit adds up in a period: columns with their weights, and most that they can be
/// together.
struct Counted {
    Weighted columns;
    double most = 0;
};

Counted counted_by(Draft& draft, const Limit& limit, int t) {
    const Formulation& out = draft.out;
    const Timeline& line = draft.line();
    Counted sum;
    const auto add_arc = [&](const std::string& id) {
        const int a = draft.network().find_arc(id);
        if (a < 0 || !line.carries(a, t))
            return;
        sum.most += line.arc_capacity(a, t) + line.most_growth(a, t);
        if (out.arc_total(a, t) >= 0) {
            sum.columns.emplace_back(out.arc_total(a, t), 1.0);
            return;
        }
        for (int k = 0; k < draft.classes(); ++k)
            if (out.flow(a, t, k) >= 0)
                sum.columns.emplace_back(out.flow(a, t, k), 1.0);
    };
    for (const std::string& arc : limit.arcs)
        add_arc(arc);
    if (!limit.terminal.empty())
        add_arc(limit.terminal);
    const auto& sites = draft.network().parts().sites;
    for (int p = 0; p < static_cast<int>(sites.size()); ++p) {
        const Site& site = sites[static_cast<std::size_t>(p)];
        if ((limit.seller.empty() || site.seller != limit.seller) &&
            (limit.origin.empty() || site.origin != limit.origin))
            continue;
        sum.most += line.site_capacity(p, t);
        for (int i = 0; i < out.production_pieces[static_cast<std::size_t>(p)]; ++i)
            sum.columns.emplace_back(out.production_first(p, t) + i, 1.0);
    }
    return sum;
}

void add_rate_limit(Draft& draft, int i, const Event& event, const Limit& limit, int t) {
    const double covered = covered_days(draft.period(t), event.from, event.to);
    const Counted sum = counted_by(draft, limit, t);
    if (covered <= 0 || sum.columns.empty())
        return;
    if (limit.maximum_bcm_per_year) { // days that the event does not cover are free up to capacity
        const double free = sum.most * (1 - covered / draft.days(t));
        const int row =
            draft.add_row({RowKind::limit_most, i, -1, 0, t}, -no_bound,
                          std::max(*limit.maximum_bcm_per_year * covered / year_days + free,
                                   draft.room(sum.most)));
        put_all(draft, row, sum.columns);
    }
    if (limit.minimum_bcm_per_year) {
        const int row = draft.add_row({RowKind::limit_least, i, -1, 0, t},
                                      *limit.minimum_bcm_per_year * covered / year_days, no_bound);
        put_all(draft, row, sum.columns);
        add_shortfall(draft, RowKind::limit_least, i, t, row, limit.penalty_eur_per_mwh);
    }
}

void add_yearly_limit(Draft& draft, int i, const Event& event, const Limit& limit) {
    for (int year : years_of(draft, limit.per)) {
        const YearSpan span = span_of_year(limit.per, year);
        const Date from = std::max(span.from, event.from.value_or(span.from)),
                   to = std::min(span.to, event.to.value_or(span.to));
        const YearSpan counted = counted_part(draft, {from, to});
        Weighted columns;
        double most = 0;
        for (int t = 0; t < draft.periods(); ++t) {
            const int days = overlap_days(draft.period(t), from, to);
            if (days <= 0)
                continue;
            const Counted sum = counted_by(draft, limit, t);
            most += sum.most * days / draft.days(t);
            for (const auto& [column, value] : sum.columns)
                columns.emplace_back(column, value * days / draft.days(t));
        }
        if (columns.empty())
            continue;
        const double share = double(counted.days()) / span.days();
        if (limit.maximum_bcm_per_year)
            put_all(draft,
                    draft.add_row({RowKind::limit_most, i, year, 0, -1}, -no_bound,
                                  std::max(*limit.maximum_bcm_per_year * share, draft.room(most))),
                    columns);
        if (limit.minimum_bcm_per_year) {
            const int row = draft.add_row({RowKind::limit_least, i, year, 0, -1},
                                          *limit.minimum_bcm_per_year * share, no_bound);
            put_all(draft, row, columns);
            add_shortfall(draft, RowKind::limit_least, i, -1, row, limit.penalty_eur_per_mwh);
        }
    }
}

} // namespace

void add_limits(Draft& draft) {
    const auto& events = draft.line().scenario.parts().events;
    for (int i = 0; i < static_cast<int>(events.size()); ++i) {
        const Event& event = events[static_cast<std::size_t>(i)];
        const auto* limit = std::get_if<Limit>(&event.body);
        if (limit == nullptr)
            continue;
        if (limit->per != LimitPer::period) {
            add_yearly_limit(draft, i, event, *limit);
            continue;
        }
        for (int t = 0; t < draft.periods(); ++t)
            add_rate_limit(draft, i, event, *limit, t);
    }
}

void add_yearly_production(Draft& draft) {
    const Formulation& out = draft.out;
    const auto& sites = draft.network().parts().sites;
    for (int p = 0; p < static_cast<int>(sites.size()); ++p) {
        const Site& site = sites[static_cast<std::size_t>(p)];
        if (!site.yearly_minimum_bcm && !site.yearly_maximum_bcm)
            continue;
        const std::vector<double>& shares = profile_shares(draft.network(), site.profile);
        for (int year : years_of(draft, LimitPer::calendar_year)) {
            const YearSpan span = span_of_year(LimitPer::calendar_year, year);
            const YearSpan counted = counted_part(draft, span);
            Weighted columns;
            for (int t = 0; t < draft.periods(); ++t) {
                const int days = overlap_days(draft.period(t), span.from, span.to);
                for (int k = 0; days > 0 && k < out.production_pieces[static_cast<std::size_t>(p)];
                     ++k)
                    columns.emplace_back(out.production_first(p, t) + k, days / draft.days(t));
            }
            const double share = shares.empty() ? double(counted.days()) / span.days()
                                                : period_share({counted.from, counted.to}, shares);
            if (site.yearly_maximum_bcm)
                put_all(draft,
                        draft.add_row({RowKind::site_most, p, year, 0, -1}, -no_bound,
                                      *site.yearly_maximum_bcm * share),
                        columns);
            if (site.yearly_minimum_bcm) {
                const int row = draft.add_row({RowKind::site_least, p, year, 0, -1},
                                              *site.yearly_minimum_bcm * share, no_bound);
                put_all(draft, row, columns);
                add_shortfall(draft, RowKind::site_least, p, -1, row, std::nullopt);
            }
        }
    }
}

} // namespace gashub::market
