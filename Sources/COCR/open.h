// Binding functions of a library by their names.
#ifndef OPEN_H
#define OPEN_H

#include <dlfcn.h>
#include <string.h>

// POSIX lets a function's address travel as void *; ISO C wants it copied, not cast.
static inline int bind(void *library, const char *name, void *function) {
    void *address = dlsym(library, name);
    memcpy(function, &address, sizeof address);
    return address != NULL;
}

#endif
