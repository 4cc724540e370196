#pragma once
// The column of levers, by group, with one button that returns all of them to the reference.

#include "app/panels/lever_row.hpp"

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gashub::app {

class LeversPanel : public QWidget {
    Q_OBJECT
  public:
    explicit LeversPanel(QWidget* parent = nullptr);
    void show_levers(const std::vector<LeverView>& levers, Locale language);

  signals:
    void moved(const QString& id, double value, bool held);
    void released(const QString& id);
    void stop_chosen(const QString& id, int stop);
    void reset_wanted(const QString& id);
    void reset_all_wanted();
    void tipping_wanted(const QString& id);
    void command_wanted();
    void rules_wanted();

  private:
    void rebuild(const std::vector<LeverView>& levers);

    QWidget* content_;
    QVBoxLayout* column_;
    QLabel* hint_;
    QPushButton *reset_, *rules_;
    std::vector<LeverRow*> rows_;
    std::vector<std::string> ids_;
};

} // namespace gashub::app
