// Random events, from a seed: nothing breaks, and undoing all of it leads back to the start. The
// short form is part of every run; GASHUB_CHAOS_EVENTS and GASHUB_CHAOS_SEED make it long or
// another.

#include "app/figures/figure_style.hpp"
#include "app/panels/figure_slot.hpp"
#include "app/window/desk.hpp"
#include "window_run.hpp"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>

#include <random>

using namespace gashub;
using namespace gashub::app;

namespace {

constexpr int short_run = 400;

int number_of(const char* variable, int otherwise) {
    bool is_number = false;
    const int number = qEnvironmentVariableIntValue(variable, &is_number);
    return is_number ? number : otherwise;
}

/// A user who tries everything that opens no dialog to wait in.
class Monkey {
  public:
    Monkey(Session& session, Desk& desk, unsigned seed)
        : session_(session), desk_(desk), random_(seed) {}

    void act() {
        switch (below(14)) {
        case 0:
        case 1:
            slide();
            break;
        case 2:
            session_.move_lever(some_lever(), share() * 60 - 5);
            break;
        case 3:
            type_into_box();
            break;
        case 4:
            press_key();
            break;
        case 5:
        case 6:
            click();
            break;
        case 7:
            trigger_action();
            break;
        case 8:
            session_.choose_period(below(3) == 0 ? std::nullopt
                                                 : std::optional<std::size_t>(below(20)));
            break;
        case 9:
            session_.select({Selection::Kind::place, below(2) == 0 ? "bg" : "no-such-place"});
            break;
        case 10:
            choose_figure();
            break;
        case 11:
            session_.hold_against(static_cast<int>(below(5)) - 2);
            break;
        case 12:
            session_.blink(below(2) == 0);
            break;
        default:
            look_elsewhere();
        }
        if (below(4) == 0)
            QCoreApplication::processEvents();
    }

  private:
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
    }
    double share() { return std::uniform_real_distribution<double>(0, 1)(random_); }
    Window& window() { return desk_.window(); }

    template <class Widget>
    Widget* some() {
        QList<Widget*> shown;
        for (Widget* widget : window().template findChildren<Widget*>()) {
            if (widget->isVisible() && widget->isEnabled())
                shown << widget;
        }
        return shown.isEmpty()
                   ? nullptr
                   : shown[static_cast<qsizetype>(below(static_cast<std::size_t>(shown.size())))];
    }

    QString some_lever() {
        const auto& levers = session_.levers();
        return levers.empty() ? QString() : QString::fromStdString(levers[below(levers.size())].id);
    }

    void slide() {
        if (auto* const slider = some<QSlider>()) {
            const auto wide = static_cast<std::size_t>(slider->maximum() - slider->minimum() + 1);
            slider->setSliderDown(below(2) == 0);
            slider->setValue(slider->minimum() + static_cast<int>(below(wide)));
            slider->setSliderDown(false);
        }
    }

    void type_into_box() {
        static const std::array words{"6,1", "-3", "1e999", "", "none", "ğ∞%", "12 bcm"};
        if (auto* const box = some<QLineEdit>()) {
            box->setFocus();
            box->selectAll();
            box->insert(QString::fromUtf8(words.at(below(words.size()))));
            QTest::keyClick(box, Qt::Key_Return);
        }
    }

    void press_key() {
        static const std::array keys{Qt::Key_Tab,   Qt::Key_F6,     Qt::Key_Left, Qt::Key_Right,
                                     Qt::Key_Up,    Qt::Key_Down,   Qt::Key_Home, Qt::Key_End,
                                     Qt::Key_Plus,  Qt::Key_Escape, Qt::Key_F11,  Qt::Key_B,
                                     Qt::Key_Minus, Qt::Key_Delete, Qt::Key_F5,   Qt::Key_PageUp};
        QWidget* const at = window().focusWidget() ? window().focusWidget() : &window();
        QTest::keyClick(at, keys.at(below(keys.size())));
    }

    void click() {
        QWidget* const at = &window().slot(static_cast<int>(below(3)));
        const QPoint where(static_cast<int>(share() * at->width()),
                           30 + static_cast<int>(share() * at->height()));
        if (QWidget* const hit = at->childAt(where);
            hit != nullptr && qobject_cast<QAbstractButton*>(hit) == nullptr &&
            qobject_cast<QComboBox*>(hit) == nullptr)
            QTest::mouseClick(hit, Qt::LeftButton, {}, hit->mapFrom(at, where));
    }

