#define _GNU_SOURCE
#include "index.h"

#include <stdlib.h>
#include <string.h>

// Ranges that one slot holds before they are made fewer and wider: no text makes it take more memory.
#define MOST_RANGES (1 << 16)

static int by_start(const void *one, const void *other) {
    uint32_t a = ((const ctriggers_range *)one)->first, b = ((const ctriggers_range *)other)->first;
    return a < b ? -1 : a > b;
}

// Puts the ranges in order and joins those that touch.
static void settle(range_list *list) {
    if (!list->unsorted) return;
    list->unsorted = false;
    qsort(list->items, list->count, sizeof *list->items, by_start);
    uint32_t kept = 0;
    for (uint32_t next = 1; next < list->count; next++) {
        ctriggers_range range = list->items[next];
        if (range.first > list->items[kept].end) {
            list->items[++kept] = range;
        } else if (range.end > list->items[kept].end) {
            list->items[kept].end = range.end;
        }
    }
    list->count = kept + 1;
}

// Joins each range with the next: more is tried, nothing is left out.
static void widen(range_list *list) {
    settle(list);
    uint32_t kept = 0;
    for (uint32_t next = 0; next < list->count; next += 2) {
        uint32_t last = next + 1 < list->count ? next + 1 : next;
        list->items[kept++] = (ctriggers_range){list->items[next].first, list->items[last].end};
    }
    list->count = kept;
}

static bool make_room(range_list *list) {
    if (list->count < list->capacity) return true;
    if (list->capacity >= MOST_RANGES) {
        settle(list);
        if (list->count > MOST_RANGES / 2) widen(list);
        return true;
    }
    uint32_t capacity = list->capacity ? 4 * list->capacity : 16;
    ctriggers_range *items = realloc(list->items, capacity * sizeof *items);
    if (!items) return false;
    list->items = items;
    list->capacity = capacity;
    return true;
}

static bool insert(range_list *list, ctriggers_range range) {
    while (list->count) {
        ctriggers_range last = list->items[list->count - 1];
        if (last.end < range.first) break;
        if (last.first > range.end) {
            list->unsorted = true;
            break;
        }
        if (last.first < range.first) range.first = last.first;
        if (last.end > range.end) range.end = last.end;
        list->count--;
    }
    if (!make_room(list)) return false;
    list->items[list->count++] = range;
    return true;
}

// The start of the line that a byte of the block, or of the margin before it, stands on.
static size_t line_start(const ctriggers_scratch *scratch, size_t place) {
    size_t floor = scratch->block - scratch->from < MARGIN ? scratch->from : scratch->block - MARGIN;
    if (place <= floor) return scratch->line;
    const uint8_t *feed = memrchr(scratch->text + floor, '\n', place - floor);
    return feed ? (size_t)(feed - scratch->text) + 1 : scratch->line;
}

void ctriggers_enter(const ctriggers_index *index, ctriggers_scratch *scratch, uint32_t trigger, size_t at) {
    const ctriggers_target *target = index->targets + index->target_starts[trigger];
    const ctriggers_target *last = index->targets + index->target_starts[trigger + 1];
    for (; target < last; target++) {
        int64_t first = (int64_t)scratch->from;
        if (target->farthest != CTRIGGERS_UNBOUNDED) {
            if ((int64_t)at - target->farthest > first) first = (int64_t)at - target->farthest;
        } else if (target->on_line) {
            first = (int64_t)line_start(scratch, at > target->offset ? at - target->offset : 0);
        }
        int64_t end = (int64_t)at - target->nearest + 1;
        if (end > (int64_t)scratch->end) end = (int64_t)scratch->end;
        if (end <= first) continue;
        if (!insert(&scratch->slots[target->slot], (ctriggers_range){(uint32_t)first, (uint32_t)end})) {
            scratch->failed = true;
        }
    }
}

void ctriggers_clear(ctriggers_scratch *scratch) {
    for (uint32_t slot = 0; slot < scratch->slot_count; slot++) {
        scratch->slots[slot].count = 0;
        scratch->slots[slot].unsorted = false;
    }
}

const ctriggers_range *ctriggers_ranges(ctriggers_scratch *scratch, uint32_t slot, size_t *count) {
    settle(&scratch->slots[slot]);
    *count = scratch->slots[slot].count;
    return scratch->slots[slot].items;
}
