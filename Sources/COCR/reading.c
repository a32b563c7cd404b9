// Tesseract's C interface (https://github.com/tesseract-ocr/tesseract/blob/main/include/tesseract/capi.h).
#include "COCR.h"
#include "open.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct TessBaseAPI TessBaseAPI;
typedef struct TessPageIterator TessPageIterator;
typedef struct TessResultIterator TessResultIterator;
typedef struct ETEXT_DESC ETEXT_DESC;

enum { oem_lstmOnly = 1, level_block = 0, level_line = 2, level_word = 3 };

// result, name, parameters
#define FUNCTIONS(X) \
    X(const char *, TessVersion, (void)) \
    X(TessBaseAPI *, TessBaseAPICreate, (void)) \
    X(void, TessBaseAPIDelete, (TessBaseAPI *)) \
    X(int, TessBaseAPIInit2, (TessBaseAPI *, const char *, const char *, int)) \
    X(int, TessBaseAPISetVariable, (TessBaseAPI *, const char *, const char *)) \
    X(void, TessBaseAPISetPageSegMode, (TessBaseAPI *, int)) \
    X(void, TessBaseAPISetImage, (TessBaseAPI *, const unsigned char *, int, int, int, int)) \
    X(void, TessBaseAPISetSourceResolution, (TessBaseAPI *, int)) \
    X(int, TessBaseAPIRecognize, (TessBaseAPI *, ETEXT_DESC *)) \
    X(void, TessBaseAPIClear, (TessBaseAPI *)) \
    X(TessResultIterator *, TessBaseAPIGetIterator, (TessBaseAPI *)) \
    X(const TessPageIterator *, TessResultIteratorGetPageIteratorConst, (const TessResultIterator *)) \
    X(int, TessResultIteratorNext, (TessResultIterator *, int)) \
    X(char *, TessResultIteratorGetUTF8Text, (const TessResultIterator *, int)) \
    X(float, TessResultIteratorConfidence, (const TessResultIterator *, int)) \
    X(void, TessResultIteratorDelete, (TessResultIterator *)) \
    X(int, TessPageIteratorBoundingBox, (const TessPageIterator *, int, int *, int *, int *, int *)) \
    X(int, TessPageIteratorIsAtBeginningOf, (const TessPageIterator *, int)) \
    X(void, TessPageIteratorOrientation, (const TessPageIterator *, int *, int *, int *, float *)) \
    X(void, TessDeleteText, (const char *)) \
    X(ETEXT_DESC *, TessMonitorCreate, (void)) \
    X(void, TessMonitorDelete, (ETEXT_DESC *)) \
    X(void, TessMonitorSetDeadlineMSecs, (ETEXT_DESC *, int))

#define DECLARE(Result, name, parameters) static Result (*name) parameters;
FUNCTIONS(DECLARE)

static char failure[256];
static int isOpen;

const char *COCR_open(void) {
    if (isOpen) return NULL;
    // Before the library: OpenMP reads it when it is loaded.
    setenv("OMP_THREAD_LIMIT", "1", 1);
    void *library = dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) return "Tesseract 5 is not installed";
#define BIND(Result, name, parameters) \
    if (!bind(library, #name, &name)) { \
        snprintf(failure, sizeof failure, "Tesseract lacks the function %s", #name); \
        return failure; \
    }
    FUNCTIONS(BIND)
    if (!COCR_openDecoders()) return "Leptonica is not installed";
    isOpen = 1;
    return NULL;
}

const char *COCR_version(void) { return isOpen ? TessVersion() : ""; }

COCRReader COCR_makeReader(const char *directory, const char *languages) {
    if (!isOpen) return NULL;
    TessBaseAPI *reader = TessBaseAPICreate();
    if (!reader) return NULL;
    if (TessBaseAPIInit2(reader, directory, languages, oem_lstmOnly) != 0) {
        TessBaseAPIDelete(reader);
        return NULL;
    }
    TessBaseAPISetVariable(reader, "debug_file", "/dev/null");
    // Where words stand apart, columns do.
    TessBaseAPISetVariable(reader, "preserve_interword_spaces", "1");
    return (COCRReader)reader;
}

void COCR_releaseReader(COCRReader reader) { TessBaseAPIDelete((TessBaseAPI *)reader); }

static void hand(TessResultIterator *results, COCRTake take, void *context) {
    const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(results);
    do {
        char *text = TessResultIteratorGetUTF8Text(results, level_word);
        if (!text) continue;
        int orientation = 0, direction = 0, order = 0;
        float skew = 0;
        COCRWord word = {.text = text, .confidence = TessResultIteratorConfidence(results, level_word)};
        TessPageIteratorBoundingBox(place, level_word, &word.left, &word.top, &word.right, &word.bottom);
        word.startsLine = TessPageIteratorIsAtBeginningOf(place, level_line);
        word.startsBlock = TessPageIteratorIsAtBeginningOf(place, level_block);
        TessPageIteratorOrientation(place, &orientation, &direction, &order, &skew);
        word.isVertical = direction == 2;
        take(context, &word);
        TessDeleteText(text);
    } while (TessResultIteratorNext(results, level_word));
}

int COCR_read(COCRReader reader, const uint8_t *grey, int width, int height, int resolution, int mode,
              int milliseconds, COCRTake take, void *context) {
    TessBaseAPI *api = (TessBaseAPI *)reader;
    TessBaseAPISetPageSegMode(api, mode);
    TessBaseAPISetImage(api, grey, width, height, 1, width);
    TessBaseAPISetSourceResolution(api, resolution);
    ETEXT_DESC *monitor = TessMonitorCreate();
    // It goes by the clock on the wall, on which a busy machine is slower.
    TessMonitorSetDeadlineMSecs(monitor, milliseconds > 250000 ? 1000000 : milliseconds * 4);
    struct timespec begin, end;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    const int isRead = TessBaseAPIRecognize(api, monitor) == 0;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    TessMonitorDelete(monitor);
    const long spent = (end.tv_sec - begin.tv_sec) * 1000 + (end.tv_nsec - begin.tv_nsec) / 1000000;
    TessResultIterator *results = isRead ? TessBaseAPIGetIterator(api) : NULL;
    if (results) {
        hand(results, take, context);
        TessResultIteratorDelete(results);
    }
    TessBaseAPIClear(api);
    if (spent >= milliseconds) return 2;
    return isRead;
}
