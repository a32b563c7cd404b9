#include "index.h"

#include <stdlib.h>
#include <string.h>

static uint32_t hash_of_key(const ctriggers_key *key) {
    uint32_t bytes = 0;
    for (int index = 0; index < 3; index++) {
        uint8_t byte = (uint8_t)(key->value >> 8 * index);
        bytes |= (uint32_t)lowered(byte) << 8 * index;
    }
    return hash(bytes);
}

static bool add_keys(ctriggers_index *index, const ctriggers_key *keys, size_t count) {
    index->keys = malloc((count + 1) * sizeof *index->keys);
    index->order = malloc((count + 1) * sizeof *index->order);
    if (!index->keys || !index->order) return false;
    if (count) memcpy(index->keys, keys, count * sizeof *keys);
    index->key_count = (uint32_t)count;
    for (size_t key = 0; key < count; key++) {
        uint32_t value = hash_of_key(&keys[key]);
        index->occurs[value >> 6] |= 1ull << (value & 63);
        index->starts[value + 1]++;
    }
    for (size_t value = 0; value < 1 << HASH_BITS; value++) index->starts[value + 1] += index->starts[value];
    uint32_t *next = malloc((1 << HASH_BITS) * sizeof *next);
    if (!next) return false;
    memcpy(next, index->starts, (1 << HASH_BITS) * sizeof *next);
    for (size_t key = 0; key < count; key++) index->order[next[hash_of_key(&keys[key])]++] = (uint32_t)key;
    free(next);
    return true;
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

static bool add_shapes(
    ctriggers_index *index, const ctriggers_set *sets, size_t set_count, const ctriggers_place *places,
    size_t place_count, const ctriggers_shape *shapes, size_t shape_count) {
    index->sets = malloc((set_count + 1) * sizeof *index->sets);
    index->places = malloc((place_count + 1) * sizeof *index->places);
    index->shapes = malloc((shape_count + 1) * sizeof *index->shapes);
    if (!index->sets || !index->places || !index->shapes) return false;
    for (size_t set = 0; set < set_count; set++) add_set(&index->sets[set], &sets[set]);
    if (place_count) memcpy(index->places, places, place_count * sizeof *places);
    if (shape_count) memcpy(index->shapes, shapes, shape_count * sizeof *shapes);
    index->set_count = (uint32_t)set_count;
    index->shape_count = (uint32_t)shape_count;
    return true;
}

ctriggers_index *ctriggers_create(
    const ctriggers_key *keys, size_t key_count, const ctriggers_set *sets, size_t set_count,
    const ctriggers_place *places, size_t place_count, const ctriggers_shape *shapes, size_t shape_count) {
    ctriggers_index *index = calloc(1, sizeof *index);
    if (!index) return NULL;
    if (add_keys(index, keys, key_count)
        && add_shapes(index, sets, set_count, places, place_count, shapes, shape_count)) return index;
    ctriggers_destroy(index);
    return NULL;
}

void ctriggers_destroy(ctriggers_index *index) {
    if (!index) return;
    free(index->keys);
    free(index->order);
    free(index->sets);
    free(index->places);
    free(index->shapes);
    free(index);
}

ctriggers_scratch *ctriggers_scratch_create(const ctriggers_index *index) {
    ctriggers_scratch *scratch = calloc(1, sizeof *scratch);
    if (!scratch) return NULL;
    scratch->members = malloc((index->set_count + 1) * sizeof *scratch->members);
    scratch->made = calloc(index->set_count + 1, sizeof *scratch->made);
    scratch->capacity = 1024;
    scratch->events = malloc(scratch->capacity * sizeof *scratch->events);
    if (scratch->members && scratch->made && scratch->events) return scratch;
    ctriggers_scratch_destroy(scratch);
    return NULL;
}

void ctriggers_scratch_destroy(ctriggers_scratch *scratch) {
    if (!scratch) return;
    free(scratch->members);
    free(scratch->made);
    free(scratch->events);
    free(scratch);
}
