#include "market/foresight.hpp"

#include "market/foresight_join.hpp"
#include "market/leaders.hpp"

#include <algorithm>
#include <numeric>

namespace gashub::market {
namespace {

/// Usual level of a store on a day, bcm: between the first days of the months.
std::optional<double> usual_level(const Storage& storage, double volume, Date day) {
    const auto on_first = [&](int month) -> std::optional<double> {
        const auto found = storage.usual_level.find(std::to_string(month));
        return found == storage.usual_level.end() ? std::nullopt : std::optional(found->second);
    };
    const auto here = on_first(day.month()), next = on_first(day.month() % 12 + 1);
    if (!here)
        return std::nullopt;
    const double part = double(day.day() - 1) / days_in_month(day.year(), day.month());
    return volume * (*here + part * (next.value_or(*here) - *here));
}

/// Columns of the periods before `kept` add up in rules over a year; balances of make-up gas move
/// when a year has been gone through.
class Carrier {
  public:
    Carrier(const Formulation& f, const Outcome& outcome, int kept)
        : f_(f), outcome_(outcome), kept_(kept) {}

    void carry(Carried& to) const {
        const auto entries = entries_of_years();
        for (const auto& [row, of_row] : entries) {
            const RowTag& tag = f_.rows[static_cast<std::size_t>(row)];
            to.used[{static_cast<int>(tag.kind), tag.place, tag.part}] += of_row.used;
        }
        settle_make_up(to, entries);
        const int stores = static_cast<int>(f_.line.storage_node.size());
        to.stock.assign(static_cast<std::size_t>(stores),
                        std::vector<double>(static_cast<std::size_t>(f_.classes.count()), 0));
        for (int s = 0; s < stores; ++s)
            for (int k = 0; k < f_.classes.count(); ++k)
                if (const int level = f_.level(s, kept_ - 1, k); level >= 0)
                    to.stock[static_cast<std::size_t>(s)][static_cast<std::size_t>(k)] =
                        std::max(0.0, outcome_.value(level));
    }

  private:
    struct OfRow {
        double used = 0;   ///< in kept periods, bcm
        bool over = true;  ///< nothing of the year comes later
        double settle = 0; ///< short less made up, bcm
    };
    std::map<int, OfRow> entries_of_years() const {
        std::map<int, OfRow> sums;
        const solver::ConvexProgram& program = f_.program;
        for (int j = 0; j < program.columns; ++j) {
            const ColumnTag& tag = f_.columns[static_cast<std::size_t>(j)];
            for (int e = program.start[static_cast<std::size_t>(j)];
                 e < program.start[static_cast<std::size_t>(j) + 1]; ++e) {
                const int row = program.index[static_cast<std::size_t>(e)];
                if (f_.rows[static_cast<std::size_t>(row)].period >= 0)
                    continue;
                OfRow& sum = sums[row];
                const double volume =
                    program.value[static_cast<std::size_t>(e)] * outcome_.value(j);
                if (tag.period < 0)
                    sum.settle += volume;
                else if (tag.period < kept_)
                    sum.used += volume;
                else
                    sum.over = false;
            }
        }
        return sums;
    }
    /// In the floor's row a shortfall stands with 1 and gas made up with -1.
    void settle_make_up(Carried& to, const std::map<int, OfRow>& entries) const {
        to.make_up = f_.make_up_opening;
        for (const auto& [row, of_row] : entries) {
            const RowTag& tag = f_.rows[static_cast<std::size_t>(row)];
            if (tag.kind == RowKind::contract_floor && of_row.over &&
                f_.line.network.parts().contracts[static_cast<std::size_t>(tag.place)].make_up)
                to.make_up[static_cast<std::size_t>(tag.place)] =
                    std::max(0.0, to.make_up[static_cast<std::size_t>(tag.place)] + of_row.settle);
        }
    }

