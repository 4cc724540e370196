#pragma once
// What outlives a window: language and looks, autosave, what is remembered. A change of language
// makes the window anew over the same session, so every word is in it at once.

#include "app/autosave.hpp"
#include "app/i18n/translator.hpp"
#include "app/session.hpp"
#include "app/window/window.hpp"

#include <QObject>

#include <memory>

namespace gashub::app {

/// Palette and font of the program; theme light, dark or system (what stood at the start).
void set_looks(const QString& theme);

class Desk : public QObject {
    Q_OBJECT
  public:
    /// `remembers`: reads and writes settings and autosaves; off for pictures and measuring.
    Desk(Session& session, bool remembers, QObject* parent = nullptr);
    ~Desk() override;

    Window& window() { return *window_; }
    void speak(Language language);
    void look(const QString& theme);
    /// Writes the autosave now; called on SIGTERM and at the end.
    void keep();

  private:
    void make_window();
    void close_up();

    Session& session_;
    bool remembers_;
    std::unique_ptr<Translator> translator_;
    std::unique_ptr<Autosave> autosave_;
    std::unique_ptr<Window> window_;
};

} // namespace gashub::app
