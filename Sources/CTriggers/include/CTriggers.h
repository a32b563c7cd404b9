// The inner loops of the trigger index: one pass over a text that notices every place where one of thousands of short
// strings or of a few dozen shapes stands. In C because it rests on vector instructions, chosen at run time, and because
// it must be fast in debug builds too.
//
// What it reports may be too much (nobody relies on a report alone) and is never too little.

#ifndef CTRIGGERS_H
#define CTRIGGERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Three to eight bytes, first byte lowest; bits that `mask` leaves out do not matter (the case of a letter, the bytes behind
/// the last).
typedef struct {
    uint64_t value;
    uint64_t mask;
    uint32_t count;
} ctriggers_key;

/// A set of byte values, a bit for each, and whether "outside the text" belongs to it.
typedef struct {
    uint64_t bits[4];
    bool outside;
} ctriggers_set;

/// That the byte at `offset` (-1 to 31) from a shape's place is in a set.
typedef struct {
    int32_t offset;
    uint32_t set;
} ctriggers_place;

/// Consecutive places, all of which must hold; those that seldom do should come first.
typedef struct {
    uint32_t first;
    uint32_t count;
} ctriggers_shape;

/// A key or shape (numbered behind the keys) stands at a byte of the text.
typedef struct {
    uint32_t trigger;
    uint32_t at;
} ctriggers_event;

typedef struct ctriggers_index ctriggers_index;
typedef struct ctriggers_scratch ctriggers_scratch;

/// What a search goes by; immutable, and shared by any number of scans. NULL without memory.
ctriggers_index *ctriggers_create(
    const ctriggers_key *keys, size_t key_count, const ctriggers_set *sets, size_t set_count,
    const ctriggers_place *places, size_t place_count, const ctriggers_shape *shapes, size_t shape_count);
void ctriggers_destroy(ctriggers_index *index);

/// The memory of one scan at a time. NULL without memory.
ctriggers_scratch *ctriggers_scratch_create(const ctriggers_index *index);
void ctriggers_scratch_destroy(ctriggers_scratch *scratch);

/// Bytes that one call looks at.
#define CTRIGGERS_BLOCK 4096

typedef struct {
    /// In no particular order; valid until the next call with the same scratch.
    const ctriggers_event *events;
    size_t count;
    /// Whether U+017F or U+212A may begin here, the two characters that are some ASCII letter's other case.
    bool folds;
    /// Whether there was no memory for all events.
    bool failed;
} ctriggers_report;

/// Looks at one block.
///
/// - text, end: everything that exists; what lies behind `end` is not read.
/// - from: where the block starts.
/// - portable: keeps to instructions that every processor has.
ctriggers_report ctriggers_scan(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end,
    bool portable);

/// Whether the wide instructions are there to be used.
bool ctriggers_has_wide(void);

#endif
