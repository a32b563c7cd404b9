// What the watcher needs besides inotify itself: Swift can't reach the flexible array member of an
// inotify_event, and glibc's module leaves out eventfd.

#ifndef CINOTIFY_H
#define CINOTIFY_H

#include <stddef.h>
#include <stdint.h>

/// One event, its name pointing into the buffer it was read from.
struct cinotify_event {
    int watch;
    uint32_t mask;
    /// Not terminated; `name_length` bytes.
    const uint8_t *name;
    size_t name_length;
};

/// Reads the event at `*offset` and moves `*offset` behind it.
///
/// Returns 1, or 0 at the end of the buffer or where what is left is no whole event.
int cinotify_next(const uint8_t *buffer, size_t length, size_t *offset, struct cinotify_event *event);

/// A new event descriptor, non-blocking and closed on exec; -1 with errno set.
int cinotify_event_descriptor(void);

#endif
