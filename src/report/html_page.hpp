#pragma once
// One self-contained HTML page as it grows: sections, cards, figures, tables whose CSV can be
// saved. Nothing is fetched from a network. All texts handed in are plain; markup is made here.

#include "analysis/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gashub {

/// What every page carries: page.css and page.js.
extern const char* const page_style;
extern const char* const page_script;

struct LegendEntry {
    std::string name; ///< of the series that it switches
    std::string look;
};

struct PageFigure {
    std::string title, caption;
    std::string svg = {};       ///< drawn for a desk
    std::string phone_svg = {}; ///< drawn for a phone, where that differs
    std::vector<LegendEntry> legend = {};
    bool is_wide = false;
    bool is_map = false; ///< with its two ways of colouring
};

struct Card {
    std::string title, value, unit = {}, note = {};
};

/// A short table that is always shown; columns of numbers stand at the right.
struct ShortTable {
    std::vector<std::string> head;
    std::vector<bool> is_number;
    std::vector<std::vector<std::string>> rows;
};

class HtmlPage {
  public:
    HtmlPage(std::string_view title, std::string_view question, std::string_view kicker);

    void section(std::string_view id, std::string_view heading);
    void paragraph(std::string_view text, std::string_view look = {});
    void list(const std::vector<std::string>& items);
    void cards(const std::vector<Card>& cards);
    /// Figures that stand side by side where there is room. Without figures: nothing.
    void figures(const std::vector<PageFigure>& figures);
    void table(const ShortTable& table);
    /// Likewise with a heading; it can be sorted, and `rows` saved as its CSV.
    void results(std::string_view heading, const ShortTable& table, const Table& rows);
    /// Text as it stands, folded under a heading.
    void verbatim(std::string_view heading, std::string_view text);
    /// A long table, folded, with its CSV; over `most_bytes` of CSV only a note says where to get
    /// it.
    void data(const Table& table, std::string_view note);
    static constexpr std::size_t most_bytes = std::size_t{6} << 20;

    /// The page; nothing can be added after it.
    std::string take();

  private:
    std::string head_, body_;
    std::vector<std::pair<std::string, std::string>> sections_; ///< id, heading
};

} // namespace gashub
