// For recursive mutexes without set-up.
#define _GNU_SOURCE
#include "CPDFium.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// PDFium's FPDF_LIBRARY_CONFIG, version 2; later fields are read only from version 3 on.
struct configuration {
    int version;
    const char **userFontPaths;
    void *isolate;
    unsigned int embedderSlot;
    void *platform;
    int rendererType;
};

// PDFium's FPDF_FILEWRITE, followed by what WriteBlock needs.
struct writer {
    int version;
    int (*writeBlock)(struct writer *, const void *, unsigned long);
    unsigned char *bytes;
    size_t count, capacity, limit;
};

#define DEFINE(Result, theirs, ours, parameters, arguments) \
    static Result (*theirs##_address) parameters; \
    Result ours parameters { return theirs##_address arguments; }
CPDFIUM_FUNCTIONS(DEFINE)

static int (*saveAsCopy)(CPDFiumDocument, struct writer *, unsigned int);
static void (*initialise)(const struct configuration *);

static char failure[512];

static void *symbol(void *library, const char *name) {
    void *address = dlsym(library, name);
    if (!address) snprintf(failure, sizeof failure, "PDFium lacks the function %s", name);
    return address;
}

// POSIX lets a function's address travel as void *; ISO C wants it copied, not cast.
static int bind(void *library, const char *name, void *function) {
    void *address = symbol(library, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

static int bindAll(void *library) {
#define BIND(Result, theirs, ours, parameters, arguments) \
    if (!bind(library, #theirs, &theirs##_address)) return 0;
    CPDFIUM_FUNCTIONS(BIND)
    return bind(library, "FPDF_SaveAsCopy", &saveAsCopy)
        && bind(library, "FPDF_InitLibraryWithConfig", &initialise);
}

const char *CPDFium_open(const char *path, const char *fontDirectory) {
    // RTLD_NOW: a missing symbol must show here, not inside the confined process.
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        const char *reason = dlerror();
        snprintf(failure, sizeof failure, "%s", reason ? reason : "the library can't be opened");
        return failure;
    }
    if (!bindAll(library)) return failure;
    // The library keeps the pointers, not the strings' copies, while it starts.
    static const char *paths[2];
    paths[0] = fontDirectory ? strdup(fontDirectory) : NULL;
    paths[1] = NULL;
    struct configuration configuration = {2, paths, NULL, 0, NULL, 0};
    initialise(&configuration);
    return NULL;
}

static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

void CPDFium_enter(void) { pthread_mutex_lock(&turn); }

void CPDFium_leave(void) { pthread_mutex_unlock(&turn); }

static int append(struct writer *writer, const void *block, unsigned long size) {
    if (size > writer->limit - writer->count) return 0;
    if (size > writer->capacity - writer->count) {
        size_t capacity = (writer->count + size) * 2;
        unsigned char *bytes = realloc(writer->bytes, capacity);
        if (!bytes) return 0;
        writer->bytes = bytes;
        writer->capacity = capacity;
    }
    memcpy(writer->bytes + writer->count, block, size);
    writer->count += size;
    return 1;
}

int CPDFium_copy(CPDFiumDocument document, size_t limit, unsigned char **bytes, size_t *count) {
    struct writer writer = {1, append, NULL, 0, 0, limit};
    const unsigned int removeSecurity = 3;
    if (!saveAsCopy(document, &writer, removeSecurity) || !writer.count) {
        free(writer.bytes);
        return 0;
    }
    *bytes = writer.bytes;
    *count = writer.count;
    return 1;
}
