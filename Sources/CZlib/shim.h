// Swift has no inflater and no CRC-32 of its own; zlib has both, and every ZIP, OOXML and ODF file needs them.
#include <zlib.h>
