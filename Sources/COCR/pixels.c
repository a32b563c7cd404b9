// Loops over pixels. Sizes are the callers' own and fit the buffers; values may be anything.
#include "COCR.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void COCR_grey(const uint8_t *colours, size_t pixels, uint8_t *grey) {
    for (size_t index = 0; index < pixels; index++, colours += 3)
        grey[index] = (uint8_t)((colours[0] * 77u + colours[1] * 151u + colours[2] * 28u) >> 8);
}


static void average(const uint8_t *grey, int width, int height, uint8_t *to, int newWidth, int newHeight) {
    const double stepX = (double)width / newWidth, stepY = (double)height / newHeight;
    for (int y = 0; y < newHeight; y++) {
        const int top = (int)(y * stepY);
        int bottom = (int)((y + 1) * stepY);
        if (bottom <= top) bottom = top + 1;
        if (bottom > height) bottom = height;
        for (int x = 0; x < newWidth; x++) {
            const int left = (int)(x * stepX);
            int right = (int)((x + 1) * stepX);
            if (right <= left) right = left + 1;
            if (right > width) right = width;
            unsigned sum = 0;
            for (int row = top; row < bottom; row++)
                for (int column = left; column < right; column++)
                    sum += grey[(size_t)row * (size_t)width + (size_t)column];
            to[(size_t)y * (size_t)newWidth + (size_t)x] = (uint8_t)(sum / (unsigned)((bottom - top) * (right - left)));
        }
    }
}

static double between(const uint8_t *grey, int width, int height, double x, double y) {
    if (x < 0) x = 0;
    if (y < 0) y = 0;
    if (x > width - 1) x = width - 1;
    if (y > height - 1) y = height - 1;
    const int left = (int)x, top = (int)y;
    const int right = left + 1 < width ? left + 1 : left, bottom = top + 1 < height ? top + 1 : top;
    const double fx = x - left, fy = y - top;
    const uint8_t *upper = grey + (size_t)top * (size_t)width, *lower = grey + (size_t)bottom * (size_t)width;
    return (upper[left] * (1 - fx) + upper[right] * fx) * (1 - fy) + (lower[left] * (1 - fx) + lower[right] * fx) * fy;
}

void COCR_resize(const uint8_t *grey, int width, int height, uint8_t *to, int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
        memcpy(to, grey, (size_t)width * (size_t)height);
        return;
    }
    if (newWidth * 2 <= width || newHeight * 2 <= height) {
        average(grey, width, height, to, newWidth, newHeight);
        return;
    }
    const double stepX = (double)width / newWidth, stepY = (double)height / newHeight;
    for (int y = 0; y < newHeight; y++)
        for (int x = 0; x < newWidth; x++)
            to[(size_t)y * (size_t)newWidth + (size_t)x] =
                (uint8_t)(between(grey, width, height, (x + 0.5) * stepX - 0.5, (y + 0.5) * stepY - 0.5) + 0.5);
}

void COCR_turn(const uint8_t *grey, int width, int height, double degrees, uint8_t paper, uint8_t *to) {
    const double angle = degrees * M_PI / 180, sine = sin(angle), cosine = cos(angle);
    const double middleX = (width - 1) / 2.0, middleY = (height - 1) / 2.0;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            const double dx = x - middleX, dy = y - middleY;
            const double sourceX = middleX + dx * cosine - dy * sine, sourceY = middleY + dx * sine + dy * cosine;
            const int isInside = sourceX >= 0 && sourceY >= 0 && sourceX <= width - 1 && sourceY <= height - 1;
            to[(size_t)y * (size_t)width + (size_t)x] =
                isInside ? (uint8_t)(between(grey, width, height, sourceX, sourceY) + 0.5) : paper;
        }
}

