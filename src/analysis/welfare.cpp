#include "analysis/welfare.hpp"

#include "analysis/origins.hpp"

#include <optional>

namespace gashub {
namespace {

/// The book of an outcome; origins are traced where a rule pays gas of no one seller.
Accounts traced_accounts(const market::Outcome& out) {
    return accounts_of(out, [&out, mix = std::optional<OriginMix>()](int period) mutable {
        if (!mix)
            mix = trace_origins(out);
        std::vector<std::pair<std::string, double>> arrivals;
        for (int o = 0; o < mix->origin_count(); ++o)
            arrivals.emplace_back(mix->origins()[static_cast<std::size_t>(o)],
                                  mix->at_node(out.formulation->hub, period, o));
        return arrivals;
    });
}

} // namespace

std::vector<WelfareRow> welfare(const market::Outcome& out) {
    return traced_accounts(out).rows();
}

double total_welfare(const std::vector<WelfareRow>& rows) {
    double sum = 0;
    for (const WelfareRow& row : rows)
        sum += row.agent == "model" ? 0 : row.value_meur;
    return sum;
}

std::map<std::string, double> net_revenues(const market::Outcome& out) {
    return traced_accounts(out).revenues();
}

} // namespace gashub
