#include "app/panels/issues_window.hpp"

#include "app/figures/marks.hpp"
#include "app/view_data/fault_words.hpp"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gashub::app {

std::optional<NameFix> fix_of(const Issue& issue) {
    static const QRegularExpression quoted(QStringLiteral("\"([^\"]+)\""));
    static const QRegularExpression meant(QStringLiteral("did you mean \"([^\"]+)\""));
    const auto right = meant.match(text_of(issue.hint));
    const auto wrong = quoted.match(text_of(issue.message));
    if (!right.hasMatch() || !wrong.hasMatch())
        return std::nullopt;
    return NameFix{wrong.captured(1), right.captured(1)};
}

QString write_mended(const Issue& issue) {
    const auto fix = fix_of(issue);
    QFile file(text_of(issue.where.file));
    if (!fix || !file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    const QString wrong = QLatin1Char('"') + fix->wrong + QLatin1Char('"');
    if (text.count(wrong) != 1)
        return {};
    text.replace(wrong, QLatin1Char('"') + fix->right + QLatin1Char('"'));
    const QFileInfo info(file);
    const QString path =
        info.path() + QLatin1Char('/') + info.completeBaseName() + QStringLiteral("-mended.json");
    QSaveFile copy(path);
    const QByteArray bytes = text.toUtf8();
    const bool written =
        copy.open(QIODevice::WriteOnly) && copy.write(bytes) == bytes.size() && copy.commit();
    return written ? path : QString();
}

IssuesWindow::IssuesWindow(QWidget* parent)
    : QDialog(parent), head_(new QLabel), list_(new QTreeWidget) {
    setObjectName(QStringLiteral("issues"));
    setWindowTitle(tr("Issues"));
    resize(860, 320);
    head_->setWordWrap(true);
    list_->setObjectName(QStringLiteral("issue_list"));
    list_->setAccessibleName(tr("Issues"));
    list_->setRootIsDecorated(false);
    list_->setWordWrap(true);
    list_->setHeaderLabels({QString(), tr("Where"), tr("What is wrong"), tr("What to do"), {}});
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    list_->setToolTip(tr("Double-click opens the place"));
    connect(list_->header(), &QHeaderView::sectionResized, this, &IssuesWindow::fit_rows);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    // Enter opens the chosen fault's place, and no button.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    connect(list_, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        emit place_wanted(shown_.at(static_cast<std::size_t>(list_->indexOfTopLevelItem(item))));
    });
    auto* column = new QVBoxLayout(this);
    column->addWidget(head_);
    column->addWidget(list_, 1);
    column->addWidget(buttons);
}

/// What can be done about an issue, or nothing.
QWidget* IssuesWindow::buttons_of(std::size_t row, const LinksOf& links_of) {
    const Issue& issue = shown_.at(row);
    auto* const box = new QWidget;
    auto* const column = new QVBoxLayout(box);
    column->setContentsMargins(2, 2, 2, 2);
    column->setSpacing(2);
    if (fix_of(issue)) {
        auto* const use = new QPushButton(tr("Use it"));
        use->setObjectName(QStringLiteral("use_it"));
        use->setToolTip(tr("Opens a copy of the file with that name"));
        connect(use, &QPushButton::clicked, this, [this, row, use] {
            const QString path = write_mended(shown_.at(row));
            if (path.isEmpty())
                use->setText(tr("mend it by hand"));
            else
                emit mended(path == opened_ ? opened_ : path);
        });
        column->addWidget(use);
    }
    const QStringList links = links_of ? links_of(issue) : QStringList();
    for (int i = 0; i < links.size(); ++i) {
        auto* const link = new QPushButton(links[i]);
        link->setObjectName(QStringLiteral("link_%1_%2").arg(row).arg(i));
        connect(link, &QPushButton::clicked, this,
                [this, row, i] { emit link_wanted(shown_.at(row), i); });
        column->addWidget(link);
    }
    if (column->count() > 0)
        return box;
    delete box;
    return nullptr;
}

void IssuesWindow::show_issues(const Issues& issues, const QString& opened, Locale language,
                               const LinksOf& links_of) {
    shown_ = issues;
    opened_ = opened;
    head_->setText(has_errors(issues)
                       ? tr("%1 can not be used. What was shown before stays.").arg(opened)
                       : tr("Warnings about %1").arg(opened));
    list_->clear();
    bool has_buttons = false;
    for (std::size_t i = 0; i < issues.size(); ++i) {
        const Issue& issue = issues[i];
        const QString file = QFileInfo(text_of(issue.where.file)).fileName();
        auto* const item = new QTreeWidgetItem(
            list_, {issue.severity == Severity::error ? QStringLiteral("!") : QStringLiteral("~"),
                    QStringLiteral("%1 %2").arg(file, text_of(issue.where.pointer)).trimmed(),
                    text_of(fault_words(issue, language)),
                    text_of(hint_words(issue, language)),
                    {}});
        item->setToolTip(2, text_of(issue.code));
        if (QWidget* const buttons = buttons_of(i, links_of)) {
            item->setSizeHint(4, buttons->sizeHint());
            list_->setItemWidget(item, 4, buttons);
            has_buttons = true;
        }
    }
    for (const int column : {0, 1, 4})
        list_->resizeColumnToContents(column);
    constexpr int widest_place = 240;
    list_->setColumnWidth(1, std::min(list_->columnWidth(1), widest_place));
    list_->setColumnHidden(4, !has_buttons);
    list_->setColumnWidth(3, 240);
    show();
    raise();
    fit_rows();
}

/// A tree gives its rows one line each: here they get as many as their words need.
void IssuesWindow::fit_rows() {
    for (int row = 0; row < list_->topLevelItemCount(); ++row)
        for (const int column : {2, 3}) {
            QTreeWidgetItem* const item = list_->topLevelItem(row);
            const QRect room(0, 0, list_->columnWidth(column) - 8, 1000);
            const int tall = list_->fontMetrics()
                                 .boundingRect(room, Qt::TextWordWrap, item->text(column))
                                 .height();
            item->setSizeHint(column, {0, tall + 4});
        }
}

} // namespace gashub::app
