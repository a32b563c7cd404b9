#define _GNU_SOURCE
#include "index.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_WIDE 1
#define WIDE __attribute__((target("avx2,bmi,bmi2")))
#endif
// The same steps are compiled twice, with and without wide instructions.
#define STEP static inline __attribute__((always_inline))

// MARK: Sets of bytes

// Which of 64 bytes are in a set.
typedef uint64_t membership(const set_table *set, const uint8_t *bytes);

STEP uint64_t members_portably(const set_table *set, const uint8_t *bytes) {
    uint64_t members = 0;
    for (size_t bit = 0; bit < 64; bit++) members |= (uint64_t)has(set->bits, bytes[bit]) << bit;
    return members;
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

WIDE STEP uint64_t members_widely(const set_table *set, const uint8_t *bytes) {
    __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set->low));
    __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set->high));
    __m256i first = _mm256_loadu_si256((const __m256i *)bytes);
    __m256i second = _mm256_loadu_si256((const __m256i *)(bytes + 32));
    return members_of_half(first, low, high) | (uint64_t)members_of_half(second, low, high) << 32;
}
#endif

// MARK: The block

// Brings the block and its margins together, with zeros where there is no text.
STEP void take_block(ctriggers_scratch *scratch, size_t from, size_t to) {
    size_t before = from < MARGIN ? from : MARGIN;
    size_t behind = scratch->end - to < MARGIN ? scratch->end - to : MARGIN;
    size_t length = to - from;
    memset(scratch->raw, 0, MARGIN - before);
    memcpy(scratch->raw + MARGIN - before, scratch->text + from - before, before + length + behind);
    memset(scratch->raw + MARGIN + length + behind, 0, BLOCK + MARGIN - length - behind);
}

STEP void fold(const uint8_t *restrict raw, uint8_t *restrict folded) {
    for (size_t index = 0; index < MARGIN + BLOCK + MARGIN; index++) {
        folded[index] = raw[index] | (uint8_t)((uint8_t)(raw[index] - 'A') < 26 ? 0x20 : 0);
    }
}

// Whether one of the two characters is there that fold into ASCII: C5 BF and E2 84 AA.
STEP bool folds_into_ascii(const ctriggers_index *index, const uint8_t *raw, membership *find) {
    for (size_t at = 0; at < MARGIN + BLOCK; at += 64) {
        for (uint64_t bits = find(&index->last_of_folding, raw + at); bits; bits &= bits - 1) {
            const uint8_t *last = raw + at + __builtin_ctzll(bits);
            if (last >= raw + 2 && ((last[-1] == 0xC5 && last[0] == 0xBF)
                || (last[-2] == 0xE2 && last[-1] == 0x84 && last[0] == 0xAA))) return true;
        }
    }
    return false;
}

// Notes where the line begins that the margin before the next block is on.
STEP void follow_line(ctriggers_scratch *scratch, size_t block) {
    size_t known = scratch->block - scratch->from < MARGIN ? scratch->from : scratch->block - MARGIN;
    size_t next = block - scratch->from < MARGIN ? scratch->from : block - MARGIN;
    const uint8_t *feed = next > known ? memrchr(scratch->text + known, '\n', next - known) : NULL;
    if (feed) scratch->line = (size_t)(feed - scratch->text) + 1;
    scratch->block = block;
}

// MARK: Keys

