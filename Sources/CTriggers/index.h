// What the files of this target share.

#ifndef CTRIGGERS_INDEX_H
#define CTRIGGERS_INDEX_H

#include "CTriggers.h"

// Bytes kept on each side of a block, zero where the text has none.
#define MARGIN 64
#define WORDS (CTRIGGERS_BLOCK / 64)
#define HASH_BITS 16
#define NONE UINT32_MAX

// A set as two tables of 16 rows, by the low half of a byte: one for ASCII, one for the rest; bits by the high half.
typedef struct {
    uint8_t low[16];
    uint8_t high[16];
    uint64_t bits[4];
    bool outside;
} set_table;

struct ctriggers_index {
    // Which hashes of three bytes some key begins with.
    uint64_t occurs[(1 << HASH_BITS) / 64];
    // For each hash the first of its keys in `order`, and behind the last one the end.
    uint32_t starts[(1 << HASH_BITS) + 1];
    ctriggers_key *keys;
    uint32_t *order;
    set_table *sets;
    ctriggers_place *places;
    ctriggers_shape *shapes;
    uint32_t key_count, set_count, shape_count;
};

struct ctriggers_scratch {
    // The block and its margins, as it is and in lower case.
    uint8_t raw[MARGIN + CTRIGGERS_BLOCK + MARGIN];
    uint8_t folded[MARGIN + CTRIGGERS_BLOCK + MARGIN];
    uint16_t candidates[CTRIGGERS_BLOCK + 8];
    // For each set, one bit for each byte of the block and its margins; made when first asked for.
    uint64_t (*members)[WORDS + 2];
    uint32_t *made;
    uint32_t turn;
    ctriggers_event *events;
    size_t count, capacity;
    bool failed;
};

// Three bytes in lower case, the fourth of `bytes` shifted out.
static inline uint32_t hash(uint32_t bytes) {
    return (bytes * (0x9E3779B1u << 8)) >> (32 - HASH_BITS);
}

static inline uint8_t lowered(uint8_t byte) {
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

#endif
