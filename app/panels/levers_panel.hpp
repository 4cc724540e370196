#pragma once
// The column of levers, by group, with one button that returns all of them to the reference. Groups
// fold; levers pinned to the top stand before all groups.

#include "app/panels/lever_row.hpp"

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace gashub::app {

class LeversPanel : public QWidget {
    Q_OBJECT
  public:
    explicit LeversPanel(QWidget* parent = nullptr);
    void show_levers(const std::vector<LeverView>& levers, Locale language);
    /// Opens a group.
    void unfold(const QString& group);
    /// Beside a lever: what it is, and what it moves.
    void explain(const QString& id, const QString& what_it_moves);
    bool explains(const QString& id) const;

  signals:
    void moved(const QString& id, double value, bool held);
    void released(const QString& id);
    void stop_chosen(const QString& id, int stop);
    void reset_wanted(const QString& id);
    void reset_all_wanted();
    void tipping_wanted(const QString& id);
    void explain_wanted(const QString& id);
    void command_wanted();
    void rules_wanted();

  private:
    void rebuild(const std::vector<LeverView>& levers);
    QToolButton* add_heading(const QString& group);
    void show_again();
    LeverRow* row_of(const QString& id) const;

    QWidget* content_;
    QVBoxLayout* column_;
    QLabel* hint_;
    QPushButton *reset_, *rules_;
    std::vector<LeverRow*> rows_;
    std::vector<std::string> ids_; ///< of the rows, as they stand
    std::vector<LeverView> shown_;
    Locale language_;
    QStringList at_top_, folded_;
};

} // namespace gashub::app
