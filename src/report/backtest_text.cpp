#include "report/backtest_text.hpp"

#include "io/country_names.hpp"
#include "report/names.hpp"
#include "report/summary_text.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace gashub {
namespace {

constexpr std::size_t width = 98, most_lines = 40, least_routes = 6;
constexpr std::size_t most_lng = 3, most_entries = 7, most_left_out = 3, most_prices = 6;

std::string shortened(std::string text, std::size_t signs) {
    const std::string cut = padded(text, signs + 1);
    return cut.substr(0, cut.find_last_not_of(' ') + 1);
}

class Page {
  public:
    Page(const Backtest& test, const Network& network, const BacktestContext& context)
        : test_(test), network_(network), context_(context), q_(context.quantities) {}

    std::string text() {
        line(fmt::format("{}, {} to {}: held against what was observed", context_.scenario,
                         to_string(context_.from), to_string(context_.to)));
        provenance();
        errors();
        const std::string head = std::exchange(out_, {});
        prices();
        paths();
        entries();
        footing();
        const std::string rest = std::exchange(out_, {});
        const std::size_t used = line_count(head) + line_count(rest) + 2;
        routes(std::max(least_routes, most_lines - std::min(most_lines, used)));
        return head + out_ + rest;
    }

  private:
    static std::size_t line_count(const std::string& text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }
    void line(const std::string& text) { out_ += shortened(text, width) + "\n"; }
    /// Over several lines, broken at spaces; what does not fit into `most` is cut off.
    void lines(std::string text, std::size_t most) {
        for (; most > 1 && text.size() > width; --most) {
            const std::size_t space = text.rfind(' ', width);
            line(text.substr(0, space));
            text = "  " + text.substr(space + 1);
        }
        line(text);
    }
    std::string volume(double bcm) const { return fmt::format("{:.2f}", q_.volume_of(bcm)); }
    std::string signed_volume(double bcm) const {
        return fmt::format("{:+.2f}", q_.volume_of(bcm));
    }

    void provenance() {
        const std::string when =
            context_.calibrated_on
                ? fmt::format("The network's costs were calibrated on {}", *context_.calibrated_on)
                : std::string("The network's costs were not calibrated");
        line(when + (context_.naive_year
                         ? fmt::format("; naive = as observed in {}.", *context_.naive_year)
                         : "; no naive forecast: " + context_.no_naive + "."));
    }

    void errors_of(const std::string& name, const RouteErrors& errors) {
        std::string text = "  " + padded(name, 30) + right(fmt::format("{}", errors.routes), 8) +
                           right(volume(errors.mean_absolute_error_bcm), 10);
        if (errors.routes_with_naive > 0) {
            text += right(volume(errors.naive_error_bcm), 10);
            text += right(errors.ratio() ? fmt::format("{:.2f}", *errors.ratio()) : "-", 8);
            text += right(fmt::format("{} of {}", errors.signs_right, errors.moved), 14);
        }
        line(text);
    }

    void errors() {
        const bool has_naive = test_.all.routes_with_naive > 0;
        line(padded("Mean error of a route, " + q_.volume_unit(), 32) + right("routes", 8) +
             right("model", 10) +
             (has_naive ? right("naive", 10) + right("ratio", 8) + right("signs right", 14) : ""));
        errors_of("of high confidence", test_.all);
        errors_of("  of these set by no input", test_.free);
        std::string large =
            fmt::format("  above 2 bcm within 10 %: {} of {}", test_.large_within, test_.large);
        if (test_.months > 0)
            large += fmt::format("; by month: {} {} a route and month ({} rows)",
                                 volume(test_.monthly_error_bcm), q_.volume_unit(), test_.months);
        line(large);
    }

    /// Routes with the largest errors first, then LNG totals likewise, `most` of them in all.
    void routes(std::size_t most) {
        std::vector<const RouteFit*> worst, lng;
        for (const RouteFit& fit : test_.routes)
            (fit.is_lng ? lng : worst).push_back(&fit);
        for (auto* list : {&worst, &lng})
            std::stable_sort(list->begin(), list->end(),
                             [](const RouteFit* one, const RouteFit* other) {
                                 return std::abs(one->error_bcm()) > std::abs(other->error_bcm());
                             });
        lng.resize(std::min(most_lng, lng.size()));
        worst.resize(std::min(most - std::min(most, lng.size()), worst.size()));
        worst.insert(worst.end(), lng.begin(), lng.end());
        line(padded(fmt::format("Routes, {}", q_.volume_unit()), 32) + right("observed", 10) +
             right("model", 10) + right("error", 10) + right("naive", 10) + "  confidence");
        for (const RouteFit* fit : worst)
            line("  " + padded(fit->route, 30) + right(volume(fit->observed_bcm), 10) +
                 right(volume(fit->model_bcm), 10) + right(signed_volume(fit->error_bcm()), 10) +
                 right(fit->naive_bcm ? volume(*fit->naive_bcm) : "-", 10) + "  " +
                 std::string(word_of(fit->confidence)) +
                 (fit->is_lng    ? ", LNG"
                  : fit->is_free ? ""
                                 : ", set by an input"));
        const std::size_t all = test_.routes.size();
        if (all > worst.size())
            line(fmt::format("  the largest errors; {} more routes: -o DIR or --json names all",
                             all - worst.size()));
    }

