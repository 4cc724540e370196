#pragma once
// The accounts behind welfare.hpp: who holds what, and the book that payments are entered in.

#include "analysis/welfare.hpp"

#include <map>
#include <tuple>
#include <unordered_map>

namespace gashub {

/// Adds up rows by country, agent and item, and what sellers earn.
class Accounts {
  public:
    explicit Accounts(const market::Outcome& outcome) : out(outcome) {}

    const market::Outcome& out;

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
    std::unordered_map<Key, double, KeyHash, KeyEqual> sums_; ///< entered some 30,000 times a run
    std::map<std::string, double> revenues_;
};

/// Wedges of price rules, caps, contracts and mark-ups: to whom the rule gives them
/// (welfare_rules.cpp).
void book_wedges(Accounts& accounts);

/// Consumers under a price cap or a regulated price: what they use, at what they pay.
void book_consumers_under_rules(Accounts& accounts);

/// Contract gas at its price where the programme did not see it; rebates.
void book_contract_bills(Accounts& accounts);

} // namespace gashub
