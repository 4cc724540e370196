#pragma once
// The page that `gashub report` makes of a run, made of the setting that stands, beside the window.

#include "app/runner.hpp"
#include "app/view_data/cleared.hpp"
#include "io/manifest.hpp"
#include "market/clear.hpp"

#include <QObject>
#include <QString>

#include <memory>

namespace gashub::app {

struct ReportQuestion {
    QString path; ///< to write to
    std::shared_ptr<const Cleared> cleared;
    std::shared_ptr<const market::Prepared> prepared;
    Manifest manifest; ///< where it comes from
};

/// The page, HTML. Takes some solves for the merit order; ends without it when asked to stop.
std::string report_page(const ReportQuestion& question, std::stop_token stop);

class ReportMaker : public QObject {
    Q_OBJECT
  public:
    explicit ReportMaker(QObject* parent = nullptr);
    /// Makes the page in a thread of its own and writes it.
    void make(ReportQuestion question);

  signals:
    /// Where it was written, or what went wrong.
    void ended(const QString& path, const QString& fault);

  private:
    struct Written {
        QString path, fault;
    };
    std::unique_ptr<Runner<ReportQuestion, Written>> runner_;
};

} // namespace gashub::app
