// What the files of this target share.

#ifndef CTRIGGERS_INDEX_H
#define CTRIGGERS_INDEX_H

#include "CTriggers.h"

// Bytes looked at in one go: what is kept for each fits into the nearest cache.
#define BLOCK 4096
// Bytes kept on each side of a block, zero where the text has none.
#define MARGIN 64
#define WORDS (BLOCK / 64)
// Bytes that a key has at most.
#define KEY_BYTES 8

// Hashes of three bytes and of six.
#define SHORT_BITS 16
#define LONG_BITS 17
#define LONG_BYTES 6

// A set as two tables of 16 rows, by the low half of a byte: one for ASCII, one for the rest; bits by the high half.
typedef struct {
    uint8_t low[16];
    uint8_t high[16];
    uint64_t bits[4];
    bool outside;
} set_table;

// Keys by the hash of their first three bytes.
typedef struct {
    // What keys begin with.
    set_table firsts;
    // Which hashes of three bytes some key begins with.
    uint64_t begins[(1 << SHORT_BITS) / 64];
    // Which of them a key begins with that has fewer than six bytes.
    uint64_t shorts[(1 << SHORT_BITS) / 64];
    // Which hashes of six bytes some longer key begins with.
    uint64_t longs[(1 << LONG_BITS) / 64];
    // For each hash of three bytes the first of its keys, and behind the last one the end.
    uint32_t starts[(1 << SHORT_BITS) + 1];
    ctriggers_key *keys;
    // The number of each key.
    uint32_t *numbers;
    size_t count;
} key_table;

struct ctriggers_index {
    key_table keys, words;
    // Bytes that words are compared without, and those that end a character which folds into ASCII.
    set_table gaps, last_of_folding;
    set_table *sets;
    ctriggers_place *places;
    ctriggers_shape *shapes;
    ctriggers_target *targets;
    uint32_t *target_starts;
    uint32_t set_count, shape_count, slot_count;
};

// The places of one slot: in order and apart, unless they have come out of order.
typedef struct {
    ctriggers_range *items;
    uint32_t count, capacity;
    bool unsorted;
} range_list;

// The members of one set: one bit for each byte of the block and its margins, and the turn in which each word was made.
typedef struct {
    uint64_t words[WORDS + 2];
    uint32_t made[WORDS + 2];
} member_words;

struct ctriggers_scratch {
    // The block and its margins, as it is and in lower case.
    uint8_t raw[MARGIN + BLOCK + MARGIN];
    uint8_t folded[MARGIN + BLOCK + MARGIN];
    // What is left of the block for words, behind the last bytes of the one before, and where those stand.
    uint8_t squeezed[KEY_BYTES + BLOCK + MARGIN];
    uint32_t stands[KEY_BYTES];
    size_t carried;
    // For each eight bytes of the block, which are left, and how many squeezed bytes lie before them.
    uint8_t lefts[BLOCK / 8];
    uint16_t counts[BLOCK / 8];
    uint16_t candidates[KEY_BYTES + BLOCK + 16];
    member_words *members;
    uint64_t unseen[WORDS + 2];
    uint32_t turn;
    range_list *slots;
    uint32_t slot_count;
    bool failed;
    // The region, and the start of the line that the block's margin begins in.
    const uint8_t *text;
    size_t from, end;
    size_t block, line;
};

// A trigger stands at a byte of the text: its targets are told.
void ctriggers_enter(const ctriggers_index *index, ctriggers_scratch *scratch, uint32_t trigger, size_t at);
// Empties all slots.
void ctriggers_clear(ctriggers_scratch *scratch);

// Three bytes in lower case, those behind them shifted out.
static inline uint32_t short_hash(uint64_t bytes) {
    return ((uint32_t)bytes * (0x9E3779B1u << 8)) >> (32 - SHORT_BITS);
}

static inline uint32_t long_hash(uint64_t bytes) {
    return (uint32_t)(((bytes << 16) * 0x9E3779B97F4A7C15ull) >> (64 - LONG_BITS));
}

static inline bool has(const uint64_t *bits, uint32_t number) {
    return bits[number >> 6] >> (number & 63) & 1;
}

static inline uint8_t lowered(uint8_t byte) {
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

#endif
