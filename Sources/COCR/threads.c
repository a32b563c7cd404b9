// A confined process can't make threads. libheif's decoders do: libde265 then waits for ever for a worker that never
// came, and dav1d refuses to start. libheif has no setting for either, so the calls by which it asks for threads end
// here: the program exports these two functions (see Package.swift), which come before the libraries' own.
#include "open.h"

// libde265: without a worker it decodes in the calling thread.
__attribute__((visibility("default"))) int de265_start_worker_threads(void *decoder, int threads) {
    (void)decoder;
    (void)threads;
    return 0;
}

// dav1d: the first field of its settings is the number of threads.
__attribute__((visibility("default"))) void dav1d_default_settings(int *settings) {
    static void (*theirs)(int *);
    if (!theirs) {
        void *library = dlopen("libdav1d.so.6", RTLD_NOW | RTLD_NOLOAD);
        if (!library || !bind(library, "dav1d_default_settings", &theirs)) return;
    }
    theirs(settings);
    settings[0] = 1;
}