int COCR_mark(const uint8_t *grey, int width, int height, int radius, int light, uint8_t *ink) {
    // Sauvola's threshold over running sums: one row more and one column more than the picture.
    const size_t wide = (size_t)width + 1;
    uint64_t *sums = calloc(wide * 2 * ((size_t)height + 1), sizeof *sums);
    if (!sums) return 0;
    uint64_t *squares = sums + wide * ((size_t)height + 1);
    for (int y = 0; y < height; y++) {
        uint64_t sum = 0, square = 0;
        for (int x = 0; x < width; x++) {
            const unsigned value = light ? 255u - grey[(size_t)y * (size_t)width + (size_t)x]
                                         : grey[(size_t)y * (size_t)width + (size_t)x];
            sum += value;
            square += value * value;
            sums[((size_t)y + 1) * wide + (size_t)x + 1] = sums[(size_t)y * wide + (size_t)x + 1] + sum;
            squares[((size_t)y + 1) * wide + (size_t)x + 1] = squares[(size_t)y * wide + (size_t)x + 1] + square;
        }
    }
    for (int y = 0; y < height; y++) {
        const size_t top = (size_t)(y > radius ? y - radius : 0);
        const size_t bottom = (size_t)(y + radius + 1 < height ? y + radius + 1 : height);
        for (int x = 0; x < width; x++) {
            const size_t left = (size_t)(x > radius ? x - radius : 0);
            const size_t right = (size_t)(x + radius + 1 < width ? x + radius + 1 : width);
            const double count = (double)((bottom - top) * (right - left));
            const size_t a = top * wide + left, b = top * wide + right, c = bottom * wide + left, d = bottom * wide + right;
            const double mean = (double)(sums[d] - sums[b] - sums[c] + sums[a]) / count;
            const double variance = (double)(squares[d] - squares[b] - squares[c] + squares[a]) / count - mean * mean;
            const double deviation = variance > 0 ? sqrt(variance) : 0;
            const unsigned value = light ? 255u - grey[(size_t)y * (size_t)width + (size_t)x]
                                         : grey[(size_t)y * (size_t)width + (size_t)x];
            // Flat surroundings have no ink, whatever their noise.
            ink[(size_t)y * (size_t)width + (size_t)x] =
                deviation > 8 && value < mean * (1 + 0.2 * (deviation / 128 - 1)) && value + 12 < mean;
        }
    }
    free(sums);
    return 1;
}

// How red (or blue) a pixel is, 0 to 255; the paler the ink, the paler it stays, and noise of the paper is none.
static int excessOf(const uint8_t *pixel, int colour) {
    const int red = pixel[0], green = pixel[1], blue = pixel[2];
    return colour == 0 ? red - (green > blue ? green : blue) : blue - (red > green ? red : green);
}

// Black over any ink is black: of such a pixel nobody can tell whether there is ink below.
static int isBlack(const uint8_t *pixel, int excess) {
    return excess <= 40 && pixel[0] < 120 && pixel[1] < 120 && pixel[2] < 120;
}

// Adds a row to the columns' sums, or takes it away again; black pixels do not count.
static void addRow(const uint8_t *colours, const uint8_t *grey, int width, int y, int colour, int sign, int32_t *sums,
                   int32_t *counts) {
    for (int x = 0; x < width; x++) {
        const size_t index = (size_t)y * (size_t)width + (size_t)x;
        if (isBlack(colours + index * 3, excessOf(colours + index * 3, colour))) continue;
        sums[x] += sign * grey[index];
        counts[x] += sign;
    }
}

// Gives black pixels the mean of what is around them that is not black.
static void fillBlack(const uint8_t *colours, int width, int height, int colour, uint8_t *grey) {
    const int radius = 2 + (width > height ? width : height) / 500;
    int32_t *sums = calloc((size_t)width * 2, sizeof *sums);
    if (!sums) return;
    int32_t *counts = sums + width;
    for (int y = 0; y < radius && y < height; y++) addRow(colours, grey, width, y, colour, 1, sums, counts);
    for (int y = 0; y < height; y++) {
        if (y + radius < height) addRow(colours, grey, width, y + radius, colour, 1, sums, counts);
        if (y > radius) addRow(colours, grey, width, y - radius - 1, colour, -1, sums, counts);
        int64_t sum = 0, count = 0;
        for (int x = 0; x < radius && x < width; x++) {
            sum += sums[x];
            count += counts[x];
        }
        for (int x = 0; x < width; x++) {
            if (x + radius < width) {
                sum += sums[x + radius];
                count += counts[x + radius];
            }
            if (x > radius) {
                sum -= sums[x - radius - 1];
                count -= counts[x - radius - 1];
            }
            const size_t index = (size_t)y * (size_t)width + (size_t)x;
            if (count > 0 && isBlack(colours + index * 3, excessOf(colours + index * 3, colour)))
                grey[index] = (uint8_t)(sum / count);
        }
    }
    free(sums);
}

