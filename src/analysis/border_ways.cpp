#include "analysis/border_ways.hpp"

#include "analysis/tracing.hpp"

#include <algorithm>
#include <set>

namespace gashub {
namespace {

using market::nothing_bcm;
using market::Outcome;
using market::Timeline;

/// Origin and way together are what is traced; labels exist only where such gas can be.
class Labels {
  public:
    explicit Labels(const Outcome& out) : line_(out.line()) {
        for (const Site& site : line_.network.parts().sites)
            sites_.push_back(label(site.origin, {}));
        crossing_.resize(static_cast<std::size_t>(line_.network.arc_count()));
        for (int a = 0; a < line_.network.arc_count(); ++a)
            if (crosses(a) && is_used(out, a))
                leave_home_over(a);
        const int stores = static_cast<int>(line_.storage_node.size());
        for (int s = 0; s < stores; ++s)
            for (const auto& [origin, share] : storage(s).opening_mix)
                label(origin, in_store(s, origin));
        label("stock", {.kind = BorderWay::Kind::stock, .arc = -1, .landing = {}});
        const auto count = list_.size();
        for (std::vector<int>& becomes : crossing_)
            for (std::size_t i = becomes.size(); !becomes.empty() && i < count; ++i)
                becomes.push_back(static_cast<int>(i));
    }

    TraceLabels traced() {
        return {.count = static_cast<int>(list_.size()),
                .of_site = sites_,
                .in_store =
                    [this](int s, const std::string& origin) {
                        return label(origin, in_store(s, origin));
                    },
                .crossing = crossing_};
    }
    const std::vector<std::pair<std::string, BorderWay>>& list() const { return list_; }

  private:
    const Timeline& line_;
    std::vector<std::pair<std::string, BorderWay>> list_;
    std::vector<int> sites_;
    std::vector<std::vector<int>> crossing_;

    const Storage& storage(int s) const {
        return line_.network.parts().storages[static_cast<std::size_t>(s)];
    }
    int label(const std::string& origin, const BorderWay& way) {
        const std::pair wanted(origin, way);
        const auto found = std::find(list_.begin(), list_.end(), wanted);
        if (found != list_.end())
            return static_cast<int>(found - list_.begin());
        list_.push_back(wanted);
        return static_cast<int>(list_.size()) - 1;
    }
    const std::string& country(int node) const { return line_.network.node(node).country; }
    const std::string& from(int a) const {
        return country(line_.arc_from[static_cast<std::size_t>(a)]);
    }
    const std::string& to(int a) const {
        return country(line_.arc_to[static_cast<std::size_t>(a)]);
    }
    bool crosses(int a) const { return from(a) != to(a); }
    bool is_used(const Outcome& out, int a) const {
        for (int t = 0; t < line_.period_count(); ++t)
            if (out.flow(a, t) > nothing_bcm)
                return true;
        return false;
    }
    /// Origins that are produced in a country.
    std::set<std::string> produced_in(const std::string& code) const {
        std::set<std::string> origins;
        const auto& sites = line_.network.parts().sites;
        for (std::size_t p = 0; p < sites.size(); ++p)
            if (country(line_.site_node[p]) == code)
                origins.insert(sites[p].origin);
        return origins;
    }
    BorderWay way_over(int a) const {
        if (line_.network.arc(a).kind == ArcKind::lane)
            return {.kind = BorderWay::Kind::ships, .arc = -1, .landing = to(a)};
        return {.kind = BorderWay::Kind::pipe, .arc = a, .landing = {}};
    }
    void leave_home_over(int a) {
        for (const std::string& origin : produced_in(from(a))) {
            const int before = label(origin, {}), after = label(origin, way_over(a));
            auto& becomes = crossing_[static_cast<std::size_t>(a)];
            for (int i = static_cast<int>(becomes.size()); i < static_cast<int>(list_.size()); ++i)
                becomes.push_back(i);
            becomes[static_cast<std::size_t>(before)] = after;
        }
    }
    BorderWay in_store(int s, const std::string& origin) const {
        const std::string& here = country(line_.storage_node[static_cast<std::size_t>(s)]);
        if (produced_in(here).contains(origin))
            return {};
        return {.kind = BorderWay::Kind::stock, .arc = -1, .landing = {}};
    }
};

} // namespace

std::vector<CameBy> border_ways(const Outcome& out) {
    Labels labels(out);
    const TraceLabels traced_labels = labels.traced();
    const Traced traced = trace_labels(out, traced_labels);
    const Timeline& line = out.line();
    std::vector<CameBy> list;
    for (int m = 0; m < static_cast<int>(line.market_node.size()); ++m)
        for (int t = 0; t < line.period_count(); ++t) {
            std::vector<double> sold(labels.list().size(), 0);
            for (int k = 0; k < out.formulation->classes.count(); ++k) {
                const double volume = sold_of_class(out, m, t, k);
                if (volume <= nothing_bcm)
                    continue;
                for (std::size_t i = 0; i < sold.size(); ++i)
                    sold[i] +=
                        volume * traced.share(t, k, line.market_node[static_cast<std::size_t>(m)],
                                              static_cast<int>(i));
            }
            for (std::size_t i = 0; i < sold.size(); ++i)
                if (sold[i] > nothing_bcm)
                    list.push_back(
                        {m, t, labels.list()[i].first, labels.list()[i].second, sold[i]});
        }
    return list;
}

} // namespace gashub
