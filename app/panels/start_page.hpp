#pragma once
// What a first-time user meets: questions as cards, lessons, recent files, recovered work.

#include "app/autosave.hpp"
#include "app/view_data/format.hpp"

#include <QWidget>

class QVBoxLayout;

namespace gashub::app {

/// A question, lesson or file that one click opens.
struct StartEntry {
    QString title, words; ///< head and second line
    QString what;         ///< file, lesson id or autosave, as `chosen` gives it back
};
struct StartContent {
    std::vector<StartEntry> questions, lessons, recent;
    std::vector<Recovered> recovered;
};

class StartPage : public QWidget {
    Q_OBJECT
  public:
    explicit StartPage(const StartContent& content, QWidget* parent = nullptr);

  signals:
    void file_chosen(const QString& path);
    void lesson_chosen(const QString& id);
    void recovered_chosen(const QString& path, const QString& original);
    void open_wanted();

  private:
    void add_links(QVBoxLayout* column, const QString& head, const std::vector<StartEntry>& list,
                   void (StartPage::*chosen)(const QString&));
};

} // namespace gashub::app
