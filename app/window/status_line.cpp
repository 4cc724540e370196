#include "app/window/status_line.hpp"

#include "app/figures/marks.hpp"

#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QToolButton>

namespace gashub::app {

namespace {

QToolButton* menu_button(const QString& name) {
    auto* const button = new QToolButton;
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none }"));
    return button;
}

} // namespace

StatusLine::StatusLine(const Session& session, QStatusBar& bar)
    : QObject(&bar), session_(session), units_(menu_button(QStringLiteral("status_units"))),
      language_(menu_button(QStringLiteral("status_language"))), kept_(new QLabel) {
    kept_->setObjectName(QStringLiteral("status_kept"));
    for (QWidget* part : {static_cast<QWidget*>(units_), static_cast<QWidget*>(language_),
                          static_cast<QWidget*>(kept_)})
        bar.addPermanentWidget(part);
}

void StatusLine::set_menus(QMenu* units, QMenu* language) {
    units_->setMenu(units);
    language_->setMenu(language);
}

void StatusLine::refresh() {
    const Locale& locale = session_.attention().language;
    units_->setText(
        tr("%1 a year · %2").arg(text_of(volume_unit(locale)), text_of(price_unit(locale))));
    units_->setAccessibleName(tr("Units: %1").arg(units_->text()));
    units_->setToolTip(tr("1 € = %1 $, 1 bcm = %2 TWh")
                           .arg(text_of(format_number(locale.usd_per_eur, 2, locale)),
                                text_of(format_number(locale.twh_per_bcm, 2, locale))));
    language_->setText(locale.language == Language::turkish ? QStringLiteral("Türkçe")
                                                            : QStringLiteral("English"));
    language_->setAccessibleName(tr("Language: %1").arg(language_->text()));
    language_->setToolTip(tr("Language of the window and of figures"));
    const Session::Kept& kept = session_.kept();
    const QString when = kept.when.toString(QStringLiteral("HH:mm"));
    const bool is_changed = session_.is_open() && !session_.history().isClean();
    kept_->setText(kept.when.isValid()
                       ? (kept.as_copy ? tr("autosaved %1") : tr("saved %1")).arg(when)
                   : is_changed ? tr("not saved")
                                : QString());
    kept_->setToolTip(kept.as_copy ? tr("A copy for recovery; File > Save writes the file itself")
                                   : QString());
}

} // namespace gashub::app
