#include "app/panels/start_page.hpp"

#include <QCommandLinkButton>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

namespace gashub::app {

namespace {

QLabel* head_label(const QString& words, double scale) {
    auto* label = new QLabel(words);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * scale);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

QPushButton* link_button(const StartEntry& entry) {
    auto* button = new QPushButton(entry.title);
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setStyleSheet(QStringLiteral("text-align: left; padding: 3px"));
    button->setToolTip(entry.words);
    button->setAccessibleName(entry.title);
    return button;
}

} // namespace

void StartPage::add_links(QVBoxLayout* column, const QString& head,
                          const std::vector<StartEntry>& list,
                          void (StartPage::*chosen)(const QString&)) {
    if (list.empty())
        return;
    column->addWidget(head_label(head, 1.1));
    for (const StartEntry& entry : list) {
        QPushButton* const button = link_button(entry);
        connect(button, &QPushButton::clicked, this,
                [this, chosen, what = entry.what] { emit(this->*chosen)(what); });
        column->addWidget(button);
    }
    column->addSpacing(10);
}

StartPage::StartPage(const StartContent& content, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("start"));
    auto* inner = new QWidget;
    auto* row = new QHBoxLayout(inner);
    row->setContentsMargins(40, 24, 40, 24);
    row->setSpacing(40);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    // Without their own they take the room between the columns.
    left->setSpacing(10);
    right->setSpacing(3);
    row->addLayout(left, 3);
    row->addLayout(right, 2);
    left->addWidget(head_label(tr("Gas hubs and routes: what if?"), 1.7));
    auto* words =
        new QLabel(tr("Choose a question. Then move its levers: flows, prices and reasons "
                      "follow at once."));
    words->setWordWrap(true);
    left->addWidget(words);
    left->addSpacing(12);
    for (const StartEntry& entry : content.questions) {
        auto* const card = new QCommandLinkButton(entry.title, entry.words);
        card->setObjectName(QStringLiteral("question_") + QFileInfo(entry.what).baseName());
        card->setStyleSheet(QStringLiteral(
            "QCommandLinkButton { border: 1px solid palette(mid); border-radius: 5px; "
            "background: palette(base); text-align: left }"
            "QCommandLinkButton:hover, QCommandLinkButton:focus { border-color: palette(highlight) "
            "}"));
        connect(card, &QPushButton::clicked, this,
                [this, what = entry.what] { emit file_chosen(what); });
        left->addWidget(card);
    }
    left->addStretch(1);
    if (!content.recovered.empty()) {
        right->addWidget(head_label(tr("Recovered work"), 1.1));
        for (const Recovered& work : content.recovered) {
            QPushButton* const button = link_button(
                {tr("Recovered, %1: %2")
                     .arg(QLocale().toString(work.when, QLocale::ShortFormat), work.title),
                 work.original, work.path});
            button->setObjectName(QStringLiteral("recovered"));
            connect(button, &QPushButton::clicked, this,
                    [this, work] { emit recovered_chosen(work.path, work.original); });
            right->addWidget(button);
        }
        right->addSpacing(10);
    }
    add_links(right, tr("Lessons"), content.lessons, &StartPage::lesson_chosen);
    add_links(right, tr("Recent files"), content.recent, &StartPage::file_chosen);
    auto* open = new QPushButton(tr("Open a file…"));
    connect(open, &QPushButton::clicked, this, &StartPage::open_wanted);
    right->addWidget(open, 0, Qt::AlignLeft);
    right->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
}

} // namespace gashub::app
