#pragma once
// A strip under the cards: what is wrong, or what to try, with at most three buttons. Hidden while
// there is nothing to say.

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace gashub::app {

class Banner : public QFrame {
    Q_OBJECT
  public:
    explicit Banner(QWidget* parent = nullptr);

    /// Buttons are told by their number in `pressed`.
    void show_words(const QString& words, const QStringList& buttons);
    QString words() const;

  signals:
    void pressed(int button);

  private:
    QLabel* words_;
    QHBoxLayout* row_;
    QStringList buttons_;
};

} // namespace gashub::app
