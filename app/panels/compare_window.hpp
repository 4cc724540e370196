#pragma once
// Compare, as a page of its own: reference, pins and what stands now, side by side.

#include "app/figures/figure_style.hpp"
#include "app/view_data/figure_data.hpp"
#include "app/view_data/sheet.hpp"

#include <QDialog>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace gashub::app {

struct ComparisonRow;
class FigureView;

class CompareWindow : public QDialog {
    Q_OBJECT
  public:
    explicit CompareWindow(QWidget* parent = nullptr);
    ~CompareWindow() override;
    /// No rows: says what to do first.
    void show_rows(const Sheet& sheet, const std::vector<ComparisonRow>& rows);
    /// The row that was chosen, as a figure with its table twin; `key` and kind as asked for.
    void show_figure(std::function<Figure(QSizeF)> builder, const Sheet& twin);
    /// The row whose figure is open, if it is among those that are shown.
    const ComparisonRow* open_row() const;

  signals:
    void picked(const gashub::app::Selection& about, const QString& view);
    void map_wanted();    ///< of the differences
    void pin_wanted();    ///< there is nothing to compare yet
    void figure_wanted(); ///< of `open_row`

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
    FigureView* view_;
    Sheet twin_;
    std::optional<std::pair<int, std::string>> open_; ///< kind and key of the open row
};

} // namespace gashub::app
