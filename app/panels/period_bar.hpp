#pragma once
// The slider under everything: the whole horizon at its first stop, then period by period; plays.

#include <QTimer>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace gashub::app {

class PeriodBar : public QWidget {
    Q_OBJECT
  public:
    explicit PeriodBar(QWidget* parent = nullptr);
    void show_periods(const std::vector<std::string>& labels, std::optional<std::size_t> chosen);
    void step(int by);

  signals:
    /// -1: the whole horizon.
    void chosen(int period);

  private:
    QToolButton* play_;
    QLabel* label_;
    QSlider* slider_;
    QTimer timer_;
    std::vector<std::string> labels_;
};

} // namespace gashub::app
