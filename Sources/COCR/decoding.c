// Leptonica's decoders (http://www.leptonica.org): from memory to memory, no file in between.
#include "COCR.h"
#include "open.h"

#include <stdlib.h>

typedef struct Pix Pix;

// result, name, parameters
#define FUNCTIONS(X) \
    X(Pix *, pixReadMem, (const uint8_t *, size_t)) \
    X(Pix *, pixReadMemTiff, (const uint8_t *, size_t, int)) \
    X(int, pixReadHeaderMem, (const uint8_t *, size_t, int *, int *, int *, int *, int *, int *)) \
    X(int, readHeaderMemTiff, \
      (const uint8_t *, size_t, int, int *, int *, int *, int *, int *, int *, int *)) \
    X(Pix *, pixConvertTo32, (Pix *)) \
    X(Pix *, pixAlphaBlendUniform, (Pix *, uint32_t)) \
    X(void, pixDestroy, (Pix **)) \
    X(uint32_t *, pixGetData, (Pix *)) \
    X(int, pixGetWpl, (const Pix *)) \
    X(int, pixGetWidth, (const Pix *)) \
    X(int, pixGetHeight, (const Pix *)) \
    X(int, pixGetSpp, (const Pix *)) \
    X(int, setMsgSeverity, (int))

#define DECLARE(Result, name, parameters) static Result (*name) parameters;
FUNCTIONS(DECLARE)

int COCR_openDecoders(void) {
    static int isOpen;
    if (isOpen) return 1;
    void *library = dlopen("liblept.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen("libleptonica.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!library) return 0;
#define BIND(Result, name, parameters) \
    if (!bind(library, #name, &name)) return 0;
    FUNCTIONS(BIND)
    // No message to standard error.
    setMsgSeverity(6);
    isOpen = 1;
    return 1;
}

static int isTIFF(const uint8_t *bytes, size_t count) {
    return count > 4 && ((bytes[0] == 'I' && bytes[1] == 'I') || (bytes[0] == 'M' && bytes[1] == 'M'));
}

int COCR_size(const uint8_t *bytes, size_t count, int page, int *width, int *height) {
    int ignored[6];
    const int failed = isTIFF(bytes, count)
        ? readHeaderMemTiff(bytes, count, page, width, height, &ignored[0], &ignored[1], &ignored[2], &ignored[3],
                            &ignored[4])
        : pixReadHeaderMem(bytes, count, &ignored[0], width, height, &ignored[1], &ignored[2], &ignored[3]);
    return !failed && *width > 0 && *height > 0;
}

static Pix *replaced(Pix *old, Pix *new) {
    pixDestroy(&old);
    return new;
}

// Averages squares of pixels; the last row and column of squares may reach over the edge and take what is there.
static int reduce(Pix *pix, int reduction, COCRPicture *picture) {
    const int width = pixGetWidth(pix), height = pixGetHeight(pix), wide = pixGetWpl(pix);
    const uint32_t *data = pixGetData(pix);
    picture->width = (width + reduction - 1) / reduction;
    picture->height = (height + reduction - 1) / reduction;
    uint8_t *out = picture->bytes = malloc((size_t)picture->width * (size_t)picture->height * 3);
    if (!out) return 0;
    for (int y = 0; y < picture->height; y++)
        for (int x = 0; x < picture->width; x++) {
            unsigned sum[3] = {0, 0, 0}, count = 0;
            for (int row = y * reduction; row < (y + 1) * reduction && row < height; row++)
                for (int column = x * reduction; column < (x + 1) * reduction && column < width; column++) {
                    const uint32_t pixel = data[(size_t)row * (size_t)wide + (size_t)column];
                    sum[0] += pixel >> 24;
                    sum[1] += pixel >> 16 & 0xFF;
                    sum[2] += pixel >> 8 & 0xFF;
                    count++;
                }
            for (int part = 0; part < 3; part++) *out++ = (uint8_t)(sum[part] / count);
        }
    return 1;
}

static Pix *opened(const uint8_t *bytes, size_t count, int page) {
    Pix *pix = isTIFF(bytes, count) ? pixReadMemTiff(bytes, count, page) : pixReadMem(bytes, count);
    return pix ? replaced(pix, pixConvertTo32(pix)) : NULL;
}

// Paints what can be seen in the colour of the first pixel that can't. Returns whether the others have other colours.
static int keepHidden(Pix *pix) {
    const int width = pixGetWidth(pix), height = pixGetHeight(pix), wide = pixGetWpl(pix);
    uint32_t *data = pixGetData(pix), first = 0;
    int isFound = 0, differs = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                uint32_t *pixel = data + (size_t)y * (size_t)wide + (size_t)x;
                const int isHidden = (*pixel & 0xFF) < 16;
                if (pass == 1) {
                    if (!isHidden) *pixel = first;
                } else if (isHidden && !isFound) {
                    first = *pixel;
                    isFound = 1;
                } else if (isHidden && (*pixel ^ first) & 0xF0F0F000) {
                    differs = 1;
                }
            }
    return differs;
}

// Whether a picture has a channel of its own for what is transparent.
static int hasAlpha(const uint8_t *bytes, size_t count, int page) {
    int width, height, samples = 0, ignored[3];
    const int failed = isTIFF(bytes, count)
        ? readHeaderMemTiff(bytes, count, page, &width, &height, &ignored[0], &samples, &ignored[1], &ignored[2],
                            &ignored[0])
        : pixReadHeaderMem(bytes, count, &ignored[0], &width, &height, &ignored[1], &samples, &ignored[2]);
    return !failed && (samples == 4 || samples == 2);
}

int COCR_decodeHidden(const uint8_t *bytes, size_t count, int page, int reduction, COCRPicture *picture) {
    if (!hasAlpha(bytes, count, page)) return 0;
    Pix *pix = opened(bytes, count, page);
    if (!pix) return 0;
    const int isDone = pixGetSpp(pix) == 4 && keepHidden(pix) && reduction > 0 && reduce(pix, reduction, picture);
    pixDestroy(&pix);
    return isDone;
}

int COCR_decode(const uint8_t *bytes, size_t count, int page, int reduction, uint32_t paper, COCRPicture *picture) {
    Pix *pix = opened(bytes, count, page);
    if (pix && pixGetSpp(pix) == 4) pix = replaced(pix, pixAlphaBlendUniform(pix, paper << 8));
    if (!pix) return 0;
    const int isDone = reduction > 0 && reduce(pix, reduction, picture);
    pixDestroy(&pix);
    return isDone;
}
