#pragma once
// The right end of the window's last line: units and language, each a button with its menu, and
// when the work was put on disk.

#include "app/session.hpp"

#include <QObject>

class QLabel;
class QMenu;
class QStatusBar;
class QToolButton;

namespace gashub::app {

class StatusLine : public QObject {
    Q_OBJECT
  public:
    /// Puts its parts into the bar, which owns them.
    StatusLine(const Session& session, QStatusBar& bar);
    void set_menus(QMenu* units, QMenu* language);
    void refresh();

  private:
    const Session& session_;
    QToolButton *units_, *language_;
    QLabel* kept_;
};

} // namespace gashub::app
