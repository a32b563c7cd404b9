#define _GNU_SOURCE
#include "CInotify.h"

#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>

int cinotify_next(const uint8_t *buffer, size_t length, size_t *offset, struct cinotify_event *event) {
    struct inotify_event header;
    if (*offset > length || length - *offset < sizeof header) {
        return 0;
    }
    memcpy(&header, buffer + *offset, sizeof header);
    size_t rest = length - *offset - sizeof header;
    if (header.len > rest) {
        return 0;
    }
    event->watch = header.wd;
    event->mask = header.mask;
    event->name = buffer + *offset + sizeof header;
    // The kernel pads names with NUL bytes.
    event->name_length = strnlen((const char *)event->name, header.len);
    *offset += sizeof header + header.len;
    return 1;
}

int cinotify_event_descriptor(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}
