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
    void show_cards(const std::vector<Card>& cards, Language language);

  signals:
    void picked(const gashub::app::Selection& about);

  private:
    QHBoxLayout* row_;
    std::vector<Card> shown_;
};

} // namespace gashub::app
