/* The system call part of confinement: an allow-list, built once and installed by each child. */
#define _GNU_SOURCE
#include "CSandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Reading, writing and looking at what is already open; memory; time; ending. */
static const int allowed[] = {
    SCMP_SYS(read),           SCMP_SYS(readv),         SCMP_SYS(pread64),       SCMP_SYS(write),
    SCMP_SYS(writev),         SCMP_SYS(lseek),         SCMP_SYS(close),         SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),     SCMP_SYS(stat),          SCMP_SYS(lstat),         SCMP_SYS(statx),
    SCMP_SYS(access),         SCMP_SYS(faccessat),     SCMP_SYS(faccessat2),    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),     SCMP_SYS(getdents64),    SCMP_SYS(getcwd),        SCMP_SYS(poll),
    SCMP_SYS(ppoll),          SCMP_SYS(munmap),        SCMP_SYS(mremap),        SCMP_SYS(madvise),
    SCMP_SYS(brk),            SCMP_SYS(futex),         SCMP_SYS(sched_yield),   SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrandom),      SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),  SCMP_SYS(gettimeofday),
    SCMP_SYS(time),           SCMP_SYS(nanosleep),     SCMP_SYS(clock_nanosleep), SCMP_SYS(times),
    SCMP_SYS(getrusage),      SCMP_SYS(getpid),        SCMP_SYS(gettid),        SCMP_SYS(getppid),
    SCMP_SYS(getuid),         SCMP_SYS(geteuid),       SCMP_SYS(getgid),        SCMP_SYS(getegid),
    SCMP_SYS(uname),          SCMP_SYS(sysinfo),       SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),   SCMP_SYS(sigaltstack),   SCMP_SYS(set_robust_list), SCMP_SYS(rseq),
    SCMP_SYS(restart_syscall), SCMP_SYS(exit),         SCMP_SYS(exit_group),
};

/* Harmless probes of libraries: told "not permitted" instead of being killed, so that an honest
 * library goes on. Everything not named in this file kills the process. */
static const int refused[] = {
    SCMP_SYS(ioctl),  SCMP_SYS(prctl), SCMP_SYS(prlimit64), SCMP_SYS(sched_setaffinity),
    SCMP_SYS(socket), SCMP_SYS(clone), SCMP_SYS(fork),      SCMP_SYS(vfork),
    /* abort() sends itself a signal first and, refused, ends by a trap: a crash that looks like one. */
    SCMP_SYS(tgkill),
};

/* fcntl commands that neither lock, signal nor lease. */
static const int descriptor_commands[] = {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC};

static int add_lists(scmp_filter_ctx context) {
    for (size_t index = 0; index < sizeof allowed / sizeof *allowed; index++)
        if (seccomp_rule_add(context, SCMP_ACT_ALLOW, allowed[index], 0) < 0) return -1;
    for (size_t index = 0; index < sizeof refused / sizeof *refused; index++)
        if (seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), refused[index], 0) < 0) return -1;
    /* glibc falls back from clone3 to clone only on this answer. */
    return seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
}

/* Memory that can be executed is never made; what the rules' patterns need was made before the fork. */
static int add_memory_rule(scmp_filter_ctx context, int call) {
    int failure = seccomp_rule_add(
        context, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    failure |= seccomp_rule_add(
        context, SCMP_ACT_ERRNO(EACCES), call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC));
    return failure;
}

/* Opening for anything but reading is refused here too, so that it stays refused without Landlock. */
static int add_open_rules(scmp_filter_ctx context) {
    const scmp_datum_t writing[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE & ~O_DIRECTORY};
    scmp_datum_t mask = O_CREAT | O_TRUNC | O_ACCMODE | (O_TMPFILE & ~O_DIRECTORY);
    int failure = 0;
    failure |= seccomp_rule_add(
        context, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, mask, O_RDONLY));
    failure |= seccomp_rule_add(
        context, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, mask, O_RDONLY));
    for (size_t index = 0; index < sizeof writing / sizeof *writing; index++) {
        failure |= seccomp_rule_add(
            context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
            SCMP_A2(SCMP_CMP_MASKED_EQ, writing[index], writing[index]));
        failure |= seccomp_rule_add(
            context, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1,
            SCMP_A1(SCMP_CMP_MASKED_EQ, writing[index], writing[index]));
    }
    return failure;
}

static int add_rules(scmp_filter_ctx context) {
    if (add_lists(context) < 0) return -1;
    if (add_memory_rule(context, SCMP_SYS(mmap)) < 0) return -1;
    if (add_memory_rule(context, SCMP_SYS(mprotect)) < 0) return -1;
    if (add_open_rules(context) < 0) return -1;
    for (size_t index = 0; index < sizeof descriptor_commands / sizeof *descriptor_commands; index++)
        if (seccomp_rule_add(
                context, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                SCMP_A1(SCMP_CMP_EQ, (scmp_datum_t)descriptor_commands[index])) < 0)
            return -1;
    return 0;
}

/* libseccomp 2.5 exports a program only into a descriptor. */
static const void *program_of(scmp_filter_ctx context, uint16_t *count) {
    int descriptor = memfd_create("obstat-filter", MFD_CLOEXEC);
    if (descriptor < 0) return NULL;
    void *program = NULL;
    if (seccomp_export_bpf(context, descriptor) == 0) {
        off_t size = lseek(descriptor, 0, SEEK_END);
        if (size > 0 && size % 8 == 0 && size / 8 <= UINT16_MAX) program = malloc((size_t)size);
        if (program && pread(descriptor, program, (size_t)size, 0) != size) {
            free(program);
            program = NULL;
        }
        *count = (uint16_t)(size / 8);
    }
    close(descriptor);
    return program;
}

const void *csandbox_filter(uint16_t *count) {
    scmp_filter_ctx context = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!context) return NULL;
    const void *program = add_rules(context) == 0 ? program_of(context, count) : NULL;
    seccomp_release(context);
    return program;
}

int csandbox_seccomp_available(void) {
    uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}
