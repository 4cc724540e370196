#include "app/panels/export_window.hpp"

#include "app/figures/marks.hpp"
#include "app/view_data/figure_kinds.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>

#include <algorithm>

namespace gashub::app {

namespace {

QString pictures_folder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return folder.isEmpty() || !QFileInfo(folder).isDir() ? QDir::homePath() : folder;
}

/// `map.png`, `map-2.png` ...: the first name that is free.
QString free_name(const QString& folder, const QString& name, const QString& ending) {
    QString path = QStringLiteral("%1/%2.%3").arg(folder, name, ending);
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = QStringLiteral("%1/%2-%3.%4").arg(folder, name).arg(n).arg(ending);
    return QDir::toNativeSeparators(path);
}

} // namespace

ExportWindow::ExportWindow(QWidget* parent)
    : QDialog(parent), figure_(new QComboBox), format_(new QComboBox), size_(new QComboBox),
      title_(new QCheckBox(tr("Title"))), caption_(new QCheckBox(tr("Caption with sources"))),
      outlines_(new QCheckBox(tr("Letters as outlines"))), file_(new QLineEdit),
      preview_(new QLabel), words_(new QLabel), save_(new QPushButton(tr("Save"))) {
    setObjectName(QStringLiteral("export_window"));
    setWindowTitle(tr("Export figure"));
    for (const auto& [ending, name] :
         {std::pair{"png", tr("Picture, 300 dpi (PNG)")}, std::pair{"svg", tr("Drawing (SVG)")},
          std::pair{"pdf", tr("Document (PDF)")}, std::pair{"csv", tr("Table (CSV)")}})
        format_->addItem(name, QLatin1String(ending));
    for (const auto& [size, name] :
         {std::pair{"17.5x10.5cm", tr("Two columns, 17.5 cm")},
          std::pair{"8.5x8cm", tr("One column, 8.5 cm")}, std::pair{"16:9", tr("Slide, 16:9")}})
        size_->addItem(name, QLatin1String(size));
    title_->setChecked(true);
    caption_->setChecked(true);
    outlines_->setToolTip(tr("Looks the same where the font is not installed"));
    figure_->setAccessibleName(tr("Which figure"));
    format_->setAccessibleName(tr("Kind of file"));
    size_->setAccessibleName(tr("Size"));
    file_->setAccessibleName(tr("File"));
    preview_->setAccessibleName(tr("Preview"));
    preview_->setMinimumSize(420, 300);
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // it fits the room
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setFrameShape(QFrame::StyledPanel);
    words_->setWordWrap(true);
    save_->setObjectName(QStringLiteral("export_save"));
    format_->setObjectName(QStringLiteral("export_format"));
    size_->setObjectName(QStringLiteral("export_size"));
    title_->setObjectName(QStringLiteral("export_title"));
    file_->setObjectName(QStringLiteral("export_file"));
    save_->setDefault(true);
    auto* const choose = new QPushButton(tr("Elsewhere…"));
    auto* const all = new QPushButton(tr("All figures…"));
    all->setToolTip(tr("Every figure of this scenario like this one, into a folder"));

    auto* const form = new QFormLayout;
    form->addRow(tr("Which figure"), figure_);
    form->addRow(tr("As"), format_);
    form->addRow(tr("Size"), size_);
    form->addRow(QString(), title_);
    form->addRow(QString(), caption_);
    form->addRow(QString(), outlines_);
    form->addRow(tr("File"), file_);
    form->addRow(QString(), choose);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(all);
    buttons->addStretch();
    buttons->addWidget(save_);
    auto* const right = new QVBoxLayout;
    right->addLayout(form);
    right->addStretch();
    right->addWidget(words_);
    right->addLayout(buttons);
    auto* const row = new QHBoxLayout(this);
    row->addWidget(preview_, 3);
    row->addLayout(right, 2);
    resize(900, 460);

    for (QComboBox* box : {figure_, format_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportWindow::name_file);
    connect(size_, &QComboBox::currentIndexChanged, this, &ExportWindow::follow);
    for (QCheckBox* box : {title_, caption_, outlines_})
        connect(box, &QCheckBox::toggled, this, &ExportWindow::follow);
    connect(file_, &QLineEdit::textChanged, this, &ExportWindow::follow);
    connect(choose, &QPushButton::clicked, this, &ExportWindow::choose_file);
    connect(save_, &QPushButton::clicked, this, [this] { emit save_wanted(path(), page()); });
    connect(all, &QPushButton::clicked, this, [this] { emit all_wanted(page(), ending()); });
}

void ExportWindow::show_figure(FigureKind kind, const Views& views, Locale language) {
    views_ = &views;
    language_ = language;
    const QSignalBlocker quiet(figure_);
    figure_->clear();
    for (const FigureKind each : figure_kinds)
        figure_->addItem(text_of(figure_name(each, language)), text_of(figure_id(each)));
    figure_->setCurrentIndex(figure_->findData(text_of(figure_id(kind))));
    words_->clear();
    show();
    raise();
    name_file();
}

void ExportWindow::show_views(const Views& views, Locale language) {
    views_ = &views;
    language_ = language;
    if (isVisible())
        follow();
}

QString ExportWindow::ending() const {
    return format_->currentData().toString();
}

FigurePage ExportWindow::page() const {
    FigurePage page;
    page.kind =
        figure_kind(figure_->currentData().toString().toStdString()).value_or(FigureKind::map);
    page.size = page_size(size_->currentData().toString()).value_or(page.size);
    page.title = title_->isChecked();
    page.caption = caption_->isChecked();
    page.outlines = outlines_->isChecked();
    return page;
}

QString ExportWindow::path() const {
    const QString typed = QDir::fromNativeSeparators(file_->text().trimmed());
    const QString dotted = QLatin1Char('.') + ending();
    const QString whole = typed.endsWith(dotted, Qt::CaseInsensitive) ? typed : typed + dotted;
    return QDir(pictures_folder()).absoluteFilePath(whole);
}

void ExportWindow::say(const QString& words) {
    words_->setText(words);
    follow();
}

void ExportWindow::name_file() {
    const QString typed = QDir::fromNativeSeparators(file_->text().trimmed());
    const QString folder = typed.isEmpty() ? pictures_folder() : QFileInfo(path()).absolutePath();
    file_->setText(free_name(folder, figure_->currentData().toString(), ending()));
    follow();
}

void ExportWindow::choose_file() {
    const QString chosen = QFileDialog::getSaveFileName(
        this, tr("Save the figure"), path(),
        format_->currentText() + QStringLiteral(" (*.%1)").arg(ending()));
    if (!chosen.isEmpty())
        file_->setText(QDir::toNativeSeparators(chosen));
}

/// What is chosen, as it will look.
void ExportWindow::follow() {
    if (views_ == nullptr)
        return;
    const bool drawn = ending() != QLatin1String("csv");
    for (QWidget* each : {static_cast<QWidget*>(size_), static_cast<QWidget*>(title_),
                          static_cast<QWidget*>(caption_), static_cast<QWidget*>(outlines_)})
        each->setEnabled(drawn);
    save_->setEnabled(!file_->text().trimmed().isEmpty());
    // Nothing is asked before a file is written over; the button says it.
    save_->setText(QFileInfo::exists(path()) ? tr("Replace") : tr("Save"));
    const FigurePage shown = page();
    const QSizeF room = preview_->contentsRect().size();
    const double scale =
        std::min(room.width() / shown.size.width(), room.height() / shown.size.height());
    if (scale <= 0)
        return;
    QImage image = page_image(shown, *views_, scale * devicePixelRatioF(), language_);
    image.setDevicePixelRatio(devicePixelRatioF());
    preview_->setPixmap(QPixmap::fromImage(image));
}

void ExportWindow::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    follow();
}

} // namespace gashub::app
