#include "CFolding.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_WIDE 1
#define WIDE __attribute__((target("avx2,bmi,bmi2")))
#endif

static bool is_wide(bool portable) {
#if HAS_WIDE
    return !portable && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
#else
    (void)portable;
    return false;
#endif
}

#if HAS_WIDE
// A bit for each of 64 bytes, made of two halves.
#define BOTH(half) ((uint64_t)(uint32_t)_mm256_movemask_epi8(half(0)) \
    | (uint64_t)(uint32_t)_mm256_movemask_epi8(half(1)) << 32)

// For each byte the classes that both of its halves belong to.
WIDE static inline __m256i classes(__m256i bytes, __m256i by_high, __m256i by_low) {
    const __m256i nibble = _mm256_set1_epi8(0x0F);
    return _mm256_and_si256(
        _mm256_shuffle_epi8(by_low, _mm256_and_si256(bytes, nibble)),
        _mm256_shuffle_epi8(by_high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble)));
}

#define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
#endif

// MARK: What never changes

static size_t plain_end(const uint8_t *text, size_t from, size_t end) {
    size_t at = from;
    while (at < end) {
        uint8_t byte = text[at];
        if (byte < 0x80) {
            if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) break;
            at += 1;
        } else {
            if (byte < 0xE4 || byte > 0xE9 || end - at < 3 || (text[at + 1] & 0xC0) != 0x80
                || (text[at + 2] & 0xC0) != 0x80) break;
            at += 3;
        }
    }
    return at;
}

#if HAS_WIDE
// Each lead byte must have two continuation bytes behind it, and no other may stand anywhere. Ends at the start of a
// character.
WIDE static size_t plain_end_widely(const uint8_t *text, size_t from, size_t end) {
    // 1: printable; 2: DEL is not; 4: tab and line feed; 8: continuation; 16: lead.
    const __m256i by_high = TABLE(4, 0, 1, 1, 1, 1, 1, 2, 8, 8, 8, 8, 0, 0, 16, 0);
    const __m256i by_low = TABLE(
        11, 11, 11, 11, 27, 27, 27, 27, 27, 31, 15, 11, 11, 11, 11, 9);
    size_t at = from;
    uint64_t owed = 0;
    while (end - at >= 64) {
        __m256i half[2];
        for (int index = 0; index < 2; index++) {
            half[index] = classes(
                _mm256_loadu_si256((const __m256i *)(text + at + 32 * index)), by_high, by_low);
        }
#define BAD(index) _mm256_cmpeq_epi8(half[index], _mm256_setzero_si256())
#define TAIL(index) _mm256_slli_epi16(half[index], 4)
#define LEAD(index) _mm256_slli_epi16(half[index], 3)
        uint64_t bad = BOTH(BAD), tails = BOTH(TAIL), leads = BOTH(LEAD);
        uint64_t wanted = leads << 1 | leads << 2 | owed;
        bad |= wanted ^ tails;
        if (bad) {
            size_t stop = at + (size_t)__builtin_ctzll(bad);
            // Back to the start of a character that breaks off.
            for (int back = 0; back < 2 && stop > from && (text[stop - 1] >= 0xE4 && text[stop - 1] <= 0xE9); back++) {
                return stop - 1;
            }
            if (stop >= from + 2 && text[stop - 2] >= 0xE4 && text[stop - 2] <= 0xE9
                && (text[stop - 1] & 0xC0) == 0x80) return stop - 2;
            return stop;
        }
        owed = leads >> 63 | leads >> 62;
        at += 64;
    }
    // A character that the last block has begun is read again from its start.
    while (at > from && (text[at - 1] & 0xC0) == 0x80 && owed) at--;
    if (owed && at > from) at--;
    return plain_end(text, at, end);
}
#endif

size_t cfolding_plain_end(const uint8_t *text, size_t from, size_t end, bool portable) {
#if HAS_WIDE
    if (end - from >= 64 && is_wide(portable)) return plain_end_widely(text, from, end);
#endif
    return plain_end(text, from, end);
}

// MARK: What its surroundings may change

static bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

