#pragma once
// All events and policies of the scenario: their keys to edit, rules to add and to take away. Each
// change is a step of undo; a value that is refused says why and changes nothing.

#include "app/view_data/format.hpp"
#include "model/scenario.hpp"

#include <QDialog>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace gashub::app {

class Session;

class RulesWindow : public QDialog {
    Q_OBJECT
  public:
    /// The session must outlive the window.
    explicit RulesWindow(Session& session, QWidget* parent = nullptr);
    void refresh();
    /// Opens and marks the row of one.
    void show_rule(const std::string& collection, const std::string& id);

  private:
    void add_rule(const QString& kind);
    void remove_chosen();
    void take_edit(QTreeWidgetItem* item, int column);
    void add_items(const char* collection, const std::string& id, std::string_view kind,
                   const Text& note);

    Session& session_;
    QTreeWidget* tree_;
    QLabel* words_;
};

} // namespace gashub::app
