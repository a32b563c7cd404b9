#include "index.h"

#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_WIDE 1
#define WIDE __attribute__((target("avx2,bmi,bmi2")))
#endif
// The same steps are compiled twice, with and without wide instructions.
#define STEP static inline __attribute__((always_inline))

static bool room(ctriggers_scratch *scratch, size_t more) {
    if (scratch->count + more <= scratch->capacity) return true;
    size_t capacity = 2 * (scratch->count + more);
    ctriggers_event *events = realloc(scratch->events, capacity * sizeof *events);
    if (!events) {
        scratch->failed = true;
        return false;
    }
    scratch->events = events;
    scratch->capacity = capacity;
    return true;
}

// MARK: The block

// Brings the block and its margins together, with zeros where there is no text.
STEP void take_block(ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t to, size_t end) {
    size_t before = from < MARGIN ? from : MARGIN;
    size_t behind = end - to < MARGIN ? end - to : MARGIN;
    size_t length = to - from;
    memset(scratch->raw, 0, MARGIN - before);
    memcpy(scratch->raw + MARGIN - before, text + from - before, before + length + behind);
    memset(scratch->raw + MARGIN + length + behind, 0, CTRIGGERS_BLOCK + MARGIN - length - behind);
}

// Lower case, and whether one of the two characters is there that fold into ASCII.
STEP bool fold(ctriggers_scratch *scratch) {
    const uint8_t *raw = scratch->raw;
    uint8_t *folded = scratch->folded;
    uint8_t folds = 0;
    for (size_t index = 0; index < sizeof scratch->raw - 2; index++) {
        uint8_t byte = raw[index];
        folded[index] = byte | (uint8_t)((uint8_t)(byte - 'A') < 26 ? 0x20 : 0);
        folds |= (uint8_t)((byte == 0xC5) & (raw[index + 1] == 0xBF));
        folds |= (uint8_t)((byte == 0xE2) & (raw[index + 1] == 0x84) & (raw[index + 2] == 0xAA));
    }
    return folds;
}

// MARK: Keys

STEP size_t find_candidates(const ctriggers_index *index, ctriggers_scratch *scratch, size_t length) {
    const uint8_t *folded = scratch->folded + MARGIN;
    uint16_t *candidates = scratch->candidates;
    size_t count = 0;
    for (size_t at = 0; at < length; at++) {
        uint32_t bytes;
        memcpy(&bytes, folded + at, sizeof bytes);
        uint32_t value = hash(bytes);
        candidates[count] = (uint16_t)at;
        count += index->occurs[value >> 6] >> (value & 63) & 1;
    }
    return count;
}

STEP void find_keys(const ctriggers_index *index, ctriggers_scratch *scratch, size_t from, size_t length) {
    size_t count = find_candidates(index, scratch, length);
    for (size_t candidate = 0; candidate < count; candidate++) {
        size_t at = scratch->candidates[candidate];
        uint32_t bytes;
        uint64_t text;
        memcpy(&bytes, scratch->folded + MARGIN + at, sizeof bytes);
        memcpy(&text, scratch->raw + MARGIN + at, sizeof text);
        uint32_t value = hash(bytes);
        uint32_t end = index->starts[value + 1];
        for (uint32_t place = index->starts[value]; place < end; place++) {
            const ctriggers_key *key = &index->keys[index->order[place]];
            if ((text & key->mask) != key->value || !room(scratch, 1)) continue;
            scratch->events[scratch->count++] =
                (ctriggers_event){.trigger = index->order[place], .at = (uint32_t)(from + at)};
        }
    }
}

// MARK: Shapes

STEP void find_members_portably(const set_table *set, const uint8_t *raw, uint64_t *members) {
    for (size_t word = 0; word < WORDS + 2; word++) {
        uint64_t bits = 0;
        for (size_t bit = 0; bit < 64; bit++) {
            uint8_t byte = raw[64 * word + bit];
            bits |= (set->bits[byte >> 6] >> (byte & 63) & 1) << bit;
        }
        members[word] = bits;
    }
}

#if HAS_WIDE
WIDE STEP uint32_t members_of_half(__m256i bytes, __m256i low, __m256i high) {
    const __m256i bits = _mm256_setr_epi8(
        1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128,
        1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
    const __m256i nibble = _mm256_set1_epi8(0x0F);
    __m256i row = _mm256_and_si256(bytes, nibble);
    __m256i bit = _mm256_shuffle_epi8(bits, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
    __m256i rows = _mm256_blendv_epi8(_mm256_shuffle_epi8(low, row), _mm256_shuffle_epi8(high, row), bytes);
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_and_si256(rows, bit), bit));
}

WIDE STEP void find_members_widely(const set_table *set, const uint8_t *raw, uint64_t *members) {
    __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set->low));
    __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set->high));
    for (size_t word = 0; word < WORDS + 2; word++) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(raw + 64 * word));
        __m256i second = _mm256_loadu_si256((const __m256i *)(raw + 64 * word + 32));
        members[word] = members_of_half(first, low, high) | (uint64_t)members_of_half(second, low, high) << 32;
    }
}
#endif

