#include "app/window/desk.hpp"

#include "app/lessons/lesson_strip.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/window/settings.hpp"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QStyle>

#include <algorithm>

namespace gashub::app {

namespace {

QPalette dark_palette() {
    QPalette colours;
    const QColor window(0x25, 0x29, 0x2e), base(0x1d, 0x21, 0x26), text(0xe8, 0xea, 0xed);
    const QColor button(0x33, 0x38, 0x3f), dim(0x8a, 0x92, 0x9b);
    colours.setColor(QPalette::Window, window);
    colours.setColor(QPalette::WindowText, text);
    colours.setColor(QPalette::Base, base);
    colours.setColor(QPalette::AlternateBase, QColor(0x2b, 0x30, 0x37));
    colours.setColor(QPalette::Text, text);
    colours.setColor(QPalette::Button, button);
    colours.setColor(QPalette::ButtonText, text);
    colours.setColor(QPalette::BrightText, Qt::white);
    colours.setColor(QPalette::Highlight, QColor(0x3d, 0x7b, 0xc8));
    colours.setColor(QPalette::HighlightedText, Qt::white);
    colours.setColor(QPalette::ToolTipBase, QColor(0x4a, 0x44, 0x2c));
    colours.setColor(QPalette::ToolTipText, text);
    colours.setColor(QPalette::PlaceholderText, dim);
    colours.setColor(QPalette::Light, QColor(0x45, 0x4b, 0x53));
    colours.setColor(QPalette::Mid, QColor(0x3a, 0x41, 0x49));
    colours.setColor(QPalette::Dark, QColor(0x15, 0x18, 0x1c));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colours.setColor(QPalette::Disabled, role, QColor(0x6f, 0x76, 0x7e));
    return colours;
}

} // namespace

void set_looks(const QString& theme) {
    static const QPalette system = QApplication::palette();
    const bool system_is_dark = system.color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(QStringLiteral("Fusion"));
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(9);
    QApplication::setFont(font);
    const bool dark =
        theme == QLatin1String("dark") || (theme != QLatin1String("light") && system_is_dark);
    QPalette colours = dark ? dark_palette() : QApplication::style()->standardPalette();
    // The default link is unreadable on dark.
    colours.setColor(QPalette::Link, QColor(dark ? 0x8ab4f8 : 0x1f5fa8));
    QApplication::setPalette(colours);
    // A widget with a style sheet keeps the colours that it was given the sheet under.
    for (QWidget* widget : QApplication::allWidgets())
        if (const QString sheet = widget->styleSheet(); !sheet.isEmpty()) {
            widget->setStyleSheet({});
            widget->setPalette({});
            widget->setStyleSheet(sheet);
        }
}

Desk::Desk(Session& session, bool remembers, QObject* parent)
    : QObject(parent), session_(session), remembers_(remembers) {
    if (remembers_) {
        autosave_ = std::make_unique<Autosave>(
            [this](const QString& path) { return session_.save_copy(path); });
        connect(&session_, &Session::scenario_changed, autosave_.get(), &Autosave::note_change);
        connect(autosave_.get(), &Autosave::written, &session_, &Session::note_copy);
        connect(&session_, &Session::broke, autosave_.get(), [this] {
            if (session_.is_open())
                autosave_->write_now();
        });
        const auto settings = open_settings();
        const bool is_turkish = settings->value(QStringLiteral("language"),
                                                QLocale().language() == QLocale::Turkish
                                                    ? QStringLiteral("tr")
                                                    : QStringLiteral("en")) == QStringLiteral("tr");
        set_looks(settings->value(QStringLiteral("theme")).toString());
        const auto chosen = [&](const char* key) {
            return std::clamp(settings->value(QLatin1String(key)).toInt(), 0, 2);
        };
        session_.measure_in(static_cast<VolumeUnit>(chosen("volumes")),
                            static_cast<PriceUnit>(chosen("prices")));
        speak(is_turkish ? Language::turkish : Language::english);
    } else {
        make_window();
    }
}

Desk::~Desk() {
    close_up();
}

void Desk::keep() {
    if (!autosave_ || !session_.is_open())
        return;
    if (session_.history().isClean())
        autosave_->forget();
    else
        autosave_->write_now();
}

/// Before the window goes: where it stood, and work that is not saved.
void Desk::close_up() {
    if (window_ && remembers_)
        window_->keep_layout(*open_settings());
    keep();
}

void Desk::make_window() {
    std::optional<Lesson> lesson;
    std::size_t step = 0;
    const bool was_visible = window_ && window_->isVisible();
    QByteArray geometry;
    std::array<FigureKind, 3> kinds{FigureKind::map, FigureKind::prices, FigureKind::origins};
    if (window_) {
        lesson = window_->lesson().lesson();
        step = window_->lesson().step();
        geometry = window_->saveGeometry();
        for (int i = 0; i < 3; ++i)
            kinds.at(static_cast<std::size_t>(i)) = window_->slot(i).kind();
    }
    window_ = std::make_unique<Window>(session_);
    for (int i = 0; i < 3; ++i)
        window_->slot(i).set_kind(kinds.at(static_cast<std::size_t>(i)));
    if (!geometry.isEmpty())
        window_->restoreGeometry(geometry);
    else if (remembers_)
        window_->take_layout(*open_settings());
    // A window is not taken away from under its own menu.
    connect(
        window_.get(), &Window::language_wanted, this, [this](Language to) { speak(to); },
        Qt::QueuedConnection);
    connect(window_.get(), &Window::theme_wanted, this, &Desk::look);
    connect(window_.get(), &Window::units_wanted, this, [this](VolumeUnit volume, PriceUnit price) {
        session_.measure_in(volume, price);
        if (remembers_) {
            const auto settings = open_settings();
            settings->setValue(QStringLiteral("volumes"), static_cast<int>(volume));
            settings->setValue(QStringLiteral("prices"), static_cast<int>(price));
        }
    });
    connect(window_.get(), &Window::opened, this, [this](const QString& path) {
        if (remembers_)
            note_recent(path);
    });
    if (autosave_) {
        connect(autosave_.get(), &Autosave::failed, window_.get(), [this](const QString& words) {
            emit session_.failed(QObject::tr("Not kept for recovery: %1").arg(words));
        });
    }
    if (!session_.is_open())
        window_->show_start();
    if (was_visible)
        window_->show();
    if (lesson)
        window_->lesson().play(*lesson, step);
}

void Desk::speak(Language language) {
    if (window_ && session_.attention().language == language)
        return;
    if (translator_)
        QCoreApplication::removeTranslator(translator_.get());
    translator_ = std::make_unique<Translator>(language);
    QCoreApplication::installTranslator(translator_.get());
    QLocale::setDefault(language == Language::turkish ? QLocale(QLocale::Turkish)
                                                      : QLocale(QLocale::English));
    session_.speak(language);
    make_window();
    if (remembers_)
        open_settings()->setValue(QStringLiteral("language"), language == Language::turkish
                                                                  ? QStringLiteral("tr")
                                                                  : QStringLiteral("en"));
}

void Desk::look(const QString& theme) {
    set_looks(theme);
    if (remembers_)
        open_settings()->setValue(QStringLiteral("theme"), theme);
}

} // namespace gashub::app