size_t COCR_pick(const uint8_t *colours, int width, int height, int colour, uint8_t *grey) {
    const size_t pixels = (size_t)width * (size_t)height;
    size_t kept = 0;
    for (size_t index = 0; index < pixels; index++) {
        const int excess = excessOf(colours + index * 3, colour);
        if (excess > 40) kept++;
        const int dark = excess <= 20 ? 0 : excess >= 90 ? 255 : (excess - 20) * 255 / 70;
        grey[index] = (uint8_t)(255 - dark);
    }
    if (kept >= 60) fillBlack(colours, width, height, colour, grey);
    return kept;
}

// MARK: Skew

typedef struct { float x, y; } Point;

// How sharply ink is divided into rows when it is looked at from an angle: neighbouring rows differ.
static double sharpness(const Point *points, size_t count, double degrees, int isUpright, float *rows, int size) {
    const float sine = (float)sin(degrees * M_PI / 180), cosine = (float)cos(degrees * M_PI / 180);
    memset(rows, 0, (size_t)size * sizeof *rows);
    for (size_t index = 0; index < count; index++) {
        const float at = isUpright ? points[index].y * cosine - points[index].x * sine
                                   : points[index].x * cosine + points[index].y * sine;
        const int row = (int)(at + (float)size / 2);
        if (row >= 0 && row < size) rows[row] += 1;
    }
    double sum = 0;
    for (int row = 1; row < size; row++) {
        const double step = rows[row] - rows[row - 1];
        sum += step * step;
    }
    return sum;
}

static double skewOf(const Point *points, size_t count, int size, float *rows) {
    double best = 0, bestSharpness = 0, straight[2] = {0, 0};
    int bestAxis = 1;
    for (int isUpright = 0; isUpright < 2; isUpright++) {
        straight[isUpright] = sharpness(points, count, 0, isUpright, rows, size);
        for (int step = -18; step <= 18; step++) {
            const double value = sharpness(points, count, step * 0.5, isUpright, rows, size);
            if (value > bestSharpness) {
                bestSharpness = value;
                best = step * 0.5;
                bestAxis = isUpright;
            }
        }
    }
    const double coarse = best;
    for (int step = -4; step <= 4; step++) {
        const double value = sharpness(points, count, coarse + step * 0.1, bestAxis, rows, size);
        if (value > bestSharpness) {
            bestSharpness = value;
            best = coarse + step * 0.1;
        }
    }
    // Pictures are never sharp, and a little sharper at any angle than at another.
    const double other = straight[0] > straight[1] ? straight[0] : straight[1];
    return bestSharpness > other * 1.2 ? best : 0;
}

double COCR_skew(const uint8_t *grey, int width, int height) {
    const size_t pixels = (size_t)width * (size_t)height;
    uint8_t *ink = malloc(pixels);
    const size_t most = 120000;
    Point *points = malloc(most * sizeof *points);
    const int size = (int)(1.2 * sqrt((double)width * width + (double)height * height)) + 2;
    float *rows = malloc((size_t)size * sizeof *rows);
    double angle = 0;
    if (ink && points && rows && COCR_mark(grey, width, height, 20, 0, ink)) {
        size_t found = 0, count = 0;
        for (size_t index = 0; index < pixels; index++) found += ink[index];
        const size_t each = found / most + 1;
        size_t seen = 0;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                if (ink[(size_t)y * (size_t)width + (size_t)x] && seen++ % each == 0 && count < most)
                    points[count++] = (Point){(float)x - (float)width / 2, (float)y - (float)height / 2};
        if (count > 300) angle = skewOf(points, count, size, rows);
    }
    free(ink);
    free(points);
    free(rows);
    return angle;
}

