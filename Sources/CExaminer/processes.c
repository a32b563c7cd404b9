/* Making processes, hearing of their end, and the memory and pipes they share. */
#define _GNU_SOURCE
#include "CExaminer.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

static const int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

static int write_whole(int descriptor, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return -errno;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

int cexaminer_sealed_memory(const char *name, const void *bytes, size_t count) {
    int descriptor = memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return -errno;
    int failure = write_whole(descriptor, bytes, count);
    if (failure == 0 && fcntl(descriptor, F_ADD_SEALS, seals) < 0) failure = -errno;
    if (failure == 0) return descriptor;
    close(descriptor);
    return failure;
}

int cexaminer_is_sealed(int descriptor) {
    int found = fcntl(descriptor, F_GET_SEALS);
    return found >= 0 && (found & seals) == seals;
}

int cexaminer_pipe(int pair[2]) {
    return pipe2(pair, O_CLOEXEC) < 0 ? -errno : 0;
}

/* Above the numbers that the new process uses, so that putting one in place can't close the other. */
static int lifted(int descriptor) {
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 16);
}

static int set_actions(posix_spawn_file_actions_t *actions, int first, int second) {
    int failure = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    if (!failure) failure = posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
    if (!failure) failure = posix_spawn_file_actions_adddup2(actions, first, 3);
    if (!failure) failure = posix_spawn_file_actions_adddup2(actions, second, 4);
    if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(actions, 5);
    return failure;
}

static int set_attributes(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int failure = posix_spawnattr_setsigmask(attributes, &none);
    if (!failure) failure = posix_spawnattr_setsigdefault(attributes, &all);
    if (!failure) failure = posix_spawnattr_setpgroup(attributes, 0);
    if (!failure)
        failure = posix_spawnattr_setflags(
            attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    return failure;
}

static pid_t spawn_with(
    const char *executable, char *const *arguments, char *const *environment, int first, int second) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure) return -failure;
    failure = posix_spawnattr_init(&attributes);
    if (failure) {
        posix_spawn_file_actions_destroy(&actions);
        return -failure;
    }
    pid_t process = 0;
    failure = set_actions(&actions, first, second);
    if (!failure) failure = set_attributes(&attributes);
    if (!failure) failure = posix_spawn(&process, executable, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure ? -failure : process;
}

pid_t cexaminer_spawn(
    const char *executable, char *const *arguments, char *const *environment, int first, int second) {
    int lifted_first = lifted(first);
    int lifted_second = lifted(second);
    pid_t process = lifted_first < 0 || lifted_second < 0
        ? -EMFILE
        : spawn_with(executable, arguments, environment, lifted_first, lifted_second);
    if (lifted_first >= 0) close(lifted_first);
    if (lifted_second >= 0) close(lifted_second);
    return process;
}

pid_t cexaminer_fork(void) {
    pid_t process = fork();
    return process < 0 ? -errno : process;
}

/* A service that is stopped gets these in all its processes at once. The parent decides what becomes of the
 * documents at hand; a server or child that ended first would look as if a document had killed it. */
static const int stopping[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};

int cexaminer_child_signals(void) {
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    signal(SIGPIPE, SIG_IGN);
    for (size_t index = 0; index < sizeof stopping / sizeof *stopping; index++) signal(stopping[index], SIG_IGN);
    if (sigprocmask(SIG_BLOCK, &ended, NULL) < 0) return -errno;
    int descriptor = signalfd(-1, &ended, SFD_CLOEXEC | SFD_NONBLOCK);
    return descriptor < 0 ? -errno : descriptor;
}

int cexaminer_end_with(pid_t parent) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) return -errno;
    return getppid() == parent ? 0 : -ESRCH;
}

void cexaminer_unblock_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}