static bool is_alphanumeric(uint8_t byte) {
    return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

static bool is_word(uint8_t byte) { return is_alphanumeric(byte) || byte == '_'; }

static bool is_identifier(uint8_t byte) { return is_alphanumeric(byte) || byte == '-' || byte == '<'; }

static bool is_gap(uint8_t byte) { return byte == ' ' || byte == '\n'; }

// Between ideographs, or behind a letter that stands alone.
static bool space_matters(const uint8_t *text, size_t at) {
    if (at == 0) return false;
    uint8_t before = text[at - 1];
    return before >= 0x80 || (is_alphanumeric(before) && (at == 1 || !is_word(text[at - 2])));
}

// A token longer than this is no identifier of a person.
#define TOKEN_BYTES 48

// Behind a line of one ideograph, or where an identifier may have been cut in two.
static bool line_end_matters(const uint8_t *text, size_t at, size_t end) {
    if (at == 0 || at + 1 == end) return false;
    uint8_t before = text[at - 1];
    if (before == ' ' || text[at + 1] == ' ') return true;
    if (before >= 0x80) return at < 5 || is_gap(text[at - 4]) || is_gap(text[at - 5]);
    if (!is_identifier(before) || !is_identifier(text[at + 1])) return false;
    size_t start = at, stop = at + 1, digits = 0;
    while (start > 0 && at - start <= TOKEN_BYTES && is_identifier(text[start - 1])) digits += is_digit(text[--start]);
    while (stop < end && stop - at <= TOKEN_BYTES + 1 && is_identifier(text[stop])) digits += is_digit(text[stop++]);
    return digits >= 6 || before == '<' || text[at + 1] == '<';
}

static bool matters(const uint8_t *text, size_t at, size_t end, const bool *peculiar) {
    uint8_t byte = text[at];
    if (byte == ' ') return space_matters(text, at);
    if (byte == '\n') return line_end_matters(text, at, end);
    if (byte >= 0xCE && byte <= 0xD1) return true;
    if (byte < 0xE2 || byte > 0xE9 || end - at < 3) return false;
    return peculiar[(byte & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F)];
}

#if HAS_WIDE
WIDE static size_t next_widely(const uint8_t *text, size_t from, size_t end, const bool *peculiar) {
    // 1: a lead byte of what may be peculiar; 2, 4: the second bytes of such characters; 8, 16: the third ones, 80 to
    // 9F and A0 to BF. Any character that is left over is looked at more closely.
    const __m256i lead_high = TABLE(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 1, 0);
    const __m256i lead_low = TABLE(4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 2, 2);
    // 80 82 83 85 8D 8E 8F; 94 97 99 9B 9F; A3; B2 B4 B8 B9 BA BC
    const __m256i second_high = TABLE(0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 0, 0, 0, 0);
    const __m256i second_low = TABLE(1, 0, 9, 5, 10, 1, 0, 2, 8, 10, 8, 2, 8, 1, 1, 3);
    // 80 81 83 86 87 89 8B 8C 8D; 92 93 94 95 96 9B 9D; AB AD; B0 B3 B6 B8 B9 BC
    const __m256i third_low = TABLE(9, 1, 2, 11, 2, 2, 11, 1, 8, 9, 0, 7, 9, 7, 0, 0);
    const __m256i word_high = TABLE(0, 0, 0, 1, 2, 4, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0);
    // 1: digits; 2: letters of columns 4 and 6; 4: of columns 5 and 7, and the low line's.
    const __m256i word_low = TABLE(5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 2, 2, 2, 2, 6);
    const __m256i space = _mm256_set1_epi8(' '), feed = _mm256_set1_epi8('\n'), none = _mm256_setzero_si256();
    size_t at = from;
    for (; at < 2 && at < end; at++) {
        if (matters(text, at, end, peculiar)) return at;
    }
    for (; end - at >= 66; at += 64) {
#define LOAD(offset) _mm256_loadu_si256((const __m256i *)(text + at + 32 * (size_t)half + (offset)))
        uint64_t candidates = 0;
        for (int half = 0; half < 2; half++) {
            __m256i here = LOAD(0), before = LOAD(-1);
            __m256i spaces = _mm256_andnot_si256(_mm256_cmpeq_epi8(before, space), _mm256_cmpeq_epi8(here, space));
            // A byte below 80 that stands behind another letter, digit or low line joins no spaced word.
            __m256i in_word = _mm256_cmpgt_epi8(classes(LOAD(-2), word_high, word_low), none);
            __m256i ascii = _mm256_cmpgt_epi8(before, _mm256_set1_epi8(-1));
            spaces = _mm256_andnot_si256(_mm256_and_si256(in_word, ascii), spaces);
            __m256i found = _mm256_or_si256(spaces, _mm256_cmpeq_epi8(here, feed));
            if (_mm256_movemask_epi8(here)) {
                __m256i leads = classes(here, lead_high, lead_low);
                __m256i greek = _mm256_cmpgt_epi8(leads, _mm256_set1_epi8(1));
                __m256i han = _mm256_cmpeq_epi8(leads, _mm256_set1_epi8(1));
                __m256i second = _mm256_cmpgt_epi8(classes(LOAD(1), second_high, second_low), none);
                __m256i third = _mm256_cmpgt_epi8(classes(LOAD(2), second_high, third_low), none);
                han = _mm256_and_si256(han, _mm256_and_si256(second, third));
                found = _mm256_or_si256(found, _mm256_or_si256(greek, han));
            }
            candidates |= (uint64_t)(uint32_t)_mm256_movemask_epi8(found) << 32 * half;
        }
        for (; candidates; candidates &= candidates - 1) {
            size_t place = at + (size_t)__builtin_ctzll(candidates);
            if (matters(text, place, end, peculiar)) return place;
        }
    }
    for (; at < end; at++) {
        if (matters(text, at, end, peculiar)) return at;
    }
    return end;
}
#endif

size_t cfolding_next_peculiar(
    const uint8_t *text, size_t from, size_t end, const bool *peculiar, bool portable) {
#if HAS_WIDE
    if (is_wide(portable)) return next_widely(text, from, end, peculiar);
#endif
    for (size_t at = from; at < end; at++) {
        if (matters(text, at, end, peculiar)) return at;
    }
    return end;
}
