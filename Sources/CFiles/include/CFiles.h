// File calls of Linux that Swift can't reach: glibc hides them behind _GNU_SOURCE, takes them as variadic
// arguments, or has no wrapper for them. Each returns 0 (or what is said), or -1 with errno set.

#ifndef CFILES_H
#define CFILES_H

#include <stddef.h>

/// renameat2 with RENAME_NOREPLACE. EINVAL where the file system does not know it (NFS).
int cfiles_rename_noreplace(int from_directory, const char *from, int to_directory, const char *to);

/// Opens one name below `directory`, following no link and crossing no mount point.
///
/// openat2; where it is missing or forbidden, openat with O_NOFOLLOW, and the caller's own
/// check of the device number stands in for the mount point.
int cfiles_open_beneath(int directory, const char *name, int flags);

/// Makes `to` share the content of `from` (FICLONE).
int cfiles_clone(int from, int to);

/// Whether nobody has the file of `descriptor` open for writing: a read lease is taken and given back.
///
/// EAGAIN: somebody has. EACCES, EINVAL, EOPNOTSUPP and others: can't tell here.
int cfiles_probe_writers(int descriptor);

/// fsetxattr.
int cfiles_set_attribute(int descriptor, const char *name, const void *value, size_t length);

/// fgetxattr; returns the length.
long cfiles_get_attribute(int descriptor, const char *name, void *value, size_t capacity);

/// An empty nameless file in memory, whose name is shown in /proc for the curious only.
int cfiles_memory(const char *name);

/// From now on nobody can change that file.
int cfiles_seal_memory(int descriptor);

#endif
