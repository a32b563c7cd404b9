/* CSandbox: what confines the calling process, where Swift can't reach.
 *
 * Landlock has no C library wrapper in glibc; libseccomp's rules are built with variadic macros; and
 * between fork and the first byte of a hostile document nothing may allocate. So preparing and
 * applying live here. The Swift module Sandbox is the only importer. */
#ifndef CSANDBOX_H
#define CSANDBOX_H

#include <stddef.h>
#include <stdint.h>

/* The Landlock ABI of the running kernel, or 0 where it has none or it is switched off. */
int csandbox_landlock_abi(void);

/* Whether the kernel can kill a whole process on a forbidden system call: 1 or 0. */
int csandbox_seccomp_available(void);

/* A Landlock ruleset that denies every right the kernel's ABI knows, except reading below the given
 * directories. Directories that do not exist are left out.
 * Returns a descriptor (close-on-exec), or a negative errno. */
int csandbox_ruleset(const char *const *directories, size_t count);

/* The system call filter as a BPF program, built in memory.
 * Returns its instructions (8 bytes each) in a block that is never freed, or NULL; sets *count. */
const void *csandbox_filter(uint16_t *count);

/* Everything one child needs to confine itself. */
struct csandbox_confinement {
    /* A ruleset of csandbox_ruleset, or -1 to do without. */
    int ruleset;
    /* A filter of csandbox_filter, or NULL to do without. */
    const void *filter;
    uint16_t filter_count;
    /* An open /dev/null, put in place of standard input, output and error. */
    int null;
    /* The process that must still be the parent. */
    int parent;
    /* Descriptors above 2 that stay open, in ascending order; the last two are equal where only one stays. */
    int kept[2];
    uint64_t address_space;
    uint64_t processor_seconds;
};

/* Confines the calling process for good.
 * Returns 0, or the number of the step that failed (then nothing may be done but _exit). */
int csandbox_confine(const struct csandbox_confinement *confinement);

/* Takes the right to write from every mapping of the process that is writable and executable.
 * Returns how many were changed, or a negative errno. */
int csandbox_seal_executable_memory(void);

/* Makes the calling process unreadable to its fellows and the first choice when memory runs out.
 * Returns 0 or a negative errno; a kernel that refuses the latter is not an error. */
int csandbox_harden_server(void);

#endif
