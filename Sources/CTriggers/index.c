#include "index.h"

#include <stdlib.h>
#include <string.h>

// MARK: Making an index

static uint64_t lowered_bytes(const ctriggers_key *key) {
    uint64_t bytes = 0;
    for (uint32_t index = 0; index < key->count; index++) {
        bytes |= (uint64_t)lowered((uint8_t)(key->value >> 8 * index)) << 8 * index;
    }
    return bytes;
}

static void add(uint64_t *bits, uint32_t number) {
    bits[number >> 6] |= 1ull << (number & 63);
}

static void add_set(set_table *table, const ctriggers_set *set) {
    memset(table, 0, sizeof *table);
    memcpy(table->bits, set->bits, sizeof table->bits);
    table->outside = set->outside;
    for (int byte = 0; byte < 256; byte++) {
        if (!(set->bits[byte >> 6] >> (byte & 63) & 1)) continue;
        uint8_t *rows = byte < 128 ? table->low : table->high;
        rows[byte & 15] |= (uint8_t)(1 << (byte >> 4 & 7));
    }
}

static bool fill(key_table *table, const ctriggers_key *keys, size_t count) {
    table->count = count;
    table->keys = malloc((count + 1) * sizeof *table->keys);
    table->numbers = malloc((count + 1) * sizeof *table->numbers);
    uint32_t *next = malloc((1 << SHORT_BITS) * sizeof *next);
    if (!table->keys || !table->numbers || !next) {
        free(next);
        return false;
    }
    ctriggers_set firsts = {0};
    for (size_t key = 0; key < count; key++) {
        uint64_t bytes = lowered_bytes(&keys[key]);
        uint32_t value = short_hash(bytes);
        add(firsts.bits, bytes & 0xFF);
        add(table->begins, value);
        if (keys[key].count >= LONG_BYTES) add(table->longs, long_hash(bytes)); else add(table->shorts, value);
        table->starts[value + 1]++;
    }
    add_set(&table->firsts, &firsts);
    for (size_t value = 0; value < 1 << SHORT_BITS; value++) table->starts[value + 1] += table->starts[value];
    memcpy(next, table->starts, (1 << SHORT_BITS) * sizeof *next);
    for (size_t key = 0; key < count; key++) {
        uint32_t place = next[short_hash(lowered_bytes(&keys[key]))]++;
        table->keys[place] = keys[key];
        table->numbers[place] = (uint32_t)key;
    }
    free(next);
    return true;
}

static void *copy(const void *source, size_t count, size_t size) {
    void *target = malloc((count + 1) * size);
    if (target && count) memcpy(target, source, count * size);
    return target;
}

ctriggers_index *ctriggers_create(
    const ctriggers_key *keys, size_t key_count, const ctriggers_shape *shapes, size_t shape_count,
    const ctriggers_key *words, size_t word_count, const ctriggers_set *sets, size_t set_count,
    const ctriggers_place *places, size_t place_count, const ctriggers_target *targets,
    const uint32_t *target_starts, size_t slot_count) {
    ctriggers_index *index = calloc(1, sizeof *index);
    if (!index) return NULL;
    size_t triggers = key_count + shape_count + word_count;
    index->sets = malloc((set_count + 1) * sizeof *index->sets);
    index->places = copy(places, place_count, sizeof *index->places);
    index->shapes = copy(shapes, shape_count, sizeof *index->shapes);
    index->targets = copy(targets, target_starts[triggers], sizeof *index->targets);
    index->target_starts = copy(target_starts, triggers + 1, sizeof *index->target_starts);
    index->set_count = (uint32_t)set_count;
    index->shape_count = (uint32_t)shape_count;
    index->slot_count = (uint32_t)slot_count;
    if (!index->sets || !index->places || !index->shapes || !index->targets || !index->target_starts
        || !fill(&index->keys, keys, key_count)
        || !fill(&index->words, words, word_count)) {
        ctriggers_destroy(index);
        return NULL;
    }
    for (size_t set = 0; set < set_count; set++) add_set(&index->sets[set], &sets[set]);
    add_set(&index->gaps, &(ctriggers_set){.bits = {0x1FFFFFFFFull | 1ull << '-', 1ull << ('_' - 64)}});
    add_set(&index->last_of_folding, &(ctriggers_set){.bits = {0, 0, 1ull << (0xAA - 128) | 1ull << (0xBF - 128)}});
    return index;
}

void ctriggers_destroy(ctriggers_index *index) {
    if (!index) return;
    free(index->keys.keys);
    free(index->keys.numbers);
    free(index->words.keys);
    free(index->words.numbers);
    free(index->sets);
    free(index->places);
    free(index->shapes);
    free(index->targets);
    free(index->target_starts);
    free(index);
}

// MARK: Making room for a scan

ctriggers_scratch *ctriggers_scratch_create(const ctriggers_index *index) {
    ctriggers_scratch *scratch = calloc(1, sizeof *scratch);
    if (!scratch) return NULL;
    scratch->members = calloc(index->set_count + 1, sizeof *scratch->members);
    scratch->slots = calloc(index->slot_count + 1, sizeof *scratch->slots);
    scratch->slot_count = index->slot_count;
    if (scratch->members && scratch->slots) return scratch;
    ctriggers_scratch_destroy(scratch);
    return NULL;
}

void ctriggers_scratch_destroy(ctriggers_scratch *scratch) {
    if (!scratch) return;
    if (scratch->slots) {
        for (uint32_t slot = 0; slot < scratch->slot_count; slot++) free(scratch->slots[slot].items);
    }
    free(scratch->slots);
    free(scratch->members);
    free(scratch);
}
