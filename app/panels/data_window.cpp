#include "app/panels/data_window.hpp"

#include "app/panels/sheet_view.hpp"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace gashub::app {

DataWindow::DataWindow(QWidget* parent)
    : QDialog(parent), words_(new QLineEdit), estimates_(new QCheckBox(tr("estimates only"))),
      changed_(new QCheckBox(tr("changed here"))), only_(new QCheckBox), count_(new QLabel),
      table_(new SheetView) {
    setObjectName(QStringLiteral("data"));
    setWindowTitle(tr("Data and sources"));
    resize(1000, 560);
    words_->setPlaceholderText(tr("Filter: a name, a source"));
    words_->setAccessibleName(words_->placeholderText());
    words_->setClearButtonEnabled(true);
    table_->setAccessibleName(tr("Figures and their sources"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(words_, 1);
    bar->addWidget(only_);
    bar->addWidget(estimates_);
    bar->addWidget(changed_);
    bar->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(table_, 1);
    connect(words_, &QLineEdit::textChanged, this, &DataWindow::fill);
    connect(estimates_, &QCheckBox::toggled, this, &DataWindow::fill);
    connect(changed_, &QCheckBox::toggled, this, &DataWindow::fill);
    connect(only_, &QCheckBox::toggled, this, &DataWindow::fill);
}

void DataWindow::show_data(const Network& network, const Scenario& scenario, const Selection& about,
                           const QString& name, Locale language) {
    network_ = network;
    scenario_ = scenario;
    about_ = about;
    language_ = language;
    const QSignalBlocker quiet(only_);
    only_->setText(tr("only %1").arg(name));
    only_->setVisible(about.kind != Selection::Kind::none);
    only_->setChecked(about.kind != Selection::Kind::none);
    fill();
    show();
    raise();
}

void DataWindow::fill() {
    if (!network_)
        return;
    const DataFilter filter{.words = words_->text().toStdString(),
                            .estimates_only = estimates_->isChecked(),
                            .changed_only = changed_->isChecked(),
                            .about = only_->isChecked() ? about_ : Selection{}};
    const Sheet sheet = data_sheet(*network_, *scenario_, filter, language_);
    table_->show_sheet(sheet, language_);
    table_->horizontalHeader()->setStretchLastSection(true);
    count_->setText(tr("%1 figures").arg(sheet.rows.size()));
}

} // namespace gashub::app
