#pragma once
// All faults of a file in one list: place, what is wrong, what to do, and a button where the
// nearest name is known. Not modal: the last good scenario stays in force beside it.

#include "app/view_data/format.hpp"
#include "base/issue.hpp"

#include <QDialog>

#include <functional>
#include <optional>

class QLabel;
class QTreeWidget;

namespace gashub::app {

/// The wrong name and the nearest one that an issue speaks of; nothing if it names none.
struct NameFix {
    QString wrong, right;
};
std::optional<NameFix> fix_of(const Issue& issue);

/// Writes a copy `NAME-mended.json` of the issue's file with the wrong name replaced at the issue's
/// place; gives the copy's path, or an empty text where the name does not stand there exactly once.
QString write_mended(const Issue& issue);

class IssuesWindow : public QDialog {
    Q_OBJECT
  public:
    explicit IssuesWindow(QWidget* parent = nullptr);
    /// Words of buttons that lead from an issue to what may be changed, in their order.
    using LinksOf = std::function<QStringList(const Issue&)>;
    /// `opened` is the file that the issues are about.
    void show_issues(const Issues& issues, const QString& opened, Locale language,
                     const LinksOf& links_of = {});

  signals:
    void mended(const QString& path);              ///< a copy that may be opened
    void place_wanted(const gashub::Issue& issue); ///< double click, or Enter
    void link_wanted(const gashub::Issue& issue, int link);

  private:
    QWidget* buttons_of(std::size_t row, const LinksOf& links_of);
    void fit_rows();

    QLabel* head_;
    QTreeWidget* list_;
    Issues shown_;
    QString opened_;
};

} // namespace gashub::app