STEP uint64_t eight(const uint8_t *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

// The places where keys may stand: by one byte, then by three, then by six.
STEP size_t find_candidates(
    const key_table *table, const uint8_t *folded, size_t length, uint16_t *candidates, membership *find) {
    size_t count = 0;
    for (size_t word = 0; word < length; word += 64) {
        uint64_t bits = find(&table->firsts, folded + word);
        if (length - word < 64) bits &= ~(~0ull << (length - word));
        for (; bits; bits &= bits - 1) {
            size_t at = word + (size_t)__builtin_ctzll(bits);
            uint32_t bytes;
            memcpy(&bytes, folded + at, sizeof bytes);
            candidates[count] = (uint16_t)at;
            count += has(table->begins, short_hash(bytes));
        }
    }
    size_t kept = 0;
    for (size_t number = 0; number < count; number++) {
        uint64_t bytes = eight(folded + candidates[number]);
        candidates[kept] = candidates[number];
        kept += (size_t)has(table->shorts, short_hash(bytes)) | (size_t)has(table->longs, long_hash(bytes));
    }
    return kept;
}

STEP void find_keys(
    const ctriggers_index *index, ctriggers_scratch *scratch, size_t from, size_t length, membership *find) {
    const key_table *table = &index->keys;
    const uint8_t *raw = scratch->raw + MARGIN;
    if (!table->count) return;
    size_t count = find_candidates(table, scratch->folded + MARGIN, length, scratch->candidates, find);
    for (size_t candidate = 0; candidate < count; candidate++) {
        size_t at = scratch->candidates[candidate];
        uint64_t text = eight(raw + at);
        uint32_t value = short_hash(eight(scratch->folded + MARGIN + at));
        for (uint32_t place = table->starts[value]; place < table->starts[value + 1]; place++) {
            const ctriggers_key *key = &table->keys[place];
            if ((text & key->mask) != key->value) continue;
            if (key->before != CTRIGGERS_NONE) {
                const set_table *set = &index->sets[key->before];
                if (!(from + at == 0 ? set->outside : has(set->bits, raw[(ptrdiff_t)at - 1]))) continue;
            }
            if (key->after != CTRIGGERS_NONE) {
                const set_table *set = &index->sets[key->after];
                size_t next = at + key->count;
                if (!(from + next >= scratch->end ? set->outside : has(set->bits, raw[next]))) continue;
            }
            ctriggers_enter(index, scratch, table->numbers[place], from + at);
        }
    }
}

// MARK: Words

// Brings what is left of the block behind the bytes that have been carried over; says how many bytes that makes.
STEP size_t squeeze(const ctriggers_index *index, ctriggers_scratch *scratch, size_t length, membership *find) {
    const uint8_t *folded = scratch->folded + MARGIN;
    size_t count = scratch->carried;
    for (size_t group = 0; 8 * group < length; group++) {
        if (group % 8 == 0) {
            uint64_t left = ~find(&index->gaps, folded + 8 * group);
            if (length - 8 * group < 64) left &= ~(~0ull << (length - 8 * group));
            memcpy(scratch->lefts + group, &left, sizeof left);
        }
        uint32_t left = scratch->lefts[group];
        scratch->counts[group] = (uint16_t)count;
        memcpy(scratch->squeezed + count, folded + 8 * group, 8);
        if (left == 0xFF) {
            count += 8;
            continue;
        }
        for (int place = 0; place < 8; place++) {
            scratch->squeezed[count] = folded[8 * group + (size_t)place];
            count += left >> place & 1;
        }
    }
    memset(scratch->squeezed + count, 0, KEY_BYTES);
    return count;
}

// Where a squeezed byte stands in the text.
static size_t place_of(const ctriggers_scratch *scratch, size_t squeezed, size_t from, size_t length) {
    if (squeezed < scratch->carried) return scratch->stands[squeezed];
    size_t low = 0, high = (length + 7) / 8;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (scratch->counts[middle] <= squeezed) low = middle; else high = middle;
    }
    uint32_t left = scratch->lefts[low];
    for (size_t before = squeezed - scratch->counts[low]; before > 0; before--) left &= left - 1;
    return from + 8 * low + (size_t)__builtin_ctz(left);
}

// Keeps the last bytes, which wait for what comes behind them.
static void carry(ctriggers_scratch *scratch, size_t count, size_t kept, size_t from, size_t length) {
    uint32_t stands[KEY_BYTES];
    for (size_t index = 0; index < kept; index++) {
        stands[index] = (uint32_t)place_of(scratch, count - kept + index, from, length);
    }
    memmove(scratch->squeezed, scratch->squeezed + count - kept, kept);
    memcpy(scratch->stands, stands, sizeof stands);
    scratch->carried = kept;
}

STEP void find_words(
    const ctriggers_index *index, ctriggers_scratch *scratch, size_t from, size_t length, membership *find) {
    const key_table *table = &index->words;
    if (!table->count) return;
    size_t count = squeeze(index, scratch, length, find);
    bool is_last = from + length == scratch->end;
    size_t kept = is_last ? 0 : count < KEY_BYTES - 1 ? count : KEY_BYTES - 1;
    size_t candidates = find_candidates(table, scratch->squeezed, count - kept, scratch->candidates, find);
    uint32_t first = (uint32_t)index->keys.count + index->shape_count;
    for (size_t candidate = 0; candidate < candidates; candidate++) {
        size_t at = scratch->candidates[candidate];
        uint64_t text = eight(scratch->squeezed + at);
        uint32_t value = short_hash(text);
        for (uint32_t place = table->starts[value]; place < table->starts[value + 1]; place++) {
            if ((text & table->keys[place].mask) != table->keys[place].value) continue;
            ctriggers_enter(
                index, scratch, first + table->numbers[place], place_of(scratch, at, from, length));
        }
    }
    carry(scratch, count, kept, from, length);
}

// MARK: Shapes

