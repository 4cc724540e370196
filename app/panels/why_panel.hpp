#pragma once
// The right column: what changed against the reference, and why the chosen price is what it is, as
// a waterfall that adds up; a switch shows what the gas that is there cost to bring. Who gains and
// who loses stands below where the column is tall.

#include "app/figures/figure_style.hpp"
#include "app/view_data/format.hpp"
#include "app/view_data/views.hpp"

#include <QWidget>

class QLabel;
class QListWidget;
class QCheckBox;

namespace gashub::app {

class FigureView;

class WhyPanel : public QWidget {
    Q_OBJECT
  public:
    explicit WhyPanel(QWidget* parent = nullptr);
    void show_why(const Views& views, const FigureStyle& style, Locale language);

  signals:
    void announced(const QString& words); ///< to a screen reader
    void picked(const gashub::app::Selection& about, const QString& view);
    void large_wanted(); ///< a click beside the bars of the waterfall
    void gains_wanted(); ///< likewise, of who gains

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void announce(const QString& words);
    void fit_changes();
    void show_waterfall();
    void show_gains();

    QLabel *against_, *question_, *words_;
    QListWidget* changes_;
    QCheckBox* supply_;
    FigureView *waterfall_, *gains_;
    BarsData shown_gains_;
    WhyData why_;
    std::vector<Change> shown_;
    QString announced_;
    FigureStyle style_;
    Locale language_ = Language::english;
};

} // namespace gashub::app
