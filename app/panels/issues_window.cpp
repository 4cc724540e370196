#include "app/panels/issues_window.hpp"

#include "app/figures/marks.hpp"

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
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::hide);
    auto* column = new QVBoxLayout(this);
    column->addWidget(head_);
    column->addWidget(list_, 1);
    column->addWidget(buttons);
}

void IssuesWindow::show_issues(const Issues& issues, const QString& opened) {
    shown_ = issues;
    opened_ = opened;
    head_->setText(has_errors(issues)
                       ? tr("%1 can not be used. What was shown before stays.").arg(opened)
                       : tr("Warnings about %1").arg(opened));
    list_->clear();
    for (std::size_t i = 0; i < issues.size(); ++i) {
        const Issue& issue = issues[i];
        const QString file = QFileInfo(text_of(issue.where.file)).fileName();
        auto* const item = new QTreeWidgetItem(
            list_, {issue.severity == Severity::error ? QStringLiteral("!") : QStringLiteral("~"),
                    QStringLiteral("%1 %2").arg(file, text_of(issue.where.pointer)),
                    text_of(issue.message),
                    text_of(issue.hint),
                    {}});
        item->setToolTip(2, text_of(issue.code));
        if (!fix_of(issue))
            continue;
        auto* const use = new QPushButton(tr("Use it"));
        use->setObjectName(QStringLiteral("use_it"));
        use->setToolTip(tr("Opens a copy of the file with that name"));
        connect(use, &QPushButton::clicked, this, [this, i, use] {
            const QString path = write_mended(shown_.at(i));
            if (path.isEmpty())
                use->setText(tr("mend it by hand"));
            else
                emit mended(path == opened_ ? opened_ : path);
        });
        list_->setItemWidget(item, 4, use);
    }
    for (const int column : {0, 1, 4})
        list_->resizeColumnToContents(column);
    list_->setColumnWidth(3, 240);
    show();
    raise();
}

} // namespace gashub::app
