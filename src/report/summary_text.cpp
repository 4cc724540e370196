#include "report/summary_text.hpp"

#include "report/words.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t width = 98, most_lines = 40;

bool begins_sign(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

std::size_t sign_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_sign));
}

std::string cut(std::string_view text, std::size_t signs) {
    if (sign_count(text) <= signs)
        return std::string(text);
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++at)
        if (begins_sign(text[at]) && ++count == signs - 1)
            break;
    return std::string(text.substr(0, at)) + "..";
}

/// Lines of at most `signs` signs, broken at spaces; the rest of a text beyond `most` lines is cut
/// off.
std::vector<std::string> wrapped(std::string_view text, std::size_t signs, std::size_t most) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (!lines.back().empty() && sign_count(lines.back()) + 1 + sign_count(word) > signs) {
            if (lines.size() == most) {
                lines.back() = cut(lines.back() + "   ...", signs);
                break;
            }
            lines.emplace_back();
        }
        lines.back() += (lines.back().empty() ? "" : " ") + cut(word, signs);
    }
    return lines;
}

/// What a file says, safe on a terminal.
std::string plain(std::string_view text) {
    std::string out;
    for (const char sign : text)
        out += static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f ? ' ' : sign;
    return out;
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

/// `Norway 25 %, Algeria 14 %, Russia 0 %`: the largest that fit into `signs`, Russia among them.
std::string origin_words(std::vector<AreaCard::Share> origins, std::size_t signs) {
    for (;;) {
        std::string text;
        for (const auto& origin : origins)
            text += (text.empty() ? "" : ", ") + origin.name + " " + percent(origin.share);
        if (sign_count(text) <= signs || origins.empty())
            return text;
        const bool keeps_last = origins.back().origin == "RU" && origins.size() > 1;
        origins.erase(origins.end() - (keeps_last ? 2 : 1));
    }
}

/// The screen as it grows.
class Page {
  public:
    explicit Page(const SummaryStyle& style) : style_(style), q_(style.quantities) {}

    void line(const std::string& text) { lines_.push_back(cut(plain(text), width)); }
    void heading(const std::string& text) {
        lines_.push_back(style_.colour ? "\x1b[1m" + cut(plain(text), width) + "\x1b[0m"
                                       : cut(plain(text), width));
    }

    void title(const Summary& s) {
        heading(padded(cut(s.title, 52), 54) +
                fmt::format("{}: {} to {}", s.scenario, to_string(s.from), to_string(s.to)));
        for (const std::string& text : wrapped(plain(s.question), width - 2, 2))
            if (!text.empty())
                line("  " + text);
    }

    void prices(const std::vector<PriceCard>& cards) {
        if (cards.empty())
            return;
        const bool has_january = std::any_of(
            cards.begin(), cards.end(), [](const PriceCard& c) { return c.january.has_value(); });
        const bool has_setter = std::any_of(cards.begin(), cards.end(),
                                            [](const PriceCard& c) { return !c.set_by.empty(); });
        const auto end_words = [&](double price, const std::string& period) {
            return fmt::format("{} ({})", q_.price_text(price), period);
        };
        std::size_t wide = 16; // a day's name is longer than a month's
        for (const PriceCard& c : cards)
            wide = std::max({wide, end_words(c.low, c.low_period).size() + 2,
                             end_words(c.high, c.high_period).size() + 2});
        heading(padded("Price, " + q_.price_unit(), 32) + right("mean", 8) +
                (has_january ? right("Jan", 8) : "") + right("lowest", wide) +
                right("highest", wide) + (has_setter ? "  set mostly by" : ""));
        for (const PriceCard& c : cards) {
            std::string text = "  " + padded(c.name, 30) + right(q_.price_text(c.mean), 8);
            if (has_january)
                text += right(c.january ? q_.price_text(*c.january) : "", 8);
            text += right(end_words(c.low, c.low_period), wide);
            text += right(end_words(c.high, c.high_period), wide);
            if (!c.set_by.empty())
                text += "  " + c.set_by_name;
            line(text);
        }
    }

    void areas(const Summary& s) {
        heading(padded("Gas used, by molecule", 26) + right(q_.volume_unit(), 8) +
                "  whose gas it is");
        for (const AreaCard& area : s.areas) {
            const std::string begin =
                "  " + padded(area.name, 24) + right(q_.volume_text(area.consumption), 8) + "  ";
            line(begin + origin_words(area.origins, width - sign_count(begin)));
        }
        line("  " + padded("everywhere", 24) + right(q_.volume_text(s.consumption), 8) +
             fmt::format("  not served {} {}, rationed {} {}", q_.volume_text(s.unserved),
                         q_.volume_unit(), q_.volume_text(s.rationed), q_.volume_unit()));
    }

    void flows(const std::vector<FlowLine>& flows) {
        if (flows.empty())
            return;
        heading(padded("Biggest flows between countries", 54) + right(q_.volume_unit(), 8) +
                right("use", 7) + "  mostly from");
        for (const FlowLine& f : flows) {
            const std::string use = f.capacity > 0 ? percent(f.volume / f.capacity) : "";
            line("  " + padded(f.name, 52) + right(q_.volume_text(f.volume), 8) + right(use, 7) +
                 "  " + f.origin + " " + percent(f.origin_share));
        }
    }

    void binding(const std::vector<BindingLine>& rows) {
        if (rows.empty())
            return;
        heading(padded("What binds", 38) + padded("how", 27) + right("periods", 10) +
                right("worth", 9) + "  " + q_.price_unit());
        for (const BindingLine& b : rows)
            line("  " + padded(b.name, 36) + padded(rule_words(b.kind), 27) +
                 right(fmt::format("{} of {}", b.periods, b.of), 10) +
                 (b.periods > b.stopped ? right(q_.price_text(b.mean_price), 9) : "") + more(b));
    }

    std::string more(const BindingLine& b) const {
        if (b.periods == b.stopped)
            return "  stops trade";
        if (b.stopped > 0)
            return fmt::format("  stops trade in {}", b.stopped);
        return b.periods > 1 ? fmt::format("  up to {}", q_.price_text(b.highest_price)) : "";
    }

    void surprises(const std::vector<Surprise>& found, std::size_t most) {
        if (found.empty() || most < 2)
            return;
        heading("What surprised");
        for (std::size_t i = 0; i < std::min(found.size(), most - 1); ++i)
            line("  - " + found[i].sentence);
    }

    void proof(const Proof& p) {
        line(fmt::format(
            "Checked by separate code (rules {:.0e}, costs {:.0e}, gap {:.0e}; 1e-06 asked), "
            "solved in {:.2f} s.",
            p.primal_residual, p.dual_residual, p.gap, p.seconds));
    }

    std::size_t room() const { return lines_.size() < most_lines ? most_lines - lines_.size() : 0; }

    /// Blank lines between the parts where there is room for them.
    void gap() { gaps_.push_back(lines_.size()); }

    std::string text() const {
        std::size_t blanks = std::min(room(), gaps_.size());
        std::string out;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (blanks > 0 && std::find(gaps_.begin(), gaps_.end(), i) != gaps_.end()) {
                out += '\n';
                --blanks;
            }
            out += lines_[i].substr(0, lines_[i].find_last_not_of(' ') + 1) + '\n';
        }
        return out;
    }

  private:
    const SummaryStyle& style_;
    const Quantities& q_;
    std::vector<std::string> lines_;
    std::vector<std::size_t> gaps_;
};

} // namespace

