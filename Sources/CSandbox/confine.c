/* The steps by which a process gives up everything it will not need. Nothing here allocates. */
#define _GNU_SOURCE
#include "CSandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __NR_landlock_restrict_self
#define __NR_landlock_restrict_self 446
#endif

enum step {
    step_done = 0,
    step_parent,
    step_streams,
    step_descriptors,
    step_limits,
    step_privileges,
    step_files,
    step_calls,
};

/* The signal is sent when the parent dies; if it died before the request, nobody is told. */
static int stay_with(int parent) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) return -1;
    return getppid() == parent ? 0 : -1;
}

/* A trap of the Swift runtime prints values to standard error: they may come from the document. */
static int silence(int null) {
    for (int stream = 0; stream <= 2; stream++)
        if (dup2(null, stream) < 0) return -1;
    return 0;
}

static int close_span(unsigned first, unsigned last) {
    if (first > last) return 0;
    return (int)syscall(SYS_close_range, first, last, 0);
}

static int close_all_but(const int kept[3]) {
    unsigned next = 3;
    for (int index = 0; index < 3; index++) {
        if (kept[index] < 3) continue;
        if (close_span(next, (unsigned)kept[index] - 1) < 0) return -1;
        next = (unsigned)kept[index] + 1;
    }
    return close_span(next, ~0U);
}

/* Puts the ruleset among the kept descriptors, in ascending order. */
static int close_others(const struct csandbox_confinement *confinement) {
    int kept[3] = {confinement->kept[0], confinement->kept[1], confinement->ruleset};
    for (int pass = 0; pass < 2; pass++)
        for (int index = 0; index < 2; index++)
            if (kept[index] > kept[index + 1]) {
                int swap = kept[index];
                kept[index] = kept[index + 1];
                kept[index + 1] = swap;
            }
    return close_all_but(kept);
}

static int bound(__rlimit_resource_t resource, uint64_t value) {
    struct rlimit limit = {.rlim_cur = value, .rlim_max = value};
    struct rlimit now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max < value) limit.rlim_cur = limit.rlim_max = now.rlim_max;
    return setrlimit(resource, &limit);
}

/* At the soft processor limit comes SIGXCPU, one second later SIGKILL. */
static int bound_processor(uint64_t seconds) {
    struct rlimit limit = {.rlim_cur = seconds, .rlim_max = seconds + 1};
    struct rlimit now;
    if (getrlimit(RLIMIT_CPU, &now) == 0 && now.rlim_max < limit.rlim_max) {
        limit.rlim_max = now.rlim_max;
        if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
    }
    return setrlimit(RLIMIT_CPU, &limit);
}

static int bound_resources(const struct csandbox_confinement *confinement) {
    return bound(RLIMIT_AS, confinement->address_space) || bound_processor(confinement->processor_seconds)
        || bound(RLIMIT_FSIZE, 0) || bound(RLIMIT_CORE, 0) || bound(RLIMIT_NPROC, 0) || bound(RLIMIT_NOFILE, 64)
        || bound(RLIMIT_MEMLOCK, 0) || bound(RLIMIT_MSGQUEUE, 0);
}

static int filter_calls(const struct csandbox_confinement *confinement) {
    struct sock_fprog program = {
        .len = confinement->filter_count,
        .filter = (struct sock_filter *)confinement->filter,
    };
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

int csandbox_confine(const struct csandbox_confinement *confinement) {
    if (stay_with(confinement->parent) < 0) return step_parent;
    if (silence(confinement->null) < 0) return step_streams;
    if (close_others(confinement) < 0) return step_descriptors;
    if (prctl(PR_SET_DUMPABLE, 0) < 0 || bound_resources(confinement) != 0) return step_limits;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return step_privileges;
    if (confinement->ruleset >= 0) {
        if (syscall(__NR_landlock_restrict_self, confinement->ruleset, 0) < 0) return step_files;
        close(confinement->ruleset);
    }
    if (confinement->filter && filter_calls(confinement) < 0) return step_calls;
    return step_done;
}

int csandbox_seal_executable_memory(void) {
    FILE *maps = fopen("/proc/self/maps", "re");
    if (!maps) return -errno;
    /* Collected first: changing a mapping while the list is read could merge it out of sight. */
    static struct { uintptr_t start, end; } found[4096];
    int count = 0, failure = 0;
    char line[4352];
    while (fgets(line, sizeof line, maps)) {
        uintptr_t start, end;
        char rights[5];
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s", &start, &end, rights) != 3) continue;
        if (rights[1] != 'w' || rights[2] != 'x') continue;
        if (count == 4096) {
            failure = -E2BIG;
            break;
        }
        found[count].start = start;
        found[count++].end = end;
    }
    fclose(maps);
    for (int index = 0; index < count && failure == 0; index++)
        if (mprotect((void *)found[index].start, found[index].end - found[index].start, PROT_READ | PROT_EXEC) < 0)
            failure = -errno;
    return failure < 0 ? failure : count;
}

int csandbox_harden_server(void) {
    int descriptor = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        if (write(descriptor, "1000", 4) < 0) { /* refused in some containers; then the unit's own value counts */
        }
        close(descriptor);
    }
    return prctl(PR_SET_DUMPABLE, 0) < 0 ? -errno : 0;
}
