// PDFium reaches us as a shared library without headers, unpacked from a pinned package (see fetch.sh), so it can
// be neither linked nor included: it is opened at run time, and this header declares the few functions we call.
//
// Each CPDFium_x forwards to the library's FPDFx of the signature in PDFium's public headers
// (https://pdfium.googlesource.com/pdfium/+/main/public/). They may be called only after CPDFium_open returned NULL,
// between CPDFium_enter and CPDFium_leave.

#ifndef CPDFIUM_H
#define CPDFIUM_H

#include <stddef.h>

typedef struct CPDFiumDocument_ *CPDFiumDocument;
typedef struct CPDFiumPage_ *CPDFiumPage;
typedef struct CPDFiumTextPage_ *CPDFiumTextPage;
typedef struct CPDFiumObject_ *CPDFiumObject;
typedef struct CPDFiumMark_ *CPDFiumMark;
typedef struct CPDFiumAnnotation_ *CPDFiumAnnotation;
typedef struct CPDFiumClip_ *CPDFiumClip;
typedef struct CPDFiumSegment_ *CPDFiumSegment;
typedef struct CPDFiumBitmap_ *CPDFiumBitmap;

typedef struct { float left, top, right, bottom; } CPDFiumRectangle;
typedef struct { float a, b, c, d, e, f; } CPDFiumMatrix;

// FPDF_GetLastError, of the last failed load.
enum { CPDFium_errorPassword = 4, CPDFium_errorSecurity = 5 };
// FPDFPageObj_GetType.
enum { CPDFium_text = 1, CPDFium_path = 2, CPDFium_image = 3, CPDFium_shading = 4, CPDFium_form = 5 };
// FPDFTextObj_GetTextRenderMode: glyphs painted with no ink at all, or used as a clipping path only.
enum { CPDFium_renderInvisible = 3, CPDFium_renderClip = 7 };
// FPDFBitmap_CreateEx and FPDF_RenderPageBitmap: four bytes for each pixel, blue, green, red, unused; annotations too.
enum { CPDFium_bgrx = 3, CPDFium_withAnnotations = 1 };

