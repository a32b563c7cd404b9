// NAME
//     shims [ROUNDS] [PICTURE…]: the C at the edge under a sanitizer's or valgrind's eyes (`make sanitize-shims`)
//
// DESCRIPTION
//     Calls each function of ours in C with texts, pictures, events and messages made by chance, in blocks of memory
//     that are exactly as long as what is in them, so that a byte read or written beside one shows. Where there are two
//     ways to one answer (with wide instructions and without) both must give it. Pictures named on the command line go
//     through exiv2, whole and damaged.

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "CExaminer.h"
#include "CExiv2.h"
#include "CFiles.h"
#include "CFolding.h"
#include "CInotify.h"
#include "COCR.h"
#include "CTriggers.h"

static uint64_t state = 88172645463325252ull;

static uint32_t chance(uint32_t below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return below ? (uint32_t)(state >> 32) % below : 0;
}

static void must(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "broken: %s\n", what);
    exit(1);
}

// Exactly as long as it is, at an address of any remainder.
static uint8_t *block(size_t count) {
    uint8_t *bytes = malloc(count ? count : 1);
    must(bytes != NULL, "memory");
    return bytes;
}

static uint8_t *text(size_t count) {
    static const char *const pieces[] = {"國民身分證", "A123456789", "機 密", "\xC5\xBF", "\xE2\x84\xAA", "\n", "\xFF", " - ", "photo by "};
    uint8_t *bytes = block(count);
    size_t at = 0;
    while (at < count) {
        const char *piece = pieces[chance(9)];
        size_t length = strlen(piece);
        if (chance(3) == 0 || length > count - at) bytes[at++] = (uint8_t)(chance(4) ? 0x20 + chance(95) : chance(256));
        else memcpy(bytes + at, piece, length), at += length;
    }
    return bytes;
}

static void folding(void) {
    size_t count = chance(4) ? chance(300) : chance(5000);
    uint8_t *bytes = text(count);
    bool *peculiar = malloc(0xA000 * sizeof *peculiar);
    must(peculiar != NULL, "memory");
    for (size_t index = 0; index < 0xA000; index++) peculiar[index] = chance(50) == 0;
    size_t from = chance((uint32_t)count + 1);
    size_t end = cfolding_plain_end(bytes, from, count, false);
    must(end == cfolding_plain_end(bytes, from, count, true) && end >= from && end <= count, "the end of a plain run");
    // What it is given has been folded: UTF-8, and no control characters but line feeds.
    for (size_t index = 0; index < count; index++) {
        bytes[index] &= 0x7F;
        if ((bytes[index] < 0x20 && bytes[index] != '\n') || bytes[index] == 0x7F) bytes[index] = 'x';
    }
    size_t next = cfolding_next_peculiar(bytes, from, count, peculiar, false);
    must(next == cfolding_next_peculiar(bytes, from, count, peculiar, true) && next >= from && next <= count, "the next peculiar one");
    free(peculiar);
    free(bytes);
}

static ctriggers_key key(const char *word) {
    ctriggers_key key = {.count = (uint32_t)strlen(word), .before = CTRIGGERS_NONE, .after = CTRIGGERS_NONE};
    memcpy(&key.value, word, key.count);
    key.mask = key.count == 8 ? ~0ull : (1ull << 8 * key.count) - 1;
    for (uint32_t index = 0; index < key.count; index++)
        if (word[index] >= 'a' && word[index] <= 'z') key.mask &= ~(0x20ull << 8 * index);
    key.value &= key.mask;
    return key;
}

