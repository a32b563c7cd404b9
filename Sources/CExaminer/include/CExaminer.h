/* CExaminer: descriptors across a socket, sealed memory and processes, where Swift can't reach.
 *
 * The CMSG macros are not imported into Swift, fork is declared unavailable there, and posix_spawn's
 * file actions are clumsy through pointers. The Swift module Descriptors is the only importer.
 * Every descriptor made here is close-on-exec; every function returns a negative errno on failure. */
#ifndef CEXAMINER_H
#define CEXAMINER_H

#include <stddef.h>
#include <sys/types.h>

/* The most descriptors that one message carries. */
#define CEXAMINER_DESCRIPTORS 4

/* Two connected sockets that keep message boundaries. */
int cexaminer_socket_pair(int pair[2]);

/* Sends one whole message with descriptors, without waiting: -EAGAIN where the socket is full. */
int cexaminer_send(int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count);

/* Receives one message without waiting. Returns its size, 0 at the end, -EMSGSIZE where bytes or descriptors did not fit
 * (nothing is kept then), -EAGAIN where there is none. Received descriptors belong to the caller. */
ssize_t cexaminer_receive(int socket, void *bytes, size_t capacity, int *descriptors, size_t *descriptor_count);

/* A file in memory with these bytes that nobody can change any more. */
int cexaminer_sealed_memory(const char *name, const void *bytes, size_t count);

/* Whether the descriptor is a file in memory that nobody can change: 1 or 0. */
int cexaminer_is_sealed(int descriptor);

/* A pipe: pair[0] reads, pair[1] writes. */
int cexaminer_pipe(int pair[2]);

/* Starts a program in its own process group with `first` as descriptor 3, `second` as 4, /dev/null as input and
 * output, the caller's standard error and nothing else. Returns the process id. */
pid_t cexaminer_spawn(
    const char *executable, char *const *arguments, char *const *environment, int first, int second);

/* fork(2). Only for a process that has never had a second thread. */
pid_t cexaminer_fork(void);

/* Ignores SIGPIPE and the signals that stop a service, blocks SIGCHLD and returns a descriptor that is readable after a child has ended. */
int cexaminer_child_signals(void);

/* Has the calling process killed when its parent ends. Returns 0, or -ESRCH where the parent has ended already. */
int cexaminer_end_with(pid_t parent);

/* Gives the calling process, fresh from fork, an empty signal mask again. */
void cexaminer_unblock_signals(void);

#endif
