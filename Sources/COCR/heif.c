// libheif (https://github.com/strukturag/libheif/blob/master/libheif/api/libheif/heif.h), told to use no threads.
#include "COCR.h"
#include "open.h"

#include <stdlib.h>

struct heif_error {
    int code, subcode;
    const char *message;
};
typedef struct heif_context heif_context;
typedef struct heif_image_handle heif_image_handle;
typedef struct heif_image heif_image;

enum { colorspace_RGB = 1, chroma_interleaved_RGB = 10, channel_interleaved = 10 };

// result, name, parameters
#define FUNCTIONS(X) \
    X(heif_context *, heif_context_alloc, (void)) \
    X(void, heif_context_free, (heif_context *)) \
    X(void, heif_context_set_max_decoding_threads, (heif_context *, int)) \
    X(struct heif_error, heif_context_read_from_memory_without_copy, \
      (heif_context *, const void *, size_t, const void *)) \
    X(int, heif_context_get_number_of_top_level_images, (heif_context *)) \
    X(int, heif_context_get_list_of_top_level_image_IDs, (heif_context *, uint32_t *, int)) \
    X(struct heif_error, heif_context_get_image_handle, (heif_context *, uint32_t, heif_image_handle **)) \
    X(int, heif_image_handle_get_width, (const heif_image_handle *)) \
    X(int, heif_image_handle_get_height, (const heif_image_handle *)) \
    X(void, heif_image_handle_release, (const heif_image_handle *)) \
    X(struct heif_error, heif_decode_image, (const heif_image_handle *, heif_image **, int, int, const void *)) \
    X(int, heif_image_get_width, (const heif_image *, int)) \
    X(int, heif_image_get_height, (const heif_image *, int)) \
    X(const uint8_t *, heif_image_get_plane_readonly, (const heif_image *, int, int *)) \
    X(void, heif_image_release, (const heif_image *))

#define DECLARE(Result, name, parameters) static Result (*name) parameters;
FUNCTIONS(DECLARE)

static int isOpen;

int COCR_openHEIF(void) {
    if (isOpen) return 1;
    void *library = dlopen("libheif.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library) return 0;
#define BIND(Result, name, parameters) \
    if (!bind(library, #name, &name)) return 0;
    FUNCTIONS(BIND)
    isOpen = 1;
    return 1;
}

static heif_context *opened(const uint8_t *bytes, size_t count) {
    if (!isOpen) return NULL;
    heif_context *context = heif_context_alloc();
    if (!context) return NULL;
    heif_context_set_max_decoding_threads(context, 0);
    if (heif_context_read_from_memory_without_copy(context, bytes, count, NULL).code == 0) return context;
    heif_context_free(context);
    return NULL;
}

int COCR_countHEIF(const uint8_t *bytes, size_t count) {
    heif_context *context = opened(bytes, count);
    if (!context) return 0;
    const int number = heif_context_get_number_of_top_level_images(context);
    heif_context_free(context);
    return number;
}

static heif_image_handle *handle(heif_context *context, int index) {
    const int number = heif_context_get_number_of_top_level_images(context);
    if (index < 0 || index >= number) return NULL;
    uint32_t *list = calloc((size_t)number, sizeof *list);
    if (!list) return NULL;
    heif_image_handle *found = NULL;
    if (heif_context_get_list_of_top_level_image_IDs(context, list, number) == number
        && heif_context_get_image_handle(context, list[index], &found).code != 0)
        found = NULL;
    free(list);
    return found;
}

int COCR_sizeHEIF(const uint8_t *bytes, size_t count, int index, int *width, int *height) {
    heif_context *context = opened(bytes, count);
    if (!context) return 0;
    heif_image_handle *picture = handle(context, index);
    if (picture) {
        *width = heif_image_handle_get_width(picture);
        *height = heif_image_handle_get_height(picture);
        heif_image_handle_release(picture);
    }
    heif_context_free(context);
    return picture && *width > 0 && *height > 0;
}

static int reduce(const heif_image *image, int reduction, COCRPicture *picture) {
    const int width = heif_image_get_width(image, channel_interleaved);
    const int height = heif_image_get_height(image, channel_interleaved);
    int stride = 0;
    const uint8_t *data = heif_image_get_plane_readonly(image, channel_interleaved, &stride);
    if (!data || width <= 0 || height <= 0) return 0;
    picture->width = (width + reduction - 1) / reduction;
    picture->height = (height + reduction - 1) / reduction;
    uint8_t *out = picture->bytes = malloc((size_t)picture->width * (size_t)picture->height * 3);
    if (!out) return 0;
    for (int y = 0; y < picture->height; y++)
        for (int x = 0; x < picture->width; x++)
            for (int part = 0; part < 3; part++) {
                unsigned sum = 0, count = 0;
                for (int row = y * reduction; row < (y + 1) * reduction && row < height; row++)
                    for (int column = x * reduction; column < (x + 1) * reduction && column < width; column++) {
                        sum += data[(size_t)row * (size_t)stride + (size_t)column * 3 + (size_t)part];
                        count++;
                    }
                *out++ = (uint8_t)(sum / count);
            }
    return 1;
}

int COCR_decodeHEIF(const uint8_t *bytes, size_t count, int index, int reduction, COCRPicture *picture) {
    heif_context *context = opened(bytes, count);
    if (!context) return 0;
    int isDone = 0;
    heif_image_handle *found = handle(context, index);
    heif_image *image = NULL;
    if (found && reduction > 0
        && heif_decode_image(found, &image, colorspace_RGB, chroma_interleaved_RGB, NULL).code == 0) {
        isDone = reduce(image, reduction, picture);
        heif_image_release(image);
    }
    if (found) heif_image_handle_release(found);
    heif_context_free(context);
    return isDone;
}
