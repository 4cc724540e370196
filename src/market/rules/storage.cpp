// Stores: levels, rates, opening stock, end levels, filling obligations.

#include "market/rules/rules.hpp"

#include <algorithm>
#include <map>

namespace gashub::market {
namespace {

/// Level of a store before period t as a column, or -1 where it is the opening stock.
int level_before(const Formulation& out, int s, int t, int k, bool cyclic, int periods) {
    if (t > 0)
        return out.level(s, t - 1, k);
    return cyclic ? out.level(s, periods - 1, k) : -1;
}

bool is_cyclic(const Timeline& line, int s) {
    return !line.start_stock[static_cast<std::size_t>(s)];
}

} // namespace

void add_storage(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const auto& storages = draft.network().parts().storages;
    const int count = static_cast<int>(storages.size()), periods = draft.periods(),
              classes = draft.classes();
    out.injection = out.withdrawal = out.level = out.level_row = Places(count, periods, classes);
    out.opening_stock = Grid(count, classes);
    for (int s = 0; s < count; ++s) {
        const Storage& storage = storages[static_cast<std::size_t>(s)];
        const int node = line.storage_node[static_cast<std::size_t>(s)];
        bool ever = false;
        for (int t = 0; t < periods; ++t)
            ever = ever || line.working_volume(s, t) > 0;
        if (!ever)
            continue;
        std::vector<int> present;
        for (int k = 0; k < classes; ++k)
            if (out.balance(node, 0, k) >= 0)
                present.push_back(k);
        const bool alone = present.size() == 1, cyclic = is_cyclic(line, s);
        const double opening = line.start_stock[static_cast<std::size_t>(s)].value_or(0);
        for (int k : present)
            for (int t = 0; t < periods; ++t) {
                const bool may = may_stay(line, out.classes, k, node, t);
                const double injection = may ? (alone ? 1 : loose) * line.injection_rate(s, t) : 0;
                out.injection(s, t, k) =
                    draft.add_column({ColumnKind::injection, s, -1, k, t},
                                     storage.injection_fee_eur_per_mwh * line.price_factor * line.h,
                                     0, 0, injection);
                out.withdrawal(s, t, k) = draft.add_column(
                    {ColumnKind::withdrawal, s, -1, k, t},
                    storage.withdrawal_fee_eur_per_mwh * line.price_factor * line.h, 0, 0,
                    (alone ? 1 : loose) * line.withdrawal_rate(s, t));
                const bool last = t + 1 == periods;
                const double value =
                    last && !cyclic ? storage.end_value_eur_per_mwh.value_or(0) * line.price_factor
                                    : 0;
                out.level(s, t, k) =
                    draft.add_column({ColumnKind::level, s, -1, k, t}, -value * line.h, 0, 0,
                                     (alone ? 1 : loose) * line.working_volume(s, t));
                draft.put(out.balance(node, t, k), out.injection(s, t, k), -1);
                draft.put(out.balance(node, t, k), out.withdrawal(s, t, k), 1);
            }
        // Opening stock: by `opening_mix` where the classes are told apart, else gas that no rule
        // names.
        double mixed = 0;
        for (const auto& [origin, share] : storage.opening_mix)
            for (int k : present) {
                const auto& origins = out.classes.list[static_cast<std::size_t>(k)].origins;
                if (k > 0 && std::find(origins.begin(), origins.end(), origin) != origins.end()) {
                    out.opening_stock(s, k) += share * opening;
                    mixed += share;
                }
            }
        out.opening_stock(s, 0) += (1 - std::min(1.0, mixed)) * opening;
        if (line.carried && !line.carried->stock.empty())
            for (int k = 0; k < classes; ++k)
                out.opening_stock(s, k) =
                    line.carried->stock[static_cast<std::size_t>(s)][static_cast<std::size_t>(k)];
        for (int k : present)
            for (int t = 0; t < periods; ++t) {
                // level = level before + (1 - fuel) injection - withdrawal, gas coming in positive
                const int before = level_before(out, s, t, k, cyclic, periods);
                const double constant = before < 0 ? -out.opening_stock(s, k) : 0;
                const int row = out.level_row(s, t, k) =
                    draft.add_row({RowKind::level, s, -1, k, t}, constant, constant);
                draft.put(row, out.injection(s, t, k), 1 - storage.injection_fuel_share);
                draft.put(row, out.withdrawal(s, t, k), -1);
                draft.put(row, out.level(s, t, k), -1);
                if (before >= 0)
                    draft.put(row, before, 1);
            }
        for (int t = 0; t < periods; ++t) {
            if (!alone) {
                const auto sum = [&](RowKind kind, const Places& columns, double most) {
                    const int row = draft.add_row({kind, s, -1, 0, t}, -no_bound, most);
                    for (int k : present)
                        draft.put(row, columns(s, t, k), 1);
                };
                sum(RowKind::store_volume, out.level, line.working_volume(s, t));
                sum(RowKind::store_injection, out.injection, line.injection_rate(s, t));
                sum(RowKind::store_withdrawal, out.withdrawal, line.withdrawal_rate(s, t));
            }
            const double at_empty = storage.withdrawal_at_empty_share,
                         volume = line.working_volume(s, t);
            if (at_empty >= 1 || volume <= 0)
                continue;
            // withdrawal <= rate (at_empty + (1 - at_empty) level before / volume)
            const double rate = line.withdrawal_rate(s, t),
                         per_level = rate * (1 - at_empty) / volume;
            const double constant = level_before(out, s, t, present.front(), cyclic, periods) < 0
                                        ? per_level * opening
                                        : 0;
            const int row = draft.add_row({RowKind::withdrawal_falls, s, -1, 0, t}, -no_bound,
                                          rate * at_empty + constant);
            for (int k : present) {
                draft.put(row, out.withdrawal(s, t, k), 1);
                if (const int before = level_before(out, s, t, k, cyclic, periods); before >= 0)
                    draft.put(row, before, -per_level);
            }
        }
    }
}

void add_storage_ends(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const int last = draft.periods() - 1;
    for (int s = 0; s < static_cast<int>(line.storage_node.size()); ++s) {
        const auto& end = line.end_stock[static_cast<std::size_t>(s)];
        const double least = end ? std::min(*end, line.working_volume(s, last)) : 0;
        if (least <= 0 || out.level(s, last) < 0)
            continue;
        const int row = draft.add_row({RowKind::store_end, s, -1, 0, last}, least, no_bound);
        for (int k = 0; k < draft.classes(); ++k)
            if (out.level(s, last, k) >= 0)
                draft.put(row, out.level(s, last, k), 1);
        const int under = draft.add_column(
            {ColumnKind::shortfall, s, static_cast<int>(RowKind::store_end), 0, last},
            line.end_penalty * line.price_factor * line.h, 0, 0, no_bound);
        draft.put(row, under, 1);
    }
}

void add_storage_obligations(Draft& draft) {
    Formulation& out = draft.out;
    const Timeline& line = draft.line();
    const auto& policies = line.scenario.parts().policies;
    const auto& storages = draft.network().parts().storages;
    for (int i = 0; i < static_cast<int>(policies.size()); ++i) {
        const auto* duty =
            std::get_if<StorageObligation>(&policies[static_cast<std::size_t>(i)].body);
        if (duty == nullptr || !duty->date)
            continue;
        int t = -1;
        for (int p = 0; p < draft.periods(); ++p)
            if (draft.period(p).from < *duty->date && *duty->date <= draft.period(p).to)
                t = p;
        if (t < 0)
            continue;
        // Level on the morning of the date: between the period's two ends, by days.
        const double part = (duty->date->days - draft.period(t).from.days) / draft.days(t);
        std::map<std::string, std::vector<int>> groups;
        for (int n : draft.network().nodes_of(duty->region))
            for (int s = 0; s < static_cast<int>(storages.size()); ++s)
                if (line.storage_node[static_cast<std::size_t>(s)] == n && out.level(s, t) >= 0)
                    groups[duty->each == Each::region    ? duty->region
                           : duty->each == Each::country ? draft.network().node(n).country
                                                         : storages[static_cast<std::size_t>(s)].id]
                        .push_back(s);
        for (const auto& [name, stores] : groups) {
            double volume = 0, given = 0;
            for (int s : stores) {
                volume += line.working_volume(s, t);
                if (t == 0 && !is_cyclic(line, s))
                    given += (1 - part) * *line.start_stock[static_cast<std::size_t>(s)];
            }
            const int row = draft.add_row({RowKind::obligation, i, stores.front(), 0, t},
                                          duty->fill * volume - given, no_bound);
            for (int s : stores)
                for (int k = 0; k < draft.classes(); ++k) {
                    if (out.level(s, t, k) < 0)
                        continue;
                    draft.put(row, out.level(s, t, k), part);
                    const int before =
                        level_before(out, s, t, k, is_cyclic(line, s), draft.periods());
                    if (before >= 0 && part < 1)
                        draft.put(row, before, 1 - part);
                }
            const int under = draft.add_column(
                {ColumnKind::shortfall, i, static_cast<int>(RowKind::obligation), 0, t},
                duty->penalty_eur_per_mwh.value_or(Draft::default_penalty) * line.price_factor *
                    line.h,
                0, 0, no_bound);
            draft.put(row, under, 1);
        }
    }
}

} // namespace gashub::market
