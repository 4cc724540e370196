#include "fuzz/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    gashub::test::read_import_bytes({reinterpret_cast<const char*>(data), size});
    return 0;
}
