#include "study/run_study.hpp"

#include "market/clear.hpp"
#include "study/design/security.hpp"

#include <map>

namespace gashub {
namespace {

/// The bases with the analyses of their networks, those of one network together.
class Bench {
  public:
    explicit Bench(const Study& study) {
        std::map<std::string, std::size_t> by_digest;
        for (const StudyBase& base : study.bases()) {
            const auto [place, is_new] =
                by_digest.try_emplace(base.network_sha256, prepared_.size());
            if (is_new || base.network_sha256.empty())
                prepared_.emplace_back(base.network);
            prepared_of_base_.push_back(is_new || base.network_sha256.empty() ? prepared_.size() - 1
                                                                              : place->second);
        }
    }
    const market::Prepared& of(std::size_t base) const {
        return prepared_[prepared_of_base_[base]];
    }

  private:
    std::vector<market::Prepared> prepared_;
    std::vector<std::size_t> prepared_of_base_;
};

RunOrigin origin_of(const Study& study, const Point& point, const std::string& version) {
    const StudyBase& base = study.bases()[point.base];
    RunOrigin origin{.scenario = point.id,
                     .program_version = version,
                     .network_sha256 = base.network_sha256,
                     .scenario_sha256 = base.scenario_sha256,
                     .calibrated_on = base.network.parts().calibrated_on,
                     .parameters = {}};
    for (const Choice& choice : point.choices)
        origin.parameters.emplace_back(choice.parameter, choice.value);
    return origin;
}

/// What a kind asks of its runs beside the tables that all have.
std::vector<Indicator> indicators_of_kind(const Study& study, const Point& point,
                                          const market::Outcome& outcome) {
    const auto* security = std::get_if<SecurityStudy>(&study.parts().kind);
    if (security == nullptr || outcome.status != market::Status::solved)
        return {};
    return security_indicators(outcome, question_of(*security, study, point));
}

} // namespace

Result<Scenario> scenario_of(const StudyBase& base, const Point& point) {
    PathValues set = point.set;
    for (const auto& shared : point.shared)
        set.insert(set.end(), shared->begin(), shared->end());
    Result<Scenario> scenario = with_values(base.scenario, base.network, set);
    if (scenario && !point.out.empty())
        scenario = with_outages(*scenario, base.network, point.out);
    return scenario;
}

namespace {

/// `wanted`: numbers that are kept of a brief run, if any.
JobResult run_point(const Study& study, const Bench& bench, const Point& point,
                    const StudyOptions& options, std::span<const WantedValue> wanted,
                    const std::stop_token& stop) {
    const StudyBase& base = study.bases()[point.base];
    const RunOrigin origin = origin_of(study, point, options.program_version);
    const Result<Scenario> scenario = scenario_of(base, point);
    if (!scenario)
        return failed_result(origin, to_string(scenario.issues().front()));
    const bool is_brief = point.is_brief && options.tables == TableChoice::short_ones;
    market::ClearOptions how{
        .stop = stop, .time_limit_seconds = options.time_limit_seconds, .keep_factor = !is_brief};
    for (const PointPrice& price : point.pinned)
        how.pinned.push_back({base.network.find_node(price.node), price.eur_per_mwh});
    const auto outcome = std::make_shared<const market::Outcome>(
        market::clear(bench.of(point.base), *scenario, how));
    if (is_brief && !wanted.empty())
        return wanted_result(origin, *outcome, wanted);
    return job_result(origin, outcome, is_brief ? TableChoice::brief : options.tables,
                      indicators_of_kind(study, point, *outcome));
}

/// Runs a round: takes what is known, clears the rest.
class Round {
  public:
    Round(const Study& study, const Bench& bench, const StudyOptions& options,
          const StudyDesk& desk, std::size_t first)
        : study_(study), bench_(bench), options_(options), desk_(desk), first_(first),
          wanted_(wanted_values(study)) {
        if (is_plain(wanted_))
            plain_ = wanted_;
    }

    /// False if it was interrupted. What ran is added to `runs`.
    bool run(std::vector<Point> points, std::vector<Ran>& runs) {
        std::vector<std::optional<Ran>> ran(points.size());
        std::vector<std::size_t> missing;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if ((first_ + i) % options_.of != options_.shard - 1)
                continue;
            std::optional<KeptRun> kept;
            if (desk_.known)
                kept = desk_.known(first_ + i, points[i].id);
            if (kept)
                ran[i] = Ran{points[i], kept->status, std::move(kept->reason),
                             run_values(kept->tables, wanted_)};
            else
                missing.push_back(i);
        }
        const BatchEnd end = run_batch(
            missing,
            [&](std::size_t i, const std::stop_token& stop) {
                return run_point(study_, bench_, points[i], options_, plain_, stop);
            },
            {.threads = options_.threads,
             .stop = options_.stop,
             .on_error =
                 [&](std::size_t i, std::string reason) {
                     return failed_result(origin_of(study_, points[i], options_.program_version),
                                          std::move(reason));
                 }},
            {.take =
                 [&](std::size_t i, JobResult result) {
                     ran[i] = Ran{points[i], result.status, result.reason,
                                  run_values(result.tables, wanted_)};
                     if (desk_.keep)
                         desk_.keep(first_ + i, points[i], std::move(result));
                 },
             .pause =
                 [&] {
                     if (desk_.pause)
                         desk_.pause();
                 }});
        for (std::optional<Ran>& one : ran)
            if (one)
                runs.push_back(std::move(*one));
        return !end.is_interrupted;
    }

  private:
    const Study& study_;
    const Bench& bench_;
    const StudyOptions& options_;
    const StudyDesk& desk_;
    std::size_t first_;
    std::vector<WantedValue> wanted_, plain_;
};

} // namespace

StudyEnd run_study(const Study& study, const StudyOptions& options, const StudyDesk& desk) {
    StudyEnd end;
    const Bench bench(study);
    for (std::size_t first = 0;;) {
        std::vector<Point> points = next_round(study, end.runs);
        if (points.empty())
            return end;
        if (desk.plan) {
            std::vector<std::string> ids;
            for (const Point& point : points)
                ids.push_back(point.id);
            desk.plan(first, ids);
        }
        const std::size_t count = points.size();
        Round round(study, bench, options, desk, first);
        if (!round.run(std::move(points), end.runs)) {
            end.is_interrupted = true;
            return end;
        }
        if (options.of > 1)
            return end; // one round: a search is run whole
        first += count;
    }
}

StudyEnd kept_runs(
    const Study& study,
    const std::function<std::optional<KeptRun>(std::size_t number, const std::string& id)>& known) {
    StudyEnd end;
    const std::vector<WantedValue> wanted = wanted_values(study);
    for (std::vector<Point> points = next_round(study, end.runs); !points.empty();
         points = next_round(study, end.runs))
        for (Point& point : points) {
            std::optional<KeptRun> kept = known(end.runs.size(), point.id);
            if (!kept) {
                end.is_interrupted = true;
                return end;
            }
            end.runs.push_back({std::move(point), kept->status, std::move(kept->reason),
                                run_values(kept->tables, wanted)});
        }
    return end;
}

} // namespace gashub