// MARK: Components: runs of ink in each row, joined with those they touch in the row above

typedef struct { int left, right, row; uint32_t parent; } Run;

static uint32_t root(Run *runs, uint32_t index) {
    while (runs[index].parent != index) {
        runs[index].parent = runs[runs[index].parent].parent;
        index = runs[index].parent;
    }
    return index;
}

static void join(Run *runs, uint32_t one, uint32_t other) {
    one = root(runs, one);
    other = root(runs, other);
    if (one < other) runs[other].parent = one;
    else runs[one].parent = other;
}

static size_t findRuns(const uint8_t *ink, int width, int height, Run **found) {
    size_t count = 0, capacity = 1 << 14, above = 0;
    Run *runs = malloc(capacity * sizeof *runs);
    if (!runs) return 0;
    for (int y = 0; y < height; y++) {
        const uint8_t *row = ink + (size_t)y * (size_t)width;
        const size_t begin = count;
        size_t candidate = above;
        for (int x = 0; x < width; x++) {
            if (!row[x]) continue;
            const int left = x;
            while (x < width && row[x]) x++;
            if (count == capacity) {
                if (capacity > UINT32_MAX / 4) break;
                Run *more = realloc(runs, (capacity *= 2) * sizeof *runs);
                if (!more) {
                    free(runs);
                    return 0;
                }
                runs = more;
            }
            runs[count] = (Run){left, x - 1, y, (uint32_t)count};
            while (candidate < begin && runs[candidate].right < left - 1) candidate++;
            for (size_t other = candidate; other < begin && runs[other].left <= x; other++)
                join(runs, (uint32_t)count, (uint32_t)other);
            count++;
        }
        above = begin;
    }
    *found = runs;
    return count;
}

static int isEdge(const uint8_t *ink, int width, int height, int x, int y) {
    const uint8_t *pixel = ink + (size_t)y * (size_t)width + (size_t)x;
    return x == 0 || y == 0 || x == width - 1 || y == height - 1 || !pixel[-1] || !pixel[1] || !pixel[-width]
        || !pixel[width];
}

static void add(COCRComponent *component, const Run *run, const uint8_t *ink, const uint8_t *grey, int width,
                int height) {
    if (run->left < component->left) component->left = run->left;
    if (run->right > component->right) component->right = run->right;
    if (run->row < component->top) component->top = run->row;
    if (run->row > component->bottom) component->bottom = run->row;
    component->ink += run->right - run->left + 1;
    for (int x = run->left; x <= run->right; x++) {
        const double value = grey[(size_t)run->row * (size_t)width + (size_t)x];
        component->sum += value;
        component->squares += value * value;
        component->edge += isEdge(ink, width, height, x, run->row);
    }
}

size_t COCR_components(const uint8_t *ink, const uint8_t *grey, int width, int height, COCRComponent *list,
                       size_t capacity) {
    Run *runs = NULL;
    const size_t count = findRuns(ink, width, height, &runs);
    if (!runs) return 0;
    uint32_t *numbers = calloc(count ? count : 1, sizeof *numbers);
    size_t found = 0;
    if (numbers)
        for (size_t index = 0; index < count; index++) {
            // A root comes before all that hang from it.
            const uint32_t top = root(runs, (uint32_t)index);
            if (top == index) {
                numbers[index] = (uint32_t)found;
                if (found < capacity) list[found] = (COCRComponent){width, height, -1, -1, 0, 0, 0, 0};
                found++;
            }
            if (numbers[top] < capacity) add(&list[numbers[top]], &runs[index], ink, grey, width, height);
        }
    free(numbers);
    free(runs);
    return found;
}
