// libFuzzer's driver, for the fuzz targets only: SwiftPM gives programs a main of their own, so libFuzzer is linked
// without its one and started by hand. https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *data, size_t size));