// The bits of one word of the block and its margins that lie outside the text.
static uint64_t outside(const ctriggers_scratch *scratch, size_t from, size_t word) {
    size_t before = from < MARGIN ? MARGIN - from : 0;
    size_t behind = MARGIN + (scratch->end - from);
    size_t low = 64 * word;
    uint64_t bits = 0;
    if (low < before) bits |= before - low < 64 ? ~(~0ull << (before - low)) : ~0ull;
    if (low + 64 > behind) bits |= low < behind ? ~0ull << (behind - low) : ~0ull;
    return bits;
}

// The members of a set among the bytes of one word, made when first asked for.
STEP uint64_t members(
    const ctriggers_index *index, ctriggers_scratch *scratch, uint32_t set, size_t word, membership *find) {
    member_words *known = &scratch->members[set];
    if (known->made[word] != scratch->turn) {
        const set_table *table = &index->sets[set];
        uint64_t bits = find(table, scratch->raw + 64 * word), unseen = scratch->unseen[word];
        known->words[word] = table->outside ? bits | unseen : bits & ~unseen;
        known->made[word] = scratch->turn;
    }
    return known->words[word];
}

// For each byte of a word of the block, whether the one at an offset from it is a member.
STEP uint64_t members_at(
    const ctriggers_index *index, ctriggers_scratch *scratch, const ctriggers_place *place, size_t word,
    membership *find) {
    uint64_t here = members(index, scratch, place->set, word + 1, find);
    if (place->offset == 0) return here;
    if (place->offset < 0) return here << 1 | members(index, scratch, place->set, word, find) >> 63;
    return here >> place->offset | members(index, scratch, place->set, word + 2, find) << (64 - place->offset);
}

// Place after place; only words in which something is left are looked at again.
STEP void find_shapes(
    const ctriggers_index *index, ctriggers_scratch *scratch, size_t from, size_t length, membership *find) {
    size_t words = (length + 63) / 64;
    scratch->turn++;
    for (size_t word = 0; word < WORDS + 2; word++) scratch->unseen[word] = outside(scratch, from, word);
    for (uint32_t shape = 0; shape < index->shape_count; shape++) {
        const ctriggers_place *place = &index->places[index->shapes[shape].first];
        const ctriggers_place *last = place + index->shapes[shape].count;
        uint64_t found[WORDS];
        uint8_t left[WORDS];
        size_t count = 0;
        for (size_t word = 0; word < words; word++) {
            found[word] = members_at(index, scratch, place, word, find);
            left[count] = (uint8_t)word;
            count += found[word] != 0;
        }
        while (count && ++place < last) {
            size_t kept = 0;
            for (size_t number = 0; number < count; number++) {
                size_t word = left[number];
                found[word] &= members_at(index, scratch, place, word, find);
                left[kept] = (uint8_t)word;
                kept += found[word] != 0;
            }
            count = kept;
        }
        for (size_t number = 0; number < count; number++) {
            size_t word = left[number];
            uint64_t bits = found[word];
            if (64 * word + 64 > length) bits &= ~(~0ull << (length - 64 * word));
            for (; bits; bits &= bits - 1) {
                size_t at = from + 64 * word + (size_t)__builtin_ctzll(bits);
                ctriggers_enter(index, scratch, (uint32_t)index->keys.count + shape, at);
            }
        }
    }
}

// MARK: Both ways

STEP bool scan(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end,
    membership *find) {
    ctriggers_clear(scratch);
    scratch->text = text;
    scratch->from = scratch->block = scratch->line = from;
    scratch->end = end;
    scratch->carried = 0;
    scratch->failed = false;
    for (size_t to; from < end && !scratch->failed; from = to) {
        to = end - from < BLOCK ? end : from + BLOCK;
        take_block(scratch, from, to);
        if (folds_into_ascii(index, scratch->raw, find)) return false;
        fold(scratch->raw, scratch->folded);
        follow_line(scratch, from);
        find_keys(index, scratch, from, to - from, find);
        find_shapes(index, scratch, from, to - from, find);
        find_words(index, scratch, from, to - from, find);
    }
    return !scratch->failed;
}

static bool scan_portably(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end) {
    return scan(index, scratch, text, from, end, members_portably);
}

#if HAS_WIDE
WIDE static bool scan_widely(
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

bool ctriggers_scan(
    const ctriggers_index *index, ctriggers_scratch *scratch, const uint8_t *text, size_t from, size_t end,
    bool portable) {
#if HAS_WIDE
    if (!portable && ctriggers_has_wide()) return scan_widely(index, scratch, text, from, end);
#endif
    (void)portable;
    return scan_portably(index, scratch, text, from, end);
}
