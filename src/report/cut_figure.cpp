// Map of a loss: what is lost, and the ways that then hold back all that could come.

#include "report/map_svg.hpp"
#include "report/names.hpp"
#include "report/quantities.hpp"
#include "report/study_figures.hpp"
#include "study/design/design.hpp"
#include "study/design/security.hpp"
#include "study/measure.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace gashub {
namespace {

using Cut = std::vector<std::pair<std::string, double>>; ///< element, mcm a day

constexpr double margin = 1.5; ///< degrees about what is marked
constexpr std::array<const char*, 4> area_looks{"s1", "s5", "s3", "s6"};

class CutMap {
  public:
    CutMap(const StudyRuns& source, const SecurityStudy& kind)
        : kind_(kind), study_(source.study), net_(study_.bases().front().network),
          index_(study_, source.runs) {}

    /// Cuts of each area under a loss that do not hold back anyway.
    std::vector<Cut> cuts(const std::string& out) const {
        std::vector<Cut> list(kind_.areas.size());
        const Ran *lost = run(out), *intact = run("");
        for (std::size_t a = 0; a < list.size() && lost != nullptr && intact != nullptr; ++a) {
            const std::string area = kind_.areas[a].id + ":";
            auto found = lost->values.matches("binding-cut", area + "*");
            if (found == intact->values.matches("binding-cut", area + "*"))
                continue;
            for (auto& [scope, capacity] : found)
                list[a].emplace_back(scope.substr(area.size()), capacity);
        }
        return list;
    }

    FlowMap map(const std::string& out, const std::vector<Cut>& cuts) {
        map_.groups.push_back({"lost", "total"});
        for (const SafeArea& area : kind_.areas)
            map_.groups.push_back({"holds back: " + title_or(area.title, area.id),
                                   area_looks[map_.groups.size() - 1]});
        for (int n = 0; n < net_.node_count(); ++n)
            map_.places.push_back(
                {.label = "", .tip = "", .lon = net_.node(n).lon, .lat = net_.node(n).lat});
        for (const std::string& element : lost_of(out))
            add(element, std::nullopt, 0);
        for (std::size_t a = 0; a < cuts.size(); ++a)
            for (const auto& [element, capacity] : cuts[a])
                add(element, capacity, a + 1);
        for (int a = 0; a < net_.arc_count(); ++a)
            if (const Arc& arc = net_.arc(a); arc.kind != ArcKind::lane &&
                                              arc.status == Status::existing &&
                                              !marked_.contains(arc.id))
                map_.flows.push_back({.from = place(arc.from), .to = place(arc.to), .tip = ""});
        map_.window = GeoWindow{window_.west - margin, window_.east + margin,
                                window_.south - margin, window_.north + margin};
        map_.has_use = false;
        return std::move(map_);
    }

    std::string title(const std::string& out) const {
        for (const CommonCause& cause : kind_.common_causes)
            if (cause.id == out)
                return title_or(cause.title, cause.id);
        return any_name(net_, out);
    }

  private:
    const Ran* run(const std::string& out) const {
        const Ran* found = index_.find(
            secure_choices(kind_, central_choices(study_), kind_.situations.front(), out));
        return found != nullptr && found->is_solved() ? found : nullptr;
    }
    std::vector<std::string> lost_of(const std::string& out) const {
        for (const CommonCause& cause : kind_.common_causes)
            if (cause.id == out)
                return cause.elements;
        std::vector<std::string> list;
        for (std::size_t from = 0, plus = 0; plus != std::string::npos; from = plus + 1) {
            plus = out.find('+', from);
            list.push_back(out.substr(from, plus - from));
        }
        return list;
    }
    std::size_t place(std::string_view node) const {
        return static_cast<std::size_t>(net_.find_node(node));
    }
    /// A line where the element is a way between two places, else a round.
    void add(const std::string& id, std::optional<double> capacity, std::size_t group) {
        int from = -1, to = -1;
        if (const int arc = net_.find_arc(id); arc >= 0) {
            from = net_.find_node(net_.arc(arc).from);
            to = net_.find_node(net_.arc(arc).to);
        } else if (const int site = net_.find_site(id); site >= 0) {
            from = net_.find_node(net_.parts().sites[static_cast<std::size_t>(site)].node);
        } else if (const int store = net_.find_storage(id); store >= 0) {
            from = net_.find_node(net_.parts().storages[static_cast<std::size_t>(store)].node);
        } else {
            from = net_.find_node(id);
        }
        if (from < 0)
            return;
        marked_.insert(id);
        const Node &head = net_.node(from), &tail = net_.node(to < 0 ? from : to);
        const std::string name = any_name(net_, id),
                          tip = capacity ? fmt::format("{}: {:.1f} mcm/d", name, *capacity)
                                         : name + ": lost";
        FlowMap::Place named{.label = name,
                             .tip = tip,
                             .lon = (head.lon + tail.lon) / 2,
                             .lat = (head.lat + tail.lat) / 2,
                             .rank = 1 + capacity.value_or(1000)};
        if (head.lon == tail.lon && head.lat == tail.lat) {
            named.round = map_.groups[group].look;
        } else {
            FlowMap::Flow flow{.from = static_cast<std::size_t>(from),
                               .to = static_cast<std::size_t>(to),
                               .bcm = 0.5,
                               .tip = tip};
            flow.by_origin[group] = 1;
            map_.flows.push_back(std::move(flow));
        }
        window_.hold(head.lon, head.lat);
        window_.hold(tail.lon, tail.lat);
        map_.places.push_back(std::move(named));
    }

    const SecurityStudy& kind_;
    const Study& study_;
    const Network& net_;
    RunIndex index_;
    FlowMap map_;
    GeoWindow window_{180, -180, 90, -90};
    std::set<std::string> marked_;
};

} // namespace

std::optional<PageFigure> cut_figure(const StudyRuns& source, const AnswerTable& table,
                                     const std::vector<Outline>& land) {
    const auto* kind = std::get_if<SecurityStudy>(&source.study.parts().kind);
    if (kind == nullptr || kind->situations.empty())
        return std::nullopt;
    CutMap maker(source, *kind);
    std::string worst;
    std::size_t most = 0;
    for (const AnswerTable::Row& row : table.rows) {
        std::size_t elements = 0;
        for (const Cut& cut : maker.cuts(row.id))
            elements += cut.size();
        if (elements > most)
            most = elements, worst = row.id;
    }
    if (most == 0)
        return std::nullopt;
    FlowMap map = maker.map(worst, maker.cuts(worst));
    map.title = fmt::format("Without {}: the ways that then hold back all that could come",
                            maker.title(worst));
    map.land = land;
    std::vector<LegendEntry> legend;
    for (const OriginGroup& group : map.groups)
        if (std::any_of(
                map.flows.begin(), map.flows.end(),
                [&](const FlowMap::Flow& flow) {
                    return flow.by_origin[static_cast<std::size_t>(&group - map.groups.data())] > 0;
                }) ||
            std::any_of(map.places.begin(), map.places.end(),
                        [&](const FlowMap::Place& place) { return place.round == group.look; }))
            legend.push_back({group.name, group.look});
    return PageFigure{
        .title = map.title,
        .caption = "Least cut by capacity on the hard day, in the central case: no more could come "
                   "if all of it were full. Point at one to read its capacity.",
        .svg = flow_map_svg(map, desk_map),
        .phone_svg = flow_map_svg(map, phone_map),
        .legend = std::move(legend),
        .is_wide = true};
}

} // namespace gashub
