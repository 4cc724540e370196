#include "app/view_data/sources_text.hpp"

#include "app/view_data/names.hpp"
#include "app/view_data/words.hpp"

namespace gashub::app {

std::string sources_text(const Network& network, const Scenario& scenario,
                         const std::string& caption, const std::string& version, Locale language) {
    const std::string title = text_in(scenario.parts().title, language);
    std::string text = caption + "\n\n";
    text += say(language, "Cite this: gashub %1, scenario “%2” (%3), network “%4”.",
                {version, title, scenario.parts().id, network.parts().id}) +
            "\n\n";
    if (!scenario.parts().sources.empty()) {
        text += say(language, "Assumptions of the scenario") + "\n";
        for (const std::string& source : scenario.parts().sources)
            text += "- " + source + "\n";
        text += '\n';
    }
    text += say(language, "Sources of the network's figures") + "\n";
    for (const Source& source : network.parts().sources) {
        text += "- [" + source.id + "] " + source.title;
        if (!source.publisher.empty())
            text += ", " + source.publisher;
        if (source.year)
            text += " (" + std::to_string(*source.year) + ")";
        if (!source.address.empty())
            text += ": " + source.address;
        text += '\n';
    }
    return text;
}

} // namespace gashub::app
