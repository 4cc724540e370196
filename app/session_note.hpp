#pragma once
// What a saved file keeps beside the scenario, under its key `session`: where levers go back to,
// what it is held against, pins, and what was looked at. The command line leaves it alone.

#include "app/view_data/figure_data.hpp"
#include "model/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gashub::app {

struct SessionNote {
    struct Pin {
        std::string name, scenario; ///< the text of a scenario file
        bool operator==(const Pin&) const = default;
    };
    PathValues home;           ///< lever values of the home
    std::string home_scenario; ///< its text, where levers alone do not tell it
    std::string against;       ///< id of a scenario that comes with the program; empty: home
    std::string network_sha256;
    std::string network_copy; ///< of a network that the file names: its text, as `packed` gives it
    std::string app_version;
    std::string original; ///< the file that an autosave was made of
    Selection selection;
    std::optional<std::size_t> period;
    std::vector<Pin> pins;
    bool operator==(const SessionNote&) const = default;
};

/// A long text made small, in letters; and back: empty where it is none.
std::string packed(const std::string& text);
std::string unpacked(const std::string& letters);

std::string to_json_text(const SessionNote& note);

/// Nothing where the text is no note of the application; unknown keys are passed over.
std::optional<SessionNote> parse_note(const std::string& text);

} // namespace gashub::app
