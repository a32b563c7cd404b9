import Glibc

extension RunningProgram {
    /// A pipe with room for a mebibyte, so that a program does not wait for a test that is looking elsewhere.
    ///
    /// To be called under ``spawning``, as there is a moment in which another child would inherit it.
    static func pipe() throws -> (reader: Int32, writer: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe Glibc.pipe(&ends) == 0 else { throw ScratchFolder.Failure(call: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // F_SETPIPE_SZ. Refused where the user has many pipes: then the usual room must do.
        _ = fcntl(ends[1], 1031, 1 << 20)
        return (ends[0], ends[1])
    }

    static func spawn(
        _ program: String, _ arguments: [RawPath], _ environment: [String: String],
        _ streams: (Int32, Int32, Int32)
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, streams.0, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, streams.1, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, streams.2, 2)
        var id: pid_t = 0
        let words = environment.map { Array("\($0)=\($1)".utf8CString) }
        let code = unsafe withTerminated(
            [RawPath(Array(program.utf8)).terminated] + arguments.map(\.terminated)
        ) { arguments in
            unsafe withTerminated(words) { environment in
                unsafe posix_spawn(&id, program, &actions, nil, arguments, environment)
            }
        }
        guard code == 0 else { throw ScratchFolder.Failure(call: "posix_spawn", code: code) }
        return id
    }

    private static func withTerminated<R>(
        _ strings: [[CChar]], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
            capacity: strings.count + 1)
        defer { unsafe pointers.deallocate() }
        for (index, string) in strings.enumerated() { unsafe pointers[index] = strdup(string) }
        unsafe pointers[strings.count] = nil
        defer { for index in strings.indices { unsafe free(pointers[index]) } }
        return unsafe body(pointers)
    }
}
