#pragma once
// The games of a `power` study, solved: one a world.

#include "analysis/network_graph.hpp"
#include "study/design/power.hpp"

#include <map>

namespace gashub {

/// One world's game. Values are MEUR over the horizon; what a player has alone is left out of
/// shares and values, for nobody bargains over it.
struct Sharing {
    bool is_solved = false;
    std::string reason; ///< why not
    std::vector<double> alone, shapley;
    Nucleolus nucleolus;
    double gain = 0;  ///< what all together have over each alone
    double years = 1; ///< length of the horizon

    double share(std::size_t player) const; ///< of the gain, by Shapley; 0 where there is none
    double bn_a_year(double meur) const { return meur / years / 1000; }
    bool core_is_empty() const;
    std::string core_words() const;
};

class Worlds {
  public:
    Worlds(const PowerStudy& kind, const Study& study, std::span<const Ran> runs);

    std::size_t count() const { return sharings_.size(); }
    const Sharing& sharing(std::size_t world) const { return sharings_[world]; }
    /// Number of the world with this option; the central one for "".
    std::optional<std::size_t> find(const std::string& id) const;
    std::string id(std::size_t world) const;
    std::string title(std::size_t world) const;
    std::size_t player(const std::string& id) const; ///< the first one for an unknown id
    /// What a player has with what it has alone, bn EUR a year, by Shapley.
    double bn_a_year(std::size_t world, std::size_t player) const;
    /// The game of the leading world with blocs in place of players; and with an input at an end.
    Sharing among_blocs() const;
    Sharing swung(const SwingGame& game) const;
    const std::vector<SwingGame>& swings() const { return plan_.swings; }
    /// A number of a coalition's run; nothing if it has none or is not solved.
    std::optional<double> number(std::size_t world, Coalition coalition, std::string_view name,
                                 std::string_view scope) const;
    /// Tariffs of the cheapest way between two nodes, planned ways too; nothing if there is none.
    std::optional<double> way_cost(std::size_t world, const std::string& from,
                                   const std::string& to) const;

  private:
    std::optional<double> number_at(std::size_t point, std::string_view name,
                                    std::string_view scope) const;
    /// The game whose coalitions are these points.
    Sharing share_out(std::span<const std::size_t> point_of) const;

    const PowerStudy& kind_;
    const Study& study_;
    std::span<const Ran> runs_;
    std::map<std::string, std::size_t> by_id_;
    CoalitionPlan plan_;
    std::vector<Sharing> sharings_;
};

} // namespace gashub
