#pragma once
// A page opened in headless Chromium, looked at from inside.

#include <filesystem>
#include <string>
#include <vector>

namespace gashub::test {

/// True if the Debian package chromium is installed; without it a page can not be looked at.
bool has_browser();

struct Screen {
    int width = 1120, height = 900;
    bool is_dark = false;
};

/// What a script in the page found: one line each.
struct Seen {
    std::vector<std::string> errors;   ///< of the console
    std::vector<std::string> overlaps; ///< texts that lie over another, or out of their drawing
    std::vector<std::string> empty;    ///< drawings without a visible mark
    std::vector<std::string> notes;    ///< what the switches did: `rows 25`, `width 390 of 390` ...
    int drawings = 0;
};

/// Opens the page, measures every drawing, presses legends, opens tables.
Seen look_at(const std::string& page, const Screen& screen);

/// A picture of the page as PNG, or of its print as PDF by the name's end.
void photograph(const std::string& page, const Screen& screen, const std::filesystem::path& file);

} // namespace gashub::test
