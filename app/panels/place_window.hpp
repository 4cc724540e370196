#pragma once
// A file's text with the place of a fault marked in it: what to mend, beside the fault. Read only;
// whoever mends it uses an editor of their own.

#include "app/view_data/format.hpp"
#include "base/issue.hpp"

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace gashub::app {

class PlaceWindow : public QDialog {
    Q_OBJECT
  public:
    explicit PlaceWindow(QWidget* parent = nullptr);
    /// Opens the file that an issue names at its place; false if it can not be read.
    bool show_place(const Issue& issue, Locale language);

  private:
    QLabel* words_;
    QPlainTextEdit* text_;
};

} // namespace gashub::app
