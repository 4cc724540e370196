// A backtest as members of a JSON object.

#include "report/backtest_text.hpp"
#include "report/words.hpp"

namespace gashub {
namespace {

void write_errors(JsonWriter& json, const std::string& ending, const RouteErrors& errors) {
    json.member("routes_compared" + ending, errors.routes);
    json.member("mean_absolute_error" + ending + "_bcm", errors.mean_absolute_error_bcm);
    json.key("naive_error" + ending + "_bcm");
    errors.routes_with_naive > 0 ? json.value(errors.naive_error_bcm) : json.null();
    json.key("ratio" + ending);
    errors.ratio() ? json.value(*errors.ratio()) : json.null();
    json.member("signs_right" + ending, errors.signs_right);
    json.member("signs_all" + ending, errors.moved);
}

} // namespace

std::string arcs_text(const Network& network, const std::vector<CountedArc>& arcs) {
    std::string text;
    for (const CountedArc& counted : arcs)
        text += (text.empty() ? "" : "+") + std::string(counted.sign < 0 ? "-" : "") +
                network.arc(counted.arc).id;
    return text;
}

void write_backtest(JsonWriter& json, const Backtest& test, const Network& network) {
    json.key("routes").begin_array();
    for (const RouteFit& fit : test.routes) {
        json.begin_object()
            .member("route", fit.route)
            .member("arcs", arcs_text(network, fit.arcs))
            .member("from", to_string(fit.from))
            .member("to", to_string(fit.to));
        json.member("observed_bcm", fit.observed_bcm).member("model_bcm", fit.model_bcm);
        json.key("naive_bcm");
        fit.naive_bcm ? json.value(*fit.naive_bcm) : json.null();
        json.member("free", fit.is_free)
            .member("confidence", word_of(fit.confidence))
            .member("lng", fit.is_lng)
            .member("unit_factor", fit.unit_factor)
            .end_object();
    }
    json.end_array();
    write_errors(json, "", test.all);
    write_errors(json, "_free", test.free);
    json.member("routes_above_2_bcm", test.large).member("within_10_percent", test.large_within);
    json.member("months_compared", test.months).member("monthly_error_bcm", test.monthly_error_bcm);
    json.key("prices").begin_array();
    for (const PriceFit& fit : test.prices) {
        json.begin_object()
            .member("node", network.node(fit.node).id)
            .member("from", to_string(fit.from))
            .member("to", to_string(fit.to))
            .member("observed_eur_per_mwh", fit.observed_eur_per_mwh)
            .member("model_eur_per_mwh", fit.model_eur_per_mwh)
            .key("naive_eur_per_mwh");
        fit.naive_eur_per_mwh ? json.value(*fit.naive_eur_per_mwh) : json.null();
        json.end_object();
    }
    json.end_array().key("price_paths").begin_array();
    for (const PricePath& path : test.paths) {
        json.begin_object()
            .member("node", network.node(path.node).id)
            .member("rank_correlation", path.rank_correlation)
            .key("months")
            .begin_array();
        for (std::size_t i = 0; i < path.months.size(); ++i)
            json.begin_object()
                .member("month", to_string(path.months[i]))
                .member("observed_eur_per_mwh", path.observed_eur_per_mwh[i])
                .member("model_eur_per_mwh", path.model_eur_per_mwh[i])
                .end_object();
        json.end_array().end_object();
    }
    json.end_array().key("entries").begin_array();
    for (const EntryFit& entry : test.entries)
        json.begin_object()
            .member("country", entry.country)
            .member("origin", entry.origin)
            .member("observed_bcm", entry.observed_bcm)
            .member("model_bcm", entry.model_bcm)
            .end_object();
    json.end_array().member("adders", test.adders).key("adders_at_bound").begin_array();
    for (const BoundAdder& adder : test.bound_adders)
        json.begin_object()
            .member("arc", network.arc(adder.arc).id)
            .member("eur_per_mwh", adder.eur_per_mwh)
            .end_object();
    json.end_array().key("left_out").begin_array();
    for (const LeftOutRow& row : test.left_out)
        json.begin_object()
            .member("what", row.what)
            .member("from", to_string(row.from))
            .member("to", to_string(row.to))
            .member("why", to_string(row.why))
            .end_object();
    json.end_array();
}

} // namespace gashub
