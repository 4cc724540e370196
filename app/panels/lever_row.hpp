#pragma once
// One lever: its name, a box that takes exact values or a stop's word, and a slider with the
// reference as a notch. Box and slider are one control.

#include "app/view_data/format.hpp"
#include "app/view_data/views.hpp"

#include <QSlider>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace gashub::app {

/// A horizontal slider that marks one position with a notch above its groove.
class NotchedSlider : public QSlider {
    Q_OBJECT
  public:
    using QSlider::QSlider;
    /// The reference, and where a spread turns.
    void set_notches(std::optional<int> reference, std::optional<int> turn);

  signals:
    void reset_wanted(); ///< double click, or Del
    void box_wanted();   ///< Enter: to type a value

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void draw_notch(int position, bool below);

    std::optional<int> reference_, turn_;
};

class LeverRow : public QWidget {
    Q_OBJECT
  public:
    explicit LeverRow(QWidget* parent = nullptr);

    void show_lever(const LeverView& lever, Locale language, bool at_top = false);
    /// What it is, where its value comes from and what it moves, beside it.
    void explain(const QString& what_it_moves);
    /// True while that stands there.
    bool explains() const;
    void ask_explanation() { emit explain_wanted(QString::fromStdString(lever_.id)); }

  signals:
    /// `held` while the thumb is down: moves of one hold are one step of undo.
    void moved(const QString& id, double value, bool held);
    void released(const QString& id);
    void stop_chosen(const QString& id, int stop);
    void reset_wanted(const QString& id);
    void tipping_wanted(const QString& id);
    void explain_wanted(const QString& id);
    void command_wanted();
    void top_wanted(const QString& id); ///< to the top of the column, or back

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void take_text();
    void take_position(int position);
    double value_of(int position) const;
    int position_of(double value) const;
    QString words_of(double value) const;
    QString spoken_value() const;

    LeverView lever_;
    Locale language_ = Language::english;
    bool at_top_ = false;
    QString explanation_; ///< as it was shown last
    QLabel* name_;
    QLineEdit* box_;
    QComboBox* choice_;
    NotchedSlider* slider_;
    QToolButton* help_;
};

} // namespace gashub::app
