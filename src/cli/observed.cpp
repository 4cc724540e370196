#include "cli/observed.hpp"

#include "io/observed_csv.hpp"

#include <filesystem>
#include <iterator>

#include <fmt/format.h>

namespace gashub::cli {
namespace {

namespace fs = std::filesystem;

/// Moves the rows of a file into `rows`; false with the faults shown.
template <class Rows>
bool take(Call& call, Result<Rows> read, Rows& rows) {
    call.terminal.show(read.issues());
    if (read)
        rows = std::move(*read);
    return static_cast<bool>(read);
}

bool take_flows(Call& call, const fs::path& file, const Network& network,
                std::vector<MeasuredFlow>& rows) {
    return take(call, read_observed_flows(file, network), rows);
}
bool take_prices(Call& call, const fs::path& file, const Network& network,
                 std::vector<MeasuredPrice>& rows) {
    return take(call, read_observed_prices(file, network), rows);
}

} // namespace

std::optional<BacktestData> read_observed(Call& call, const Network& network) {
    const Arguments& a = call.arguments;
    BacktestData data;
    bool is_good = take_flows(call, a.observed, network, data.flows);
    if (!a.prices.empty())
        is_good = take_prices(call, a.prices, network, data.prices) && is_good;
    return is_good ? std::optional(std::move(data)) : std::nullopt;
}

std::optional<ObservedFigures> read_observed_and_naive(Call& call, const Network& network) {
    const Arguments& a = call.arguments;
    std::optional<BacktestData> data = read_observed(call, network);
    if (!data)
        return std::nullopt;
    ObservedFigures figures{.data = std::move(*data), .naive_year = {}, .no_naive = {}};
    const std::optional<int> year = network.parts().calibrated_on,
                             observed = observed_year(figures.data.flows);
    if (a.naive.empty() && !year) {
        figures.no_naive = "--naive FLOWS names one";
        return figures;
    }
    if (a.naive.empty() && year == observed) {
        figures.no_naive = "this is that year";
        return figures;
    }
    const fs::path folder = fs::path(a.observed).parent_path();
    const fs::path flows =
        a.naive.empty() ? folder / fmt::format("flows-{}.csv", *year) : fs::path(a.naive);
    std::error_code error;
    if (a.naive.empty() && !fs::exists(flows, error)) {
        figures.no_naive = "there is no " + flows.string();
        return figures;
    }
    if (!take_flows(call, flows, network, figures.data.naive_flows))
        return std::nullopt;
    figures.naive_year = observed_year(figures.data.naive_flows);
    if (a.prices.empty() || !figures.naive_year)
        return figures;
    const fs::path prices =
        fs::path(a.prices).parent_path() / fmt::format("prices-{}.csv", *figures.naive_year);
    if (fs::exists(prices, error) && !take_prices(call, prices, network, figures.data.naive_prices))
        return std::nullopt;
    return figures;
}

} // namespace gashub::cli
