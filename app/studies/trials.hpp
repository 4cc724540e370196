#pragma once
// One solve after the other for a study: gives way to levers, tells how far it is, stops when
// asked.

#include "app/studies/study_job.hpp"

namespace gashub::app {

class Trials {
  public:
    /// `answer` is told with every step; `of` solves are planned.
    Trials(const StudyJob& job, std::stop_token stop, StudyAnswer& answer, int of);

    /// Clears a scenario; none if it is not solved or the study was stopped.
    std::shared_ptr<const market::Outcome> clear(const Scenario& scenario);
    /// Tells what is known now.
    void tell() const;
    bool is_stopped() const;

  private:
    const StudyJob& job_;
    std::stop_token stop_;
    StudyAnswer& answer_;
};

/// Mean price of a node over the span in view; none where no gas can come.
std::optional<double> price_in_view(const market::Outcome& outcome, int node,
                                    const Attention& attention);

/// What security and bargaining power speak of: the EU where the node lies in it, else its country;
/// an id for `Network::nodes_of`.
std::string area_in_view(const Network& network, int node);
std::string area_label(const Network& network, const std::string& area, const Locale& language);

/// Gas not served in some nodes over the span in view, bcm.
double unserved_in_view(const market::Outcome& outcome, const std::vector<int>& nodes,
                        const Attention& attention);

/// Ends a study without an answer; `why` is English, a text that `say` knows.
void give_up(StudyAnswer& answer, std::string_view why);

// The studies. Each fills `answer` and ends early where it is stopped.
void study_how_sure(const StudyJob& job, std::stop_token stop, StudyAnswer& answer);
void study_tipping(const StudyJob& job, std::stop_token stop, StudyAnswer& answer);
void study_security(const StudyJob& job, std::stop_token stop, StudyAnswer& answer);
void study_power(const StudyJob& job, std::stop_token stop, StudyAnswer& answer);
void study_merit_order(const StudyJob& job, std::stop_token stop, StudyAnswer& answer);

} // namespace gashub::app