static void triggers(void) {
    ctriggers_key keys[] = {key("photo by"), key("\xE6\xA9\x9F"), key("abc")};
    ctriggers_key words[] = {key("secret"), key("photoby")};
    keys[0].before = 0;
    ctriggers_set sets[] = {{.bits = {0x03FF000000000000ull, 0, 0, 0}, .outside = true}, {.bits = {0, 0x07FFFFFE07FFFFFEull, 0, 0}}};
    ctriggers_place places[] = {{0, 1}, {1, 0}, {2, 0}, {31, 0}, {-1, 1}};
    ctriggers_shape shapes[] = {{0, 3}, {3, 2}};
    ctriggers_target targets[7];
    uint32_t starts[8];
    for (uint32_t index = 0; index < 8; index++) starts[index] = index;
    for (uint32_t index = 0; index < 7; index++)
        targets[index] = (ctriggers_target){
            .slot = index % 4, .farthest = chance(2) ? CTRIGGERS_UNBOUNDED : (int32_t)chance(40),
            .nearest = 0, .offset = chance(3), .on_line = chance(2)};
    ctriggers_index *index = ctriggers_create(keys, 3, shapes, 2, words, 2, sets, 2, places, 5, targets, starts, 4);
    ctriggers_scratch *wide = ctriggers_scratch_create(index), *portable = ctriggers_scratch_create(index);
    must(index && wide && portable, "memory");
    for (int round = 0; round < 4; round++) {
        size_t count = chance(3) ? chance(500) : chance(20000);
        uint8_t *bytes = text(count);
        size_t from = chance((uint32_t)count + 1);
        bool answer = ctriggers_scan(index, wide, bytes, from, count, false);
        must(answer == ctriggers_scan(index, portable, bytes, from, count, true), "whether it is known");
        for (uint32_t slot = 0; answer && slot < 4; slot++) {
            size_t first = 0, second = 0;
            const ctriggers_range *one = ctriggers_ranges(wide, slot, &first), *other = ctriggers_ranges(portable, slot, &second);
            must(first == second && (first == 0 || memcmp(one, other, first * sizeof *one) == 0), "places with and without wide instructions");
            for (size_t place = 0; place < first; place++) must(one[place].first < one[place].end && one[place].end <= count + 1, "a place in the text");
        }
        free(bytes);
    }
    ctriggers_scratch_destroy(wide);
    ctriggers_scratch_destroy(portable);
    ctriggers_destroy(index);
}

static void events(void) {
    size_t count = chance(400);
    uint8_t *bytes = block(count);
    for (size_t index = 0; index < count; index++) bytes[index] = (uint8_t)chance(256);
    // Some of them whole: a header whose length fits.
    for (size_t at = 0; at + sizeof(struct inotify_event) <= count; at += sizeof(struct inotify_event) + 16) {
        struct inotify_event header = {.wd = 1, .mask = chance(1 << 16), .len = chance(5) ? 16 : chance(UINT32_MAX)};
        memcpy(bytes + at, &header, sizeof header);
    }
    size_t offset = 0, sum = 0;
    struct cinotify_event event;
    while (cinotify_next(bytes, count, &offset, &event)) {
        for (size_t index = 0; index < event.name_length; index++) sum += event.name[index];
        must(offset <= count, "an event in the buffer");
    }
    must(sum < SIZE_MAX, "a sum");
    free(bytes);
}

static void messages(void) {
    int pair[2];
    must(cexaminer_socket_pair(pair) == 0, "a pair of sockets");
    size_t count = 1 + chance(2000), capacity = chance(4) ? 2000 : chance(2000);
    uint8_t *sent = block(count), *received = block(capacity);
    memset(sent, 7, count);
    int lent[CEXAMINER_DESCRIPTORS] = {0, 0, 0, 0}, got[CEXAMINER_DESCRIPTORS];
    size_t lending = chance(CEXAMINER_DESCRIPTORS + 1), taken = 0;
    must(cexaminer_send(pair[0], sent, count, lent, lending) == 0, "a message");
    must(cexaminer_send(pair[0], sent, count, lent, CEXAMINER_DESCRIPTORS + 1) < 0, "too many descriptors");
    ssize_t size = cexaminer_receive(pair[1], received, capacity, got, &taken);
    if (count > capacity) must(size < 0 && taken == 0, "a message too long");
    else must(size == (ssize_t)count && taken == lending && memcmp(sent, received, count) == 0, "the same message");
    for (size_t index = 0; index < taken; index++) close(got[index]);
    int memory = cexaminer_sealed_memory("shims", sent, count);
    must(memory >= 0 && cexaminer_is_sealed(memory) && write(memory, sent, 1) < 0, "sealed memory");
    close(memory);
    close(pair[0]);
    close(pair[1]);
    free(sent);
    free(received);
}

