// exiv2 is C++ and reports by exceptions, neither of which Swift can take: this is the little of it that is needed, in C.
// Every function catches whatever is thrown. All of them read memory; none opens a file.
//
// exiv2 is licensed under the GPL, version 2 or later.

#ifndef CEXIV2_H
#define CEXIV2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// exiv2's TypeId, of values that are told apart here.
enum {
    CExiv2_unsignedByte = 1, CExiv2_asciiString = 2, CExiv2_signedByte = 6, CExiv2_undefined = 7,
    CExiv2_string = 0x10000, CExiv2_date = 0x10001, CExiv2_time = 0x10002, CExiv2_comment = 0x10003,
};

// One value of one field; everything lives until the call that hands it over returns.
typedef struct {
    // In exiv2's spelling, for example Exif.Image.Artist, Iptc.Application2.Byline, Xmp.dc.creator.
    const char *key;
    int type;
    // As it stands in the file (Exif: numbers little-endian), or UTF-8 (XMP).
    const uint8_t *bytes;
    size_t count;
    // Exif: numbers as text, for example "25/1 2/1 30/1". Otherwise NULL.
    const char *numbers;
} CExiv2_field;

typedef void (*CExiv2_take)(void *context, const CExiv2_field *field);

// To be called once, before the process is confined.
void CExiv2_warm(void);

// A TIFF stream: an EXIF block without its "Exif\0\0", or a whole TIFF file. Also gives the IPTC and XMP blocks in it,
// and the thumbnail as a field named CExiv2_thumbnail.
// Returns 0 where exiv2 refuses the block.
int CExiv2_readExif(const uint8_t *bytes, size_t count, CExiv2_take take, void *context);

// IPTC-IIM datasets.
int CExiv2_readIptc(const uint8_t *bytes, size_t count, CExiv2_take take, void *context);

// An XMP packet in UTF-8.
int CExiv2_readXmp(const uint8_t *bytes, size_t count, CExiv2_take take, void *context);

#define CExiv2_thumbnail "Exif.Thumbnail"

#ifdef __cplusplus
}
#endif

#endif
