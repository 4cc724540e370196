#pragma once
// What the importers share: the network that a foreign file makes, what had to be assumed, ids and
// units.

#include "base/result.hpp"
#include "model/network.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gashub {

/// A network from a foreign format, not yet checked (make_network does), and a sentence for each
/// thing that the format leaves open or the model can not hold.
struct Imported {
    NetworkParts parts;
    std::vector<std::string> notes;
};

struct ImportOptions {
    /// `EPSG:4326` (degrees), `EPSG:3857` (metres of web maps), `none` (drawn coordinates, laid
    /// into a square of degrees); empty: as the importer finds it out.
    std::string projection;
    /// Temperature in degC at which the file's cubic metres are measured: 0 or 15; below: as the
    /// format has it.
    int cubic_metres_at = -1;
    double tariff_eur_per_mwh_100km = 0.1; ///< of pipes with a length
    std::string carrier;                   ///< of a PyPSA folder with several: the gas buses'
};

/// Makes ids of names: letters, digits and hyphens, unique.
class IdMaker {
  public:
    /// A new id; `A long: name` becomes `a-long-name`, a second one `a-long-name-2`.
    std::string make(std::string_view name);

  private:
    std::set<std::string, std::less<>> taken_;
};

/// bcm of the model (15 degC) in one bcm measured at 0 degC, both at 1 atm.
inline constexpr double standard_per_normal = 288.15 / 273.15;
/// Factor to the model's cubic metres of the options' temperature, or of that which the format has
/// where they name none; 0 or 15 degC.
double cubic_metre_factor(const ImportOptions& options, int of_format);

/// What gas costs in a field, and what demand that asks for a volume answers to, EUR/MWh: of
/// formats without money.
inline constexpr double assumed_cost = 10, assumed_price = 20;

/// A market at a node that wants a given volume whatever it costs.
Market fixed_market(const std::string& node, double bcm_per_year, const std::string& source);

/// The arc the other way round.
Arc turned_round(Arc arc, std::string id);

/// Appends an arc to the collection of its kind.
void add_arc(NetworkParts& parts, Arc arc);

/// Names and texts of files, in their order. Faults: those of read_file, of all of them.
Result<std::vector<std::pair<std::string, std::string>>>
read_files(const std::vector<std::filesystem::path>& files);

/// A network that waits for its nodes, with the source that all its figures name.
NetworkParts begin_network(std::string_view name, Source source);

} // namespace gashub