    const Formulation& f_;
    const Outcome& outcome_;
    int kept_;
};

/// Stock at both ends of a window, by store.
struct Ends {
    std::vector<std::optional<double>> start, end;
};

/// Ends of the first window and of the horizon. A store without a stated start begins at its usual
/// level, else half full, unless the first window sees the whole horizon: then it turns in a
/// circle there, and ends as it began.
Ends ends_of_horizon(const Timeline& whole, bool sees_all) {
    Ends ends{whole.start_stock, whole.end_stock};
    const auto& storages = whole.network.parts().storages;
    for (std::size_t s = 0; s < storages.size() && !sees_all; ++s) {
        if (ends.start[s])
            continue;
        const double volume = whole.working_volume(static_cast<int>(s), 0);
        ends.start[s] =
            usual_level(storages[s], volume, whole.periods.front().from).value_or(volume / 2);
        if (!ends.end[s] && !storages[s].end_value_eur_per_mwh)
            ends.end[s] = ends.start[s];
    }
    return ends;
}

/// Least stock at the end of a window that ends inside of the horizon.
void end_inside(Timeline& line, const Ends& ends) {
    const auto& storages = line.network.parts().storages;
    const int last = line.period_count() - 1;
    line.end_penalty /= 2;
    for (std::size_t s = 0; s < storages.size(); ++s) {
        line.end_stock[s] = usual_level(storages[s], line.working_volume(static_cast<int>(s), last),
                                        line.periods.back().to);
        if (!line.end_stock[s] && !storages[s].end_value_eur_per_mwh)
            line.end_stock[s] = ends.start[s];
    }
}

/// What stood in store when the first window began. A store that turned in a circle there ends the
/// horizon as it began.
std::shared_ptr<const Carried> stock_at_start(const Outcome& first, const Carried& carried,
                                              Ends& ends) {
    const Formulation& f = *first.formulation;
    const int last = first.periods() - 1, classes = f.classes.count();
    auto start = std::make_shared<Carried>(carried);
    for (std::size_t s = 0; s < ends.start.size(); ++s) {
        const int store = static_cast<int>(s);
        std::vector<double> stock;
        for (int k = 0; k < classes; ++k)
            stock.push_back(ends.start[s] ? f.opening_stock(store, k)
                                          : std::max(0.0, first.value(f.level(store, last, k))));
        if (!ends.start[s])
            ends.end[s] = std::accumulate(stock.begin(), stock.end(), 0.0);
        start->stock.push_back(std::move(stock));
    }
    return start;
}

Outcome refused(Issues issues, std::string reason) {
    Outcome outcome;
    outcome.status = Status::bad_input;
    outcome.issues = std::move(issues);
    outcome.reason = std::move(reason);
    return outcome;
}

} // namespace

std::optional<Issue> leader_fault(const ScenarioParts& scenario) {
    if (scenario.foresight.kind != ForesightKind::rolling || !has_leader(scenario))
        return std::nullopt;
    return Issue{Severity::error,
                 "leader-foresight",
                 {"", "/foresight"},
                 "a leader's best answer is searched over the whole horizon, and foresight is "
                 "rolling",
                 "give it perfect foresight, or its mark-up as a number"};
}

Outcome roll(const Network& network, const Timeline& whole, const SolveWindow& solve) {
    const ScenarioParts& scenario = whole.scenario.parts();
    if (auto fault = leader_fault(scenario))
        return refused({std::move(*fault)}, "leaders need perfect foresight");
    const std::vector<Window> windows = windows_of(whole.scenario);
    Ends ends = ends_of_horizon(whole, windows.front().end == whole.period_count());
    auto carried = std::make_shared<Carried>();
    carried->classes = std::make_shared<const Classes>(make_classes(whole));
    for (const Contract& contract : network.parts().contracts)
        carried->make_up.push_back(contract.make_up_opening_bcm);
    std::shared_ptr<const Carried> at_start = carried;

    std::vector<std::shared_ptr<const Outcome>> solved;
    for (const Window& window : windows) {
        const auto period = [&](int t) { return whole.periods[static_cast<std::size_t>(t)]; };
        ScenarioParts parts = as_known_before(period(window.first).to, scenario);
        parts.foresight = {};
        parts.horizon.clear();
        for (int t = window.first; t < window.end; ++t)
            parts.horizon.push_back({period(t).from, period(t).to, Step::year});
        auto seen = make_scenario(std::move(parts), network);
        if (!seen)
            return refused(seen.issues(), "a window of the horizon is no scenario");
        auto line = make_timeline(network, *seen);
        if (!line)
            return refused(line.issues(), "a window can not be laid on the network");
        line->counted_from = whole.periods.front().from;
        line->carried = carried;
        line->start_stock = ends.start;
        if (window.end == whole.period_count())
            line->end_stock = ends.end;
        else
            end_inside(*line, ends);

        auto outcome = std::make_shared<Outcome>(solve(*line));
        if (outcome->status != Status::solved) {
            outcome->reason =
                "window from " + to_string(period(window.first).from) + ": " + outcome->reason;
            return *outcome;
        }
        if (solved.empty())
            at_start = stock_at_start(*outcome, *carried, ends);
        auto next = std::make_shared<Carried>(*carried);
        Carrier(*outcome->formulation, *outcome, window.kept_to - window.first).carry(*next);
        for (std::size_t s = 0; s < ends.start.size(); ++s)
            ends.start[s] = std::accumulate(next->stock[s].begin(), next->stock[s].end(), 0.0);
        carried = next;
        solved.push_back(std::move(outcome));
    }
    return join_windows(whole, windows, std::move(solved), at_start, ends.end);
}

} // namespace gashub::market
