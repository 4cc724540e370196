#pragma once
// A sheet as a table on the screen: sorts by a click on a head, copies what is chosen.

#include "app/view_data/sheet.hpp"

#include <QTableWidget>

namespace gashub::app {

class SheetView : public QTableWidget {
    Q_OBJECT
  public:
    explicit SheetView(QWidget* parent = nullptr);
    void show_sheet(const Sheet& sheet, Locale language);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    Sheet shown_;
    Locale language_ = Language::english;
};

} // namespace gashub::app