// result, PDFium's name, our name, parameters, arguments
#define CPDFIUM_FUNCTIONS(X) \
    X(CPDFiumDocument, FPDF_LoadMemDocument64, CPDFium_loadDocument, \
      (const void *bytes, size_t count, const char *password), (bytes, count, password)) \
    X(void, FPDF_CloseDocument, CPDFium_closeDocument, (CPDFiumDocument document), (document)) \
    X(unsigned long, FPDF_GetLastError, CPDFium_lastError, (void), ()) \
    X(int, FPDF_GetPageCount, CPDFium_pageCount, (CPDFiumDocument document), (document)) \
    X(int, FPDF_GetSecurityHandlerRevision, CPDFium_securityRevision, (CPDFiumDocument document), (document)) \
    X(CPDFiumPage, FPDF_LoadPage, CPDFium_loadPage, (CPDFiumDocument document, int index), (document, index)) \
    X(void, FPDF_ClosePage, CPDFium_closePage, (CPDFiumPage page), (page)) \
    X(int, FPDF_GetPageBoundingBox, CPDFium_pageBox, (CPDFiumPage page, CPDFiumRectangle *box), (page, box)) \
    X(int, FPDFPage_GetRotation, CPDFium_rotation, (CPDFiumPage page), (page)) \
    X(int, FPDFPage_CountObjects, CPDFium_objectCount, (CPDFiumPage page), (page)) \
    X(CPDFiumObject, FPDFPage_GetObject, CPDFium_object, (CPDFiumPage page, int index), (page, index)) \
    X(int, FPDFPage_GetAnnotCount, CPDFium_annotationCount, (CPDFiumPage page), (page)) \
    X(CPDFiumAnnotation, FPDFPage_GetAnnot, CPDFium_annotation, (CPDFiumPage page, int index), (page, index)) \
    X(int, FPDFAnnot_GetSubtype, CPDFium_annotationKind, (CPDFiumAnnotation annotation), (annotation)) \
    X(int, FPDFAnnot_HasKey, CPDFium_annotationHasKey, \
      (CPDFiumAnnotation annotation, const char *key), (annotation, key)) \
    X(int, FPDFAnnot_GetRect, CPDFium_annotationBox, \
      (CPDFiumAnnotation annotation, CPDFiumRectangle *box), (annotation, box)) \
    X(void, FPDFPage_CloseAnnot, CPDFium_closeAnnotation, (CPDFiumAnnotation annotation), (annotation)) \
    X(int, FPDFPage_Flatten, CPDFium_flatten, (CPDFiumPage page, int usage), (page, usage)) \
    X(CPDFiumTextPage, FPDFText_LoadPage, CPDFium_loadText, (CPDFiumPage page), (page)) \
    X(void, FPDFText_ClosePage, CPDFium_closeText, (CPDFiumTextPage text), (text)) \
    X(int, FPDFText_CountChars, CPDFium_characterCount, (CPDFiumTextPage text), (text)) \
    X(unsigned int, FPDFText_GetUnicode, CPDFium_character, (CPDFiumTextPage text, int index), (text, index)) \
    X(int, FPDFText_IsGenerated, CPDFium_isGenerated, (CPDFiumTextPage text, int index), (text, index)) \
    X(int, FPDFText_HasUnicodeMapError, CPDFium_isUnmapped, (CPDFiumTextPage text, int index), (text, index)) \
    X(CPDFiumObject, FPDFText_GetTextObject, CPDFium_textObject, (CPDFiumTextPage text, int index), (text, index)) \
    X(int, FPDFText_GetCharBox, CPDFium_characterBox, \
      (CPDFiumTextPage text, int index, double *left, double *right, double *bottom, double *top), \
      (text, index, left, right, bottom, top)) \
    X(unsigned long, FPDFText_GetFontInfo, CPDFium_fontName, \
      (CPDFiumTextPage text, int index, void *name, unsigned long count, int *flags), \
      (text, index, name, count, flags)) \
    X(int, FPDFTextObj_GetTextRenderMode, CPDFium_renderMode, (CPDFiumObject object), (object)) \
    X(int, FPDFTextObj_GetFontSize, CPDFium_fontSize, (CPDFiumObject object, float *size), (object, size)) \
    X(int, FPDFPageObj_GetType, CPDFium_kind, (CPDFiumObject object), (object)) \
    X(int, FPDFPageObj_GetMatrix, CPDFium_matrix, (CPDFiumObject object, CPDFiumMatrix *matrix), (object, matrix)) \
    X(int, FPDFPageObj_GetBounds, CPDFium_bounds, \
      (CPDFiumObject object, float *left, float *bottom, float *right, float *top), \
      (object, left, bottom, right, top)) \
    X(int, FPDFPageObj_GetFillColor, CPDFium_fillColor, \
      (CPDFiumObject object, unsigned int *red, unsigned int *green, unsigned int *blue, unsigned int *alpha), \
      (object, red, green, blue, alpha)) \
    X(int, FPDFPageObj_GetStrokeColor, CPDFium_strokeColor, \
      (CPDFiumObject object, unsigned int *red, unsigned int *green, unsigned int *blue, unsigned int *alpha), \
      (object, red, green, blue, alpha)) \
    X(int, FPDFPageObj_GetStrokeWidth, CPDFium_strokeWidth, (CPDFiumObject object, float *width), (object, width)) \
    X(CPDFiumClip, FPDFPageObj_GetClipPath, CPDFium_clip, (CPDFiumObject object), (object)) \
    X(int, FPDFClipPath_CountPaths, CPDFium_clipPathCount, (CPDFiumClip clip), (clip)) \
    X(int, FPDFClipPath_CountPathSegments, CPDFium_clipSegmentCount, (CPDFiumClip clip, int path), (clip, path)) \
    X(CPDFiumSegment, FPDFClipPath_GetPathSegment, CPDFium_clipSegment, \
      (CPDFiumClip clip, int path, int index), (clip, path, index)) \
    X(int, FPDFPathSegment_GetPoint, CPDFium_point, (CPDFiumSegment segment, float *x, float *y), (segment, x, y)) \
    X(int, FPDFPageObj_SetIsActive, CPDFium_setActive, (CPDFiumObject object, int isActive), (object, isActive)) \
    X(int, FPDFPageObj_HasTransparency, CPDFium_isTransparent, (CPDFiumObject object), (object)) \
    X(int, FPDFPath_GetDrawMode, CPDFium_drawMode, \
      (CPDFiumObject object, int *fill, int *stroke), (object, fill, stroke)) \
    X(int, FPDFPath_CountSegments, CPDFium_segmentCount, (CPDFiumObject object), (object)) \
    X(int, FPDFImageObj_GetImagePixelSize, CPDFium_pixelSize, \
      (CPDFiumObject object, unsigned int *width, unsigned int *height), (object, width, height)) \
    X(int, FPDFFormObj_CountObjects, CPDFium_memberCount, (CPDFiumObject form), (form)) \
    X(CPDFiumObject, FPDFFormObj_GetObject, CPDFium_member, (CPDFiumObject form, unsigned long index), (form, index)) \
    X(int, FPDFPageObj_CountMarks, CPDFium_markCount, (CPDFiumObject object), (object)) \
    X(CPDFiumMark, FPDFPageObj_GetMark, CPDFium_mark, (CPDFiumObject object, unsigned long index), (object, index)) \
    X(int, FPDFPageObj_RemoveMark, CPDFium_removeMark, (CPDFiumObject object, CPDFiumMark mark), (object, mark)) \
    X(float, FPDF_GetPageWidthF, CPDFium_pageWidth, (CPDFiumPage page), (page)) \
    X(float, FPDF_GetPageHeightF, CPDFium_pageHeight, (CPDFiumPage page), (page)) \
    X(int, FPDF_PageToDevice, CPDFium_pixel, \
      (CPDFiumPage page, int left, int top, int width, int height, int rotation, double x, double y, \
       int *column, int *row), \
      (page, left, top, width, height, rotation, x, y, column, row)) \
    X(CPDFiumBitmap, FPDFBitmap_CreateEx, CPDFium_createBitmap, \
      (int width, int height, int format, void *bytes, int stride), (width, height, format, bytes, stride)) \
    X(void, FPDFBitmap_Destroy, CPDFium_destroyBitmap, (CPDFiumBitmap bitmap), (bitmap)) \
    X(void, FPDF_RenderPageBitmap, CPDFium_render, \
      (CPDFiumBitmap bitmap, CPDFiumPage page, int left, int top, int width, int height, int rotation, int flags), \
      (bitmap, page, left, top, width, height, rotation, flags)) \
    X(int, FPDFPageObjMark_GetName, CPDFium_markName, \
      (CPDFiumMark mark, unsigned short *name, unsigned long bytes, unsigned long *written), \
      (mark, name, bytes, written)) \
    X(int, FPDFPageObjMark_GetParamStringValue, CPDFium_markText, \
      (CPDFiumMark mark, const char *key, unsigned short *text, unsigned long bytes, unsigned long *written), \
      (mark, key, text, bytes, written))

#define CPDFIUM_DECLARE(Result, theirs, ours, parameters, arguments) Result ours parameters;
CPDFIUM_FUNCTIONS(CPDFIUM_DECLARE)
#undef CPDFIUM_DECLARE

// Opens the library and starts it with one directory of fonts (or none at all, never the system's).
// Returns NULL, or a sentence that says what is wrong; the sentence lives until the next call.
const char *CPDFium_open(const char *path, const char *fontDirectory);

// Keeps other threads out of PDFium, which has global state and no locks; the same thread may enter again. The
// examiner has one thread, tests have several.
void CPDFium_enter(void);
void CPDFium_leave(void);

// Writes the document anew: every object once, unencrypted, outside object streams, so that it can be read without
// cross-reference tables. `*bytes` is to be freed with free(). Returns 0 on failure or past `limit` bytes.
int CPDFium_copy(CPDFiumDocument document, size_t limit, unsigned char **bytes, size_t *count);

#endif
