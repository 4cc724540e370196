#include "study/reduction/worth.hpp"

#include <algorithm>

namespace gashub {
namespace {

using ByYear = std::map<int, double>;

/// What a share earns in a run.
std::optional<double> earned_in(const ProjectShare& share, const Ran& run, const RunIndex& runs) {
    Measure measure;
    measure.first = share.earns.front();
    measure.plus.assign(share.earns.begin() + 1, share.earns.end());
    return value_of(measure, run, runs);
}

double flow_in(const ProjectShare& share, const Ran& run) {
    double flow = 0;
    for (const std::string& arc : share.arcs)
        flow += run.values.find("annual-flow", arc).value_or(0);
    return flow;
}

double welfare_in(const std::string& country, const Ran& run) {
    double sum = 0;
    for (const auto& [scope, value] : run.values.matches("welfare", country + ":*:*"))
        sum += value;
    return sum;
}

double mean_over_life(const ProjectTerms& terms, const ByYear& stated) {
    const ByYear all = over_life(terms, stated);
    double sum = 0;
    for (const auto& [year, value] : all)
        sum += value;
    return sum / static_cast<double>(all.size());
}

std::optional<double> only_rate(const ByYear& flow) {
    const std::vector<double> rates = internal_rates(flow);
    return rates.size() == 1 ? std::optional(rates.front()) : std::nullopt;
}

ShareWorth worth_of_share(const ProjectShare& share, const ProjectTerms& terms,
                          const ByYear& earned, const ByYear& volume, double twh_per_bcm) {
    const ByYear flow = cash_flow(terms, earned);
    ShareWorth worth;
    for (const auto& [year, meur] : terms.capex_meur)
        worth.capex += meur;
    worth.npv = present_value(flow, terms.discount_rate, terms.valued_in);
    worth.rate = only_rate(flow);
    worth.payback = payback_years(terms, earned);
    worth.factor = break_even_factor(terms, earned);
    if (share.arcs.empty())
        return worth;
    worth.tariff = break_even_tariff(terms, volume, twh_per_bcm);
    if (share.capacity_bcm_per_year > 0)
        worth.use = mean_over_life(terms, volume) / share.capacity_bcm_per_year;
    return worth;
}

} // namespace

std::optional<Worth> worth_of(const ProjectStudy& kind, const RunIndex& runs,
                              const std::vector<Choice>& policy,
                              const std::vector<Choice>& inputs) {
    const Study& study = runs.study();
    std::vector<ByYear> earned(kind.shares.size()), volume(kind.shares.size());
    std::map<std::string, ByYear> gains;
    for (const RepresentativeYear& year : representative_years(kind, study)) {
        const Ran* with = runs.find(project_choices(policy, inputs, year, true));
        const Ran* without = runs.find(project_choices(policy, inputs, year, false));
        if (with == nullptr || without == nullptr || !with->is_solved() || !without->is_solved())
            return std::nullopt;
        for (std::size_t i = 0; i < kind.shares.size(); ++i) {
            const auto more = earned_in(kind.shares[i], *with, runs),
                       less = earned_in(kind.shares[i], *without, runs);
            if (!more || !less)
                return std::nullopt;
            earned[i][year.year] = *more - *less;
            volume[i][year.year] = flow_in(kind.shares[i], *with);
        }
        for (const std::string& country : kind.countries)
            gains[country][year.year] = welfare_in(country, *with) - welfare_in(country, *without);
    }
    const double twh_per_bcm = study.bases().front().network.twh_per_bcm();
    Worth worth;
    ByYear flow_of_all;
    double spent = 0, worth_earned = 0; // present values
    for (std::size_t i = 0; i < kind.shares.size(); ++i) {
        const ProjectTerms terms = terms_of(kind.shares[i], kind, study, inputs);
        worth.shares.push_back(
            worth_of_share(kind.shares[i], terms, earned[i], volume[i], twh_per_bcm));
        const ShareWorth& share = worth.shares.back();
        for (const auto& [year, meur] : cash_flow(terms, earned[i]))
            flow_of_all[year] += meur;
        const double gained =
            present_value(over_life(terms, earned[i]), terms.discount_rate, terms.valued_in);
        worth_earned += gained;
        spent += gained - share.npv;
        worth.all.capex += share.capex;
        worth.all.npv += share.npv;
        if (i == 0)
            for (const auto& [country, by_year] : gains)
                worth.gains[country] = mean_over_life(terms, by_year);
    }
    worth.all.rate = only_rate(flow_of_all);
    if (worth_earned > 0)
        worth.all.factor = spent / worth_earned;
    return worth;
}

} // namespace gashub
