#pragma once
// Who holds what of an outcome (MODEL section 7), and the book that payments are entered in.
// Leaders are measured by it, analysis/welfare.hpp shows it.

#include "market/outcome.hpp"

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

namespace gashub {

/// Gas that arrives at the hub in a period, by origin, bcm.
using ArrivalsAtHub = std::function<std::vector<std::pair<std::string, double>>(int period)>;

struct WelfareRow {
    std::string country, agent, item;
    double value_meur = 0;
};

/// Adds up rows by country, agent and item, and what sellers earn.
class Accounts {
  public:
    Accounts(const market::Outcome& outcome, ArrivalsAtHub arrivals)
        : out(outcome), arrivals_at_hub(std::move(arrivals)) {}

    const market::Outcome& out;
    const ArrivalsAtHub arrivals_at_hub;

    const Network& net() const { return out.network(); }
    const std::string& country_of(int node) const { return net().node(node).country; }
    /// Country of an owner: a seller's, else the name is a country's already.
    std::string owner_country(const std::string& owner) const;
    std::string storage_country(int s) const;
    std::string_view transport_agent(int arc) const {
        return net().arc(arc).kind == ArcKind::pipeline ? "shipper" : "lng";
    }

    void add(const std::string& country, std::string_view agent, std::string_view item,
             double meur);
    /// Enters what somebody gets though the objective counts it as a cost (or pays, if negative).
    void add_from_model(const std::string& country, std::string_view agent, std::string_view item,
                        double meur) {
        add(country, agent, item, meur);
        add("", "model", item, -meur);
    }
    /// An arc's money goes to its owner, else half to each end's country.
    void add_arc(int arc, std::string_view item, double meur, std::string_view agent = {});
    /// Money of a field: its country's producers, and its seller's revenue.
    void add_site(int site, std::string_view item, double meur);
    void add_seller(const std::string& seller, std::string_view item, double meur);

    std::vector<WelfareRow> rows() const;
    const std::map<std::string, double>& revenues() const { return revenues_; }
    double total() const;

  private:
    using Key = std::tuple<std::string, std::string, std::string>;
    using KeyView = std::tuple<std::string_view, std::string_view, std::string_view>;
    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(const KeyView& key) const;
    };
    struct KeyEqual {
        using is_transparent = void;
        bool operator()(const KeyView& a, const KeyView& b) const { return a == b; }
    };
    std::unordered_map<Key, double, KeyHash, KeyEqual> sums_; ///< entered for every column and row
    std::map<std::string, double> revenues_;
};

/// The whole book of a solved outcome: every column's and row's rent, every payment of a rule. Gas
/// of no one seller that a rule's floor pays for at the hub is its sellers' by `arrivals`; without
/// it, the hub's country's.
Accounts accounts_of(const market::Outcome& outcome, ArrivalsAtHub arrivals = {});

/// Wedges of price rules, caps, contracts and mark-ups: to whom the rule gives them
/// (payments_of_rules.cpp).
void book_wedges(Accounts& accounts);

/// Consumers under a price cap or a regulated price: what they use, at what they pay.
void book_consumers_under_rules(Accounts& accounts);

/// Contract gas at its price where the programme did not see it; rebates.
void book_contract_bills(Accounts& accounts);

} // namespace gashub
