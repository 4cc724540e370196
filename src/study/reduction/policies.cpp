#include "study/reduction/policies.hpp"

#include "study/measure.hpp"

namespace gashub {

std::vector<DrawnPolicy> policies_of(const Study& study, std::span<const Ran> runs) {
    std::vector<DrawnPolicy> policies;
    for (const Ran& run : runs) {
        if (run.point.role != PointRole::draw)
            continue;
        std::vector<Choice> policy;
        for (const Choice& choice : run.point.choices)
            if (const Parameter* p = study.find_parameter(choice.parameter); p && is_axis(*p))
                policy.push_back(choice);
        std::size_t at = 0;
        while (at < policies.size() && policies[at].choices != policy)
            ++at;
        if (at == policies.size())
            policies.push_back({std::move(policy), {}});
        policies[at].draws.push_back(&run);
    }
    return policies;
}

const DrawnPolicy* leading_policy(const Study& study, const std::vector<DrawnPolicy>& policies) {
    const std::vector<Choice> central = central_choices(study);
    const DrawnPolicy* lead = policies.empty() ? nullptr : &policies.front();
    for (const DrawnPolicy& policy : policies)
        if (policy.choices == central)
            lead = &policy;
    return lead;
}

std::vector<Choice> telling_choices(const Study& study, const DrawnPolicy& policy) {
    std::vector<Choice> telling;
    for (const Choice& choice : policy.choices)
        if (const Parameter* axis = study.find_parameter(choice.parameter);
            axis == nullptr || axis->values.size() + axis->options.size() > 1)
            telling.push_back(choice);
    return telling;
}

std::string title_of(const Study& study, const DrawnPolicy& policy) {
    std::string title;
    for (const Choice& choice : telling_choices(study, policy))
        title += (title.empty() ? "" : ", ") + gashub::title_of(study, choice);
    return title.empty() ? "all futures" : title;
}

} // namespace gashub
