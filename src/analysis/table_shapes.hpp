#pragma once
// Columns of every table of INTERFACES, without rows: what result_tables and empty_tables begin
// with.

#include "analysis/table.hpp"

namespace gashub::shapes {

Table flows();
Table prices();
Table production();
Table consumption();
Table mix();
Table storage();
Table contracts();
Table rules();
Table welfare_table();
Table import_bill_table();
Table indicator_table();
Table parameters();
Table runs();

} // namespace gashub::shapes
