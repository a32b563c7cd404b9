// How far a text stands in the normalised view as it is: the two walks over every byte that the view is made with. In C
// because they rest on vector instructions, chosen at run time, and because they must be fast in debug builds too.

#ifndef CFOLDING_H
#define CFOLDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The end of a run of characters that never change: printable ASCII, tabs, line feeds and U+4000 to U+9FFF.
///
/// - text: any bytes, of which `end` exist.
/// - from: where the run begins.
size_t cfolding_plain_end(const uint8_t *text, size_t from, size_t end, bool portable);

/// The first byte at or behind `from` that what stands around it may change; `end` where there is none.
///
/// - text: UTF-8 that has been folded.
/// - peculiar: for each character below U+A000, whether it is a Chinese digit or a dash.
size_t cfolding_next_peculiar(
    const uint8_t *text, size_t from, size_t end, const bool *peculiar, bool portable);

#endif