std::string padded(std::string_view text, std::size_t signs) {
    std::string out = cut(text, signs > 1 ? signs - 1 : signs);
    out.append(signs - std::min(signs, sign_count(out)), ' ');
    return out;
}

std::string right(std::string_view text, std::size_t signs) {
    return std::string(signs - std::min(signs, sign_count(text)), ' ') + std::string(text);
}

std::string summary_text(const Summary& summary, const Proof& proof, const SummaryStyle& style) {
    Page page(style);
    page.title(summary);
    page.gap();
    page.prices(summary.prices);
    page.gap();
    page.areas(summary);
    page.gap();
    page.flows(summary.flows);
    page.gap();
    page.binding(summary.binding);
    page.gap();
    const std::size_t last = style.next.empty() ? 1 : 2;
    page.surprises(summary.surprises, page.room() > last ? page.room() - last : 0);
    page.gap();
    page.proof(proof);
    if (!style.next.empty())
        page.line("Next: " + style.next);
    return page.text();
}

void write_summary(JsonWriter& json, const Summary& s) {
    json.member("scenario", s.scenario).member("title", s.title).member("question", s.question);
    json.member("from", to_string(s.from))
        .member("to", to_string(s.to))
        .member("periods", s.periods);
    json.key("prices").begin_array();
    for (const PriceCard& c : s.prices) {
        json.begin_object()
            .member("node", c.node)
            .member("name", c.name)
            .member("mean_eur_per_mwh", c.mean);
        if (c.january)
            json.member("january_eur_per_mwh", *c.january);
        json.member("lowest_eur_per_mwh", c.low).member("lowest_in", c.low_period);
        json.member("highest_eur_per_mwh", c.high).member("highest_in", c.high_period);
        if (!c.set_by.empty())
            json.member("set_by", c.set_by).member("set_by_share", c.set_by_share);
        json.end_object();
    }
    json.end_array().key("areas").begin_array();
    for (const AreaCard& area : s.areas) {
        json.begin_object().member("area", area.area).member("name", area.name);
        json.member("consumption_bcm", area.consumption).member("unserved_bcm", area.unserved);
        json.key("origins").begin_array();
        for (const auto& origin : area.origins)
            json.begin_object()
                .member("origin", origin.origin)
                .member("share", origin.share)
                .end_object();
        json.end_array().end_object();
    }
    json.end_array().key("flows").begin_array();
    for (const FlowLine& f : s.flows)
        json.begin_object()
            .member("arc", f.arc)
            .member("name", f.name)
            .member("flow_bcm", f.volume)
            .member("capacity_bcm", f.capacity)
            .member("origin", f.origin)
            .member("origin_share", f.origin_share)
            .end_object();
    json.end_array().key("binding").begin_array();
    for (const BindingLine& b : s.binding)
        json.begin_object()
            .member("kind", b.kind)
            .member("id", b.id)
            .member("periods", b.periods)
            .member("of", b.of)
            .member("stops_trade_in", b.stopped)
            .member("mean_price_eur_per_mwh", b.mean_price)
            .member("highest_price_eur_per_mwh", b.highest_price)
            .member("worth_meur", b.worth_meur)
            .end_object();
    json.end_array().key("surprises").begin_array();
    for (const Surprise& surprise : s.surprises)
        json.begin_object()
            .member("code", surprise.code)
            .member("sentence", surprise.sentence)
            .end_object();
    json.end_array();
    json.member("consumption_bcm", s.consumption)
        .member("unserved_bcm", s.unserved)
        .member("rationed_bcm", s.rationed);
}

} // namespace gashub
