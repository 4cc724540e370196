#include "model/figures.hpp"

#include <algorithm>

namespace gashub {

double Steps::at(Date date) const {
    double value = first;
    for (const DatedValue& step : later) {
        if (step.from > date)
            break;
        value = step.value;
    }
    return value;
}

double Steps::mean_over(const Period& period) const {
    if (later.empty() || period.days() <= 0)
        return at(period.from);
    double sum = 0;
    Date from = period.from;
    double value = at(from);
    for (const DatedValue& step : later) {
        if (step.from <= from || step.from >= period.to)
            continue;
        sum += value * (step.from.days - from.days);
        from = step.from;
        value = step.value;
    }
    sum += value * (period.to.days - from.days);
    return sum / period.days();
}

double Steps::largest() const {
    double most = first;
    for (const DatedValue& step : later)
        most = std::max(most, step.value);
    return most;
}

} // namespace gashub
