/* The file system part of confinement: a ruleset built once and applied by each child. */
#define _GNU_SOURCE
#include "CSandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The system call numbers are the same on all architectures; old headers lack them. */
#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#endif

/* The attribute as of ABI 6. Older kernels accept a larger one as long as what they don't know is zero,
 * and the headers at hand may be older than the kernel, so it is spelled out here
 * (https://docs.kernel.org/userspace-api/landlock.html). */
struct ruleset_attribute {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
};

/* Bits 0 to 12 came with ABI 1, REFER with 2, TRUNCATE with 3, IOCTL_DEV with 5. */
static uint64_t file_rights(int abi) {
    uint64_t rights = (1ULL << 13) - 1;
    if (abi >= 2) rights |= 1ULL << 13;
    if (abi >= 3) rights |= 1ULL << 14;
    if (abi >= 5) rights |= 1ULL << 15;
    return rights;
}

int csandbox_landlock_abi(void) {
    long abi = syscall(__NR_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return abi > 0 ? (int)abi : 0;
}

static int allow_reading(int ruleset, const char *directory) {
    int descriptor = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return errno == ENOENT || errno == ENOTDIR ? 0 : -errno;
    struct landlock_path_beneath_attr beneath = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = descriptor,
    };
    long result = syscall(__NR_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    int failure = result < 0 ? -errno : 0;
    close(descriptor);
    return failure;
}

int csandbox_ruleset(const char *const *directories, size_t count) {
    int abi = csandbox_landlock_abi();
    if (abi == 0) return -ENOSYS;
    struct ruleset_attribute attribute = {
        .handled_access_fs = file_rights(abi),
        .handled_access_net = abi >= 4 ? 3 : 0, /* bind and connect by TCP */
        .scoped = abi >= 6 ? 3 : 0,             /* abstract sockets and signals */
    };
    size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    long ruleset = syscall(__NR_landlock_create_ruleset, &attribute, size, 0);
    if (ruleset < 0) return -errno;
    for (size_t index = 0; index < count; index++) {
        int failure = allow_reading((int)ruleset, directories[index]);
        if (failure < 0) {
            close((int)ruleset);
            return failure;
        }
    }
    return (int)ruleset;
}