    void trigger_action() {
        static const QStringList waiting{QStringLiteral("open"),    QStringLiteral("save"),
                                         QStringLiteral("save_as"), QStringLiteral("print"),
                                         QStringLiteral("export"),  QStringLiteral("about"),
                                         QStringLiteral("quit"),    QStringLiteral("new"),
                                         QStringLiteral("keys"),    QStringLiteral("export_data"),
                                         QStringLiteral("report"),  QStringLiteral("against_file")};
        QAction* const action = some_action();
        const bool leads_away = action == nullptr || waiting.contains(action->objectName()) ||
                                action->objectName().startsWith(QLatin1String("lesson_")) ||
                                action->objectName().isEmpty();
        if (!leads_away && action->isEnabled())
            action->trigger();
    }

    QAction* some_action() {
        const auto actions = window().findChildren<QAction*>();
        return actions.isEmpty() ? nullptr
                                 : actions[static_cast<qsizetype>(
                                       below(static_cast<std::size_t>(actions.size())))];
    }

    void choose_figure() {
        window()
            .slot(static_cast<int>(below(3)))
            .set_kind(figure_kinds.at(below(figure_kinds.size())));
    }

    void look_elsewhere() {
        switch (below(6)) {
        case 0:
            window().resize(1100 + static_cast<int>(below(900)),
                            640 + static_cast<int>(below(500)));
            break;
        case 1:
            session_.zoom_map(0.5 + 2 * share(), share() - 0.5, share() - 0.5);
            break;
        case 2:
            session_.shift_map(share() - 0.5, share() - 0.5);
            break;
        case 3:
            session_.pin();
            break;
        case 4:
            desk_.speak(below(2) == 0 ? Language::english : Language::turkish);
            break;
        default:
            session_.replay(below(2) == 0);
        }
    }

    Session& session_;
    Desk& desk_;
    std::mt19937 random_;
};

} // namespace

class ChaosTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY(load_resources()); }

    void random_events_break_nothing_and_undo_leads_back_to_the_start() {
        const int events = number_of("GASHUB_CHAOS_EVENTS", short_run);
        const auto seed = static_cast<unsigned>(number_of("GASHUB_CHAOS_SEED", 1));
        Session session;
        Desk desk(session, false);
        desk.window().resize(1366, 768);
        desk.window().show();
        QVERIFY(!has_errors(session.open(scenario_file("black-sea"))));
        QVERIFY(settle(session));
        const Scenario start = session.scenario();
        const std::vector<Card> cards = session.views().cards;
        Monkey monkey(session, desk, seed);
        for (int event = 0; event < events; ++event)
            monkey.act();
        session.board().stop();
        session.blink(false);
        desk.speak(Language::english);
        QVERIFY(settle(session));
        while (session.history().canRedo())
            session.history().redo();
        const Scenario end = session.scenario();
        QVERIFY(session.history().count() > events / 20);
        while (session.history().canUndo())
            session.history().undo();
        QVERIFY(session.scenario() == start);
        while (session.history().canRedo())
            session.history().redo();
        QVERIFY(session.scenario() == end);
        while (session.history().canUndo())
            session.history().undo();
        session.select({});
        session.choose_period(std::nullopt);
        QVERIFY(settle(session));
        QCOMPARE(session.views().cards.size(), cards.size());
        for (std::size_t i = 0; i < cards.size(); ++i) {
            const double was = cards[i].value.value_or(0);
            const double off = session.views().cards[i].value.value_or(0) - was;
            QVERIFY2(std::abs(off) <= 1e-6 * std::max(1.0, std::abs(was)), cards[i].id.c_str());
        }
    }
};

/// The long form takes longer than a test function may by default.
int main(int argc, char* argv[]) {
    constexpr int default_timeout_ms = 300'000, ms_for_an_event = 1000;
    const int events = number_of("GASHUB_CHAOS_EVENTS", short_run);
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT",
                QByteArray::number(std::max(default_timeout_ms, events * ms_for_an_event)));
    QApplication app(argc, argv);
    ChaosTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "chaos_test.moc"
