#pragma once
// Data and sources: every stated figure with its source, as a table to filter and sort.

#include "app/view_data/data_rows.hpp"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace gashub::app {

class SheetView;

class DataWindow : public QDialog {
    Q_OBJECT
  public:
    explicit DataWindow(QWidget* parent = nullptr);
    /// All figures, or those of one place or line.
    void show_data(const Network& network, const Scenario& scenario, const Selection& about,
                   const QString& name, Locale language);

  private:
    void fill();

    QLineEdit* words_;
    QCheckBox *estimates_, *changed_, *only_;
    QLabel* count_;
    SheetView* table_;
    std::optional<Network> network_;
    std::optional<Scenario> scenario_;
    Selection about_;
    Locale language_ = Language::english;
};

} // namespace gashub::app
