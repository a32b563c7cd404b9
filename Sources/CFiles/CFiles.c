#define _GNU_SOURCE
#include "CFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

int cfiles_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to) {
    return renameat2(from_directory, from, to_directory, to, RENAME_NOREPLACE);
}

int cfiles_open_beneath(int directory, const char *name, int flags) {
    flags |= O_NOFOLLOW | O_CLOEXEC;
    struct open_how how = {
        .flags = (unsigned long long)flags,
        .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_BENEATH | RESOLVE_NO_XDEV,
    };
    long opened = syscall(SYS_openat2, directory, name, &how, sizeof how);
    // A seccomp filter written before Linux 5.6 answers EPERM for calls it does not know.
    if (opened < 0 && (errno == ENOSYS || errno == EPERM)) {
        return openat(directory, name, flags);
    }
    return (int)opened;
}

int cfiles_clone(int from, int to) {
    return ioctl(to, FICLONE, from);
}

int cfiles_probe_writers(int descriptor) {
    // A lease that is broken before it is given back sends a signal whose default, SIGIO, would end the
    // process. SIGURG is ignored unless somebody asks for it.
    if (fcntl(descriptor, F_SETSIG, SIGURG) < 0) {
        return -1;
    }
    if (fcntl(descriptor, F_SETLEASE, F_RDLCK) < 0) {
        return -1;
    }
    return fcntl(descriptor, F_SETLEASE, F_UNLCK);
}

int cfiles_set_attribute(int descriptor, const char *name, const void *value, size_t length) {
    return fsetxattr(descriptor, name, value, length, 0);
}

long cfiles_get_attribute(int descriptor, const char *name, void *value, size_t capacity) {
    return fgetxattr(descriptor, name, value, capacity);
}

int cfiles_memory(const char *name) {
    return memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

int cfiles_seal_memory(int descriptor) {
    return fcntl(descriptor, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
}
