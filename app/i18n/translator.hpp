#pragma once
// Lets `tr` of the widgets, and of Qt's own dialogs, read the one table of words.

#include "app/view_data/words.hpp"

#include <QTranslator>

namespace gashub::app {

class Translator : public QTranslator {
    Q_OBJECT
  public:
    explicit Translator(Language language, QObject* parent = nullptr)
        : QTranslator(parent), language_(language) {}

    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* english, const char*, int) const override {
        if (language_ == Language::english || english == nullptr)
            return {};
        return QString::fromStdString(say(language_, english));
    }

  private:
    Language language_;
};

} // namespace gashub::app
