#pragma once
// A figure on its way into a paper: which, how wide, as what, with title and caption or without,
// and what it will look like. Stays open beside the window and follows it.

#include "app/export/figure_page.hpp"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace gashub::app {

class ExportWindow : public QDialog {
    Q_OBJECT
  public:
    explicit ExportWindow(QWidget* parent = nullptr);

    /// Offers a figure of the views, which must outlive the window or be replaced.
    void show_figure(FigureKind kind, const Views& views, Locale language);
    /// Other values of the same figure, if the window is open.
    void show_views(const Views& views, Locale language);

    /// As chosen.
    FigurePage page() const;
    /// The file that is named: absolute, with an ending.
    QString path() const;
    void say(const QString& words);

  signals:
    void save_wanted(const QString& path, const gashub::app::FigurePage& page);
    void all_wanted(const gashub::app::FigurePage& page, const QString& ending);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void choose_file();
    void name_file();
    void follow();
    QString ending() const;

    const Views* views_ = nullptr;
    Locale language_;
    QComboBox *figure_, *format_, *size_;
    QCheckBox *title_, *caption_, *outlines_;
    QLineEdit* file_;
    QLabel *preview_, *words_;
    QPushButton* save_;
};

} // namespace gashub::app
