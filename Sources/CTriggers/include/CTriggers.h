// The inner loops of the trigger index: one pass over a text that notices every place where one of thousands of short
// strings, of a few dozen shapes or of a thousand words stands, and keeps for each pattern where its matches may start.
// In C because it rests on vector instructions, chosen at run time, and because it must be fast in debug builds too.
//
// What it reports may be too much (nobody relies on a report alone) and is never too little.

#ifndef CTRIGGERS_H
#define CTRIGGERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// No set.
#define CTRIGGERS_NONE UINT32_MAX
/// A distance without a bound.
#define CTRIGGERS_UNBOUNDED INT32_MAX

/// Three to eight bytes, first byte lowest; bits that `mask` leaves out do not matter (the case of a letter, the bytes behind
/// the last). What stands beside them must be in a set, where one is named.
typedef struct {
    uint64_t value;
    uint64_t mask;
    uint32_t count;
    uint32_t before;
    uint32_t after;
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

/// Who wants to know of a trigger at some byte: a slot, to which the places from `farthest` to `nearest` bytes before it
/// are added.
typedef struct {
    uint32_t slot;
    /// ``CTRIGGERS_UNBOUNDED`` where there is no bound but the start of the text or, if `on_line`, of the line.
    int32_t farthest;
    /// Both are below 0 where the trigger stands before the place.
    int32_t nearest;
    /// Bytes from the start of the string to the trigger.
    uint32_t offset;
    bool on_line;
} ctriggers_target;

/// Places from the first to before the end.
typedef struct {
    uint32_t first;
    uint32_t end;
} ctriggers_range;

typedef struct ctriggers_index ctriggers_index;
typedef struct ctriggers_scratch ctriggers_scratch;

/// What a search goes by; immutable, and shared by any number of scans.
///
/// Keys, shapes and words are numbered in that order; the targets of each are those from `target_starts[number]` to before
/// `target_starts[number + 1]`.
///
/// - words: keys in lower case, compared with the text without its white space, hyphens and low lines.
/// - Returns: NULL without memory.
ctriggers_index *ctriggers_create(
    const ctriggers_key *keys, size_t key_count, const ctriggers_shape *shapes, size_t shape_count,
    const ctriggers_key *words, size_t word_count, const ctriggers_set *sets, size_t set_count,
    const ctriggers_place *places, size_t place_count, const ctriggers_target *targets,
    const uint32_t *target_starts, size_t slot_count);
void ctriggers_destroy(ctriggers_index *index);

/// The memory of one scan at a time. NULL without memory.
ctriggers_scratch *ctriggers_scratch_create(const ctriggers_index *index);
void ctriggers_scratch_destroy(ctriggers_scratch *scratch);

/// Looks through a text and fills the slots.
///
/// - text, from, end: the region, in a text that begins before it; what lies behind `end` is not read.
/// - portable: keeps to instructions that every processor has.
/// - Returns: false where the answer is not known and everything must be searched: without memory, and where U+017F or
///   U+212A may stand, the two characters that are some ASCII letter's other case.
bool ctriggers_scan(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end,
    bool portable);

/// What the last scan has put into a slot, in order and apart; valid until the next one.
const ctriggers_range *ctriggers_ranges(ctriggers_scratch *scratch, uint32_t slot, size_t *count);

/// Whether the wide instructions are there to be used.
bool ctriggers_has_wide(void);

#endif