// Bits of places outside the text say what the set says of outside.
STEP void mark_outside(uint64_t *members, bool outside, size_t before, size_t behind) {
    uint64_t unseen = before == 0 ? ~0ull : before >= 64 ? 0 : ~0ull >> before;
    members[0] = outside ? members[0] | unseen : members[0] & ~unseen;
    // `behind` counts the bits, margin included, up to the end of the text.
    for (size_t word = behind / 64; word < WORDS + 2; word++) {
        unseen = word == behind / 64 ? ~0ull << behind % 64 : ~0ull;
        members[word] = outside ? members[word] | unseen : members[word] & ~unseen;
    }
}

// Keeps the places of `found` from which the byte at `offset` is a member; says whether any are left.
STEP bool narrow(uint64_t *found, const uint64_t *members, int32_t offset) {
    uint64_t any = 0;
    if (offset < 0) {
        for (size_t word = 0; word < WORDS; word++)
            any |= found[word] &= members[word + 1] << 1 | members[word] >> 63;
    } else if (offset == 0) {
        for (size_t word = 0; word < WORDS; word++) any |= found[word] &= members[word + 1];
    } else {
        for (size_t word = 0; word < WORDS; word++)
            any |= found[word] &= members[word + 1] >> offset | members[word + 2] << (64 - offset);
    }
    return any != 0;
}

STEP void report(ctriggers_scratch *scratch, const uint64_t *found, uint32_t trigger, size_t from) {
    for (size_t word = 0; word < WORDS; word++) {
        uint64_t bits = found[word];
        if (!bits || !room(scratch, 64)) continue;
        while (bits) {
            size_t at = from + 64 * word + (size_t)__builtin_ctzll(bits);
            scratch->events[scratch->count++] = (ctriggers_event){.trigger = trigger, .at = (uint32_t)at};
            bits &= bits - 1;
        }
    }
}

STEP void find_shapes(
    const ctriggers_index *index, ctriggers_scratch *scratch, size_t from, size_t to, size_t end,
    void (*find_members)(const set_table *, const uint8_t *, uint64_t *)) {
    size_t before = from < MARGIN ? from : MARGIN;
    size_t behind = MARGIN + (end - from < CTRIGGERS_BLOCK + MARGIN ? end - from : CTRIGGERS_BLOCK + MARGIN);
    scratch->turn++;
    for (uint32_t shape = 0; shape < index->shape_count; shape++) {
        const ctriggers_place *place = &index->places[index->shapes[shape].first];
        const ctriggers_place *last = place + index->shapes[shape].count;
        uint64_t found[WORDS];
        size_t length = to - from;
        for (size_t word = 0; word < WORDS; word++)
            found[word] = 64 * word + 64 <= length ? ~0ull : 64 * word < length ? ~(~0ull << length % 64) : 0;
        bool any = true;
        for (; any && place < last; place++) {
            uint64_t *members = scratch->members[place->set];
            if (scratch->made[place->set] != scratch->turn) {
                const set_table *set = &index->sets[place->set];
                find_members(set, scratch->raw, members);
                mark_outside(members, set->outside, before, behind);
                scratch->made[place->set] = scratch->turn;
            }
            any = narrow(found, members, place->offset);
        }
        if (any) report(scratch, found, index->key_count + shape, from);
    }
}

// MARK: Both ways

STEP ctriggers_report scan(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end,
    void (*find_members)(const set_table *, const uint8_t *, uint64_t *)) {
    size_t to = end - from < CTRIGGERS_BLOCK ? end : from + CTRIGGERS_BLOCK;
    scratch->count = 0;
    scratch->failed = false;
    take_block(scratch, text, from, to, end);
    bool folds = fold(scratch);
    find_keys(index, scratch, from, to - from);
    find_shapes(index, scratch, from, to, end, find_members);
    return (ctriggers_report){
        .events = scratch->events, .count = scratch->count, .folds = folds, .failed = scratch->failed};
}

static void members_portably(const set_table *set, const uint8_t *raw, uint64_t *members) {
    find_members_portably(set, raw, members);
}

static ctriggers_report scan_portably(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end) {
    return scan(index, scratch, text, from, end, members_portably);
}

#if HAS_WIDE
WIDE static void members_widely(const set_table *set, const uint8_t *raw, uint64_t *members) {
    find_members_widely(set, raw, members);
}

WIDE static ctriggers_report scan_widely(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end) {
    return scan(index, scratch, text, from, end, members_widely);
}
#endif

bool ctriggers_has_wide(void) {
#if HAS_WIDE
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
#else
    return false;
#endif
}

ctriggers_report ctriggers_scan(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end,
    bool portable) {
#if HAS_WIDE
    if (!portable && ctriggers_has_wide()) return scan_widely(index, scratch, text, from, end);
#endif
    (void)portable;
    return scan_portably(index, scratch, text, from, end);
}
