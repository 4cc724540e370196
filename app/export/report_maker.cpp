#include "app/export/report_maker.hpp"

#include "app/export/figure_page.hpp"
#include "io/base_map.hpp"
#include "report/run_page.hpp"
#include "study/run_record.hpp"

#include <exception>

namespace gashub::app {

namespace {

/// The period in which a node's price is highest.
int dearest_period(const market::Outcome& outcome, int node) {
    int dearest = 0;
    for (int p = 1; p < outcome.periods(); ++p) {
        if (outcome.price(node, p) > outcome.price(node, dearest))
            dearest = p;
    }
    return dearest;
}

} // namespace

std::string report_page(const ReportQuestion& question, std::stop_token stop) {
    constexpr int most_solves = 10;
    const auto outcome = question.cleared->results().outcome;
    const Network& network = question.cleared->network();
    const Scenario& scenario = outcome->line().scenario;
    RunReport report;
    report.tables = job_result({.scenario = scenario.parts().id,
                                .program_version = GASHUB_VERSION,
                                .network_sha256 = {},
                                .scenario_sha256 = {},
                                .calibrated_on = network.parts().calibrated_on,
                                .parameters = {}},
                               outcome, TableChoice::all)
                        .tables;
    report.manifest = question.manifest;
    report.inputs = Loaded{.network = network,
                           .scenario = scenario,
                           .files = {},
                           .scenario_files = 0,
                           .warnings = {},
                           .session = {}};
    report.land = shipped_base_map();
    report.assumptions = assumptions_that_matter(make_results(outcome));
    const std::vector<int> watched = watched_nodes(network, scenario);
    if (watched.empty())
        return run_page(report);
    const int node = watched.front(), period = dearest_period(*outcome, node);
    report.explanations.push_back(question.cleared->explainer().explain(node, period));
    if (scenario.parts().foresight.kind == ForesightKind::perfect && !stop.stop_requested()) {
        market::ClearOptions options;
        options.stop = std::move(stop);
        options.keep_factor = false;
        MeritOrder order =
            merit_order(*question.prepared, scenario, *outcome, node, period, options, most_solves);
        if (order.fault.empty())
            report.order = std::move(order);
    }
    return run_page(report);
}

ReportMaker::ReportMaker(QObject* parent)
    : QObject(parent),
      runner_(std::make_unique<Runner<ReportQuestion, Written>>(
          [](const ReportQuestion& question, std::stop_token stop) {
              // The one place of this thread where an error of the program itself is met.
              try {
                  const std::string page = report_page(question, std::move(stop));
                  return Written{question.path,
                                 write_bytes(question.path, QByteArray::fromStdString(page))};
              } catch (const std::exception& error) {
                  return Written{question.path, QString::fromUtf8(error.what())};
              }
          },
          [this](std::uint64_t, const Written& written) {
              QMetaObject::invokeMethod(
                  this, [this, written] { emit ended(written.path, written.fault); },
                  Qt::QueuedConnection);
          },
          std::chrono::minutes(1))) {}

void ReportMaker::make(ReportQuestion question) {
    runner_->submit(std::move(question));
}

} // namespace gashub::app
