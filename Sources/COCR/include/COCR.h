// Tesseract, Leptonica and libheif are used where they are installed, and an examiner without them must start all the
// same: they can't be linked, so they are opened at run time, and this header declares what is needed of them.
//
// Tesseract's page reader runs on OpenMP, whose threads do not survive a fork and can't be made in confinement:
// COCR_open sees to it that there are none.

#ifndef COCR_H
#define COCR_H

#include <stddef.h>
#include <stdint.h>

// Opens Tesseract and Leptonica; to be called before the process is confined.
// Returns NULL, or a sentence that says what is missing.
const char *COCR_open(void);
// Tesseract's version; empty before COCR_open.
const char *COCR_version(void);
// Opens Leptonica alone. Returns 1, or 0 where it is missing.
int COCR_openDecoders(void);
// Opens libheif. Returns 1, or 0 where it is missing.
int COCR_openHEIF(void);

// MARK: Reading text

typedef struct COCRReader_ *COCRReader;

// How Tesseract is to look for text (its TessPageSegMode).
enum { COCR_page = 3, COCR_verticalBlock = 5, COCR_block = 6, COCR_line = 7, COCR_sparse = 11, COCR_rawLine = 13 };

typedef struct {
    // UTF-8, until the call that hands it over returns.
    const char *text;
    // 0 to 100.
    float confidence;
    int left, top, right, bottom;
    int startsLine, startsBlock, isVertical;
} COCRWord;

typedef void (*COCRTake)(void *context, const COCRWord *word);

// Loads models, for example "chi_tra+eng", from a directory. NULL where that fails.
COCRReader COCR_makeReader(const char *directory, const char *languages);
void COCR_releaseReader(COCRReader reader);

// Reads a grey picture, 8 bits a pixel, rows without gaps between them.
// Returns 0 where Tesseract fails, 2 where the processor time is up, and 1 otherwise.
int COCR_read(COCRReader reader, const uint8_t *grey, int width, int height, int resolution, int mode,
              int milliseconds, COCRTake take, void *context);

// MARK: Decoding pictures

typedef struct {
    int width, height;
    // Three bytes a pixel, red first, rows without gaps; to be freed with free().
    uint8_t *bytes;
} COCRPicture;

// The size that a picture's header tells, without decoding. `page` counts the pictures of a TIFF, from 0.
int COCR_size(const uint8_t *bytes, size_t count, int page, int *width, int *height);

// Decodes PNG, GIF (its first frame), TIFF, WebP, BMP and JPEG 2000, averaging `reduction` by `reduction` pixels into
// one. What is transparent is painted over `paper` (red, green, blue).
int COCR_decode(const uint8_t *bytes, size_t count, int page, int reduction, uint32_t paper, COCRPicture *picture);

// Decodes what a PNG, TIFF or WebP stores where it is transparent; all else is of one colour.
// Returns 0 where nothing is transparent, or what is transparent is of one colour.
int COCR_decodeHidden(const uint8_t *bytes, size_t count, int page, int reduction, COCRPicture *picture);

// The number of pictures in a HEIF or AVIF file; 0 where it can't be opened.
int COCR_countHEIF(const uint8_t *bytes, size_t count);
int COCR_sizeHEIF(const uint8_t *bytes, size_t count, int index, int *width, int *height);
int COCR_decodeHEIF(const uint8_t *bytes, size_t count, int index, int reduction, COCRPicture *picture);

// MARK: Loops over every pixel, which take half a minute a page in a program that is not optimised

// Luminance of red, green and blue.
void COCR_grey(const uint8_t *colours, size_t pixels, uint8_t *grey);

// Averages (smaller) or interpolates (larger).
void COCR_resize(const uint8_t *grey, int width, int height, uint8_t *to, int newWidth, int newHeight);

// Turns about the middle by an angle in degrees, counterclockwise; what comes in from outside is `paper`.
void COCR_turn(const uint8_t *grey, int width, int height, double degrees, uint8_t paper, uint8_t *to);

// The angle in degrees, up to 9 in either direction, by which COCR_turn makes the rows or columns of a text straight;
// 0 where they are straight, or there is nothing that could be a text.
double COCR_skew(const uint8_t *grey, int width, int height);

// Sets a pixel of `ink` to 1 where it is darker (or, with `light`, lighter) than its surroundings of 2 * radius + 1
// pixels across by a fraction of their contrast, and to 0 elsewhere. Returns 0 where there is no memory.
int COCR_mark(const uint8_t *grey, int width, int height, int radius, int light, uint8_t *ink);

// Keeps one colour of ink (0: red, 1: blue) dark and makes everything else white; black strokes across it are taken for
// what is around them. Returns the number of kept pixels.
size_t COCR_pick(const uint8_t *colours, int width, int height, int colour, uint8_t *grey);

typedef struct {
    // Inclusive.
    int left, top, right, bottom;
    // Pixels of ink, and those of them with a neighbour that is none.
    int ink, edge;
    // The sums of the grey values of its pixels and of their squares.
    double sum, squares;
} COCRComponent;

// Finds what hangs together in `ink`, corners included, and writes up to `capacity` components.
// Returns how many there are, which may be more; 0 where there is no memory.
size_t COCR_components(const uint8_t *ink, const uint8_t *grey, int width, int height, COCRComponent *list,
                       size_t capacity);

#endif
