#pragma once
// Compare, as a page of its own: reference, pins and what stands now, side by side.

#include "app/view_data/figure_data.hpp"
#include "app/view_data/sheet.hpp"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace gashub::app {

struct ComparisonRow;

class CompareWindow : public QDialog {
    Q_OBJECT
  public:
    explicit CompareWindow(QWidget* parent = nullptr);
    ~CompareWindow() override;
    /// No rows: says what to do first.
    void show_rows(const Sheet& sheet, const std::vector<ComparisonRow>& rows);

  signals:
    void picked(const gashub::app::Selection& about, const QString& view);
    void map_wanted(); ///< of the differences
    void pin_wanted(); ///< there is nothing to compare yet

  private:
    void fill();
    void save();

    QLabel* hint_;
    QPushButton* pin_;
    QCheckBox *only_, *by_size_;
    QTableWidget* table_;
    Sheet sheet_;
    std::vector<ComparisonRow> rows_;
    std::vector<std::size_t> order_; ///< of the rows shown
};

} // namespace gashub::app
