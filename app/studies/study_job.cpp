#include "app/studies/study_job.hpp"

#include "app/studies/trials.hpp"
#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>

namespace gashub::app {

namespace {

void study(const StudyJob& job, std::stop_token stop, StudyAnswer& answer) {
    switch (job.kind) {
    case FigureKind::how_sure:
        return study_how_sure(job, std::move(stop), answer);
    case FigureKind::tipping:
        return study_tipping(job, std::move(stop), answer);
    case FigureKind::security:
        return study_security(job, std::move(stop), answer);
    case FigureKind::power:
        return study_power(job, std::move(stop), answer);
    default:
        return study_merit_order(job, std::move(stop), answer);
    }
}

} // namespace

StudyAnswer run_study(const StudyJob& job, std::stop_token stop) {
    StudyAnswer answer;
    answer.kind = job.kind;
    answer.scenario = job.scenario;
    // The one place of this thread where an error of the program itself is met: it becomes words.
    try {
        study(job, std::move(stop), answer);
    } catch (const std::exception& error) {
        answer.fault = error.what();
    }
    answer.complete = true;
    if (job.tell)
        job.tell(answer);
    return answer;
}

std::string study_hint(FigureKind kind, Locale language) {
    switch (kind) {
    case FigureKind::how_sure:
        return say(
            language,
            "About 56 solves: what moves the chosen card or this price, and how far. Press Run.");
    case FigureKind::tipping:
        return say(language, "Some 12 solves show where a lever turns the spread. Press Run.");
    case FigureKind::security:
        return say(language, "About 10 solves show what each large pipe is worth. Press Run.");
    case FigureKind::power:
        return say(language, "Some 32 solves show who could do without whom. Press Run.");
    default:
        return say(language, "About 16 solves draw supply and demand here. Press Run.");
    }
}

Trials::Trials(const StudyJob& job, std::stop_token stop, StudyAnswer& answer, int of)
    : job_(job), stop_(std::move(stop)), answer_(answer) {
    answer_.of = of;
    tell();
}

bool Trials::is_stopped() const {
    return stop_.stop_requested() || (job_.is_stopped && job_.is_stopped());
}

void Trials::tell() const {
    if (job_.tell && !is_stopped())
        job_.tell(answer_);
}

std::shared_ptr<const market::Outcome> Trials::clear(const Scenario& scenario) {
    while (!is_stopped() && job_.must_wait && job_.must_wait())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    if (is_stopped())
        return nullptr;
    market::ClearOptions options;
    options.stop = stop_;
    options.keep_factor = false;
    auto outcome =
        std::make_shared<const market::Outcome>(market::clear(*job_.prepared, scenario, options));
    ++answer_.done;
    return outcome->status == market::Status::solved ? outcome : nullptr;
}

void give_up(StudyAnswer& answer, std::string_view why) {
    answer.fault = why;
}

std::optional<double> price_in_view(const market::Outcome& outcome, int node,
                                    const Attention& attention) {
    return mean_price(outcome, node, span_of(outcome.line(), attention.period));
}

std::string area_in_view(const Network& network, int node) {
    const std::vector<int> eu = network.nodes_of("eu");
    const bool in_eu = std::find(eu.begin(), eu.end(), node) != eu.end();
    return in_eu ? "eu" : network.node(node).country;
}

std::string area_label(const Network& network, const std::string& area, const Locale& language) {
    return area == "eu" ? say(language, "EU") : country_label(network, area, language);
}

double unserved_in_view(const market::Outcome& outcome, const std::vector<int>& nodes,
                        const Attention& attention) {
    const Span span = span_of(outcome.line(), attention.period);
    double sum = 0;
    const auto& sectors = outcome.line().sectors;
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        if (std::find(nodes.begin(), nodes.end(), sectors[s].node) == nodes.end())
            continue;
        for (int p = span.first; p < span.last; ++p)
            sum += outcome.unserved(static_cast<int>(s), p);
    }
    return sum;
}

} // namespace gashub::app
