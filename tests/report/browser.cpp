#include "report/browser.hpp"

#include "report/svg.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace gashub::test {
namespace {

namespace fs = std::filesystem;

/// In the page's head, before all else.
constexpr const char* listener = R"js(<script>
window.said = [];
addEventListener("error", (e) => said.push(e.message));
for (const level of ["error", "warn"]) {
  const known = console[level];
  console[level] = (...words) => { said.push(words.join(" ")); known(...words); };
}
</script>)js";

/// At the page's end. A drawing that is not shown at this width is passed over.
constexpr const char* measurer = R"js(<script>
const lines = [];
const say = (kind, text) => lines.push(kind + "\t" + String(text).replace(/\s+/g, " "));
const shown = (node) => node.getClientRects().length > 0;
const drawings = [...document.querySelectorAll("figure svg")].filter(shown);
say("drawings", drawings.length);
for (const svg of drawings) {
  const name = svg.getAttribute("aria-label"), frame = svg.getBoundingClientRect();
  const marks = [...svg.querySelectorAll("rect.fill, rect.block, path, circle")].filter((m) => {
    const box = m.getBBox();
    return shown(m) && (box.width > 0 || box.height > 0);
  });
  if (!marks.length || frame.height < 40) say("empty", name);
  const texts = [...svg.querySelectorAll("text")].filter(shown).map((t) => [t.textContent, t.getBoundingClientRect()]);
  texts.forEach(([a, p], i) => {
    if (p.left < frame.left - 1 || p.right > frame.right + 1 || p.top < frame.top - 2 || p.bottom > frame.bottom + 2)
      say("overlap", `${name}: "${a}" leaves its drawing`);
    for (const [b, q] of texts.slice(i + 1)) {
      const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left),
            high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      if (wide > 1 && high > 3) say("overlap", `${name}: "${a}" over "${b}"`);
    }
  });
}
say("note", `width ${document.documentElement.scrollWidth} of ${innerWidth}`);
say("note", `theme ${document.documentElement.dataset.theme}`);
const legend = document.querySelector("figure:not(.map) .legend button");
if (legend) {
  const groups = () => [...legend.closest("figure").querySelectorAll("[data-series]")]
    .filter((g) => g.dataset.series === legend.dataset.of && shown(g)).length;
  const before = groups();
  legend.click();
  say("note", `legend ${before} to ${groups()}`);
  legend.click();
}
const modes = document.querySelector(".map button[data-mode=use]");
if (modes) {
  modes.click();
  say("note", `map ${modes.closest(".map").dataset.mode}`);
}
const result = [...document.querySelectorAll(".results")].find((r) => r.querySelectorAll("tbody tr").length > 1);
if (result) {
  const order = () => [...result.querySelectorAll("tbody tr")].map((r) => r.textContent).join("|");
  const before = order(), head = result.querySelectorAll("th button")[1];
  head.click();
  const up = order();
  head.click();
  say("note", `results sorted ${before !== order() || up !== order()}`);
}
const table = document.querySelector("details.data[data-name='prices.csv'], details.data");
const finish = () => {
  if (table) {
    const rows = () => [...table.querySelectorAll("tbody tr")].map((r) => r.textContent);
    const first = rows();
    say("note", `rows ${first.length}`);
    const head = [...table.querySelectorAll("th button")], by = head[head.length > 3 ? 3 : 0];
    by.click();
    const up = rows()[0];
    by.click();
    say("note", `sorted ${up !== first[0] || rows()[0] !== first[0] || first.length < 2}`);
  }
  for (const words of window.said) say("error", words);
  const out = document.createElement("pre");
  out.id = "seen";
  out.textContent = "SEEN\n" + lines.join("\n") + "\nEND";
  (window.parent === window ? document : window.parent.document).body.append(out);
};
if (table) table.open = true;
setTimeout(finish, 300);
</script>)js";

std::string with(const std::string& page, const char* at, const std::string& addition) {
    std::string out = page;
    const std::size_t place = out.rfind(at);
    return place == std::string::npos ? out : out.insert(place, addition);
}

/// A browser's window is never narrower than 500: a phone is a frame in it.
std::string framed(const std::string& page, const Screen& screen) {
    if (screen.width >= 500)
        return page;
    return fmt::format("<!DOCTYPE html><html><head></head><body style=\"margin:0\"><iframe "
                       "style=\"border:0;width:{}px;height:{}px\" srcdoc=\"{}\"></iframe></body>"
                       "</html>",
                       screen.width, screen.height, escaped(page));
}

void run_browser(const std::string& page, const Screen& screen, const std::string& wish,
                 const fs::path& out) {
    const TemporaryFolder folder;
    write_text(folder / "page.html", framed(page, screen));
    const std::string line = fmt::format(
        "HOME='{0}' timeout 120 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars "
        "--no-first-run --user-data-dir='{0}/profile' --virtual-time-budget=4000 "
        "--window-size={1},{2} --blink-settings=preferredColorScheme={3} {4} "
        "'file://{0}/page.html' >'{5}' 2>'{0}/said'",
        folder.path().string(), std::max(screen.width, 500), screen.height, screen.is_dark ? 0 : 1,
        wish, out.string());
    if (std::system(line.c_str()) != 0)
        throw std::runtime_error("chromium: " + read_text(folder / "said"));
}

} // namespace

bool has_browser() {
    return std::system("command -v chromium >/dev/null 2>&1") == 0;
}

Seen look_at(const std::string& page, const Screen& screen) {
    const TemporaryFolder folder;
    run_browser(with(with(page, "</body>", measurer), "<style>", listener), screen, "--dump-dom",
                folder / "dom");
    const std::string dom = read_text(folder / "dom");
    const std::size_t begin = dom.find("SEEN\n", dom.find("<pre id=\"seen\">"));
    if (begin == std::string::npos)
        throw std::runtime_error("the page's script did not come to its end");
    std::istringstream lines(dom.substr(begin));
    Seen seen;
    for (std::string line; std::getline(lines, line) && !line.starts_with("END");) {
        const std::size_t tab = line.find('\t');
        const std::string kind = line.substr(0, tab),
                          text = tab == std::string::npos ? "" : line.substr(tab + 1);
        if (kind == "drawings")
            seen.drawings = std::stoi(text);
        for (const auto& [word, list] : {std::pair{"error", &seen.errors},
                                         {"overlap", &seen.overlaps},
                                         {"empty", &seen.empty},
                                         {"note", &seen.notes}})
            if (kind == word)
                list->push_back(text);
    }
    return seen;
}

void photograph(const std::string& page, const Screen& screen, const fs::path& file) {
    fs::create_directories(file.parent_path());
    const std::string wish = file.extension() == ".pdf" ? "--print-to-pdf=" : "--screenshot=";
    run_browser(page, screen, wish + "'" + file.string() + "'", "/dev/null");
}

} // namespace gashub::test
