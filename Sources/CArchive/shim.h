// libarchive reads 7z, RAR, TAR, CAB and their like from memory.
#include <archive.h>
#include <archive_entry.h>

#include <langinfo.h>
#include <locale.h>

// File types and the "not a locale" value are macros with casts, which Swift can't import.
enum { obstat_archive_directory = 0040000, obstat_archive_regular = 0100000, obstat_archive_symlink = 0120000 };

// libarchive turns the UTF-16 names of 7z and RAR into the encoding of the calling thread's locale; in "C" they are lost.
// A locale is read from a file: make it before confinement. NULL where the system has none.
static inline locale_t obstat_archive_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }
