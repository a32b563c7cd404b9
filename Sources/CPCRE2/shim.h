// PCRE2 declares one set of functions per width of code unit and needs to be told which before it is
// included. Obstat's text is UTF-8, so the width is 8 and the functions end in _8.
#ifndef OBSTAT_CPCRE2_SHIM_H
#define OBSTAT_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
