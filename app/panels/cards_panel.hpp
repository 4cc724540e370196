#pragma once
// The row of cards: a number each, its difference from the reference, and a click that explains it.

#include "app/view_data/format.hpp"

#include <QWidget>

class QHBoxLayout;

namespace gashub::app {

class CardsPanel : public QWidget {
    Q_OBJECT
  public:
    explicit CardsPanel(QWidget* parent = nullptr);
    /// `dashed`: the setting is not solved, so no value is shown.
    void show_cards(const std::vector<Card>& cards, Locale language, bool dashed = false);
    /// Pales the numbers while an answer is awaited.
    void set_pending(bool on);

  signals:
    void picked(const std::string& card);
    void asked_about(const gashub::app::Selection& about, QPoint where); ///< right click

  private:
    QHBoxLayout* row_;
    std::vector<Card> shown_;
    bool pending_ = false;
};

} // namespace gashub::app