    void prices() {
        if (test_.prices.empty())
            return;
        line(padded("Prices, " + q_.price_unit(), 32) + right("observed", 10) + right("model", 10) +
             right("error", 10) + right("naive", 10));
        for (const PriceFit& fit :
             std::span(test_.prices).first(std::min(most_prices, test_.prices.size())))
            line("  " + padded(node_name(network_, network_.node(fit.node).id), 30) +
                 right(q_.price_text(fit.observed_eur_per_mwh), 10) +
                 right(q_.price_text(fit.model_eur_per_mwh), 10) +
                 right(fmt::format("{:+.1f} %",
                                   100 * (fit.model_eur_per_mwh / fit.observed_eur_per_mwh - 1)),
                       10) +
                 right(fit.naive_eur_per_mwh ? q_.price_text(*fit.naive_eur_per_mwh) : "-", 10));
    }

    void paths() {
        if (test_.paths.empty())
            return;
        const PricePath& path = test_.paths.front();
        std::string observed, model;
        const std::size_t first =
            path.months.size() - std::min<std::size_t>(12, path.months.size());
        for (std::size_t i = first; i < path.months.size(); ++i) {
            observed += right(fmt::format("{:.0f}", q_.price_of(path.observed_eur_per_mwh[i])), 5);
            model += right(fmt::format("{:.0f}", q_.price_of(path.model_eur_per_mwh[i])), 5);
        }
        line(fmt::format("{} by month from {}: rank correlation {:.2f}",
                         node_name(network_, network_.node(path.node).id),
                         to_string(path.months[first]).substr(0, 7), path.rank_correlation));
        line("  observed" + observed);
        line("  model   " + model);
    }

    void entries() {
        std::vector<const EntryFit*> shown;
        for (const EntryFit& entry : test_.entries)
            shown.push_back(&entry);
        // Türkiye first, for whom this program is made; then the largest.
        std::stable_sort(shown.begin(), shown.end(), [](const EntryFit* a, const EntryFit* b) {
            return std::pair(a->country != "TR", -a->observed_bcm) <
                   std::pair(b->country != "TR", -b->observed_bcm);
        });
        if (shown.empty())
            return;
        line(padded("Into, from (" + q_.volume_unit() + ", measured entries)", 42) +
             right("observed", 10) + right("model", 10) + right("error", 10));
        for (std::size_t i = 0; i < std::min(most_entries, shown.size()); ++i)
            line("  " +
                 padded(country_name(shown[i]->country) + ", " + country_name(shown[i]->origin),
                        40) +
                 right(volume(shown[i]->observed_bcm), 10) +
                 right(volume(shown[i]->model_bcm), 10) +
                 right(signed_volume(shown[i]->model_bcm - shown[i]->observed_bcm), 10));
    }

    void footing() {
        std::string factors;
        for (const auto& [factor, routes] : test_.unit_factors)
            factors += fmt::format("{}{} ({})", factors.empty() ? "" : ", ", factor, routes);
        lines("Model bcm per published bcm (routes): " + factors + ".", 2);
        if (test_.adders > 0) {
            std::string text = fmt::format("Adders on {} arcs", test_.adders);
            text += test_.bound_adders.empty() ? ", none at its bound." : "; at the bound: ";
            for (std::size_t i = 0; i < test_.bound_adders.size(); ++i)
                text += fmt::format("{}{} {:+.1f}", i > 0 ? ", " : "",
                                    network_.arc(test_.bound_adders[i].arc).id,
                                    test_.bound_adders[i].eur_per_mwh);
            lines(text, 3);
        }
        if (test_.left_out.empty())
            return;
        std::string text = fmt::format("Not compared: {} rows (", test_.left_out.size());
        for (std::size_t i = 0; i < std::min(most_left_out, test_.left_out.size()); ++i)
            text +=
                fmt::format("{}{} from {}, {}", i > 0 ? "; " : "", test_.left_out[i].what,
                            to_string(test_.left_out[i].from), why_words(test_.left_out[i].why));
        line(text + (test_.left_out.size() > most_left_out ? " ..." : "") + ")");
    }

    static std::string_view why_words(WhyLeftOut why) {
        switch (why) {
        case WhyLeftOut::outside:
            return "outside the horizon";
        case WhyLeftOut::partly:
            return "partly outside the horizon";
        case WhyLeftOut::no_price:
            return "no price there";
        }
        return "";
    }

    const Backtest& test_;
    const Network& network_;
    const BacktestContext& context_;
    const Quantities& q_;
    std::string out_;
};

} // namespace

std::string backtest_text(const Backtest& test, const Network& network,
                          const BacktestContext& context) {
    return Page(test, network, context).text();
}

std::string error_words(const RouteErrors& errors, const Quantities& quantities) {
    return fmt::format("{:.2f} {} over {} routes",
                       quantities.volume_of(errors.mean_absolute_error_bcm),
                       quantities.volume_unit(), errors.routes);
}

} // namespace gashub
