// The C library's converter knows Big5-HKSCS, CP950, GB18030 and the rest; Swift's standard library only Unicode.
#include <iconv.h>