static void files(void) {
    int memory = cfiles_memory("shims");
    must(memory >= 0 && write(memory, "content", 7) == 7, "memory");
    must(cfiles_seal_memory(memory) == 0 && write(memory, "x", 1) < 0 && ftruncate(memory, 0) < 0, "memory that stays");
    char value[64];
    must(cfiles_get_attribute(memory, "user.obstat.none", value, sizeof value) < 0, "no attribute");
    close(memory);
}

static void pixels(void) {
    int width = 1 + (int)chance(90), height = 1 + (int)chance(90);
    size_t count = (size_t)width * (size_t)height;
    uint8_t *colours = block(3 * count), *grey = block(count), *ink = block(count), *turned = block(count);
    for (size_t index = 0; index < 3 * count; index++) colours[index] = (uint8_t)(chance(3) ? 255 : chance(256));
    COCR_grey(colours, count, grey);
    COCR_turn(grey, width, height, chance(90) - 45.0, turned);
    must(COCR_mark(grey, width, height, (int)chance(40), (int)chance(2), ink) == 1, "marks");
    must(COCR_pick(colours, count, (int)chance(2), turned) <= count, "ink");
    int newWidth = 1 + (int)chance(200), newHeight = 1 + (int)chance(200);
    uint8_t *sized = block((size_t)newWidth * (size_t)newHeight);
    COCR_resize(grey, width, height, sized, newWidth, newHeight);
    size_t capacity = chance(30);
    COCRComponent *list = calloc(capacity ? capacity : 1, sizeof *list);
    must(list != NULL, "memory");
    if (chance(2)) for (size_t index = 0; index < count; index++) ink[index] = chance(2) == 0;
    size_t found = COCR_components(ink, grey, width, height, list, capacity);
    for (size_t index = 0; index < found && index < capacity; index++)
        must(list[index].left >= 0 && list[index].right < width && list[index].top >= 0 && list[index].bottom < height
             && list[index].edge <= list[index].ink, "a component in the picture");
    free(list);
    free(sized);
    free(turned);
    free(ink);
    free(grey);
    free(colours);
}

static void add_up(void *context, const CExiv2_field *field) {
    size_t *sum = context;
    *sum += strlen(field->key) + (field->numbers ? strlen(field->numbers) : 0);
    for (size_t index = 0; index < field->count; index++) *sum += field->bytes[index];
}

static void metadata(const uint8_t *bytes, size_t count) {
    size_t sum = 0;
    CExiv2_readExif(bytes, count, add_up, &sum);
    CExiv2_readIptc(bytes, count, add_up, &sum);
    CExiv2_readXmp(bytes, count, add_up, &sum);
}

static void picture(const char *path, int rounds) {
    FILE *file = fopen(path, "rb");
    must(file != NULL, path);
    uint8_t *bytes = block(1 << 16);
    size_t count = fread(bytes, 1, 1 << 16, file);
    fclose(file);
    for (int round = 0; round < rounds; round++) {
        // From some mark on, where the blocks of metadata begin.
        size_t from = 0;
        for (size_t at = 0; at + 4 < count; at++)
            if (memcmp(bytes + at, "II*", 4) == 0 || memcmp(bytes + at, "MM\0*", 4) == 0 || memcmp(bytes + at, "<?xp", 4) == 0)
                if (chance(2)) { from = at; break; }
        size_t length = round ? chance((uint32_t)(count - from) + 1) : count - from;
        uint8_t *part = block(length);
        memcpy(part, bytes + from, length);
        for (uint32_t damage = round ? chance(10) : 0; damage && length; damage--) part[chance((uint32_t)length)] = (uint8_t)chance(256);
        metadata(part, length);
        free(part);
    }
    free(bytes);
}

int main(int count, char **words) {
    int rounds = count > 1 ? atoi(words[1]) : 1000;
    CExiv2_warm();
    // Once: valgrind does not know the call, and says so at length.
    must(cfiles_open_beneath(AT_FDCWD, "../shims-that-is-not-there", O_RDONLY) < 0, "nothing above");
    for (int round = 0; round < rounds; round++) {
        folding();
        events();
        messages();
        files();
        if (round % 4 == 0) {
            triggers();
            pixels();
        }
    }
    for (int index = 2; index < count; index++) picture(words[index], rounds / 20 + 1);
    printf("%d rounds, %d pictures: nothing beside its block, nothing left behind\n", rounds, count > 2 ? count - 2 : 0);
    return 0;
}
